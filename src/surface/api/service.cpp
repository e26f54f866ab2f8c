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

}  // namespace handlingsrom::api
