#include "surface/routes/report_shelf.hpp"

#include <sodium.h>

#include <array>
#include <fstream>
#include <iterator>

#include "surface/http/target.hpp"

namespace handlingsrom::routes {
namespace {

std::string media_type_of(const std::filesystem::path& file) {
  if (file.extension() == ".html") return "text/html; charset=utf-8";
  if (file.extension() == ".json") return "application/json";
  if (file.extension() == ".pdf") return "application/pdf";
  if (file.extension() == ".csv") return "text/csv; charset=utf-8";
  if (file.extension() == ".toml") return "application/toml";
  if (file.extension() == ".ics") return "text/calendar; charset=utf-8";
  const std::string office = "application/vnd.openxmlformats-officedocument.";
  return office + (file.extension() == ".docx" ? "wordprocessingml.document" : "spreadsheetml.sheet");
}

}  // namespace

ReportFile report_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  return {path.filename().string(), media_type_of(path), std::make_shared<const http::Content>(std::move(bytes))};
}

std::string shelf_address(const std::string& id, const std::string& name) {
  return "/api/v1/reports/" + id + "/" + http::percent_encode(name);
}

std::string ReportShelf::put(std::vector<ReportFile> files) {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 2 * bytes.size() + 1> id{};
  sodium_bin2hex(id.data(), id.size(), bytes.data(), bytes.size());
  const std::lock_guard lock(mutex_);
  reports_.push_back(Report{id.data(), std::move(files)});
  if (reports_.size() > most_reports) reports_.pop_front();
  return id.data();
}

std::optional<ReportFile> ReportShelf::find(std::string_view id, std::string_view name) const {
  const std::lock_guard lock(mutex_);
  for (const Report& report : reports_) {
    if (report.id != id) continue;
    for (const ReportFile& file : report.files) {
      if (file.name == name) return file;
    }
  }
  return std::nullopt;
}

}  // namespace handlingsrom::routes
