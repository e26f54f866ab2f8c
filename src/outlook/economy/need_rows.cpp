#include "outlook/economy/need_rows.hpp"

#include <fmt/format.h>

#include "standing/facts/sector_cell.hpp"

namespace handlingsrom::economy {

using facts::Cell;
using facts::Place;
using facts::Sector;
using sheet::Term;

namespace {

std::string ages_of(const AgeCriterion& criterion) {
  if (criterion.to == oldest_age) return fmt::format("{}+", criterion.from);
  return criterion.from == criterion.to ? fmt::format("{}", criterion.from)
                                        : fmt::format("{}–{}", criterion.from, criterion.to);
}

}  // namespace

NeedRows::NeedRows(facts::ModelSheet& sheet, population::PersonRows& persons)
    : sheet_(sheet), weights_(weights_of(sheet.facts().cost_key)) {
  municipalities_ = sheet.national("economy.municipalities", Unit::none,
                                   {static_cast<double>(sheet.facts().registry->size()),
                                    {"ssb_klass_131", std::to_string(sheet.facts().population.last_year().value)},
                                    Provenance::national});
  inhabitants_ = persons.all();
  country_population_ = static_cast<std::uint32_t>(sheet.engines().size());
  country_ = sheet.engine("population.country_projected", Unit::persons, true);
  for (std::size_t k = 0; k < age_criterion_count; ++k)
    own_age_[k] = persons.persons(age_criteria[k].from, age_criteria[k].to);
  country_ages_ = static_cast<std::uint32_t>(sheet.engines().size());
  for (Term& age : country_age_) age = sheet.engine("population.country_projected", Unit::persons, true);
  for (const Sector sector : facts::sectors)
    index_[static_cast<std::size_t>(sector)] = facts::sector_index(sheet, sector);
}

Term NeedRows::weight(std::string_view of, std::string_view criterion, double value) {
  return sheet_.national(
      "economy.cost_key_weight", Unit::share,
      {value,
       {"kdd_kostnadsnokler", fmt::format("{}, {}, {}", sheet_.facts().cost_key.year.value, of, criterion)},
       Provenance::national});
}

// Share of own inhabitants over share of the country's.
Term NeedRows::criterion_index(std::size_t k) {
  const Term index = ((own_age_[k] / inhabitants_).named("economy.own_share", Unit::share) /
                      (country_age_[k] / country_).named("economy.country_share", Unit::share))
                         .named("economy.criterion_index", {{"ages", ages_of(age_criteria[k])}});
  return first_known(index, sheet_.constant(0));
}

Term NeedRows::total_weight(std::string_view criterion, const std::array<double, facts::sector_count>& of) {
  std::vector<Term> parts;
  for (const Sector sector : facts::sectors) {
    const auto s = static_cast<std::size_t>(sector);
    if (of[s] == 0) continue;
    parts.push_back(
        (sector_weight_[s] * weight(facts::key_of(sector), criterion, of[s])).named("economy.weight_in_total"));
  }
  if (parts.empty()) parts.push_back(sheet_.constant(0));
  return sum(parts).named("economy.total_weight", Unit::share);
}

Term NeedRows::country_growth() {
  std::vector<Term> parts;
  for (std::size_t k = 0; k < age_criterion_count; ++k) {
    const Term share = (country_age_[k] / country_).named("economy.country_share", Unit::share);
    parts.push_back((total_weight_[k] * (growth(share) - 1.0).named("economy.country_share_growth", Unit::share))
                        .named("economy.country_need_of_age", {{"ages", ages_of(age_criteria[k])}}));
  }
  return sum(parts).named("economy.country_need_growth", Unit::share);
}

Term NeedRows::total_index() {
  std::vector<Term> weighted;
  for (const Sector sector : facts::sectors) {
    const auto s = static_cast<std::size_t>(sector);
    sector_weight_[s] = weight("sektorvekt", facts::key_of(sector), weights_.sector[s]);
    weighted.push_back((sector_weight_[s] * index_[s]).named("economy.weighted_index"));
  }
  const Term published = first_known(
      sheet_.cell("economy.published_index", Unit::none,
                  [](const Place& place) {
                    const double total = place.facts.need_index.latest(place.municipality).total;
                    return Cell{total,
                                {"kdd_gront_hefte_indeks",
                                 fmt::format("{}, {}, total", place.number(), place.facts.need_index.latest().value)},
                                Provenance::municipality};
                  }),
      sum(weighted).named("economy.weighted_total"));
  const auto moved = [](Term index) { return change(index).named("economy.criterion_change"); };
  const Term basis = first_known(
      ((country_ / municipalities_).named("economy.mean_municipality") / inhabitants_).named("economy.basis_index"),
      sheet_.constant(0));
  std::vector<Term> parts{
      published, (total_weight("basis", weights_.basis) * moved(basis)).named("economy.index_contribution_basis")};
  for (std::size_t k = 0; k < age_criterion_count; ++k) {
    std::array<double, facts::sector_count> of{};
    for (std::size_t s = 0; s < of.size(); ++s) of[s] = weights_.age[s][k];
    total_weight_[k] = total_weight(age_criteria[k].name, of);
    parts.push_back((total_weight_[k] * moved(criterion_index(k)))
                        .named("economy.index_contribution", {{"ages", ages_of(age_criteria[k])}}));
  }
  return sum(parts).named("economy.need_index");
}

Term NeedRows::need_growth(Sector sector) {
  const auto s = static_cast<std::size_t>(sector);
  const Term country_today = at_start(country_).named("population.country");
  std::vector<Term> moving;
  if (weights_.basis[s] != 0) {
    moving.push_back((weight(facts::key_of(sector), "basis", weights_.basis[s]) *
                      (country_today / municipalities_).named("economy.mean_municipality"))
                         .named("economy.need_of_basis"));
  }
  for (std::size_t k = 0; k < age_criterion_count; ++k) {
    if (weights_.age[s][k] == 0) continue;
    const Term per_person = first_known(
        (country_today / at_start(country_age_[k]).named("population.country")).named("economy.inhabitants_per_person"),
        sheet_.constant(0));
    moving.push_back(
        (weight(facts::key_of(sector), age_criteria[k].name, weights_.age[s][k]) * own_age_[k] * per_person)
            .named("economy.need_of_age", {{"ages", ages_of(age_criteria[k])}}));
  }
  const Term of_ages = sum(moving).named("economy.need_today_moving");
  const Term today =
      first_known((at_start(of_ages) / at_start(inhabitants_)).named("economy.index_of_ages"), sheet_.constant(0));
  const Term held = (index_[s] - today).named("economy.held_criteria");
  moving.push_back((held * inhabitants_).named("economy.need_held"));
  return growth(sum(moving).named("economy.sector_need")).named("economy.need_growth");
}

}  // namespace handlingsrom::economy
