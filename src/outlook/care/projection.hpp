// Expected users on each step of the care ladder by age group, sex and year, with the FTE and cost they take.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "base/assumptions.hpp"
#include "base/trace.hpp"
#include "base/units.hpp"
#include "outlook/care/model.hpp"
#include "outlook/population/projection.hpp"

namespace handlingsrom::care {

/// Result groups: 0–66, 67–79, 80–89, 90+.
inline constexpr int result_group_count = 4;
inline constexpr std::array<int, result_group_count + 1> result_group_bounds{0, 67, 80, 90, 106};

/// A municipality's own figures for today, given by the user; what is empty keeps the published figure.
struct OwnFigures {
  std::array<std::optional<double>, figure_count> users;  // all ages, 31 December
  std::optional<double> fte;                              // agreed user-facing FTE of care
  bool any() const;
};

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

  /// Agreed user-facing FTE that the users take at today's FTE per user.
  double fte(int t) const;
  double fte(int t, std::size_t step) const { return fte_[index(t, step)]; }
  double& fte(int t, std::size_t step) { return fte_[index(t, step)]; }
  /// kr a year, fixed prices of the ladder's price year, at the ladder's cost per user.
  double cost(int t) const;
  double cost(int t, std::size_t step) const { return cost_[index(t, step)]; }
  double& cost(int t, std::size_t step) { return cost_[index(t, step)]; }
  /// Spending relative to the first year: what economy multiplies today's care spending with.
  double spending_growth(int t) const;

  std::vector<Provenance> provenance;  // [step]: the weakest of the figures under it
  Provenance fte_provenance = Provenance::municipality;

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
  std::vector<double> fte_;
  std::vector<double> cost_;
};

/// Projects the users of one municipality's care.
///
/// users(step, group, t) = users today × share of step × need(t) / need(today) × coverage(t), where need = Σ persons × national
/// rate by single year of age, and coverage is 1 by default. The population must begin on the 1 January after the figures'
/// year (31 December 2025 is 1 January 2026). O(years × 5 × 212).
Projection project(const Model& model, MunicipalityIndex municipality, const population::Projection& persons,
                   const Assumptions& assumptions, const OwnFigures* own = nullptr);

/// The way behind users(t, step): adds up to the figure exactly; leaves are cells and assumptions.
trace::Node explain_users(const Model& model, const facts::Facts& facts, MunicipalityIndex municipality,
                          const population::Projection& persons, const Assumptions& assumptions, int t,
                          std::size_t step, const OwnFigures* own = nullptr);
/// The way behind fte(t).
trace::Node explain_fte(const Model& model, const facts::Facts& facts, MunicipalityIndex municipality,
                        const population::Projection& persons, const Assumptions& assumptions, int t,
                        const OwnFigures* own = nullptr);

}  // namespace handlingsrom::care
