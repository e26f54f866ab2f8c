// Scenarios that once misled, each for its kind: invented values, real municipalities.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/care/bed_days.hpp"
#include "outlook/rooms/chain.hpp"
#include "surface/api/bundled.hpp"
#include "surface/api/plan.hpp"
#include "surface/api/scenario_notices.hpp"

namespace handlingsrom::api {
namespace {

std::string turn(const std::string& lever, const std::string& lines) {
  return "[[lever]]\nlever = \"" + lever + "\"\n" + lines + "\n";
}

/// A scenario's figures beside today's course.
struct Course {
  Course(const std::string& place, const std::string& levers)
      : municipality(service().find(place)),
        scenario(scenario::parse_scenario("name = \"case\"\n" + levers, "case.toml", period_of(service()))),
        evaluator(evaluator_of(service(), municipality, scenario)),
        before(evaluator.run({})),
        after(evaluator.run(scenario::settings_of(scenario, evaluator.period()))) {}
  double change(std::string_view id, int year) const {
    return after.middle(id, Year{year}) - before.middle(id, Year{year});
  }
  std::string notices() const {
    const messages::Catalogue catalogue("data/messages", messages::Language::english);
    std::string all;
    for (const std::string& each : scenario_notices(service(), municipality, scenario, catalogue, Year{2040}))
      all += each + "\n";
    return all;
  }

