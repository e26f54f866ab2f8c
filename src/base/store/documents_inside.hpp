// Rows of documents, for those sources of the store that read them.
#pragma once

#include <string>
#include <vector>

#include "base/store/documents.hpp"
#include "base/store/inside.hpp"

namespace handlingsrom::store {

/// The columns of `document d` in the order in which `select` takes them.
inline const std::string all_columns =
    "d.kind, d.municipality, d.name, d.version, d.beside, d.body, d.author, d.time, d.note, d.settles, d.removed, d.erased";
inline const std::string without_body =
    "d.kind, d.municipality, d.name, d.version, d.beside, '' AS body, d.author, d.time, d.note, d.settles, d.removed, "
    "d.erased";

/// What holds of `d`, looked for only where it may matter.
inline const std::string holds_at =
    "d.beside = 0 AND d.version = (SELECT max(e.version) FROM document e WHERE e.kind = d.kind AND e.municipality = "
    "d.municipality AND e.name = d.name AND e.beside = 0 AND e.time <= :time)";
inline const std::string holds_now =
    "d.beside = 0 AND d.version = (SELECT max(e.version) FROM document e WHERE e.kind = d.kind AND e.municipality = "
    "d.municipality AND e.name = d.name AND e.beside = 0)";

/// The rows of a statement whose parameters are texts, in their order, until `take` has had enough (false).
template <class Take>
void each_document(Connection& connection, const std::string& sql, const std::vector<std::string>& texts,
                   const Take& take) {
  Document document;
  int removed = 0, erased = 0;
  soci::statement statement(connection.sql());
  for (const std::string& text : texts) statement.exchange(soci::use(text));
  for (std::string* text : {&document.name.kind, &document.name.municipality, &document.name.name})
    statement.exchange(soci::into(*text));
  statement.exchange(soci::into(document.version));
  statement.exchange(soci::into(document.beside));
  for (std::string* text : {&document.body, &document.author, &document.time, &document.note})
    statement.exchange(soci::into(*text));
  for (int* number : {&document.settles, &removed, &erased}) statement.exchange(soci::into(*number));
  statement.alloc();
  statement.prepare(sql);
  statement.define_and_bind();
  statement.execute();
  while (statement.fetch()) {
    document.removed = removed != 0;
    document.erased = erased != 0;
    if (!take(document)) return;
  }
}

/// All of them.
std::vector<Document> select(Connection& connection, const std::string& sql, const std::vector<std::string>& texts);

/// Takes a version's text away within a write, and says so in the record.
void erase_now(Connection& connection, const Document& document, const std::string& author, const std::string& reason,
               const Options& options);

}  // namespace handlingsrom::store
