#include "outlook/care/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "base/error.hpp"
#include "standing/facts/national_figures.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::care {
namespace {

constexpr std::array<int, 5> bounds{0, 67, 80, 90, age_count};
constexpr std::array<std::string_view, 4> groups{"0-66", "67-79", "80-89", "90+"};
// Nobody has a service more than once at a time.
constexpr double highest_rate = 0.95;

std::array<double, age_count> national_population(const facts::Facts& facts, Year year) {
  std::array<double, age_count> persons{};
  const Year last = std::min(std::max(year, facts.nation.first_year()), facts.nation.last_year());
  for (const Sex sex : {Sex::female, Sex::male}) {
    const float* ages = facts.nation.persons(0, last, sex);
    for (std::size_t age = 0; age < persons.size(); ++age) persons[age] += static_cast<double>(ages[age]);
  }
  return persons;
}

struct Published {
  std::array<double, 4> users{};  // by the four age groups, at the end of the year
  Year year{};
};

/// The latest year for which every age group is published.
Published published(const facts::Facts& facts, std::string_view quantity) {
  std::map<int, std::map<std::string_view, double>> by_year;
  for (const facts::NationalFigure& figure : facts.national_figures) {
    if (figure.quantity == quantity && std::find(groups.begin(), groups.end(), figure.group) != groups.end())
      by_year[std::stoi(figure.period)][figure.group] = figure.value;
  }
  const auto latest = std::find_if(by_year.rbegin(), by_year.rend(),
                                   [](const auto& year) { return year.second.size() == groups.size(); });
  if (latest == by_year.rend()) {
    throw Error(ErrorCode::bundle_damaged, "figure_missing",
                {{"figure", std::string(quantity)}, {"group", std::string(groups.front())}, {"period", "*"}});
  }
  Published result;
  for (std::size_t g = 0; g < groups.size(); ++g) result.users[g] = latest->second.at(groups[g]);
  result.year = Year{latest->first};
  return result;
}

AgeShape shape_of(const facts::Facts& facts, std::string_view quantity) {
  const auto [users, year] = published(facts, quantity);
  // Counted on 31 December, that is on the population of 1 January after.
  const auto population = national_population(facts, year + 1);
  std::array<double, 4> rates{};
  for (std::size_t g = 0; g < 4; ++g) {
    double persons = 0;
    for (int age = bounds[g]; age < bounds[g + 1]; ++age) persons += population[static_cast<std::size_t>(age)];
    rates[g] = persons > 0 ? users[g] / persons : 0;
  }
  return graduate(rates, population);
}

}  // namespace

AgeShape graduate(const std::array<double, 4>& rates, const std::array<double, age_count>& population) {
  std::array<double, 4> centre{};
  std::array<double, 4> height{};
  for (std::size_t g = 0; g < 4; ++g) {
    double weight = 0;
    for (int age = bounds[g]; age < bounds[g + 1]; ++age) {
      centre[g] += population[static_cast<std::size_t>(age)] * (age + 0.5);
      weight += population[static_cast<std::size_t>(age)];
    }
    centre[g] = weight > 0 ? centre[g] / weight : 0.5 * (bounds[g] + bounds[g + 1]);
    height[g] = std::log(std::max(rates[g], 1e-9));
  }
  AgeShape shape{};
  for (int age = 0; age < age_count; ++age) {
    const double x = age + 0.5;
    std::size_t g = 0;
    while (g < 2 && x > centre[g + 1]) ++g;
    const double slope = (height[g + 1] - height[g]) / (centre[g + 1] - centre[g]);
    shape[static_cast<std::size_t>(age)] = std::exp(x < centre[0]   ? height[0]
                                                    : x > centre[3] ? height[3]
                                                                    : height[g] + slope * (x - centre[g]));
  }
  for (std::size_t g = 0; g < 4; ++g) {
    double expected = 0;
    double wanted = 0;
    for (int age = bounds[g]; age < bounds[g + 1]; ++age) {
      const auto a = static_cast<std::size_t>(age);
      expected += population[a] * shape[a];
      wanted += population[a] * rates[g];
    }
    if (expected <= 0) continue;
    for (int age = bounds[g]; age < bounds[g + 1]; ++age) {
      double& rate = shape[static_cast<std::size_t>(age)];
      rate = std::min(highest_rate, rate * wanted / expected);
    }
  }
  return shape;
}

std::array<AgeShape, figure_count> age_shapes(const facts::Facts& facts) {
  const AgeShape home = shape_of(facts, "Mottakere av hjemmetjenester");
  const AgeShape institution = shape_of(facts, "Beboere i institusjon (alle opphold)");
  const AgeShape homes = shape_of(facts, "Beboere i bolig til pleie- og omsorgsformål (med og uten bemanning)");
  std::array<AgeShape, figure_count> shapes{};
  shapes[index_of(Figure::home_care)] = home;
  shapes[index_of(Figure::staffed_homes)] = homes;
  shapes[index_of(Figure::short_stay)] = institution;
  shapes[index_of(Figure::long_stay)] = institution;
  shapes[index_of(Figure::home_other)] = home;
  return shapes;
}

}  // namespace handlingsrom::care
