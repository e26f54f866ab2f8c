#include "choice/scenario/evaluate.hpp"
#include "choice/scenario/scenario.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "choice/scenario/analysis.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::scenario {
namespace {

constexpr Period period{Year{2026}, 25};

std::string fault_of(const std::string& text, bool beyond_law = false) {
  try {
    parse_scenario(text, "s.toml", period, beyond_law);
  } catch (const Error& error) {
    return error.what();
  }
  return "no fault";
}

const std::string head = "name = \"S\"\n";
std::string lever(const std::string& lines) { return head + "[[lever]]\nlever = \"class_size\"\n" + lines; }

TEST(Scenario, RampsFromTheFirstYearToTheFullOne) {
  const Scenario scenario =
      parse_scenario(lever("to = 17.6\nfrom = 2028\nfull = 2029\nreason = \"r\"\n"), "s.toml", period);
  const auto values = series_of(scenario.turns.at(0), period);
  EXPECT_DOUBLE_EQ(values[1], 15.6);
  EXPECT_DOUBLE_EQ(values[2], 16.6);
  EXPECT_DOUBLE_EQ(values[3], 17.6);
  EXPECT_DOUBLE_EQ(values[24], 17.6);
  const auto by_year =
      series_of(parse_scenario(lever("by_year = { 2030 = 16, 2028 = 17 }\n"), "s.toml", period).turns.at(0), period);
  EXPECT_DOUBLE_EQ(by_year[1], 15.6);
  EXPECT_DOUBLE_EQ(by_year[3], 17);
  EXPECT_DOUBLE_EQ(by_year[9], 16);
}

TEST(Scenario, NamesFileAndLineOfEachFault) {
  EXPECT_EQ(fault_of("description = \"x\"\n"), "scenario_no_name: file=s.toml, line=1, column=1");
  EXPECT_NE(fault_of("name = \n").find("toml_syntax: file=s.toml, line=1"), std::string::npos);
  EXPECT_EQ(fault_of(head + "[[lever]]\nlever = \"none\"\nto = 1\n"),
            "scenario_lever_unknown: file=s.toml, line=2, column=1, name=none");
  EXPECT_NE(fault_of(lever("to = 99\n")).find("scenario_out_of_range: file=s.toml, line=4"), std::string::npos);
  EXPECT_NE(fault_of(lever("to = 20\n")).find("scenario_against_law: file=s.toml, line=4"), std::string::npos);
  EXPECT_EQ(fault_of(lever("to = 20\n"), true), "no fault");
  EXPECT_NE(fault_of(lever("to = 16\nfrom = 2020\n")).find("scenario_year_past: file=s.toml, line=5"),
            std::string::npos);
  EXPECT_NE(fault_of(lever("to = 16\nfrom = 2090\n")).find("scenario_year: file=s.toml, line=5"), std::string::npos);
  EXPECT_NE(fault_of(lever("to = \"many\"\n"))
                .find("toml_value: file=s.toml, line=4, column=6, name=to, found=\"many\", expected=a number"),
            std::string::npos);
  EXPECT_NE(fault_of(lever("reason = \"r\"\n")).find("scenario_no_value"), std::string::npos);
  EXPECT_NE(fault_of(lever("to = 16\nfrom = 2030\nfull = 2029\n")).find("scenario_full_before_from"),
            std::string::npos);
  EXPECT_NE(
      fault_of(lever("to = 16\nuntil = 2029\n")).find("toml_unknown_key: file=s.toml, line=5, column=1, found=until"),
      std::string::npos);
  EXPECT_NE(fault_of(lever("to = 16\n[[lever]]\nlever = \"class_size\"\nto = 17\n"))
                .find("scenario_lever_twice: file=s.toml, line=5"),
            std::string::npos);
  EXPECT_NE(
      fault_of(head + "[[lever]]\nlever = \"housing_programme\"\nto = 5\n[[lever]]\nlever = \"in_migration\"\nto = 5\n")
          .find("scenario_exclude"),
      std::string::npos);
  EXPECT_NE(fault_of(head + "[[promise]]\nname = \"p\"\n").find("scenario_promise: file=s.toml, line=2"),
            std::string::npos);
}

TEST(Scenario, AnOwnEffectHasAReasonALeverThatIsTurnedAndSomethingToDo) {
  const std::string turned = lever("to = 16\n");
  const std::string figure =
      "[[effect.class_size.figure]]\ntarget = \"spending\"\npart = \"school\"\nmeasure = \"relative\"\n";
  EXPECT_EQ(fault_of(turned + "[effect.class_size]\n" + figure + "weight = 1\n").substr(0, 62),
            "toml_missing: file=s.toml, line=5, column=1, found=reason, exp");
  EXPECT_EQ(fault_of(turned + "[effect.class_size]\nreason = \"r\"\n"),
            "scenario_effect_empty: file=s.toml, line=5, column=1, name=class_size");
  EXPECT_EQ(fault_of(turned + "[effect.efficiency]\nreason = \"r\"\n[effect.efficiency.settlers]\nper_unit = 1\n"),
            "scenario_effect_unused: file=s.toml, line=5, name=efficiency");
  EXPECT_NE(fault_of(turned + "[effect.magic]\nreason = \"r\"\n").find("scenario_lever_unknown: file=s.toml, line=5"),
            std::string::npos);
  EXPECT_NE(fault_of(turned + "[effect.class_size]\nreason = \"r\"\n" + figure + "weight = \"much\"\n")
                .find("toml_value: file=s.toml, line=11, column=10, name=weight, found=\"much\""),
            std::string::npos);
  EXPECT_NE(fault_of(turned + "[effect.class_size]\nreason = \"r\"\neffect = 1\n").find("toml_unknown_key"),
            std::string::npos);
  EXPECT_NE(fault_of(lever("to = 16\ntoday = 0.1\n")).find("toml_unknown_key: file=s.toml, line=5"), std::string::npos);
  const std::string whole =
      turned + "[effect.class_size]\nreason = \"our own\"\n" + figure +
      "weight = { \"school.cost_per_school\" = -0.5, \"economy.spending.school\" = 0.01 }\nlag = 2\n"
      "[effect.class_size.one_off]\nper_unit = 5\nin = \"school\"\n";
  const std::string written = write_scenario(parse_scenario(whole, "s.toml", period));
  const Scenario again = parse_scenario(written, "again.toml", period);
  EXPECT_EQ(write_scenario(again), written);
  ASSERT_EQ(again.effects.size(), 1U);
  EXPECT_EQ(again.effects[0].reason, "our own");
  EXPECT_EQ(again.effects[0].effect.figures.at(0).per_unit.size(), 2U);
  EXPECT_EQ(again.effects[0].effect.figures.at(0).lag, 2);
  EXPECT_EQ(again.effects[0].effect.one_off_per_unit, 5);
  EXPECT_TRUE(again.effects[0].effect.assumptions.empty());
}

TEST(Scenario, RefusesTablesNestedTooDeep) {
  std::string deep = head + "[a";
  for (int k = 0; k < 50000; ++k) deep += ".a";
  EXPECT_TRUE(fault_of(deep + "]\n").starts_with("toml_too_deep: file=s.toml, line=2"));
}

TEST(Scenario, APromiseIsAboutOneThing) {
  const auto promise = [](const std::string& lines) { return head + "[[promise]]\nname = \"p\"\n" + lines; };
  for (const char* wrong : {"figure = \"rooms.money\"\nlever = \"school_count\"\nat_least = 0\n",
                            "lever = \"school_count\"\nper = \"population.total\"\nat_least = 0\n",
                            "per = \"population.total\"\nat_least = 0\n", "lever = \"school_count\"\n"})
    EXPECT_NE(fault_of(promise(wrong)).find("scenario_promise: file=s.toml, line=2"), std::string::npos) << wrong;
  EXPECT_NE(fault_of(promise("lever = \"magic\"\nat_least = 0\n")).find("scenario_lever_unknown"), std::string::npos);
  const std::string text = promise(
      "figure = \"care.users.nursing_home\"\nper = [\"population.age_80_89\", \"population.age_90\"]\nat_least = 0.1\n"
      "[[promise]]\nname = \"q\"\nlever = \"school_count\"\nat_least = 0\n");
  const std::string written = write_scenario(parse_scenario(text, "s.toml", period));
  const Scenario again = parse_scenario(written, "again.toml", period);
  EXPECT_EQ(write_scenario(again), written);
  ASSERT_EQ(again.promises.size(), 2U);
  EXPECT_EQ(again.promises[0].per, (std::vector<std::string>{"population.age_80_89", "population.age_90"}));
  EXPECT_EQ(again.promises[1].lever, lever_index("school_count"));
}

TEST(Promises, HoldByFigurePerHeadAndLever) {
  rooms::Figures figures(Year{2026}, 3);
  figures.add({"users", Unit::users, Provenance::municipality, {10, 10, 10}, {}, {}, {}, {}});
  figures.add({"old", Unit::persons, Provenance::municipality, {50, 100, 125}, {}, {}, {}, {}});
  figures.add({"older", Unit::persons, Provenance::municipality, {50, 0, 0}, {}, {}, {}, {}});
  std::vector<Promise> promises(3);
  promises[0].figure = "users";
  promises[0].at_most = 9;
  promises[0].from = Year{2028};
  promises[1].figure = "users";
  promises[1].per = {"old", "older"};
  promises[1].at_least = 0.09;
  promises[2].lever = lever_index("school_count");
  promises[2].at_least = 0;
  const Setting closed{lever_index("school_count"), {0, -1, -1}};
  const auto kept = check_promises(promises, figures, {&closed, 1});
  EXPECT_EQ(kept[0].holds, (std::vector<char>{1, 1, 0}));
  EXPECT_EQ(kept[1].value, (std::vector<double>{0.1, 0.1, 0.08}));
  EXPECT_EQ(kept[1].first_broken, Year{2028});
  EXPECT_EQ(kept[2].first_broken, Year{2027});
  EXPECT_FALSE(check_promises(promises, figures, {})[2].first_broken);  // nothing turned: as today
}

TEST(Scenario, IsWrittenAsItIsRead) {
  const Scenario first = parse_scenario(
      lever(
          "to = 17\nreason = \"say \\\"why\\\"\"\n[[promise]]\nname = \"p\"\nfigure = \"rooms.money\"\nat_least = 0\nfrom = 2030\n"),
      "s.toml", period);
  const std::string text = write_scenario(first);
  const Scenario second = parse_scenario(text, "s.toml", period);
  EXPECT_EQ(write_scenario(second), text);
  EXPECT_EQ(second.turns.at(0).reason, "say \"why\"");
  EXPECT_EQ(series_of(second.turns.at(0), period), series_of(first.turns.at(0), period));
}

TEST(Scenario, IsWrittenAsItIsReadWhateverItHolds) {
  const auto again = [](const std::string& text) {
    const std::string written = write_scenario(parse_scenario(text, "s.toml", period));
    EXPECT_EQ(write_scenario(parse_scenario(written, "again.toml", period)), written);
    return parse_scenario(written, "again.toml", period);
  };
  EXPECT_EQ(again("name = \"a\\\\b – \\\"d\\\"\"\n").name, "a\\b – \"d\"");
  EXPECT_NE(fault_of("name = \"a\\u0001b\"\n").find("without control characters"), std::string::npos);
  const Scenario late = again(lever("to = 17\nfrom = 2050\n"));  // its ramp ends after the last year
  EXPECT_GT(late.turns.at(0).full, (Year{2050}));
  EXPECT_EQ(again(head + "[[promise]]\nname = \"p\"\nfigure = \"a\\\"b\"\nat_least = 1e300\n").promises.at(0).figure,
            "a\"b");
  EXPECT_NE(fault_of(lever("by_year = { 2030 = 16, 02030 = 17 }\n")).find("found=02030"), std::string::npos);
}

TEST(Scenario, KeepsItsPopulationAlternative) {
  const Scenario first = parse_scenario("name = \"S\"\npopulation = \"LLML\"\n", "s.toml", period);
  EXPECT_EQ(first.population, "LLML");
  EXPECT_EQ(parse_scenario(write_scenario(first), "s.toml", period).population, "LLML");
  EXPECT_EQ(fault_of("name = \"S\"\npopulation = \"XXXX\"\n"),
            "scenario_population: file=s.toml, line=2, column=14, found=XXXX");
  EXPECT_NE(fault_of(lever("by_year = { 20x0 = 16 }\n")).find("found=20x0"), std::string::npos);
}

TEST(Scenario, BuildsOnABaseButNotOnItself) {
  const auto folder = std::filesystem::temp_directory_path() / "handlingsrom_scenario_test";
  std::filesystem::create_directories(folder);
  const auto write = [&](const char* name, const std::string& text) { std::ofstream(folder / name) << text; };
  write("a.toml", "name = \"A\"\nbase = \"b\"\n[[lever]]\nlever = \"class_size\"\nto = 17\n");
  write("b.toml",
        "name = \"B\"\n[[lever]]\nlever = \"class_size\"\nto = 16\n[[lever]]\nlever = \"sfo_staffing\"\nto = 16\n");
  write("c.toml", "name = \"C\"\nbase = \"c\"\n");
  const Scenario a = load_scenario(folder / "a.toml", period);
  ASSERT_EQ(a.turns.size(), 2U);
  EXPECT_EQ(a.turns[1].value, 17);
  try {
    load_scenario(folder / "c.toml", period);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), "scenario_circular_base");
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace handlingsrom::scenario
