// Any bytes as a file that a user brings, whatever its kind turns out to be.
#include "understood.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  handlingsrom::fuzz::understand_or_refuse(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
