// Every form that is filled in changes what the models say, and it is said that it is own. Figures are invented where no source is named.
#include "surface/program/filled_form.hpp"
#include "surface/program/in_force.hpp"

namespace handlingsrom::cli {
namespace {

class FormsFeed : public InForce {
 protected:
  /// Keeps a filled form; what the program said.
  Outcome keep(const std::string& form, const std::vector<std::vector<std::string>>& lines,
               const std::string& place = "5029 Skaun") const {
    const std::string path = (folder / (form + ".xlsx")).string();
    write_filled_form(path, form, place, lines);
    const Outcome kept = call({"import", path, "--save"});
    EXPECT_EQ(kept.code, 0) << kept.err;
    return kept;
  }
  double without(int year, const std::string& room, const std::string& figure) const {
    return in_year(year, "5029", room, figure, {"--without-own", "--paths", "0"});
  }
  double with(int year, const std::string& room, const std::string& figure) const {
    return in_year(year, "5029", room, figure, {"--paths", "0"});
  }
  double inhabitants(int year, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"explain", "5029", "population.total", std::to_string(year), "--format", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome told = call(arguments);
    EXPECT_EQ(told.code, 0) << told.err;
    return Json::parse(told.out)["value"];
  }
  bool said(const std::string& part) const {
    return call({"rooms", "project", "5029"}).err.find(part) != std::string::npos;
  }
};

TEST_F(FormsFeed, UsersByStepAreWhereTheCareRoomBegins) {
  const Outcome kept =
      keep("users", {{"År", "Trinn", "Alder", "Brukere"},
                     {"2025", "Sykehjem, langtidsopphold", "80–89", "30"},
                     {"2025", "Sykehjem, langtidsopphold", "90 og over", "12"},
                     {"2025", "Praktisk bistand", "67–79", "25"},
                     {"2025", "Støttekontakt og avlastning (ikke brukt i beregningene)", "18–49", "9"}});
  EXPECT_NE(kept.err.find("42"), std::string::npos) << "the step as one: " << kept.err;
  EXPECT_NE(kept.err.find("Lines that are kept without being used by the calculations: 1"), std::string::npos)
      << kept.err;
  EXPECT_NEAR(today("care", "care.users.nursing_home"), 42, 1e-9);
  EXPECT_NEAR(today("care", "care.users.practical_help"), 25, 1e-9);
  const auto home = [&](bool own) {
    double sum = 0;
    for (const char* step :
         {"practical_help", "reablement", "home_nursing", "day_activity", "care_home", "extensive_services"})
      sum += own ? today("care", std::string("care.users.") + step)
                 : without(0, "care", std::string("care.users.") + step);
    return sum;
  };
  EXPECT_NEAR(home(true), home(false), 0.5) << "what is counted of a service leaves the rest of it to the other steps";
  EXPECT_TRUE(said("67 users of care on the steps")) << call({"rooms", "project", "5029"}).err;
  const Outcome way = call({"explain", "5029", "care.users.nursing_home", "2030"});
  EXPECT_NE(way.out.find("users.xlsx"), std::string::npos) << way.out << way.err;
  EXPECT_GT(with(2035, "care", "care.users.nursing_home"), 0);
}

TEST_F(FormsFeed, PupilsByGradeMoveUpAndSchoolsAreCounted) {
  std::vector<std::vector<std::string>> lines{{"År", "Skole", "Trinn", "Elever"}};
  for (int grade = 1; grade <= 10; ++grade)
    lines.push_back({"2025", "Eksempelskolen", std::to_string(grade), std::to_string(100 + grade)});
  keep("schools", lines);
  for (int grade = 1; grade <= 10; ++grade)
    EXPECT_NEAR(today("services", "services.pupils.grade_" + std::to_string(grade)), 100 + grade, 1e-9);
  // A year group keeps what it has of its age: grade 1 of 2026 is grade 3 of 2028.
  const double of_age = 101 / without(2026, "services", "services.pupils.grade_1");
  EXPECT_NEAR(with(2028, "services", "services.pupils.grade_3"),
              of_age * without(2028, "services", "services.pupils.grade_3"), 1e-6);
  const double of_all = (1000 + 55) / without(2026, "services", "services.pupils.total");
  EXPECT_NEAR(with(2030, "services", "services.pupils.grade_2"),
              of_all * without(2030, "services", "services.pupils.grade_2"), 1e-6)
      << "those who begin come as all of today's pupils";
  EXPECT_TRUE(said("1055 pupils by grade"));
  // One school instead of several: less of what schools cost stands whatever the pupils.
  const Outcome way = call({"explain", "5029", "economy.spending.school", "2040", "--depth", "0"});
  EXPECT_NE(way.out.find("schools.xlsx"), std::string::npos) << way.out;
}

TEST_F(FormsFeed, AHousingProgrammeBringsPeople) {
  keep("housing", {{"Ferdig år", "Felt", "Boligtype", "Boliger"},
                   {"2027", "Åsen", "Rekkehus", "30"},
                   {"2028", "Åsen", "Leilighet", "20"},
                   {"2028", "Fjellet", "Fritidsbolig", "500"}});
  EXPECT_DOUBLE_EQ(inhabitants(2027), inhabitants(2027, {"--without-own"}));
  EXPECT_NEAR(inhabitants(2028) - inhabitants(2028, {"--without-own"}), 33, 1) << "1.1 in each home";
  EXPECT_NEAR(inhabitants(2029) - inhabitants(2029, {"--without-own"}), 55, 3) << "and their first children";
  EXPECT_GT(with(2032, "services", "services.pupils.total"), without(2032, "services", "services.pupils.total"));
  EXPECT_TRUE(said("55 new inhabitants from 2027"));
  const Outcome way = call({"explain", "5029", "population.total", "2030", "--depth", "0"});
  EXPECT_NE(way.out.find("housing.xlsx"), std::string::npos) << way.out << way.err;
}

TEST_F(FormsFeed, BudgetLinesAreTheLevelOfTheirYear) {
  const double published = without(0, "economy", "economy.spending.school");
  const auto thousands = [](double kroner) { return std::to_string(static_cast<long long>(kroner / 1000)); };
  const Outcome kept =
      keep("budget", {{"År", "Budsjett", "Funksjon", "Art", "Beløp (1000 kr)"},
                      {"2026", "Opprinnelig budsjett", "202 Grunnskole", "010", thousands(published)},
                      {"2026", "Regulert budsjett", "202 Grunnskole", "010", thousands(published * 1.1)},
                      {"2028", "Økonomiplan", "202 Grunnskole", "010", "1"}});
  EXPECT_NE(kept.err.find("multiplied by 1000"), std::string::npos) << kept.err;
  // The budget is of 2026, the published level of 2025: a year of the deflator between.
  EXPECT_NEAR(today("economy", "economy.spending.school"), published * 1.1 / 1.039, 1000);
  EXPECT_TRUE(said("3.9 per cent a year (municipal deflator; the estimate for 2025 in Prop. 142 S"))
      << call({"rooms", "project", "5029"}).err;
  // Another rate, with a reason; without one it is refused.
  EXPECT_EQ(call({"facts", "deflator", "0.05"}).code, 2);
  EXPECT_EQ(call({"facts", "deflator", "5", "--reason", "per cent"}).code, 2);
  const Outcome chosen = call({"facts", "deflator", "0.05", "--reason", "the county's forecast", "--author", "Kari"});
  EXPECT_EQ(chosen.code, 0) << chosen.err;
  EXPECT_NE(chosen.out.find("5.00 %"), std::string::npos) << chosen.out;
  EXPECT_NEAR(today("economy", "economy.spending.school"), published * 1.1 / 1.05, 1000);
  EXPECT_TRUE(said("5.0 per cent a year, chosen by hand: the county's forecast"));
}

TEST_F(FormsFeed, OwnSchoolsAreOnTheMapOfSchools) {
  const auto row_of = [&](const std::string& school) {
    const Outcome told = call({"structure", "schools", "5029", "--year", "2026", "--format", "json"});
    EXPECT_EQ(told.code, 0) << told.err;
    const Json answer = Json::parse(told.out);
    for (const Json& row : answer["rows"])
      if (row["school"] == school) return row;
    return Json();
  };
  const std::string venn = "Venn oppvekstsenter avd skole";
  const std::string basis = row_of(venn)["pupils_basis"];
  std::vector<std::vector<std::string>> lines{{"År", "Skole", "Trinn", "Elever"}};
  for (int grade = 1; grade <= 7; ++grade) {
    lines.push_back({"2025", "Venn skole", std::to_string(grade), std::to_string(10 + grade)});
    lines.push_back({"2025", "Nedlagt skole", std::to_string(grade), "1"});
  }
  lines.push_back({"2025", "Skaun ungdomsskole", "3", "5"});  // a grade that it does not have
  keep("schools", lines);
  const Json row = row_of(venn);
  EXPECT_NE(row["pupils_basis"], basis);
  EXPECT_NEAR(row["pupils_as_today"].get<double>(), 98, 0.5) << "11 + … + 17, counted in the autumn before";
  const Outcome told = call({"structure", "schools", "5029", "--year", "2026"});
  EXPECT_NE((told.out + told.err).find("Pupils of 1 schools are the municipality's own, counted on 1 October 2025"),
            std::string::npos)
      << told.out << told.err;
  EXPECT_NE((told.out + told.err).find("Nedlagt skole"), std::string::npos) << "it is not lost without a word";
  EXPECT_NE((told.out + told.err).find("the register's number stands: Skaun ungdomsskole"), std::string::npos);
  // What a question brings goes before, and without the store the register stands.
  const Outcome brought =
      call({"structure", "schools", "5029", "--year", "2026", "--pupils", "Venn=50", "--format", "json"});
  EXPECT_NE(brought.out.find("50"), std::string::npos);
  const Outcome without = call({"structure", "schools", "5029", "--year", "2026", "--without-own", "--format", "json"});
  const Json published = Json::parse(without.out);
  for (const Json& each : published["rows"])
    if (each["school"] == venn) {
      EXPECT_EQ(each["pupils_basis"], basis);
    }
}

TEST_F(FormsFeed, BuildingsAreTheRoomForPupils) {
  keep("buildings", {{"År", "Bygg", "Bruk", "Areal (m²)", "Plasser"},
                     {"2025", "Eksempelskolen", "Skole", "6000", "1400"},
                     {"2025", "Eksempelheimen", "Sykehjem", "4000", "80"}});
  EXPECT_NEAR(today("rooms", "rooms.places.school"), 1400 - today("services", "services.pupils.total"), 1e-6);
  EXPECT_NE(today("rooms", "rooms.places"), without(0, "rooms", "rooms.places"));
}

TEST_F(FormsFeed, AccountsByFunctionDivideCare) {
  const double before = in_year(2040, "5029", "economy", "economy.spending.care");
  const double today_before = today("economy", "economy.spending.care");
  // Nearly all of care is spent in institutions.
  keep("accounts", {{"År", "Funksjon", "Art", "Beløp (kr)"},
                    {"2025", "253", "010", std::to_string(std::llround(today_before * 0.9))},
                    {"2025", "258", "010", std::to_string(std::llround(today_before * 0.1))}});
  EXPECT_NEAR(today("economy", "economy.spending.care"), today_before, 1);
  EXPECT_GT(std::abs(in_year(2040, "5029", "economy", "economy.spending.care") - before), 0.001 * before)
      << "it grows as those who live in institutions do";
}

/// Sunnfjord's accounts of 2025, net operating expenditure in 1,000 kr by function (Statistics Norway 12367).
TEST_F(FormsFeed, FetchedAccountsByFunctionDivideHealthAndCare) {
  const auto of = [&](const char* sector, std::vector<std::string> more = {}) {
    return in_year(0, "4647", "economy", std::string("economy.spending.") + sector, std::move(more));
  };
  const double both = of("care") + of("health");
  record_as("12367", "KOKfunksjon0000", "2026-06-15T06:00:00Z",
            {"232", "233", "234", "241", "253", "254", "256", "257", "258", "261"}, {"2025"},
            {{"4647", {24446, 21297, 35508, 80751, 180400, 0, 8708, 238112, 145332, 38314}}},
            {{"KOKart0000", "AGD2"}, {"KOKregnskapsomfa0000", "A"}});
  const Outcome brought = update("12367", folder / "tables");
  EXPECT_EQ(brought.code, 0) << brought.err;
  EXPECT_NEAR(of("care"), 646'374'000, 2000);
  EXPECT_NEAR(of("health"), 126'494'000, 2000);
  EXPECT_NEAR(of("care") + of("health"), both, 3000) << "as much as before, divided otherwise";
  EXPECT_NE(of("care", {"--without-own"}), of("care"));
  const Outcome way = call({"explain", "4647", "economy.spending.care", "2026"});
  EXPECT_NE(way.out.find("12367"), std::string::npos) << way.out;
  // Another municipality's figures are as they were.
  EXPECT_DOUBLE_EQ(today("economy", "economy.spending.care"),
                   today("economy", "economy.spending.care", {"--without-own"}));
}

TEST_F(FormsFeed, AccountsOfAnotherVersionAreNotUsedToDivide) {
  record_as("12367", "KOKfunksjon0000", "2026-06-15T06:00:00Z", {"241", "253"}, {"2025"}, {{"4647", {80751, 180400}}},
            {{"KOKart0000", "AGD2"}, {"KOKregnskapsomfa0000", "A"}});
  EXPECT_EQ(update("12367", folder / "tables").code, 0);
  EXPECT_DOUBLE_EQ(in_year(0, "4647", "economy", "economy.spending.care"),
                   in_year(0, "4647", "economy", "economy.spending.care", {"--without-own"}))
      << "they do not add up to what is published";
}

TEST_F(FormsFeed, AmountsInThousandsAreKronerAndThatIsSaid) {
  const std::string path = file("t.csv", "Kommune;Regnskap 2025 (1000 kr);Innbyggere\n5029 Skaun;1 234,5;8574\n");
  const Outcome read = call({"import", path, "--format", "csv"});
  EXPECT_NE(read.out.find("1234500"), std::string::npos) << read.out;
  EXPECT_NE(read.out.find("8574"), std::string::npos);
  EXPECT_NE(read.err.find("the head says 1000 kr"), std::string::npos) << read.err;
  const Outcome as_written = call({"import", path, "--format", "csv", "--as-written"});
  EXPECT_NE(as_written.out.find("1234.5"), std::string::npos) << as_written.out;
  const std::string noted = file(
      "n.csv", "Driftsregnskap 2025;;\nAlle beløp i mill. kr;;\nKommune;Utgifter;Antall elever\n5029 Skaun;12,3;900\n");
  const Outcome by_note = call({"import", noted, "--format", "csv", "--year", "2025"});
  EXPECT_NE(by_note.out.find("12300000"), std::string::npos) << by_note.out << by_note.err;
  EXPECT_NE(by_note.out.find("900"), std::string::npos);
  EXPECT_EQ(by_note.out.find("900000000"), std::string::npos) << "pupils are no kroner";
  EXPECT_NE(by_note.err.find("Alle beløp i mill. kr"), std::string::npos) << by_note.err;
}

}  // namespace
}  // namespace handlingsrom::cli
