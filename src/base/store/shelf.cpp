#include "base/store/shelf.hpp"

#include "base/store/documents_inside.hpp"

namespace handlingsrom::store {
namespace {

constexpr std::size_t length_of_time = 24;  // 2026-11-28T21:00:00.000Z

std::string place_of(const Document& document) { return document.time + "." + document.name.name; }

std::int64_t selected_number(Connection& connection, const std::string& sql, const std::vector<std::string>& texts) {
  long long found = 0;
  soci::statement statement(connection.sql());
  for (const std::string& text : texts) statement.exchange(soci::use(text));
  statement.exchange(soci::into(found));
  statement.alloc();
  statement.prepare(sql);
  statement.define_and_bind();
  statement.execute(true);
  return found;
}

}  // namespace

Shelf::Page Shelf::page(const std::optional<std::string>& municipality, const std::string& after, std::size_t most,
                        std::size_t most_bytes, const std::function<void(Document&)>& shorten) const {
  if (!after.empty() && (after.size() < length_of_time + 2 || after[length_of_time] != '.'))
    throw Error(ErrorCode::bad_input, "document_page", {{"found", after}});
  std::vector<std::string> texts{kind_};
  std::string where = "d.kind = :kind";
  if (municipality) {
    texts.push_back(*municipality);
    where += " AND d.municipality = :municipality";
  }
  if (!after.empty()) {
    const std::string time = after.substr(0, length_of_time);
    texts.insert(texts.end(), {time, time, after.substr(length_of_time + 1)});
    where += " AND (d.time < :before OR (d.time = :same AND d.name > :behind))";
  }
  const std::string sql = "SELECT " + all_columns + " FROM document d WHERE " + where + " AND d.removed = 0 AND " +
                          holds_now + " ORDER BY d.time DESC, d.name LIMIT " + std::to_string(most + 1);
  return store_.inside().read([&](Connection& connection) {
    Page page;
    std::size_t bytes = 0;
    each_document(connection, sql, texts, [&](Document document) {
      if (shorten) shorten(document);
      bytes += document.body.size();
      const bool full = page.documents.size() >= most || bytes > most_bytes;
      if (full && !page.documents.empty()) {
        page.next = place_of(page.documents.back());
        return false;
      }
      page.documents.push_back(std::move(document));
      return true;
    });
    return page;
  });
}

std::optional<Document> Shelf::find(const std::string& name) const {
  return store_.inside().read([&](Connection& connection) -> std::optional<Document> {
    const std::vector<Document> found =
        select(connection,
               "SELECT " + all_columns + " FROM document d WHERE d.kind = :kind AND d.name = :name AND " + holds_now,
               {kind_, name});
    if (found.empty() || found.front().removed) return std::nullopt;
    return found.front();
  });
}

bool Shelf::has_been(const std::string& name) const {
  return store_.inside().read([&](Connection& connection) {
    return selected_number(connection, "SELECT count(*) FROM document WHERE kind = :kind AND name = :name",
                           {kind_, name}) > 0;
  });
}

std::int64_t Shelf::count(const std::optional<std::string>& municipality) const {
  std::vector<std::string> texts{kind_};
  if (municipality) texts.push_back(*municipality);
  const std::string sql = std::string("SELECT count(*) FROM document d WHERE d.kind = :kind") +
                          (municipality ? " AND d.municipality = :municipality" : "") + " AND d.removed = 0 AND " +
                          holds_now;
  return store_.inside().read([&](Connection& connection) { return selected_number(connection, sql, texts); });
}

std::int64_t Shelf::bytes() const {
  return store_.inside().read([&](Connection& connection) {
    const std::string size = connection.is_shared() ? "octet_length(body)" : "length(CAST(body AS BLOB))";
    return selected_number(connection, "SELECT coalesce(sum(" + size + "), 0) FROM document WHERE kind = :kind",
                           {kind_});
  });
}

std::int64_t Shelf::erase_removed(std::int64_t bytes, const std::string& reason) const {
  Inside& inside = store_.inside();
  const std::string sql = "SELECT " + all_columns +
                          " FROM document d JOIN document r ON r.kind = d.kind AND r.municipality = d.municipality AND "
                          "r.name = d.name WHERE d.kind = :kind AND d.erased = 0 AND d.removed = 0 AND r.removed = 1 "
                          "AND r.beside = 0 AND r.version = (SELECT max(e.version) FROM document e WHERE e.kind = "
                          "r.kind AND e.municipality = r.municipality AND e.name = r.name AND e.beside = 0) "
                          "ORDER BY r.number, d.number";
  return inside.write([&](Connection& connection) {
    std::int64_t freed = 0;
    std::vector<Document> taken;
    each_document(connection, sql, {kind_}, [&](const Document& document) {
      if (freed >= bytes) return false;
      freed += static_cast<std::int64_t>(document.body.size());
      taken.push_back(document);
      return true;
    });
    for (const Document& document : taken) erase_now(connection, document, "", reason, inside.options());
    return freed;
  });
}

}  // namespace handlingsrom::store
