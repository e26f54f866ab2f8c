#include "surface/api/service.hpp"

namespace handlingsrom::api {

Service::Service(const std::filesystem::path& bundle) : facts_(facts::load(bundle)) {}

MunicipalityIndex Service::find(std::string_view text) const { return facts_->registry->find(text); }

const registry::Municipality& Service::municipality(MunicipalityIndex index) const {
  return facts_->registry->at(index);
}

const rooms::Chain& Service::chain() const {
  std::call_once(chain_prepared_, [this] { chain_ = std::make_unique<const rooms::Chain>(facts_); });
  return *chain_;
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
