// The rates of the flow: from the assumptions, and from what closes the country's first year.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include <fmt/format.h>

#include "outlook/workforce/flow.hpp"

namespace handlingsrom::workforce {
namespace {

constexpr int young_from = 20, young_to = 24;

double assumed(const Assumptions& assumptions, std::string_view name) {
  return assumptions.first(fmt::format("workforce.flow.{}", name));
}

double of_group(const Assumptions& assumptions, std::string_view name, Group group) {
  return assumed(assumptions, fmt::format("{}_{}", name, key_of(group)));
}

// The two groups whose age and newly educated are published.
bool is_care(Group group) { return group == Group::nurse || group == Group::health_worker; }

Ages both_sexes(const population::Projection& projection, int t) {
  Ages ages{};
  const auto women = projection.ages(t, Sex::female);
  const auto men = projection.ages(t, Sex::male);
  for (std::size_t age = 0; age < ages.size(); ++age) ages[age] = women[age] + men[age];
  return ages;
}

double share_in_work(const Ages& ages, double leaving) {
  double sum = 0;
  for (int age = young_from; age < oldest_age; ++age)
    sum += ages[static_cast<std::size_t>(age)] * std::clamp(leaving - age, 0.0, 1.0);
  return sum;
}

// The country's first year at the assumptions: FTE `stock`, which follows the country's labour force.
FlowCourse country_course(const Assumptions& assumptions, const population::Projection& country, double stock) {
  FlowCourse course;
  course.labour = labour_of(country, {}, assumptions);
  course.leaving_age = leaving_ages(assumptions, country.years());
  for (std::size_t t = 0; t < course.labour.size(); ++t)
    course.line.push_back(stock * share_in_work(course.labour[t], course.leaving_age[t]));
  course.young.assign(course.labour.size(), 1.0);
  for (auto* series : {&course.line, &course.leaving_age, &course.young}) series->resize(2);
  course.labour.resize(2);
  return course;
}

}  // namespace

std::vector<double> leaving_ages(const Assumptions& assumptions, int years) {
  constexpr std::string_view id = "workforce.leaving_age";
  const auto series = assumptions.series(id);
  std::vector<double> ages(series.begin(), series.begin() + std::min<std::ptrdiff_t>(years, std::ssize(series)));
  if (!ages.empty()) ages.front() = assumptions.spec(id).value;
  return ages;
}

std::vector<Ages> labour_of(const population::Projection& own, const LabourArea& area, const Assumptions& assumptions) {
  const std::vector<double> leaving = leaving_ages(assumptions, own.years());
  const double first = share_in_work(both_sexes(own, 0), leaving.front());
  const double first_around = area.persons.empty() ? 0.0 : share_in_work(area.persons.front(), leaving.front());
  const auto weights = assumptions.series("workforce.local_weight");
  std::vector<Ages> labour;
  for (int t = 0; t < own.years(); ++t) {
    const double weight = area.persons.empty() ? 1.0 : weights[static_cast<std::size_t>(t)];
    Ages ages = both_sexes(own, t);
    for (std::size_t age = 0; age < ages.size(); ++age) {
      ages[age] *= first > 0 ? weight / first : 0.0;
      if (first_around > 0) ages[age] += (1 - weight) * area.persons[static_cast<std::size_t>(t)][age] / first_around;
    }
    labour.push_back(ages);
  }
  return labour;
}

std::vector<double> young_share(const population::Projection& own, const population::Projection& country) {
  std::vector<double> share;
  for (int t = 0; t < own.years(); ++t) {
    const double all = country.total(t, young_from, young_to);
    share.push_back(all > 0 ? own.total(t, young_from, young_to) / all : 0.0);
  }
  return share;
}

FlowRates flow_rates(const Assumptions& assumptions, Group group, const population::Projection& country) {
  FlowRates rates;
  rates.disabled = assumed(assumptions, "disabled");
  rates.disabled_older = assumed(assumptions, "disabled_older");
  double stock = 1;
  if (is_care(group)) {
    rates.older_share = of_group(assumptions, "older_share", group);
    rates.graduates = of_group(assumptions, "graduates", group) * of_group(assumptions, "municipal_share", group) *
                      assumed(assumptions, "position");
    stock = of_group(assumptions, "country_fte", group);
  }
  const FlowCourse first = country_course(assumptions, country, stock);
  FlowRates all_leave = rates;
  all_leave.left = 1;
  const FlowYear aged = flow_along(first, all_leave).front();
  const double all_out = of_group(assumptions, "turnover", group) * aged.start;
  rates.left = aged.left > 0 ? std::clamp((all_out - aged.retired - aged.disabled) / aged.left, 0.0, 1.0) : 0.0;
  rates.hired = flow_along(first, rates).front().more / stock;
  return rates;
}

double position_potential(const Assumptions& assumptions, Group group, double fte) {
  if (!is_care(group)) return 0;
  return std::max(0.0, fte * (assumed(assumptions, "position_reach") / assumed(assumptions, "position") - 1));
}

std::vector<double> after_supplements(std::span<const double> staff, std::span<const double> supplements,
                                      double elasticity, double overall) {
  const double total = std::accumulate(staff.begin(), staff.end(), 0.0);
  std::vector<double> after;
  double drawn = 0, mean = 0;
  for (std::size_t k = 0; k < staff.size(); ++k) {
    after.push_back(staff[k] * std::exp(elasticity * supplements[k]));
    drawn += after.back();
    mean += total > 0 ? staff[k] * supplements[k] / total : 0.0;
  }
  for (double& fte : after) fte *= drawn > 0 ? total * (1 + overall * mean) / drawn : 0.0;
  return after;
}

}  // namespace handlingsrom::workforce
