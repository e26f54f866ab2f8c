#include "surface/api/schools.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/scenario/evaluate.hpp"
#include "choice/structure/land.hpp"
#include "outlook/rooms/chain.hpp"
#include "standing/facts/archive.hpp"
#include "standing/facts/cell.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/registry/fold.hpp"
#include "surface/api/scenarios.hpp"

namespace handlingsrom::api {
namespace {

using structure::School;

[[noreturn]] void refuse_wish(const std::string& text, const std::string& expected) {
  throw Error(ErrorCode::bad_input, "school_wish", {{"found", text}, {"expected", expected}});
}

std::string nearest_names(const std::vector<School>& schools, const std::u32string& wanted) {
  std::vector<std::pair<std::size_t, std::string>> all;
  for (const School& one : schools) {
    std::u32string name = registry::fold(one.name);
    // A whole name is long; what the user wrote is compared with its beginning.
    name.resize(std::min(name.size(), wanted.size() + 2));
    all.emplace_back(registry::edit_distance(wanted, name), one.name);
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string text;
  for (std::size_t k = 0; k < std::min<std::size_t>(3, all.size()); ++k) text += (k == 0 ? "" : ", ") + all[k].second;
  return text;
}

bool whole_number(std::string_view text, int& value) {
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failure == std::errc{} && end == text.data() + text.size();
}

/// Where the straight line of a move leaves the land.
void mark_sea(const Service& service, const std::vector<School>& schools, const structure::Rules& rules,
              std::vector<structure::Move>& moves) {
  if (moves.empty() || !service.facts().archive) return;
  std::vector<structure::Point> points;
  for (const structure::Move& move : moves) {
    for (const std::size_t s : {move.from, move.to}) {
      if (schools[s].placed()) points.push_back({schools[s].latitude, schools[s].longitude});
    }
  }
  const structure::Land land(service.facts().archive->boundaries(), points);
  for (structure::Move& move : moves) {
    const School &from = schools[move.from], &to = schools[move.to];
    if (!from.placed() || !to.placed()) continue;
    const double over = land.longest_over_sea({from.latitude, from.longitude}, {to.latitude, to.longitude});
    if (over >= rules.sea_stretch) move.over_sea = over;
  }
}

}  // namespace

std::pair<std::string, double> name_and_number(const std::string& text, const char* expected) {
  const auto sign = text.rfind('=');
  if (sign == std::string::npos || sign == 0) refuse_wish(text, expected);
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data() + sign + 1, end, value);
  if (failure != std::errc{} || stop != end || !std::isfinite(value)) refuse_wish(text, expected);
  return {text.substr(0, sign), value};
}

std::vector<structure::OwnPupils> own_pupils(const std::vector<School>& schools,
                                             const std::vector<std::string>& texts) {
  constexpr double most = 10000;
  const char* expected = "NAME=60, NAME=8/9/7/8/10/9/9";
  std::vector<structure::OwnPupils> own;
  for (const std::string& text : texts) {
    const auto sign = text.rfind('=');
    if (sign == std::string::npos || sign == 0) refuse_wish(text, expected);
    structure::OwnPupils one{schools[find_school(schools, text.substr(0, sign))].number, 0, {}};
    for (std::size_t at = sign + 1; at <= text.size();) {
      const std::size_t end = std::min(text.find('/', at), text.size());
      double value = 0;
      const auto [stop, failure] = std::from_chars(text.data() + at, text.data() + end, value);
      if (failure != std::errc{} || stop != text.data() + end || !std::isfinite(value)) refuse_wish(text, expected);
      if (value < 0 || value > most) refuse_wish(text, "0–10000");
      one.by_grade.push_back(value);
      one.pupils += value;
      at = end + 1;
    }
    if (one.by_grade.size() == 1) one.by_grade.clear();
    own.push_back(std::move(one));
  }
  return own;
}

std::size_t find_school(const std::vector<School>& schools, const std::string& text) {
  const std::u32string wanted = registry::fold(text), plain = registry::fold_to_ascii(wanted);
  std::vector<std::size_t> exact, part;
  for (std::size_t s = 0; s < schools.size(); ++s) {
    const std::u32string name = registry::fold(schools[s].name), name_plain = registry::fold_to_ascii(name);
    if (std::to_string(schools[s].number) == text || name == wanted || name_plain == plain)
      exact.push_back(s);
    else if (!plain.empty() && name_plain.find(plain) != std::u32string::npos)
      part.push_back(s);
  }
  if (!exact.empty()) return exact.front();
  if (part.size() == 1) return part.front();
  if (part.empty()) {
    throw Error(ErrorCode::unknown_name, "school_unknown",
                {{"found", text}, {"nearest", nearest_names(schools, wanted)}});
  }
  std::string names;
  for (const std::size_t s : part) names += (names.empty() ? "" : ", ") + schools[s].name;
  throw Error(ErrorCode::unknown_name, "school_ambiguous", {{"found", text}, {"names", names}});
}

structure::Closure closure_of(const std::vector<School>& schools, const std::string& text) {
  structure::Closure closure;
  const auto sign = text.find('=');
  if (sign != std::string::npos) closure.to = find_school(schools, text.substr(sign + 1));
  const std::string what = text.substr(0, sign);
  std::string name = what;
  if (const auto colon = what.rfind(':'); colon != std::string::npos) {
    name = what.substr(0, colon);
    const std::string range = what.substr(colon + 1);
    const auto dash = range.find('-');
    const std::string high = dash == std::string::npos ? range : range.substr(dash + 1);
    if (!whole_number(range.substr(0, dash), closure.lowest) || !whole_number(high, closure.highest) ||
        closure.lowest < 1 || closure.highest > structure::grades || closure.lowest > closure.highest)
      refuse_wish(text, "NAME:8-10, NAME:5-7=NAME");
  }
  closure.school = find_school(schools, name);
  return closure;
}

structure::Pupils projected_pupils(const Service& service, MunicipalityIndex municipality,
                                   const rooms::Figures& figures) {
  structure::Pupils pupils{figures.first_year(), {}, {}};
  pupils.by_year.resize(static_cast<std::size_t>(figures.years()));
  for (int g = 1; g <= structure::grades; ++g) {
    const auto& row = figures.at(fmt::format("services.pupils.grade_{}", g)).middle;
    for (std::size_t t = 0; t < row.size(); ++t) pupils.by_year[t][static_cast<std::size_t>(g - 1)] = row[t];
  }
  // Before the first year: those of the age of the grade, as many in each child of that age as in the first year.
  const facts::PopulationHistory& people = service.facts().population;
  constexpr int age_before_grade = 5;
  const auto of_age = [&](Year year, int g) {
    return people.total(municipality.value, year, g + age_before_grade, g + age_before_grade);
  };
  for (Year year = pupils.first - 1; people.has(municipality.value, year) && people.first_year() <= year;
       year = year - 1) {
    std::array<double, structure::grades> row{};
    for (int g = 1; g <= structure::grades; ++g) {
      const auto at = static_cast<std::size_t>(g - 1);
      const double now = of_age(pupils.first, g);
      row[at] = of_age(year, g) * (now > 0 ? pupils.by_year.front()[at] / now : 1);
    }
    pupils.before.insert(pupils.before.begin(), row);
  }
  return pupils;
}

SchoolAnswer school_alternative(const Service& service, const SchoolQuestion& question) {
  for (const auto* list : {&question.close, &question.pupils}) {
    if (list->size() > most_closures) refuse_wish(std::to_string(list->size()), std::to_string(most_closures));
  }
  const scenario::Evaluator evaluator(service.chain(), question.municipality);
  const scenario::Period period = evaluator.period();
  const std::array tables{structure::parameters()};
  Assumptions assumptions(period.first, period.years, tables);
  for (const std::string& text : question.assumptions) {
    const auto [id, value] = name_and_number(text, "structure.detour_factor=1.6");
    assumptions.set(id, value);
  }
  const structure::Rules rules =
      structure::rules_of(assumptions, facts::country_key_figure(service.facts(), "Gruppestørrelse 2", 1).value);

  auto [schools, own] = schools_with_own(service, question.municipality, rules,
                                         [&](const auto& plain) { return own_pupils(plain, question.pupils); });
  std::vector<structure::Closure> closures;
  for (const std::string& text : question.close) closures.push_back(closure_of(schools, text));

  const Year from = question.from.value_or(structure::earliest_start(period.first));
  if (from <= period.first || from >= period.first + period.years)
    throw Error(ErrorCode::bad_input, "year_invalid", {{"year", std::to_string(from.value)}});
  structure::Alternative result = structure::alternative(
      schools, projected_pupils(service, question.municipality, evaluator.run({})), closures, from, rules);
  mark_sea(service, schools, rules, result.moves);
  structure::Effect effect = structure::effect(evaluator, result, rules);
  return {std::move(assumptions), rules, std::move(schools), std::move(own), std::move(closures), std::move(result),
          std::move(effect)};
}

std::string grades_text(int lowest, int highest) {
  if (lowest <= 0) return "–";
  return lowest == highest ? std::to_string(lowest) : fmt::format("{}–{}", lowest, highest);
}

}  // namespace handlingsrom::api
