// What a TOML document is made of once it has been read. Only for toml.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/toml.hpp"

namespace handlingsrom::toml {

/// From 1; columns count characters, not bytes.
struct Place {
  std::uint32_t line = 0, column = 0;
  bool operator==(const Place&) const = default;
};

struct Node {
  Kind kind = Kind::table;
  std::string key;
  std::string words;  // of a text, and a time as it is written
  double number = 0;
  std::int64_t whole = 0;  // of a whole number; while a text is read, what a table or list came of
  bool flag = false;
  Place place{}, key_place{};
  std::vector<Node> items;  // of a list in its order, of a table by key
};

}  // namespace handlingsrom::toml
