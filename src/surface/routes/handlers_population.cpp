// …/municipalities/{}/population: persons by sex and five-year age group; /api/v1/distributions: today's figures of all.
#include "surface/api/outlook.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {
namespace {

Json population(const Context& context, MunicipalityIndex index) {
  const api::PopulationByAge people = api::population_by_age(*context.service, index);
  const auto sex = [&](Sex which) {
    Json years = Json::array();
    for (const std::vector<double>& groups : people.sexes[static_cast<std::size_t>(index_of(which))])
      years.push_back(numbers(groups));
    return years;
  };
  return {{"municipality", municipality(context.service->municipality(index))},
          {"first_year", people.first.value},
          {"observed_to", people.counted_to.value},
          {"ages", people.ages},
          {"female", sex(Sex::female)},
          {"male", sex(Sex::male)}};
}

Json distributions(const Context& context) {
  Json list = Json::array();
  for (const api::StandingValues& one : api::standing_of_all(*context.service))
    list.push_back({{"id", one.id}, {"values", numbers(one.values)}});
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
