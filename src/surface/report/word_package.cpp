#include "surface/report/word_package.hpp"

#include <zip.h>

#include "base/error.hpp"

namespace handlingsrom::report {
namespace {

[[noreturn]] void refuse(const char* what) { throw Error(ErrorCode::internal, "internal", {{"reason", what}}); }

}  // namespace

std::string package(const std::vector<PackagePart>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (buffer == nullptr) refuse("zip buffer");
  zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(buffer);
    refuse("zip archive");
  }
  zip_source_keep(buffer);
  for (const PackagePart& part : parts) {
    zip_source_t* bytes = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t index = bytes == nullptr ? -1 : zip_file_add(archive, part.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(bytes);
      zip_discard(archive);
      zip_source_free(buffer);
      refuse("zip part");
    }
    constexpr zip_uint16_t first_day = (1U << 5U) | 1U;  // of 1980, the oldest that the format knows
    zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, first_day, 0);
  }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    zip_source_free(buffer);
    refuse("zip close");
  }
  std::string result;
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(buffer, &stat) == 0 && zip_source_open(buffer) == 0) {
    result.resize(stat.size);
    const zip_int64_t got = zip_source_read(buffer, result.data(), result.size());
    zip_source_close(buffer);
    if (got < 0 || static_cast<std::size_t>(got) != result.size()) result.clear();
  }
  zip_source_free(buffer);
  if (result.empty()) refuse("zip read");
  return result;
}

}  // namespace handlingsrom::report
