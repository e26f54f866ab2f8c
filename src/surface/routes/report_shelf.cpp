#include "surface/routes/report_shelf.hpp"

#include <sodium.h>

#include <array>

namespace handlingsrom::routes {

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
