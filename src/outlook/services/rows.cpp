// Persons × coverage, row by row.
#include <fmt/format.h>

#include "base/error.hpp"
#include "outlook/services/school_counts.hpp"
#include "outlook/services/services.hpp"
#include "standing/facts/sector_cell.hpp"

namespace handlingsrom::services {
namespace {

using facts::Cell;
using facts::ModelSheet;
using facts::Place;
using population::PersonRows;
using sheet::Term;

Cell key_figure(const facts::Facts& facts, std::string_view indicator, const std::string& region, Provenance mark) {
  const int year = facts.key_figure_year.value;
  const auto value = facts.key_figure(indicator, region, year);
  return {value ? *value * 0.01 : sheet::no_figure,
          {"ssb_kostra_key_figures", fmt::format("{}, {}, {}", indicator, region, year)},
          mark};
}

// Coverage today: the municipality's own where it is published, else the country's.
Term coverage(ModelSheet& sheet, const char* indicator, const char* parameter) {
  const Term own = sheet.cell("services.own_coverage", Unit::share, [indicator](const Place& place) {
    return key_figure(place.facts, indicator, place.number(), Provenance::municipality);
  });
  const Term national = sheet.national("services.national_coverage", Unit::share,
                                       facts::country_key_figure(sheet.facts(), indicator, 0.01));
  return first_known(own, national) * sheet.relative(parameter);
}

Term kindergarten(ModelSheet& sheet, PersonRows& persons) {
  const Term youngest = coverage(sheet, "Andel barn 1-2 år i barnehage", "services.kindergarten_coverage_1_2");
  const Term older = coverage(sheet, "Andel barn 3-5 år i barnehage", "services.kindergarten_coverage_3_5");
  std::vector<Term> ages;
  for (int age = 1; age <= kindergarten_ages; ++age) {
    const Term children = persons.persons(age, age) * (age <= 2 ? youngest : older);
    ages.push_back(sheet.row(fmt::format("services.kindergarten.age_{}", age), Unit::persons,
                             children.named("services.kindergarten_age", {{"age", fmt::format("{}", age)}})));
  }
  return sheet.row("services.kindergarten.total", Unit::persons, sum(ages).named("services.kindergarten_total"));
}

// The pupils that the municipality has counted in a grade; a grade without a line has none.
Cell own_pupils(const Place& place, int grade) {
  const std::string part = fmt::format("{}", grade);
  const Cell counted = facts::own_cell(place.own, facts::OwnQuantity::pupils, facts::Sector::school, part);
  if (counted.known() || place.own == nullptr) return counted;
  for (const facts::OwnFigure& other : place.own->figures)
    if (other.quantity == facts::OwnQuantity::pupils)
      return {0, {"own", fmt::format("{}:{}", place.own->file, other.line)}, Provenance::own};
  return {};
}

// Pupils are those of an age, times the share of them who go to school here. Where the municipality has counted, a year group keeps what it has of its age today as it moves up, and those who begin
// come as all of today's pupils of all their ages.
std::vector<Term> pupils_by_grade(ModelSheet& sheet, PersonRows& persons) {
  const Term share = sheet.relative("services.pupil_share");
  std::vector<Term> of_age, counted, today;
  for (int grade = 1; grade <= grades; ++grade) {
    of_age.push_back((persons.persons(grade + 5, grade + 5) * share)
                         .named("services.pupils_grade", {{"grade", fmt::format("{}", grade)}}));
    counted.push_back(sheet.cell("services.own_pupils", Unit::persons,
                                 [grade](const Place& place) { return own_pupils(place, grade); }));
    today.push_back((counted.back() / at_start(of_age.back())).named("services.pupils_of_age", Unit::share));
  }
  const Term of_all = (sum(counted) / at_start(sum(of_age))).named("services.pupils_of_age", Unit::share);
  std::vector<Term> by_grade;
  Term below = of_all;
  for (int grade = 1; grade <= grades; ++grade) {
    const auto k = static_cast<std::size_t>(grade - 1);
    const Term of_group = first_known(previous(below), today[k]);
    below = of_group;
    const trace::Arguments of_grade{{"grade", fmt::format("{}", grade)}};
    const Term pupils = first_known((of_age[k] * of_group).named("services.pupils_grade_own", of_grade), of_age[k]);
    by_grade.push_back(sheet.row(fmt::format("services.pupils.grade_{}", grade), Unit::persons, pupils));
  }
  return by_grade;
}

Term after_school(ModelSheet& sheet, const std::vector<Term>& pupils) {
  std::vector<Term> by_grade;
  for (int grade = 1; grade <= sfo_grades; ++grade) {
    const Term children = pupils[static_cast<std::size_t>(grade - 1)] *
                          sheet.parameter(fmt::format("services.sfo_participation_{}", grade));
    by_grade.push_back(sheet.row(fmt::format("services.sfo.grade_{}", grade), Unit::persons,
                                 children.named("services.sfo_grade", {{"grade", fmt::format("{}", grade)}})));
  }
  return sheet.row("services.sfo.total", Unit::persons, sum(by_grade).named("services.sfo_total"));
}

// The country's clients per inhabitant × need index × inhabitants today, moving with the age group.
struct Clients {
  const char* row;
  const char* label;
  facts::Sector sector;
  int from, to;
};

Term clients(ModelSheet& sheet, PersonRows& persons, const Clients& of, Term level, Term national_per_inhabitant) {
  const Term today = level * national_per_inhabitant.named("services.national_per_inhabitant") *
                     facts::sector_index(sheet, of.sector) * at_start(persons.all());
  return sheet.row(
      of.row, Unit::persons,
      (today * growth(persons.persons(of.from, of.to)).named("services.age_group_growth")).named(of.label));
}

Term country(ModelSheet& sheet, const char* key, int from, int to) {
  const facts::PopulationHistory& nation = sheet.facts().nation;
  const Year today = nation.last_year();
  return sheet.national(key, Unit::persons,
                        {nation.total(0, today, from, to),
                         {"ssb_07459", fmt::format("0, {}, F+M, {}–{}", today.value, from, to)},
                         Provenance::national});
}

// How many schools teach each stage, as the municipality's own pupils by school say.
Cell own_stages(const Place& place) {
  Cell sum;
  for (const char* const stage : {"1–4", "5–7", "8–10"}) {
    const Cell of_stage = facts::own_cell(place.own, facts::OwnQuantity::school_stages, facts::Sector::school, stage);
    if (!of_stage.known()) continue;
    if (!sum.known()) sum = {0, of_stage.reference, of_stage.provenance};
    sum.value += of_stage.value;
  }
  return sum;
}

// Public schools and their stages: the municipality's own count, else the register's.
void schools(ModelSheet& sheet, Rows& rows) {
  const auto counts = std::make_shared<const std::vector<SchoolCount>>(count_schools(sheet.facts()));
  const auto cell = [&](const char* key, int SchoolCount::*what) {
    return sheet.cell(key, Unit::none, [counts, what](const Place& place) {
      const SchoolCount& count = (*counts)[static_cast<std::size_t>(place.municipality.value)];
      const Cell own = what == &SchoolCount::schools
                           ? facts::own_cell(place.own, facts::OwnQuantity::schools, facts::Sector::school)
                           : own_stages(place);
      return own.known() ? own : Cell{static_cast<double>(count.*what), {"udir_nsr", place.number()}};
    });
  };
  rows.schools = cell("services.schools", &SchoolCount::schools);
  rows.primary_schools = cell("services.primary_schools", &SchoolCount::primary);
  rows.school_stages = cell("services.school_stages", &SchoolCount::stages);
}

}  // namespace

Rows declare(ModelSheet& sheet, PersonRows& persons) {
  Rows rows;
  schools(sheet, rows);
  rows.kindergarten_children = kindergarten(sheet, persons);
  const std::vector<Term> pupils = pupils_by_grade(sheet, persons);
  rows.pupils = sheet.row("services.pupils.total", Unit::persons, sum(pupils).named("services.pupils_total"));
  rows.sfo_children = after_school(sheet, pupils);

  const Term inhabitants = country(sheet, "population.country", 0, oldest_age);
  rows.child_protection_clients = clients(sheet, persons,
                                          {"services.child_protection.clients", "services.child_protection_clients",
                                           facts::Sector::child_protection, 0, 24},
                                          sheet.parameter("services.child_protection_rate"),
                                          country(sheet, "population.country_0_24", 0, 24) / inhabitants);
  rows.health_users = sheet.row(
      "services.health.users", Unit::persons,
      (persons.persons(0, 20) * sheet.relative("services.health_target_share")).named("services.health_users"));
  const Term cases = sheet.national("services.social_cases", Unit::persons,
                                    facts::country_key_figure(sheet.facts(), "Sosialhjelpstilfeller", 1));
  rows.social_clients =
      clients(sheet, persons, {"services.social.clients", "services.social_clients", facts::Sector::social, 18, 66},
              sheet.relative("services.social_assistance_level"), cases / inhabitants);
  return rows;
}

}  // namespace handlingsrom::services
