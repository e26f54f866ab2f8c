// Registers fetched into the user's store, and what they change. The changes of 2030 are invented.
#include <array>

#include "surface/program/in_force.hpp"

namespace handlingsrom::cli {
namespace {

class FetchedRegisters : public InForce {
 protected:
  void record(const std::string& name, const std::string& body) const { file("recorded/" + name, body); }
  static std::string changes(const std::vector<std::array<std::string, 5>>& all) {
    Json list = Json::array();
    for (const auto& [before, old_name, after, new_name, date] : all)
      list.push_back({{"oldCode", before},
                      {"oldName", old_name},
                      {"oldShortName", ""},
                      {"newCode", after},
                      {"newName", new_name},
                      {"newShortName", ""},
                      {"changeOccurred", date}});
    return Json{{"codeChanges", list}}.dump();
  }
  Outcome fetch(const std::string& registers) const { return update(registers, folder / "recorded"); }
  Outcome read_file_with(const std::string& number) const {
    return call(
        {"import", file("old.csv", "kommunenr;år;verdi\n" + number + ";2020;7\n5029;2020;1\n"), "--format", "json"});
  }
};

const std::vector<std::array<std::string, 5>> known{{"1507", "Ålesund", "1508", "Ålesund", "2024-01-01"},
                                                    {"1507", "Ålesund", "1580", "Haram", "2024-01-01"}};

TEST_F(FetchedRegisters, ANewNumberOfAMunicipalityIsReadAsThatMunicipality) {
  record("klass_131_changes.json", changes(known));
  const Outcome first = fetch("KLASS131CHANGES");
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_NE(first.err.find("Changes of municipalities: 2, 2 of them new."), std::string::npos) << first.err;
  const auto rows_of = [&](const std::string& number) {
    std::size_t named = 0;
    const Json told = Json::parse(read_file_with(number).out);
    for (const Json& row : told["rows"]) named += row["municipality"] == "5029" ? 1 : 0;
    return named;
  };
  EXPECT_EQ(rows_of("5990"), 1U) << "nobody knows 5990 yet";

  auto later = known;
  later.push_back({"5029", "Skaun", "5990", "Skaun", "2030-01-01"});
  later.push_back({"5027", "Midtre Gauldal", "5991", "Gauldal", "2030-01-01"});
  later.push_back({"5028", "Melhus", "5991", "Gauldal", "2030-01-01"});
  record("klass_131_changes.json", changes(later));
  const Outcome second = fetch("KLASS131CHANGES");
  EXPECT_NE(second.err.find("5, 3 of them new"), std::string::npos) << second.err;
  EXPECT_NE(second.err.find("2030-01-01: 5029 Skaun → 5990 Skaun."), std::string::npos) << second.err;
  EXPECT_NE(second.err.find("New numbers that are read as the program's municipalities: 5990."), std::string::npos)
      << second.err;
  EXPECT_NE(second.err.find(
                "5027 Midtre Gauldal → 5991 Gauldal. The program's figures are of the municipalities before that"),
            std::string::npos)
      << second.err;
  EXPECT_EQ(rows_of("5990"), 2U);

  const Outcome third = fetch("KLASS131CHANGES");
  EXPECT_NE(third.err.find("5, 0 of them new"), std::string::npos) << third.err;
}

TEST_F(FetchedRegisters, CodesAreHeldAgainstTheProgramsMunicipalities) {
  record(
      "klass_131_codesAt_2026-01-01.json",
      R"({"codes":[{"code":"0301","name":"Oslo - Oslove"},{"code":"5029","name":"Nye Skaun"},{"code":"5991","name":"Gauldal"},{"code":"9999","name":"Uoppgitt"}]})");
  const Outcome told = fetch("KLASS131");
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_NE(told.err.find(": 2 of the program's municipalities are there."), std::string::npos) << told.err;
  EXPECT_NE(told.err.find("has no figures of them: 5991 Gauldal."), std::string::npos) << told.err;
  EXPECT_NE(told.err.find("Skaun: Nye Skaun"), std::string::npos) << told.err;
}

TEST_F(FetchedRegisters, GroupsAreFiguresWithAHistory) {
  const auto groups = [](const char* group) {
    return std::string(R"({"correspondenceItems":[{"sourceCode":")") + group +
           R"(","sourceName":"","targetCode":"5029","targetName":"Skaun"}]})";
  };
  record("klass_112_2024.json", groups("EKG03"));
  record("klass_112_2025.json", groups("EKG03"));
  record("klass_112_2026.json", groups("EKG04"));
  EXPECT_EQ(fetch("KLASS112").code, 0);
  const Outcome history = call({"facts", "history", "5029", "KLASS112/EKG", "--format", "json"});
  EXPECT_EQ(history.code, 0) << history.err;
  EXPECT_NE(history.out.find("2026"), std::string::npos) << history.out;
  record("klass_112_2026.json", groups("EKG05"));
  const Outcome again = fetch("KLASS112");
  EXPECT_NE(again.err.find("Skaun: KOSTRA-grupper, 2026, from 4 to 5"), std::string::npos)
      << "a municipality that is compared with others is told: " << again.err;
}

