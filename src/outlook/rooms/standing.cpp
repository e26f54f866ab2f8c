#include "outlook/rooms/standing.hpp"

#include <cmath>

namespace handlingsrom::rooms {
namespace {

constexpr std::size_t latest_users = facts::care_user_years.size() - 1;  // 2025
constexpr std::size_t latest_services = 1;                               // 2025
constexpr Year figures_year{2025};

/// A ratio of the municipality beside the same ratio of all municipalities that have both parts.
struct Ratio {
  double value = facts::missing;
  double country = facts::missing;
};

template <class Part, class Whole>
Ratio ratio_of(const facts::Facts& facts, MunicipalityIndex municipality, Part part, Whole whole) {
  double parts = 0;
  double wholes = 0;
  Ratio ratio;
  for (int m = 0; m < facts.registry->size(); ++m) {
    const double a = part(m);
    const double b = whole(m);
    if (facts::is_missing(a) || facts::is_missing(b)) continue;
    parts += a;
    wholes += b;
    if (m == municipality.value && b > 0) ratio.value = a / b;
  }
  if (wholes > 0) ratio.country = parts / wholes;
  return ratio;
}

}  // namespace

std::vector<StandingFigure> standing_figures(const facts::Facts& facts, MunicipalityIndex municipality) {
  std::vector<StandingFigure> list;
  const auto m = static_cast<std::size_t>(municipality.value);
  const Year today = facts.population.last_year();
  const auto add = [&](const char* id, Unit unit, double value, double country, Year year, const char* source,
                       Provenance provenance = Provenance::municipality) {
    if (facts::is_missing(value)) return;
    list.push_back({id, unit, provenance, value, country, year, source});
  };

  // People.
  const double own = facts.population.total(municipality.value, today);
  const double nation = facts.nation.total(0, today);
  add("standing.population.total", Unit::persons, own, nation, today, "ssb_07459");
  const auto share = [&](const char* id, int from, int to) {
    if (own > 0) {
      add(id, Unit::share, facts.population.total(municipality.value, today, from, to) / own,
          facts.nation.total(0, today, from, to) / nation, today, "ssb_07459");
    }
  };
  share("standing.population.share_0_5", 0, 5);
  share("standing.population.share_6_15", 6, 15);
  share("standing.population.share_20_66", 20, 66);
  share("standing.population.share_67_79", 67, 79);
  share("standing.population.share_80", 80, oldest_age);
  constexpr int decade = 10;
  if (facts.population.has(municipality.value, today - decade)) {
    const double before = facts.population.total(municipality.value, today - decade);
    if (before > 0) {
      add("standing.population.growth_10_years", Unit::share, own / before - 1,
          nation / facts.nation.total(0, today - decade) - 1, today, "ssb_07459");
    }
  }
  const double old = facts.population.total(municipality.value, today, 80, oldest_age);
  if (old > 0) {
    add("standing.population.working_age_per_80", Unit::none,
        facts.population.total(municipality.value, today, 20, 66) / old,
        facts.nation.total(0, today, 20, 66) / facts.nation.total(0, today, 80, oldest_age), today, "ssb_07459");
  }

  // Services: care is what every municipality has published figures for.
  const auto users = [&](int i) -> const facts::CareUsers& {
    return facts.care_users[static_cast<std::size_t>(i)][latest_users];
  };
  const auto services = [&](int i) -> const facts::CareServices& {
    return facts.care_services[static_cast<std::size_t>(i)][latest_services];
  };
  const auto add_ratio = [&](const char* id, Unit unit, Ratio ratio, const char* source) {
    add(id, unit, ratio.value, ratio.country, figures_year, source);
  };
  add_ratio("standing.care.home_care_80", Unit::share,
            ratio_of(
                facts, municipality, [&](int i) { return users(i).home_care[2]; },
                [&](int i) { return users(i).population[2]; }),
            "ssb_12292_users");
  add_ratio("standing.care.long_stay_80", Unit::share,
            ratio_of(
                facts, municipality, [&](int i) { return users(i).long_stay[2]; },
                [&](int i) { return users(i).population[2]; }),
            "ssb_12292_users");
  add_ratio("standing.care.staffed_homes_per_80", Unit::share,
            ratio_of(
                facts, municipality, [&](int i) { return users(i).staffed_homes_all; },
                [&](int i) { return users(i).population[2]; }),
            "ssb_12292_users");
  add_ratio("standing.care.places_per_80", Unit::share,
            ratio_of(
                facts, municipality, [&](int i) { return facts.care_places[static_cast<std::size_t>(i)].institution; },
                [&](int i) { return users(i).population[2]; }),
            "ssb_11875");

  // Staff.
  add_ratio("standing.care.fte_per_80", Unit::full_time_equivalents,
            ratio_of(
                facts, municipality, [&](int i) { return services(i).user_facing_fte; },
                [&](int i) { return users(i).population[2]; }),
            "ssb_12292");
  add_ratio("standing.care.nurses_of_fte", Unit::share,
            ratio_of(
                facts, municipality, [&](int i) { return users(i).nurse_fte; },
                [&](int i) { return services(i).user_facing_fte; }),
            "ssb_12292_users");
  if (m < facts.sick_leave_percent.size()) {
    add("standing.staff.sick_leave", Unit::percent, facts.sick_leave_percent[m], facts::missing, figures_year,
        "ssb_12134_12451");
  }

  // Money and need.
  if (m < facts.net_result_percent.size()) {
    const auto country =
        facts.key_figure("Netto driftsresultat i % av brutto driftsinntekter", "EAK", figures_year.value);
    add("standing.economy.net_result", Unit::percent, facts.net_result_percent[m], country.value_or(facts::missing),
        figures_year, "ssb_12134_12451");
  }
  const facts::NeedIndex& index = facts.need_index[m][1];
  constexpr Year index_year{2026};
  constexpr std::array sector_ids{
      "standing.need.school",        "standing.need.kindergarten",     "standing.need.care",
      "standing.need.health",        "standing.need.child_protection", "standing.need.social",
      "standing.need.administration"};
  add("standing.need.total", Unit::none, index.total, 1.0, index_year, "kdd_gront_hefte_indeks");
  for (std::size_t s = 0; s < sector_ids.size(); ++s) {
    add(sector_ids[s], Unit::none, index.sector[s], 1.0, index_year, "kdd_gront_hefte_indeks");
  }
  if (m < facts.in_robek.size()) {
    constexpr Year register_year{2026};
    double listed = 0;
    for (const bool in : facts.in_robek) listed += in ? 1.0 : 0.0;
    add("standing.economy.in_robek", Unit::none, facts.in_robek[m] ? 1.0 : 0.0,
        listed / static_cast<double>(facts.in_robek.size()), register_year, "kdd_robek");
  }
  return list;
}

}  // namespace handlingsrom::rooms
