// Finished report files, kept in memory for a while under an address that cannot be guessed.
#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "surface/http/content.hpp"

namespace handlingsrom::routes {

struct ReportFile {
  std::string name;  // "5029-skaun.html"
  std::string media_type;
  std::shared_ptr<const http::Content> content;
};

/// Reads a finished file. Its media type follows from how its name ends.
ReportFile report_file(const std::filesystem::path& path);

/// Where a file of the report `id` is fetched.
std::string shelf_address(const std::string& id, const std::string& name);

/// The oldest report leaves when there are more than `most_reports`. Safe for many threads.
class ReportShelf {
 public:
  static constexpr std::size_t most_reports = 12;

  /// The id that the files are found under.
  std::string put(std::vector<ReportFile> files);
  std::optional<ReportFile> find(std::string_view id, std::string_view name) const;

 private:
  struct Report {
    std::string id;
    std::vector<ReportFile> files;
  };
  mutable std::mutex mutex_;
  std::deque<Report> reports_;
};

}  // namespace handlingsrom::routes
