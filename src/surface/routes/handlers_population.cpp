// …/municipalities/{}/population: persons by sex and five-year age group; /api/v1/distributions: today's figures of all.
#include <map>

#include "base/parallel.hpp"
#include "standing/facts/population_history.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {
namespace {

constexpr int group_width = 5;
constexpr int last_group_from = 95;

Json age_labels() {
  Json labels = Json::array();
  for (int age = 0; age < last_group_from; age += group_width)
    labels.push_back(std::to_string(age) + "–" + std::to_string(age + group_width - 1));
  labels.push_back(std::to_string(last_group_from) + "+");
  return labels;
}

template <class PersonsAtAge>
Json by_group(const PersonsAtAge& persons) {
  std::vector<double> groups(last_group_from / group_width + 1, 0.0);
  for (int age = 0; age < age_count; ++age)
    groups[static_cast<std::size_t>(std::min(age, last_group_from) / group_width)] += persons(age);
  return numbers(groups);
}

Json population(const Context& context, MunicipalityIndex index) {
  const facts::PopulationHistory& history = context.facts->population;
  const population::Projection projection = context.chain->population({index, context.defaults.get()});
  // Years in which the boundaries were others are left out, back to the last gap.
  Year first = history.last_year();
  while (first > history.first_year() && history.has(index.value, first - 1)) first = first - 1;
  Json sexes[2]{Json::array(), Json::array()};
  for (Year year = first; year < projection.first_year(); year = year + 1) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      const float* persons = history.persons(index.value, year, sex);
      sexes[index_of(sex)].push_back(by_group([&](int age) { return static_cast<double>(persons[age]); }));
    }
  }
  for (int t = 0; t < projection.years(); ++t) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      sexes[index_of(sex)].push_back(by_group([&](int age) { return projection.persons(t, sex, age); }));
    }
  }
  return {{"municipality", municipality(context.facts->registry->at(index))},
          {"first_year", std::min(first, projection.first_year()).value},
          {"observed_to", history.last_year().value},
          {"ages", age_labels()},
          {"female", std::move(sexes[0])},
          {"male", std::move(sexes[1])}};
}

Json distributions(const Context& context) {
  const auto count = static_cast<std::size_t>(context.facts->registry->size());
  std::vector<std::vector<rooms::StandingFigure>> standing(count);
  parallel_for(count, [&](std::size_t i) {
    standing[i] = context.chain->standing({MunicipalityIndex{static_cast<int>(i)}, context.defaults.get()});
  });
  std::vector<std::string> ids;
  std::map<std::string, std::vector<double>> values;
  for (std::size_t i = 0; i < count; ++i) {
    for (const rooms::StandingFigure& one : standing[i]) {
      auto [entry, added] = values.try_emplace(one.id, count, facts::missing);
      if (added) ids.push_back(one.id);
      entry->second[i] = one.value;
    }
  }
  Json list = Json::array();
  for (const std::string& id : ids) list.push_back({{"id", id}, {"values", numbers(values[id])}});
  return {{"figures", std::move(list)}};
}

}  // namespace

void add_population(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/v1/municipalities/{}/population", [context](const http::Request& request) {
    return respond_lasting(population(*context, context->municipality(request.captures.at(0))));
  });
  router.add(http::Method::get, "/api/v1/distributions",
             [context](const http::Request&) { return respond_lasting(distributions(*context)); });
}

}  // namespace handlingsrom::routes
