#include "surface/api/in_force.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

const api::Service& Context::service() const {
  if (service_) return *service_;
  if (!options_.without_own) {
    if (const auto store = api::open_store_if_there(this->store())) {
      in_force_ = std::make_shared<const api::InForce>(api::service_with_store(
          bundle(), data_folder_ / "tables", *store, store::Lines(*store).as_of(options_.as_of)));
      service_ = in_force_->service;
    }
  }
  if (!service_) service_ = std::make_shared<const api::Service>(bundle());
  return *service_;
}

std::vector<api::FetchedFigure> Context::fetched_figures(const std::string& place) const {
  if (options_.without_own) return {};
  const auto store = api::open_store_if_there(this->store());
  if (!store) return {};
  return api::fetched_figures(*store, data_folder_ / "tables", place, store::Lines(*store).as_of(options_.as_of));
}

std::string Context::in_force_digest() const { return in_force_ ? in_force_->digest : std::string(); }

void Context::tell_in_force() const {
  if (!in_force_) return;
  for (const api::InForceNotice& notice : api::used_of_store(*in_force_))
    message(messages::told(catalogue(), notice.key, notice.arguments));
}

}  // namespace handlingsrom::cli
