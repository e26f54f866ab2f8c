// Expected users on each step of the care ladder by age group, sex and year.
#pragma once

#include <array>
#include <vector>

#include "base/assumptions.hpp"
#include "base/trace.hpp"
#include "base/units.hpp"
#include "outlook/care/model.hpp"
#include "outlook/population/projection.hpp"
#include "standing/facts/own_figures.hpp"

namespace handlingsrom::care {

/// Result groups: 0–66, 67–79, 80–89, 90+.
inline constexpr int result_group_count = 4;
inline constexpr std::array<int, result_group_count + 1> result_group_bounds{0, 67, 80, 90, 106};

/// Expected values on 1 January of each year. Memory: years × steps × 2 × 4 doubles.
class Projection {
 public:
  Projection() = default;
  Projection(Year first, int years, std::size_t steps);

  Year first_year() const { return first_; }
  int years() const { return years_; }
  std::size_t steps() const { return steps_; }

  double users(int t, std::size_t step, Sex sex, int group) const { return users_[offset(t, step, sex, group)]; }
  double& users(int t, std::size_t step, Sex sex, int group) { return users_[offset(t, step, sex, group)]; }
  double users(int t, std::size_t step) const;
  /// All users on steps with `figure`.
  double users(int t, const Model& model, Figure figure) const;
  /// Residents of institutions: short-term and long-term; set against the places of facts::CarePlaces.
  double residents_in_institutions(int t, const Model& model) const;

  std::vector<Provenance> provenance;  // [step]: the weakest of the figures under it
  /// [t] By how much FTE and kr per user rise on every step because fewer stand on them than need would give: 1 today.
  std::vector<double> fte_follows, cost_follows;
  /// [figure][t] Users had the share of each age who have the service stayed as today.
  std::array<std::vector<double>, figure_count> at_constant_rates;

 private:
  std::size_t index(int t, std::size_t step) const { return static_cast<std::size_t>(t) * steps_ + step; }
  std::size_t offset(int t, std::size_t step, Sex sex, int group) const {
    return (index(t, step) * sex_count + static_cast<std::size_t>(handlingsrom::index_of(sex))) * result_group_count +
           static_cast<std::size_t>(group);
  }
  Year first_{};
  int years_ = 0;
  std::size_t steps_ = 0;
  std::vector<double> users_;
};

/// Projects the users of one municipality's care.
///
/// users(step, group, t) = users today × share of step × need(t) / need(today) × coverage(t), where need = Σ persons × national
/// rate by single year of age, and coverage is CoverageCourse's. What a user takes follows: with W the work (or cost) at the ladder's
/// per user, at today's coverage and at that of the year, each user takes (1 − φ) + φ · W(today's)/W(the year's) times as much, φ =
/// `care.need_follows`. At 1 the work of the country is what constant rates give, whoever stands where. The population must begin on the 1 January after the figures'
/// year (31 December 2025 is 1 January 2026). `own`: the municipality's own figures, whose counts of users take the place of the published ones. O(years × 5 × 212).
Projection project(const Model& model, MunicipalityIndex municipality, const population::Projection& persons,
                   const Assumptions& assumptions, const facts::OwnFigures* own = nullptr);

/// The way behind users(t, step): adds up to the figure exactly; leaves are cells and assumptions.
trace::Node explain_users(const Model& model, const facts::Facts& facts, MunicipalityIndex municipality,
                          const population::Projection& persons, const Assumptions& assumptions, int t,
                          std::size_t step, const facts::OwnFigures* own = nullptr);

}  // namespace handlingsrom::care
