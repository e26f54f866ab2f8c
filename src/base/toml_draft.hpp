// TOML that a program changes and a person goes on writing: a document as a tree in the order of its file, with its comments, and the one way of writing it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace handlingsrom::toml {

struct Entry;

/// A value to be written. A date is text without quotation marks.
struct Item {
  struct Time {
    std::string words;  // "2026-11-28"
  };
  struct List {
    std::vector<Item> items;
  };
  struct Table {
    std::vector<Entry> entries;
    bool inlined = false;  // {a = 1} on one line
  };
  std::variant<std::string, std::int64_t, double, bool, Time, List, Table> value;
  std::string before;  // comment lines above, each with its line break
  std::string beside;  // comment on the same line, from "#" on
  int place = -1;      // which piece of the file it was read from; -1: it is new, or lies within one

  bool is_table() const { return std::holds_alternative<Table>(value); }
  bool is_list() const { return std::holds_alternative<List>(value); }
  Table& table() { return std::get<Table>(value); }
  const Table& table() const { return std::get<Table>(value); }
  std::vector<Item>& items() { return std::get<List>(value).items; }
  const std::vector<Item>& items() const { return std::get<List>(value).items; }

  /// Of a table: nullptr where the key is not there.
  Item* find(std::string_view key);
  const Item* find(std::string_view key) const;
  /// Of a table: in the place of what stood under the key, comments kept, else after the last.
  void set(std::string_view key, Item item);
  /// Of a table: nothing where the key is not there.
  void remove(std::string_view key);
  /// Text of a table's key; empty where there is none.
  std::string text_or(std::string_view key) const;

  static Item of_table(bool inlined = false);
  static Item of_list();
};

struct Entry {
  std::string key;
  Item item;
};

// Here, where an entry is known whole.
inline Item Item::of_table(bool inlined) { return {Table{{}, inlined}, {}, {}, -1}; }
inline Item Item::of_list() { return {List{}, {}, {}, -1}; }

/// A document that can be changed.
class Draft {
 public:
  /// Throws what Document throws for a text that is no TOML.
  Draft(std::string_view text, const std::string& file);

  Item& root() { return root_; }
  const Item& root() const { return root_; }

  /// A key at the top, a table or one of a list of tables that nobody has changed stands as it was written, to the byte, in its place. What is changed or new is
  /// written anew: values of a table before its tables, lists of tables as [[…]], tables within them two spaces further in; comments above and beside
  /// a key or a table stay, those within a list on several lines do not. What is new in a list stands behind its last, else at the end.
  std::string text() const;

 private:
  /// Lines of the file from the comments above a key or head to those above the next, and what they say in our own writing.
  struct Piece {
    std::string as_written, in_own_words;
  };
  Item root_;
  std::vector<Piece> pieces_;  // in the order of the file
  std::string after_;          // comments under the last line
};

/// Of a table's key, at the end of the list; a list that is not there begins.
void append(Item& table, std::string_view key, Item item);
/// The table of a list that has this id; nullptr where there is none.
Item* find_by_id(Item& table, std::string_view list, std::string_view id);

}  // namespace handlingsrom::toml
