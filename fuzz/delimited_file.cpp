// Any bytes as a text file with separators: what would be told to be another kind has a letter put before it.
#include <string>

#include "understood.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  for (const char* other : {"PK", "{", "%PDF", "\xD0", "<"})
    if (text.starts_with(other)) text.insert(0, "a");
  handlingsrom::fuzz::understand_or_refuse(text);
  return 0;
}
