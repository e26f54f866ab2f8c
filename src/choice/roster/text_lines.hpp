// Lines and fields of the benchmark formats, with the place of every fault.
#pragma once

#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "base/split.hpp"

namespace handlingsrom::roster {

/// One line after another, carriage returns removed.
class Lines {
 public:
  Lines(std::istream& input, std::string file);

  /// The next line that is not empty and does not begin with `comment`; false at the end of the file.
  bool next(std::string_view comment = "#");

  const std::string& text() const noexcept { return text_; }
  int number() const noexcept { return number_; }
  const std::string& file() const noexcept { return file_; }

  /// A whole number between the limits. Throws as refuse() does.
  int whole(std::string_view text, const std::string& expected, int least, int most) const;

  /// The place of `name` in `names`. Throws as refuse() does.
  int place_of(std::string_view name, const std::vector<std::string>& names, const std::string& expected) const;

  /// Throws Error(bad_input, "roster_value") with file, line, found and expected.
  [[noreturn]] void refuse(std::string_view found, const std::string& expected) const;

 private:
  std::istream& input_;
  std::string file_;
  std::string text_;
  int number_ = 0;
};

}  // namespace handlingsrom::roster
