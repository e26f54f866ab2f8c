// Any bytes as the text in which the store keeps a line of figures: read, or told to be none of ours; what is read comes back the same from what is written of it.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"
#include "base/store/line_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handlingsrom;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<store::Cell> cells;
  try {
    cells = store::cells_of(text);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::bundle_damaged) throw;
    return 0;
  }
  const std::string written = store::line_text(cells);
  const std::string again = store::line_text(store::cells_of(written));
  if (again != written || store::joined(written, written) != written) std::abort();
  return 0;
}
