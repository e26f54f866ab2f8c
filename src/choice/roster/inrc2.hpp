// The Second International Nurse Rostering Competition (Ceschia, Dang, De Causmaecker, Haspeslagh and Schaerf 2015, arXiv 1501.04177):
// nurses with skills, weeks of demand, and a history. Solved here as one period of all its weeks.
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include "choice/roster/line_model.hpp"

namespace handlingsrom::roster::inrc2 {

/// The competition's prices of a fault, by its soft rules S1 to S7.
inline constexpr int weight_optimal = 30;
inline constexpr int weight_running = 30;
inline constexpr int weight_shift_running = 15;
inline constexpr int weight_off_running = 30;
inline constexpr int weight_preference = 10;
inline constexpr int weight_complete_weekend = 30;
inline constexpr int weight_assignments = 20;
inline constexpr int weight_weekends = 30;

struct ShiftType {
  std::string name;
  int least_running = 0;
  int most_running = 0;
  std::vector<int> cannot_follow;  // shift types barred on the next day
};

struct Contract {
  std::string name;
  int least_assignments = 0;  // over all weeks
  int most_assignments = 0;
  int least_running = 0;
  int most_running = 0;
  int least_off_running = 0;
  int most_off_running = 0;
  int most_weekends = 0;
  bool complete_weekends = false;
};

struct Nurse {
  std::string name;
  int contract = 0;
  std::vector<int> skills;
  // History, up to the day before the first.
  int assignments = 0;
  int weekends = 0;
  int last_shift = -1;    // −1: free
  int shift_running = 0;  // days of that shift
  int running = 0;        // working days
  int off_running = 0;
};

struct Demand {
  int minimum = 0;
  int optimal = 0;
};

struct ShiftOff {
  int nurse = 0;
  int day = 0;
  int shift = -1;  // −1: any
};

struct Problem {
  std::string name;
  int weeks = 0;  // read so far; the scenario's number is weeks_planned
  int weeks_planned = 0;
  std::vector<std::string> skills;
  std::vector<ShiftType> shifts;
  std::vector<Contract> contracts;
  std::vector<Nurse> nurses;
  std::vector<Demand> demand;  // (day × shifts + shift) × skills + skill
  std::vector<ShiftOff> requests;
  int days() const { return 7 * weeks; }
  std::size_t cell(int day, int shift, int skill) const {
    return static_cast<std::size_t>((day * static_cast<int>(shifts.size()) + shift) * static_cast<int>(skills.size()) +
                                    skill);
  }
};

/// Each throws Error(bad_input, "roster_value") with file, line, found and expected.
Problem read_scenario(std::istream& input, const std::string& file);
void read_history(std::istream& input, const std::string& file, Problem& problem);
void read_week(std::istream& input, const std::string& file, Problem& problem);

/// What a nurse does on a day.
struct Assignment {
  int shift = -1;  // −1: free
  int skill = -1;
};
using Rota = std::vector<std::vector<Assignment>>;

/// Lines `nurse day shift skill` of one week in the competition's form are added to the rota from day 7 × week on.
void read_solution(std::istream& input, const std::string& file, const Problem& problem, int week, Rota& rota);
void write_solution(std::ostream& output, const Problem& problem, int week, const Rota& rota);

/// The competition's rules, apart from the solver.
struct Evaluation {
  // Hard.
  int minimum_cover = 0;
  int skill = 0;
  int succession = 0;
  // Soft, weighted.
  int total_assignments = 0;
  int consecutive = 0;
  int days_off = 0;
  int preferences = 0;
  int weekends = 0;
  int complete_weekends = 0;
  int optimal_cover = 0;
  int violations() const { return minimum_cover + skill + succession; }
  int value() const {
    return total_assignments + consecutive + days_off + preferences + weekends + complete_weekends + optimal_cover;
  }
};
Evaluation evaluate(const Problem& problem, const Rota& rota);

/// As the solver sees it: a duty is a shift with a skill, shift × skills + skill.
LineModel line_model(const Problem& problem);

}  // namespace handlingsrom::roster::inrc2
