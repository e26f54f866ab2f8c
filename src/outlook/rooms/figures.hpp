// Every result of the chain as one flat list of named figures: what reports, files, the web and `explain` speak of.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom::rooms {

/// One figure by year. `id` is a dotted path whose parts are the house's rooms, for example "population.total",
/// "services.pupils.grade_1", "care.users.nursing_home", "workforce.needed.nurse", "economy.spending.school", "rooms.money".
/// The name in each language is in the message catalogues under `figure.<id>`.
struct Figure {
  std::string id;
  Unit unit = Unit::none;
  Provenance provenance = Provenance::municipality;
  std::vector<double>
      middle;  // [year], NaN where there is no figure; the median of the paths where there are paths, else the run at the
               // assumptions as they stand
  // Range: quantiles over the uncertain inputs; all four empty where a figure has no range.
  std::vector<double> p10, p25, p75, p90;

  bool has_range() const { return !p10.empty(); }
};

/// All figures of one municipality under one set of assumptions, from the first (observed) year on.
class Figures {
 public:
  Figures(Year first, int years) : first_(first), years_(years) {}

  Year first_year() const { return first_; }
  int years() const { return years_; }
  const std::vector<Figure>& all() const { return figures_; }

  void add(Figure figure) { figures_.push_back(std::move(figure)); }
  Figure& edit(std::size_t index) { return figures_[index]; }
  /// nullptr when there is none of that id.
  const Figure* find(std::string_view id) const;
  /// Throws Error(unknown_name, "unknown_figure") with the nearest ids.
  const Figure& at(std::string_view id) const;
  double middle(std::string_view id, Year year) const;

 private:
  Year first_;
  int years_;
  std::vector<Figure> figures_;
};

/// Throws Error(unknown_name, "unknown_figure") with the ids nearest to `id`.
[[noreturn]] void throw_unknown_figure(std::string_view id, std::vector<std::string> ids);

/// Where do we stand? One figure of today beside the country's (and what it rests on).
struct StandingFigure {
  std::string id;  // "standing.population.share_80", …; names under `figure.<id>`
  Unit unit = Unit::none;
  Provenance provenance = Provenance::municipality;
  double value = 0;
  double country = 0;  // NaN where the country has no such figure
  Year year{};
  std::string source_id;
};

}  // namespace handlingsrom::rooms
