#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "base/error.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/evaluate.hpp"
#include "choice/scenario/lever_read.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::scenario {
namespace {

const rooms::Chain& chain() {
  static const rooms::Chain instance(facts::load("data/handlingsrom.bundle"));
  return instance;
}

const Evaluator& skaun() {
  static const Evaluator instance(chain(), chain().facts().registry->find("skaun"));
  return instance;
}

Setting at(std::size_t lever, double value) {
  return {lever, std::vector<double>(static_cast<std::size_t>(skaun().period().years), value)};
}

/// Turned from the second year on: the first is today.
Setting later(std::size_t lever, double value) {
  Setting setting = at(lever, value);
  setting.values.front() = all_levers()[lever]->today;
  return setting;
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

std::set<std::string> changed_by(std::size_t lever, double value) {
  static const rooms::Figures before = skaun().run({});
  const std::vector<Setting> settings{later(lever, value)};
  const rooms::Figures after = skaun().run(settings);
  std::set<std::string> ids;
  for (std::size_t k = 0; k < before.all().size(); ++k) {
    if (!same(before.all()[k].middle, after.all()[k].middle)) ids.insert(before.all()[k].id);
  }
  return ids;
}

TEST(Levers, AtTodaysValueLeaveEveryByteAsItWas) {
  const rooms::Figures before = skaun().run({});
  std::vector<Setting> settings;
  for (std::size_t k = 0; k < all_levers().size(); ++k) settings.push_back(at(k, all_levers()[k]->today));
  const rooms::Figures after = skaun().run(settings);
  for (std::size_t k = 0; k < before.all().size(); ++k) {
    EXPECT_TRUE(same(before.all()[k].middle, after.all()[k].middle)) << before.all()[k].id;
  }
  for (std::size_t k = 0; k < all_levers().size(); ++k) {
    EXPECT_TRUE(changed_by(k, all_levers()[k]->today).empty()) << all_levers()[k]->id;
  }
}

TEST(Levers, ReachARoomEachOfThem) {
  for (std::size_t k = 0; k < all_levers().size(); ++k) {
    const Lever& lever = *all_levers()[k];
    const auto changed = changed_by(k, lever.high != lever.today ? lever.high : lever.low);
    const bool rooms =
        changed.contains("rooms.money") || changed.contains("rooms.people") || changed.contains("rooms.places");
    EXPECT_TRUE(rooms || changed.contains("rooms.people.nurse")) << lever.id << " reaches no room";
  }
}

// What an analyst expects of a turn, written down beside the levers and not worked out from them: figures that go up, figures that
// go down, and beginnings of ids under which nothing at all may move.
struct Expected {
  const char* lever;
  double value;
  std::vector<const char*> up, down, still;
};

TEST(Levers, ActWhereTheyShouldAndOnlyThere) {
  const std::vector<Expected> table{
      {"class_size",
       17.5,
       {"rooms.money", "rooms.people.teacher"},
       {"economy.spending.school", "workforce.needed.teacher"},
       {"population.", "services.", "care.", "economy.spending.care", "economy.income.", "workforce.available.",
        "rooms.places"}},
      {"school_count",
       -1,
       {"rooms.money", "rooms.people"},
       {"economy.spending.school", "workforce.needed_by_sector.school"},
       {"population.", "services.", "care.", "economy.spending.kindergarten", "economy.income.",
        "economy.finance_cost"}},
      {"kindergarten_staffing",
       1.1,
       {"economy.spending.kindergarten", "workforce.needed.kindergarten_teacher"},
       {"rooms.money"},
       {"population.", "services.", "care.", "economy.spending.school", "workforce.needed.teacher"}},
      {"institution_to_staffed_home",
       0.2,
       {"care.users.staffed_home", "rooms.places", "economy.finance_cost"},
       {"care.users.nursing_home", "economy.spending.care", "workforce.needed.nurse"},
       {"population.", "services.", "economy.spending.school", "economy.income.", "care.users.home_nursing",
        "workforce.available."}},
      {"threshold_nursing_home",
       0.9,
       {"care.users.home_nursing", "rooms.places"},
       {"care.users.nursing_home", "economy.spending.care"},
       {"population.", "care.users.short_stay", "economy.finance_cost", "economy.spending.health"}},
      {"care_places",
       5,
       {"rooms.places", "economy.finance_cost", "economy.debt_share"},
       {"rooms.money"},
       {"population.", "care.", "economy.spending.", "workforce.", "rooms.people"}},
      {"bought_places",
       5,
       {"rooms.places", "economy.spending.care", "rooms.people"},
       {"workforce.needed_by_sector.care"},
       {"population.", "care.users.", "economy.finance_cost", "economy.spending.health"}},
      {"sick_leave",
       0.06,
       {"rooms.money", "rooms.people", "workforce.available.total"},
       {"economy.spending.total"},
       {"population.", "services.", "care.users.", "economy.income.", "economy.finance_cost", "workforce.needed"}},
      {"recruitment",
       0.003,
       {"workforce.available.total", "rooms.people"},
       {},
       {"population.", "services.", "care.", "economy.", "workforce.needed", "rooms.money", "rooms.places"}},
      {"property_tax",
       1000,
       {"economy.income.other", "rooms.money"},
       {},
       {"population.", "services.", "care.", "workforce.", "economy.spending.", "economy.finance_cost", "rooms.people",
        "rooms.places"}},
      {"investments",
       1e7,
       {"economy.finance_cost", "economy.debt_share"},
       {"rooms.money"},
       {"population.", "care.", "workforce.", "economy.spending.", "economy.income.", "rooms.people"}},
      {"in_migration",
       10,
       {"population.total", "services.pupils.total", "economy.income.total"},
       {},
       {"economy.finance_cost"}},
      {"digital_platform",
       0.5,
       {"rooms.people", "rooms.money"},
       {"economy.spending.administration"},
       {"population.", "care.", "economy.spending.school", "economy.spending.care", "workforce.available."}},
      {"hospital_discharge",
       0.2,
       {"care.users.short_stay", "economy.spending.care", "workforce.needed.nurse"},
       {"rooms.places", "rooms.money"},
       {"population.", "care.users.nursing_home", "economy.spending.health", "economy.income."}},
      {"special_needs",
       0.2,
       {"economy.spending.school", "economy.spending.kindergarten", "workforce.needed.teacher"},
       {"rooms.money"},
       {"population.", "services.", "care.", "economy.income."}},
  };
  const rooms::Figures before = skaun().run({});
  const auto last = static_cast<std::size_t>(before.years()) - 1;
  for (const Expected& expected : table) {
    const std::size_t lever = lever_index(expected.lever);
    const std::vector<Setting> settings{later(lever, expected.value)};
    const rooms::Figures after = skaun().run(settings);
    const auto change = [&](const char* id) { return after.at(id).middle[last] - before.at(id).middle[last]; };
    for (const char* id : expected.up) EXPECT_GT(change(id), 0) << expected.lever << " " << id;
    for (const char* id : expected.down) EXPECT_LT(change(id), 0) << expected.lever << " " << id;
    for (const std::string& id : changed_by(lever, expected.value)) {
      for (const char* still : expected.still) EXPECT_FALSE(id.starts_with(still)) << expected.lever << " moves " << id;
    }
  }
}

// What costs now and helps later: the money from the first year, the help five years after.
TEST(Levers, PreventionCostsBeforeItHelps) {
  const std::vector<Setting> settings{at(lever_index("prevention"), 500)};
  const rooms::Figures before = skaun().run({}), after = skaun().run(settings);
  const auto change = [&](const char* id, std::size_t t) { return after.at(id).middle[t] - before.at(id).middle[t]; };
  EXPECT_GT(change("economy.spending.care", 0), 0);
  EXPECT_EQ(change("care.users.home_nursing", 4), 0);
  EXPECT_NEAR(change("care.users.home_nursing", 5) / before.at("care.users.home_nursing").middle[5], -0.02, 1e-9);
}

TEST(Levers, AreTheFilesOfTheFolder) {
  std::set<std::string> files, carried;
  for (const auto& entry : std::filesystem::directory_iterator("data/levers"))
    files.insert(entry.path().stem().string());
  for (const Lever* lever : all_levers()) carried.insert(lever->id);
  EXPECT_EQ(files, carried);
}

std::string lever_fault(const std::string& what, const std::string& instead) {
  std::ifstream file("data/levers/school_count.toml");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto place = text.find(what);
  EXPECT_NE(place, std::string::npos) << what;
  text.replace(place, what.size(), instead);
  try {
    read_lever(text, "school_count");
  } catch (const Error& error) {
    return error.what();
  }
  return "no fault";
}

TEST(LeverFiles, NameThePlaceOfEachFault) {
  EXPECT_EQ(lever_fault("today = 0", "today = 3"),
            "toml_value: file=school_count.toml, line=6, column=9, name=today, found=3, expected=-1 … 1");
  EXPECT_EQ(lever_fault("unit = \"none\"", "unit = \"furlongs\"").substr(0, 86),
            "toml_value: file=school_count.toml, line=5, column=8, name=unit, found=\"furlongs\", exp");
  EXPECT_EQ(lever_fault("ordinary = [-1, 1]", "ordinary = [-1]"),
            "toml_value: file=school_count.toml, line=7, column=12, name=ordinary, found=[…], expected=[low, high]");
  EXPECT_NE(lever_fault("target = \"spending\"", "target = \"wishes\"")
                .find("name=target, found=\"wishes\", expected=spending, staff"),
            std::string::npos);
  EXPECT_NE(lever_fault("measure = \"absolute\"", "measure = \"loan\"").find("toml_value"), std::string::npos);
  EXPECT_NE(lever_fault("part = \"school\"", "part = \"tower\"").find("found=\"tower\", expected=all, school"),
            std::string::npos);
  EXPECT_NE(lever_fault("weight = 4500000", "wieght = 4500000").find("toml_unknown_key"), std::string::npos);
  EXPECT_NE(lever_fault("[text.nn]", "[text.se]").find("toml_unknown_key"), std::string::npos);
  EXPECT_NE(lever_fault("studies = ", "study = ").find("toml_unknown_key"), std::string::npos);
  EXPECT_NE(lever_fault("[studies]", "[unstudied]").find("toml_unknown_key"), std::string::npos);
  EXPECT_EQ(lever_fault("order = 60", "order = 61"), "no fault");
}

TEST(Levers, AreDeclaredSensibly) {
  std::set<std::string_view> ids;
  for (const Lever* lever : all_levers()) {
    EXPECT_TRUE(ids.insert(lever->id).second) << lever->id;
    EXPECT_LE(lever->minimum, lever->low) << lever->id;
    EXPECT_LE(lever->low, lever->today) << lever->id;
    EXPECT_LE(lever->today, lever->high) << lever->id;
    EXPECT_LE(lever->high, lever->maximum) << lever->id;
    EXPECT_LE(lever->legal_low, lever->today) << lever->id;
    EXPECT_GE(lever->legal_high, lever->today) << lever->id;
    EXPECT_LE(lever->legal_low, lever->low) << lever->id << ": what is ordinary is lawful";
    EXPECT_GE(lever->legal_high, lever->high) << lever->id << ": what is ordinary is lawful";
    EXPECT_TRUE(lever->has_law || lever->law_seen_at.empty()) << lever->id;
    EXPECT_TRUE(lever->has_law || (lever->legal_low == -unbounded && lever->legal_high == unbounded))
        << lever->id << ": a bound needs its reference";
    EXPECT_GE(lever->lead_years, 0) << lever->id;
    const Assumptions defaults = chain().default_assumptions();
    for (const AssumptionEffect& effect : lever->assumptions) {
      const double standard = defaults.first(effect.parameter);
      if (effect.act == Act::shift && effect.weight == 1) {
        EXPECT_DOUBLE_EQ(lever->today, standard) << lever->id;
      }
    }
  }
  EXPECT_GE(ids.size(), 40U);
}

// 15 pupils per teacher in grades 1–4 and 20 above: hours of grades 1–4, all grades 1–7 and 8–10.
TEST(Levers, TheTeacherNormOverAllGradesIsItsHarmonicMeanByHours) {
  const double first = 2878.5, hours = 5272 + 2622;
  const double norm = hours / (first / 15 + (hours - first) / 20);
  EXPECT_NEAR(all_levers()[lever_index("class_size")]->legal_high, norm, 0.05);
}

// The expected projection and the simulation are turned alike: whoever sets a coverage sets the entry rate beside it.
TEST(Levers, TurnTheSimulationAsTheyTurnTheProjection) {
  constexpr std::array pairs{std::pair{"care.coverage_home_care", "care.threshold_home"},
                             std::pair{"care.coverage_staffed_homes", "care.threshold_staffed"},
                             std::pair{"care.coverage_long_stay", "care.threshold_nursing"},
                             std::pair{"care.healthy_ageing_months", "care.onset_later_months"}};
  for (const Lever* lever : all_levers()) {
    for (const auto& [projected, simulated] : pairs) {
      double first = 0, second = 0;
      for (const AssumptionEffect& effect : lever->assumptions) {
        if (effect.parameter == projected) first = effect.weight;
        if (effect.parameter == simulated) second = effect.weight;
      }
      // Who is refused a nursing home is moved in the projection, where the simulation lets fewer in.
      for (const FigureEffect& effect : lever->figures) {
        if (effect.target == Target::move && effect.to == "below" &&
            projected == std::string_view("care.coverage_long_stay"))
          first = -effect.weight;
      }
      EXPECT_EQ(first, second) << lever->id << " " << projected;
    }
  }
}

TEST(Levers, PayTheirOneOffCostInItsYear) {
  const std::size_t lever = lever_index("school_count");
  Setting setting = at(lever, 0);
  for (std::size_t t = 4; t < setting.values.size(); ++t) setting.values[t] = -1;
  const std::vector<Setting> settings{setting};
  const rooms::Figures before = skaun().run({}), after = skaun().run(settings);
  const auto change = [&](int t) {
    return after.at("rooms.money").middle[static_cast<std::size_t>(t)] -
           before.at("rooms.money").middle[static_cast<std::size_t>(t)];
  };
  const OneOff costs = one_off_costs(settings, skaun().period().years);
  EXPECT_DOUBLE_EQ(costs.from_budget[4], all_levers()[lever]->one_off_per_unit);
  EXPECT_EQ(costs.from_budget[5], 0);
  EXPECT_EQ(change(3), 0);
  EXPECT_NEAR(change(5) - change(4), costs.from_budget[4], 1);
  const OneOff loans = one_off_costs(std::vector<Setting>{at(lever_index("care_places"), 2)}, skaun().period().years);
  EXPECT_EQ(loans.from_budget[0], 0);
  EXPECT_GT(loans.by_loan[0], 0);
}

TEST(Levers, MoveUsersFromOneStepToAnother) {
  const std::vector<Setting> settings{at(lever_index("institution_to_staffed_home"), 0.2)};
  const rooms::Figures before = skaun().run({}), after = skaun().run(settings);
  const auto change = [&](const char* id) { return after.at(id).middle[10] - before.at(id).middle[10]; };
  EXPECT_LT(change("care.users.nursing_home"), 0);
  EXPECT_NEAR(change("care.users.nursing_home") + change("care.users.staffed_home"), 0, 1e-9);
  EXPECT_NEAR(change("care.users.total"), 0, 1e-9);
}

TEST(Levers, KeepSumsTogether) {
  std::vector<Setting> settings;
  for (std::size_t k = 0; k < all_levers().size(); ++k) settings.push_back(at(k, all_levers()[k]->high));
  const rooms::Figures figures = skaun().run(settings);
  for (std::size_t t = 0; t < static_cast<std::size_t>(figures.years()); ++t) {
    const auto value = [&](std::string_view id) { return figures.at(id).middle[t]; };
    double spending = 0, needed = 0, groups = 0, people = 0;
    for (const rooms::Figure& figure : figures.all()) {
      if (figure.id.starts_with("economy.spending.") && figure.id != "economy.spending.total")
        spending += figure.middle[t];
      if (figure.id.starts_with("workforce.needed_by_sector.")) needed += figure.middle[t];
      if (figure.id.starts_with("workforce.needed.") && figure.id != "workforce.needed.total")
        groups += figure.middle[t];
      if (figure.id.starts_with("rooms.people.")) people += figure.middle[t];
    }
    EXPECT_NEAR(spending / value("economy.spending.total"), 1, 1e-9);
    EXPECT_NEAR(needed, value("workforce.needed.total"), 1e-6);
    EXPECT_NEAR(groups, value("workforce.needed.total"), 1e-6);
    EXPECT_NEAR(people, value("rooms.people"), 1e-6);
    EXPECT_NEAR(value("workforce.available.total") - value("workforce.needed.total"), value("rooms.people"), 1e-6);
    EXPECT_NEAR(value("rooms.money") / value("economy.gross_revenue"), value("economy.net_result_share"), 1e-9);
    EXPECT_NEAR(value("rooms.money") - 0.0175 * value("economy.gross_revenue"), value("economy.rule_margin"), 1e-2);
    EXPECT_NEAR(value("economy.income.total") - value("economy.spending.total") - value("economy.finance_cost") +
                    value("economy.base_year"),
                value("rooms.money"), 1e-2);
  }
}

TEST(Analysis, SharesAddUpToTheWholeChange) {
  std::vector<Setting> settings;
  for (const char* id : {"class_size", "welfare_technology", "sick_leave", "efficiency", "housing_programme"}) {
    const std::size_t lever = lever_index(id);
    settings.push_back(at(lever, all_levers()[lever]->high));
  }
  std::sort(settings.begin(), settings.end(), [](const Setting& a, const Setting& b) { return a.lever < b.lever; });
  const Explanation parts = explain(skaun(), settings);
  EXPECT_TRUE(parts.exact);
  for (std::size_t room = 0; room < room_count; ++room) {
    for (std::size_t t = 0; t < parts.total[room].size(); ++t) {
      double sum = 0;
      for (const RoomValues& share : parts.share) sum += share[room][t];
      EXPECT_NEAR(sum, parts.total[room][t], 1e-6 * std::max(1.0, std::abs(parts.total[room][t])));
    }
  }
  EXPECT_EQ(explain(skaun(), settings, 200, 1, 1).share[0][0], explain(skaun(), settings, 200, 1, 2).share[0][0]);
}

TEST(Analysis, FindsTheValueThatClosesTheGap) {
  const Year from = skaun().period().first + 1;
  const std::size_t tax = lever_index("property_tax");
  const Answer answer = needed(skaun(), {}, tax, 0, from, Year{2040}, true);
  if (answer.value) {
    const std::vector<Setting> settings{at(tax, *answer.value)};
    EXPECT_GE(skaun().run(settings).middle("rooms.money", Year{2040}), -1.0);
  } else {
    EXPECT_LT(answer.reached, 0);
  }
}

TEST(Analysis, DifferenceOfAScenarioFromItselfIsNothing) {
  const std::vector<Setting> settings{at(lever_index("sick_leave"), 0.06)};
  const Difference nothing = difference(skaun(), settings, settings, 5, 3);
  for (const auto& room : nothing.p90) {
    for (const double value : room) EXPECT_EQ(value, 0);
  }
}

TEST(Analysis, WaitingWithAGoodMeasureCosts) {
  Scenario scenario;
  Turn turn;
  turn.lever = lever_index("building_area");
  turn.value = 0.9;
  turn.from = skaun().period().first + 1;
  turn.full = turn.from + 3;
  scenario.turns.push_back(turn);
  const auto two = cost_of_waiting(skaun(), scenario, 2), four = cost_of_waiting(skaun(), scenario, 4);
  EXPECT_GT(two[0], 0);
  EXPECT_GT(four[0], two[0]);
  EXPECT_EQ(cost_of_waiting(skaun(), scenario, 0)[0], 0);
}

}  // namespace
}  // namespace handlingsrom::scenario
