// Every sentence a user reads comes from here: data/messages/*.toml, by key and language.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "surface/messages/language.hpp"

namespace handlingsrom::messages {

using Arguments = std::vector<std::pair<std::string, std::string>>;

/// The sentences of one language, keys flattened with dots: [error] csv_empty → "error.csv_empty".
/// Safe to read from many threads.
class Catalogue {
 public:
  /// Reads nb.toml (or nn, en) and every NAME.nb.toml in `folder`, in order of name. What the levers say of themselves, `lever.<id>.…`,
  /// stands in their own files, in the folder `levers` beside it, and is read when it is first asked for.
  /// Throws Error(bad_input): "messages_missing" when nb.toml is not there, "toml_syntax" with file and line,
  /// "messages_key_doubled", "messages_not_text".
  Catalogue(std::filesystem::path folder, Language language);

  Language language() const noexcept { return language_; }

  /// The sentence with each `{name}` replaced by its argument; a name without argument stays as written. A key that
  /// the language lacks is looked for in the fallback languages; one that none has comes back as it is.
  std::string text(std::string_view key, const Arguments& arguments = {}) const;

  /// The raw sentence in this language or a fallback; nullopt where none has it.
  std::optional<std::string_view> find(std::string_view key) const;

  /// This language's own sentences, for the check that the languages agree.
  const std::map<std::string, std::string, std::less<>>& entries() const noexcept { return entries_; }

 private:
  std::filesystem::path folder_;
  Language language_;
  std::map<std::string, std::string, std::less<>> entries_;
  const std::map<std::string, std::string, std::less<>>& lever_entries() const;

  mutable std::once_flag levers_read_;
  mutable std::map<std::string, std::string, std::less<>> levers_;
  mutable std::once_flag fallback_read_;
  mutable std::unique_ptr<Catalogue> fallback_;
};

/// The sentence that tells the user about `error`: key `error.<error.key()>`. The values of its arguments `expected` and
/// `reason` come from rooms that know no language; they are looked up as `expected.<value>` and `reason.<value>` first.
std::string sentence(const Catalogue& catalogue, const Error& error);

/// The names in `{…}` of a sentence.
std::set<std::string> argument_names(std::string_view text);

}  // namespace handlingsrom::messages
