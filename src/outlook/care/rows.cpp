#include "outlook/care/rows.hpp"

#include <fmt/format.h>

#include "outlook/care/bed_days.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/facts.hpp"
#include "standing/facts/function_accounts.hpp"
#include "standing/registry/registry.hpp"

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

// The year's before, of what is published alone: a count of the user's own is of today.
Cell fte_before(const Place& place) {
  if (facts::own_cell(place.own, facts::OwnQuantity::full_time_equivalents, facts::Sector::care).known()) return {};
  const Year year = place.facts.care_services.latest() - 1;
  const facts::CareServices* row = place.facts.care_services.find(place.municipality, year);
  if (row == nullptr) return {};
  return {row->user_facing_fte, {"ssb_12292", fmt::format("{}, {}, care FTE", place.number(), year.value)}};
}

// From the year before to the latest, over those that have both: what all have in common is no jump of one's own.
Cell fte_growth_of_country(const facts::Facts& facts) {
  const Year latest = facts.care_services.latest();
  double now = 0, then = 0;
  for (int m = 0; m < facts.registry->size(); ++m) {
    const facts::CareServices* rows[] = {facts.care_services.find(MunicipalityIndex{m}, latest),
                                         facts.care_services.find(MunicipalityIndex{m}, latest - 1)};
    if (rows[0] == nullptr || rows[1] == nullptr) continue;
    if (facts::is_missing(rows[0]->user_facing_fte + rows[1]->user_facing_fte)) continue;
    now += rows[0]->user_facing_fte;
    then += rows[1]->user_facing_fte;
  }
  return {then > 0 ? now / then : facts::missing,
          {"ssb_12292", fmt::format("country, {}–{}, care FTE", latest.value - 1, latest.value)},
          Provenance::national};
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
  const Term in_bed = sheet.parameter("care.short_stay_in_bed");
  const Term bed_level =
      first_known(sheet.cell("care_short_stay_bed_level", Unit::none, short_stay_bed_level), sheet.constant(1.0));
  const Term own_in_bed =
      minimum(in_bed * bed_level, sheet.constant(1.0)).named("care_short_stay_own_in_bed", Unit::share);
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
    // Short stays come and go: not all who are registered on one are in a bed at the same time.
    if (step.figure == Figure::short_stay)
      residents.push_back((users * own_in_bed).named("rooms.short_stay_in_bed"));
    else if (institution)
      residents.push_back(users);
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
  const Term latest = sheet.cell("care_fte_today", Unit::full_time_equivalents,
                                 [&model](const Place& place) { return fte_today(model, place); });
  const Term before = (sheet.cell("care_fte_before", Unit::full_time_equivalents, fte_before) *
                       sheet.national("care_fte_country_growth", Unit::none, fte_growth_of_country(sheet.facts())))
                          .named("care_fte_brought");
  // One year's count jumps where nothing else does: an ordinary level lies between the two.
  const Term weight = at_start(sheet.parameter("care.fte_latest_share"));
  const Term rest = (1.0 - weight).named("care_fte_before_weight", Unit::share);
  const Term ordinary =
      ((latest * weight).named("care_fte_latest_part") + (before * rest).named("care_fte_before_part"))
          .named("care_fte_ordinary");
  const Term today =
      first_known(first_known(ordinary, latest), (at_start(at_ladder) * scale).named("care_fte_national"));
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
