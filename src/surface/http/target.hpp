// The target of a request, decoded and checked: "/api/v1/municipalities/5029?lang=nb".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace handlingsrom::http {

/// A path in its parts and a query in its pairs, percent-decoded. All is plain text (base/text.hpp); no part is empty, ".",
/// "..", or holds a slash or a backslash.
struct Target {
  static constexpr std::size_t longest = 8192;

  std::string raw;  // as sent, for the answer cache
  std::vector<std::string> parts;
  std::vector<std::pair<std::string, std::string>> query;

  /// First value of `name` in the query; nullopt when it is not there.
  std::optional<std::string_view> parameter(std::string_view name) const;
};

/// For a part of a path or a header's extended value (RFC 8187): letters, figures, '-', '.' and '_' stay, all else is escaped.
std::string percent_encode(std::string_view text);

/// nullopt for a target that is too long or breaks the rules above.
std::optional<Target> parse_target(std::string_view text);

/// `+` becomes a space when `form` is set. nullopt for a broken escape.
std::optional<std::string> percent_decode(std::string_view text, bool form);

}  // namespace handlingsrom::http
