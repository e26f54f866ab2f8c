#include "outlook/rooms/figure_list.hpp"

#include <fmt/format.h>

namespace handlingsrom::rooms {
namespace {

void add_population(std::vector<Entry>& list) {
  const auto ages = [&](const char* id, int from, int to) {
    list.push_back({id, Unit::persons, Kind::population, from, to});
  };
  ages("population.total", 0, oldest_age);
  ages("population.age_0", 0, 0);
  ages("population.age_1_5", 1, 5);
  ages("population.age_6_15", 6, 15);
  ages("population.age_16_19", 16, 19);
  ages("population.age_20_66", 20, 66);
  ages("population.age_67_79", 67, 79);
  ages("population.age_80_89", 80, 89);
  ages("population.age_90", 90, oldest_age);
  list.push_back({"population.births", Unit::persons, Kind::births});
  list.push_back({"population.deaths", Unit::persons, Kind::deaths});
  list.push_back({"population.net_migration", Unit::persons, Kind::net_migration});
  list.push_back({"population.published_main", Unit::persons, Kind::published_main});
}

void add_services(std::vector<Entry>& list) {
  const auto row = [&](std::string id, int index) {
    list.push_back({std::move(id), Unit::persons, Kind::services, index});
  };
  for (int age = 1; age <= services::kindergarten_ages; ++age) {
    row(fmt::format("services.kindergarten.age_{}", age), services::kindergarten_age_1 + age - 1);
  }
  row("services.kindergarten.total", services::kindergarten_total);
  for (int grade = 1; grade <= services::grades; ++grade) {
    row(fmt::format("services.pupils.grade_{}", grade), services::pupils_grade_1 + grade - 1);
  }
  row("services.pupils.total", services::pupils_total);
  for (int grade = 1; grade <= services::sfo_grades; ++grade) {
    row(fmt::format("services.sfo.grade_{}", grade), services::sfo_grade_1 + grade - 1);
  }
  row("services.sfo.total", services::sfo_total);
  row("services.child_protection.clients", services::child_protection_clients);
  row("services.health.users", services::health_users);
  row("services.social.clients", services::social_clients);
}

void add_care(std::vector<Entry>& list, const care::Ladder& ladder) {
  for (std::size_t step = 0; step < ladder.steps.size(); ++step) {
    list.push_back({"care.users." + ladder.steps[step].id, Unit::users, Kind::care_users, static_cast<int>(step)});
  }
  list.push_back({"care.users.total", Unit::users, Kind::care_users_total});
  list.push_back({"care.fte", Unit::full_time_equivalents, Kind::care_fte});
  list.push_back({"care.cost", Unit::kroner, Kind::care_cost});
}

void add_workforce(std::vector<Entry>& list) {
  const auto row = [&](std::string id, int index) {
    list.push_back({std::move(id), Unit::full_time_equivalents, Kind::workforce, index});
  };
  const auto groups = [&](const std::string& prefix, int first) {
    for (int group = 0; group < workforce::group_count; ++group) {
      row(prefix + std::string(workforce::key_of(static_cast<workforce::Group>(group))), first + group);
    }
  };
  groups("workforce.needed.", workforce::needed_first);
  row("workforce.needed.total", workforce::needed_total);
  groups("workforce.available.", workforce::available_first);
  row("workforce.available.total", workforce::available_total);
  for (int sector = 0; sector < workforce::staff_sector_count; ++sector) {
    row("workforce.needed_by_sector." + std::string(workforce::key_of_sector(sector)),
        workforce::sector_first + sector);
  }
}

void add_economy(std::vector<Entry>& list) {
  const auto row = [&](std::string id, Unit unit, int index) {
    list.push_back({std::move(id), unit, Kind::economy, index});
  };
  for (int sector = 0; sector < economy::spending_sector_count; ++sector) {
    row("economy.spending." + std::string(economy::key_of_spending(sector)), Unit::kroner,
        economy::spending_first + sector);
  }
  row("economy.spending.total", Unit::kroner, economy::spending_total);
  row("economy.income.block_grant_and_tax", Unit::kroner, economy::income_free);
  row("economy.income.other", Unit::kroner, economy::income_other);
  row("economy.income.total", Unit::kroner, economy::income_total);
  row("economy.need_index", Unit::none, economy::need_index);
  row("economy.finance_cost", Unit::kroner, economy::finance_cost);
  row("economy.gross_revenue", Unit::kroner, economy::gross_revenue);
  row("economy.net_result_share", Unit::share, economy::net_result_share);
  row("economy.rule_margin", Unit::kroner, economy::rule_margin);
  row("economy.fund_share", Unit::share, economy::fund_share);
  row("economy.debt_share", Unit::share, economy::debt_share);
  row("economy.closing_growth", Unit::share, economy::closing_growth);
}

void add_rooms(std::vector<Entry>& list) {
  list.push_back({"rooms.money", Unit::kroner, Kind::economy, economy::money});
  list.push_back({"rooms.money_per_inhabitant", Unit::kroner_per_person, Kind::money_per_inhabitant});
  list.push_back({"rooms.people", Unit::full_time_equivalents, Kind::workforce, workforce::room_total});
  for (int group = 0; group < workforce::group_count; ++group) {
    list.push_back({"rooms.people." + std::string(workforce::key_of(static_cast<workforce::Group>(group))),
                    Unit::full_time_equivalents, Kind::workforce, workforce::room_first + group});
  }
  list.push_back({"rooms.places", Unit::places, Kind::places});
  list.push_back({"rooms.places.kindergarten", Unit::places, Kind::kindergarten_places});
  list.push_back({"rooms.places.school", Unit::places, Kind::school_places});
}

// Seats relative to a number: own capacity, or today's number where none was given.
double seats(double own, const YearTable& services, int row, int t) {
  return (facts::is_missing(own) ? services.at(row, 0) : own) - services.at(row, t);
}

}  // namespace

std::vector<Entry> figure_list(const care::Ladder& ladder) {
  std::vector<Entry> list;
  add_population(list);
  add_services(list);
  add_care(list, ladder);
  add_workforce(list);
  add_economy(list);
  add_rooms(list);
  return list;
}

double value_of(const Entry& entry, const View& view, int t) {
  const Calculation& calculation = view.calculation;
  const population::Projection& persons = calculation.population;
  const auto year = static_cast<std::size_t>(t);
  const auto flow = [&](const std::vector<double>& series) {
    return t + 1 < persons.years() ? series[year] : facts::missing;
  };
  switch (entry.kind) {
    case Kind::population: return persons.total(t, entry.first, entry.second);
    case Kind::births: return flow(persons.births);
    case Kind::deaths: return flow(persons.deaths);
    case Kind::net_migration: return flow(persons.net_migration);
    case Kind::published_main: {
      constexpr Year published_first{2025};
      const int at = (persons.first_year() + t) - published_first;
      const auto m = static_cast<std::size_t>(view.municipality.value);
      if (m >= view.facts.published.main_total.size()) return facts::missing;
      const auto& series = view.facts.published.main_total[m];
      return at >= 0 && static_cast<std::size_t>(at) < series.size() ? series[static_cast<std::size_t>(at)]
                                                                     : facts::missing;
    }
    case Kind::services: return calculation.services.at(entry.first, t);
    case Kind::care_users: return calculation.care.users(t, static_cast<std::size_t>(entry.first));
    case Kind::care_users_total: {
      double sum = 0;
      for (std::size_t step = 0; step < calculation.care.steps(); ++step) sum += calculation.care.users(t, step);
      return sum;
    }
    case Kind::care_fte: return calculation.care_fte[year];
    case Kind::care_cost: return calculation.care_cost[year];
    case Kind::workforce: return calculation.workforce.at(entry.first, t);
    case Kind::economy: return calculation.economy.at(entry.first, t);
    case Kind::money_per_inhabitant: {
      const double population = persons.total(t);
      return population > 0 ? calculation.economy.at(economy::money, t) / population : facts::missing;
    }
    case Kind::places: return view.bases.care_places - calculation.residents[year];
    case Kind::kindergarten_places:
      return seats(view.bases.kindergarten_places, calculation.services, services::kindergarten_total, t);
    case Kind::school_places: return seats(view.bases.school_places, calculation.services, services::pupils_total, t);
  }
  return facts::missing;
}

Provenance provenance_of(const Entry& entry, const View& view) {
  const Bases& bases = view.bases;
  const care::Projection& care = view.calculation.care;
  const auto weakest_step = [&](auto include) {
    Provenance weakest = Provenance::municipality;
    for (std::size_t step = 0; step < care.steps(); ++step) {
      if (include(step)) weakest = weaker(weakest, care.provenance[step]);
    }
    return weakest;
  };
  const auto all = [](std::size_t) { return true; };
  switch (entry.kind) {
    case Kind::population:
    case Kind::births:
    case Kind::deaths:
    case Kind::net_migration:
    case Kind::published_main: return Provenance::municipality;
    case Kind::services: return services::provenance_of(entry.first, bases.services);
    case Kind::care_users: return care.provenance[static_cast<std::size_t>(entry.first)];
    case Kind::care_users_total: return weakest_step(all);
    case Kind::care_fte: return care.fte_provenance;
    case Kind::care_cost: return weaker(Provenance::national, weakest_step(all));
    case Kind::workforce: return workforce::provenance_of(entry.first, bases.workforce, care.fte_provenance);
    case Kind::economy: return economy::provenance_of(entry.first, bases.economy);
    case Kind::money_per_inhabitant: return economy::provenance_of(economy::money, bases.economy);
    case Kind::places: return bases.own_care_places ? Provenance::own : Provenance::municipality;
    case Kind::kindergarten_places:
      return facts::is_missing(bases.kindergarten_places) ? Provenance::assumption : Provenance::own;
    case Kind::school_places: return facts::is_missing(bases.school_places) ? Provenance::assumption : Provenance::own;
  }
  return Provenance::assumption;
}

}  // namespace handlingsrom::rooms
