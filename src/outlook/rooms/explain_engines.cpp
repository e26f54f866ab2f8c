// Whose tree an engine's row continues in.
#include <algorithm>

#include <fmt/format.h>

#include "outlook/rooms/explain_trees.hpp"

namespace handlingsrom::rooms {
namespace {

using trace::Node;
using trace::Operation;

// The need of the care room is persons times rates: its persons are shown under it.
void add_persons(const ExplainContext& context, Node& node) {
  if (node.children.empty() && node.key == "care_need") {
    int t = 0;
    int from = 0;
    int to = oldest_age;
    for (const auto& [name, value] : node.arguments) {
      if (name == "year") t = std::stoi(value) - context.prepared().first.value;
      if (name == "group") {
        const bool old = value.starts_with("80");
        const bool middle = value.starts_with("67");
        from = old ? care::age_group_bounds[2] : middle ? care::age_group_bounds[1] : 0;
        to = old ? oldest_age : middle ? care::age_group_bounds[2] - 1 : care::age_group_bounds[1] - 1;
      }
    }
    node.children.push_back(persons_tree(context, t, from, to));
    node.children.push_back(trace::cell("care.age_rates", node.value / std::max(1e-12, node.children.front().value),
                                        Unit::share, {"care_rates", "national users by age"}, Provenance::national));
    return;
  }
  for (Node& child : node.children) add_persons(context, child);
}

// The country's inhabitants: a cell today, the sum of the municipalities later.
Node country_tree(const ExplainContext& context, int criterion, int t) {
  const economy::Country& country = context.course.populations->country;
  const auto at = [&](int year) {
    const auto index = static_cast<std::size_t>(year);
    return criterion < 0 ? country.population[index] : country.age[index][static_cast<std::size_t>(criterion)];
  };
  const int from = criterion < 0 ? 0 : economy::age_criteria[static_cast<std::size_t>(criterion)].from;
  const int to = criterion < 0 ? oldest_age : economy::age_criteria[static_cast<std::size_t>(criterion)].to;
  Node today = trace::cell("population.country", at(0), Unit::persons,
                           {"ssb_07459", fmt::format("0, {}, F+M, {}–{}", context.prepared().first.value, from, to)},
                           Provenance::national);
  if (t == 0) return today;
  return trace::model("population.country_projected", at(t), Unit::persons, {std::move(today)});
}

Node mean_index_tree(const ExplainContext& context, int t) {
  const std::vector<double>& mean = context.course.populations->country.mean_index;
  return trace::model("economy.mean_index", mean[static_cast<std::size_t>(t)], Unit::none,
                      {trace::cell("economy.mean_index_today", mean[0], Unit::none,
                                   {"kdd_gront_hefte_indeks",
                                    fmt::format("{}, all municipalities", context.facts().need_index.latest().value)},
                                   Provenance::national)});
}

// Mean tax of the country, and the deduction that pays for the floor: today's settlements, moved with inhabitants.
Node tax_tree(const ExplainContext& context, const std::string& key, const std::vector<double>& values, int t) {
  return trace::model(
      key, values[static_cast<std::size_t>(t)], Unit::kroner_per_person,
      {trace::cell(key + "_today", values[0], Unit::kroner_per_person,
                   {"kdd_inntektsutjevning",
                    fmt::format("{}, all municipalities", context.facts().series->latest("income.tax").value)},
                   Provenance::national)});
}

Node population_flow_tree(const ExplainContext& context, const std::string& key, double value, int t) {
  Node node = trace::model(key, value, Unit::persons, {persons_tree(context, t, 0, oldest_age)});
  node.arguments = {{"year", fmt::format("{}", (context.prepared().first + t).value)}};
  return node;
}

// What the latest account is taken to be made of, beside the country's.
void add_parts_of_account(const ExplainContext& context, std::vector<Node>& nodes) {
  const Assumptions& assumptions = context.course.assumptions;
  const economy::ResultHistory& history = context.course.starting.results;
  const economy::ResultLevel level = economy::result_level(economy::result_process(assumptions), history.inhabitants,
                                                           economy::deviations_of(history, assumptions));
  for (const auto& [part, value] :
       {std::pair{"lasting", level.lasting}, {"passing", level.passing}, {"alternating", level.alternating}}) {
    const std::string share = fmt::format("economy.result_{}", part);
    nodes.push_back(trace::model(fmt::format("economy.part_of_account.{}", part), value, Unit::share,
                                 {trace::assumption(share, assumptions.first(share), Unit::share)}));
  }
}

// The years behind an ordinary result: the municipality's own, and all municipalities together.
Node beside_the_account_tree(const ExplainContext& context, double value) {
  const economy::ResultHistory& history = context.course.starting.results;
  std::vector<Node> years;
  const auto count = economy::deviations_of(history, context.course.assumptions).size();
  for (std::size_t back = 0; back < count; ++back) {
    const auto year = [&](Node node) {
      node.arguments = {{"years", fmt::format("{}", back)}};
      years.push_back(std::move(node));
    };
    if (!history.own[back].known()) continue;
    year(facts::node("economy.result_share_of_year", history.own[back], Unit::share));
    year(trace::cell(
        "economy.country_result_of_year", history.country[back], Unit::share,
        {"ssb_12137",
         fmt::format("{}, all municipalities",
                     (context.facts().series->latest("accounts.net_result") - static_cast<int>(back)).value)},
        Provenance::national));
  }
  if (count > 0 && history.own.front().known()) add_parts_of_account(context, years);
  const char* const shrinkage = "economy.result_shrinkage";
  years.push_back(trace::assumption(shrinkage, context.course.assumptions.first(shrinkage), Unit::share));
  return trace::model("economy.beside_the_account", value, Unit::share, std::move(years));
}

// Nothing on the line: what chance does is in the range, as wide as the assumption makes it.
Node spread_tree(const ExplainContext& context, const std::string& key, double value, const char* spread) {
  return trace::model(key, value, Unit::share,
                      {trace::assumption(spread, context.course.assumptions.first(spread), Unit::share)});
}

// The steps of a figure as they would be with today's coverage.
Node constant_rates_tree(const ExplainContext& context, care::Figure figure, const std::string& key, int t) {
  const Course& course = context.course;
  Assumptions constant = course.assumptions;
  constant.set("care.coverage_trend", 0);
  const care::Model& model = context.prepared().care;
  std::vector<Node> steps;
  double all = 0;
  for (std::size_t step = 0; step < model.ladder.steps.size(); ++step) {
    if (model.ladder.steps[step].figure != figure) continue;
    steps.push_back(care::explain_users(model, context.facts(), context.municipality(), course.population(), constant,
                                        t, step, course.starting.own));
    add_persons(context, steps.back());
    all += steps.back().value;
  }
  return trace::combine(key, Operation::sum, all, Unit::users, std::move(steps));
}

// What each user takes more, since fewer stand on the ladder than need would give.
Node need_follows_tree(const ExplainContext& context, const std::string& key, double value) {
  std::vector<Node> behind;
  for (const char* const id : {"care.need_follows", "care.coverage_trend"})
    behind.push_back(trace::assumption(id, context.course.assumptions.first(id), Unit::share));
  return trace::model(key, value, Unit::none, std::move(behind));
}

Node published_tree(const ExplainContext& context, double value, int t) {
  return trace::cell(
      "population.published_main", value, Unit::persons,
      {"ssb_14288", fmt::format("{}, {}, MMMM", to_string(context.facts().registry->at(context.municipality()).number),
                                (context.prepared().first + t).value)});
}

double value_of(const ExplainContext& context, std::uint32_t engine, int t) {
  for (std::uint32_t k = 0; k < context.prepared().model.sheet().nodes().size(); ++k) {
    const sheet::Node& node = context.prepared().model.sheet().nodes()[k];
    if (node.kind == sheet::Kind::engine && node.first == engine)
      return context.calculation.values().at(k, static_cast<std::size_t>(t));
  }
  return sheet::no_figure;
}

}  // namespace

Node care_users_tree(const ExplainContext& context, std::size_t step, int t) {
  const Course& course = context.course;
  Node node = care::explain_users(context.prepared().care, context.facts(), context.municipality(), course.population(),
                                  course.assumptions, t, step, course.starting.own);
  add_persons(context, node);
  return node;
}

Node engine_tree(const ExplainContext& context, std::uint32_t engine, int t) {
  const Model& model = context.prepared().model;
  for (const population::PersonRows::Span& span : model.persons().spans()) {
    if (span.engine == engine) return persons_tree(context, t, span.from, span.to);
  }
  const Engines& engines = model.engines();
  const auto step = std::find(engines.care_users.begin(), engines.care_users.end(), engine);
  if (step != engines.care_users.end())
    return care_users_tree(context, static_cast<std::size_t>(step - engines.care_users.begin()), t);
  for (const auto& [figure, constant] : engines.care_constant_rates) {
    if (constant == engine) return constant_rates_tree(context, figure, model.sheet().engines()[engine].key, t);
  }
  if (engine == engines.care_fte_follows || engine == engines.care_cost_follows)
    return need_follows_tree(context, model.sheet().engines()[engine].key, value_of(context, engine, t));
  if (engine == engines.mean_index) return mean_index_tree(context, t);
  const economy::TaxCountry& tax = context.course.populations->country.tax;
  if (engine == engines.mean_tax) return tax_tree(context, "economy.mean_tax", tax.mean, t);
  if (engine == engines.tax_deduction) return tax_tree(context, "economy.tax_deduction", tax.deduction, t);
  if (engine == engines.country_population) return country_tree(context, -1, t);
  if (engine >= engines.country_ages && engine < engines.country_ages + economy::age_criterion_count)
    return country_tree(context, static_cast<int>(engine - engines.country_ages), t);
  const double value = value_of(context, engine, t);
  if (engine == engines.published_main) return published_tree(context, value, t);
  if (engine == engines.own_labour || engine == engines.area_labour) {
    return workforce::explain_labour(context.course.assumptions, t, value, [&](int from, int to) {
      return engine == engines.own_labour ? persons_tree(context, t, from, to) : neighbours_tree(context, t, from, to);
    });
  }
  if (engine == engines.beside_the_account) return beside_the_account_tree(context, value);
  if (engine == engines.result_chance || engine == engines.debt_chance)
    return spread_tree(context, model.sheet().engines()[engine].key, value,
                       engine == engines.result_chance ? "economy.result_spread" : "economy.debt_spread");
  return population_flow_tree(context, model.sheet().engines()[engine].key, value, t);
}

Node row_tree(const ExplainContext& context, int row, int t) {
  const Course& course = context.course;
  return sheet::explain(
      {course.prepared.model.sheet(), context.calculation.values(), course.starting.cells,
       context.calculation.engine_marks(), course.request.adjustments, 0,
       [&](std::uint32_t engine, std::size_t year) { return engine_tree(context, engine, static_cast<int>(year)); }},
      row, static_cast<std::size_t>(t));
}

}  // namespace handlingsrom::rooms
