#include "outlook/rooms/model.hpp"

#include <fmt/format.h>

#include "outlook/care/parameters.hpp"
#include "outlook/economy/result_level.hpp"
#include "outlook/population/population.hpp"

namespace handlingsrom::rooms {
namespace {

using sheet::Term;

std::vector<const ParameterSpec*> all_parameters() {
  std::vector<const ParameterSpec*> all;
  for (const auto& table : parameter_tables()) {
    for (const ParameterSpec& spec : table) all.push_back(&spec);
  }
  return all;
}

// Rows of the population room's engine, whose traces are its own.
void declare_population(facts::ModelSheet& sheet, population::PersonRows& persons, Engines& engines) {
  const auto ages = [&](const char* id, int from, int to) { sheet.row(id, Unit::persons, persons.persons(from, to)); };
  ages("population.total", 0, oldest_age);
  ages("population.age_0", 0, 0);
  ages("population.age_1_5", 1, 5);
  ages("population.age_6_15", 6, 15);
  ages("population.age_16_19", 16, 19);
  ages("population.age_20_66", 20, 66);
  ages("population.age_67_79", 67, 79);
  ages("population.age_80_89", 80, 89);
  ages("population.age_90", 90, oldest_age);
  const auto engine = [&](const char* id) {
    const auto number = static_cast<std::uint32_t>(sheet.engines().size());
    sheet.row(id, Unit::persons, sheet.engine(id, Unit::persons));
    return number;
  };
  engines.births = engine("population.births");
  engines.deaths = engine("population.deaths");
  engines.net_migration = engine("population.net_migration");
  engines.published_main = engine("population.published_main");
}

void declare_people(facts::ModelSheet& sheet, const workforce::Rows& staff) {
  constexpr Unit fte = Unit::full_time_equivalents;
  std::vector<Term> all;
  // The room without the vacancies that are assumed from the country: what this municipality's own ages and need make of it.
  const auto beyond = [&](std::string_view key, Term room, Term assumed) {
    sheet.row(fmt::format("workforce.beyond_assumed.{}", key), fte, (room + assumed).named("workforce.beyond_assumed"));
  };
  for (std::size_t g = 0; g < staff.needed.size(); ++g) {
    const std::string_view key = workforce::key_of(static_cast<workforce::Group>(g));
    all.push_back(sheet.row(fmt::format("rooms.people.{}", key), fte,
                            (staff.available[g] - staff.needed[g]).named(fmt::format("workforce.room_of.{}", key))));
    beyond(key, all.back(), staff.assumed_vacant[g]);
  }
  beyond("total", sheet.row("rooms.people", fte, sum(all).named("workforce.room_total")), staff.assumed_vacant_total);
}

void declare_places(facts::ModelSheet& sheet, const services::Rows& services, const care::Rows& care) {
  sheet.row("rooms.places", Unit::places,
            (sheet.cell("rooms.care_places", Unit::places, care_places) - measured_in(Unit::places, care.residents))
                .named("rooms.places_left"));
  // Seats: own capacity, or as many as today's number where none was given.
  const auto seats = [&](const char* id, const char* as_today, facts::Sector sector, Term users) {
    const Term in_use = measured_in(Unit::places, users);
    const Term capacity = first_known(sheet.own("rooms.own_places", Unit::places, facts::OwnQuantity::places, sector),
                                      assumed(at_start(in_use)).named(as_today));
    sheet.row(id, Unit::places, (capacity - in_use).named("rooms.places_left"));
  };
  seats("rooms.places.kindergarten", "rooms.places_as_today.kindergarten", facts::Sector::kindergarten,
        services.kindergarten_children);
  seats("rooms.places.school", "rooms.places_as_today.school", facts::Sector::school, services.pupils);
}

}  // namespace

std::vector<std::span<const ParameterSpec>> parameter_tables() {
  return {population::parameters(), services::parameters(), care::parameters(), workforce::parameters(),
          economy::parameters()};
}

facts::Cell care_places(const facts::Place& place) {
  const facts::Cell own = facts::own_cell(place.own, facts::OwnQuantity::places, facts::Sector::care);
  if (own.known()) return own;
  return {place.facts.care_places[static_cast<std::size_t>(place.municipality.value)].institution,
          {"ssb_11875", fmt::format("{}, {}, institution", place.number(), place.facts.care_places.year.value)}};
}

Model::Model(const facts::Facts& facts, const care::Model& care_model)
    : sheet_(facts, all_parameters()), persons_(sheet_), country_results_(economy::country_results(facts)) {
  declare_population(sheet_, persons_, engines_);
  published_row_ = sheet_.find("population.published_main");
  const services::Rows services = services::declare(sheet_, persons_);
  const care::Rows care = care::declare(sheet_, care_model);
  const workforce::Rows staff = workforce::declare(sheet_, persons_, services, care);
  const economy::Rows money = economy::declare(sheet_, persons_, services, care);
  declare_people(sheet_, staff);
  declare_places(sheet_, services, care);
  engines_.care_users = care.engines;
  engines_.care_constant_rates = care.at_constant_rates;
  engines_.care_fte_follows = care.fte_follows;
  engines_.care_cost_follows = care.cost_follows;
  engines_.own_labour = staff.own_labour;
  engines_.area_labour = staff.area_labour;
  engines_.country_population = money.country_population;
  engines_.mean_index = money.mean_index;
  engines_.mean_tax = money.mean_tax;
  engines_.tax_deduction = money.tax_deduction;
  engines_.country_ages = money.country_ages;
  engines_.beside_the_account = money.beside_the_account;
  engines_.result_chance = money.result_chance;
  engines_.debt_chance = money.debt_chance;
  chance_engines_.resize(sheet_.engines().size(), 0);
  chance_engines_[engines_.result_chance] = chance_engines_[engines_.debt_chance] = 1;
  const std::vector<char> nodes = sheet::reached(sheet_, {}, {{}, chance_engines_});
  for (const sheet::Row& row : sheet_.rows()) moved_by_chance_.push_back(nodes[row.node]);
}

}  // namespace handlingsrom::rooms
