#include <map>

#include "base/error.hpp"
#include "choice/roster/nrp24.hpp"
#include "choice/roster/text_lines.hpp"

namespace handlingsrom::roster::nrp24 {
namespace {

constexpr int most_days = 3660;
constexpr int most_number = 100'000'000;

class Nrp24Reader {
 public:
  Nrp24Reader(std::istream& input, const std::string& file) : lines_(input, file) {}

  Problem read() {
    std::string section;
    while (lines_.next()) {
      if (lines_.text().starts_with("SECTION_")) {
        section = lines_.text();
        continue;
      }
      record(section);
    }
    for (std::size_t s = 0; s < followers_.size(); ++s) {
      for (const auto& [name, line] : followers_[s]) {
        const auto found = shift_.find(name);
        if (found == shift_.end()) {
          throw Error(
              ErrorCode::bad_input, "roster_value",
              {{"file", lines_.file()}, {"line", std::to_string(line)}, {"found", name}, {"expected", "a shift"}});
        }
        problem_.shifts[s].cannot_follow.push_back(found->second);
      }
    }
    if (problem_.days == 0) lines_.refuse("", "a section SECTION_HORIZON");
    if (problem_.shifts.empty()) lines_.refuse("", "a section SECTION_SHIFTS");
    if (problem_.persons.empty()) lines_.refuse("", "a section SECTION_STAFF");
    return std::move(problem_);
  }

 private:
  void record(const std::string& section) {
    if (section == "SECTION_HORIZON") return horizon();
    if (problem_.days == 0) lines_.refuse(lines_.text(), "a section SECTION_HORIZON");
    if (section == "SECTION_SHIFTS") return shift();
    if (section == "SECTION_STAFF") return person();
    if (section == "SECTION_DAYS_OFF") return days_off();
    if (section == "SECTION_SHIFT_ON_REQUESTS") return request(problem_.on_requests);
    if (section == "SECTION_SHIFT_OFF_REQUESTS") return request(problem_.off_requests);
    if (section == "SECTION_COVER") return cover();
    lines_.refuse(section, "a section of the format");
  }

  std::vector<std::string> fields(std::size_t count, const std::string& expected) {
    std::vector<std::string> parts = split(lines_.text(), ',');
    if (parts.size() != count) lines_.refuse(lines_.text(), expected);
    return parts;
  }

  void horizon() { problem_.days = lines_.whole(lines_.text(), "the number of days", 1, most_days); }

  void shift() {
    const auto parts = fields(3, "shift, minutes, shifts that cannot follow");
    if (!shift_.emplace(parts[0], static_cast<int>(problem_.shifts.size())).second || parts[0].empty())
      lines_.refuse(parts[0], "a shift that is not named before");
    problem_.shifts.push_back({parts[0], lines_.whole(parts[1], "minutes, 1 to 1440", 1, 1440), {}});
    auto& followers = followers_.emplace_back();
    if (parts[2].empty()) return;
    for (const std::string& name : split(parts[2], '|')) followers.emplace_back(name, lines_.number());
  }

  int known(const std::map<std::string, int>& names, const std::string& name, const std::string& expected) {
    const auto found = names.find(name);
    if (found == names.end()) lines_.refuse(name, expected);
    return found->second;
  }

  int day(const std::string& text) { return lines_.whole(text, "a day of the period", 0, problem_.days - 1); }
  int number(const std::string& text, const std::string& expected) {
    return lines_.whole(text, expected, 0, most_number);
  }

