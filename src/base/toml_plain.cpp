#include "base/toml_plain.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "base/toml_cursor.hpp"

namespace handlingsrom::toml {
namespace {

constexpr std::size_t most_keys = 1000;  // of one table, which is kept in order as it grows
constexpr std::size_t usual_keys = 4;

/// What a table or list came of: one of a head, or on the way to one, grows by other heads, one of a key with dots by other such keys, one that was written as a
/// value by neither. Kept in `whole`, which tables and lists have no other use for.
enum Origin : std::int64_t { of_value, of_head, on_the_way, of_dots };

class PlainReader {
 public:
  explicit PlainReader(std::string_view text) : at_(text) {}

  Node read() {
    root_.place = {1, 1};
    root_.whole = of_head;
    Node* table = &root_;
    for (at_.skip_blank(); !at_.at_end(); at_.skip_blank()) {
      if (at_.peek() == '[')
        table = &head();
      else
        member(*table, 0);
      at_.end_of_line();
    }
    return std::move(root_);
  }

 private:
  [[noreturn]] static void give_up() { throw NotPlain{}; }

  /// Where the key stands or would stand; the library's tables are in order of their keys.
  static std::vector<Node>::iterator place_in(Node& table, std::string_view key) {
    return std::lower_bound(table.items.begin(), table.items.end(), key,
                            [](const Node& item, std::string_view wanted) { return item.key < wanted; });
  }
  static Node& add(Node& table, std::string_view key, Place key_place) {
    const auto at = place_in(table, key);
    if ((at != table.items.end() && at->key == key) || table.items.size() >= most_keys) give_up();
    if (table.items.empty()) {
      table.items.reserve(usual_keys);
      return named(table.items.emplace_back(), key, key_place);
    }
    return named(*table.items.emplace(at), key, key_place);
  }
  static Node& named(Node& made, std::string_view key, Place key_place) {
    made.key = key;
    made.key_place = key_place;
    return made;
  }

  /// [a.b] or [[a.b]]: the table that is spoken of from here on.
  Node& head() {
    const Place place = at_.here();
    at_.step();
    const bool one_of_list = at_.peek() == '[';
    if (one_of_list) at_.step();
    Node* table = &root_;
    for (int depth = 1;; ++depth) {
      if (depth >= deepest) give_up();
      at_.skip_spaces();
      const Place key_place = at_.here();
      const std::string_view key = at_.key();
      at_.skip_spaces();
      if (at_.peek() != '.') {
        at_.expect(']');
        if (one_of_list) at_.expect(']');
        return one_of_list ? one_more(*table, key, key_place, place) : own_table(*table, key, key_place, place);
      }
      at_.step();
      const auto found = place_in(*table, key);
      if (found == table->items.end() || found->key != key) {
        table = &new_table(*table, key, key_place, place, on_the_way);
        continue;
      }
      const bool grows = found->kind == Kind::table || found->kind == Kind::list;
      if (!grows || (found->whole != of_head && found->whole != on_the_way)) give_up();
      table = found->kind == Kind::list ? &found->items.back() : &*found;
    }
  }
  static Node& own_table(Node& table, std::string_view key, Place key_place, Place place) {
    const auto found = place_in(table, key);
    if (found == table.items.end() || found->key != key || found->kind != Kind::table || found->whole != on_the_way)
      return new_table(table, key, key_place, place, of_head);
    found->place = place;
    found->whole = of_head;
    return *found;
  }
  static Node& new_table(Node& table, std::string_view key, Place key_place, Place place, Origin origin) {
    Node& made = add(table, key, key_place);
    made.kind = Kind::table;
    made.place = place;
    made.whole = origin;
    return made;
  }
  static Node& one_more(Node& table, std::string_view key, Place key_place, Place place) {
    const auto found = place_in(table, key);
    Node* list = nullptr;
    if (found != table.items.end() && found->key == key) {
      list = &*found;
      if (list->kind != Kind::list || list->whole != of_head) give_up();
    } else {
      list = &add(table, key, key_place);
      list->kind = Kind::list;
      list->place = place;
      list->whole = of_head;
    }
    Node& made = list->items.emplace_back();
    made.key = key;
    made.key_place = list->key_place;
    made.place = place;
    made.whole = of_head;
    return made;
  }

  /// key = value, or a.b.key = value.
  void member(Node& within, int depth) {
    Node* table = &within;
    for (;; ++depth) {
      if (depth >= deepest) give_up();
      const Place key_place = at_.here();
      const std::string_view key = at_.key();
      at_.skip_spaces();
      if (at_.peek() != '.') {
        at_.expect('=');
        at_.skip_spaces();
        return value(add(*table, key, key_place), depth);
      }
      at_.step();
      at_.skip_spaces();
      const auto found = place_in(*table, key);
      if (found == table->items.end() || found->key != key) {
        table = &new_table(*table, key, key_place, key_place, of_dots);
      } else {
        if (found->kind != Kind::table || found->whole != of_dots) give_up();
        table = &*found;
      }
    }
  }

  void value(Node& into, int depth) {
    if (depth >= deepest) give_up();
    into.place = at_.here();
    if (at_.peek() == '[')
      list(into, depth);
    else if (at_.peek() == '{')
      table(into, depth);
    else
      at_.single(into);
  }

  void list(Node& into, int depth) {
    into.kind = Kind::list;
    at_.step();
    at_.skip_blank();
    while (at_.peek() != ']') {
      Node& item = into.items.emplace_back();
      item.key = into.key;
      item.key_place = into.key_place;
      value(item, depth + 1);
      at_.skip_blank();
      if (at_.peek() != ',') break;
      at_.step();
      at_.skip_blank();
    }
    at_.expect(']');
  }

  void table(Node& into, int depth) {
    into.kind = Kind::table;
    at_.step();
    at_.skip_spaces();
    if (at_.peek() != '}') {
      for (;;) {
        member(into, depth + 1);
        at_.skip_spaces();
        if (at_.peek() != ',') break;
        at_.step();
        at_.skip_spaces();
      }
    }
    at_.expect('}');
  }

  Cursor at_;
  Node root_;
};

}  // namespace

std::optional<Node> read_plain(std::string_view text) {
  // Characters that show nothing, and bytes that are none: the library knows which of them TOML allows.
  if (text.find('\r') != std::string_view::npos || !is_plain_text(text, Lines::several)) return std::nullopt;
  try {
    return PlainReader(text).read();
  } catch (const NotPlain&) {
    return std::nullopt;
  }
}

}  // namespace handlingsrom::toml
