// Klass and Udir's reports: what fits, what is refused, and the whole way from a server that replays. The figures are invented; the forms are those of the services.
#include "standing/statistics/registers.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "standing/statistics/klass.hpp"
#include "standing/statistics/replay.hpp"
#include "standing/statistics/standing_in.hpp"
#include "standing/statistics/udir_report.hpp"

namespace handlingsrom::statistics {
namespace {

template <typename Read>
std::string register_fault(const Read& read) {
  try {
    read();
  } catch (const Error& error) {
    std::string text = error.key();
    for (const auto& [name, value] : error.arguments())
      if (name == "found" || name == "place") text += "; " + name + "=" + value;
    return text;
  }
  return "no fault";
}

const std::string changes_body = R"({"codeChanges":[
 {"oldCode":"1507","oldName":"Ålesund","oldShortName":"","newCode":"1580","newName":"Haram","newShortName":"","changeOccurred":"2024-01-01"},
 {"oldCode":"1507","oldName":"Ålesund","oldShortName":"","newCode":"1508","newName":"Ålesund","newShortName":"","changeOccurred":"2024-01-01"},
 {"oldCode":null,"oldName":null,"oldShortName":null,"newCode":"9999","newName":"Uoppgitt","newShortName":"","changeOccurred":"1980-01-01"}]})";

TEST(Klass, ChangesAreReadInOrderOfTimeAndNumber) {
  const std::vector<KlassChange> changes = read_klass_changes(changes_body, "c");
  ASSERT_EQ(changes.size(), 2U) << "a code that came from nowhere became of nothing";
  EXPECT_EQ(changes[0].new_code, "1508");
  EXPECT_EQ(changes[1].new_name, "Haram");
  EXPECT_TRUE(read_klass_changes(R"({"codeChanges":[]})", "c").empty());
}

TEST(Klass, RefusesWhatDoesNotFit) {
  const auto codes = [](const char* body) { return register_fault([&] { read_klass_codes(body, "codes.json"); }); };
  EXPECT_EQ(codes(R"({"codes":[{"code":"0301","name":"Oslo"}]})"), "no fault");
  EXPECT_EQ(codes("<html>"), "klass_answer; place=/; found=–");
  EXPECT_EQ(codes(R"({"codes":[]})"), "klass_answer; place=codes; found=[]");
  EXPECT_EQ(codes(R"({"codes":[{"code":"0301","name":"Oslo"},{"code":"0301","name":"Oslo"}]})"),
            "klass_answer; place=codes/1; found=0301 × 2");
  EXPECT_EQ(codes(R"({"codes":[{"code":301,"name":"Oslo"}]})"), "klass_answer; place=codes/0/code; found=301");
  EXPECT_EQ(codes(R"({"codes":{"code":"0301"}})"), "klass_answer; place=codes; found={…}");
  const auto changes = [](const char* body) { return register_fault([&] { read_klass_changes(body, "c"); }); };
  EXPECT_EQ(
      changes(
          R"({"codeChanges":[{"oldCode":"1","oldName":"a","newCode":"2","newName":"b","changeOccurred":"i fjor"}]})"),
      "klass_answer; place=codeChanges/0/changeOccurred; found=i fjor");
  EXPECT_EQ(changes(R"({"codeChanges":[{"oldCode":"1","newCode":"2"}]})").substr(0, 34),
            "klass_answer; place=codeChanges/0;");
  const auto pairs = [](const char* body) { return register_fault([&] { read_klass_pairs(body, "p"); }); };
  EXPECT_EQ(
      pairs(
          R"({"correspondenceItems":[{"sourceCode":"EKG07","sourceName":"","targetCode":"5029","targetName":"Skaun"}]})"),
      "no fault");
  EXPECT_EQ(
      pairs(R"({"correspondenceMaps":[{"sourceCode":"EKG07","sourceName":null,"targetCode":"5029","targetName":"Skaun"},
                                            {"sourceCode":"EKG08","sourceName":null,"targetCode":"5029","targetName":"Skaun"}]})"),
      "klass_answer; place=1; found=5029 × 2");
}

const std::string page_body =
    R"({"rappside":{"kode":"GSK_Elev_Skol","filterDefaultVerdier":{"TidID":[202510]},"rapportElementer":[{"dataEndepunkt":"rest/v1/Statistikk/GSK/GSI/1/8/data"}]}})";
const std::string choices_body =
    R"({"TidID":[{"id":202510,"kode":"202510","navn":"2025-26"},{"id":202410,"kode":"202410","navn":"2024-25"},{"id":201310,"kode":"201310","navn":"2013-14"}],
        "TrinnID":[{"id":-10,"kode":"A","navn":"Alle trinn"},{"id":5,"kode":"1","navn":"1. trinn"},{"id":6,"kode":"2","navn":"2. trinn"},{"id":90,"kode":"B","navn":"1.-4. trinn"}]})";

