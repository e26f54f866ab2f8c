#include "choice/roster/neighbourhood.hpp"

#include <cmath>

#include "choice/roster/dive.hpp"
#include "choice/roster/generation.hpp"
#include "choice/roster/master.hpp"
#include "choice/roster/presence.hpp"

namespace handlingsrom::roster {
namespace {

/// Some persons of a model beside others that stay.
struct Part {
  const LineModel& model;
  std::vector<int> persons;
  std::vector<int> others;  // present besides them
  std::vector<Line> now;    // by place in `persons`, like the rest
  std::vector<std::vector<char>> allowed;
  std::vector<std::vector<Line>> known;
};

Improved improve_part(const Part& part, const Neighbourhood& neighbourhood, std::uint64_t seed,
                      const std::function<bool()>& stop) {
  Master master(part.model, part.persons, part.others);
  std::vector<int> with = part.others;
  double own = 0;
  for (std::size_t i = 0; i < part.persons.size(); ++i) {
    own += part.now[i].cost;
    add_presence(part.model, part.now[i], 1, with);
    master.add(static_cast<int>(i), part.now[i]);
    if (i >= part.known.size()) continue;
    for (const Line& line : part.known[i]) master.add(static_cast<int>(i), line);
  }
  // The master counts the cover of all cells: compare with the present lines by the same measure.
  const double present = own + cover_cost(part.model, with);
  const Pricers pricers(part.model, part.persons, part.allowed);
  GenerationLimits limits;
  limits.stop = stop;
  limits.inside = true;
  // Without a price known, few persons' lines tell nothing of what a cell is worth.
  limits.narrow = neighbourhood.first_price > 0;
  limits.unit = neighbourhood.unit;
  limits.first_price = neighbourhood.first_price;
  limits.most_rounds = 400;
  limits.close_enough = 1e-5;
  limits.give_up_at = present - neighbourhood.unit + 1e-3;  // nothing better to be found
  Improved result;
  const auto ended = [&] {
    const std::size_t cells = part.persons.size() * static_cast<std::size_t>(part.model.days);
    result.work = static_cast<double>(master.solves()) * static_cast<double>(cells);
    return result;
  };
  const Generated root = generate(master, pricers, limits);
  if (root.bound >= limits.give_up_at || (stop && stop())) return ended();
  DiveOptions options;
  options.by_days = neighbourhood.by_days;
  options.cutoff = neighbourhood.only_better ? limits.give_up_at : present + 1e-3;
  options.seed = seed;
  options.unit = neighbourhood.unit;
  options.aim = options.unit * std::ceil(root.bound / options.unit - 1e-6) + 1e-3;
  options.most_turns = 6;
  options.patience = 2;
  options.generation = limits;
  options.generation.most_rounds = 30;
  options.generation.close_enough = 3e-3;
  constexpr std::size_t kept_for_each = 25;
  master.tidy(kept_for_each * part.persons.size());
  result.lines = Dive(master, part.allowed, options).run();
  return ended();
}

Improved improve_window(const WindowCutter& cutter, const std::vector<Line>& lines, const Neighbourhood& neighbourhood,
                        std::uint64_t seed, const std::function<bool()>& stop) {
  const std::vector<int>& persons = neighbourhood.persons;
  WindowModel window = cutter.cut(lines, persons, neighbourhood.first_day, neighbourhood.last_day);
  Part part{window.model, {}, window.others, window.lines, window.allowed, {}};
  for (std::size_t i = 0; i < persons.size(); ++i) part.persons.push_back(static_cast<int>(i));
  Improved result = improve_part(part, neighbourhood, seed, stop);
  if (!result.lines) return result;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    Line& line = (*result.lines)[i];
    line = WindowCutter::joined(lines[static_cast<std::size_t>(persons[i])], window, window.lines[i], line);
  }
  return result;
}

/// Days outside the window stay: for graphs that no window can be cut from.
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

Improved improve(const LineModel& model, const WindowCutter& cutter, const std::vector<Line>& lines,
                 const Neighbourhood& neighbourhood, const std::vector<std::vector<Line>>& known, std::uint64_t seed,
                 const std::function<bool()>& stop) {
  const bool whole = neighbourhood.first_day == 0 && neighbourhood.last_day == model.days - 1;
  if (!whole && cutter.possible()) return improve_window(cutter, lines, neighbourhood, seed, stop);
  Part part{model, neighbourhood.persons, presence(model, lines), {}, {}, {}};
  for (const int person : part.persons) {
    const auto p = static_cast<std::size_t>(person);
    add_presence(model, lines[p], -1, part.others);
    part.now.push_back(lines[p]);
    if (!whole) {
      part.allowed.push_back(window_of(model, lines[p], neighbourhood.first_day, neighbourhood.last_day));
    } else if (!known.empty()) {
      part.known.push_back(known[p]);
    }
  }
  return improve_part(part, neighbourhood, seed, stop);
}

}  // namespace handlingsrom::roster
