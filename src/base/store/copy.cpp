#include "base/store/copy.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <fstream>

#include <nlohmann/json.hpp>

#include "base/atomic_file.hpp"
#include "base/digest.hpp"
#include "base/store/inside.hpp"
#include "base/store/migrations.hpp"

namespace handlingsrom::store {
namespace {

using Json = nlohmann::json;
constexpr const char* format_name = "handlingsrom-store";

struct Column {
  const char* name;
  bool whole_number = false;
};
struct TableForm {
  const char* name;
  std::vector<Column> columns;
};

/// Every table but the list of migrations, in an order in which rows can be put in again.
const std::vector<TableForm>& tables() {
  static const std::vector<TableForm> all{
      {"entry",
       {{"number", true}, {"time"}, {"action"}, {"subject"}, {"municipality"}, {"content"}, {"author"}, {"hash"}}},
      {"document",
       {{"number", true},
        {"kind"},
        {"municipality"},
        {"name"},
        {"version", true},
        {"beside", true},
        {"body"},
        {"author"},
        {"time"},
        {"note"},
        {"settles", true},
        {"removed", true},
        {"erased", true}}},
      {"delivery", {{"number", true}, {"time"}, {"source"}, {"what"}, {"vintage"}, {"author"}, {"note"}}},
      {"line", {{"place"}, {"series"}, {"source"}, {"added", true}, {"ended", true}, {"body"}}},
      {"series_name", {{"series"}, {"added", true}, {"title"}, {"unit"}}},
      {"card", {{"kind"}, {"key"}, {"owner"}, {"ends"}, {"body"}}},
  };
  return all;
}

/// A row's variables, which a statement reads from or writes into.
struct Row {
  explicit Row(const TableForm& form) : form_(form), texts_(form.columns.size()), numbers_(form.columns.size()) {}

  template <class Exchange>
  void each(const Exchange& exchange) {
    for (std::size_t i = 0; i < form_.columns.size(); ++i)
      form_.columns[i].whole_number ? exchange(numbers_[i]) : exchange(texts_[i]);
  }
  Json json() const {
    Json row = Json::array();
    for (std::size_t i = 0; i < form_.columns.size(); ++i)
      form_.columns[i].whole_number ? row.push_back(numbers_[i]) : row.push_back(texts_[i]);
    return row;
  }
  /// False where the row is not one of the form.
  bool take(const Json& row) {
    if (!row.is_array() || row.size() != form_.columns.size()) return false;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (form_.columns[i].whole_number ? !row[i].is_number_integer() : !row[i].is_string()) return false;
      if (form_.columns[i].whole_number)
        numbers_[i] = row[i].get<long long>();
      else
        texts_[i] = row[i].get<std::string>();
    }
    return true;
  }

 private:
  const TableForm& form_;
  std::deque<std::string> texts_;
  std::deque<long long> numbers_;
};

std::string columns_of(const TableForm& form, const char* before) {
  std::string text;
  for (const Column& column : form.columns) text += (text.empty() ? "" : ", ") + std::string(before) + column.name;
  return text;
}

class Writer {
 public:
  explicit Writer(const std::filesystem::path& file) : file_(file) {}
  void line(const std::string& text) {
    sum_ = digest({sum_, text});
    file_.write(text + "\n");
  }
  void finish(std::int64_t rows) {
    file_.write(Json{{"rows", rows}, {"digest", sum_}}.dump() + "\n");
    file_.commit();
  }

