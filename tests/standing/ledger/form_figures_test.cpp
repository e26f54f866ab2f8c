// A filled form's lines added up to the figures that the calculations use.
#include "standing/ledger/form_figures.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/error.hpp"

namespace handlingsrom::ledger {
namespace {

const importing::Form& form(const std::string& name) {
  static const std::vector<importing::Form> all = importing::read_forms("data/templates");
  return *importing::form_named(all, name);
}

/// Of a form whose lines are of one year.
facts::OwnFigures of_one_year(const importing::FormReading& reading) {
  const std::vector<facts::OwnFigures> all = own_figures_of(reading);
  EXPECT_EQ(all.size(), 1U);
  return all.empty() ? facts::OwnFigures{} : all.front();
}

void add(importing::FormReading& reading, const std::string& column, int year, const std::string& detail,
         double value) {
  importing::Figure figure;
  figure.place.code = "5029";
  figure.period = importing::Period{year, std::to_string(year)};
  figure.quantity = reading.form->id + "." + column;
  figure.detail = detail;
  figure.value = value;
  figure.line = static_cast<std::int64_t>(reading.figures.size()) + 2;
  reading.figures.push_back(figure);
}

TEST(FormFigures, AccountsAreNetOperatingExpenditureBySector) {
  importing::FormReading accounts;
  accounts.form = &form("accounts");
  add(accounts, "amount", 2025, "function: 202; art: 010", 100);
  add(accounts, "amount", 2025, "function: 202; art: 700", -20);
  add(accounts, "amount", 2025, "function: 222; art: 590", 7);
  add(accounts, "amount", 2025, "function: 222; art: 500", 1000);   // interest is no operating expenditure
  add(accounts, "amount", 2025, "function: 202; art: 990", -1000);  // nor is what balances depreciation
  add(accounts, "amount", 2025, "function: 870; art: 010", 1000);   // nor a function of finance
  add(accounts, "amount", 2024, "function: 202; art: 010", 1000);   // an earlier year
  add(accounts, "amount", 2025, "function: 254; art: 010", 50);
  add(accounts, "amount", 2025, "function: 241; art: 370", 9);
  const facts::OwnFigures own = of_one_year(accounts);
  EXPECT_EQ(own.year, Year{2025});
  EXPECT_EQ(own.municipality, MunicipalityNumber{5029});
  EXPECT_EQ(own.figures.size(), 4U);
  EXPECT_DOUBLE_EQ(own.value(facts::OwnQuantity::net_spending, facts::Sector::school), 87);
  EXPECT_DOUBLE_EQ(own.value(facts::OwnQuantity::net_spending, facts::Sector::care), 50);
  EXPECT_DOUBLE_EQ(own.value(facts::OwnQuantity::net_spending, facts::Sector::health), 9);
  ASSERT_NE(own.find(facts::OwnQuantity::care_spending, facts::Sector::care, "home"), nullptr);
  EXPECT_EQ(own.find(facts::OwnQuantity::care_spending, facts::Sector::care, "institution"), nullptr);
  const facts::OwnFigure* school = own.find(facts::OwnQuantity::net_spending, facts::Sector::school);
  EXPECT_EQ(school->note, "function 202, 222");
  EXPECT_EQ(school->line, 2);
}

/// Sunnfjord's accounts of 2025, net operating expenditure in 1,000 kr by function (Statistics Norway 12367) and by area (12362).
TEST(FormFigures, FunctionsAddUpToThePublishedAreas) {
  importing::FormReading accounts;
  accounts.form = &form("accounts");
  const std::vector<std::pair<int, double>> functions{
      {201, 277913}, {202, 383599}, {211, 29257}, {213, 13113}, {215, 25227},  {221, 22815}, {222, 86025},
      {223, 7614},   {231, 2337},   {232, 24446}, {233, 21297}, {234, 35508},  {241, 80751}, {242, 16338},
      {243, 3369},   {244, 29529},  {251, 12005}, {252, 33159}, {253, 180400}, {256, 8708},  {257, 238112},
      {258, 145332}, {261, 38314},  {265, -3752}, {273, 2604},  {275, 28943},  {276, 3233},  {281, 33456},
      {283, 4972},   {285, 8693},   {290, 1155}};
  for (const auto& [function, amount] : functions)
    add(accounts, "amount", 2025, "function: " + std::to_string(function) + "; art: 010", amount);
  const facts::OwnFigures own = of_one_year(accounts);
  const auto sum = [&](facts::Sector sector) { return own.value(facts::OwnQuantity::net_spending, sector); };
  EXPECT_NEAR(sum(facts::Sector::kindergarten), 329985, 2);  // each is rounded
  EXPECT_NEAR(sum(facts::Sector::school), 515578, 2);
  EXPECT_NEAR(sum(facts::Sector::health) + sum(facts::Sector::care), 772868, 2);
  EXPECT_NEAR(sum(facts::Sector::child_protection), 74693, 2);
  EXPECT_NEAR(sum(facts::Sector::social), 87943, 2);
}

TEST(FormFigures, EveryDeclaredSumNamesAFigureThatThereIs) {
  for (const importing::Form& each : importing::read_forms("data/templates")) {
    for (const importing::FormSum& sum : each.own) {
      importing::FormReading reading;
      reading.form = &each;
      std::string detail;
      for (const importing::FormSum::Only& only : sum.where)
        detail += (detail.empty() ? "" : "; ") + only.column + ": " +
                  only.codes.front().substr(0, only.codes.front().find('-'));
      for (const std::string& by : sum.by)
        if (by != "year" && detail.find(by + ": ") == std::string::npos)
          detail += (detail.empty() ? "" : "; ") + by + ": 1";
      for (const importing::FormSum::Only& only : sum.prefer)
        detail += (detail.empty() ? "" : "; ") + only.column + ": " + only.codes.front();
      add(reading, sum.sum, 2025, detail, 3);
      reading.figures.back().part = "A";
      const facts::OwnFigures own = of_one_year(reading);
      bool found = false;
      for (const facts::OwnFigure& figure : own.figures) {
        const bool same = facts::key_of(figure.quantity) == sum.figure && figure.part.starts_with(sum.part);
        if (same && figure.value == (sum.count ? 1 : 3 * sum.times)) found = true;
      }
      EXPECT_TRUE(found) << each.id << " " << sum.figure << " " << sum.sector << " " << sum.part;
    }
  }
}

TEST(FormFigures, UsersArePartedByStepAndAge) {
  importing::FormReading users;
  users.form = &form("users");
  add(users, "users", 2025, "step: nursing_home; age: 80–89", 31);
  add(users, "users", 2025, "step: nursing_home; age: 90 og over", 12);
  add(users, "users", 2025, "step: support; age: 18–49", 7);
  const facts::OwnFigures own = of_one_year(users);
  ASSERT_EQ(own.figures.size(), 2U) << "support is kept and not used";
  EXPECT_EQ(own.find(facts::OwnQuantity::care_users, facts::Sector::care, "nursing_home/80–89")->value, 31);
  EXPECT_EQ(own.find(facts::OwnQuantity::care_users, facts::Sector::care, "nursing_home/90 og over")->value, 12);
  EXPECT_EQ(lines_without_use(users), 1U);
}

TEST(FormFigures, SchoolsAreCountedByStage) {
  importing::FormReading schools;
  schools.form = &form("schools");
  const auto line = [&](const char* school, const char* grade, double pupils) {
    add(schools, "pupils", 2025, std::string("grade: ") + grade, pupils);
    schools.figures.back().part = school;
  };
  line("A", "1", 10);
  line("A", "7", 8);
  line("B", "1", 5);
  line("B", "8", 0);  // a grade that nobody is in is no stage
  const facts::OwnFigures own = of_one_year(schools);
  EXPECT_EQ(own.find(facts::OwnQuantity::pupils, facts::Sector::school, "1")->value, 15);
  EXPECT_EQ(own.find(facts::OwnQuantity::schools, facts::Sector::school)->value, 2);
  EXPECT_EQ(own.find(facts::OwnQuantity::school_stages, facts::Sector::school, "1–4")->value, 2);
  EXPECT_EQ(own.find(facts::OwnQuantity::school_stages, facts::Sector::school, "5–7")->value, 1);
  EXPECT_EQ(own.find(facts::OwnQuantity::school_stages, facts::Sector::school, "8–10")->value, 0);
  EXPECT_EQ(lines_without_use(schools), 0U);
}

TEST(FormFigures, HomesAreNewInhabitantsOfTheirYear) {
  importing::FormReading housing;
  housing.form = &form("housing");
  add(housing, "homes", 2027, "type: rekkehus", 10);
  add(housing, "homes", 2027, "type: leilighet", 20);
  add(housing, "homes", 2029, "type: enebolig", 5);
  add(housing, "homes", 2029, "type: fritidsbolig", 100);  // where nobody lives
  const std::vector<facts::OwnFigures> own = own_figures_of(housing);
  ASSERT_EQ(own.size(), 2U);
  EXPECT_EQ(own[0].year, Year{2027});
  EXPECT_DOUBLE_EQ(own[0].find(facts::OwnQuantity::new_inhabitants, {}, "2027")->value, 33);
  EXPECT_DOUBLE_EQ(own[1].find(facts::OwnQuantity::new_inhabitants, {}, "2029")->value, 5.5);
  EXPECT_EQ(lines_without_use(housing), 1U);
}

TEST(FormFigures, TheRevisedBudgetGoesBeforeTheOriginalAndAPlanIsNotUsed) {
  importing::FormReading budget;
  budget.form = &form("budget");
  add(budget, "amount", 2026, "version: opprinnelig; function: 202; art: 010", 100);
  add(budget, "amount", 2026, "version: regulert; function: 202; art: 010", 110);
  add(budget, "amount", 2026, "version: opprinnelig; function: 201; art: 010", 40);  // not revised
  add(budget, "amount", 2029, "version: plan; function: 202; art: 010", 90);
  const facts::OwnFigures own = of_one_year(budget);
  EXPECT_EQ(own.year, Year{2026});
  EXPECT_DOUBLE_EQ(own.value(facts::OwnQuantity::net_spending, facts::Sector::school), 110);
  EXPECT_DOUBLE_EQ(own.value(facts::OwnQuantity::net_spending, facts::Sector::kindergarten), 40);
  EXPECT_EQ(lines_without_use(budget), 2U);
}

TEST(FormFigures, AHomeBringsAsManyAsTheLeverOfAHousingProgrammeSays) {
  std::ifstream input("data/levers/housing_programme.toml", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
  const std::size_t at = text.find("per_unit = ");
  ASSERT_NE(at, std::string::npos);
  EXPECT_DOUBLE_EQ(std::stod(text.substr(at + 11)), form("housing").own.front().times);
}

TEST(FormFigures, NoLineIsNoFigureAndZeroIsOne) {
  importing::FormReading vacancies;
  vacancies.form = &form("vacancies");
  EXPECT_TRUE(own_figures_of(vacancies).empty());
  add(vacancies, "vacant", 2025, "sector: grunnskole; education: lærer", 0);
  const facts::OwnFigures own = of_one_year(vacancies);
  ASSERT_EQ(own.figures.size(), 1U);
  EXPECT_EQ(own.figures[0].quantity, facts::OwnQuantity::vacant_teachers);
  EXPECT_EQ(own.figures[0].value, 0);
}

TEST(FormFigures, ADeclarationThatNamesNothingIsRefusedAtItsPlace) {
  std::ifstream input("data/templates/vacancies.toml", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
  const auto refusal = [&](const std::string& more) -> std::string {
    try {
      importing::read_form(text + more, "vacancies.toml");
    } catch (const Error& error) {
      return error.key();
    }
    return "read";
  };
  EXPECT_EQ(refusal("\n[[own]]\nfigure = \"vacant_nurses\"\nsum = \"spells\"\n"), "toml_value");
  EXPECT_EQ(
      refusal("\n[[own]]\nfigure = \"vacant_nurses\"\nsum = \"vacant\"\nwhere = { education = [\"trollmann\"] }\n"),
      "toml_value");
  EXPECT_EQ(refusal("\n[[own]]\nfigure = \"vacant_nurses\"\nsum = \"vacant\"\nwhere = { spells = [\"x\"] }\n"),
            "toml_unknown_key");
}

}  // namespace
}  // namespace handlingsrom::ledger