  MunicipalityIndex municipality;
  scenario::Scenario scenario;
  scenario::Evaluator evaluator;
  rooms::Figures before, after;
};

std::string fault_of(const std::string& place, const std::string& levers) {
  try {
    const Course run(place, levers);
  } catch (const Error& error) {
    return error.what();
  }
  return "no fault";
}

TEST(ScenarioCases, NobodyClosesMoreSchoolsThanThereAre) {
  EXPECT_TRUE(
      fault_of("Utsira", turn("school_count", "to = -20\nfrom = 2028"))
          .starts_with(
              "scenario_more_than_there_is: file=case.toml, line=2, name=school_count, place=Utsira, found=-20, "
              "minimum=-1"));
  const Course one("Utsira", turn("school_count", "to = -1\nfrom = 2028"));
  EXPECT_GE(one.after.middle("economy.spending.school", Year{2040}), 0);
  EXPECT_GE(one.after.middle("workforce.needed_by_sector.school", Year{2040}), 0);
  const std::size_t lever = scenario::lever_index("school_count");
  const scenario::Answer answer = scenario::needed(one.evaluator, {}, lever, 0, Year{2027}, Year{2040}, false);
  EXPECT_GE(answer.value.value_or(0), -1);
  const auto range = search_range(service(), one.municipality, "school_count");
  for (const double end : range.ends) EXPECT_GE(end, -1);
  const Change twenty{"school_count", -20, {}, {}, ""};
  EXPECT_THROW(Plan(service(), std::span(&twenty, 1)).run(one.municipality), Error);
}

/// What the users that are left cost, at the level of today's course.
double least_care(const Course& run, int year, double care::Step::*each, std::string_view total) {
  double was = 0, is = 0;
  for (const care::Step& step : service().chain().ladder().steps) {
    was += run.before.middle("care.users." + step.id, Year{year}) * step.*each;
    is += run.after.middle("care.users." + step.id, Year{year}) * step.*each;
  }
  return run.before.middle(total, Year{year}) * is / was;
}

TEST(ScenarioCases, CareCostsWhatTheUsersLeftNeed) {
  const std::string lines = "to = 0.9\nfrom = 2027\nfull = 2028";
  const Course run("Høylandet",
                   turn("staffed_home_to_home_nursing", lines) + turn("institution_to_staffed_home", lines));
  EXPECT_GE(run.after.middle("economy.spending.care", Year{2040}),
            least_care(run, 2040, &care::Step::cost_per_user, "economy.spending.care") - 1);
  EXPECT_GE(run.after.middle("workforce.needed_by_sector.care", Year{2040}),
            least_care(run, 2040, &care::Step::fte_per_user, "workforce.needed_by_sector.care") - 1e-6);
  EXPECT_LT(run.change("economy.spending.care", 2040), 0);
  double moved = 0;
  for (const care::Step& step : service().chain().ladder().steps) moved += run.change("care.users." + step.id, 2040);
  EXPECT_NEAR(moved, 0, 1e-9);
  EXPECT_NE(run.notices().find("Ordinary among municipalities is from 0 to 0.3"), std::string::npos);
}

// More users cost what users cost there, once.
TEST(ScenarioCases, EarlierDischargeCostsWhatShortStaysCost) {
  const Course run("Skaun", turn("hospital_discharge", "to = 0.2\nfrom = 2027\nfull = 2027"));
  EXPECT_NEAR(run.change("care.users.short_stay", 2040), 0.2 * run.before.middle("care.users.short_stay", Year{2040}),
              1e-9);
  EXPECT_NEAR(run.after.middle("economy.spending.care", Year{2040}),
              least_care(run, 2040, &care::Step::cost_per_user, "economy.spending.care"), 1);
  EXPECT_NEAR(run.after.middle("care.fte", Year{2040}), least_care(run, 2040, &care::Step::fte_per_user, "care.fte"),
              1e-6);
  const double in_bed = care::usual_short_stay_in_bed(service().facts(), service().find("Skaun"));
  EXPECT_NEAR(run.change("rooms.places", 2040), -in_bed * run.change("care.users.short_stay", 2040), 1e-9);
}

TEST(ScenarioCases, WhoeverIsRefusedANursingHomeStandsElsewhere) {
  const Course run("Sunnfjord", turn("threshold_nursing_home", "to = 0.8\nfrom = 2027\nfull = 2030"));
  const double refused = -run.change("care.users.nursing_home", 2040);
  EXPECT_NEAR(refused, 0.2 * run.before.middle("care.users.nursing_home", Year{2040}), 1e-9);
  double moved = 0, saved_if_gone = 0;
  const auto& steps = service().chain().ladder().steps;
  for (const care::Step& step : steps) moved += run.change("care.users." + step.id, 2040);
  EXPECT_NEAR(moved, 0, 1e-9);
  EXPECT_GT(run.change("care.users.home_nursing", 2040), 0);
  double level = 0;
  for (const care::Step& step : steps)
    level += run.before.middle("care.users." + step.id, Year{2040}) * step.cost_per_user;
  level = run.before.middle("economy.spending.care", Year{2040}) / level;
  saved_if_gone = refused * level * steps[service().chain().ladder().index_of("nursing_home")].cost_per_user;
  EXPECT_LT(-run.change("economy.spending.care", 2040), 0.9 * saved_if_gone);
  EXPECT_NEAR(run.change("rooms.places", 2040), refused, 1e-9);
  EXPECT_NE(run.notices().find("stand on"), std::string::npos);
}

TEST(ScenarioCases, AgencyStaffGoDownToNone) {
  const Course run("Leirfjord", turn("agency_staff", "to = -0.05\nfrom = 2027\nfull = 2028"));
  EXPECT_LT(run.change("economy.spending.care", 2040), 0);
  EXPECT_LT(run.change("workforce.available.nurse", 2040), 0);
  EXPECT_TRUE(fault_of("Leirfjord", turn("agency_staff", "to = -0.06")).starts_with("scenario_more_than_there_is"));
  const Course own("Leirfjord", turn("agency_staff", "to = -0.06\ntoday = 0.08"));
  EXPECT_NE(own.notices().find("own: 0.08"), std::string::npos);
  const Course replaced("Leirfjord", turn("own_staff_for_agency", "to = -0.05\nfrom = 2027\nfull = 2028"));
  EXPECT_LT(replaced.change("economy.spending.care", 2040), 0);
  EXPECT_EQ(replaced.change("workforce.available.nurse", 2040), 0);
  EXPECT_NE(fault_of("Leirfjord", turn("agency_staff", "to = -0.01") + turn("own_staff_for_agency", "to = -0.01"))
                .find("scenario_exclude"),
            std::string::npos);
}

// 20 million a year from 2027, 24 loans by 2050: 24/30 of instalments and 4 % of what is left, 24 − 276/30 loans.
TEST(ScenarioCases, LoansArePaidBackOverThirtyYears) {
  const Course run("Skaun", turn("investments", "to = 20000000\nfrom = 2027"));
  EXPECT_NEAR(run.change("rooms.money", 2050), -20e6 * (24.0 / 30 + 0.04 * (24 - 276.0 / 30)), 1);
  EXPECT_NEAR(run.change("rooms.money", 2027), -20e6 * (1.0 / 30 + 0.04), 1);
  EXPECT_GT(run.change("economy.debt_share", 2050), 0);
  const Course built("Skaun", turn("care_places", "by_year = { 2027 = 1 }"));
  const Course borrowed("Skaun", turn("investments", "by_year = { 2027 = 2250000, 2028 = 0 }"));
  for (const int year : {2027, 2035, 2050})
    EXPECT_NEAR(built.change("economy.finance_cost", year), borrowed.change("economy.finance_cost", year), 1e-3)
        << year;
}

TEST(ScenarioCases, AJointServiceSavesInItsOwnSector) {
  const Course administration("Sogndal", turn("shared_services", "to = 0.5\nfrom = 2028"));
  EXPECT_EQ(administration.change("economy.spending.child_protection", 2040), 0);
  EXPECT_LT(administration.change("economy.spending.administration", 2040), 0);
  const Course children("Sogndal", turn("shared_child_protection", "to = 0.5\nfrom = 2028"));
  EXPECT_LT(children.change("economy.spending.child_protection", 2040), 0);
  EXPECT_EQ(children.change("economy.spending.administration", 2040), 0);
  EXPECT_GT(children.after.middle("economy.spending.child_protection", Year{2028}),
            children.before.middle("economy.spending.child_protection", Year{2028}) -
                0.05 * children.before.middle("economy.spending.child_protection", Year{2028}));
}

TEST(ScenarioCases, HomesAreBuiltAndEveryPriceIsSaidOrSaidToBeUnknown) {
  const Course run("Skaun", turn("institution_to_staffed_home", "to = 0.3\nfrom = 2029\nfull = 2031") +
                                turn("recruitment", "to = 0.003\nfrom = 2027"));
  EXPECT_GT(run.change("economy.finance_cost", 2040), 0);
  EXPECT_NE(run.notices().find("not counted for: Recruitment"), std::string::npos) << run.notices();
  const messages::Catalogue catalogue("data/messages", messages::Language::english);
  for (const scenario::Lever* lever : levers()) {
    const std::string price = catalogue.text("lever." + lever->id + ".price");
    EXPECT_EQ(price.find("lever."), std::string::npos) << lever->id;
    EXPECT_TRUE(lever->price_known || price.find("not known") != std::string::npos) << lever->id;
  }
}

TEST(ScenarioCases, TheUsersOwnEffectActsAndIsShownAsTheirs) {
  const std::string tax = turn("property_tax", "to = 1000\nfrom = 2027\nfull = 2027");
  const std::string own =
      "[effect.property_tax]\nreason = \"Half is waived\"\n[[effect.property_tax.figure]]\ntarget = \"income\"\n"
      "measure = \"per_driver\"\nweight = 0.5\ndriver = \"population.total\"\n";
  const Course as_carried("Skaun", tax), as_own("Skaun", tax + own);
  EXPECT_NEAR(as_own.change("rooms.money", 2040), 0.5 * as_carried.change("rooms.money", 2040), 1);
  EXPECT_NE(as_own.notices().find("own: Half is waived"), std::string::npos);
  const std::string by_reference =
      turn("volunteers", "to = 0.1\nfrom = 2027\nfull = 2027") +
      "[effect.volunteers]\nreason = \"r\"\n[[effect.volunteers.figure]]\ntarget = \"spending\"\npart = \"care\"\n"
      "measure = \"absolute\"\nweight = { \"care.cost_per_user.home_nursing\" = -10 }\n";
  const Course referred("Skaun", by_reference);
  double ladder = 0;
  for (const care::Step& step : service().chain().ladder().steps)
    ladder += referred.before.middle("care.users." + step.id, Year{2040}) * step.cost_per_user;
  const double each =
      referred.before.middle("economy.spending.care", Year{2040}) / ladder *
      service().chain().ladder().steps[service().chain().ladder().index_of("home_nursing")].cost_per_user;
  EXPECT_NEAR(referred.change("economy.spending.care", 2040), -0.1 * 10 * each, 1);
}

TEST(ScenarioCases, AnOwnEffectNamesWhatIsThere) {
  const auto fault = [](const std::string& lines) {
    const auto file = std::filesystem::temp_directory_path() / "own-effect-case.toml";
    std::ofstream(file)
        << "name = \"case\"\n[[lever]]\nlever = \"property_tax\"\nto = 1000\n[effect.property_tax]\nreason = \"r\"\n"
        << lines;
    try {
      load_scenario(service(), file);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("no fault");
  };
  EXPECT_EQ(fault("[[effect.property_tax.assumption]]\nparameter = \"no.such\"\nact = \"shift\"\nweight = 1\n"),
            "scenario_effect_unknown: file=own-effect-case.toml, line=7, found=no.such");
  EXPECT_EQ(fault("[[effect.property_tax.figure]]\ntarget = \"income\"\nmeasure = \"absolute\"\n"
                  "weight = { \"care.cost_per_user.hotel\" = 1 }\n"),
            "scenario_effect_unknown: file=own-effect-case.toml, line=7, found=care.cost_per_user.hotel");
  EXPECT_EQ(
      fault("[[effect.property_tax.figure]]\ntarget = \"move\"\npart = \"nursing_home\"\nto = \"hotel\"\nmeasure = "
            "\"relative\"\nweight = 1\n"),
      "scenario_effect_unknown: file=own-effect-case.toml, line=7, found=hotel");
  EXPECT_EQ(fault("[[effect.property_tax.figure]]\ntarget = \"income\"\nmeasure = \"absolute\"\nweight = 7\n"),
            "no fault");
}

}  // namespace
}  // namespace handlingsrom::api
