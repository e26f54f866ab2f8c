// The stock by age along the line of staff to be had.
#include "outlook/workforce/flow.hpp"

#include <algorithm>
#include <numeric>

namespace handlingsrom::workforce {
namespace {

constexpr std::size_t first_age = 20, last_age = oldest_age;

// The part of a year of age that is worked: all below the leaving age, none above.
double worked(std::size_t age, double leaving) { return std::clamp(leaving - static_cast<double>(age), 0.0, 1.0); }

double in_work(const Ages& labour, double leaving, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t age = from; age < to; ++age) sum += labour[age] * worked(age, leaving);
  return sum;
}

template <class Parts>
double sum_of(const Parts& parts) {
  return std::accumulate(parts.begin(), parts.end(), 0.0);
}

double older_of(const Ages& stock) { return std::accumulate(stock.begin() + older_from, stock.end(), 0.0); }

// Today's staff as it is counted, within a band spread as the inhabitants in work. Who is older than the leaving age leaves in the first year: the last year
// of age that is worked has them.
Ages stock_counted(const FlowCourse& course, const FlowRates& rates) {
  const double leaving = course.leaving_age.front();
  std::size_t last = first_age;
  for (std::size_t age = first_age; age < last_age; ++age)
    if (worked(age, leaving) > 0) last = age;
  Ages stock{};
  for (std::size_t b = 0; b < age_bands.size(); ++b) {
    const double fte = course.line.front() * rates.by_age[b];
    const std::size_t to = std::min(age_bands[b].to + 1, last_age);
    const double all = in_work(course.labour.front(), leaving, age_bands[b].from, to);
    if (all <= 0) stock[std::min(age_bands[b].from, last)] += fte;
    for (std::size_t age = age_bands[b].from; age < to && all > 0; ++age)
      stock[age] += fte * course.labour.front()[age] * worked(age, leaving) / all;
  }
  return stock;
}

// Today's staff: as it is counted, as the inhabitants in work, or with a known part of them 55 or over.
Ages stock_today(const FlowCourse& course, const FlowRates& rates) {
  if (sum_of(rates.by_age) > 0) return stock_counted(course, rates);
  const double leaving = course.leaving_age.front();
  const Ages& labour = course.labour.front();
  const double young = in_work(labour, leaving, first_age, older_from);
  const double old = in_work(labour, leaving, older_from, last_age);
  const double all = young + old;
  const double older = rates.older_share > 0 && young > 0 && old > 0 ? rates.older_share : (all > 0 ? old / all : 0);
  Ages stock{};
  for (std::size_t age = first_age; age < last_age; ++age) {
    const double of = age < older_from ? young : old;
    const double share = age < older_from ? 1 - older : older;
    if (of > 0) stock[age] = course.line.front() * share * labour[age] * worked(age, leaving) / of;
  }
  if (all <= 0) stock[first_age] = course.line.front();
  return stock;
}

// Moved in less moved out among those who work in both years, as a part of the labour force at the start.
double moved_in(const FlowCourse& course, std::size_t t) {
  double moved = 0;
  for (std::size_t age = first_age; age + 1 < last_age; ++age) {
    const double both = std::min(worked(age, course.leaving_age[t]), worked(age + 1, course.leaving_age[t + 1]));
    moved += both * (course.labour[t + 1][age + 1] - course.labour[t][age]);
  }
  return moved;
}

// Those who are there a year later, a year older.
Ages leave(const Ages& stock, double leaving_now, double leaving_then, const FlowRates& rates, FlowYear& year) {
  Ages later{};
  for (std::size_t age = first_age; age + 1 < last_age; ++age) {
    const double now = worked(age, leaving_now);
    const double stay = now > 0 ? std::min(1.0, worked(age + 1, leaving_then) / now) : 0.0;
    const double kept = stock[age] * stay;
    const bool older = age >= older_from;
    const double disabled = kept * (older ? rates.disabled_older : rates.disabled);
    const double left =
        older ? 0 : kept * rates.left;  // as those who come: who is 55 stays until pension or disability
    year.retired += stock[age] - kept;
    year.disabled += disabled;
    year.left += left;
    later[age + 1] = kept - disabled - left;
  }
  return later;
}

// Those who come are under 55, spread as the inhabitants are; where the line falls faster than people leave, all ages give way alike.
void come(Ages& stock, const Ages& labour, double leaving, double fte) {
  if (fte < 0) {
    const double all = sum_of(stock);
    for (double& age : stock) age *= all > 0 ? (all + fte) / all : 0;
    return;
  }
  const double young = in_work(labour, leaving, first_age, older_from);
  if (young <= 0) stock[first_age] += fte;
  for (std::size_t age = first_age; age < older_from && young > 0; ++age)
    stock[age] += fte * labour[age] * worked(age, leaving) / young;
}

}  // namespace

std::vector<FlowYear> flow_along(const FlowCourse& course, const FlowRates& rates) {
  std::vector<FlowYear> years;
  Ages stock = stock_today(course, rates);
  for (std::size_t t = 0; t + 1 < course.line.size(); ++t) {
    FlowYear year;
    year.start = course.line[t];
    year.end = course.line[t + 1];
    year.older = older_of(stock);
    const double force = in_work(course.labour[t], course.leaving_age[t], first_age, last_age);
    const double force_later = in_work(course.labour[t + 1], course.leaving_age[t + 1], first_age, last_age);
    stock = leave(stock, course.leaving_age[t], course.leaving_age[t + 1], rates, year);
    const double coming = year.end - sum_of(stock);
    year.graduates = rates.graduates * course.young[t];
    if (force > 0) {
      year.moved_in = year.start / force * moved_in(course, t);
      year.other = year.end - year.start * force_later / force;
    }
    year.hired = rates.hired * year.start;
    year.more = coming - year.graduates - year.moved_in - year.other - year.hired;
    come(stock, course.labour[t + 1], course.leaving_age[t + 1], coming);
    years.push_back(year);
  }
  return years;
}

double part_of(const FlowYear& year, std::string_view part) {
  const std::array values{year.start,    year.older, year.retired, year.disabled, year.left, year.graduates,
                          year.moved_in, year.other, year.hired,   year.more,     year.end};
  const auto at = std::find(flow_parts.begin(), flow_parts.end(), part);
  return at == flow_parts.end() ? 0.0 : values[static_cast<std::size_t>(at - flow_parts.begin())];
}

bool read_flow_id(std::string_view id, Group& group, std::string_view& part) {
  constexpr std::string_view prefix = "workforce.flow.";
  if (!id.starts_with(prefix)) return false;
  id.remove_prefix(prefix.size());
  const std::size_t dot = id.find('.');
  if (dot == std::string_view::npos) return false;
  for (int g = 0; g < group_count; ++g) {
    if (key_of(static_cast<Group>(g)) != id.substr(0, dot)) continue;
    const auto at = std::find(flow_parts.begin(), flow_parts.end(), id.substr(dot + 1));
    if (at == flow_parts.end()) return false;
    group = static_cast<Group>(g);
    part = *at;
    return true;
  }
  return false;
}

}  // namespace handlingsrom::workforce
