#include "surface/http/audit_log.hpp"

#include "base/digest.hpp"

namespace handlingsrom::http::audit {
namespace {

constexpr const char* columns = "number, time, action, scenario, municipality, content, hash";

std::string hash_of(const Record& record, std::string_view before) {
  return handlingsrom::digest({before, std::to_string(record.number), record.time, record.action, record.scenario,
                               record.municipality, record.content});
}

Record record_in(const sqlite::Statement& row) {
  return {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
}

}  // namespace

void prepare(const sqlite::Database& database) {
  database.execute(
      "CREATE TABLE IF NOT EXISTS audit (number INTEGER PRIMARY KEY, time TEXT NOT NULL, action TEXT NOT NULL, scenario "
      "TEXT NOT NULL, municipality TEXT NOT NULL, content TEXT NOT NULL, hash TEXT NOT NULL) STRICT;"
      "CREATE TRIGGER IF NOT EXISTS audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'only added'); END;"
      "CREATE TRIGGER IF NOT EXISTS audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'only added'); END");
}

void append(const sqlite::Database& database, std::string_view action, std::string_view scenario,
            std::string_view municipality, std::string_view name, std::string_view changes) {
  Record last;
  {
    sqlite::Statement newest(database, std::string("SELECT ") + columns + " FROM audit ORDER BY number DESC LIMIT 1");
    if (newest.step()) last = record_in(newest);
  }
  Record next{last.number + 1,
              database.text("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"),
              std::string(action),
              std::string(scenario),
              std::string(municipality),
              handlingsrom::digest({name, changes}),
              {}};
  next.hash = hash_of(next, last.hash);
  sqlite::Statement insert(database, std::string("INSERT INTO audit (") + columns + ") VALUES (?, ?, ?, ?, ?, ?, ?)");
  insert.bind(next.number).bind(next.time).bind(next.action).bind(next.scenario).bind(next.municipality);
  insert.bind(next.content).bind(next.hash);
  insert.finish();
}

std::vector<Record> read(const sqlite::Database& database) {
  sqlite::Statement select(database, std::string("SELECT ") + columns + " FROM audit ORDER BY number");
  std::vector<Record> records;
  while (select.step()) records.push_back(record_in(select));
  return records;
}

std::optional<int> first_break(const std::vector<Record>& records) {
  std::string before;
  int number = 0;
  for (const Record& record : records) {
    ++number;
    if (record.number != number || record.hash != hash_of(record, before)) return number;
    before = record.hash;
  }
  return std::nullopt;
}

}  // namespace handlingsrom::http::audit
