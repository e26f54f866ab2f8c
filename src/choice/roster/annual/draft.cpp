#include "choice/roster/annual/draft.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/toml_text.hpp"

namespace handlingsrom::annual {
namespace {

using std::chrono::days;

constexpr double day_hours = 7.5, night_hours = 9;
constexpr std::array positions{100, 75, 80, 60, 100, 50, 70, 100, 65, 75};

struct Invented {
  const char* role;
  const char* prefix;
  bool nurse, health_worker, night_only, nights_too;
};

/// People of a role until their positions are the share of the work, positions in the order above, the last one what is left.
void invent(std::string& text, const Invented& kind, double fte, int first_year) {
  int number = 0;
  double left = fte;
  while (left > 0.15) {
    double position = kind.night_only ? 65 : positions[static_cast<std::size_t>(number) % positions.size()];
    if (left * 100 < position + 25) position = std::max(20.0, std::min(100.0, std::round(left * 20) * 5));
    left -= position / 100;
    ++number;
    std::string competences;
    if (kind.nurse) competences = "\"nurse\", ";
    if (kind.nurse || kind.health_worker) competences += "\"skilled\"";
    text += fmt::format("[[person]]\nid = \"{}{:02}\"\nrole = \"{}\"\ncompetences = [{}]\nposition = {:g}\nborn = {}\n",
                        kind.prefix, number, kind.role, competences, position,
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

DraftShape home_care_shape() { return {1, 0.45, 0.6, 0, 35.5, 5}; }
DraftShape nursing_home_shape() { return {1, 0.75, 0.75, 0, 35.5, 5}; }

Day first_monday(int year) {
  const Day fourth = std::chrono::year{year} / 1 / 4;  // always in week 1
  return fourth - days{(std::chrono::weekday{fourth} - std::chrono::Monday).count()};
}

DraftDemand demand_of(const Draft& draft) {
  const DraftShape& shape = draft.shape;
  DraftDemand demand;
  demand.night = shape.nights;
  demand.wanted_hours = draft.fte * shape.full_week * (52 - shape.weeks_away) / 52;
  const double left = std::max(0.0, demand.wanted_hours - 7 * shape.nights * night_hours) / day_hours;
  const double day = left / (5 * (1 + shape.evening_to_day) + 2 * shape.weekend_to_week * (1 + shape.evening_to_day));
  const std::array<double, 4> exact{day, day * shape.evening_to_day, day * shape.weekend_to_week,
                                    day * shape.weekend_to_week * shape.evening_to_day};
  constexpr std::array<int, 4> times{5, 5, 2, 2};
  // The whole numbers around the exact ones that come nearest to the hours.
  double least = 1e30;
  for (int pick = 0; pick < 16; ++pick) {
    std::array<int, 4> count{};
    double hours = 0, distance = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      count[k] = std::max(1, static_cast<int>(std::floor(exact[k])) + ((pick >> k) & 1));
      hours += count[k] * times[k];
      distance += std::abs(count[k] - exact[k]);
    }
    const double misfit = std::abs(hours - left) + 2 * distance + (count[1] > count[0] || count[3] > count[2] ? 5 : 0);
    if (misfit >= least) continue;
    least = misfit;
    demand.day = count[0];
    demand.evening = count[1];
    demand.weekend_day = count[2];
    demand.weekend_evening = count[3];
    demand.week_hours = hours * day_hours + 7 * shape.nights * night_hours;
  }
  demand.winter_day = static_cast<int>(std::lround(demand.day * shape.winter));
  demand.nurse_day = std::clamp(static_cast<int>(std::floor(demand.day * draft.nurse)), 1, demand.day);
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
  }
  text +=
      "\n[[shift]]\nid = \"D\"\nname = \"Dag\"\nstart = \"07:30\"\nend = \"15:00\"\n"
      "\n[[shift]]\nid = \"A\"\nname = \"Aften\"\nstart = \"15:00\"\nend = \"22:30\"\n";
  if (demand.night > 0) text += "\n[[shift]]\nid = \"N\"\nname = \"Natt\"\nstart = \"22:30\"\nend = \"07:30\"\n";
  text += '\n';
  const auto ask = [&](const char* shift, const char* on, int people, int nurses, int skilled,
                       const std::string& season = {}) {
    text += fmt::format("[[demand]]\nshift = \"{}\"\ndays = \"{}\"\npeople = {}\n{}", shift, on, people, season);
    if (draft.invent && nurses + skilled > 0) {
      text += "least = { ";
      if (nurses > 0) text += fmt::format("nurse = {}, ", nurses);
      text += fmt::format("skilled = {} }}\n", std::max(nurses, skilled));
    }
    text += '\n';
  };
  const double skilled = draft.nurse + draft.health_worker;
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
  const double night_fte = demand.night * 7 * night_hours / draft.shape.full_week;
  const double rest = draft.fte - night_fte;
  invent(text, {"nurse", "S", true, true, false, true}, draft.nurse * draft.fte, year);
  invent(text, {"health_worker", "F", false, true, false, true},
         std::max(0.0, draft.health_worker * draft.fte - night_fte), year);
  invent(text, {"night", "N", false, true, true, false}, night_fte, year);
  invent(text, {"assistant", "A", false, false, false, false},
         std::max(0.0, rest - draft.nurse * draft.fte - std::max(0.0, draft.health_worker * draft.fte - night_fte)),
         year);
  return text;
}

}  // namespace handlingsrom::annual
