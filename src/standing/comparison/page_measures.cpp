// Today's figures of a municipality. A new one is a function, a line in the list and its name in the catalogues.
#include <array>

#include "standing/comparison/ratio.hpp"
#include "standing/facts/income_system.hpp"

namespace handlingsrom::comparison {
namespace {

using facts::Facts;
using facts::missing;

constexpr int decade = 10;

double persons(const Facts& f, MunicipalityIndex m, int from, int to) {
  return f.population.total(m.value, f.population.last_year(), from, to);
}
double persons_of_country(const Facts& f, int from, int to) {
  return f.nation.total(0, f.population.last_year(), from, to);
}
double inhabitants(const Facts& f, MunicipalityIndex m) { return persons(f, m, 0, oldest_age); }

/// What is published as a ratio alone weighs with the inhabitants.
Weighted by_inhabitants(const Facts& f, MunicipalityIndex m, double value) { return {value, inhabitants(f, m)}; }

Weighted divided(double part, double whole) { return whole > 0 ? Weighted{part / whole, whole} : Weighted{}; }

Weighted population(const Facts& f, MunicipalityIndex m) { return {inhabitants(f, m), 1}; }
double population_of_country(const Facts& f) { return persons_of_country(f, 0, oldest_age); }

template <int from, int to>
Weighted share(const Facts& f, MunicipalityIndex m) {
  return divided(persons(f, m, from, to), inhabitants(f, m));
}
template <int from, int to>
double share_of_country(const Facts& f) {
  return persons_of_country(f, from, to) / population_of_country(f);
}
template <int from, int to>
constexpr Measure share_measure(std::string_view id) {
  return {id, Unit::share, 3, "ssb_07459", nullptr, &share<from, to>, &share_of_country<from, to>};
}

Weighted growth(const Facts& f, MunicipalityIndex m) {
  const Year today = f.population.last_year();
  if (!f.population.has(m.value, today - decade)) return {};
  const double before = f.population.total(m.value, today - decade);
  return before > 0 ? Weighted{inhabitants(f, m) / before - 1, before} : Weighted{};
}
double growth_of_country(const Facts& f) {
  return population_of_country(f) / f.nation.total(0, f.population.last_year() - decade) - 1;
}
Weighted working_age_per_80(const Facts& f, MunicipalityIndex m) {
  return divided(persons(f, m, 20, 66), persons(f, m, 80, oldest_age));
}
double working_age_per_80_of_country(const Facts& f) {
  return persons_of_country(f, 20, 66) / persons_of_country(f, 80, oldest_age);
}

/// Users at the end of a year are divided by those who lived there the day after, as Statistics Norway's own rates are and as what explains the difference is.
double over_80(const Facts& f, MunicipalityIndex m) { return persons(f, m, 80, oldest_age); }

Ratio home_care_80(const Facts& f, MunicipalityIndex m) {
  const facts::CareUsers& users = care_users(f, m);
  return {shown_80(users.home_care_all, users.home_care), over_80(f, m)};
}
Ratio long_stay_80(const Facts& f, MunicipalityIndex m) {
  const facts::CareUsers& users = care_users(f, m);
  return {shown_80(users.long_stay_all, users.long_stay), over_80(f, m)};
}
Ratio staffed_homes(const Facts& f, MunicipalityIndex m) {
  return {shown(care_users(f, m).staffed_homes_all), over_80(f, m)};
}
Ratio places(const Facts& f, MunicipalityIndex m) { return {f.care_places[at(m)].institution, over_80(f, m)}; }
Ratio care_fte(const Facts& f, MunicipalityIndex m) { return {care_services(f, m).user_facing_fte, over_80(f, m)}; }
Ratio nurses(const Facts& f, MunicipalityIndex m) {
  return {care_users(f, m).nurse_fte, care_services(f, m).user_facing_fte};
}

template <RatioOf ratio>
constexpr Measure care_measure(std::string_view id, Unit unit, int decimals, std::string_view source,
                               Year (*year)(const Facts&) = &care_year) {
  return {id, unit, decimals, source, year, &weighted_ratio<ratio, 1>, &ratio_of_country<ratio, 1>};
}

double nothing(const Facts&) { return missing; }
Year net_result_year(const Facts& f) { return f.net_result_year; }
Year robek_year(const Facts& f) { return f.in_robek.year; }
Weighted sick_leave(const Facts& f, MunicipalityIndex m) {
  return at(m) < f.sick_leave_percent.size() ? by_inhabitants(f, m, f.sick_leave_percent[at(m)]) : Weighted{};
}
Weighted net_result(const Facts& f, MunicipalityIndex m) {
  return at(m) < f.net_result_percent.size() ? by_inhabitants(f, m, f.net_result_percent[at(m)]) : Weighted{};
}
double net_result_of_country(const Facts& f) {
  return f.key_figure("Netto driftsresultat i % av brutto driftsinntekter", "EAK", f.net_result_year.value)
      .value_or(missing);
}
Weighted in_robek(const Facts& f, MunicipalityIndex m) {
  return at(m) < f.in_robek.size() ? Weighted{f.in_robek[at(m)] ? 1.0 : 0.0, 1} : Weighted{};
}
double in_robek_of_country(const Facts& f) {
  double listed = 0;
  for (const bool in : f.in_robek) listed += in ? 1.0 : 0.0;
  return listed / static_cast<double>(f.in_robek.size());
}

Weighted need(const Facts& f, MunicipalityIndex m) { return by_inhabitants(f, m, f.need_index[at(m)].back().total); }
template <facts::Sector sector>
Weighted need_in(const Facts& f, MunicipalityIndex m) {
  return by_inhabitants(f, m, f.need_index[at(m)].back().sector[static_cast<std::size_t>(sector)]);
}
double one(const Facts&) { return 1.0; }  // by definition

constexpr Measure need_measure(std::string_view id, Weighted (*of)(const Facts&, MunicipalityIndex)) {
  return {id, Unit::none, 3, "kdd_gront_hefte_indeks", &index_year, of, &one};
}

using facts::Sector;
constexpr std::array measures{
    Measure{"standing.population.total", Unit::persons, 0, "ssb_07459", nullptr, &population, &population_of_country},
    share_measure<0, 5>("standing.population.share_0_5"),
    share_measure<6, 15>("standing.population.share_6_15"),
    share_measure<20, 66>("standing.population.share_20_66"),
    share_measure<67, 79>("standing.population.share_67_79"),
    share_measure<80, oldest_age>("standing.population.share_80"),
    Measure{"standing.population.growth_10_years", Unit::share, 3, "ssb_07459", nullptr, &growth, &growth_of_country},
    Measure{"standing.population.working_age_per_80", Unit::none, 1, "ssb_07459", nullptr, &working_age_per_80,
            &working_age_per_80_of_country},
    care_measure<&home_care_80>("standing.care.home_care_80", Unit::share, 3, "ssb_12292_users"),
    care_measure<&long_stay_80>("standing.care.long_stay_80", Unit::share, 3, "ssb_12292_users"),
    care_measure<&staffed_homes>("standing.care.staffed_homes_per_80", Unit::share, 3, "ssb_12292_users"),
    care_measure<&places>("standing.care.places_per_80", Unit::share, 3, "ssb_11875", &places_year),
    care_measure<&care_fte>("standing.care.fte_per_80", Unit::full_time_equivalents, 2, "ssb_12292"),
    care_measure<&nurses>("standing.care.nurses_of_fte", Unit::share, 3, "ssb_12292_users"),
    Measure{"standing.staff.sick_leave", Unit::percent, 1, "ssb_12134_12451", &sick_leave_year, &sick_leave, &nothing},
    Measure{"standing.economy.net_result", Unit::percent, 1, "ssb_12134_12451", &net_result_year, &net_result,
            &net_result_of_country},
    need_measure("standing.need.total", &need),
    need_measure("standing.need.school", &need_in<Sector::school>),
    need_measure("standing.need.kindergarten", &need_in<Sector::kindergarten>),
    need_measure("standing.need.care", &need_in<Sector::care>),
    need_measure("standing.need.health", &need_in<Sector::health>),
    need_measure("standing.need.child_protection", &need_in<Sector::child_protection>),
    need_measure("standing.need.social", &need_in<Sector::social>),
    need_measure("standing.need.administration", &need_in<Sector::administration>),
    Measure{"standing.economy.in_robek", Unit::none, 0, "kdd_robek", &robek_year, &in_robek, &in_robek_of_country},
};

}  // namespace

std::span<const Measure> page_measures() { return measures; }

}  // namespace handlingsrom::comparison
