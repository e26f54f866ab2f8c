// The trees of the need index and of the sectors that move with the cost keys.
#include <fmt/format.h>

#include "outlook/economy/explain_parts.hpp"

namespace handlingsrom::economy {

using trace::Node;
using trace::Operation;

Node sector_index_node(const TraceContext& context, std::size_t sector) {
  return facts::node(fmt::format("economy.sector_index.{}", key_of_spending(static_cast<int>(sector))),
                     context.base.sector_index[sector], Unit::none);
}

namespace {

std::string ages_of(int k) {
  const AgeCriterion& criterion = age_criteria[static_cast<std::size_t>(k)];
  if (criterion.to == oldest_age) return fmt::format("{}+", criterion.from);
  return criterion.from == criterion.to ? fmt::format("{}", criterion.from)
                                        : fmt::format("{}–{}", criterion.from, criterion.to);
}

Node weight_node(std::string_view sector, std::string_view criterion, double value) {
  return trace::cell("economy.cost_key_weight", value, Unit::share,
                     {"kdd_kostnadsnokler", fmt::format("2026, {}, {}", sector, criterion)}, Provenance::national);
}

Node country_in(const TraceContext& context, int k, int t) {
  if (t == 0) return country_today(context, k);
  const auto year = static_cast<std::size_t>(t);
  const double value =
      k < 0 ? context.country.population[year] : context.country.age[year][static_cast<std::size_t>(k)];
  return model("population.country_projected", value, Unit::persons, {country_today(context, k)});
}

Node persons_of(const TraceContext& context, int k, int t) {
  if (k < 0) return context.trees.persons(t, 0, oldest_age);
  const AgeCriterion& criterion = age_criteria[static_cast<std::size_t>(k)];
  return context.trees.persons(t, criterion.from, criterion.to);
}

// Share of own inhabitants over share of the country's.
Node criterion_index(const TraceContext& context, int k, int t) {
  std::vector<Node> own;
  own.push_back(persons_of(context, k, t));
  own.push_back(persons_of(context, -1, t));
  std::vector<Node> country;
  country.push_back(country_in(context, k, t));
  country.push_back(country_in(context, -1, t));
  std::vector<Node> ratio;
  ratio.push_back(combine("economy.own_share", Operation::quotient, Unit::share, std::move(own)));
  ratio.push_back(combine("economy.country_share", Operation::quotient, Unit::share, std::move(country)));
  Node node = combine("economy.criterion_index", Operation::quotient, Unit::none, std::move(ratio));
  node.arguments = {{"ages", ages_of(k)}};
  return node;
}

// The basis criterion gives every municipality the same: mean inhabitants over own.
Node basis_index(const TraceContext& context, int t) {
  std::vector<Node> mean;
  mean.push_back(country_in(context, -1, t));
  mean.push_back(number_of_municipalities(context));
  std::vector<Node> ratio;
  ratio.push_back(combine("economy.mean_municipality", Operation::quotient, Unit::persons, std::move(mean)));
  ratio.push_back(persons_of(context, -1, t));
  return combine("economy.basis_index", Operation::quotient, Unit::none, std::move(ratio));
}

// Σ over sectors of sector weight × weight of the criterion in the sector.
Node total_weight(const TraceContext& context, std::string_view criterion, int k) {
  const CostKeyWeights& weights = context.base.need.weights;
  std::vector<Node> parts;
  for (std::size_t s = 0; s < facts::sector_count; ++s) {
    const double weight = k < 0 ? weights.basis[s] : weights.age[s][static_cast<std::size_t>(k)];
    if (weight == 0) continue;
    std::vector<Node> factors;
    factors.push_back(weight_node("sektorvekt", key_of_spending(static_cast<int>(s)), weights.sector[s]));
    factors.push_back(weight_node(key_of_spending(static_cast<int>(s)), criterion, weight));
    parts.push_back(combine("economy.weight_in_total", Operation::product, Unit::share, std::move(factors)));
  }
  if (parts.empty()) parts.push_back(weight_node("sektorvekt", criterion, 0));
  return combine("economy.total_weight", Operation::sum, Unit::share, std::move(parts));
}

Node moved(const TraceContext& context, std::string_view criterion, int k, int t) {
  std::vector<Node> change;
  change.push_back(k < 0 ? basis_index(context, t) : criterion_index(context, k, t));
  change.push_back(k < 0 ? basis_index(context, 0) : criterion_index(context, k, 0));
  std::vector<Node> factors;
  factors.push_back(total_weight(context, criterion, k));
  factors.push_back(combine("economy.criterion_change", Operation::difference, Unit::none, std::move(change)));
  Node node = combine(k < 0 ? "economy.index_contribution_basis" : "economy.index_contribution", Operation::product,
                      Unit::none, std::move(factors));
  if (k >= 0) node.arguments = {{"ages", ages_of(k)}};
  return node;
}

// The parts of a sector's need that follow basis and ages, in inhabitants of the country's mean.
std::vector<Node> moving_need(const TraceContext& context, std::size_t s, int t) {
  const CostKeyWeights& weights = context.base.need.weights;
  const std::string_view sector = key_of_spending(static_cast<int>(s));
  std::vector<Node> parts;
  if (weights.basis[s] != 0) {
    std::vector<Node> mean;
    mean.push_back(country_today(context, -1));
    mean.push_back(number_of_municipalities(context));
    std::vector<Node> factors;
    factors.push_back(weight_node(sector, "basis", weights.basis[s]));
    factors.push_back(combine("economy.mean_municipality", Operation::quotient, Unit::persons, std::move(mean)));
    parts.push_back(combine("economy.need_of_basis", Operation::product, Unit::persons, std::move(factors)));
  }
  for (int k = 0; k < static_cast<int>(age_criterion_count); ++k) {
    const double weight = weights.age[s][static_cast<std::size_t>(k)];
    if (weight == 0) continue;
    std::vector<Node> scale;
    scale.push_back(country_today(context, -1));
    scale.push_back(country_today(context, k));
    std::vector<Node> factors;
    factors.push_back(weight_node(sector, age_criteria[static_cast<std::size_t>(k)].name, weight));
    factors.push_back(persons_of(context, k, t));
    factors.push_back(combine("economy.inhabitants_per_person", Operation::quotient, Unit::none, std::move(scale)));
    parts.push_back(combine("economy.need_of_age", Operation::product, Unit::persons, std::move(factors)));
    parts.back().arguments = {{"ages", ages_of(k)}};
  }
  return parts;
}

}  // namespace

Node number_of_municipalities(const TraceContext& context) {
  return trace::cell("economy.municipalities", context.municipalities(), Unit::none, {"ssb_klass_131", "2026"},
                     Provenance::national);
}

Node country_today(const TraceContext& context, int k) {
  const double value = k < 0 ? context.country.population[0] : context.country.age[0][static_cast<std::size_t>(k)];
  const int from = k < 0 ? 0 : age_criteria[static_cast<std::size_t>(k)].from;
  const int to = k < 0 ? oldest_age : age_criteria[static_cast<std::size_t>(k)].to;
  return trace::cell("population.country", value, Unit::persons,
                     {"ssb_07459", fmt::format("0, {}, F+M, {}–{}", context.base.first.value, from, to)},
                     Provenance::national);
}

Node index_tree(const TraceContext& context, int t) {
  const NeedBase& need = context.base.need;
  std::vector<Node> parts;
  if (facts::is_missing(need.total_published)) {
    for (std::size_t s = 0; s < facts::sector_count; ++s) {
      std::vector<Node> factors;
      factors.push_back(weight_node("sektorvekt", key_of_spending(static_cast<int>(s)), need.weights.sector[s]));
      factors.push_back(sector_index_node(context, s));
      parts.push_back(combine("economy.weighted_index", Operation::product, Unit::none, std::move(factors)));
    }
  } else {
    trace::CellReference reference = context.base.sector_index[0].reference;
    reference.cell = reference.cell.substr(0, reference.cell.rfind(',')) + ", total";
    parts.push_back(trace::cell("economy.published_index", need.total_published, Unit::none, std::move(reference)));
  }
  if (t > 0) {
    parts.push_back(moved(context, "basis", -1, t));
    for (int k = 0; k < static_cast<int>(age_criterion_count); ++k) {
      parts.push_back(moved(context, age_criteria[static_cast<std::size_t>(k)].name, k, t));
    }
  }
  return combine("economy.need_index", Operation::sum, Unit::none, std::move(parts));
}

Node need_growth(const TraceContext& context, int sector, int t) {
  const auto s = static_cast<std::size_t>(sector);
  std::vector<Node> today_parts;
  today_parts.push_back(
      combine("economy.need_today_moving", Operation::sum, Unit::persons, moving_need(context, s, 0)));
  today_parts.push_back(context.trees.persons(0, 0, oldest_age));
  std::vector<Node> held;
  held.push_back(sector_index_node(context, s));
  held.push_back(combine("economy.index_of_ages", Operation::quotient, Unit::none, std::move(today_parts)));
  std::vector<Node> rest;
  rest.push_back(combine("economy.held_criteria", Operation::difference, Unit::none, std::move(held)));
  rest.push_back(context.trees.persons(t, 0, oldest_age));
  std::vector<Node> now = moving_need(context, s, t);
  now.push_back(combine("economy.need_held", Operation::product, Unit::persons, std::move(rest)));
  std::vector<Node> today;
  today.push_back(context.trees.persons(0, 0, oldest_age));
  today.push_back(sector_index_node(context, s));
  std::vector<Node> ratio;
  ratio.push_back(combine("economy.sector_need", Operation::sum, Unit::persons, std::move(now)));
  ratio.push_back(combine("economy.sector_need_today", Operation::product, Unit::persons, std::move(today)));
  return combine("economy.need_growth", Operation::quotient, Unit::none, std::move(ratio));
}

}  // namespace handlingsrom::economy
