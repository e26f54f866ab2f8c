// The cells of the bundle, and of the user's own file, that one municipality's staff rests on.
#include <fmt/format.h>

#include "base/error.hpp"
#include "outlook/workforce/workforce.hpp"

namespace handlingsrom::workforce {
namespace {

constexpr std::size_t latest_care_users = facts::care_user_years.size() - 1;  // 2025
constexpr std::size_t latest_care_services = 1;                               // 2025
constexpr std::array<std::string_view, staff_sector_count> keys{
    "school", "kindergarten", "care", "health", "child_protection", "social", "administration", "other"};

Cell national_figure(const facts::Facts& facts, std::string_view quantity, std::string_view group,
                     std::string_view period, double scale) {
  for (const facts::NationalFigure& figure : facts.national_figures) {
    if (figure.quantity == quantity && figure.group == group && figure.period == period) {
      return {figure.value * scale,
              {"care_rates", fmt::format("{}, {}, {}", quantity, group, period)},
              Provenance::national};
    }
  }
  throw Error(ErrorCode::internal, "internal", {{"reason", "the bundle lacks " + std::string(quantity)}});
}

Cell need_index(const facts::Facts& facts, MunicipalityIndex municipality, facts::Sector sector) {
  const facts::NeedIndex& index = facts.need_index[static_cast<std::size_t>(municipality.value)][1];
  const std::string number = to_string(facts.registry->at(municipality).number);
  const auto s = static_cast<std::size_t>(sector);
  Cell cell{index.sector[s],
            {"kdd_gront_hefte_indeks", fmt::format("{}, 2026, {}", number, keys[s])},
            Provenance::national_times_index};
  if (!cell.known()) {
    cell.value = index.total;
    cell.reference.cell = fmt::format("{}, 2026, total", number);
  }
  if (!cell.known()) {
    cell.value = 1;
    cell.reference.cell = "2026, country";
  }
  return cell;
}

// The country's mean where the municipality's own figure is missing: sums over those that have both.
Cell national_nurse_fte(const facts::Facts& facts, double own_care_fte) {
  double nurses = 0;
  double all = 0;
  for (std::size_t m = 0; m < facts.care_users.size(); ++m) {
    const double nurse = facts.care_users[m][latest_care_users].nurse_fte;
    const double fte = facts.care_services[m][latest_care_services].user_facing_fte;
    if (facts::is_missing(nurse) || facts::is_missing(fte)) continue;
    nurses += nurse;
    all += fte;
  }
  return {all > 0 ? own_care_fte * nurses / all : 0,
          {"ssb_12292_users", "country, 2025, nurse FTE per user-facing FTE"},
          Provenance::national};
}

}  // namespace

std::string_view key_of(Group group) noexcept {
  switch (group) {
    case Group::nurse: return "nurse";
    case Group::health_worker: return "health_worker";
    case Group::teacher: return "teacher";
    case Group::kindergarten_teacher: return "kindergarten_teacher";
    case Group::other: return "other";
  }
  return "other";
}

std::string_view key_of_sector(int sector) noexcept { return keys[static_cast<std::size_t>(sector)]; }

Base prepare(const facts::Facts& facts, MunicipalityIndex municipality, const facts::OwnFigures* own) {
  const auto m = static_cast<std::size_t>(municipality.value);
  const std::string number = to_string(facts.registry->at(municipality).number);
  Base base;
  base.municipality = municipality;
  base.care_fte = {facts.care_services[m][latest_care_services].user_facing_fte,
                   {"ssb_12292", fmt::format("{}, 2025, user-facing FTE", number)},
                   Provenance::municipality};
  base.nurse_fte = {facts.care_users[m][latest_care_users].nurse_fte,
                    {"ssb_12292_users", fmt::format("{}, 2025, nurse FTE", number)},
                    Provenance::municipality};
  base.health_educated_share = country_key_figure(facts, "Andel brukerrettede årsverk m/ helsefaglig utd.", 0.01);
  base.group_size = country_key_figure(facts, "Gruppestørrelse 2", 1);
  base.children_per_fte = country_key_figure(facts, "Antall barn per årsverk (grunnbemanning)", 1);
  base.kindergarten_teacher_share = country_key_figure(facts, "Andel barnehagelærere av grunnbemanning", 0.01);
  base.doctors = country_key_figure(facts, "Avtalte legeårsverk per 10 000 innbyggere", 0.0001);
  base.physiotherapists = country_key_figure(facts, "Avtalte fysioterapeutårsverk per 10 000 innb.", 0.0001);
  base.health_centre =
      country_key_figure(facts, "Avtalte årsverk i helsestasjons-/skolehelsetj. per 10 000 innb. 0-20", 0.0001);
  base.health_index = need_index(facts, municipality, facts::Sector::health);
  base.administration_index = need_index(facts, municipality, facts::Sector::administration);
  base.national_fte = national_figure(facts, "Årsverk", "alle stillinger i kommuner", "2023", 1);
  // The count of 1 December 2023 goes with the inhabitants of 1 January 2024.
  constexpr Year count_year{2024};
  base.national_population = {facts.nation.total(0, count_year),
                              {"ssb_07459", fmt::format("0, {}, F+M, all", count_year.value)},
                              Provenance::national};
  base.sick_leave = national_figure(facts, "Legemeldt sykefravær, årsgjennomsnitt", "kommuner", "2023", 0.01);
  if (!base.nurse_fte.known() && base.care_fte.known()) base.nurse_fte = national_nurse_fte(facts, base.care_fte.value);
  for (std::size_t s = 0; s < facts::sector_count; ++s) {
    const facts::OwnFigure* figure =
        own == nullptr ? nullptr : own->find(facts::OwnQuantity::full_time_equivalents, facts::sectors[s]);
    if (figure != nullptr && !facts::is_missing(figure->value)) {
      base.own_fte[s] = {figure->value, {"own", fmt::format("{}:{}", own->file, figure->line)}, Provenance::own};
    }
  }
  return base;
}

}  // namespace handlingsrom::workforce
