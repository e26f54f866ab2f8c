// Programmes that are kept in the store: listed, opened in any version as it was, changed by one who says which version was seen. When two change at once
// both are kept, and the second is told.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/store/documents.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

/// "5" of the line that holds; "5.1": kept beside it, because somebody else had been quicker.
struct KeptVersion {
  std::string version, saved;  // saved: ISO 8601, UTC
  bool beside = false;
};

struct KeptProgramme {
  std::string id;  // "5046.Name": municipality and the name that it was first kept under
  std::string name;
  std::string version, newest, saved, text;
};

/// Cheap to make; the store outlives it. Safe from many threads. Every function throws what the store's throw.
class KeptProgrammes {
 public:
  explicit KeptProgrammes(const store::Store& store) : documents_(store) {}

  /// Of a municipality by its number, by name; without texts.
  std::vector<KeptProgramme> list(const std::string& municipality) const;
  /// Under its title, or the title with a number where that is taken. The text has been read as a programme.
  /// `author`: the number of an account, or empty.
  KeptProgramme keep(const std::string& municipality, const std::string& title, const std::string& text,
                     const std::string& author = {}) const;
  /// `version` empty: the newest. Throws Error(unknown_name, "programme_not_kept").
  KeptProgramme open(const std::string& id, const std::string& version = {}) const;
  /// A new version by somebody who saw `seen`; `settles`: one beside that is taken in by this, "5.1", or empty. Throws
  /// Error(no_solution, "programme_changed_meanwhile") with `newest` and `kept` (what was sent is kept as that version), Error(unknown_name, "programme_not_kept").
  KeptProgramme change(const std::string& id, const std::string& seen, const std::string& text,
                       const std::string& settles = {}, const std::string& author = {}) const;
  /// A new version by somebody who saw `seen`, after which every earlier one that still has what is to be gone (`has_it`, of its text) is erased for good; the record
  /// says so. Throws what change throws; then nothing is erased.
  KeptProgramme forget(const std::string& id, const std::string& seen, const std::string& text,
                       const std::function<bool(const std::string&)>& has_it) const;
  /// The newest first.
  std::vector<KeptVersion> versions(const std::string& id) const;

 private:
  store::Documents documents_;
};

}  // namespace handlingsrom::api
