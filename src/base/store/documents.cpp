#include "base/store/documents.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "base/store/documents_inside.hpp"
#include "base/text.hpp"

namespace handlingsrom::store {
namespace {

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_note = 10'000;
const std::string of_name = "d.kind = :kind AND d.municipality = :municipality AND d.name = :name";

const std::string end_of_time = "9999";

std::vector<std::string> texts_of(const Name& name) { return {name.kind, name.municipality, name.name}; }

std::vector<Document> versions(Connection& connection, const Name& name, const std::string& columns) {
  return select(connection, "SELECT " + columns + " FROM document d WHERE " + of_name + " ORDER BY d.number",
                texts_of(name));
}

std::optional<Document> holding(Connection& connection, const Name& name, const std::string& time) {
  std::vector<std::string> texts = texts_of(name);
  texts.push_back(time);
  const std::vector<Document> found =
      select(connection, "SELECT " + all_columns + " FROM document d WHERE " + of_name + " AND " + holds_at, texts);
  if (found.empty()) return std::nullopt;
  return found.front();
}

std::optional<Document> one_version(Connection& connection, const Name& name, int version, int beside) {
  // Numbers of ours, not words of another's.
  const std::vector<Document> found =
      select(connection,
             "SELECT " + all_columns + " FROM document d WHERE " + of_name +
                 " AND d.version = " + std::to_string(version) + " AND d.beside = " + std::to_string(beside),
             texts_of(name));
  if (found.empty()) return std::nullopt;
  return found.front();
}

std::optional<Document> unless_removed(std::optional<Document> document) {
  if (document && document->removed) return std::nullopt;
  return document;
}

void check_name(const std::string& text, bool may_be_empty, std::size_t longest = longest_name) {
  if ((text.empty() || is_blank(text)) && !(may_be_empty && text.empty()))
    throw Error(ErrorCode::bad_input, "document_name", {{"found", text}});
  if (text.size() > longest || !is_plain_text(text))
    throw Error(ErrorCode::bad_input, "document_name", {{"found", visible(text.substr(0, longest_name))}});
}

void check(const Draft& draft, const Options& options) {
  check_name(draft.name.kind, false);
  check_name(draft.name.municipality, true);
  check_name(draft.name.name, false);
  check_name(draft.author, true);
  std::string body = draft.body;
  std::erase(body, '\r');  // as some editors end their lines
  if (!is_plain_text(body, Lines::several) || !is_plain_text(draft.note, Lines::several) ||
      draft.note.size() > longest_note)
    throw Error(ErrorCode::bad_input, "document_text", {{"name", draft.name.name}});
  if (draft.body.size() > options.most_bytes)
    throw Error(ErrorCode::bad_input, "document_size",
                {{"name", draft.name.name}, {"limit", std::to_string(options.most_bytes)}});
}

Error no_such_version(const Name& name, int version) {
  return {ErrorCode::unknown_name, "document_version", {{"name", name.name}, {"version", std::to_string(version)}}};
}

std::string subject_of(const Document& document) {
  std::string subject = document.name.kind + "/" + document.name.name + " " + std::to_string(document.version);
  if (document.beside > 0) subject += "-" + std::to_string(document.beside);
  return subject;
}

void insert(Connection& connection, const Document& document) {
  long long number = 0;
  connection.sql() << "SELECT coalesce(max(number), 0) + 1 FROM document", soci::into(number);
  const int removed = document.removed ? 1 : 0;
  connection.sql()
      << "INSERT INTO document (number, kind, municipality, name, version, beside, body, author, time, note, "
         "settles, removed, erased) VALUES (:number, :kind, :municipality, :name, :version, :beside, :body, "
         ":author, :time, :note, :settles, :removed, 0)",
      soci::use(number), soci::use(document.name.kind), soci::use(document.name.municipality),
      soci::use(document.name.name), soci::use(document.version), soci::use(document.beside), soci::use(document.body),
      soci::use(document.author), soci::use(document.time), soci::use(document.note), soci::use(document.settles),
      soci::use(removed);
}

Put stored_as(Document document, std::optional<Document> other) {
  document.body.clear();
  return {std::move(document), std::move(other)};
}

Put put_now(Connection& connection, const Draft& draft, bool removal, const Options& options) {
  const std::vector<Document> before = versions(connection, draft.name, without_body);
  const std::optional<Document> latest = holding(connection, draft.name, end_of_time);
  if (removal && !latest) throw Error(ErrorCode::unknown_name, "document_unknown", {{"name", draft.name.name}});
  const int latest_version = latest ? latest->version : 0;
  const bool anew = draft.seen == 0 && latest && latest->removed;
  const int seen = anew ? latest_version : draft.seen;
  if (seen < 0 || seen > latest_version) throw no_such_version(draft.name, draft.seen);
  int last_beside = 0;
  for (const Document& one : before) last_beside = std::max(last_beside, one.beside);
  if (draft.settles < 0 || draft.settles > last_beside) throw no_such_version(draft.name, draft.settles);

  const bool stale = seen != latest_version;
  const auto other = stale ? latest : std::nullopt;
  if (stale) {  // made already, and the answer lost?
    for (const Document& one : before) {
      if (one.version != seen + 1 || one.author != draft.author || one.removed != removal || one.erased) continue;
      const Document whole = *one_version(connection, draft.name, one.version, one.beside);
      if (whole.body == draft.body) return stored_as(whole, one.beside > 0 ? other : std::nullopt);
    }
    if (draft.or_refuse) throw Error(ErrorCode::no_solution, "document_changed_meanwhile", {{"name", draft.name.name}});
  }
  Document next{draft.name, seen + 1,      stale ? last_beside + 1 : 0,
                draft.body, draft.author,  time_of_change(connection, options),
                draft.note, draft.settles, removal,
                false};
  insert(connection, next);
  const std::string action = std::string(removal ? "removed" : "put") + (stale ? "_beside" : "");
  append_entry(connection, next.time, action, subject_of(next), next.name.municipality, digest({next.body, next.note}),
               next.author);
  return stored_as(std::move(next), other);
}

}  // namespace

std::vector<Document> select(Connection& connection, const std::string& sql, const std::vector<std::string>& texts) {
  std::vector<Document> found;
  each_document(connection, sql, texts, [&](const Document& document) {
    found.push_back(document);
    return true;
  });
  return found;
}

void erase_now(Connection& connection, const Document& document, const std::string& author, const std::string& reason,
               const Options& options) {
  const Name& name = document.name;
  connection.sql() << "UPDATE document SET body = '', author = '', note = '', erased = 1 WHERE kind = :kind AND "
                      "municipality = :municipality AND name = :name AND version = :version AND beside = :beside",
      soci::use(name.kind), soci::use(name.municipality), soci::use(name.name), soci::use(document.version),
      soci::use(document.beside);
  append_entry(connection, time_of_change(connection, options), "erased", subject_of(document), name.municipality,
               digest({reason}), author);
}

Put Documents::put(const Draft& draft) const {
  Inside& inside = store_.inside();
  check(draft, inside.options());
  return inside.write([&](Connection& connection) { return put_now(connection, draft, false, inside.options()); });
}

Put Documents::remove(const Name& name, int seen, const std::string& author, const std::string& note) const {
  Inside& inside = store_.inside();
  const Draft draft{name, seen, "", author, note, 0};
  check(draft, inside.options());
  return inside.write([&](Connection& connection) { return put_now(connection, draft, true, inside.options()); });
}

std::optional<Document> Documents::find(const Name& name) const {
  return store_.inside().read(
      [&](Connection& connection) { return unless_removed(holding(connection, name, end_of_time)); });
}

std::optional<Document> Documents::find_at(const Name& name, const std::string& time) const {
  const std::string then = moment(time);
  return store_.inside().read([&](Connection& connection) { return unless_removed(holding(connection, name, then)); });
}

std::optional<Document> Documents::version(const Name& name, int version, int beside) const {
  return store_.inside().read([&](Connection& connection) { return one_version(connection, name, version, beside); });
}

std::vector<Document> Documents::list(const std::string& kind, const std::optional<std::string>& municipality,
                                      const std::string& time) const {
  std::vector<std::string> texts{kind};
  if (municipality) texts.push_back(*municipality);
  texts.push_back(time.empty() ? end_of_time : moment(time));
  const std::string sql = "SELECT " + without_body + " FROM document d WHERE d.kind = :kind" +
                          (municipality ? " AND d.municipality = :municipality" : "") + " AND " + holds_at +
                          " AND d.removed = 0 ORDER BY d.municipality, d.name";
  return store_.inside().read([&](Connection& connection) { return select(connection, sql, texts); });
}

std::vector<Name> Documents::names() const {
  return store_.inside().read([&](Connection& connection) {
    std::vector<Name> found;
    Name next;
    soci::statement select =
        (connection.sql().prepare
             << "SELECT DISTINCT kind, municipality, name FROM document ORDER BY kind, municipality, name",
         soci::into(next.kind), soci::into(next.municipality), soci::into(next.name));
    select.execute();
    while (select.fetch()) found.push_back(next);
    return found;
  });
}

std::vector<Document> Documents::history(const Name& name) const {
  return store_.inside().read([&](Connection& connection) { return versions(connection, name, without_body); });
}

std::vector<Document> Documents::open(const Name& name) const {
  return store_.inside().read([&](Connection& connection) {
    const std::vector<Document> all = versions(connection, name, all_columns);
    std::vector<Document> found;
    for (const Document& one : all) {
      const bool settled =
          std::any_of(all.begin(), all.end(), [&](const Document& later) { return later.settles == one.beside; });
      if (one.beside > 0 && !settled && !one.erased) found.push_back(one);
    }
    return found;
  });
}

void Documents::erase(const Name& name, int version, int beside, const std::string& author,
                      const std::string& reason) const {
  Inside& inside = store_.inside();
  check(Draft{name, 0, "", author, reason, 0}, inside.options());
  inside.write([&](Connection& connection) {
    const std::optional<Document> document = one_version(connection, name, version, beside);
    if (!document) throw no_such_version(name, version);
    if (document->erased) return false;
    erase_now(connection, *document, author, reason, inside.options());
    return true;
  });
}

}  // namespace handlingsrom::store
