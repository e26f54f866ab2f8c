#include "base/store/migrations.hpp"

#include "base/error.hpp"
#include "base/store/store.hpp"

namespace handlingsrom::store {
namespace {

/// Statements of one step. The databases' own words for types stand in capitals behind a dollar sign; a statement of only one of them begins with its name.
using Step = std::vector<std::string>;

// A later version may add a step, never change one: somebody's store has it already.
const std::vector<Step>& steps() {
  static const std::vector<Step> all{
      // 1: documents and the record of changes
      {"CREATE TABLE document (number $INTEGER PRIMARY KEY, kind $TEXT NOT NULL, municipality $TEXT NOT NULL, "
       "name $TEXT NOT NULL, version $INTEGER NOT NULL, beside $INTEGER NOT NULL, body $TEXT NOT NULL, author $TEXT NOT NULL, "
       "time $TEXT NOT NULL, note $TEXT NOT NULL, settles $INTEGER NOT NULL, removed $INTEGER NOT NULL, "
       "erased $INTEGER NOT NULL, UNIQUE (kind, municipality, name, version, beside)) $STRICT",
       "CREATE TABLE entry (number $INTEGER PRIMARY KEY, time $TEXT NOT NULL, action $TEXT NOT NULL, subject $TEXT NOT NULL, "
       "municipality $TEXT NOT NULL, content $TEXT NOT NULL, author $TEXT NOT NULL, hash $TEXT NOT NULL) $STRICT",
       "postgresql CREATE FUNCTION only_added() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'only added'; END $$ "
       "LANGUAGE plpgsql",
       // Only erasing changes a version, and only in one way.
       "$UNCHANGED document (NEW.erased = 1 AND NEW.body = '' AND NEW.author = '' AND NEW.note = '' AND "
       "NEW.number = OLD.number AND NEW.kind = OLD.kind AND NEW.municipality = OLD.municipality AND "
       "NEW.name = OLD.name AND NEW.version = OLD.version AND NEW.beside = OLD.beside AND NEW.time = OLD.time AND "
       "NEW.settles = OLD.settles AND NEW.removed = OLD.removed)",
       "$KEPT document", "$UNCHANGED entry (1 = 0)", "$KEPT entry"},
      // 2: figures with the time that they held. One place's lines lie together, which is how they are asked for.
      {"CREATE TABLE delivery (number $INTEGER PRIMARY KEY, time $TEXT NOT NULL, source $TEXT NOT NULL, what $TEXT NOT NULL, "
       "vintage $TEXT NOT NULL, author $TEXT NOT NULL, note $TEXT NOT NULL) $STRICT",
       "CREATE TABLE line (place $TEXT NOT NULL, series $TEXT NOT NULL, source $TEXT NOT NULL, added $INTEGER NOT NULL "
       "REFERENCES delivery (number), ended $INTEGER NOT NULL, body $TEXT NOT NULL, PRIMARY KEY (place, series, source, added)) "
       "$CLUSTERED",
       "CREATE TABLE series_name (series $TEXT NOT NULL, added $INTEGER NOT NULL REFERENCES delivery (number), title $TEXT NOT "
       "NULL, unit $TEXT NOT NULL, PRIMARY KEY (series, added)) $CLUSTERED",
       // A line can end, once.
       "$UNCHANGED line (OLD.ended = 0 AND NEW.ended > NEW.added AND NEW.place = OLD.place AND NEW.series = OLD.series AND "
       "NEW.source = OLD.source AND NEW.added = OLD.added AND NEW.body = OLD.body)",
       "$KEPT line", "$UNCHANGED delivery (1 = 0)", "$KEPT delivery", "$UNCHANGED series_name (1 = 0)",
       "$KEPT series_name"},
      // 3: documents of a kind, by name alone and latest first, for a list that people leaf through
      {"CREATE INDEX document_named ON document (kind, name)",
       "CREATE INDEX document_latest ON document (kind, time, name)"},
      // 4: cards, which change and go again
      {"CREATE TABLE card (kind $TEXT NOT NULL, key $TEXT NOT NULL, owner $TEXT NOT NULL, ends $TEXT NOT NULL, body $TEXT NOT "
       "NULL, PRIMARY KEY (kind, key)) $CLUSTERED",
       "CREATE INDEX card_owner ON card (kind, owner)", "CREATE INDEX card_ends ON card (ends)"},
      // 5: from here on keys of second factors are sealed (base/access/seal.hpp): an earlier version would take them for other keys and let nobody in
      {},
  };
  return all;
}

void replace_all(std::string& text, const std::string& word, const std::string& by) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size()))
    text.replace(at, word.size(), by);
}

