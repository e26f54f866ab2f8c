#include "standing/reading/package.hpp"

#include <algorithm>

#include <zip.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "standing/reading/readers.hpp"

namespace handlingsrom::reading {
namespace {

constexpr std::size_t piece_bytes = 1U << 16U;  // fits a processor's cache: a package has many small parts
constexpr std::size_t ratio_from = 16U << 20U;  // below this much no ratio can hurt

bool leads_out(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
      name.find(':') != std::string_view::npos)
    return true;
  for (std::size_t start = 0; start <= name.size();) {
    const std::size_t end = std::min(name.find('/', start), name.size());
    if (name.substr(start, end - start) == "..") return true;
    start = end + 1;
  }
  return false;
}

}  // namespace

void Package::Close::operator()(zip* archive) const { zip_discard(archive); }
void Package::CloseFile::operator()(zip_file* part) const { zip_fclose(part); }

Package::Package(std::string_view bytes, const std::string& file, const Limits& limits)
    : file_(file), limits_(limits), packed_(bytes.size()) {
  zip_error_t fault;
  zip_error_init(&fault);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &fault);
  if (source != nullptr) {
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &fault));
    if (!archive_) zip_source_free(source);
  }
  const std::string reason = zip_error_strerror(&fault);
  zip_error_fini(&fault);
  if (!archive_) refuse("damaged", reason);
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  if (count < 0 || static_cast<std::size_t>(count) > limits.parts) refuse_limit(file_, "parts", limits.parts);
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    if (zip_stat_index(archive_.get(), i, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0) refuse("damaged", "");
    const std::string_view name = stat.name;
    if (leads_out(name)) refuse("name", name);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
      refuse("password", name);
    names_.emplace_back(name);
  }
  std::vector<std::string> sorted = names_;
  std::sort(sorted.begin(), sorted.end());
  if (const auto twice = std::adjacent_find(sorted.begin(), sorted.end()); twice != sorted.end())
    refuse("twice", *twice);
}

Package::~Package() = default;

void Package::refuse(std::string_view what, std::string_view found) const {
  throw Error(ErrorCode::bad_input, "reading_package_" + std::string(what),
              {{"file", file_}, {"found", shortened(found)}});
}

bool Package::has(const std::string& part) const {
  return std::find(names_.begin(), names_.end(), part) != names_.end();
}

bool Package::has_folder(std::string_view folder) const {
  return std::any_of(names_.begin(), names_.end(), [&](const std::string& name) { return name.starts_with(folder); });
}

void Package::stream(const std::string& part, const std::function<void(std::string_view)>& take) {
  const zip_int64_t index = zip_name_locate(archive_.get(), part.c_str(), 0);
  if (index < 0) refuse("part_missing", part);
  const std::unique_ptr<zip_file, CloseFile> opened(
      zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (!opened) refuse("damaged", part);
  std::string piece(piece_bytes, '\0');
  for (;;) {
    const zip_int64_t got = zip_fread(opened.get(), piece.data(), piece.size());
    if (got < 0) refuse("damaged", part);
    if (got == 0) return;
    unpacked_ += static_cast<std::size_t>(got);
    if (unpacked_ > limits_.unpacked_bytes) refuse_limit(file_, "unpacked_bytes", limits_.unpacked_bytes);
    if (unpacked_ > ratio_from && unpacked_ / limits_.unpacked_per_packed > packed_) {
      refuse_limit(file_, "unpacked_per_packed", limits_.unpacked_per_packed);
    }
    take(std::string_view(piece).substr(0, static_cast<std::size_t>(got)));
  }
}

std::string Package::read(const std::string& part) {
  std::string whole;
  stream(part, [&](std::string_view piece) {
    if (whole.size() + piece.size() > limits_.part_bytes) refuse_limit(file_, "part_bytes", limits_.part_bytes);
    whole.append(piece);
  });
  return whole;
}

std::string Package::resolve(std::string_view folder, std::string_view target) {
  std::vector<std::string_view> parts;
  const auto walk = [&](std::string_view path) {
    for (std::size_t start = 0; start <= path.size();) {
      const std::size_t end = std::min(path.find('/', start), path.size());
      const std::string_view part = path.substr(start, end - start);
      start = end + 1;
      if (part.empty() || part == ".") continue;
      if (part == "..") {
        if (parts.empty()) return false;
        parts.pop_back();
      } else {
        parts.push_back(part);
      }
    }
    return true;
  };
  if (target.find("://") != std::string_view::npos || target.find('\\') != std::string_view::npos) return {};
  if (!target.starts_with('/') && !walk(folder)) return {};
  if (!walk(target)) return {};
  std::string result;
  for (const std::string_view part : parts) result.append(result.empty() ? "" : "/").append(part);
  return result;
}

}  // namespace handlingsrom::reading
