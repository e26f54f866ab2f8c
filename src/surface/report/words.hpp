// Figures and names as the report's language writes them, rounded to what is known.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/units.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::report {

/// Rounds to a multiple of the step; halves away from zero; never −0.
double round_to(double value, double step);

/// A step of 1, 2 or 5 × 10ⁿ near `size`, at least `smallest`.
double round_step(double size, double smallest = 0);

/// What a projected figure deserves: a twelfth of its 80 % range, and never more than `leading` figures.
double known_step(double value, std::optional<std::pair<double, double>> range, double smallest, int leading = 2);

/// One language's way of writing. Cheap to copy; the catalogue outlives it.
class Words {
 public:
  explicit Words(const messages::Catalogue& catalogue) : catalogue_(&catalogue) {}

  messages::Language language() const { return catalogue_->language(); }
  const messages::Catalogue& catalogue() const { return *catalogue_; }

  /// The sentence `report.<key>`.
  std::string say(std::string_view key, const messages::Arguments& arguments = {}) const;
  bool has(std::string_view key) const;
  /// The entry by its full key.
  std::string entry(std::string_view key, const messages::Arguments& arguments = {}) const {
    return catalogue_->text(key, arguments);
  }

  /// Narrow no-break spaces between thousands, so that a figure never breaks over two lines.
  std::string number(double value, int decimals = 0) const;
  /// The same with "+" before what is positive.
  std::string signed_number(double value, int decimals = 0) const;

  /// "8 574 innbyggjarar", "24 mill. kr", "3,4 %", "61 årsverk": the figure with its unit, at the given step.
  /// Kroner become thousands, millions or billions by size.
  std::string amount(double value, Unit unit, double step) const;
  std::string signed_amount(double value, Unit unit, double step) const;
  /// With fixed decimals and no rounding step; kroner stay kroner.
  std::string exact_amount(double value, Unit unit, int decimals) const;
  /// "mellom 10 og 40 mill. kr": ends at a common step, unit once. "om lag 20 mill. kr" when they round to the same.
  std::string between(double low, double high, Unit unit) const;
  /// A room's range: "mellom 26 og 42 plassar" for what is left or what is missing (the sentence says which), "mellom 60
  /// årsverk for lite og 5 årsverk til overs" where zero lies within.
  std::string between_in_room(double low, double high, Unit unit) const;

  std::string unit(Unit unit) const;
  /// `figure.<id>`; the id itself where the catalogue lacks it.
  std::string figure(std::string_view id) const;
  /// The first letter small (ASCII only), for a sentence behind a colon.
  static std::string small(std::string text);
  /// The first letter large, for headings made of names.
  static std::string capital(std::string text);

 private:
  struct Scaled {
    double divisor;
    std::string key;  // unit text with {value}
  };
  Scaled scale_of(double largest, Unit unit) const;
  /// The figure `shown`, written as `text`, with its unit: singular where it is one.
  std::string with_unit(const Scaled& scaled, double shown, const std::string& text) const;

  const messages::Catalogue* catalogue_;
};

/// Decimals that a step needs: 0.05 → 2, 1 → 0, 20 → 0.
int decimals_of(double step);

}  // namespace handlingsrom::report