  void person() {
    const auto parts = fields(8, "person, shift limits, minutes, runs and weekends");
    Person person;
    person.name = parts[0];
    if (!person_.emplace(parts[0], static_cast<int>(problem_.persons.size())).second || parts[0].empty())
      lines_.refuse(parts[0], "a person who is not named before");
    person.most_of_shift.assign(problem_.shifts.size(), problem_.days);
    for (const std::string& limit : split(parts[1], '|')) {
      const auto pair = split(limit, '=');
      if (pair.size() != 2) lines_.refuse(limit, "shift=number");
      person.most_of_shift[static_cast<std::size_t>(known(shift_, pair[0], "a shift"))] =
          number(pair[1], "a number of shifts");
    }
    person.most_minutes = number(parts[2], "minutes");
    person.least_minutes = lines_.whole(parts[3], "minutes, not above the most", 0, person.most_minutes);
    person.most_days_running = lines_.whole(parts[4], "a number of days", 1, most_days);
    person.least_days_running =
        lines_.whole(parts[5], "a number of days, not above the most", 0, person.most_days_running);
    person.least_days_off_running = lines_.whole(parts[6], "a number of days", 0, problem_.days);
    person.most_weekends = number(parts[7], "a number of weekends");
    problem_.persons.push_back(std::move(person));
  }

  void days_off() {
    const auto parts = split(lines_.text(), ',');
    Person& person = problem_.persons[static_cast<std::size_t>(known(person_, parts[0], "a person of the staff"))];
    for (std::size_t k = 1; k < parts.size(); ++k) person.days_off.push_back(day(parts[k]));
  }

  void request(std::vector<Request>& requests) {
    const auto parts = fields(4, "person, day, shift, weight");
    requests.push_back({known(person_, parts[0], "a person of the staff"), day(parts[1]),
                        known(shift_, parts[2], "a shift"), number(parts[3], "a weight")});
  }

  void cover() {
    const auto parts = fields(5, "day, shift, wanted, weight under, weight over");
    problem_.cover.push_back({day(parts[0]), known(shift_, parts[1], "a shift"),
                              number(parts[2], "a number of persons"), number(parts[3], "a weight"),
                              number(parts[4], "a weight")});
  }

  Lines lines_;
  Problem problem_;
  std::map<std::string, int> shift_;
  std::map<std::string, int> person_;
  std::vector<std::vector<std::pair<std::string, int>>> followers_;
};

}  // namespace

Problem read(std::istream& input, const std::string& file) { return Nrp24Reader(input, file).read(); }

Rota read_rota(std::istream& input, const std::string& file, const Problem& problem) {
  Lines lines(input, file);
  std::vector<std::string> persons;
  std::vector<std::string> shifts;
  for (const Person& person : problem.persons) persons.push_back(person.name);
  for (const Shift& shift : problem.shifts) shifts.push_back(shift.name);
  Rota rota(problem.persons.size());
  while (lines.next()) {
    auto parts = split(lines.text(), ',');
    const auto person = static_cast<std::size_t>(lines.place_of(parts[0], persons, "a person of the staff"));
    if (!rota[person].empty()) lines.refuse(parts[0], "each person once");
    if (parts.size() == 2 && problem.days > 1) {
      const std::string letters = parts[1];
      parts.pop_back();
      for (const char letter : letters) parts.emplace_back(1, letter);
    }
    if (parts.size() != static_cast<std::size_t>(problem.days) + 1)
      lines.refuse(std::to_string(parts.size() - 1), std::to_string(problem.days) + " days");
    for (std::size_t k = 1; k < parts.size(); ++k) {
      const bool free = parts[k].empty() || parts[k] == ".";
      rota[person].push_back(free ? day_off : lines.place_of(parts[k], shifts, "a shift, or a dot for a day off"));
    }
  }
  for (std::size_t i = 0; i < rota.size(); ++i) {
    if (rota[i].empty()) lines.refuse("the end of the file", "a line for " + persons[i]);
  }
  return rota;
}

void write_rota(std::ostream& output, const Problem& problem, const Rota& rota) {
  for (std::size_t i = 0; i < rota.size(); ++i) {
    output << problem.persons[i].name;
    for (const int shift : rota[i])
      output << ',' << (shift == day_off ? "." : problem.shifts[static_cast<std::size_t>(shift)].name);
    output << '\n';
  }
}

}  // namespace handlingsrom::roster::nrp24