/// A county of two municipalities, all grades and grade 1.
std::string report(const char* year, const char* skaun, const char* county) {
  return std::string(R"({"metadata":{"rowHierarchy":["Nasjonalt","Fylke","Kommune","Enhet"],"columns":[[{"name":")") +
         year +
         R"(","columnCount":3}],[{"name":"Alle trinn","columnCount":2},{"name":"1. trinn","columnCount":1}],
            [{"name":"Antall elever","columnCount":1},{"name":"Antall skoler","columnCount":1},{"name":"Antall elever","columnCount":1}]]},
            "rows":[{"navn":"Prøvefylke","kode":"50","id":"1.9","data":[")" +
         county + R"(","7","120"]},
                    {"navn":"Skaun ","kode":"5029","id":"1.9.1","data":[")" +
         skaun + R"(","5","*"]},
                    {"navn":"Malvik","kode":"5031","id":"1.9.2","data":["2 000","2",""]}]})";
}

TEST(UdirReport, IsReadWithItsHeadsAndMarks) {
  const UdirTable table = read_udir_table(report("2025-26", "1 234", "3 234"), "r");
  ASSERT_EQ(table.columns.size(), 3U);
  EXPECT_EQ(table.columns[2], (std::vector<std::string>{"2025-26", "1. trinn", "Antall elever"}));
  const UdirRow& skaun = table.rows.at(1);
  EXPECT_EQ(skaun.name, "Skaun");
  EXPECT_EQ(skaun.values[0], 1234);
  EXPECT_FALSE(skaun.values[2].has_value());
  EXPECT_TRUE(skaun.hidden[2]);
  EXPECT_FALSE(table.rows.at(2).hidden[2]) << "an empty cell is kept from nobody";
}

TEST(UdirReport, RefusesWhatDoesNotFit) {
  const auto table = [](const std::string& body) { return register_fault([&] { read_udir_table(body, "r"); }); };
  EXPECT_EQ(table(report("2025-26", "1 234", "3 234")), "no fault");
  EXPECT_EQ(table(report("2025-26", "1 234", "9 999")), "udir_answer; place=Prøvefylke, Antall elever; found=3234")
      << "a county is the sum of its municipalities";
  EXPECT_EQ(table(report("2025-26", "1,2,3", "3 234")), "udir_answer; place=rows/1/data; found=1,2,3");
  std::string fewer = report("2025-26", "1 234", "3 234");
  fewer.replace(fewer.find("\"columnCount\":3"), 15, "\"columnCount\":2");
  EXPECT_EQ(table(fewer).substr(0, 11), "udir_answer");
  const auto page = [](const std::string& body) { return register_fault([&] { read_udir_page(body, "p"); }); };
  EXPECT_EQ(page(page_body), "no fault");
  std::string elsewhere = page_body;
  elsewhere.replace(elsewhere.find("rest/v1/Stat"), 12, "//e.org/Stat");
  EXPECT_EQ(page(elsewhere), "udir_answer; place=dataEndepunkt; found=//e.org/Statistikk/GSK/GSI/1/8/data");
  EXPECT_EQ(page("{}"), "udir_answer; place=/; found={}");
}

