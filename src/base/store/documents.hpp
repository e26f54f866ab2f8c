// Documents in all their versions: a programme, a decision, a scenario, notes from a meeting. What has been stored stays stored.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/store/store.hpp"

namespace handlingsrom::store {

/// What one document is called. `kind` is the room's word for it ("programme", "decision", "scenario"), `municipality` its number, or empty for what
/// belongs to none; `name` is unique within both.
struct Name {
  std::string kind;
  std::string municipality;
  std::string name;
  auto operator<=>(const Name&) const = default;
};

/// One version of a document. The store does not look inside `body` (TOML, JSON: the room knows).
struct Document {
  Name name;
  int version = 0;   // 1, 2, …; a version that stands beside has the number that it would have had
  int beside = 0;    // 0: of the line that holds; 1, 2, …: kept beside it, because another had been quicker
  std::string body;  // empty where removed or erased, and in lists
  std::string author;
  std::string time;  // utc_now's form
  std::string note;  // the author's words about the change
  int settles = 0;   // the version beside that this one has taken in
  bool removed = false;
  bool erased = false;  // the text is gone for good (erase)
};

/// What is to be stored.
struct Draft {
  Name name;
  int seen = 0;  // the version that the author had before the eyes; 0: none
  std::string body;
  std::string author;
  std::string note;
  int settles = 0;  // a version beside that the author has taken in: it is no longer open
  bool or_refuse =
      false;  // where another was quicker: store nothing beside, throw Error(no_solution, "document_changed_meanwhile")
};

/// What came of it.
struct Put {
  Document stored;  // without its body
  std::optional<Document>
      other;  // stands beside: what had come first, with its body, to be shown to the author. Nothing is lost, someone must join them.
};

/// The documents of a store. All texts are told apart byte by byte and come back as they were.
class Documents {
 public:
  explicit Documents(const Store& store) : store_(store) {}

  /// Adds a version. Where `seen` is the latest, it becomes the one that holds; where another has been quicker, both are kept: this one beside
  /// (`Put::other`). The same text asked for again by the same author, after an answer that was lost, is stored once. `seen` 0 also where the document was
  /// removed. Throws Error(bad_input, "document_name") for a name that is empty, longer than 200 bytes or no plain text (base/text.hpp), "document_size"
  /// beyond the limit, Error(unknown_name, "document_version") when `seen` or `settles` is of a version that there is not.
  Put put(const Draft& draft) const;
  /// As put, and what holds is that there is none; its versions stay. A stale removal is kept beside like any other. Throws
  /// Error(unknown_name, "document_unknown").
  Put remove(const Name& name, int seen, const std::string& author, const std::string& note = {}) const;

  /// What holds now; nullopt where there is none or it was removed.
  std::optional<Document> find(const Name& name) const;
  /// What held at `time` (moment).
  std::optional<Document> find_at(const Name& name, const std::string& time) const;
  std::optional<Document> version(const Name& name, int version, int beside = 0) const;

  /// Of a kind, by municipality and name, without bodies; of all municipalities where none is named. `time` as in find_at; empty: now. Removed ones are
  /// not there.
  std::vector<Document> list(const std::string& kind, const std::optional<std::string>& municipality = {},
                             const std::string& time = {}) const;
  /// The name of every document that there is or was, in their order.
  std::vector<Name> names() const;
  /// Every version, those beside too, as they were stored, without bodies.
  std::vector<Document> history(const Name& name) const;
  /// Kept beside and not settled yet, with bodies.
  std::vector<Document> open(const Name& name) const;

  /// Takes a version's text, author and note away for good, because the law asks for it (personal data): the only thing that is ever lost, and the record
  /// says so. Throws Error(unknown_name, "document_version").
  void erase(const Name& name, int version, int beside, const std::string& author, const std::string& reason) const;

 private:
  const Store& store_;
};

}  // namespace handlingsrom::store
