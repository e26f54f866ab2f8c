// The First International Nurse Rostering Competition (Haspeslagh, De Causmaecker, Schaerf and Stølevik 2014, Ann. Oper. Res. 218): cover
// met exactly, everything else weighed. Details of the rules as the University of Osnabrück's open evaluator has them.
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include "choice/roster/line_model.hpp"
#include "choice/roster/nrp24.hpp"

namespace handlingsrom::roster::inrc1 {

struct ShiftType {
  std::string name;
  std::vector<int> skills;
};

/// Off: weight 0.
struct Limit {
  int weight = 0;
  int value = 0;
};

struct Contract {
  Limit most_assignments;
  Limit least_assignments;
  Limit most_running;
  Limit least_running;
  Limit most_off_running;
  Limit least_off_running;
  Limit most_weekends_running;
  Limit least_weekends_running;
  int weekend_first = 5;  // Monday is 0
  int weekend_days = 2;
  int complete_weekends = 0;  // weights
  int same_shift_in_weekend = 0;
  int other_skill = 0;
  std::vector<int> patterns;
};

/// A step of an unwanted pattern.
constexpr int any_shift = -2;
constexpr int no_shift = -1;
struct Pattern {
  int weight = 0;
  int weekday = -1;  // of its first day; −1: any
  std::vector<int> steps;
};

struct Employee {
  std::string name;
  int contract = 0;
  std::vector<int> skills;
};

struct Request {
  int employee = 0;
  int day = 0;
  int shift = any_shift;  // any_shift: the whole day
  int weight = 0;
};

struct Problem {
  std::string name;
  int days = 0;
  int first_weekday = 0;
  std::vector<std::string> skills;
  std::vector<ShiftType> shifts;
  std::vector<Contract> contracts;
  std::vector<Pattern> patterns;
  std::vector<Employee> employees;
  std::vector<int> demand;  // day × shifts + shift
  std::vector<Request> off_requests;
  std::vector<Request> on_requests;

  int weekday(int day) const { return (first_weekday + day) % 7; }
  std::size_t cell(int day, int shift) const {
    return static_cast<std::size_t>(day) * shifts.size() + static_cast<std::size_t>(shift);
  }
};

/// Whether the shift asks for a skill that the person has not; it costs once, however many are missing.
bool lacks_skill(const Problem& problem, const Employee& employee, int shift);

/// Throws Error(bad_input, "roster_value") with file, line, found and expected.
Problem read(std::istream& input, const std::string& file);

/// Employee, then the shift of each day, a dot for a day off.
Rota read_rota(std::istream& input, const std::string& file, const Problem& problem);
void write_rota(std::ostream& output, const Problem& problem, const Rota& rota);

/// Written from the rules, apart from the solver.
struct Evaluation {
  int cover = 0;  // hard: persons too few and too many
  int assignments = 0;
  int running = 0;
  int off_running = 0;
  int weekends_running = 0;
  int complete_weekends = 0;
  int same_shift = 0;
  int patterns = 0;
  int skill = 0;
  int requests = 0;
  int value() const {
    return assignments + running + off_running + weekends_running + complete_weekends + same_shift + patterns + skill +
           requests;
  }
};
Evaluation evaluate(const Problem& problem, const Rota& rota);

/// As the solver sees it; duties are shifts.
LineModel line_model(const Problem& problem);

}  // namespace handlingsrom::roster::inrc1