 private:
  AtomicFile file_;
  std::string sum_;
};

[[noreturn]] void refuse(const std::filesystem::path& file, std::int64_t line, const std::string& reason) {
  throw Error(ErrorCode::bad_input, "backup_damaged",
              {{"file", file.string()}, {"line", std::to_string(line)}, {"reason", reason}});
}

/// A backup's lines, one by one, with what has been read so far.
class BackupReader {
 public:
  explicit BackupReader(const std::filesystem::path& file) : file_(file), input_(file, std::ios::binary) {
    std::error_code ignored;
    const bool is_folder = std::filesystem::is_directory(file, ignored);
    if (!input_ || is_folder) {
      throw Error(ErrorCode::bad_input, "file_unreadable",
                  {{"file", file.string()}, {"reason", is_folder ? "Is a directory" : "No such file or directory"}});
    }
    const Json head = next();
    if (!head.is_object() || head.value("format", "") != format_name) refuse("not a backup of the store");
    if (head.value("schema", 0) > latest_migration()) refuse("written by a later version");
  }
  Json next() {
    std::string text;
    ++line_;
    if (!std::getline(input_, text)) refuse("it ends too early");
    before_ = sum_;
    sum_ = digest({sum_, text});
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) refuse(line_ == 1 ? "not a backup of the store" : "the line is not JSON");
    return json;
  }
  /// True for the last line, whose digest must be of all before it.
  bool is_end(const Json& json, std::int64_t rows) {
    if (!json.is_object() || !json.contains("digest")) return false;
    if (json["digest"] != before_ || json.value("rows", std::int64_t{-1}) != rows) refuse("the digest is another");
    return true;
  }
  [[noreturn]] void refuse(const std::string& reason) const { store::refuse(file_, line_, reason); }

 private:
  std::filesystem::path file_;
  std::ifstream input_;
  std::int64_t line_ = 0;
  std::string sum_, before_;
};

const TableForm& form_named(const BackupReader& reader, const Json& json) {
  const auto found = std::find_if(tables().begin(), tables().end(), [&](const TableForm& form) {
    return json.is_object() && json.value("table", "") == form.name;
  });
  if (found == tables().end()) reader.refuse("the table is unknown");
  return *found;
}

void check_empty(Connection& connection) {
  for (const TableForm& form : tables()) {
    int count = 0;
    connection.sql() << "SELECT count(*) FROM (SELECT 1 FROM " << form.name << " LIMIT 1) AS one", soci::into(count);
    if (count > 0) throw Error(ErrorCode::cannot_write, "store_not_empty", {{"store", connection.address().shown()}});
  }
}

/// The rows of one table; what came after them. Rows are put in through one statement.
Json put_rows(Connection& connection, BackupReader& reader, const TableForm& form, std::int64_t& rows) {
  Row row(form);
  soci::statement insert(connection.sql());
  row.each([&](auto& value) { insert.exchange(soci::use(value)); });
  insert.alloc();
  insert.prepare("INSERT INTO " + std::string(form.name) + " (" + columns_of(form, "") + ") VALUES (" +
                 columns_of(form, ":") + ")");
  insert.define_and_bind();
  for (;;) {
    Json json = reader.next();
    if (!json.is_array()) return json;
    if (!row.take(json)) reader.refuse("the row has another form");
    insert.execute(true);
    ++rows;
  }
}

}  // namespace

std::int64_t back_up(const Store& store, const std::filesystem::path& file) {
  Writer writer(file);
  const std::int64_t rows = store.inside().read([&](Connection& connection) {
    writer.line(Json{{"format", format_name}, {"schema", migration_of(connection)}}.dump());
    std::int64_t count = 0;
    for (const TableForm& form : tables()) {
      writer.line(Json{{"table", form.name}}.dump());
      Row row(form);
      soci::statement select(connection.sql());
      row.each([&](auto& value) { select.exchange(soci::into(value)); });
      select.alloc();
      select.prepare("SELECT " + columns_of(form, "") + " FROM " + form.name + " ORDER BY " +
                     (form.columns[0].whole_number ? form.columns[0].name : columns_of(form, "")));
      select.define_and_bind();
      select.execute();
      for (; select.fetch(); ++count) writer.line(row.json().dump());
    }
    return count;
  });
  writer.finish(rows);
  return rows;
}

std::int64_t restore(const Store& store, const std::filesystem::path& file) {
  return store.inside().write([&](Connection& connection) {
    check_empty(connection);
    BackupReader reader(file);
    std::int64_t rows = 0;
    Json json = reader.next();
    while (!reader.is_end(json, rows)) json = put_rows(connection, reader, form_named(reader, json), rows);
    return rows;
  });
}

}  // namespace handlingsrom::store
