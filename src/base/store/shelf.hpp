// The documents of one kind as a list that people leaf through: latest change first, by pages, within limits of room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/store/documents.hpp"

namespace handlingsrom::store {

class Shelf {
 public:
  /// `kind` is the room's word (Name::kind).
  Shelf(const Store& store, std::string kind) : store_(store), kind_(std::move(kind)) {}

  struct Page {
    std::vector<Document> documents;  // what holds, with bodies
    std::string next;                 // where the next page begins; empty: this is the last
  };
  /// At most `most` documents and `most_bytes` of text, but at least one; of all municipalities where none is named. `after` is an earlier page's `next`,
  /// or empty. `shorten` may take out of a document what the list does not show, before it counts. Throws Error(bad_input, "document_page") for another.
  Page page(const std::optional<std::string>& municipality, const std::string& after, std::size_t most,
            std::size_t most_bytes, const std::function<void(Document&)>& shorten = {}) const;
  /// By name alone, where names are unique in all municipalities; nullopt where there is none or it was removed.
  std::optional<Document> find(const std::string& name) const;
  /// True where there is or was one of that name.
  bool has_been(const std::string& name) const;
  /// How many hold.
  std::int64_t count(const std::optional<std::string>& municipality = {}) const;
  /// Bytes of the texts of all versions that are kept.
  std::int64_t bytes() const;
  /// Takes away for good the texts of documents that were removed, the one removed first before all, until so many bytes are freed; how many were. Each is
  /// in the record with the reason.
  std::int64_t erase_removed(std::int64_t bytes, const std::string& reason) const;

 private:
  const Store& store_;
  const std::string kind_;
};

}  // namespace handlingsrom::store
