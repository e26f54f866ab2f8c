#include "surface/routes/context.hpp"

#include <sodium.h>

#include <array>

namespace handlingsrom::routes {

MunicipalityIndex Context::municipality(const std::string& number) const {
  return service->find_number_or_name(number);
}

std::string Context::version() const {
  const std::string text = program_version + "/" + service->bundle_version() + "/" + service->bundle_digest();
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  std::array<char, 2 * crypto_generichash_BYTES_MIN + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

}  // namespace handlingsrom::routes
