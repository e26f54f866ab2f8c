// Where a reader of plain TOML stands in its text, and the values that hold no others. Only for read_plain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/toml_node.hpp"

namespace handlingsrom::toml {

/// The text goes beyond the plain part.
struct NotPlain {};

/// Every step throws NotPlain where what stands there is not what it takes.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void step() { ++at_; }
  void expect(char c);
  void skip_spaces();
  /// Spaces, comments and line breaks.
  void skip_blank();
  /// Nothing more on the line but a comment.
  void end_of_line();
  /// Columns count characters: bytes that continue one do not.
  Place here() const { return {line_, static_cast<std::uint32_t>(at_ - line_start_ - continued_ + 1)}; }

  /// Bare, or in quotation marks without escapes.
  std::string_view key();
  /// A text, number, day, true or false.
  void single(Node& into);

 private:
  void skip_comment();
  void new_line();
  void text(Node& into, char quote);
  char escaped();
  void flag(Node& into);
  int digits(int count);
  void day(Node& into);
  void skip_digits();
  void number(Node& into);

  std::string_view text_;
  std::size_t at_ = 0, line_start_ = 0;
  std::size_t continued_ = 0;  // bytes since the line's start that continue a character
  std::uint32_t line_ = 1;
};

}  // namespace handlingsrom::toml
