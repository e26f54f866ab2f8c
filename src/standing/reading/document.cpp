#include "standing/reading/document.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "standing/reading/file_bytes.hpp"
#include "standing/reading/package.hpp"
#include "standing/reading/readers.hpp"

namespace handlingsrom::reading {
namespace {

[[noreturn]] void refuse_kind(const std::string& file, const char* kind) {
  throw Error(ErrorCode::bad_input, std::string("reading_kind_") + kind, {{"file", file}});
}

bool begins_like_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  if (bytes[first] != '[') return bytes[first] == '{';
  // A list is JSON too, though never a table of ours: "[1,2" and "[{" are, "[kommune];[år]" is not.
  const std::size_t second = bytes.find_first_not_of(" \t\r\n", first + 1);
  constexpr std::string_view begins = "{[\"-0123456789]";
  return second != std::string_view::npos && begins.find(bytes[second]) != std::string_view::npos;
}

bool begins_like_markup(std::string_view bytes) {
  std::string start(bytes.substr(0, 200));
  std::transform(start.begin(), start.end(), start.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  const std::size_t first = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string::npos) return false;
  const std::string_view rest = std::string_view(start).substr(first);
  return rest.starts_with("<!doctype") || rest.starts_with("<html") || rest.starts_with("<?xml") ||
         rest.starts_with("<table");
}

void read_package(std::string_view bytes, Document& document, const Limits& limits) {
  bool open_document = false;
  {
    Package package(bytes, document.file, limits);
    open_document = package.has("content.xml");
    if (package.has("xl/workbook.bin")) package.refuse("binary", "xl/workbook.bin");
    if (!open_document && !package.has("_rels/.rels")) package.refuse("part_missing", "xl/workbook.xml, content.xml");
  }
  open_document ? read_ods(bytes, document, limits) : read_xlsx(bytes, document, limits);
}

}  // namespace

std::string_view name_of(Format format) noexcept {
  switch (format) {
    case Format::delimited: return "csv";
    case Format::xlsx: return "xlsx";
    case Format::ods: return "ods";
    case Format::json_stat: return "json-stat";
  }
  return "";
}

Document read_bytes(std::string_view bytes, const std::string& file, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) refuse_limit(file, "file_bytes", limits.file_bytes);
  Document document;
  document.file = file;
  if (bytes.empty()) refuse_kind(file, "empty");
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    read_package(bytes, document, limits);
  } else if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    refuse_kind(file, "old_excel");  // or a workbook behind a password: both lie in the same container
  } else if (bytes.starts_with("%PDF")) {
    refuse_kind(file, "pdf");
  } else if (begins_like_markup(bytes)) {
    refuse_kind(file, "markup");
  } else if (begins_like_json(bytes)) {
    document.recognised.format = Format::json_stat;
    document.recognised.decimal_mark = DecimalMark::point;
    document.recognised.decimal_mark_seen = true;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    document.cubes = read_json_stat(bytes, file, limits);
  } else {
    read_delimited(bytes, document, limits);
  }
  return document;
}

Document read_file(const std::filesystem::path& file, const Limits& limits) {
  FileBytes bytes(file, limits.file_bytes, 64);
  const std::string name = file.filename().string();
  if (begins_like_json(bytes.view()) && bytes.view().front() != '\xEF') {
    Document document;
    document.file = name;
    document.recognised.format = Format::json_stat;
    document.recognised.decimal_mark = DecimalMark::point;
    document.recognised.decimal_mark_seen = true;
    document.cubes = read_json_stat_file(file, limits);
    return document;
  }
  return read_bytes(bytes.view(), name, limits);
}

}  // namespace handlingsrom::reading
