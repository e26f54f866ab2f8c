// A plan: levers turned and assumptions changed, and every figure of a municipality under it.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/standard_seed.hpp"
#include "base/trace.hpp"
#include "surface/api/scenarios.hpp"
#include "surface/api/what_if.hpp"

namespace handlingsrom::api {

/// The assumptions with those changes in force that are assumptions. Throws what Assumptions::set and ::ramp throw, and
/// Error(bad_input, "change_doubled") for an id that is named twice.
Assumptions with_changes(const Assumptions& defaults, std::span<const Change> changes);

/// Throws Error(bad_input, "lever_out_of_range"), and unless `beyond_law` "lever_against_law", "lever_above_law" or "lever_below_law", where the lever
/// cannot, or may not, stand at `value`.
void check_position(const scenario::Lever& lever, double value, bool beyond_law = false);

/// A list of changes, ready to run.
class Plan {
 public:
  /// Throws what with_changes throws, and Error(unknown_name, "lever_unknown"), what check_position throws and Error(bad_input, "lever_exclude").
  /// `own`: the municipality's own figures, which outlive the plan; nullptr: only what is published.
  Plan(const Service& service, std::span<const Change> changes, const facts::OwnFigures* own = nullptr);

  const Assumptions& assumptions() const { return assumptions_; }
  /// The levers turned; without a name.
  const scenario::Scenario& scenario() const { return scenario_; }
  const std::vector<scenario::Setting>& settings() const { return settings_; }
  const facts::OwnFigures* own() const { return own_; }
  /// Whether nothing is turned and no assumption changed.
  bool is_todays_course() const { return settings_.empty() && !assumptions_changed_; }

  /// Throws Error(bad_input, "assumption_without_effect") for a changed assumption that no figure of the municipality follows.
  void check_effect(MunicipalityIndex municipality) const;

  /// Runs the chain from these assumptions; the plan must outlive what is returned. Throws what check_effect throws; so do the runs below.
  scenario::Evaluator evaluator(MunicipalityIndex municipality) const;

  /// All figures; no change at all gives the very bytes of the chain. With `paths`, ranges.
  rooms::Figures run(MunicipalityIndex municipality, int paths = 0, std::uint64_t seed = standard_seed) const;

  /// The same with the risk of a shortage of places, by which the room of places is read. Exact where no lever is turned and, with paths,
  /// under changed assumptions; else today's risk carried along (rooms::carry_risk), quick enough for a slider.
  rooms::Figures outlook(MunicipalityIndex municipality, int paths = 0, std::uint64_t seed = standard_seed) const;

 private:
  const Service& service_;
  const facts::OwnFigures* own_;
  Assumptions assumptions_;
  bool assumptions_changed_ = false;
  scenario::Scenario scenario_;
  std::vector<scenario::Setting> settings_;
};

/// The middle of `figure` in `year`; `service` and `own` must outlive it. Throws Error(unknown_name) for a figure or year that is not there.
Valuation valuation(const Service& service, MunicipalityIndex municipality, std::string_view figure, Year year,
                    const facts::OwnFigures* own = nullptr);

/// Today's value and the ends between which an answer is looked for: the ordinary range first, then what is possible in the municipality
/// and lawful.
SearchRange search_range(const Service& service, MunicipalityIndex municipality, std::string_view id);

/// The calculation tree of a figure under a plan: today's course (with the plan's assumptions), and what each lever adds to it. `own`: as of a Plan.
trace::Node explain(const Service& service, MunicipalityIndex municipality, std::span<const Change> changes,
                    std::string_view figure, Year year, const facts::OwnFigures* own = nullptr);

/// The smallest change of several levers together (each against its ordinary range), turned from `from` on, that brings a room to zero
/// in `year`. `ids`: the levers that may be turned; none: all that the municipality itself decides, and of two that count the same
/// saving the first. Empty where the room holds anyway. `room` is an index of scenario::room_ids.
/// Throws Error(no_solution, "scenario_gap_stays") where the lawful ends are reached first.
std::vector<Change> smallest_change(const Service& service, MunicipalityIndex municipality,
                                    std::span<const std::string> ids, std::size_t room, Year from, Year year);

/// What each lever's ordinary range does to the rooms in `year`, beside today's course.
std::vector<scenario::Swing> tornado(const Service& service, MunicipalityIndex municipality, Year from, Year year,
                                     unsigned threads = 0);

}  // namespace handlingsrom::api
