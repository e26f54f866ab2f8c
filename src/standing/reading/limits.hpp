// How much a file may ask of the machine. A file beyond a limit is refused; none of them is met by real files of the kinds we know.
#pragma once

#include <cstddef>
#include <cstdint>

namespace handlingsrom::reading {

struct Limits {
  std::size_t file_bytes = 256U << 20U;         // as it lies on the disk
  std::size_t unpacked_bytes = 2048ULL << 20U;  // all parts of a package together, while they stream past
  std::size_t part_bytes = 256U << 20U;   // of one part that must be held whole (styles, lists of sheets, ODS content)
  std::size_t unpacked_per_packed = 300;  // real sheets come to 10–60; a zip bomb to 1,000 and more
  std::size_t cells = 20'000'000;         // in all sheets together; 16 bytes each
  std::size_t text_bytes = 512U << 20U;   // distinct texts of a file together
  std::uint32_t rows = 1U << 20U;         // of a sheet: what spreadsheets have
  std::uint32_t columns = 1U << 14U;
  std::size_t sheets = 1000;
  std::size_t parts = 10'000;  // files in a package
  int depth = 64;              // of elements in XML that is walked down
};

}  // namespace handlingsrom::reading
