// Names while they are typed: what a few letters may become, without accents, by old names and numbers too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standing/registry/registry.hpp"

namespace handlingsrom::registry {

/// A municipality of today that the text may mean. `by` is the old name or number, or the name in another language, that it was found by,
/// with its last year where it is an old one; empty where its own name or number was.
struct Suggestion {
  MunicipalityIndex municipality;
  std::string by;
  int until = 0;  // last year of an old name; 0: not an old one
};

/// Names that begin with the text, then those with a word that does, then those that hold it; own names before others, names before
/// old ones, each municipality once, but a split one for each that it became. At most `count`; empty for an empty text.
std::vector<Suggestion> suggest(const Registry& registry, std::string_view text, std::size_t count = 8);

}  // namespace handlingsrom::registry
