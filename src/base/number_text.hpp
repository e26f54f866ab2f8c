// Reader for files that are numbers separated by white space, with the place of every fault.
#pragma once

#include <cstdint>
#include <istream>
#include <string>

namespace handlingsrom {

/// Reads one number after another. Faults are Error(bad_input, `key`) with file, line, found and expected.
class NumberText {
 public:
  NumberText(std::istream& input, std::string file, std::string key)
      : input_(input), file_(std::move(file)), key_(std::move(key)) {}

  /// The next word; empty at the end.
  std::string word();
  /// The next number; finite.
  double next(const char* expected);
  /// The next number, not below zero.
  double not_negative(const char* expected);
  /// The next number, which must be whole and within the limits.
  int count(const char* expected, double least, double most);
  /// Nothing but white space may be left.
  void end();

  double number_of(const std::string& word, const char* expected) const;
  [[noreturn]] void refuse(const std::string& found, const char* expected) const;

 private:
  std::istream& input_;
  std::string file_, key_;
  std::int64_t line_ = 1;
};

}  // namespace handlingsrom
