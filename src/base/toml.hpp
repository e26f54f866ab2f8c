// TOML as people write it: every value with its place in the file, and one way of naming a fault.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace handlingsrom::toml {

/// How deep tables and lists may lie within each other; a dotted key counts as many as it has parts.
inline constexpr int deepest = 32;

enum class Kind { text, whole, number, flag, time, list, table };

struct Node;

/// One value of a document and what it must be. Cheap to copy; the document must outlive it. Every refusal is an
/// Error(bad_input) with file, line, column, found and expected.
class Value {
 public:
  Value(const Node& node, const std::string& file) : node_(&node), file_(&file) {}

  Kind kind() const;
  bool is_table() const { return kind() == Kind::table; }
  bool is_list() const { return kind() == Kind::list; }
  bool is_text() const { return kind() == Kind::text; }
  bool is_whole() const { return kind() == Kind::whole; }
  /// The key that it stands under; for an item of a list, the list's.
  const std::string& key() const;
  int line() const;
  int column() const;
  int key_line() const;
  int key_column() const;

  // As what it must be; throws "toml_value" where it is something else.
  std::string text() const;       // may be empty; plain text (base/text.hpp), lines allowed
  std::string some_text() const;  // not empty
  double number(double low = -std::numeric_limits<double>::infinity(),
                double high = std::numeric_limits<double>::infinity()) const;  // finite
  std::int64_t whole(std::int64_t low = std::numeric_limits<std::int64_t>::min(),
                     std::int64_t high = std::numeric_limits<std::int64_t>::max()) const;
  bool flag() const;
  std::string date() const;  // "2026-11-22", written without quotation marks
  const Value& table() const;
  std::vector<Value> items() const;   // of a list
  std::vector<Value> tables() const;  // of a list of tables, [[…]]
  std::vector<std::string> texts() const;
  std::vector<double> numbers() const;

  // Of a table.
  std::optional<Value> find(std::string_view key) const;
  /// Throws "toml_missing" at the table where the key is not there; `expected` says what should stand there.
  Value need(std::string_view key, std::string_view expected = "a value") const;
  std::string text_or(std::string_view key, std::string_view otherwise = {}) const;
  double number_or(std::string_view key, double otherwise) const;
  bool flag_or(std::string_view key, bool otherwise) const;
  std::vector<std::string> texts_or_none(std::string_view key) const;
  std::vector<Value> tables_or_none(std::string_view key) const;
  std::vector<Value> values() const;  // in order of key
  /// Throws "toml_unknown_key" for a key that is none of these: most likely one that is misspelt.
  void only(std::initializer_list<std::string_view> keys) const;

  /// "toml_value" with what stands here, or `found`. `expected` is looked up in the catalogues' [expected].
  [[noreturn]] void refuse(std::string_view expected, std::string found = {}) const;
  /// "toml_unknown_key" at the key that it stands under.
  [[noreturn]] void refuse_key(std::string_view expected) const;
  /// An error of the room's own at this place: file, line and column go before its arguments.
  [[noreturn]] void fail(std::string key, Error::Arguments arguments = {}) const;
  /// As it stands in the file, shortened: "\"many\"", "3.5", "[…]", "{…}".
  std::string written() const;

 private:
  const Node* node_;
  const std::string* file_;
};

/// A file's text, read and checked to be TOML 1.0.
class Document {
 public:
  /// `file` names the text in refusals. Throws Error(bad_input, "toml_syntax") and, for what is nested deeper than `deepest`,
  /// "toml_too_deep", with file, line and column.
  Document(std::string_view text, std::string file);
  ~Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;

  Value root() const { return {*root_, *file_}; }

 private:
  std::unique_ptr<std::string> file_;  // where values find it however the document is moved
  std::unique_ptr<Node> root_;
};

}  // namespace handlingsrom::toml
