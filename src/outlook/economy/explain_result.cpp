// The calculation trees of what is read from income and the result: revenue, margin, reserve, debt, and the growth that closes the room.
#include "outlook/economy/explain_parts.hpp"

namespace handlingsrom::economy {

using trace::Node;
using trace::Operation;

Node revenue_tree(const TraceContext& context, int t) {
  std::vector<Node> ratio;
  ratio.push_back(income_total_tree(context, t));
  ratio.push_back(income_total_tree(context, 0));
  std::vector<Node> factors;
  factors.push_back(revenue_today(context));
  factors.push_back(combine("economy.income_growth_total", Operation::quotient, Unit::none, std::move(ratio)));
  return combine("economy.gross_revenue", Operation::product, Unit::kroner, std::move(factors));
}

namespace {

Node share_today(const TraceContext& context, const char* key, const Cell& own, const char* own_key,
                 const Cell& country) {
  if (own.known()) return facts::node(own_key, own, Unit::kroner);
  std::vector<Node> factors;
  factors.push_back(facts::node(key, country, Unit::share));
  factors.push_back(revenue_today(context));
  return combine(std::string(key) + "_today", Operation::product, Unit::kroner, std::move(factors));
}

Node over_revenue(const TraceContext& context, const char* key, Node amount, int t) {
  std::vector<Node> ratio;
  ratio.push_back(std::move(amount));
  ratio.push_back(revenue_tree(context, t));
  return combine(key, Operation::quotient, Unit::share, std::move(ratio));
}

}  // namespace

Node fund_tree(const TraceContext& context, int t) {
  std::vector<Node> parts;
  parts.push_back(
      share_today(context, "economy.free_equity", context.base.own_fund, "economy.own_fund", context.base.free_equity));
  for (int year = 1; year <= t; ++year) parts.push_back(money_tree(context, year));
  return over_revenue(context, "economy.fund_share",
                      combine("economy.fund", Operation::sum, Unit::kroner, std::move(parts)), t);
}

Node debt_tree(const TraceContext& context, int t) {
  return over_revenue(
      context, "economy.debt_share",
      share_today(context, "economy.debt", context.base.own_debt, "economy.own_debt", context.base.debt), t);
}

Node rule_tree(const TraceContext& context, int t) {
  std::vector<Node> factors;
  factors.push_back(trace::assumption(
      "economy.rule_net_result_share",
      context.assumptions.series("economy.rule_net_result_share")[static_cast<std::size_t>(t)], Unit::share));
  factors.push_back(revenue_tree(context, t));
  std::vector<Node> parts;
  parts.push_back(money_tree(context, t));
  parts.push_back(combine("economy.rule_amount", Operation::product, Unit::kroner, std::move(factors)));
  return combine("economy.rule_margin", Operation::difference, Unit::kroner, std::move(parts));
}

// Not plain arithmetic of its parts: a root of their ratio, see closing_growth_of.
Node closing_growth_tree(const TraceContext& context, int t) {
  std::vector<Node> parts;
  parts.push_back(income_total_tree(context, t));
  parts.push_back(money_tree(context, t));
  const double growth = closing_growth_of(parts[0].value, parts[1].value, t);
  return model("economy.closing_growth", growth, Unit::share, std::move(parts));
}

Node net_result_tree(const TraceContext& context, int t) {
  std::vector<Node> ratio;
  ratio.push_back(money_tree(context, t));
  ratio.push_back(revenue_tree(context, t));
  return combine("economy.net_result_share", Operation::quotient, Unit::share, std::move(ratio));
}

}  // namespace handlingsrom::economy
