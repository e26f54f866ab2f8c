// The calculation trees behind users: the same products as in project(), spelt out.
#include <cmath>
#include <string>

#include "outlook/care/need.hpp"
#include "outlook/care/projection.hpp"
#include "outlook/care/today.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::care {
namespace {

using trace::Node;
using trace::Operation;

constexpr std::array<const char*, age_group_count> group_names{"0–66", "67–79", "80+"};

const char* source_of(Figure figure) {
  switch (figure) {
    case Figure::home_care:
    case Figure::home_other:
    case Figure::long_stay:
    case Figure::staffed_homes: return "ssb_12292_users";
    case Figure::short_stay: return "ssb_12292";
  }
  return "ssb_12292";
}

Node today_node(const Model& model, const facts::Facts& facts, MunicipalityIndex municipality, const Today& today,
                Figure figure, std::size_t g) {
  const std::size_t f = index_of(figure);
  const std::string number = to_string(facts.registry->at(municipality).number);
  Node node = trace::cell("care_users_today", today.figure[f].users[g], Unit::users,
                          {source_of(figure), number + ", " + std::to_string(model.levels.year.value) + ", " +
                                                  std::string(key_of(figure)) + ", " + group_names[g]},
                          today.figure[f].provenance[g]);
  node.arguments = {{"figure", std::string(key_of(figure))}, {"group", group_names[g]}};
  return node;
}

// Users as the municipality counted them, or what its counts leave of the published figure.
Node counted_node(const Model& model, const Today& today, std::size_t step, std::size_t g) {
  std::string place = today.own.steps[step].place;
  for (std::size_t s = 0; place.empty() && s < today.own.steps.size(); ++s)
    if (today.own.steps[s].counted && model.ladder.steps[s].figure == model.ladder.steps[step].figure)
      place = today.own.steps[s].place;
  Node node = trace::cell("care_users_counted", today.users[step][g], Unit::users, {"own", place}, Provenance::own);
  node.arguments = {{"step", model.ladder.steps[step].id}, {"group", group_names[g]}};
  return node;
}

double need_of(const NeedYear& year, std::size_t figure, std::size_t g, double women_to_men) {
  double sum = 0;
  for (std::size_t group = 0; group < result_group_count; ++group) {
    if (age_group_of_result(static_cast<int>(group)) != static_cast<int>(g)) continue;
    sum += women_to_men * year[figure][0][group] + year[figure][1][group];
  }
  return sum;
}

Node need_node(double value, Year year, std::size_t g) {
  Node node;
  node.key = "care_need";
  node.arguments = {{"year", std::to_string(year.value)}, {"group", group_names[g]}};
  node.value = value;
  node.unit = Unit::users;
  node.operation = Operation::model;
  node.provenance = Provenance::national;
  return node;
}

Node share_node(const Step& step, std::size_t g) {
  Node node = trace::assumption("care_ladder." + step.id + ".share", step.share[g], Unit::share);
  node.key = "care_ladder_share";
  node.arguments = {{"step", step.id}, {"group", group_names[g]}, {"source", step.source}};
  return node;
}

Node coverage_node(const Assumptions& assumptions, Figure figure, double value, std::size_t at) {
  Node node;
  node.key = "care_coverage";
  node.arguments = {{"figure", std::string(key_of(figure))}};
  node.value = value;
  node.unit = Unit::share;
  node.operation = Operation::model;
  node.provenance = Provenance::assumption;
  const std::string level = "care.coverage_" + std::string(key_of(figure));
  const bool places = figure == Figure::short_stay || figure == Figure::long_stay || figure == Figure::staffed_homes;
  for (const std::string& id :
       {level, std::string("care.coverage_trend"),
        std::string(places ? "care.place_trend_damping" : "care.trend_damping"),
        std::string(places ? "care.places_follow_need" : "care.home_follows_need"), std::string("care.trend_years")}) {
    node.children.push_back(
        trace::assumption(id, assumptions.series(id)[at], id == "care.trend_years" ? Unit::years : Unit::share));
  }
  return node;
}

}  // namespace

trace::Node explain_users(const Model& model, const facts::Facts& facts, MunicipalityIndex municipality,
                          const population::Projection& persons, const Assumptions& assumptions, int t,
                          std::size_t step, const facts::OwnFigures* own) {
  const Today today = today_of(model, municipality, persons, 1, own);
  const Step& rung = model.ladder.steps.at(step);
  const std::size_t f = index_of(rung.figure);
  const Year first = persons.first_year();
  const NeedYear start = need(model, persons, 0, 0);
  const NeedYear now = need(model, persons, t, postponed_years(assumptions, first, t));
  const auto covered = CoverageCourse(model.coverage, municipality, assumptions).at(first, t);
  const std::size_t at = series_index(assumptions, first, t);
  std::vector<Node> groups;
  double total = 0;
  for (std::size_t g = 0; g < age_group_count; ++g) {
    const double before = need_of(start, f, g, rung.women_to_men);
    const double after = need_of(now, f, g, rung.women_to_men);
    const double value = today.per_need[step][g] * after * covered[f][g];
    total += value;
    std::vector<Node> factors;
    if (before > 0) {
      if (today.is_own(model, step)) {
        factors.push_back(counted_node(model, today, step, g));
      } else {
        factors.push_back(today_node(model, facts, municipality, today, rung.figure, g));
        factors.push_back(share_node(rung, g));
      }
      factors.push_back(trace::combine("care_need_growth", Operation::quotient, after / before, Unit::none,
                                       {need_node(after, first + t, g), need_node(before, first, g)}));
    } else {
      factors.push_back(share_node(rung, g));
      factors.push_back(need_node(after, first + t, g));
    }
    factors.push_back(coverage_node(assumptions, rung.figure, covered[f][g], at));
    Node group = trace::combine("care_users_group", Operation::product, value, Unit::users, std::move(factors));
    group.arguments = {{"group", group_names[g]}};
    groups.push_back(std::move(group));
  }
  Node node = trace::combine("care_users", Operation::sum, total, Unit::users, std::move(groups));
  node.arguments = {{"step", rung.id}, {"year", std::to_string((first + t).value)}};
  return node;
}

}  // namespace handlingsrom::care
