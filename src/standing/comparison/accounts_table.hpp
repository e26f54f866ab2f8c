// Inside of accounts: a figure's parts for every municipality and year, and what every question about them asks, made once.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "standing/comparison/accounts.hpp"
#include "standing/facts/series.hpp"

namespace handlingsrom::comparison {

/// What is divided by what.
struct AccountsCell {
  double part = facts::missing, whole = facts::missing;
  bool known() const { return !facts::is_missing(part) && whole > 0; }
  double ratio(double per) const { return known() ? per * part / whole : facts::missing; }
  AccountsCell& operator+=(const AccountsCell& other) {
    part += other.part;
    whole += other.whole;
    return *this;
  }
};

/// Inhabitants at the end of a year, counted once for all figures that are divided by them.
class PersonsAtYearEnd {
 public:
  explicit PersonsAtYearEnd(const facts::Facts& facts) : facts_(&facts) {}
  /// By municipality; NaN where the source could not follow a boundary change.
  const std::vector<double>& of(Year year, int from_age, int to_age);

 private:
  const facts::Facts* facts_;
  std::map<std::pair<int, std::pair<int, int>>, std::vector<double>> counted_;
};

/// One figure of all municipalities and years.
class AccountsColumn {
 public:
  /// `persons` is asked for what the figure is divided by. A figure that the bundle lacks has no years.
  AccountsColumn(const facts::Facts& facts, const AccountsFigure& figure, PersonsAtYearEnd& persons);

  const AccountsFigure& figure() const { return *figure_; }
  const facts::Series& series() const { return *part_; }
  const std::vector<Year>& years() const { return years_; }
  const AccountsCell& at(std::size_t year, MunicipalityIndex municipality) const {
    return cells_[year][static_cast<std::size_t>(municipality.value)];
  }
  const std::vector<AccountsCell>& all(std::size_t year) const { return cells_[year]; }
  /// The country's own row: whole also where a municipality that has since been divided has no row.
  const AccountsCell& country(std::size_t year) const { return country_[year]; }
  /// Year of the need index that goes with the accounts of that year: the same, or the nearest that is published; none: not adjusted.
  std::optional<Year> index_year(std::size_t year) const;
  /// Need of the figure's sectors by municipality, country = 1, in the index year of a year; NaN where a sector's index is not published.
  const std::vector<double>& needs(std::size_t year) const { return needs_.at(*index_year(year)); }
  double need(std::size_t year, MunicipalityIndex municipality) const {
    return needs(year)[static_cast<std::size_t>(municipality.value)];
  }

 private:
  double need_of(MunicipalityIndex municipality, Year index_year) const;

  const facts::Facts* facts_;
  const AccountsFigure* figure_;
  const facts::Series* part_;
  std::vector<Year> years_;
  std::map<Year, std::vector<double>> needs_;     // by index year
  std::vector<std::vector<AccountsCell>> cells_;  // [year][municipality]
  std::vector<AccountsCell> country_;             // [year]
};

/// One figure as it is asked about: its column, what is ranked, and how much a year differs from the level.
struct AccountsPage {
  AccountsColumn column;
  std::vector<std::string> source_ids;
  std::vector<std::vector<double>> ranked;  // [year]: the ratios that there are, ascending
  std::vector<double> latest;               // [municipality]: the latest year's ratio
  std::vector<double> deviations;           // [municipality]: of `latest`
  /// `latest` and `deviations` divided by need; empty where the figure is not adjusted.
  std::vector<double> adjusted, adjusted_deviations;
};

}  // namespace handlingsrom::comparison
