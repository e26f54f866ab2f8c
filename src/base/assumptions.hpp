// Every assumption is a named parameter with unit, default, range and source; a user may change it by year and say why.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom {

/// What a room declares about one assumption. The texts (name and explanation) are in the message catalogues under
/// `assumption.<id>`.
struct ParameterSpec {
  std::string_view id;  // "services.kindergarten_coverage_1_2"
  Unit unit;
  double value;  // default
  double low;    // ordinary range: what the low–high figures and a slider span
  double high;
  std::string_view source_id;  // a source in the bundle, or "judgement" with the reason in the catalogue text
  double minimum;              // what is possible at all; a value outside is refused
  double maximum;

  /// What is uncertain: a level of today, which then holds in all years, or what is to come.
  enum class About { future, today };
  About about = About::future;
};

/// The values in force, by year from the first projected year. Cheap to copy; rooms read whole series.
class Assumptions {
 public:
  Assumptions(Year first_year, int years, std::span<const std::span<const ParameterSpec>> tables);

  Year first_year() const { return first_year_; }
  int years() const { return years_; }

  /// Value by year, years() long, from first_year(). Throws Error(unknown_name) for an id that no room declares.
  std::span<const double> series(std::string_view id) const;
  double first(std::string_view id) const { return series(id).front(); }
  /// The same by the parameter's position in specs().
  std::span<const double> series_at(std::size_t parameter) const {
    const auto years = static_cast<std::size_t>(years_);
    return std::span<const double>(values_).subspan(parameter * years, years);
  }

  /// Sets every year. Throws Error(unknown_name), or Error(bad_input) outside [minimum, maximum].
  void set(std::string_view id, double value, std::string reason = {});

  /// Straight line from today's value in `from` to `value` in `to`, held after that; unchanged before `from`.
  void ramp(std::string_view id, double value, Year from, Year to, std::string reason = {});

  /// Replaces the whole series, each value brought within [minimum, maximum]; for draws within a range, so no reason is kept.
  void set_series(std::string_view id, std::span<const double> values);

  const ParameterSpec& spec(std::string_view id) const;
  std::span<const ParameterSpec* const> specs() const { return specs_; }
  /// The user's reason for a changed value; empty where the default stands.
  std::string reason(std::string_view id) const;
  bool changed(std::string_view id) const;

 private:
  std::size_t index_of(std::string_view id) const;

  Year first_year_;
  int years_;
  std::vector<const ParameterSpec*> specs_;
  std::map<std::string_view, std::size_t> index_;
  std::vector<double> values_;  // [parameter][year]
  std::map<std::size_t, std::string> reasons_;
};

}  // namespace handlingsrom
