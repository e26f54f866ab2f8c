#include "choice/roster/neighbourhood.hpp"

#include "choice/roster/dive.hpp"
#include "choice/roster/generation.hpp"
#include "choice/roster/master.hpp"
#include "choice/roster/presence.hpp"

namespace handlingsrom::roster {
namespace {

bool same_outside(const Line& a, const Line& b, int first, int last) {
  for (int d = 0; d < static_cast<int>(a.duty.size()); ++d) {
    if ((d < first || d > last) && a.duty[static_cast<std::size_t>(d)] != b.duty[static_cast<std::size_t>(d)])
      return false;
  }
  return true;
}

std::vector<char> window_of(const LineModel& model, const Line& line, int first, int last) {
  std::vector<char> allowed(static_cast<std::size_t>(model.days * (model.duties + 1)), 1);
  for (int d = 0; d < model.days; ++d) {
    if (d >= first && d <= last) continue;
    for (int duty = free_day; duty < model.duties; ++duty)
      allowed[model.place(d, static_cast<Duty>(duty))] = duty == line.duty[static_cast<std::size_t>(d)] ? 1 : 0;
  }
  return allowed;
}

}  // namespace

std::optional<std::vector<Line>> improve(const LineModel& model, const std::vector<Line>& lines,
                                         const Neighbourhood& neighbourhood,
                                         const std::vector<std::vector<Line>>& known, std::uint64_t seed,
                                         const std::function<bool()>& stop) {
  std::vector<int> others = presence(model, lines);
  const auto& persons = neighbourhood.persons;
  for (const int person : persons) add_presence(model, lines[static_cast<std::size_t>(person)], -1, others);
  Master master(model, persons, others);
  std::vector<std::vector<char>> allowed;
  const bool whole = neighbourhood.first_day == 0 && neighbourhood.last_day == model.days - 1;
  std::vector<int> with = others;
  double own = 0;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    const auto p = static_cast<std::size_t>(persons[i]);
    own += lines[p].cost;
    add_presence(model, lines[p], 1, with);
    master.add(static_cast<int>(i), lines[p]);
    allowed.push_back(whole ? std::vector<char>{}
                            : window_of(model, lines[p], neighbourhood.first_day, neighbourhood.last_day));
    if (p >= known.size()) continue;
    for (const Line& line : known[p]) {
      if (whole || same_outside(line, lines[p], neighbourhood.first_day, neighbourhood.last_day))
        master.add(static_cast<int>(i), line);
    }
  }
  // The master counts the cover of all cells: compare with the present lines by the same measure.
  const double present = own + cover_cost(model, with);
  const Pricers pricers(model, persons, allowed);
  GenerationLimits limits;
  limits.stop = stop;
  limits.inside = true;
  limits.most_rounds = 400;
  limits.close_enough = 1e-5;
  limits.give_up_at = present - neighbourhood.unit + 1e-3;  // nothing better to be found
  const Generated root = generate(master, pricers, limits);
  if (root.bound >= limits.give_up_at || (stop && stop())) return std::nullopt;
  DiveOptions options;
  options.by_days = neighbourhood.by_days;
  options.cutoff = neighbourhood.only_better ? limits.give_up_at : present + 1e-3;
  options.seed = seed;
  options.generation = limits;
  options.generation.most_rounds = 10;
  options.generation.close_enough = 3e-3;
  constexpr std::size_t kept_for_each = 25;
  master.tidy(kept_for_each * persons.size());
  return dive(master, allowed, options);
}

}  // namespace handlingsrom::roster
