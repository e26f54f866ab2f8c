// The problem of the 24 public instances of nurse rostering (Curtois and Qu 2014, schedulingbenchmarks.org): who works which shift on
// which day. Day 0 is a Monday. Whole minutes throughout.
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace handlingsrom::roster {

/// A day off in a rota.
constexpr int day_off = -1;

/// Person × day → shift (its place in the list of shifts) or day_off.
using Rota = std::vector<std::vector<int>>;

namespace nrp24 {

struct Shift {
  std::string name;
  int minutes = 0;
  std::vector<int> cannot_follow;  // shifts that may not come the day after this one
};

struct Person {
  std::string name;
  std::vector<int> most_of_shift;  // by shift, in the whole period
  int most_minutes = 0;
  int least_minutes = 0;
  int most_days_running = 0;
  int least_days_running = 0;      // runs that touch either end of the period may be shorter
  int least_days_off_running = 0;  // likewise
  int most_weekends = 0;           // a weekend is worked if its Saturday or Sunday is
  std::vector<int> days_off;
};

struct Request {
  int person = 0;
  int day = 0;
  int shift = 0;
  int weight = 0;
};

struct Cover {
  int day = 0;
  int shift = 0;
  int wanted = 0;
  int weight_under = 0;
  int weight_over = 0;
};

struct Problem {
  int days = 0;
  std::vector<Shift> shifts;
  std::vector<Person> persons;
  std::vector<Request> on_requests;   // weight when not met
  std::vector<Request> off_requests;  // weight when violated
  std::vector<Cover> cover;
};

/// Reads an instance in the benchmark's text format. Throws Error(bad_input, "roster_value") with file, line, found and expected.
Problem read(std::istream& input, const std::string& file);

/// A rota as CSV without a header: the person, then the shift of each day, a dot for a day off; or person and one string of one-letter
/// shifts and dots. Throws Error(bad_input, "roster_value").
Rota read_rota(std::istream& input, const std::string& file, const Problem& problem);

/// In the first of the two forms above.
void write_rota(std::ostream& output, const Problem& problem, const Rota& rota);

}  // namespace nrp24
}  // namespace handlingsrom::roster
