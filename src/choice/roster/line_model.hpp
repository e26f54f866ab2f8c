// A rota as the solver sees it: each person's line is a path through a graph of states, day by day; cover joins the persons.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace handlingsrom::roster {

/// What a person does on a day: a duty from 0 on, or free.
using Duty = std::int16_t;
constexpr Duty free_day = -1;

constexpr float impossible = std::numeric_limits<float>::infinity();

/// A step onto a day. Costs are whole numbers small enough for a float.
struct Arc {
  std::int16_t from = 0;
  std::int16_t to = 0;
  Duty duty = free_day;
  std::int16_t amount = 0;   // of the first resource: minutes in units, or days worked
  std::int16_t weekend = 0;  // of the second: weekends worked
  float cost = 0;
};

/// Which lines a person may have, but for fixed days and limits by duty. Shared by persons with equal contracts and duties.
struct LineGraph {
  int states = 0;
  std::vector<std::vector<Arc>> kinds;  // the arcs of a kind of day
  std::vector<int> kind_of_day;         // by day
  std::vector<float> start_cost;        // by state before the first day; impossible: no start
  std::vector<float> end_cost;          // by state after the last day
  std::vector<float> amount_cost;       // by total of the first resource
  std::vector<float> weekend_cost;      // by total of the second
};

struct PersonModel {
  std::shared_ptr<const LineGraph> graph;
  std::vector<float> day_cost;    // (day × (duties + 1) + duty + 1): wishes; impossible: barred
  std::vector<int> most_of_duty;  // by duty; no_limit: none
};
constexpr int no_limit = std::numeric_limits<int>::max();

/// Cost of the number present in one cell: convex, falling to `wanted`, rising after.
struct CoverCell {
  int minimum = 0;
  double below_minimum = 0;  // for each below minimum, on top of `under`
  int wanted = 0;
  double under = 0;
  double over = 0;

  double cost(int present) const {
    const double few = present < wanted ? (wanted - present) * under : (present - wanted) * over;
    return few + (present < minimum ? (minimum - present) * below_minimum : 0);
  }
};

struct LineModel {
  int days = 0;
  int duties = 0;
  std::vector<CoverCell> cover;  // day × duties + duty
  std::vector<PersonModel> persons;

  std::size_t cell(int day, Duty duty) const { return static_cast<std::size_t>(day * duties + duty); }
  std::size_t place(int day, Duty duty) const { return static_cast<std::size_t>(day * (duties + 1) + duty + 1); }
};

/// A person's whole period.
struct Line {
  std::vector<Duty> duty;  // by day
  double cost = 0;         // the person's own, cover apart
  int weekends = 0;        // of the second resource
};

}  // namespace handlingsrom::roster
