// The chain people → need → staff → money → the room that is left, for one municipality.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/assumptions.hpp"
#include "base/sheet/values.hpp"
#include "base/standard_seed.hpp"
#include "base/trace.hpp"
#include "outlook/care/ladder.hpp"
#include "outlook/population/projection.hpp"
#include "outlook/rooms/figures.hpp"
#include "outlook/rooms/shown_year.hpp"
#include "standing/facts/facts.hpp"
#include "standing/facts/own_figures.hpp"

namespace handlingsrom::rooms {

/// What a run is about, beside the figures: whose assumptions, whose own figures.
struct Request {
  MunicipalityIndex municipality;
  const Assumptions* assumptions = nullptr;  // nullptr: the defaults
  const facts::OwnFigures* own = nullptr;    // nullptr: only the bundle
  int paths = 0;                             // 0: middle only; otherwise quantiles over so many paths
  std::uint64_t seed = standard_seed;
  std::span<const double> settlers{};  // by year: persons who move in beyond the projection
  /// What the population is based on (population::choose_base): four letters, or "ssb"; empty: our main alternative.
  std::string_view alternative{};
  /// What is done to rows of the sheet (adjustable_rows) before what depends on them: levers, measures.
  std::span<const sheet::Adjustment> adjustments{};
};

/// Holds what is prepared once per process: the figures and the national frame. Thread-safe after construction.
class Chain {
 public:
  /// With the care ladder that the program carries (data/care-ladder.toml).
  explicit Chain(std::shared_ptr<const facts::Facts> facts);
  /// With a care ladder of one's own.
  Chain(std::shared_ptr<const facts::Facts> facts, care::Ladder ladder);
  ~Chain();
  Chain(const Chain&) = delete;
  Chain& operator=(const Chain&) = delete;

  const facts::Facts& facts() const;
  const care::Ladder& ladder() const;

  /// Every room's declared assumptions at their defaults, 2026–2050.
  Assumptions default_assumptions() const;

  /// The number by which an adjustment names a row, its driver too; −1 for an id that is not there.
  int row(std::string_view figure) const;

  /// Where are we going? All figures by year.
  Figures run(const Request& request) const;

  /// Adds what chance does to the need for places in institutions: `care.places_need` (its range from chance alone),
  /// `care.places_enough` (for the accepted risk of a shortage), `care.places_today` and `care.shortage_risk`. Some 50 ms: for reports,
  /// not for every path.
  void add_chance(const Request& request, Figures& figures) const;

  /// Persons by year, sex and age under the request's assumptions; the ages behind the population figures.
  population::Projection population(const Request& request) const;

  /// Calls `visit(path, figures)` for each of request.paths: the middle figures are those of that path alone. Two requests with
  /// the same seed share the draws of a path, so that their difference is signal. `visit` may change what it is given.
  void run_paths(const Request& request, const std::function<void(int path, Figures& figures)>& visit) const;

  /// Where do we stand? Today's figures beside the country's.
  std::vector<StandingFigure> standing(const Request& request) const;

  /// The calculation tree of one figure in one year. `figure` is an id or one of the short names "money", "people", "places".
  /// Throws Error(unknown_name) for a figure or year that is not there.
  trace::Node explain(const Request& request, std::string_view figure, Year year) const;

  struct Prepared;                                         // opaque
  const Prepared& prepared() const { return *prepared_; }  // for the room's own files

 private:
  std::unique_ptr<const Prepared> prepared_;
};

}  // namespace handlingsrom::rooms