/// "TABLE REST" behind `word`, or nothing when the statement does not begin with it.
std::vector<std::string> parts_behind(const std::string& statement, const std::string& word) {
  if (!statement.starts_with(word + " ")) return {};
  const std::size_t start = word.size() + 1;
  const std::size_t space = statement.find(' ', start);
  return {statement.substr(start, space - start), space == std::string::npos ? "" : statement.substr(space + 1)};
}

/// The statement in the database's own words; empty where it is not for it.
std::string worded(std::string statement, bool shared) {
  if (const auto behind = parts_behind(statement, "postgresql"); !behind.empty())
    return shared ? behind[0] + " " + behind[1] : "";
  if (const auto table = parts_behind(statement, "$UNCHANGED"); !table.empty()) {
    const std::string start = "CREATE TRIGGER " + table[0] + "_unchanged BEFORE UPDATE ON " + table[0];
    return shared ? start + " FOR EACH ROW WHEN (NOT " + table[1] + ") EXECUTE FUNCTION only_added()"
                  : start + " WHEN NOT " + table[1] + " BEGIN SELECT RAISE(ABORT, 'only added'); END";
  }
  if (const auto table = parts_behind(statement, "$KEPT"); !table.empty()) {
    const std::string start = "CREATE TRIGGER " + table[0] + "_kept BEFORE DELETE ON " + table[0];
    return shared ? start + " FOR EACH ROW EXECUTE FUNCTION only_added()"
                  : start + " BEGIN SELECT RAISE(ABORT, 'only added'); END";
  }
  replace_all(statement, "$INTEGER", shared ? "BIGINT" : "INTEGER");
  replace_all(statement, "$REAL", shared ? "DOUBLE PRECISION" : "REAL");
  replace_all(statement, "$TEXT", shared ? "TEXT COLLATE \"C\"" : "TEXT");
  replace_all(statement, "$STRICT", shared ? "" : "STRICT");
  replace_all(statement, "$CLUSTERED", shared ? "" : "STRICT, WITHOUT ROWID");
  return statement;
}

bool has_table(Connection& connection, const std::string& name) {
  int count = 0;
  if (connection.is_shared()) {
    connection.sql()
        << "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = :name",
        soci::use(name), soci::into(count);
  } else {
    connection.sql() << "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = :name", soci::use(name),
        soci::into(count);
  }
  return count > 0;
}

}  // namespace

int latest_migration() noexcept { return static_cast<int>(steps().size()); }

int migration_of(Connection& connection) {
  return connection.guarded([&] {
    if (!has_table(connection, "migration")) return 0;
    int number = 0;
    connection.sql() << "SELECT coalesce(max(number), 0) FROM migration", soci::into(number);
    return number;
  });
}

void migrate(Connection& connection, int number) {
  if (migration_of(connection) == number) return;
  connection.guarded([&] {
    Writing writing(connection);
    if (!has_table(connection, "migration"))
      connection.sql() << worded("CREATE TABLE migration (number $INTEGER PRIMARY KEY, time $TEXT NOT NULL) $STRICT",
                                 connection.is_shared());
    int done = migration_of(connection);
    if (done > latest_migration())
      throw Error(ErrorCode::cannot_write, "store_later", {{"store", connection.address().shown()}});
    for (; done < number; ++done) {
      for (const std::string& statement : steps()[static_cast<std::size_t>(done)]) {
        const std::string words = worded(statement, connection.is_shared());
        if (!words.empty()) connection.sql() << words;
      }
      const int made = done + 1;
      const std::string time = utc_now();
      connection.sql() << "INSERT INTO migration (number, time) VALUES (:number, :time)", soci::use(made),
          soci::use(time);
    }
    writing.commit();
  });
}

}  // namespace handlingsrom::store
