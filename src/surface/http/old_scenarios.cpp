#include "surface/http/old_scenarios.hpp"

#include <sqlite3.h>

#include <memory>

#include "base/digest.hpp"
#include "base/error.hpp"

namespace handlingsrom::http::old_scenarios {
namespace {

constexpr int busy_milliseconds = 5000;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

[[noreturn]] void fail(sqlite3* database) {
  const int code = sqlite3_errcode(database) & 0xFF;
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) throw Error(ErrorCode::busy, "store_busy");
  throw Error(ErrorCode::bundle_damaged, "scenarios_damaged", {{"reason", sqlite3_errmsg(database)}});
}

/// The rows of a statement as texts.
std::vector<std::vector<std::string>> rows(sqlite3* database, const char* sql) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(database, sql, -1, &raw, nullptr) != SQLITE_OK) fail(database);
  const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(raw, sqlite3_finalize);
  std::vector<std::vector<std::string>> found;
  for (;;) {
    const int result = sqlite3_step(raw);
    if (result == SQLITE_DONE) return found;
    if (result != SQLITE_ROW) fail(database);
    std::vector<std::string>& row = found.emplace_back();
    for (int i = 0; i < sqlite3_column_count(raw); ++i) {
      const unsigned char* text = sqlite3_column_text(raw, i);
      row.emplace_back(
          reinterpret_cast<const char*>(text == nullptr ? reinterpret_cast<const unsigned char*>("") : text),
          static_cast<std::size_t>(sqlite3_column_bytes(raw, i)));
    }
  }
}

std::string hash_of(const Record& record, std::string_view before) {
  return handlingsrom::digest({before, std::to_string(record.number), record.time, record.action, record.scenario,
                               record.municipality, record.content});
}

}  // namespace

File read(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) {
    throw Error(ErrorCode::bad_input, "file_unreadable",
                {{"file", file.string()}, {"reason", "No such file or directory"}});
  }
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE, nullptr);
  const Database database(raw);
  if (opened != SQLITE_OK) fail(raw);
  sqlite3_busy_timeout(raw, busy_milliseconds);
  if (const std::string state = rows(raw, "PRAGMA quick_check(1)").at(0).at(0); state != "ok")
    throw Error(ErrorCode::bundle_damaged, "scenarios_damaged", {{"reason", state}});
  File found;
  for (const auto& row : rows(raw,
                              "SELECT id, municipality, name, changes, revision, created, updated, json_valid(changes) "
                              "FROM scenario ORDER BY updated, id"))
    found.scenarios.push_back(
        {row[0], row[1], row[2], row[3], std::atoi(row[4].c_str()), row[5], row[6], row[7] == "1"});
  // Its first version kept no record.
  if (rows(raw, "SELECT 1 FROM sqlite_master WHERE name = 'audit'").empty()) return found;
  for (const auto& row :
       rows(raw, "SELECT number, time, action, scenario, municipality, content, hash FROM audit ORDER BY number"))
    found.record.push_back({std::atoll(row[0].c_str()), row[1], row[2], row[3], row[4], row[5], row[6]});
  return found;
}

std::optional<std::int64_t> first_break(const std::vector<Record>& record) {
  std::string before;
  std::int64_t number = 0;
  for (const Record& entry : record) {
    ++number;
    if (entry.number != number || entry.hash != hash_of(entry, before)) return number;
    before = entry.hash;
  }
  return std::nullopt;
}

std::optional<std::size_t> take_over(ScenarioStore& scenarios, const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) return std::nullopt;
  const File old = read(file);
  std::size_t taken = 0;
  for (const SavedScenario& saved : old.scenarios) taken += scenarios.take_in(saved) ? 1 : 0;
  const std::string last = old.record.empty() ? "" : old.record.back().hash;
  const store::Documents documents(scenarios.store());
  const store::Name name{"moved", "", file.filename().string() + " " + (last.empty() ? "-" : last)};
  if (!documents.find(name))
    documents.put({name, 0, std::to_string(old.scenarios.size()) + " scenarios, record " + last, "", "", 0});
  // The log has gone into the file when the last connection closed.
  std::filesystem::path aside = file.string() + ".moved";
  for (int i = 2; std::filesystem::exists(aside); ++i) aside = file.string() + ".moved-" + std::to_string(i);
  std::error_code failure;
  std::filesystem::rename(file, aside, failure);
  if (failure)
    throw Error(ErrorCode::cannot_write, "cannot_write", {{"file", file.string()}, {"reason", failure.message()}});
  return taken;
}

}  // namespace handlingsrom::http::old_scenarios
