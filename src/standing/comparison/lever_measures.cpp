// The figures that levers are compared on. A new one is a function, a line in the list and its name in the catalogues.
#include <algorithm>
#include <array>
#include <string>

#include "standing/comparison/ratio.hpp"
#include "standing/facts/archive.hpp"

namespace handlingsrom::comparison {
namespace {

using facts::Facts;
using facts::missing;

constexpr std::string_view country_code = "EAK";

double persons(const Facts& facts, MunicipalityIndex m, int from, int to) {
  return facts.population.total(m.value, facts.population.last_year(), from, to);
}

Ratio home_care_80(const Facts& f, MunicipalityIndex m) {
  return {shown_80(care_users(f, m).home_care_all, care_users(f, m).home_care), persons(f, m, 80, oldest_age)};
}
Ratio long_stay_80(const Facts& f, MunicipalityIndex m) {
  const double residents = shown_80(care_users(f, m).long_stay_all, care_users(f, m).long_stay);
  return {residents > 0 ? residents : missing, persons(f, m, 80, oldest_age)};  // a nought may be a suppressed cell
}
Ratio short_stay_67(const Facts& f, MunicipalityIndex m) {
  return {care_services(f, m).short_stay, persons(f, m, 67, oldest_age)};
}
Ratio staffed_home_residents(const Facts& f, MunicipalityIndex m) {
  return {shown(care_users(f, m).staffed_homes_all), persons(f, m, 0, oldest_age)};
}
Ratio staffed_home_share(const Facts& f, MunicipalityIndex m) {
  return {shown(care_users(f, m).staffed_homes_all),
          care_users(f, m).staffed_homes_all + care_users(f, m).long_stay_all};
}
Ratio care_fte_per_user(const Facts& f, MunicipalityIndex m) {
  return {care_services(f, m).user_facing_fte, care_services(f, m).home_care + care_services(f, m).long_stay};
}
Ratio nurse_share(const Facts& f, MunicipalityIndex m) {
  return {care_users(f, m).nurse_fte, care_services(f, m).user_facing_fte};
}
Ratio institution_places_80(const Facts& f, MunicipalityIndex m) {
  return {f.care_places[at(m)].institution, persons(f, m, 80, oldest_age)};
}
Ratio children_per_school(const Facts& f, MunicipalityIndex m) {
  const auto& schools = f.archive->schools();
  const auto count = std::count_if(schools.begin(), schools.end(), [&](const facts::School& school) {
    return !school.is_private && school.municipality == m;
  });
  return {persons(f, m, 6, 15), static_cast<double>(count)};
}
/// People gained a year over the last five, against those who lived there at their start.
Ratio population_growth(const Facts& f, MunicipalityIndex m) {
  constexpr int years = 5;
  const Year start = f.population.last_year() - years;
  if (!f.population.has(m.value, start)) return {};
  const double before = f.population.total(m.value, start);
  return {(persons(f, m, 0, oldest_age) - before) / years, before};
}

constexpr std::array key_indicators{"Andel barn 1-2 år i barnehage",
                                    "Andel barn 3-5 år i barnehage",
                                    "Antall barn per årsverk (grunnbemanning)",
                                    "Gruppestørrelse 2",
                                    "Avtalte legeårsverk per 10 000 innbyggere",
                                    "Netto driftsutgifter kultur per innbygger",
                                    "Brutto investeringsutgifter i % av br. driftsinnt."};
Year key_year(const Facts& f) { return f.key_figure_year; }

/// What is published as a ratio alone weighs with the inhabitants.
Weighted by_inhabitants(const Facts& f, MunicipalityIndex m, double value) {
  return {value, persons(f, m, 0, oldest_age)};
}

/// KOSTRA key figures: in the bundle for the country and a few municipalities.
template <std::size_t indicator>
Weighted key_figure(const Facts& f, MunicipalityIndex m) {
  return by_inhabitants(f, m,
                        f.key_figure(key_indicators[indicator], to_string(f.registry->at(m).number), key_year(f).value)
                            .value_or(missing));
}
template <std::size_t indicator>
double key_figure_of_country(const Facts& f) {
  return f.key_figure(key_indicators[indicator], country_code, key_year(f).value).value_or(missing);
}

double nothing(const Facts&) { return missing; }
Weighted home_nursing_hours(const Facts& f, MunicipalityIndex m) {
  const facts::CareUsers& users = care_users(f, m);
  return {users.home_health_hours_week, users.home_care_all};
}
Weighted sick_leave(const Facts& f, MunicipalityIndex m) { return by_inhabitants(f, m, f.sick_leave_percent[at(m)]); }

template <std::size_t indicator>
constexpr Measure key_measure(std::string_view id, Unit unit, int decimals) {
  return {id,
          unit,
          decimals,
          "ssb_kostra_key_figures",
          &key_year,
          &key_figure<indicator>,
          &key_figure_of_country<indicator>};
}
template <RatioOf ratio, int per>
constexpr Measure ratio_measure(std::string_view id, Unit unit, int decimals, std::string_view source,
                                Year (*year)(const Facts&) = &care_year) {
  return {id, unit, decimals, source, year, &weighted_ratio<ratio, per>, &ratio_of_country<ratio, per>};
}

constexpr std::array measures{
    key_measure<0>("kindergarten_share_1_2", Unit::percent, 1),
    key_measure<1>("kindergarten_share_3_5", Unit::percent, 1),
    key_measure<2>("children_per_kindergarten_fte", Unit::none, 1),
    key_measure<3>("pupils_per_teacher", Unit::none, 1),
    key_measure<4>("doctor_fte", Unit::full_time_equivalents, 1),
    key_measure<5>("culture_spending", Unit::kroner_per_person, 0),
    key_measure<6>("investment_share", Unit::percent, 1),
    ratio_measure<&children_per_school, 1>("children_per_school", Unit::persons, 0, "udir_nsr", &school_register_year),
    ratio_measure<&home_care_80, 100>("home_care_80", Unit::percent, 1, "ssb_12292_users"),
    ratio_measure<&long_stay_80, 100>("long_stay_80", Unit::percent, 1, "ssb_12292_users"),
    ratio_measure<&short_stay_67, 1000>("short_stay_67", Unit::per_thousand, 1, "ssb_12292"),
    ratio_measure<&staffed_home_residents, 1000>("staffed_home_residents", Unit::per_thousand, 1, "ssb_12292_users"),
    ratio_measure<&staffed_home_share, 100>("staffed_home_share", Unit::percent, 0, "ssb_12292_users"),
    Measure{"home_nursing_hours", Unit::hours, 1, "ssb_12292_users", &care_year, &home_nursing_hours, &nothing},
    ratio_measure<&care_fte_per_user, 1>("care_fte_per_user", Unit::fte_per_user, 2, "ssb_12292"),
    ratio_measure<&nurse_share, 100>("nurse_share", Unit::percent, 0, "ssb_12292_users"),
    ratio_measure<&institution_places_80, 100>("institution_places_80", Unit::percent, 1, "ssb_11875", &places_year),
    Measure{"sick_leave", Unit::percent, 1, "ssb_12134_12451", &sick_leave_year, &sick_leave, &nothing},
    ratio_measure<&population_growth, 1000>("population_growth", Unit::per_thousand, 1, "ssb_07459", nullptr),
};

}  // namespace

std::span<const Measure> lever_measures() { return measures; }

const Measure* lever_measure(std::string_view id) {
  const auto found = std::find_if(measures.begin(), measures.end(), [&](const auto& each) { return each.id == id; });
  return found == measures.end() ? nullptr : &*found;
}

}  // namespace handlingsrom::comparison
