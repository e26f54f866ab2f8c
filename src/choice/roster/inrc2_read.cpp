#include <algorithm>
#include <array>

#include "choice/roster/inrc2.hpp"
#include "choice/roster/text_lines.hpp"

namespace handlingsrom::roster::inrc2 {
namespace {

constexpr int most_number = 100'000;
constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> parts;
  for (std::string& part : split(text, ' ')) {
    if (!part.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

template <class Item>
std::vector<std::string> names_of(const std::vector<Item>& items) {
  std::vector<std::string> names;
  for (const Item& item : items) names.push_back(item.name);
  return names;
}

class Inrc2Reader : public Lines {
 public:
  using Lines::Lines;

  void must(bool holds, const std::string& expected) const {
    if (!holds) refuse(text(), expected);
  }
  void line(const std::string& expected) {
    if (!next("//")) refuse("", expected);
  }
  int number(std::string_view text) const { return whole(text, "a whole number", 0, most_number); }
  /// "(2,5)"
  std::pair<int, int> pair(const std::string& text) const {
    if (text.size() < 5 || text.front() != '(' || text.back() != ')') refuse(text, "(least,most)");
    const auto parts = split(std::string_view(text).substr(1, text.size() - 2), ',');
    if (parts.size() != 2) refuse(text, "(least,most)");
    return {number(parts[0]), number(parts[1])};
  }
  /// "SKILLS = 2"
  int heading(const std::string& name) {
    line(name + " = number");
    const auto parts = words(text());
    must(parts.size() == 3 && parts[0] == name && parts[1] == "=", name + " = number");
    return number(parts[2]);
  }
};

}  // namespace

Problem read_scenario(std::istream& input, const std::string& file) {
  Inrc2Reader reader(input, file);
  Problem problem;
  reader.line("SCENARIO = name");
  const auto title = words(reader.text());
  reader.must(title.size() == 3 && title[0] == "SCENARIO", "SCENARIO = name");
  problem.name = title[2];
  problem.weeks_planned = reader.heading("WEEKS");
  for (int k = reader.heading("SKILLS"); k > 0; --k) {
    reader.line("a skill");
    problem.skills.push_back(reader.text());
  }
  for (int k = reader.heading("SHIFT_TYPES"); k > 0; --k) {
    reader.line("a shift");
    const auto parts = words(reader.text());
    reader.must(parts.size() == 2, "shift (least,most)");
    const auto [least, most] = reader.pair(parts[1]);
    problem.shifts.push_back({parts[0], least, most, {}});
  }
  reader.line("FORBIDDEN_SHIFT_TYPES_SUCCESSIONS");
  reader.must(reader.text() == "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS", "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS");
  const auto shifts = names_of(problem.shifts);
  for (std::size_t k = 0; k < shifts.size(); ++k) {
    reader.line("shift number shifts");
    const auto parts = words(reader.text());
    reader.must(parts.size() >= 2, "shift number shifts");
    ShiftType& shift = problem.shifts[static_cast<std::size_t>(reader.place_of(parts[0], shifts, "a shift"))];
    reader.must(parts.size() == 2 + static_cast<std::size_t>(reader.number(parts[1])), "shift number shifts");
    for (std::size_t each = 2; each < parts.size(); ++each)
      shift.cannot_follow.push_back(reader.place_of(parts[each], shifts, "a shift"));
  }
  for (int k = reader.heading("CONTRACTS"); k > 0; --k) {
    reader.line("a contract");
    const auto parts = words(reader.text());
    reader.must(parts.size() == 6, "contract (assignments) (days) (days off) weekends complete");
    Contract contract;
    contract.name = parts[0];
    std::tie(contract.least_assignments, contract.most_assignments) = reader.pair(parts[1]);
    std::tie(contract.least_running, contract.most_running) = reader.pair(parts[2]);
    std::tie(contract.least_off_running, contract.most_off_running) = reader.pair(parts[3]);
    contract.most_weekends = reader.number(parts[4]);
    contract.complete_weekends = reader.number(parts[5]) != 0;
    problem.contracts.push_back(contract);
  }
  const auto contracts = names_of(problem.contracts);
  for (int k = reader.heading("NURSES"); k > 0; --k) {
    reader.line("a nurse");
    const auto parts = words(reader.text());
    reader.must(parts.size() >= 4, "nurse contract number skills");
    reader.must(parts.size() == 3 + static_cast<std::size_t>(reader.number(parts[2])), "nurse contract number skills");
    Nurse nurse;
    nurse.name = parts[0];
    nurse.contract = reader.place_of(parts[1], contracts, "a contract");
    for (std::size_t each = 3; each < parts.size(); ++each)
      nurse.skills.push_back(reader.place_of(parts[each], problem.skills, "a skill"));
    problem.nurses.push_back(std::move(nurse));
  }
  return problem;
}

void read_history(std::istream& input, const std::string& file, Problem& problem) {
  Inrc2Reader reader(input, file);
  const auto nurses = names_of(problem.nurses);
  const auto shifts = names_of(problem.shifts);
  while (reader.next("//")) {
    if (reader.text() == "NURSE_HISTORY") break;
  }
  reader.must(reader.text() == "NURSE_HISTORY", "NURSE_HISTORY");
  for (std::size_t k = 0; k < nurses.size(); ++k) {
    reader.line("nurse assignments weekends shift days days days off");
    const auto parts = words(reader.text());
    reader.must(parts.size() == 7, "nurse assignments weekends shift days days days off");
    Nurse& nurse = problem.nurses[static_cast<std::size_t>(reader.place_of(parts[0], nurses, "a nurse"))];
    nurse.assignments = reader.number(parts[1]);
    nurse.weekends = reader.number(parts[2]);
    nurse.last_shift = parts[3] == "None" ? -1 : reader.place_of(parts[3], shifts, "a shift, or None");
    nurse.shift_running = reader.number(parts[4]);
    nurse.running = reader.number(parts[5]);
    nurse.off_running = reader.number(parts[6]);
  }
}

void read_week(std::istream& input, const std::string& file, Problem& problem) {
  Inrc2Reader reader(input, file);
  const auto nurses = names_of(problem.nurses);
  const auto shifts = names_of(problem.shifts);
  const std::vector<std::string> weekdays(days.begin(), days.end());
  const int first_day = problem.days();
  ++problem.weeks;
  problem.demand.resize(problem.cell(problem.days(), 0, 0));
  while (reader.next("//")) {
    if (reader.text() == "REQUIREMENTS") break;
  }
  reader.must(reader.text() == "REQUIREMENTS", "REQUIREMENTS");
  for (std::size_t k = 0; k < shifts.size() * problem.skills.size(); ++k) {
    reader.line("shift skill and seven pairs");
    const auto parts = words(reader.text());
    reader.must(parts.size() == 9, "shift skill and seven pairs");
    const int shift = reader.place_of(parts[0], shifts, "a shift");
    const int skill = reader.place_of(parts[1], problem.skills, "a skill");
    for (int d = 0; d < 7; ++d) {
      const auto [minimum, optimal] = reader.pair(parts[static_cast<std::size_t>(d) + 2]);
      problem.demand[problem.cell(first_day + d, shift, skill)] = {minimum, optimal};
    }
  }
  for (int k = reader.heading("SHIFT_OFF_REQUESTS"); k > 0; --k) {
    reader.line("nurse shift day");
    const auto parts = words(reader.text());
    reader.must(parts.size() == 3, "nurse shift day");
    problem.requests.push_back({reader.place_of(parts[0], nurses, "a nurse"),
                                first_day + reader.place_of(parts[2], weekdays, "a day of the week"),
                                parts[1] == "Any" ? -1 : reader.place_of(parts[1], shifts, "a shift, or Any")});
  }
}

void read_solution(std::istream& input, const std::string& file, const Problem& problem, int week, Rota& rota) {
  Inrc2Reader reader(input, file);
  const auto nurses = names_of(problem.nurses);
  const auto shifts = names_of(problem.shifts);
  const std::vector<std::string> weekdays(days.begin(), days.end());
  rota.resize(nurses.size());
  for (auto& line : rota) line.resize(static_cast<std::size_t>(std::max(problem.days(), 7 * (week + 1))));
  while (reader.next("//")) {
    if (reader.text().starts_with("ASSIGNMENTS")) break;
  }
  const auto title = words(reader.text());
  reader.must(title.size() == 3 && title[0] == "ASSIGNMENTS", "ASSIGNMENTS = number");
  for (int k = reader.number(title[2]); k > 0; --k) {
    reader.line("nurse day shift skill");
    const auto parts = words(reader.text());
    reader.must(parts.size() == 4, "nurse day shift skill");
    const auto nurse = static_cast<std::size_t>(reader.place_of(parts[0], nurses, "a nurse"));
    const int day = 7 * week + reader.place_of(parts[1], weekdays, "a day of the week");
    Assignment& assignment = rota[nurse][static_cast<std::size_t>(day)];
    if (assignment.shift != -1) reader.refuse(reader.text(), "one shift a day");
    assignment = {reader.place_of(parts[2], shifts, "a shift"), reader.place_of(parts[3], problem.skills, "a skill")};
  }
}

void write_solution(std::ostream& output, const Problem& problem, int week, const Rota& rota) {
  std::string lines;
  int count = 0;
  for (std::size_t n = 0; n < rota.size(); ++n) {
    for (int d = 0; d < 7; ++d) {
      const Assignment& each = rota[n][static_cast<std::size_t>(7 * week + d)];
      if (each.shift < 0) continue;
      ++count;
      lines += problem.nurses[n].name + " " + days[static_cast<std::size_t>(d)] + " " +
               problem.shifts[static_cast<std::size_t>(each.shift)].name + " " +
               problem.skills[static_cast<std::size_t>(each.skill)] + "\n";
    }
  }
  output << "SOLUTION\n" << week << " " << problem.name << "\n\nASSIGNMENTS = " << count << "\n" << lines;
}

}  // namespace handlingsrom::roster::inrc2
