// The calculation trees of spending, income and the result.
#include <fmt/format.h>

#include "outlook/economy/explain_parts.hpp"

namespace handlingsrom::economy {

using trace::Node;
using trace::Operation;

Node future(const TraceContext& context, std::string_view id, int t) {
  const ParameterSpec& spec = context.assumptions.spec(id);
  return trace::assumption(
      std::string(id), t == 0 ? spec.value : context.assumptions.series(id)[static_cast<std::size_t>(t)], spec.unit);
}

Node present(const TraceContext& context, std::string_view id) {
  return trace::assumption(std::string(id), context.assumptions.first(id), context.assumptions.spec(id).unit);
}

Node partly_variable(const TraceContext& context, std::string_view share, int t, Node growth) {
  const double part = context.assumptions.series(share)[static_cast<std::size_t>(t)];
  const double value = 1 + part * (growth.value - 1);
  std::vector<Node> children;
  children.push_back(trace::assumption(std::string(share), part, Unit::share));
  children.push_back(std::move(growth));
  return model("economy.partly_variable", value, Unit::none, std::move(children));
}

Node population_growth(const TraceContext& context, int t) {
  std::vector<Node> ratio;
  ratio.push_back(context.trees.persons(t, 0, oldest_age));
  ratio.push_back(context.trees.persons(0, 0, oldest_age));
  return combine("economy.population_growth", Operation::quotient, Unit::none, std::move(ratio));
}

namespace {

Node growth_of(const std::function<Node(int)>& tree, int t, const char* key) {
  Node today = tree(0);
  if (today.value <= 0) return model(key, 1.0, Unit::none, {std::move(today)});
  std::vector<Node> ratio;
  ratio.push_back(tree(t));
  ratio.push_back(std::move(today));
  return combine(key, Operation::quotient, Unit::none, std::move(ratio));
}

Node national_spending(const TraceContext& context, int sector) {
  return facts::node(fmt::format("economy.national_spending.{}", key_of_spending(sector)),
                     context.base.national_spending[static_cast<std::size_t>(sector)], Unit::kroner_per_person);
}

Node equalised_need_tree(const TraceContext& context) {
  std::vector<Node> cells;
  for (int sector = 0; sector < facts::sector_count; ++sector) cells.push_back(national_spending(context, sector));
  return combine("economy.equalised_need", Operation::sum, Unit::kroner_per_person, std::move(cells));
}

Node level_today(const TraceContext& context, int sector) {
  std::vector<Node> factors;
  if (sector == other_sector) {
    std::vector<Node> all;
    all.push_back(national_spending(context, static_cast<int>(facts::Sector::school)));
    all.push_back(facts::node("economy.school_share", context.base.school_share, Unit::share));
    std::vector<Node> rest;
    rest.push_back(combine("economy.national_total", Operation::quotient, Unit::kroner_per_person, std::move(all)));
    rest.push_back(equalised_need_tree(context));
    factors.push_back(
        combine("economy.outside_index", Operation::difference, Unit::kroner_per_person, std::move(rest)));
  } else {
    const auto s = static_cast<std::size_t>(sector);
    if (context.base.own_spending[s].known())
      return facts::node("economy.own_spending", context.base.own_spending[s], Unit::kroner);
    factors.push_back(national_spending(context, sector));
    factors.push_back(sector_index_node(context, s));
  }
  factors.push_back(context.trees.persons(0, 0, oldest_age));
  return combine("economy.spending_today", Operation::product, Unit::kroner, std::move(factors));
}

Node spending_tree(const TraceContext& context, int sector, int t) {
  std::vector<Node> factors;
  factors.push_back(level_today(context, sector));
  switch (sector) {
    case static_cast<int>(facts::Sector::school):
      factors.push_back(partly_variable(context, "economy.school_variable_share", t,
                                        growth_of(context.trees.pupils, t, "economy.pupil_growth")));
      break;
    case static_cast<int>(facts::Sector::kindergarten):
      factors.push_back(partly_variable(context, "economy.kindergarten_variable_share", t,
                                        growth_of(context.trees.kindergarten_children, t, "economy.child_growth")));
      break;
    case static_cast<int>(facts::Sector::care):
      factors.push_back(growth_of(context.trees.care_cost, t, "economy.care_growth"));
      break;
    case other_sector:
      factors.push_back(partly_variable(context, "economy.other_variable_share", t, population_growth(context, t)));
      break;
    default: factors.push_back(need_growth(context, sector, t)); break;
  }
  return combine(fmt::format("economy.spending_of.{}", key_of_spending(sector)), Operation::product, Unit::kroner,
                 std::move(factors));
}

Node spending_total_tree(const TraceContext& context, int t) {
  std::vector<Node> parts;
  for (int sector = 0; sector < spending_sector_count; ++sector) parts.push_back(spending_tree(context, sector, t));
  return combine("economy.spending_total", Operation::sum, Unit::kroner, std::move(parts));
}

Node growth_factor_tree(const TraceContext& context, int t) {
  const auto growth = context.assumptions.series("economy.income_growth");
  double factor = 1;
  for (int year = 1; year <= t; ++year) factor *= 1 + growth[static_cast<std::size_t>(year)];
  return model("economy.growth_factor", factor, Unit::none,
               {trace::assumption("economy.income_growth", growth[static_cast<std::size_t>(t)], Unit::share)});
}

Node free_income_model_tree(const TraceContext& context, int t) {
  const double mean = context.country.mean_index[static_cast<std::size_t>(t)];
  std::vector<Node> gap;
  gap.push_back(index_tree(context, t));
  gap.push_back(model("economy.mean_index", mean, Unit::none,
                      {trace::cell("economy.mean_index_today", context.country.mean_index[0], Unit::none,
                                   {"kdd_gront_hefte_indeks", "2026, all municipalities"}, Provenance::national)}));
  std::vector<Node> equalisation;
  equalisation.push_back(equalised_need_tree(context));
  equalisation.push_back(combine("economy.index_gap", Operation::difference, Unit::none, std::move(gap)));
  std::vector<Node> per_person;
  per_person.push_back(facts::node("economy.national_free_income", context.base.free_income, Unit::kroner_per_person));
  per_person.push_back(
      combine("economy.equalisation", Operation::product, Unit::kroner_per_person, std::move(equalisation)));
  std::vector<Node> factors;
  factors.push_back(context.trees.persons(t, 0, oldest_age));
  factors.push_back(
      combine("economy.free_income_per_person", Operation::sum, Unit::kroner_per_person, std::move(per_person)));
  return combine("economy.free_income_model", Operation::product, Unit::kroner, std::move(factors));
}

Node local_growth(const TraceContext& context, int t) {
  return partly_variable(context, "economy.local_income_variable_share", t, population_growth(context, t));
}

Node free_income_tree(const TraceContext& context, int t) {
  std::vector<Node> parts;
  parts.push_back(free_income_model_tree(context, t));
  if (context.base.own_free_income.known()) {
    std::vector<Node> gap;
    gap.push_back(facts::node("economy.own_free_income", context.base.own_free_income, Unit::kroner));
    gap.push_back(free_income_model_tree(context, 0));
    std::vector<Node> local;
    local.push_back(combine("economy.local_free_income", Operation::difference, Unit::kroner, std::move(gap)));
    local.push_back(local_growth(context, t));
    parts.push_back(combine("economy.local_free_income_later", Operation::product, Unit::kroner, std::move(local)));
  }
  std::vector<Node> factors;
  factors.push_back(combine("economy.free_income_before_growth", Operation::sum, Unit::kroner, std::move(parts)));
  factors.push_back(growth_factor_tree(context, t));
  return combine("economy.free_income", Operation::product, Unit::kroner, std::move(factors));
}

}  // namespace

Node revenue_today(const TraceContext& context) {
  if (context.base.own_revenue.known())
    return facts::node("economy.own_revenue", context.base.own_revenue, Unit::kroner);
  std::vector<Node> ratio;
  ratio.push_back(context.base.own_free_income.known()
                      ? facts::node("economy.own_free_income", context.base.own_free_income, Unit::kroner)
                      : free_income_model_tree(context, 0));
  ratio.push_back(present(context, "economy.free_income_share"));
  return combine("economy.revenue_today", Operation::quotient, Unit::kroner, std::move(ratio));
}

namespace {

Node finance_model_tree(const TraceContext& context, int t) {
  std::vector<Node> interest;
  interest.push_back(facts::node("economy.interest_exposure", context.base.interest_exposure, Unit::share));
  interest.push_back(future(context, "economy.interest_rate", t));
  std::vector<Node> shares;
  shares.push_back(combine("economy.net_interest", Operation::product, Unit::share, std::move(interest)));
  shares.push_back(future(context, "economy.instalment_share", t));
  std::vector<Node> factors;
  factors.push_back(revenue_today(context));
  factors.push_back(combine("economy.finance_share", Operation::sum, Unit::share, std::move(shares)));
  return combine("economy.finance_model", Operation::product, Unit::kroner, std::move(factors));
}

Node finance_tree(const TraceContext& context, int t) {
  if (!context.base.own_finance_cost.known()) return finance_model_tree(context, t);
  std::vector<Node> scale;
  scale.push_back(facts::node("economy.own_finance_cost", context.base.own_finance_cost, Unit::kroner));
  scale.push_back(finance_model_tree(context, 0));
  std::vector<Node> factors;
  factors.push_back(finance_model_tree(context, t));
  factors.push_back(combine("economy.own_to_model", Operation::quotient, Unit::none, std::move(scale)));
  return combine("economy.finance_cost", Operation::product, Unit::kroner, std::move(factors));
}

Node money_today(const TraceContext& context) {
  if (context.base.own_result.known()) return facts::node("economy.own_result", context.base.own_result, Unit::kroner);
  std::vector<Node> factors;
  factors.push_back(context.base.net_result.known()
                        ? facts::node("economy.published_result", context.base.net_result, Unit::share)
                        : present(context, "economy.net_result_share"));
  factors.push_back(revenue_today(context));
  return combine("economy.money_today", Operation::product, Unit::kroner, std::move(factors));
}

Node other_income_tree(const TraceContext& context, int t) {
  std::vector<Node> uses;
  uses.push_back(spending_total_tree(context, 0));
  uses.push_back(finance_tree(context, 0));
  uses.push_back(money_today(context));
  std::vector<Node> rest;
  rest.push_back(combine("economy.uses_today", Operation::sum, Unit::kroner, std::move(uses)));
  rest.push_back(free_income_tree(context, 0));
  std::vector<Node> factors;
  factors.push_back(combine("economy.other_income_today", Operation::difference, Unit::kroner, std::move(rest)));
  factors.push_back(local_growth(context, t));
  factors.push_back(growth_factor_tree(context, t));
  return combine("economy.other_income", Operation::product, Unit::kroner, std::move(factors));
}

}  // namespace

Node income_total_tree(const TraceContext& context, int t) {
  std::vector<Node> parts;
  parts.push_back(free_income_tree(context, t));
  parts.push_back(other_income_tree(context, t));
  return combine("economy.income_total", Operation::sum, Unit::kroner, std::move(parts));
}

Node money_tree(const TraceContext& context, int t) {
  std::vector<Node> parts;
  parts.push_back(income_total_tree(context, t));
  parts.push_back(spending_total_tree(context, t));
  parts.push_back(finance_tree(context, t));
  return combine("economy.money", Operation::difference, Unit::kroner, std::move(parts));
}

Node explain(int row, int t, const population::Projection& projection, const Assumptions& assumptions, const Base& base,
             const Country& country, const Trees& trees) {
  const TraceContext context{projection, assumptions, base, country, trees};
  if (row < spending_total) return spending_tree(context, row - spending_first, t);
  switch (row) {
    case spending_total: return spending_total_tree(context, t);
    case income_free: return free_income_tree(context, t);
    case income_other: return other_income_tree(context, t);
    case income_total: return income_total_tree(context, t);
    case need_index: return index_tree(context, t);
    case finance_cost: return finance_tree(context, t);
    case gross_revenue: return revenue_tree(context, t);
    case money: return money_tree(context, t);
    case rule_margin: return rule_tree(context, t);
    case fund_share: return fund_tree(context, t);
    case debt_share: return debt_tree(context, t);
    case closing_growth: return closing_growth_tree(context, t);
    default: return net_result_tree(context, t);
  }
}

}  // namespace handlingsrom::economy
