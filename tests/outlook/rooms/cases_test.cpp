// Runs the case files of tests/cases: tiny invented municipalities and the table that must come out.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>
#include <toml++/toml.h>

#include "outlook/rooms/figure_list.hpp"
#include "outlook/rooms/prepared.hpp"

namespace handlingsrom::rooms {
namespace {

double number(const toml::node_view<const toml::node>& node, double otherwise) {
  return node.value<double>().value_or(otherwise);
}

std::vector<double> row(const toml::node_view<const toml::node>& node, int years) {
  std::vector<double> values(static_cast<std::size_t>(years), 0.0);
  if (const toml::array* array = node.as_array()) {
    for (std::size_t t = 0; t < values.size(); ++t) values[t] = array->get(t)->value<double>().value();
  }
  return values;
}

// "6-15" = [100, 80, 60]: spread evenly over sexes and ages.
population::Projection projection_of(const toml::table& ages, Year first, int years) {
  population::Projection projection(first, years);
  for (const auto& [range, values] : ages) {
    const std::string text(range.str());
    const int from = std::stoi(text);
    const int to = std::stoi(text.substr(text.find('-') + 1));
    for (int t = 0; t < years; ++t) {
      const double each =
          values.as_array()->get(static_cast<std::size_t>(t))->value<double>().value() / (2.0 * (to - from + 1));
      for (const Sex sex : {Sex::female, Sex::male}) {
        for (int age = from; age <= to; ++age) projection.ages(t, sex)[static_cast<std::size_t>(age)] += each;
      }
    }
  }
  return projection;
}

struct Case {
  Bases bases;
  economy::Country country;
  Calculation calculation;
};

Case build(const toml::table& file, const Assumptions& assumptions, Year first, int years) {
  const auto country = file["country"];
  const auto own = file["municipality"];
  Case built{{}, {}, Calculation(first, years)};
  Calculation& calculation = built.calculation;
  calculation.population = projection_of(*file["population"].as_table(), first, years);
  calculation.care_cost = row(file["care"]["cost"], years);
  calculation.care_fte = row(file["care"]["fte"], years);
  calculation.residents = row(file["care"]["residents"], years);

  economy::CostKeyWeights weights;
  std::array<double, facts::sector_count> index{};
  economy::Base& money = built.bases.economy;
  for (std::size_t s = 0; s < facts::sector_count; ++s) {
    const std::string key(economy::key_of_spending(static_cast<int>(s)));
    index[s] = number(own["index"][key], 1.0);
    money.sector_index[s].value = index[s];
    money.national_spending[s].value = number(country["spending"][key], 0.0);
    weights.sector[s] = number(file["weights"][key]["share"], 0.0);
    for (std::size_t k = 0; k < economy::age_criterion_count; ++k) {
      weights.age[s][k] = number(file["weights"][key][economy::age_criteria[k].name], 0.0);
    }
  }
  const population::Projection nation = projection_of(*country["population"].as_table(), first, years);
  built.country.municipalities = 1;
  for (int t = 0; t < years; ++t) {
    built.country.population.push_back(nation.total(t));
    built.country.age.push_back(economy::age_counts(nation, t));
    built.country.mean_index.push_back(1.0);
  }
  money.first = first;
  money.need = economy::need_base(weights, index, number(own["total_index"], 1.0),
                                  economy::age_counts(calculation.population, 0), built.country.age[0],
                                  built.country.population[0], 1);
  money.school_share.value = number(country["school_share"], 1.0);
  money.free_income.value = number(country["free_income"], 0.0);
  money.interest_exposure.value = number(country["interest_exposure"], 0.0);

  if (own["finance_cost"]) money.own_finance_cost.value = number(own["finance_cost"], 0.0);

  services::Base& services = built.bases.services;
  services.national_coverage[0].value = services.national_coverage[1].value = 1;
  services.child_protection_index.value = services.social_index.value = 1;
  services.social_cases.value = services.national_aged_0_24.value = 0;
  services.national_population.value = 1;

  workforce::Base& staff = built.bases.workforce;
  staff.nurse_fte.value = number(own["nurse_fte"], 0.0);
  staff.health_educated_share.value = number(country["health_educated_share"], 0.0);
  staff.group_size.value = number(country["group_size"], 1.0);
  staff.children_per_fte.value = 1;
  staff.kindergarten_teacher_share.value = 0;
  staff.doctors.value = staff.physiotherapists.value = staff.health_centre.value = 0;
  staff.health_index.value = staff.administration_index.value = 1;
  staff.national_fte.value = 0;
  staff.national_population.value = 1;
  built.bases.care_places = number(own["care_places"], 0.0);

  services::project(calculation.population, assumptions, services, calculation.services);
  const YearTable& need = calculation.services;
  workforce::project(
      calculation.population, {},
      {need.row(services::pupils_total), need.row(services::sfo_total), need.row(services::kindergarten_total),
       need.row(services::child_protection_clients), need.row(services::social_clients), calculation.care_fte},
      assumptions, staff, calculation.workforce);
  economy::project(calculation.population,
                   {need.row(services::pupils_total), need.row(services::kindergarten_total), calculation.care_cost},
                   assumptions, money, built.country, calculation.economy);
  return built;
}

class Cases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Cases, GiveTheExpectedTable) {
  const toml::table file = toml::parse_file(GetParam().string());
  const Year first{static_cast<int>(file["years"]["first"].value<std::int64_t>().value())};
  const int years = static_cast<int>(file["years"]["count"].value<std::int64_t>().value());
  Assumptions assumptions(first, years, parameter_tables());
  if (const toml::table* changed = file["assumptions"].as_table()) {
    for (const auto& [id, value] : *changed) assumptions.set(id.str(), value.value<double>().value());
  }
  const Case built = build(file, assumptions, first, years);
  const facts::Facts none{};
  const View view{none, MunicipalityIndex{0}, built.bases, built.calculation};
  const std::vector<Entry> list = figure_list(care::default_ladder());
  for (const auto& [key, values] : *file["expected"].as_table()) {
    const std::string id(key.str());
    const auto entry = std::find_if(list.begin(), list.end(), [&](const Entry& each) { return each.id == id; });
    ASSERT_NE(entry, list.end()) << id;
    for (int t = 0; t < years; ++t) {
      const double expected = values.as_array()->get(static_cast<std::size_t>(t))->value<double>().value();
      EXPECT_NEAR(value_of(*entry, view, t), expected, 1e-9 * std::max(1.0, std::abs(expected)))
          << id << ' ' << (first + t).value;
    }
  }
}

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator("tests/cases")) {
    if (entry.path().extension() == ".toml") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

INSTANTIATE_TEST_SUITE_P(Files, Cases, testing::ValuesIn(files()),
                         [](const testing::TestParamInfo<std::filesystem::path>& file) {
                           return file.param.stem().string();
                         });

}  // namespace
}  // namespace handlingsrom::rooms
