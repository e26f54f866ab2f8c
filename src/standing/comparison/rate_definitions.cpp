// The rates that are taken apart. A new one is a function, a line in the list and its names in the catalogues.

#include "standing/comparison/rate.hpp"
#include "standing/comparison/ratio.hpp"
#include "standing/facts/archive.hpp"
#include "standing/facts/series.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::comparison {
namespace {

using facts::Facts;

constexpr int over_66 = 67, over_79 = 80;
constexpr int first_grade_age = 6, last_grade_age = 15;

double persons_aged(const Facts& f, MunicipalityIndex m, int from, int to) {
  // Users at the end of a year are divided by those who lived there the day after, as Statistics Norway's own rates are.
  return f.population.total(m.value, f.population.last_year(), from, to);
}

/// Three age groups. Users aged 67–79 are not published: they are all users less the two groups that are.
Counts home_care(const Facts& f, MunicipalityIndex m) {
  const facts::CareUsers& users = care_users(f, m);
  const double young = persons_aged(f, m, 0, over_66 - 1), older = persons_aged(f, m, over_66, over_79 - 1),
               oldest = persons_aged(f, m, over_79, oldest_age);
  return {young + older + oldest,
          {young, older, oldest},
          {users.home_care[0], users.home_care_all - users.home_care[0] - users.home_care[2], users.home_care[2]},
          {}};
}

/// Two age groups: below 80 the cells are too small to be published in most municipalities.
Counts two_ages(const Facts& f, MunicipalityIndex m, double users_all, double users_80) {
  const double younger = persons_aged(f, m, 0, over_79 - 1), oldest = persons_aged(f, m, over_79, oldest_age);
  return {younger + oldest, {younger, oldest, 0}, {users_all - users_80, users_80, 0}, {}};
}
double long_stay_users_80(const facts::CareUsers& users) {
  return users.long_stay[2] > 0 ? users.long_stay[2] : facts::missing;  // a nought may be a suppressed cell
}
Counts long_stay(const Facts& f, MunicipalityIndex m) {
  const facts::CareUsers& users = care_users(f, m);
  return two_ages(f, m, users.long_stay_all, long_stay_users_80(users));
}
Counts care_positions(const Facts& f, MunicipalityIndex m) {
  const facts::CareUsers& users = care_users(f, m);
  Counts counts =
      two_ages(f, m, users.home_care_all + users.long_stay_all, users.home_care[2] + long_stay_users_80(users));
  counts.links[0] = care_services(f, m).user_facing_fte;
  return counts;
}
Counts care_nurses(const Facts& f, MunicipalityIndex m) {
  Counts counts = care_positions(f, m);
  counts.links[1] = care_users(f, m).nurse_fte;
  return counts;
}

/// Net expenditure on health and care by user, FTE and krone. The accounts hold health and care as one: what care is of it follows from the
/// country's level and the need indexes, and health is what comes on top.
Counts care_kroner(const Facts& f, MunicipalityIndex m) {
  Counts counts = care_positions(f, m);
  const facts::Series* accounts = f.series->find("accounts.net.health_and_care");
  const auto& index = f.need_index.latest(m).sector;
  const auto level = [&](facts::Sector sector) {
    const auto s = static_cast<std::size_t>(sector);
    return f.national_spending[s].back() * index[s];
  };
  const double care = level(facts::Sector::care), health = level(facts::Sector::health);
  const bool known = accounts != nullptr && accounts->in_trend(m, accounts->latest());
  counts.links[2] = known ? accounts->at(m, accounts->latest()) : facts::missing;
  counts.links[1] = counts.links[2] * care / (care + health);
  return counts;
}

Counts institution_places(const Facts& f, MunicipalityIndex m) {
  return {persons_aged(f, m, 0, oldest_age),
          {persons_aged(f, m, over_79, oldest_age)},
          {f.care_places[at(m)].institution},
          {}};
}

/// Public schools in the register.
std::vector<Counts> all_schools(const Facts& f) {
  std::vector<double> counted(static_cast<std::size_t>(f.registry->size()));
  for (const facts::School& school : f.archive->schools()) {
    if (!school.is_private && school.municipality) ++counted[at(*school.municipality)];
  }
  std::vector<Counts> all;
  for (int m = 0; m < f.registry->size(); ++m) {
    const MunicipalityIndex place{m};
    all.push_back({persons_aged(f, place, 0, oldest_age),
                   {persons_aged(f, place, first_grade_age, last_grade_age)},
                   {counted[at(place)]},
                   {}});
  }
  return all;
}
Counts schools(const Facts& f, MunicipalityIndex m) { return all_schools(f)[at(m)]; }

constexpr Cause ages{"ages"};
constexpr std::array home_care_ages{Cause{"home_care_0_66"}, Cause{"home_care_67_79"}, Cause{"home_care_80"}};
constexpr std::array long_stay_ages{Cause{"long_stay_0_79"}, Cause{"long_stay_80"}};
constexpr std::array care_ages{Cause{"care_0_79"}, Cause{"care_80"}};
constexpr std::array care_links{Cause{"fte_per_user", Unit::fte_per_user, 2}, Cause{"nurse_share"}};
constexpr std::array kroner_links{Cause{"fte_per_user", Unit::fte_per_user, 2},
                                  Cause{"kroner_per_fte", Unit::kroner, 0}, Cause{"health_beside_care", Unit::none, 2}};
constexpr std::array place_ages{Cause{"places_80"}};
constexpr std::array school_ages{Cause{"schools_per_child", Unit::per_thousand, 1, 1000}};

constexpr std::array<std::string_view, 2> users_sources{"ssb_12292_users", "ssb_07459"};
constexpr std::array<std::string_view, 3> care_sources{"ssb_12292_users", "ssb_12292", "ssb_07459"};
constexpr std::array<std::string_view, 5> spending_sources{"ssb_12362", "ssb_12292_users", "ssb_12292", "ssb_07459",
                                                           "kdd_gront_hefte_indeks"};
constexpr std::array<std::string_view, 2> place_sources{"ssb_11875", "ssb_07459"};
constexpr std::array<std::string_view, 2> school_sources{"udir_nsr", "ssb_07459"};

constexpr std::array definitions{
    RateDefinition{"care_kroner", 1, 0, &care_year, spending_sources, ages, care_ages, kroner_links, false,
                   &care_kroner, Unit::kroner_per_person, true},
    RateDefinition{"home_care",
                   1000,
                   1,
                   &care_year,
                   users_sources,
                   ages,
                   home_care_ages,
                   {},
                   true,
                   &home_care,
                   Unit::per_thousand,
                   true},
    RateDefinition{"long_stay",
                   1000,
                   1,
                   &care_year,
                   users_sources,
                   ages,
                   long_stay_ages,
                   {},
                   true,
                   &long_stay,
                   Unit::per_thousand,
                   true},
    RateDefinition{"care_fte", 1000, 1, &care_year, care_sources, ages, care_ages, std::span(care_links).first(1),
                   false, &care_positions, Unit::per_thousand, true},
    RateDefinition{"care_nurses", 1000, 1, &care_year, care_sources, ages, care_ages, care_links, false, &care_nurses,
                   Unit::per_thousand, true},
    RateDefinition{
        "institution_places", 1000, 1, &places_year, place_sources, ages, place_ages, {}, false, &institution_places},
    RateDefinition{"schools",
                   1000,
                   2,
                   &school_register_year,
                   school_sources,
                   Cause{"children"},
                   school_ages,
                   {},
                   false,
                   &schools,
                   Unit::per_thousand,
                   false,
                   &all_schools},
};

}  // namespace

std::span<const RateDefinition> rate_definitions() { return definitions; }

}  // namespace handlingsrom::comparison
