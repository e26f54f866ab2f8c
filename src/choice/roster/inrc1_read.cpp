#include <algorithm>
#include <array>
#include <map>

#include "choice/roster/calendar.hpp"
#include "choice/roster/inrc1.hpp"
#include "choice/roster/text_lines.hpp"

namespace handlingsrom::roster::inrc1 {
namespace {

constexpr int most_number = 1'000'000;
constexpr std::array weekdays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> parts;
  for (std::string& part : split(text, ' ')) {
    if (!part.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

class Inrc1Reader {
 public:
  Inrc1Reader(std::istream& input, const std::string& file) : lines_(input, file) {}

  Problem read() {
    for (std::size_t weekday = 0; weekday < weekdays.size(); ++weekday) names_of_days_.emplace_back(weekdays[weekday]);
    while (lines_.next("//")) {
      const std::string heading = words(lines_.text()).front();
      section(heading.back() == ';' ? heading.substr(0, heading.size() - 1) : heading);
    }
    if (problem_.days == 0) lines_.refuse("", "a section SCHEDULING_PERIOD");
    if (problem_.employees.empty()) lines_.refuse("", "a section EMPLOYEES");
    return std::move(problem_);
  }

 private:
  /// "SKILLS = 2;" or "EMPLOYEES 10;"
  int count() {
    const auto parts = words(lines_.text());
    std::string last = parts.back();
    if (last.empty() || last.back() != ';') lines_.refuse(lines_.text(), "a heading with a number and a semicolon");
    last.pop_back();
    return number(last);
  }
  int number(std::string_view text) const { return lines_.whole(text, "a whole number", 0, most_number); }

  /// A record without its semicolon, parted at commas.
  std::vector<std::string> record(std::size_t least) {
    if (!lines_.next("//")) lines_.refuse("", "a record");
    std::string text = lines_.text();
    if (text.back() != ';') lines_.refuse(text, "a record that ends with a semicolon");
    text.pop_back();
    auto parts = split(text, ',');
    if (parts.size() < least) lines_.refuse(text, std::to_string(least) + " fields");
    return parts;
  }

  void section(const std::string& heading) {
    if (heading == "SCHEDULING_PERIOD") return period();
    const int records = count();
    for (int k = 0; k < records; ++k) {
      if (heading == "SKILLS") {
        problem_.skills.push_back(record(1)[0]);
      } else if (heading == "SHIFT_TYPES") {
        shift();
      } else if (heading == "CONTRACTS") {
        contract();
      } else if (heading == "PATTERNS") {
        pattern();
      } else if (heading == "EMPLOYEES") {
        employee();
      } else if (heading == "DAY_OF_WEEK_COVER" || heading == "DATE_SPECIFIC_COVER") {
        cover(heading == "DATE_SPECIFIC_COVER");
      } else if (heading == "DAY_OFF_REQUESTS" || heading == "SHIFT_OFF_REQUESTS") {
        request(problem_.off_requests, heading.starts_with("SHIFT"));
      } else if (heading == "DAY_ON_REQUESTS" || heading == "SHIFT_ON_REQUESTS") {
        request(problem_.on_requests, heading.starts_with("SHIFT"));
      } else {
        lines_.refuse(heading, "a section of the format");
      }
    }
  }

  Day date(const std::string& text) const {
    const auto day = day_from(text);
    if (!day) lines_.refuse(text, "a date such as 2026-03-29");
    return *day;
  }

  void period() {
    const auto parts = record(3);
    problem_.name = parts[0];
    first_ = date(parts[1]);
    const Day last = date(parts[2]);
    problem_.days = static_cast<int>((last - first_).count()) + 1;
    if (problem_.days < 1 || problem_.days > 400) lines_.refuse(parts[2], "a day after the first");
    problem_.first_weekday = static_cast<int>((std::chrono::weekday{first_} - std::chrono::Monday).count());
  }

  void shift() {
    const auto parts = record(6);
    ShiftType shift{parts[0], {}};
    for (const std::string& skill : words(parts[5]))
      shift.skills.push_back(lines_.place_of(skill, problem_.skills, "a skill"));
    problem_.shifts.push_back(std::move(shift));
    shift_names_.push_back(parts[0]);
  }

  /// "(1|5|20)": on, weight, value; or "(1|10)": on, weight.
  Limit limit(const std::string& text) const {
    if (text.size() < 5 || text.front() != '(' || text.back() != ')')
      lines_.refuse(text, "(on|weight) or (on|weight|value)");
    const auto parts = split(std::string_view(text).substr(1, text.size() - 2), '|');
    if (parts.size() < 2 || parts.size() > 3) lines_.refuse(text, "(on|weight) or (on|weight|value)");
    return {number(parts[0]) != 0 ? number(parts[1]) : 0, parts.size() == 3 ? number(parts[2]) : 0};
  }

  void contract() {
    const auto parts = record(19);
    Contract contract;
    const std::array<Limit*, 8> limits{&contract.most_assignments,      &contract.least_assignments,
                                       &contract.most_running,          &contract.least_running,
                                       &contract.most_off_running,      &contract.least_off_running,
                                       &contract.most_weekends_running, &contract.least_weekends_running};
    for (std::size_t k = 0; k < limits.size(); ++k) *limits[k] = limit(parts[k + 3]);
    weekend(parts[12], contract);
    contract.complete_weekends = limit(parts[13]).weight;
    contract.same_shift_in_weekend = limit(parts[14]).weight;
    contract.other_skill = limit(parts[17]).weight;
    if (number(parts[18]) > 0 && parts.size() > 19) {
      for (const std::string& each : words(parts[19])) contract.patterns.push_back(number(each));
    }
    problem_.contracts.push_back(std::move(contract));
  }

  void weekend(const std::string& text, Contract& contract) const {
    for (int first = 0; first < 7; ++first) {
      std::string name;
      for (int length = 1; length <= 4; ++length) {
        name += weekdays[static_cast<std::size_t>((first + length - 1) % 7)];
        if (name != text || length < 2) continue;
        contract.weekend_first = first;
        contract.weekend_days = length;
        return;
      }
    }
    lines_.refuse(text, "a weekend such as SaturdaySunday");
  }

  void pattern() {
    const auto parts = record(3);
    Pattern pattern;
    pattern.weight = number(parts[1]);
    const auto steps = words(parts[2]);
    if (steps.size() < 2 || number(steps[0]) != static_cast<int>(steps.size()) - 1)
      lines_.refuse(parts[2], "number (shift|day) …");
    for (std::size_t k = 1; k < steps.size(); ++k) {
      const auto step = split(std::string_view(steps[k]).substr(1, steps[k].size() - 2), '|');
      if (step.size() != 2) lines_.refuse(steps[k], "(shift|day)");
      pattern.steps.push_back(step[0] == "Any"    ? any_shift
                              : step[0] == "None" ? no_shift
                                                  : lines_.place_of(step[0], shift_names_, "a shift"));
      if (k == 1 && step[1] != "Any") pattern.weekday = lines_.place_of(step[1], names_of_days_, "a day of the week");
    }
    problem_.patterns.push_back(std::move(pattern));
  }

  void employee() {
    const auto parts = record(5);
    Employee employee{parts[0], number(parts[2]), {}};
    if (static_cast<std::size_t>(employee.contract) >= problem_.contracts.size()) lines_.refuse(parts[2], "a contract");
    for (const std::string& skill : words(parts[4]))
      employee.skills.push_back(lines_.place_of(skill, problem_.skills, "a skill"));
    employee_names_.push_back(parts[0]);
    problem_.employees.push_back(std::move(employee));
  }

  void cover(bool dated) {
    const auto parts = record(3);
    problem_.demand.resize(problem_.cell(problem_.days, 0), 0);
    const int shift = lines_.place_of(parts[1], shift_names_, "a shift");
    const int wanted = number(parts[2]);
    const int weekday = dated ? 0 : lines_.place_of(parts[0], names_of_days_, "a day of the week");
    const int only = dated ? day(parts[0]) : -1;
    for (int d = 0; d < problem_.days; ++d) {
      if (dated ? d == only : problem_.weekday(d) == weekday) problem_.demand[problem_.cell(d, shift)] = wanted;
    }
  }

  int day(const std::string& text) const {
    const auto number = static_cast<int>((date(text) - first_).count());
    if (number < 0 || number >= problem_.days) lines_.refuse(text, "a day of the period");
    return number;
  }

  void request(std::vector<Request>& requests, bool with_shift) {
    const auto parts = record(with_shift ? 4 : 3);
    Request request;
    request.employee = lines_.place_of(parts[0], employee_names_, "a person of the staff");
    request.day = day(parts[1]);
    if (with_shift) request.shift = lines_.place_of(parts[2], shift_names_, "a shift");
    request.weight = number(parts.back());
    requests.push_back(request);
  }

  Lines lines_;
  Problem problem_;
  Day first_;
  std::vector<std::string> names_of_days_;
  std::vector<std::string> shift_names_;
  std::vector<std::string> employee_names_;
};

}  // namespace

bool lacks_skill(const Problem& problem, const Employee& employee, int shift) {
  const std::vector<int>& asked = problem.shifts[static_cast<std::size_t>(shift)].skills;
  return std::any_of(asked.begin(), asked.end(), [&](int skill) {
    return std::find(employee.skills.begin(), employee.skills.end(), skill) == employee.skills.end();
  });
}

Problem read(std::istream& input, const std::string& file) { return Inrc1Reader(input, file).read(); }

namespace {

/// The same file form as the other set: only names and the number of days count.
nrp24::Problem named(const Problem& problem) {
  nrp24::Problem names;
  names.days = problem.days;
  for (const ShiftType& shift : problem.shifts) names.shifts.push_back({shift.name, 0, {}});
  for (const Employee& employee : problem.employees) {
    nrp24::Person person;
    person.name = employee.name;
    names.persons.push_back(std::move(person));
  }
  return names;
}

}  // namespace

Rota read_rota(std::istream& input, const std::string& file, const Problem& problem) {
  return nrp24::read_rota(input, file, named(problem));
}

void write_rota(std::ostream& output, const Problem& problem, const Rota& rota) {
  nrp24::write_rota(output, named(problem), rota);
}

}  // namespace handlingsrom::roster::inrc1
