// Any bytes as a municipality's list of buildings, with and without a use that all of them have: read, or refused with Error(bad_input).
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "standing/buildings/buildings.hpp"

#include "refused.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handlingsrom;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& usual : {std::optional<buildings::Use>{}, std::optional(buildings::Use::school)}) {
    fuzz::refused_or_read([&] {
      for (const buildings::Building& one : buildings::read_bytes(bytes, "fuzz", usual).buildings)
        if (one.name.empty() || std::isinf(one.area) || std::isinf(one.renew)) std::abort();
    });
  }
  return 0;
}
