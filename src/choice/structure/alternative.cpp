#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/structure/structure.hpp"

namespace handlingsrom::structure {
namespace {

using ByGrade = std::array<double, grades>;

bool known(const School& school) { return school.known != Known::unknown; }

std::vector<std::array<bool, grades>> closed_grades(std::span<const School> schools,
                                                    std::span<const Closure> closures) {
  std::vector<std::array<bool, grades>> closed(schools.size());
  for (const Closure& closure : closures) {
    const School& school = schools[closure.school];
    if (!school.counted()) throw Error(ErrorCode::bad_input, "structure_not_counted", {{"name", school.name}});
    if (school.is_private) throw Error(ErrorCode::bad_input, "structure_private", {{"name", school.name}});
    bool any = false;
    for (int g = closure.lowest; g <= closure.highest; ++g) {
      if (g < 1 || g > grades || !school.has(g)) continue;
      closed[closure.school][static_cast<std::size_t>(g - 1)] = any = true;
    }
    if (!any) {
      throw Error(ErrorCode::bad_input, "structure_grade",
                  {{"name", school.name},
                   {"found", fmt::format("{}–{}", closure.lowest, closure.highest)},
                   {"expected", fmt::format("{}–{}", school.lowest, school.highest)}});
    }
  }
  return closed;
}

/// [school][grade − 1] the school that is named to take the grade; −1: none is.
using Named = std::vector<std::array<int, grades>>;

Named named_destinations(std::span<const School> schools, std::span<const Closure> closures,
                         const std::vector<std::array<bool, grades>>& closed) {
  Named named(schools.size());
  for (auto& row : named) row.fill(-1);
  for (const Closure& closure : closures) {
    if (!closure.to) continue;
    const School& to = schools[*closure.to];
    for (int g = closure.lowest; g <= closure.highest; ++g) {
      const auto at = static_cast<std::size_t>(g - 1);
      if (!schools[closure.school].has(g)) continue;
      if (*closure.to == closure.school || to.is_private || !to.counted() || closed[*closure.to][at]) {
        throw Error(ErrorCode::bad_input, "structure_destination",
                    {{"name", schools[closure.school].name}, {"to", to.name}});
      }
      named[closure.school][at] = static_cast<int>(*closure.to);
    }
  }
  return named;
}

struct Destination {
  std::size_t to = 0;
  double straight = facts::missing;
  std::optional<std::size_t> nearer_unknown{};
  bool operator==(const Destination& other) const { return to == other.to; }
};

/// The nearest open public school with the grade; one whose number is unknown only where no other has it.
Destination nearest(std::span<const School> schools, const std::vector<std::array<bool, grades>>& closed,
                    std::size_t from, int grade) {
  std::optional<Destination> best, best_unknown;
  std::vector<std::size_t> without_place;
  for (std::size_t s = 0; s < schools.size(); ++s) {
    if (s == from || schools[s].is_private || !schools[s].has(grade) || closed[s][static_cast<std::size_t>(grade - 1)])
      continue;
    const double straight = straight_kilometres(schools[from], schools[s]);
    if (std::isnan(straight)) {
      without_place.push_back(s);
      continue;
    }
    std::optional<Destination>& now = known(schools[s]) ? best : best_unknown;
    if (!now || straight < now->straight) now = Destination{s, straight};
  }
  if (best) {
    if (best_unknown && best_unknown->straight < best->straight) best->nearer_unknown = best_unknown->to;
    return *best;
  }
  if (best_unknown) return *best_unknown;
  if (without_place.size() == 1) return {without_place.front()};
  if (without_place.empty()) {
    throw Error(ErrorCode::no_solution, "structure_no_school_left",
                {{"name", schools[from].name}, {"grade", std::to_string(grade)}});
  }
  throw Error(ErrorCode::no_solution, "structure_place_unknown", {{"name", schools[from].name}});
}

std::vector<Move> moves_of(std::span<const School> schools, const std::vector<std::array<bool, grades>>& closed,
                           const Named& named, const Rules& rules) {
  std::vector<Move> moves;
  for (std::size_t s = 0; s < schools.size(); ++s) {
    for (int g = 1; g <= grades; ++g) {
      if (!closed[s][static_cast<std::size_t>(g - 1)]) continue;
      const int by_name = named[s][static_cast<std::size_t>(g - 1)];
      const auto given = static_cast<std::size_t>(std::max(0, by_name));
      const Destination to = by_name < 0 ? nearest(schools, closed, s, g)
                                         : Destination{given, straight_kilometres(schools[s], schools[given])};
      if (!moves.empty() && moves.back().from == s && moves.back().to == to.to && moves.back().highest == g - 1) {
        moves.back().highest = g;
        continue;
      }
      Move move;
      move.from = s;
      move.to = to.to;
      move.lowest = move.highest = g;
      move.straight = to.straight;
      move.road = to.straight * rules.detour;
      move.nearer_unknown = to.nearer_unknown;
      moves.push_back(std::move(move));
    }
  }
  return moves;
}

/// Pupils, classes and teacher groups of one school in one year; NaN where its number is unknown.
void add_year(const School& school, const ByGrade& pupils, const Rules& rules, SchoolYears& years) {
  const std::span<const double> all(pupils);
  double sum = 0, classes = 0, groups = 0;
  for (const bool is_upper : {false, true}) {
    const auto stage = is_upper ? all.subspan(last_primary_grade) : all.first(last_primary_grade);
    double here = 0;
    for (const double each : stage) here += each;
    sum += here;
    if (here == 0 || std::isnan(here)) continue;
    const Classes needed = expected_classes(stage, is_upper, rules);
    classes += needed.classes;
    groups += needed.groups;
  }
  if (!school.counted() || std::isnan(sum)) sum = classes = groups = facts::missing;
  years.pupils.push_back(sum);
  years.classes.push_back(classes);
  years.groups.push_back(groups);
}

void add_journeys(const std::vector<Move>& moves, const std::vector<ByGrade>& grade_pupils, const Rules& rules,
                  Alternative& result) {
  double moved = 0, beyond = 0, placed = 0, kilometres = 0;
  for (const Move& move : moves) {
    for (int g = move.lowest; g <= move.highest; ++g) {
      const double here = grade_pupils[move.from][static_cast<std::size_t>(g - 1)];
      if (std::isnan(here)) continue;
      moved += here;
      if (std::isnan(move.road)) continue;
      placed += here;
      kilometres += here * move.road;
      if (move.road > rules.transport_limit[g == 1 ? 0 : 1]) beyond += here;
    }
  }
  result.moved.push_back(moved);
  result.beyond.push_back(beyond);
  result.kilometres.push_back(placed > 0 ? kilometres / placed : facts::missing);
}

}  // namespace

Alternative alternative(std::span<const School> schools, const Pupils& pupils, std::span<const Closure> closures,
                        Year from, const Rules& rules) {
  const auto closed = closed_grades(schools, closures);
  const auto course = pupils_by_school(schools, pupils, rules);
  Alternative result;
  result.first = pupils.first;
  result.from = from;
  result.today.resize(schools.size());
  result.after.resize(schools.size());
  result.moves = moves_of(schools, closed, named_destinations(schools, closures, closed), rules);
  for (std::size_t s = 0; s < schools.size(); ++s) {
    if (std::none_of(closed[s].begin(), closed[s].end(), [](bool one) { return one; })) continue;
    bool left = false;
    for (int g = 1; g <= grades; ++g) left = left || (schools[s].has(g) && !closed[s][static_cast<std::size_t>(g - 1)]);
    if (!left) ++(known(schools[s]) ? result.closed : result.closed_unknown);
  }
  for (int t = 0; t < pupils.years(); ++t) {
    const ByGrade& all = pupils.by_year[static_cast<std::size_t>(t)];
    std::vector<ByGrade> now;
    ByGrade left = all;
    for (const auto& years : course) {
      now.push_back(years[static_cast<std::size_t>(t)]);
      for (std::size_t g = 0; g < left.size(); ++g) {
        if (!std::isnan(now.back()[g])) left[g] -= now.back()[g];
      }
    }
    double unplaced = 0;
    for (const double each : left) unplaced += std::max(0.0, each);
    result.unplaced.push_back(unplaced < 1e-6 ? 0 : unplaced);
    for (std::size_t s = 0; s < schools.size(); ++s) add_year(schools[s], now[s], rules, result.today[s]);
    const bool acts = result.first + t >= from;
    std::vector<ByGrade> then = now;
    for (Move& move : result.moves) {
      double sum = 0;
      for (int g = move.lowest; acts && g <= move.highest; ++g) {
        const auto at = static_cast<std::size_t>(g - 1);
        sum += now[move.from][at];
        // Pupils whose number is unknown make the receiving school no less known than it was.
        if (!std::isnan(now[move.from][at])) then[move.to][at] += now[move.from][at];
        then[move.from][at] = 0;
      }
      move.pupils.push_back(sum);
    }
    for (std::size_t s = 0; s < schools.size(); ++s) {
      if (then[s] != now[s]) {
        add_year(schools[s], then[s], rules, result.after[s]);
        continue;
      }
      result.after[s].pupils.push_back(result.today[s].pupils.back());
      result.after[s].classes.push_back(result.today[s].classes.back());
      result.after[s].groups.push_back(result.today[s].groups.back());
    }
    add_journeys(acts ? result.moves : std::vector<Move>{}, now, rules, result);
  }
  return result;
}

}  // namespace handlingsrom::structure
