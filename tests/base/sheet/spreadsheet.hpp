// A spreadsheet small enough to be seen through: the part of Office Open XML's formulas (ISO/IEC 29500-1, 18.17) that the program writes.
#pragma once

#include <cctype>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

namespace handlingsrom::sheet {

/// Every error (#N/A, #DIV/0!, #NUM!) is NaN here: arithmetic passes it on as a spreadsheet does.
class Formula {
 public:
  /// "Inputs!$C$5" or "F12" → its value.
  using Look = std::function<double(const std::string& reference)>;

  static double value(const std::string& formula, const Look& look) {
    Formula reader(formula, look);
    const double result = reader.comparison();
    if (reader.at_ != formula.size()) reader.refuse();
    return result;
  }

 private:
  Formula(const std::string& text, const Look& look) : text_(text), look_(look) {}

  static constexpr double error = std::numeric_limits<double>::quiet_NaN();

  [[noreturn]] void refuse() const { throw std::runtime_error("formula at " + std::to_string(at_) + ": " + text_); }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  double comparison() {
    const double left = sum();
    if (!take('>')) return left;
    const double right = sum();
    return left != left || right != right ? error : left > right ? 1 : 0;
  }
  double sum() {
    double value = product();
    for (;;) {
      if (take('+')) {
        value += product();
      } else if (take('-')) {
        value -= product();
      } else {
        return value;
      }
    }
  }
  double product() {
    double value = power();
    for (;;) {
      if (take('*')) {
        value *= power();
      } else if (take('/')) {
        const double divisor = power();
        value = divisor == 0 ? error : value / divisor;
      } else {
        return value;
      }
    }
  }
  double power() {
    double value = sign();
    while (take('^')) {
      const double exponent = sign();
      value = value != value || exponent != exponent ? error : std::pow(value, exponent);
    }
    return value;
  }
  double sign() {
    if (take('-')) return -sign();
    return atom();
  }
  double atom() {
    if (take('(')) {
      const double value = comparison();
      if (!take(')')) refuse();
      return value;
    }
    if (at_ >= text_.size()) refuse();
    if (std::isdigit(static_cast<unsigned char>(text_[at_])) != 0) {
      std::size_t length = 0;
      const double value = std::stod(text_.substr(at_), &length);
      at_ += length;
      return value;
    }
    const std::size_t from = at_;
    if (take('\'')) {
      while (!take('\'')) ++at_;
    }
    const auto in_name = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '$' || c == '!';
    };
    while (at_ < text_.size() && in_name(text_[at_])) ++at_;
    const std::string name = text_.substr(from, at_ - from);
    if (name.empty()) refuse();
    if (name == "FALSE") return 0;
    return take('(') ? call(name) : look_(name);
  }
  double call(const std::string& function) {
    std::vector<double> given;
    while (!take(')')) {
      if (!given.empty() && !take(',')) refuse();
      given.push_back(comparison());
    }
    if (function == "NA" && given.empty()) return error;
    if (function == "IFERROR" && given.size() == 2) return given[0] != given[0] ? given[1] : given[0];
    if (function == "IF" && given.size() == 3) return given[0] != given[0] ? error : given[given[0] != 0 ? 1 : 2];
    if ((function == "MIN" || function == "MAX") && !given.empty()) {
      double chosen = given[0];
      for (const double one : given) {
        if (one != one || (function == "MIN" ? one < chosen : one > chosen)) chosen = one;
        if (chosen != chosen) return error;
      }
      return chosen;
    }
    refuse();
  }

  const std::string& text_;
  const Look& look_;
  std::size_t at_ = 0;
};

}  // namespace handlingsrom::sheet
