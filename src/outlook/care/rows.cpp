#include "outlook/care/rows.hpp"

#include <fmt/format.h>

#include "standing/facts/function_accounts.hpp"

namespace handlingsrom::care {
namespace {

using facts::Cell;
using facts::Place;
using sheet::Term;

Cell of_ladder(const Step& step, const char* what, double value) {
  return {value, {"", fmt::format("care_ladder.{}.{}", step.id, what)}, Provenance::national};
}

// Agreed FTE of care today: the user's own, or as published.
Cell fte_today(const Model& model, const Place& place) {
  const Cell own = facts::own_cell(place.own, facts::OwnQuantity::full_time_equivalents, facts::Sector::care);
  if (own.known()) return own;
  const double published = model.levels.municipalities[static_cast<std::size_t>(place.municipality.value)].fte;
  return {published, {"ssb_12292", fmt::format("{}, {}, care FTE", place.number(), model.levels.year.value)}};
}

/// A cost by step, and what of it is of institutions.
struct Cost {
  std::vector<Term> all, home, institution;
  void add(bool of_institution, Term term) {
    all.push_back(term);
    (of_institution ? institution : home).push_back(term);
  }
};

/// The ladder's cost at the proportion between home and institution that the municipality's accounts by function have, where they are at hand: what a step costs the country is
/// what it costs, the one beside the other, until then.
class ByFunction {
 public:
  ByFunction(facts::ModelSheet& sheet, const Cost& unmoved) {
    const auto scale = [&](const char* key, facts::FunctionArea area, const std::vector<Term>& steps) {
      const Term accounts =
          sheet.cell(key, Unit::kroner, [area](const Place& place) { return facts::of_functions(place, area); });
      return (accounts / at_start(sum(steps).named("rooms.care_cost_users"))).named("care.cost_as_accounts");
    };
    if (unmoved.home.empty() || unmoved.institution.empty()) return;
    home_ = scale("care.accounts.home", facts::FunctionArea::care_home, unmoved.home);
    institution_ = scale("care.accounts.institution", facts::FunctionArea::care_institution, unmoved.institution);
  }
  Term of(const Cost& cost) const {
    const Term as_ladder = sum(cost.all).named("rooms.care_cost_users");
    if (!home_ || !institution_) return as_ladder;
    const Term as_accounts =
        (sum(cost.home) * *home_ + sum(cost.institution) * *institution_).named("care.cost_by_function");
    return first_known(as_accounts, as_ladder);
  }

 private:
  std::optional<Term> home_, institution_;
};

}  // namespace

Rows declare(facts::ModelSheet& sheet, const Model& model) {
  const std::vector<Step>& steps = model.ladder.steps;
  Rows rows;
  const Term at_home = sheet.parameter("care.fte_home");
  const Term in_place = sheet.parameter("care.fte_place");
  std::vector<Term> fte, fte_unmoved, fte_at_ladder, all, residents;
  Cost cost, cost_unmoved;
  // All engines before the first row: a move between steps is measured on the users that it finds.
  std::vector<Term> projected;
  for (std::size_t s = 0; s < steps.size(); ++s) {
    rows.engines.push_back(static_cast<std::uint32_t>(sheet.engines().size()));
    projected.push_back(sheet.engine("care_users", Unit::users));
  }
  rows.fte_follows = static_cast<std::uint32_t>(sheet.engines().size());
  const Term fte_follows = sheet.engine("care_fte_follows", Unit::none);
  rows.cost_follows = static_cast<std::uint32_t>(sheet.engines().size());
  const Term cost_follows = sheet.engine("care_cost_follows", Unit::none);
  for (std::size_t s = 0; s < steps.size(); ++s) {
    const Step& step = steps[s];
    const Term engine = projected[s];
    const Term users = sheet.row("care.users." + step.id, Unit::users, engine);
    const Term per_user = step.place_bound ? in_place : at_home;
    const trace::Arguments of_step{{"step", step.id}};
    const Term fte_per_user =
        sheet.national("care_ladder_fte", Unit::fte_per_user, of_ladder(step, "fte_per_user", step.fte_per_user))
            .named("care_ladder_fte", {{"step", step.id}, {"source", step.source}});
    const Term cost_per_user =
        sheet.national("care_ladder_cost", Unit::kroner_per_user, of_ladder(step, "cost_per_user", step.cost_per_user))
            .named("care_ladder_cost", {{"step", step.id}, {"source", step.source}});
    fte.push_back((users * fte_per_user * per_user).named("care_fte_step", of_step));
    fte_unmoved.push_back((engine * fte_per_user * per_user).named("care_fte_step", of_step));
    fte_at_ladder.push_back((engine * fte_per_user).named("care_fte_step", of_step));
    const bool institution = step.figure == Figure::short_stay || step.figure == Figure::long_stay;
    cost.add(institution, (users * cost_per_user * per_user).named("rooms.care_cost_step", of_step));
    cost_unmoved.add(institution, (engine * cost_per_user * per_user).named("rooms.care_cost_step", of_step));
    all.push_back(users);
    rows.users.push_back(users);
    if (institution) residents.push_back(users);
  }
  sheet.row("care.users.total", Unit::users, sum(all).named("rooms.care_users_total"));
  rows.residents = sum(residents).named("rooms.residents");

  // Beside the course of coverage: the same people at today's rates.
  for (const Figure figure : {Figure::home_care, Figure::staffed_homes, Figure::long_stay}) {
    rows.at_constant_rates.emplace_back(figure, static_cast<std::uint32_t>(sheet.engines().size()));
    const std::string id = fmt::format("care.constant_rates.{}", key_of(figure));
    sheet.row(id, Unit::users, sheet.engine(id, Unit::users));
  }

  const Term at_ladder = sum(fte_at_ladder).named("care_fte_ladder");
  const Term scale =
      sheet.national("care_fte_scale", Unit::none,
                     {model.national_fte_scale, {"ssb_12292", "country, care FTE"}, Provenance::national});
  const Term today = first_known(sheet.cell("care_fte_today", Unit::full_time_equivalents,
                                            [&model](const Place& place) { return fte_today(model, place); }),
                                 (at_start(at_ladder) * scale).named("care_fte_national"));
  rows.fte =
      sheet.row("care.fte", Unit::full_time_equivalents,
                (today * growth(sum(fte).named("care_fte_ladder"), at_ladder).named("care_fte_growth") * fte_follows)
                    .named("care_fte_level"));
  rows.fte_unmoved =
      (today * growth(sum(fte_unmoved).named("care_fte_ladder"), at_ladder).named("care_fte_growth") * fte_follows)
          .named("care_fte_level");
  const ByFunction by_function(sheet, cost_unmoved);
  const auto followed = [&](const Cost& of_steps) {
    return (by_function.of(of_steps) * cost_follows).named("rooms.care_cost");
  };
  rows.cost = followed(cost);
  rows.cost_unmoved = followed(cost_unmoved);
  return rows;
}

}  // namespace handlingsrom::care
