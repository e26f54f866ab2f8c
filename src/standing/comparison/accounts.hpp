// A municipality's accounts year by year beside a group's: result, debt, and what each service area costs per inhabitant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "standing/comparison/distribution.hpp"
#include "standing/comparison/groups.hpp"
#include "standing/comparison/rank.hpp"

namespace handlingsrom::comparison {

/// One figure of the accounts. Name: `accounts_figure.<id>`.
struct AccountsFigure {
  std::string_view id;
  std::string_view part;   // the series divided …
  std::string_view whole;  // … by this one; empty: by the inhabitants at the end of the year, as KOSTRA does
  Unit unit = Unit::none;
  int decimals = 0;
  double per = 1;
  /// The sectors whose need index, weighed by the cost keys' sector weights, adjusts the figure; none: it is not adjusted.
  std::span<const facts::Sector> need;
  int from_age = 0, to_age = oldest_age;  // the inhabitants it is divided by
};

/// Net result and debt (% of gross operating revenue), spending per inhabitant in all and by service area, and per child, pupil's age and
/// inhabitant aged 80 and over.
std::span<const AccountsFigure> accounts_figures();
/// nullptr for an id that there is not.
const AccountsFigure* accounts_figure(std::string_view id);

/// One year. NaN where not published, hidden, or not comparable with other years.
struct AccountsYear {
  Year year;
  double own = facts::missing;
  double group = facts::missing;    // the ratio of the members' sums, over those that have both
  double country = facts::missing;  // the country's row, Oslo's county tasks included
  int known = 0;                    // members behind `group`
  /// Divided by the need index, so that what is left is not need: own and group. NaN where the figure is not adjusted.
  double own_adjusted = facts::missing;
  double group_adjusted = facts::missing;
  /// Year of the need index used: that of the accounts, or the nearest there is.
  std::optional<Year> index_year;
  double rank = facts::missing;  // of own among all municipalities that have the figure, 1 = highest
  int ranked = 0;
};

/// Where the figure of the latest year lies among others.
struct Position {
  RankInterval rank;               // the municipality among them; `of` is 0 where it has no figure
  double median = facts::missing;  // of the others, each counting once
  Quantiles spread;                // the same; needs least_known of them
};

struct AccountsTrend {
  const AccountsFigure* figure = nullptr;
  std::vector<std::string> source_ids;
  std::vector<AccountsYear> years;                  // ascending, those that the series have
  Position in_group, in_country;                    // in the latest year
  Position adjusted_in_group, adjusted_in_country;  // of the need-adjusted figure; empty where it is not adjusted
  /// The municipality does work here that others of its kind do not (Oslo's county tasks): not to be compared.
  bool wider_tasks = false;

  const AccountsYear& latest() const { return years.back(); }
};

struct AccountsPage;

/// What the accounts say of everyone and no question changes: each figure's amounts, ranks and need, and how much its years differ.
/// Made once for some facts, which must outlive it; then asked from any number of threads.
class AccountsBook {
 public:
  explicit AccountsBook(const facts::Facts& facts, const RankOptions& options = {});
  AccountsBook(AccountsBook&&) noexcept;
  ~AccountsBook();

  const facts::Facts& facts() const { return *facts_; }
  const RankOptions& options() const { return options_; }
  std::span<const MunicipalityIndex> everyone() const { return everyone_; }
  std::span<const AccountsPage> pages() const;  // accounts_table.hpp; of every figure that the bundle has

 private:
  const facts::Facts* facts_;
  RankOptions options_;
  std::vector<MunicipalityIndex> everyone_;
  std::vector<AccountsPage> pages_;
};

/// Every figure that the bundle has. The adjusted figures are spending divided by Σ wₛ·indexₛ / Σ wₛ over the figure's sectors: what
/// the municipality spends per inhabitant of average need (Kommunal- og distriktsdepartementet, Grønt hefte, tabell E-k).
std::vector<AccountsTrend> accounts_trends(const AccountsBook& book, MunicipalityIndex municipality,
                                           std::span<const MunicipalityIndex> group);

}  // namespace handlingsrom::comparison
