// Recorded answers of Klass and of Udir's reports, for the replaying server.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::statistics {

/// What each .json of a folder is, is seen by its form; which classification an answer of Klass is of, by a number of its own in the file's name ("ssb_klass_131_codesAt_2026-01-01.json").
class RecordedRegisters {
 public:
  explicit RecordedRegisters(const std::filesystem::path& folder);
  bool empty() const noexcept { return recordings_.empty(); }
  /// The body that answers a question, as it was recorded; nullopt where nothing does. `path` from the root, `query` decoded.
  std::optional<std::string> answer(std::string_view path, const std::string& query) const;

 private:
  enum class Form { codes, changes, pairs, page, choices, table };
  struct Recording {
    Form form = Form::codes;
    std::string name;  // of the file
    std::string of;    // a page's code; the year of a table
    std::string data;  // of a page: where its figures are
    std::string body;
  };
  const Recording* find(Form form, std::string_view number, std::string_view year) const;

  std::vector<Recording> recordings_;
};

}  // namespace handlingsrom::statistics
