// `handlingsrom facts …` as somebody meets it who has never seen a name from the program's inside: what is found, what heads say, what is said where something is missing.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <regex>
#include <sstream>

#include "base/atomic_file.hpp"
#include "standing/facts/catalogue.hpp"
#include "surface/api/bundle.hpp"
#include "surface/api/figure_search.hpp"
#include "surface/cli/command.hpp"
#include "surface/cli/output.hpp"

namespace handlingsrom::cli {
namespace {

/// Without a store, whatever the user has.
Outcome without_store(const std::string& language, const std::vector<std::string>& arguments) {
  const std::filesystem::path none =
      std::filesystem::temp_directory_path() / ("none_" + std::to_string(::getpid()) + ".sqlite");
  setenv("HANDLINGSROM_STORE", none.c_str(), 1);
  const Outcome outcome = run_in(language, arguments);
  EXPECT_FALSE(std::filesystem::exists(none)) << "a store is not made to look into";
  return outcome;
}

TEST(FactsCommand, SearchAnswersFromTheBundleAlone) {
  const Outcome school = without_store("nb", {"facts", "search", "driftsutgifter", "grunnskole", "--format", "csv"});
  EXPECT_EQ(school.code, 0) << school.err;
  EXPECT_TRUE(school.out.starts_with("series,title,unit,shown_by\n")) << school.out;
  EXPECT_TRUE(
      school.out.ends_with("\naccounts.net.school,\"Netto driftsutgifter, grunnskole\",kr,facts show accounts\n"))
      << school.out;
  EXPECT_NE(school.out.find(",facts show key_figures\n"), std::string::npos) << "what a row is called counts too";
  // In whatever case, by the table's name, and by what a row is called.
  EXPECT_NE(without_store("nb", {"facts", "search", "SJUKEHEIM"}).out.find("Ingen tall har ordene"), std::string::npos);
  EXPECT_NE(without_store("nn", {"facts", "search", "SJUKEHEIM"}).out.find("Plassar på sjukeheim"), std::string::npos);
  EXPECT_NE(without_store("en", {"facts", "search", "robek"}).out.find("facts show robek"), std::string::npos);
  EXPECT_NE(without_store("nb", {"facts", "search", "demens"}).out.find("facts show national_figures"),
            std::string::npos);
  EXPECT_GT(without_store("nb", {"facts", "search"}).out.size(), 5000U);
}

TEST(FactsCommand, EveryTableAndColumnHasAName) {
  const api::Service service("data/handlingsrom.bundle");
  for (const messages::Language language : messages::languages) {
    const messages::Catalogue catalogue("data/messages", language);
    for (const facts::TableInfo& table : api::tables(service)) {
      EXPECT_TRUE(catalogue.own("facts.table." + table.name)) << messages::code_of(language) << " " << table.name;
      for (const std::string& column : table.columns)
        EXPECT_TRUE(catalogue.own("facts.column." + column)) << messages::code_of(language) << " " << column;
    }
  }
}

TEST(FactsCommand, ShowSpeaksToPeopleInWordsAndToProgramsInNames) {
  const Outcome table = without_store("nb", {"facts", "show", "care_users", "skaun", "--year", "2025"});
  EXPECT_EQ(table.code, 0) << table.err;
  EXPECT_NE(table.out.find("Langtidsbeboere 80 år og over"), std::string::npos) << table.out;
  EXPECT_EQ(table.out.find("longstay"), std::string::npos) << table.out;
  EXPECT_TRUE(without_store("nb", {"facts", "show", "care_users", "skaun", "--year", "2025", "--format", "csv"})
                  .out.starts_with("kommunenr,year,sources,home_health_hours_week,"));
  const Outcome marks = without_store("nn", {"facts", "show", "series_marks"});
  EXPECT_NE(marks.out.find("kan ikkje jamførast"), std::string::npos) << marks.out.substr(0, 400);
  EXPECT_EQ(marks.out.find("out_of_trend"), std::string::npos);
  EXPECT_NE(without_store("nb", {"facts", "show", "population", "skaun", "--year", "2026"}).out.find("kvinner"),
            std::string::npos);
}

TEST(FactsCommand, OneMunicipalitysAccountsAreALineForEachFigureAndAColumnForEachYear) {
  const Outcome accounts = without_store("nb", {"facts", "show", "accounts", "skaun"});
  EXPECT_TRUE(accounts.out.starts_with("Kolonne ")) << accounts.out.substr(0, 200);
  EXPECT_NE(accounts.out.substr(0, accounts.out.find('\n')).find("2025"), std::string::npos);
  const std::size_t debt = accounts.out.find("\nNetto lånegjeld ");
  ASSERT_NE(debt, std::string::npos) << accounts.out;
  std::istringstream lines(accounts.out);
  for (std::string line; std::getline(lines, line) && !line.starts_with("Kilde");)
    EXPECT_LE(display_width(line), 160U) << "wider than a screen: " << line;
}

TEST(FactsCommand, WhatIsMissingIsNamedInTheUsersLanguage) {
  EXPECT_NE(without_store("nb", {"facts", "show"}).err.find("Det mangler noe: TABELL."), std::string::npos);
  EXPECT_NE(without_store("nn", {"import"}).err.find("Det manglar noko: FIL."), std::string::npos);
  EXPECT_NE(without_store("nb", {"facts", "why", "skaun"}).err.find("Det mangler noe: SERIE."), std::string::npos);
  EXPECT_NE(without_store("nb", {"facts", "deflator", "abc"}).err.find("SATS = abc"), std::string::npos);
  const std::string help = without_store("nb", {"facts", "why", "--help"}).out;
  EXPECT_NE(help.find("KOMMUNE SERIE PERIODE"), std::string::npos) << help;
  EXPECT_EQ(help.find("municipality"), std::string::npos) << help;
  // Every argument of every command has such a name: a usage line of the manual has none in small letters.
  for (const std::string language : {"nb", "nn", "en"}) {
    const std::string page = run_in(language, {"manual", "page"}).out;
    const std::regex small(R"re(\n\.SS [^\n]*\\fI[a-z]+\\fR)re");
    std::smatch found;
    EXPECT_FALSE(std::regex_search(page, found, small)) << language << found.str();
  }
}

TEST(FactsCommand, TheTemplateOfOwnFiguresIsInTheUsersLanguageAndIsReadInIt) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("own_" + std::to_string(::getpid()) + ".csv");
  for (const std::string language : {"nb", "nn", "en"}) {
    std::string text = without_store(language, {"facts", "template", "skaun"}).out;
    const std::string given = language == "nb"   ? "Netto driftsresultat;;;1000 kr;"
                              : language == "nn" ? "Netto driftsresultat;;;1000 kr;"
                                                 : "net_operating_result,,,1000 kr,";
    const std::size_t at = text.find(given);
    ASSERT_NE(at, std::string::npos) << text;
    const char parting = language == "en" ? ',' : ';';
    // Every line but the three first is given a figure; none is refused for its name.
    std::string filled, line;
    std::istringstream lines(text);
    for (int number = 0; std::getline(lines, line); ++number) {
      if (number > 3) line.insert(line.find(parting, line.find(parting) + 1) + 1, "1");
      filled += line + "\n";
    }
    write_file(file, filled);
    const Outcome read = without_store(
        language, {"explain", "skaun", "economy.debt", "2026", "--own", file.string(), "--accept", "--depth", "1"});
    EXPECT_EQ(read.code, 0) << language << read.err << filled;
  }
  std::filesystem::remove(file);
}

TEST(FactsCommand, OneMunicipalityIsFoundInEveryTableThatHasIt) {
  const Outcome neighbours = without_store("nb", {"facts", "show", "neighbours", "skaun", "--format", "csv"});
  std::istringstream lines(neighbours.out);
  std::string line;
  std::getline(lines, line);
  int count = 0;
  for (; std::getline(lines, line); ++count) EXPECT_NE(line.find("5029"), std::string::npos) << line;
  EXPECT_GE(count, 2);
  EXPECT_EQ(without_store("nb", {"facts", "show", "key_figures", "skaun", "--format", "csv"}).out.find(",EAK,"),
            std::string::npos);
  const Outcome births = without_store("nb", {"facts", "show", "births", "skaun"});
  EXPECT_NE(births.out.find("ikke delt etter kommune"), std::string::npos);
}

}  // namespace
}  // namespace handlingsrom::cli
