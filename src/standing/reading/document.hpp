// A file read into sheets of cells or cubes of figures, with what was recognised on the way.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "standing/reading/cube.hpp"
#include "standing/reading/encoding.hpp"
#include "standing/reading/limits.hpp"
#include "standing/reading/number.hpp"
#include "standing/reading/sheet.hpp"

namespace handlingsrom::reading {

enum class Format { delimited, xlsx, ods, json_stat };
/// "csv", "xlsx", "ods", "json-stat".
std::string_view name_of(Format format) noexcept;

/// Something the user should know about how the file was read: a key in the message catalogues (`reading.notice.<key>`) and what it speaks of.
struct Notice {
  std::string key;
  std::vector<std::pair<std::string, std::string>> arguments;
};

/// How the file was understood as bytes. Encoding and separator belong to text files.
struct Recognised {
  Format format = Format::delimited;
  Encoding encoding = Encoding::utf8;
  bool byte_order_mark = false;
  char separator = ',';             // ',', ';', tab or '|'
  bool separator_declared = false;  // by a first line "sep=;"
  DecimalMark decimal_mark = DecimalMark::comma;
  bool decimal_mark_seen = false;  // some number tells; otherwise the separator's custom decides
  std::size_t ambiguous = 0;       // numbers such as 228.000 that nothing in the file decides
};

struct Document {
  std::string file;  // name for messages
  Recognised recognised;
  std::vector<Sheet> sheets;
  std::vector<Cube> cubes;
  std::vector<Notice> notices;
};

/// Reads a file whole; its kind is told by its bytes, not by its name. Throws Error(bad_input, "file_not_found" or "reading_…") with file, place,
/// what was found and what was expected: an older Excel file or one behind a password, a page or a PDF, a damaged or hostile package, something beyond `limits`.
/// Nothing outside the file is ever opened.
Document read_file(const std::filesystem::path& file, const Limits& limits = {});
Document read_bytes(std::string_view bytes, const std::string& file, const Limits& limits = {});

/// The other number that a cell such as "228.000" can stand for, where nothing in the file told which; NaN otherwise.
double other_reading(const Sheet& sheet, const Cell& cell, const Recognised& recognised);

}  // namespace handlingsrom::reading
