#include "surface/api/service.hpp"

#include <algorithm>

#include "outlook/rooms/chain.hpp"
#include "standing/comparison/accounts.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::api {

Service::Service(const std::filesystem::path& bundle) : facts_(facts::load(bundle)) {}

Service::Service(std::shared_ptr<const facts::Facts> facts) : facts_(std::move(facts)) {}

Service::~Service() = default;

MunicipalityIndex Service::find(std::string_view text) const { return facts_->registry->find(text); }

MunicipalityIndex Service::find_number_or_name(const std::string& text) const {
  const bool four_digits =
      text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (four_digits) {
    if (const auto index = facts_->registry->find_number(MunicipalityNumber{std::stoi(text)})) return *index;
  }
  return find(text);
}

std::vector<MunicipalityIndex> Service::all_municipalities() const {
  std::vector<MunicipalityIndex> all;
  for (int i = 0; i < facts_->registry->size(); ++i) all.push_back(MunicipalityIndex{i});
  return all;
}

registry::Region Service::region(std::string_view text) const { return registry::find_region(*facts_->registry, text); }

double Service::inhabitants(MunicipalityIndex index) const {
  return facts_->population.total(index.value, last_counted());
}

Year Service::first_counted() const { return facts_->population.first_year(); }

Year Service::last_counted() const { return facts_->population.last_year(); }

const std::vector<facts::Source>& Service::sources() const noexcept { return facts_->sources; }

const facts::Source& Service::source(std::string_view id) const { return facts_->source(id); }

const facts::Source* Service::find_source(std::string_view id) const {
  const auto found = std::find_if(sources().begin(), sources().end(), [&](const auto& one) { return one.id == id; });
  return found == sources().end() ? nullptr : &*found;
}

const std::string& Service::bundle_version() const noexcept { return facts_->version; }

const std::string& Service::bundle_digest() const noexcept { return facts_->digest; }

Assumptions Service::default_assumptions() const { return chain().default_assumptions(); }

const registry::Municipality& Service::municipality(MunicipalityIndex index) const {
  return facts_->registry->at(index);
}

const rooms::Chain& Service::chain() const {
  std::call_once(chain_prepared_, [this] { chain_ = std::make_unique<const rooms::Chain>(facts_); });
  return *chain_;
}

const comparison::AccountsBook& Service::accounts() const {
  std::call_once(accounts_prepared_, [this] { accounts_ = std::make_unique<const comparison::AccountsBook>(*facts_); });
  return *accounts_;
}

const rooms::Figures& Service::with_chance(MunicipalityIndex index) const {
  {
    const std::scoped_lock lock(chance_guard_);
    if (const auto known = chance_.find(index.value); known != chance_.end()) return *known->second;
  }
  const rooms::Request request{.municipality = index};
  auto figures = std::make_unique<rooms::Figures>(chain().run(request));
  chain().add_chance(request, *figures);
  const std::scoped_lock lock(chance_guard_);
  return *chance_.try_emplace(index.value, std::move(figures)).first->second;
}

}  // namespace handlingsrom::api