TEST_F(FetchedRegisters, UdirsReportBringsPupilsByGrade) {
  record(
      "page.json",
      R"({"rappside":{"kode":"GSK_Elev_Skol","filterDefaultVerdier":{"TidID":[202510]},"rapportElementer":[{"dataEndepunkt":"rest/v1/Statistikk/GSK/GSI/1/8/data"}]}})");
  record(
      "choices.json",
      R"({"TidID":[{"id":202510,"kode":"202510","navn":"2025-26"}],"TrinnID":[{"id":-10,"kode":"A","navn":"Alle trinn"},{"id":5,"kode":"1","navn":"1. trinn"}]})");
  record(
      "2025.json",
      R"({"metadata":{"rowHierarchy":["Nasjonalt","Fylke","Kommune"],"columns":[[{"name":"2025-26","columnCount":2}],[{"name":"Alle trinn","columnCount":1},{"name":"1. trinn","columnCount":1}],[{"name":"Antall elever","columnCount":2}]]},
             "rows":[{"navn":"Skaun","kode":"5029","id":"1.9.1","data":["1 234","*"]}]})");
  {
    statistics::ReplayOptions options;
    options.folder = folder / "recorded";
    const statistics::ReplayServer server(options);
    const Outcome unnamed = call({"update", "--plan", "--server", server.base()});
    EXPECT_EQ((unnamed.out + unnamed.err).find("GSI"), std::string::npos) << "only when it is named";
  }
  const Outcome told = fetch("GSI");
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_NE((told.out + told.err).find("may change without notice"), std::string::npos);
  const Outcome history = call({"facts", "history", "5029", "GSI/all/Antall elever"});
  EXPECT_NE(history.out.find("1,234"), std::string::npos) << history.out << history.err;
  const Outcome hidden = call({"facts", "history", "5029", "GSI/1. trinn/Antall elever"});
  EXPECT_EQ(hidden.code, 0) << hidden.err;
}

TEST_F(FetchedRegisters, WhatDoesNotFitIsToldAndTheRestKept) {
  record("klass_131_changes.json", changes({{"5029", "Skaun", "Kommune", "x", "2030-01-01"}}));
  record(
      "klass_112_2024.json",
      R"({"correspondenceItems":[{"sourceCode":"EKG03","sourceName":"","targetCode":"5029","targetName":"Skaun"}]})");
  const Outcome told = fetch("KLASS131CHANGES,KLASS112");
  EXPECT_EQ(told.code, 2) << told.err;
  EXPECT_NE((told.out + told.err).find("Klass answered with something else than what is known"), std::string::npos)
      << told.out << told.err;
  EXPECT_EQ(call({"facts", "history", "5029", "KLASS112/EKG"}).code, 0);
}

}  // namespace
}  // namespace handlingsrom::cli
