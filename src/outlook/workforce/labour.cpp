// Persons in work: from 20 years to the leaving age.
#include "outlook/workforce/workforce.hpp"

namespace handlingsrom::workforce {
namespace {

constexpr int working_age_from = 20;
constexpr std::string_view leaving_age = "workforce.leaving_age";

double leaving_age_in(const Assumptions& assumptions, int t) {
  return t == 0 ? assumptions.spec(leaving_age).value : assumptions.series(leaving_age)[static_cast<std::size_t>(t)];
}

// The year of age in which one leaves counts by its part.
template <class AgeSum>
double persons_in_work(double age, AgeSum age_sum) {
  const int whole = static_cast<int>(age);
  const double part = age - whole;
  return age_sum(working_age_from, whole - 1) + (part > 0 ? part * age_sum(whole, whole) : 0.0);
}

}  // namespace

void fill_labour(const population::Projection& projection, const LabourArea& area, const Assumptions& assumptions,
                 std::size_t lanes, double* own, double* around) {
  for (int t = 0; t < projection.years(); ++t) {
    const double age = leaving_age_in(assumptions, t);
    const auto year = static_cast<std::size_t>(t);
    own[year * lanes] = persons_in_work(age, [&](int from, int to) { return projection.total(t, from, to); });
    around[year * lanes] = area.persons.empty() ? sheet::no_figure : persons_in_work(age, [&](int from, int to) {
      double sum = 0;
      for (int k = from; k <= to; ++k) sum += area.persons[year][static_cast<std::size_t>(k)];
      return sum;
    });
  }
}

trace::Node explain_labour(const Assumptions& assumptions, int t, double value,
                           const std::function<trace::Node(int from_age, int to_age)>& persons) {
  const double age = leaving_age_in(assumptions, t);
  std::vector<trace::Node> behind;
  behind.push_back(persons(working_age_from, static_cast<int>(age) - 1));
  behind.push_back(trace::assumption(std::string(leaving_age), age, Unit::years));
  return trace::model("workforce.persons_in_work", value, Unit::persons, std::move(behind));
}

}  // namespace handlingsrom::workforce