class Registers : public ::testing::Test {
 protected:
  Registers() : folder(std::filesystem::temp_directory_path() / ("registers_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder);
    write_file(folder / "recorded" / "klass_131_changes.json", changes_body);
    write_file(folder / "recorded" / "klass_131_codesAt_2026-01-01.json",
               R"({"codes":[{"code":"5029","name":"Skaun"}]})");
    write_file(
        folder / "recorded" / "klass_112_to_131_2025.json",
        R"({"correspondenceItems":[{"sourceCode":"EKG07","sourceName":"","targetCode":"5029","targetName":"Skaun"}]})");
    write_file(folder / "recorded" / "page.json", page_body);
    write_file(folder / "recorded" / "choices.json", choices_body);
    write_file(folder / "recorded" / "2025.json", report("2025-26", "1 234", "3 234"));
    write_file(folder / "recorded" / "2024.json", report("2024-25", "1 200", "3 200"));
  }
  ~Registers() override { std::filesystem::remove_all(folder); }
  RegisterFetched fetch(const std::string& declaration, std::vector<Fault> faults = {}) {
    ReplayOptions options;
    options.folder = folder / "recorded";
    options.faults = std::move(faults);
    const ReplayServer server(options);
    CurlOptions quick;
    quick.user_agent = "handlingsrom/test (test@example.org)";
    quick.whole_timeout = std::chrono::seconds(2);
    const std::unique_ptr<Transport> transport = curl_transport(quick);
    ClientOptions chosen;
    chosen.base = server.base();
    Client client(*transport, clock, chosen);
    const RegisterFile file = read_register_file(declaration, "d.toml");
    plan = plan_register(client, file, RegisterServers::beside(server.base()), "2026-11-29");
    return fetch_register(client, file, plan, folder / "out", {});
  }
  std::filesystem::path folder;
  TestClock clock;
  RegisterPlan plan;
};

const std::string of_changes =
    "register = \"C\"\nkind = \"klass_changes\"\ntitle = \"t\"\nuse = \"u\"\nclassification = \"131\"\nsince = 1977\n";
const std::string of_report =
    "register = \"GSI\"\nkind = \"udir_report\"\ntitle = \"t\"\nuse = \"u\"\npage = \"GSK_Elev_Skol\"\nsince = 2015\n[filters]\nTrinnID = [\"-10\", \"grades\"]\nKjoennID = \"-10\"\n";

TEST_F(Registers, AreFetchedAndNextTimeOnlyAskedForOnCondition) {
  RegisterFetched got = fetch(of_changes);
  EXPECT_EQ(got.fetched, 1U);
  EXPECT_TRUE(std::filesystem::exists(folder / "out" / "C" / "changes.json"));
  got = fetch(of_changes);
  EXPECT_EQ(got.fetched, 0U);
  EXPECT_EQ(got.unchanged, 1U);
}

TEST_F(Registers, GroupsAreAskedForYearByYear) {
  const RegisterFetched got = fetch(
      "register = \"G\"\nkind = \"klass_groups\"\ntitle = \"t\"\nuse = \"u\"\nclassification = \"112\"\ntarget = \"131\"\nsince = 2024\n");
  EXPECT_EQ(got.fetched, 3U);
  EXPECT_NE(plan.pieces.at(0).address.find("date=2024-07-01"), std::string::npos);
  EXPECT_NE(plan.pieces.at(2).address.find("date=2026-07-01"), std::string::npos);
}

TEST_F(Registers, AReportSaysItselfWhichYearsAndGradesThereAre) {
  const RegisterFetched got = fetch(of_report);
  ASSERT_EQ(plan.pieces.size(), 2U) << "2013 is before the declaration's first";
  EXPECT_EQ(plan.pieces[0].year, 2024);
  EXPECT_NE(plan.pieces[1].address.find("TrinnID%28-10_5_6%29"), std::string::npos)
      << "single grades, not four together: " << plan.pieces[1].address;
  EXPECT_EQ(got.fetched, 2U);
}

TEST_F(Registers, WaitForAServerThatFails) {
  const RegisterFetched got =
      fetch(of_changes, {Fault::limit, Fault::empty, Fault::half_json, Fault::silent, Fault::maintenance});
  EXPECT_EQ(got.fetched, 1U);
  EXPECT_EQ(clock.waits.size(), 5U);
}

TEST_F(Registers, WhatDoesNotFitIsNotWritten) {
  write_file(folder / "recorded" / "2025.json", report("2025-26", "1 234", "9 999"));
  EXPECT_EQ(register_fault([&] { fetch(of_report); }).substr(0, 11), "udir_answer");
  EXPECT_FALSE(std::filesystem::exists(folder / "out" / "GSI" / "202510.json"));
  EXPECT_TRUE(std::filesystem::exists(folder / "out" / "GSI" / "202410.json")) << "what came before stays";
}

TEST(RegisterFile, TheProgramsOwnAreRead) {
  const std::vector<RegisterFile> files = read_register_files("data/registers");
  ASSERT_EQ(files.size(), 4U);
  for (const RegisterFile& file : files) EXPECT_FALSE(file.title.empty()) << file.file;
  EXPECT_EQ(register_fault([] { read_register_file("register = \"A\"\nkind = \"what\"\n", "d.toml"); }).substr(0, 10),
            "toml_value");
  EXPECT_EQ(
      register_fault([] {
        read_register_file(
            "register = \"A\"\nkind = \"klass_codes\"\ntitle = \"t\"\nuse = \"u\"\nclassification = \"131/../1\"\n",
            "d.toml");
      }).substr(0, 10),
      "toml_value")
      << "an address is made of it";
  EXPECT_EQ(registers_beside("data/tables"), "data/registers");
  EXPECT_EQ(RegisterServers::beside("http://127.0.0.1:80/api/pxwebapi/v2").klass, "http://127.0.0.1:80/api/klass/v1");
  EXPECT_EQ(RegisterServers::beside("").klass, "https://data.ssb.no/api/klass/v1");
  EXPECT_EQ(date_of(1'795'910'400), "2026-11-29");
}

// The genuine answer of Klass, where it is at hand.
TEST(Klass, TheRecordedCodesOfTwentyTwentySix) {
  const std::filesystem::path file = "../shared/data/jsonstat/ssb_klass_131_codesAt_2026-01-01.json";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "SKIPPED, THE FILE IS NOT HERE: " << file;
  std::ifstream input(file);
  const std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
  const std::vector<KlassCode> codes = read_klass_codes(text, "codes");
  EXPECT_EQ(codes.size(), 358U);
  EXPECT_EQ(codes.front().name, "Oslo - Oslove");
}

}  // namespace
}  // namespace handlingsrom::statistics
