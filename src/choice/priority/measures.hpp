// A list of measures with their effects, the limits they share, and the groups that judge them. Read from TOML.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom::priority {

/// What is limited each year: kr, FTE, places, and how much change the organisation can carry (own units).
enum class Resource { money, people, places, change };
inline constexpr int resource_count = 4;
inline constexpr std::array<std::string_view, resource_count> resource_keys{"money", "people", "places", "change"};

struct Measure {
  std::string id, name;
  std::vector<double> scores;  // [criterion]; negative where the service gets worse
  double one_off = 0;          // kr in the first year
  /// What a year of the measure does to each room, by years since its start; the last is held. Positive: more room. For `change`,
  /// what it takes of the capacity; after the list 0.
  std::array<std::vector<double>, resource_count> effect;
  Year earliest{}, latest{};
  bool statutory = false;
  std::vector<std::string> needs, excludes;
  int line = 0;

  /// What it takes (positive) or gives (negative) of a resource in `year` when it starts in `start`.
  double use(Resource resource, Year start, Year year) const;
};

/// A limit in one year: at most so much may be taken. Below zero: at least so much must be freed.
struct Limit {
  Resource resource;
  Year year;
  double available = 0;
  int line = 0;
};

/// Criteria weights of one group, from its own numbers or from pairwise judgements.
struct Group {
  std::string name;
  std::vector<double> weights;  // [criterion], sum 1
  double consistency = 0;       // ratio of pairwise judgements; above 0.1 they contradict each other (Saaty 1980)
};

/// A way the world may turn out: factors on every measure's effects and scores, and on the limits above zero.
struct Case {
  std::string name;
  double probability = 0;
  double effect_factor = 1, score_factor = 1, limit_factor = 1;
  std::vector<std::pair<std::string, double>> measure_effect;  // further factors on single measures' effects
};

enum class Rule { expected, worst_case, regret };

struct MeasureList {
  std::string title, file;
  Year first{}, last{};
  std::vector<std::string> criteria;
  std::vector<Group> groups;  // at least one
  std::vector<Measure> measures;
  std::vector<Limit> limits;
  std::vector<Case> cases;  // at least one
  Rule rule = Rule::expected;

  std::size_t index_of(std::string_view id) const;  // measures.size() where there is none
};

/// Throws Error(bad_input) with file and line: an empty list, unknown names, measures that need each other in a circle, a measure
/// that needs what it excludes, no criterion, a year outside the period, probabilities that do not sum to one.
MeasureList read_measures(std::string_view text, const std::string& file);

/// Weights by the row geometric mean of a positive reciprocal matrix (Crawford and Williams 1985), and Saaty's consistency ratio.
struct Judgement {
  std::vector<double> weights;
  double consistency = 0;
};
Judgement weigh_pairs(const std::vector<std::vector<double>>& ratio);

}  // namespace handlingsrom::priority
