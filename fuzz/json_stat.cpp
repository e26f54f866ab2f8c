// Any bytes as JSON-stat: copied to memory that ends where they end, so that a byte read too far is seen.
#include <memory>
#include <cstring>
#include <string>

#include "understood.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text = "{";
  if (size > 0 && data[0] == '{') text.clear();
  text.append(reinterpret_cast<const char*>(data), size);
  const std::unique_ptr<char[]> exact(new char[text.size()]);
  std::memcpy(exact.get(), text.data(), text.size());
  handlingsrom::fuzz::understand_or_refuse(std::string_view(exact.get(), text.size()));
  return 0;
}
