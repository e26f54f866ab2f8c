#include "choice/roster/annual/draft.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/toml_text.hpp"

namespace handlingsrom::annual {
namespace {

using std::chrono::days;

using workforce::day_hours;
using workforce::evening_hours;
using workforce::night_hours;
constexpr std::array positions{100, 75, 80, 60, 100, 50, 70, 100, 65, 75};

struct Invented {
  const std::string& role;
  const char* prefix;
  bool nurse, health_worker, night_only, nights_too;
};

/// People of a role until their positions are the share of the work, positions in the order above, the last one what is left.
void invent(std::string& text, const DraftWords& words, const Invented& kind, double fte, int first_year) {
  int number = 0;
  double left = fte;
  while (left > 0.15) {
    double position = kind.night_only ? 65 : positions[static_cast<std::size_t>(number) % positions.size()];
    if (left * 100 < position + 25) position = std::max(20.0, std::min(100.0, std::round(left * 20) * 5));
    left -= position / 100;
    ++number;
    std::string competences;
    if (kind.nurse) competences = toml::quoted(words.nurse) + ", ";
    if (kind.nurse || kind.health_worker) competences += toml::quoted(words.skilled);
    text += fmt::format("[[person]]\nid = \"{}{:02}\"\nrole = {}\ncompetences = [{}]\nposition = {:g}\nborn = {}\n",
                        kind.prefix, number, toml::quoted(kind.role), competences, position,
                        first_year - 24 - (number * 7 + kind.prefix[0]) % 40);
    // Who takes nights too goes in three parts; the others have a rota's hours.
    const bool nights = kind.night_only || (kind.nights_too && number % 3 == 0);
    text += fmt::format("contract = \"{}\"\nshifts = [{}]\n", nights && !kind.night_only ? "three_part" : "rota",
                        kind.night_only ? "\"N\""
                        : nights        ? "\"D\", \"A\", \"N\""
                                        : "\"D\", \"A\"");
    if (number % 2 == 0) {
      const Day christmas = std::chrono::year{first_year} / 12 / 24;
      text += fmt::format("wish = [{{ from = {}, to = {}, weight = 2 }}]\n", roster::text_of(christmas),
                          roster::text_of(christmas + days{2}));
    }
    text += '\n';
  }
}

}  // namespace

Day first_monday(int year) {
  const Day fourth = std::chrono::year{year} / 1 / 4;  // always in week 1
  return fourth - days{(std::chrono::weekday{fourth} - std::chrono::Monday).count()};
}

DraftDemand demand_of(const Draft& draft) {
  const workforce::DayNeed need = workforce::day_need({draft.fte, draft.education}, draft.shape);
  DraftDemand demand;
  if (need.parts.empty()) return demand;
  demand.night = std::max(1, static_cast<int>(std::lround(need.parts.back().people)));
  demand.wanted_hours = need.week_hours;
  const double left = std::max(0.0, demand.wanted_hours - 7 * demand.night * night_hours);
  constexpr std::array<double, 4> week{5 * day_hours, 5 * evening_hours, 2 * day_hours, 2 * evening_hours};
  double asked = 0;
  for (std::size_t k = 0; k < week.size(); ++k) asked += need.parts[k].people * week[k];
  // The whole numbers around the exact ones that come nearest to the hours.
  double least = 1e30;
  for (int pick = 0; pick < 16; ++pick) {
    std::array<int, 4> count{};
    double hours = 0, distance = 0;
    for (std::size_t k = 0; k < count.size(); ++k) {
      const double exact = asked > 0 ? need.parts[k].people * left / asked : 0;
      count[k] = std::max(1, static_cast<int>(std::floor(exact)) + ((pick >> k) & 1));
      hours += count[k] * week[k];
      distance += std::abs(count[k] - exact);
    }
    const double misfit = std::abs(hours - left) / day_hours + 2 * distance +
                          (count[1] > count[0] || count[3] > count[2] || count[2] > count[0] ? 5 : 0);
    if (misfit >= least) continue;
    least = misfit;
    demand.day = count[0];
    demand.evening = count[1];
    demand.weekend_day = count[2];
    demand.weekend_evening = count[3];
    demand.week_hours = hours + 7 * demand.night * night_hours;
  }
  demand.winter_day = static_cast<int>(std::lround(demand.day * draft.winter));
  demand.nurse_day = std::clamp(static_cast<int>(std::floor(demand.day * draft.education.nurse)), 1, demand.day);
  return demand;
}

std::string unit_text(const Draft& draft) {
  const DraftDemand demand = demand_of(draft);
  std::string text;
  for (const std::string& line : draft.comments) text += "# " + line + '\n';
  text += fmt::format("name = {}\nfirst_day = {}\nweeks = 52\nweekend_every = 3\n", toml::quoted(draft.name),
                      roster::text_of(draft.first));
  if (draft.invent) text += "invented = true\n";
  text += "\n[rules]\n";
  const std::string reason = toml::quoted(draft.invented_reason);
  if (draft.invent) {
    text += fmt::format("longest_week_hours = {{ value = 48, reason = {} }}\n", reason);
    text += fmt::format("sunday_average_weeks = {{ value = 26, reason = {} }}\n", reason);
    // The night in October when the clock is set back has ten hours.
    text += fmt::format("longest_day_hours = {{ value = 10, reason = {} }}\n", reason);
  }
  const auto name_shift = [&](const char* id, const std::string& name, const char* start, const char* end) {
    text += fmt::format("\n[[shift]]\nid = \"{}\"\nname = {}\nstart = \"{}\"\nend = \"{}\"\n", id, toml::quoted(name),
                        start, end);
  };
  name_shift("D", draft.words.day, "07:00", "14:45");
  name_shift("A", draft.words.evening, "14:30", "22:30");
  if (demand.night > 0) name_shift("N", draft.words.night, "22:15", "07:15");
  text += '\n';
  const auto ask = [&](const char* shift, const char* on, int people, int nurses, int skilled,
                       const std::string& season = {}) {
    text += fmt::format("[[demand]]\nshift = \"{}\"\ndays = \"{}\"\npeople = {}\n{}", shift, on, people, season);
    if (draft.invent && nurses + skilled > 0) {
      text += "least = { ";
      if (nurses > 0) text += fmt::format("{} = {}, ", draft.words.nurse, nurses);
      text += fmt::format("{} = {} }}\n", draft.words.skilled, std::max(nurses, skilled));
    }
    text += '\n';
  };
  const double skilled = draft.education.nurse + draft.education.health_worker;
  const auto part = [&](int people) { return std::max(1, static_cast<int>(std::floor(people * skilled * 0.8))); };
  ask("D", "mon-fri", demand.day, demand.nurse_day, part(demand.day));
  ask("A", "mon-fri", demand.evening, 1, part(demand.evening));
  ask("D", "sat sun", demand.weekend_day, 1, part(demand.weekend_day));
  ask("A", "sat sun", demand.weekend_evening, demand.weekend_evening > 1 ? 1 : 0, part(demand.weekend_evening));
  if (demand.night > 0) ask("N", "all", demand.night, 0, 1);
  if (demand.winter_day > 0) {
    const int year = static_cast<int>(std::chrono::year_month_day{draft.first + days{180}}.year());
    ask("D", "mon-fri", demand.day + demand.winter_day, demand.nurse_day, part(demand.day),
        fmt::format("from = {}-01-01\nto = {}-03-31\n", year, year));
  }
  if (!draft.invent) return text;
  const int year = static_cast<int>(std::chrono::year_month_day{draft.first + days{180}}.year());
  const double nurses = draft.education.nurse * draft.fte, health_workers = draft.education.health_worker * draft.fte;
  const double night_fte = demand.night * 7 * night_hours / draft.shape.full_week;
  const double by_day = std::max(0.0, health_workers - night_fte);
  const DraftWords& words = draft.words;
  invent(text, words, {words.nurse, "S", true, true, false, true}, nurses, year);
  invent(text, words, {words.health_worker, "F", false, true, false, true}, by_day, year);
  invent(text, words, {words.night_worker, "N", false, true, true, false}, night_fte, year);
  invent(text, words, {words.assistant, "A", false, false, false, false},
         std::max(0.0, draft.fte - night_fte - nurses - by_day), year);
  return text;
}

}  // namespace handlingsrom::annual
