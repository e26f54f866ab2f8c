#include "surface/routes/manifest.hpp"

#include <sodium.h>

#include <array>

namespace handlingsrom::routes {

Json manifest(const Context& context, std::uint64_t seed, std::span<const api::Change> changes) {
  Json list = Json::array();
  for (api::Change one : changes) {
    one.reason.clear();  // a reason changes no figure
    list.push_back(change(one));
  }
  const std::string text = list.dump();
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  std::array<char, 33> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return {{"version", context.program_version},
          {"bundle_version", context.service->bundle_version()},
          {"bundle_digest", context.service->bundle_digest()},
          {"seed", seed},
          {"scenario", changes.empty() ? Json(nullptr) : Json(hex.data())}};
}

}  // namespace handlingsrom::routes
