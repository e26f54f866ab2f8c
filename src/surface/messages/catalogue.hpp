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
  /// Notes the headings of nb.toml (or nn, en) and of every NAME.nb.toml in `folder`; a file is read when something under one of its headings is first
  /// asked for. What the levers say of themselves, `lever.<id>.…`, stands in their own files, in the folder `levers` beside it.
  /// Throws Error(bad_input, "messages_missing") when nb.toml is not there. What asks for a sentence throws "toml_syntax" with file and line,
  /// "messages_key_doubled" or "messages_not_text" of a file that it reads first.
  Catalogue(std::filesystem::path folder, Language language);

  Language language() const noexcept { return language_; }

  /// The sentence with each `{name}` replaced by its argument; a name without argument stays as written; `{name|one|many}` and `{name|one|many|none}` choose a form, in which # is the number. A key that
  /// the language lacks is looked for in the fallback languages; one that none has comes back as it is.
  std::string text(std::string_view key, const Arguments& arguments = {}) const;

  /// The raw sentence in this language or a fallback; nullopt where none has it.
  std::optional<std::string_view> find(std::string_view key) const;

  /// The same of this language alone.
  std::optional<std::string_view> own(std::string_view key) const;

  /// All of this language's own sentences, for the check that the languages agree; reads every file. Throws "messages_key_doubled" for a key that two
  /// files have.
  std::map<std::string, std::string, std::less<>> entries() const;

 private:
  using Entries = std::map<std::string, std::string, std::less<>>;
  /// A file, read when it is first asked for.
  struct File {
    std::filesystem::path path;
    std::once_flag read;
    Entries entries;
  };
  const Entries& entries_of(File& file) const;
  void add_file(const std::filesystem::path& path);
  const Entries& lever_entries() const;

  std::filesystem::path folder_;
  Language language_;
  std::vector<std::unique_ptr<File>> files_;
  std::map<std::string, std::vector<File*>, std::less<>> under_;  // a heading to the files that have it

  mutable std::once_flag levers_read_;
  mutable Entries levers_;
  mutable std::once_flag fallback_read_;
  mutable std::unique_ptr<Catalogue> fallback_;
};

/// The sentence that tells the user about `error`: key `error.<error.key()>`, told.
std::string sentence(const Catalogue& catalogue, const Error& error);

/// A sentence whose arguments come from a room that knows no language: `expected` and `reason` are looked up as `expected.<value>` and `reason.<value>`,
/// the parts of `own_figure` ("net_spending, care") as `own.quantity.<part>` and `sector.<part>`, and an amount ("211234567 kr") is written the language's way.
std::string told(const Catalogue& catalogue, std::string_view key, Arguments arguments);

/// The names in `{…}` of a sentence.
std::set<std::string> argument_names(std::string_view text);

}  // namespace handlingsrom::messages
