// The cells of the bundle, and of the user's own file, that one municipality's economy rests on.
#include <fmt/format.h>

#include "base/error.hpp"
#include "outlook/economy/economy.hpp"

namespace handlingsrom::economy {
namespace {

constexpr int key_figure_year = 2025;
constexpr int spending_first_year = 2020;  // of facts.national_spending
constexpr std::array<std::string_view, spending_sector_count> keys{
    "school", "kindergarten", "care", "health", "child_protection", "social", "administration", "other"};

Cell published_index(const facts::Facts& facts, MunicipalityIndex municipality, std::size_t sector) {
  const facts::NeedIndex& published = facts.need_index[static_cast<std::size_t>(municipality.value)][1];
  const std::string number = to_string(facts.registry->at(municipality).number);
  const Provenance provenance = Provenance::national_times_index;
  const auto reference = [](std::string cell) {
    return trace::CellReference{"kdd_gront_hefte_indeks", std::move(cell)};
  };
  if (!facts::is_missing(published.sector[sector])) {
    return {published.sector[sector], reference(fmt::format("{}, 2026, {}", number, keys[sector])), provenance};
  }
  // Five municipalities lack sector indexes, two the total: the total stands in for the sectors, and the country for both.
  if (!facts::is_missing(published.total))
    return {published.total, reference(fmt::format("{}, 2026, total", number)), provenance};
  return {1.0, reference(fmt::format("{}, 2026, country", number)), Provenance::national};
}

}  // namespace

std::string_view key_of_spending(int sector) noexcept { return keys[static_cast<std::size_t>(sector)]; }

NeedBase prepare_need(const facts::Facts& facts, MunicipalityIndex municipality) {
  const Year first = facts.population.last_year();
  std::array<double, facts::sector_count> index{};
  for (std::size_t s = 0; s < facts::sector_count; ++s) index[s] = published_index(facts, municipality, s).value;
  AgeCounts own_counts{};
  AgeCounts country_counts{};
  for (std::size_t k = 0; k < age_criterion_count; ++k) {
    own_counts[k] = facts.population.total(municipality.value, first, age_criteria[k].from, age_criteria[k].to);
    country_counts[k] = facts.nation.total(0, first, age_criteria[k].from, age_criteria[k].to);
  }
  return need_base(weights_of(facts.cost_key), index,
                   facts.need_index[static_cast<std::size_t>(municipality.value)][1].total, own_counts, country_counts,
                   facts.nation.total(0, first), facts.registry->size());
}

Base prepare(const facts::Facts& facts, MunicipalityIndex municipality, const facts::OwnFigures* own) {
  const auto m = static_cast<std::size_t>(municipality.value);
  const std::string number = to_string(facts.registry->at(municipality).number);
  Base base;
  base.municipality = municipality;
  base.first = facts.population.last_year();
  base.need = prepare_need(facts, municipality);
  for (std::size_t s = 0; s < facts::sector_count; ++s) {
    const auto& series = facts.national_spending[s];
    const auto at = static_cast<std::size_t>(key_figure_year - spending_first_year);
    if (at >= series.size() || facts::is_missing(series[at])) {
      throw Error(ErrorCode::internal, "internal", {{"reason", "the bundle lacks " + std::string(keys[s])}});
    }
    base.national_spending[s] = {
        series[at], {"ssb_12367", fmt::format("EAK, {}, {}", keys[s], key_figure_year)}, Provenance::national};
    base.sector_index[s] = published_index(facts, municipality, s);
    base.own_spending[s] = own_cell(own, facts::OwnQuantity::net_spending, facts::sectors[s]);
  }

  base.school_share =
      country_key_figure(facts, "Netto driftsutgifter grunnskole i % av tot. netto driftsutgifter", 0.01);
  base.free_income = country_key_figure(facts, "Frie inntekter per innbygger", 1);
  base.interest_exposure = country_key_figure(facts, "Netto renteeksponering i % av br. driftsinnt.", 0.01);
  base.free_equity = country_key_figure(facts, "Fri egenkapital drift i % av br. driftsinnt.", 0.01);
  base.debt = country_key_figure(facts, "Langsiktig gjeld (ekskl. pensjonsforpl.) i % av br. driftsinnt.", 0.01);
  if (m < facts.net_result_percent.size() && !facts::is_missing(facts.net_result_percent[m])) {
    base.net_result = {facts.net_result_percent[m] * 0.01,
                       {"ssb_12134_12451", fmt::format("{}, 2025, KOSAGD230000", number)},
                       Provenance::municipality};
  } else if (const auto published =
                 facts.key_figure("Netto driftsresultat i % av brutto driftsinntekter", number, key_figure_year)) {
    base.net_result = {
        *published * 0.01,
        {"ssb_kostra_key_figures",
         fmt::format("Netto driftsresultat i % av brutto driftsinntekter, {}, {}", number, key_figure_year)},
        Provenance::municipality};
  }
  base.own_result = own_cell(own, facts::OwnQuantity::net_operating_result);
  base.own_revenue = own_cell(own, facts::OwnQuantity::gross_operating_revenue);
  base.own_free_income = own_cell(own, facts::OwnQuantity::free_income);
  base.own_finance_cost = own_cell(own, facts::OwnQuantity::net_finance_cost);
  base.own_fund = own_cell(own, facts::OwnQuantity::disposable_fund);
  base.own_debt = own_cell(own, facts::OwnQuantity::long_term_debt);
  return base;
}

double tax_equalisation(double own_tax, double mean_tax, double rate, double deduction) {
  constexpr double floor_share = 0.9;          // of the national mean: the rule's own threshold
  constexpr double floor_compensation = 0.35;  // of what is missing below it
  const double missing_to_floor = floor_share * mean_tax - own_tax;
  return rate * (mean_tax - own_tax) + (missing_to_floor > 0 ? floor_compensation * missing_to_floor : 0) - deduction;
}

}  // namespace handlingsrom::economy
