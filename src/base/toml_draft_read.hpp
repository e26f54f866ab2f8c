// A document of the library as an item with the comments of its file. Not for others than Draft.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "base/toml_draft.hpp"

namespace handlingsrom::toml {

/// What each line of a file has of comments, strings stepped over.
struct DraftLine {
  bool blank = false;
  bool comment = false;  // nothing else
  bool taken = false;
  std::size_t end = 0;  // where the next line begins
  std::string text;     // of a comment line, whole
  std::string beside;   // from "#" on
};
std::vector<DraftLine> lines_of(std::string_view text);

class DraftReader {
 public:
  explicit DraftReader(std::vector<DraftLine>& lines) : lines_(lines) {}

  Item item(const ::toml::node& from);
  /// The last line of what a node holds, its keys and heads.
  std::size_t last_line(const ::toml::node& node) const;
  /// The comments under the last that was read.
  std::string rest() const;

 private:
  Item table(const ::toml::table& from);
  /// The comment lines right above, with blank lines between them left out.
  std::string above(std::uint64_t line);
  std::string beside_of(std::uint64_t line) const;

  std::vector<DraftLine>& lines_;
};

}  // namespace handlingsrom::toml
