// Any bytes as a table's declaration and as an answer of the service: read, or refused with Error(bad_input).
#include <cstdint>
#include <string_view>

#include "standing/statistics/client.hpp"
#include "standing/statistics/table_file.hpp"

#include "refused.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handlingsrom;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  statistics::words_of_error(text);
  statistics::status_in_body(text);
  fuzz::refused_or_read([&] { statistics::read_table_file(text, "fuzz.toml"); });
  return 0;
}
