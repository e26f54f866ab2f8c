// A published page's answers cross from one thread of the browser to another, and are not packed on the way.
#include "surface/http/content.hpp"

namespace handlingsrom::http {

std::string_view name_of(Encoding) noexcept { return {}; }
Encoding negotiate(std::string_view) noexcept { return Encoding::identity; }

std::shared_ptr<const std::string> Content::in(Encoding& encoding) const {
  encoding = Encoding::identity;
  return plain_;
}

}  // namespace handlingsrom::http
