// Building blocks of the economy's calculation trees.
#pragma once

#include "outlook/economy/levels.hpp"

namespace handlingsrom::economy {

struct TraceContext {
  const population::Projection& projection;
  const Assumptions& assumptions;
  const Base& base;
  const Country& country;
  const Trees& trees;

  int municipalities() const { return country.municipalities; }
};

using trace::combine;
using trace::model;

/// The published need index of a sector.
trace::Node sector_index_node(const TraceContext& context, std::size_t sector);
/// The assumption in year t; in the first year its default, which is today's condition.
trace::Node future(const TraceContext& context, std::string_view id, int t);
trace::Node present(const TraceContext& context, std::string_view id);
/// 1 + share·(growth − 1), with the share an assumption and the growth a tree.
trace::Node partly_variable(const TraceContext& context, std::string_view share, int t, trace::Node growth);
/// persons(t) / persons(0), all ages.
trace::Node population_growth(const TraceContext& context, int t);
trace::Node number_of_municipalities(const TraceContext& context);
/// Inhabitants of the country in the first year, age criterion k or all (k < 0).
trace::Node country_today(const TraceContext& context, int k);

trace::Node index_tree(const TraceContext& context, int t);
/// A sector's need in year t over its need today.
trace::Node need_growth(const TraceContext& context, int sector, int t);

trace::Node revenue_today(const TraceContext& context);
trace::Node income_total_tree(const TraceContext& context, int t);
trace::Node money_tree(const TraceContext& context, int t);

// What is read from income and the result: explain_result.cpp.
trace::Node revenue_tree(const TraceContext& context, int t);
trace::Node net_result_tree(const TraceContext& context, int t);
trace::Node rule_tree(const TraceContext& context, int t);
trace::Node fund_tree(const TraceContext& context, int t);
trace::Node debt_tree(const TraceContext& context, int t);
trace::Node closing_growth_tree(const TraceContext& context, int t);

}  // namespace handlingsrom::economy
