#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

const api::Service& Context::service() const {
  if (!service_) service_ = std::make_shared<const api::Service>(bundle());
  return *service_;
}

}  // namespace handlingsrom::cli
