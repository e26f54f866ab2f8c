// `handlingsrom import`, `update`, `facts replay` and --own from outside.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/atomic_file.hpp"
#include "standing/statistics/replay.hpp"
#include "surface/cli/command.hpp"

namespace handlingsrom::cli {
namespace {

/// A store of the process's own, whatever stands in the user's.
std::string store_file() {
  return (std::filesystem::temp_directory_path() / ("store_" + std::to_string(::getpid()) + ".sqlite")).string();
}

Outcome call(std::vector<std::string> arguments) {
  setenv("HANDLINGSROM_STORE", store_file().c_str(), 1);
  return run_with(std::move(arguments));
}

class ImportCommand : public ::testing::Test {
 protected:
  ImportCommand() : folder(std::filesystem::temp_directory_path() / ("import_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  ~ImportCommand() override {
    std::filesystem::remove_all(folder);
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(store_file() + end);
  }
  std::string file(const std::string& name, const std::string& bytes) const {
    write_file(folder / name, bytes);
    return (folder / name).string();
  }
  std::string mappings() const { return (folder / "mappings").string(); }
  std::filesystem::path folder;
};

TEST_F(ImportCommand, SaysHowTheFileWasUnderstoodAndGivesTheFigures) {
  const std::string name =
      file("t.csv", "region;2023;2024\n5029 Skaun;1,5;..\n1657 Skaun (-2017);2;3\n9999 Uoppgitt;7;7\nSum;3;4\n");
  const Outcome csv = call({"import", name, "--format", "csv", "--mappings", mappings()});
  EXPECT_EQ(csv.code, 0) << csv.err;
  EXPECT_NE(csv.out.find("5029,Skaun,5029,,2023,"), std::string::npos) << csv.out;
  EXPECT_NE(csv.out.find("5029,Skaun,1657,,2024,"), std::string::npos) << csv.out;
  EXPECT_NE(csv.err.find("UTF-8, parted by semicolon, decimal comma"), std::string::npos) << csv.err;
  EXPECT_NE(csv.err.find("1 total is left out"), std::string::npos) << csv.err;
  EXPECT_NE(csv.err.find("1 row speaks of no known municipality"), std::string::npos) << csv.err;
  const Outcome preview = call({"import", name, "--preview", "--format", "json", "--mappings", mappings()});
  const auto json = nlohmann::json::parse(preview.out);
  EXPECT_EQ(json["rows"].size(), 3U);
  EXPECT_EQ(json["rows"][0]["role"], "municipality");
  EXPECT_EQ(json["rows"][2]["year"], "2024");
}

TEST_F(ImportCommand, WhatWasDecidedIsRememberedForTheShape) {
  const std::string name = file("a.csv", "kommune;antall;kode2\nSkaun;1;5\nOslo;2;6\n");
  EXPECT_EQ(call({"import", name, "--as", "kode2=ignored", "--keep", "--mappings", mappings(), "--format", "csv"}).code,
            0);
  const std::string next = file("b.csv", "kommune;antall;kode2\nBergen;3;7\n");
  const Outcome outcome = call({"import", next, "--mappings", mappings(), "--format", "csv"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 2) << outcome.out;
  EXPECT_NE(outcome.err.find("earlier file of the same shape"), std::string::npos);
}

TEST_F(ImportCommand, Refusals) {
  const auto refused = [&](const std::vector<std::string>& arguments, const std::string& words) {
    const Outcome outcome = call(arguments);
    EXPECT_EQ(outcome.code, 2) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
  };
  refused({"import", (folder / "none.csv").string()}, "Cannot find");
  refused({"import", file("x.csv", "bare;ord\nher;der\n")}, "no table of figures");
  refused({"import", file("x.xls", "\xD0\xCF\x11\xE0")}, "older Excel file");
  refused({"import", file("y.csv", "kommune;2024\nSkaun;1\n"), "--as", "finnes=value"}, "no column called");
  refused({"import", file("y.csv", "kommune;2024\nSkaun;1\n"), "--as", "kommune=hva"}, "The roles are");
}

TEST_F(ImportCommand, UpdateFetchesFromARecordingAndResumes) {
  file(
      "tables/12134.json",
      R"({"version":"2.0","class":"dataset","label":"12134: t","source":"SSB","updated":"2026-03-16T07:00:00Z","role":{"time":["Tid"],"geo":["KOKkommuneregion0000"],"metric":["ContentsCode"]},)"
      R"("id":["KOKkommuneregion0000","ContentsCode","Tid"],"size":[2,1,1],"dimension":{"KOKkommuneregion0000":{"label":"region","category":{"index":{"0301":0,"5029":1}}},)"
      R"("ContentsCode":{"label":"x","category":{"index":{"K":0}}},"Tid":{"label":"år","category":{"index":{"2025":0}}}},"value":[1,2]})");
  statistics::ReplayOptions options;
  options.folder = folder / "tables";
  options.faults = {statistics::Fault::half_json};
  statistics::ReplayServer server(options);
  const std::string out = (folder / "out").string();
  const Outcome plan = call({"update", "--plan", "--tables", "12134", "--server", server.base(), "--format", "csv"});
  EXPECT_EQ(plan.code, 0) << plan.err;
  EXPECT_NE(plan.out.find("12134,"), std::string::npos) << plan.out;
  EXPECT_EQ(server.extracts(), 0);
  EXPECT_EQ(call({"update", "--tables", "12134", "--server", server.base(), "--out", out}).code, 0);
  EXPECT_EQ(server.extracts(), 2);  // the first was not whole
  const Outcome again = call({"update", "--tables", "12134", "--server", server.base(), "--out", out});
  EXPECT_EQ(server.extracts(), 2);
  EXPECT_NE(again.err.find("fetched before"), std::string::npos) << again.err;
  EXPECT_NE(again.err.find("0 new series, 0 changed, 2 as before"), std::string::npos) << again.err;
  EXPECT_EQ(call({"update", "--tables", "99", "--server", server.base()}).code, 2);
  EXPECT_EQ(call({"update", "--tables", "12367", "--server", server.base(), "--out", out}).code,
            2);                                              // not in the recording
  EXPECT_EQ(call({"update", "--tables", "12134"}).code, 2);  // no contact
}

TEST_F(ImportCommand, AnUpdateTellsWhichFiguresMovedAndWhatTheyWere) {
  const auto table = [](const std::string& updated, int skaun) {
    return R"({"version":"2.0","class":"dataset","label":"12134: t","source":"SSB","updated":")" + updated +
           R"(T07:00:00Z","role":{"time":["Tid"],"geo":["KOKkommuneregion0000"],"metric":["ContentsCode"]},)"
           R"("id":["KOKkommuneregion0000","ContentsCode","Tid"],"size":[2,1,1],"dimension":{"KOKkommuneregion0000":{"label":"region","category":{"index":{"0301":0,"5029":1}}},)"
           R"("ContentsCode":{"label":"x","category":{"index":{"K":0},"label":{"K":"Netto driftsresultat"},"unit":{"K":{"base":"kr","decimals":0}}}},"Tid":{"label":"år","category":{"index":{"2025":0}}}},"value":[1,)" +
           std::to_string(skaun) + "]}";
  };
  const auto fetch = [&](const std::string& updated, int skaun) {
    file("tables/12134.json", table(updated, skaun));
    statistics::ReplayOptions options;
    options.folder = folder / "tables";
    statistics::ReplayServer server(options);
    return call({"update", "--tables", "12134", "--server", server.base(), "--out", (folder / "out").string()});
  };
  EXPECT_EQ(fetch("2026-03-16", 200).code, 0);
  const Outcome revised = fetch("2026-06-15", 250);
  EXPECT_EQ(revised.code, 0) << revised.err;
  EXPECT_NE(revised.err.find("Skaun: Netto driftsresultat, 2025, from 200 to 250"), std::string::npos) << revised.err;

  const Outcome found = call({"facts", "search", "driftsresultat", "--format", "csv"});
  EXPECT_TRUE(found.out.ends_with("\n12134/K,Netto driftsresultat,kr,facts history\n")) << found.out;
  const auto history =
      nlohmann::json::parse(call({"facts", "history", "skaun", "12134/K", "--format", "json"}).out)["rows"];
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0]["value"], 200);
  EXPECT_EQ(history[0]["vintage"], "2026-03-16 preliminary");
  EXPECT_EQ(history[0]["until"], history[1]["since"]);
  EXPECT_EQ(history[1]["value"], 250);
  EXPECT_EQ(call({"facts", "history", "skaun", "12134/L"}).code, 2);
  EXPECT_EQ(call({"facts", "why", "skaun", "12134/K", "2019"}).code, 2);
}

TEST_F(ImportCommand, OwnFiguresAreKeptAndUsedAndOneOfTwoIsChosen) {
  const auto own = [&](const char* spending) {
    return file(std::string("own") + spending + ".csv",
                std::string("figure,sector,value,unit\nyear,,2025,\nnet spending,school,") + spending + ",mill. kr\n");
  };
  const auto used = [&] {
    const Outcome explained = call({"explain", "skaun", "economy.spending.school", "2026", "--depth", "1"});
    EXPECT_EQ(explained.code, 0) << explained.err;
    return explained;
  };
  EXPECT_EQ(used().out.find("130"), std::string::npos);
  EXPECT_EQ(call({"facts", "keep", "skaun", own("130")}).code, 0);
  const Outcome first = used();
  EXPECT_NE(first.out.find("NOK 130 million"), std::string::npos) << first.out;
  EXPECT_NE(first.err.find("1 figure from the store (own130.csv)"), std::string::npos) << first.err;
  EXPECT_EQ(call({"facts", "keep", "skaun", own("140"), "--source", "Budget"}).code, 0);
  EXPECT_NE(used().out.find("NOK 140 million"), std::string::npos);
  const std::vector<std::string> figure{"skaun", "own/net_spending/school", "2025"};
  std::vector<std::string> choosing{"facts", "choose"};
  choosing.insert(choosing.end(), figure.begin(), figure.end());
  choosing.insert(choosing.end(), {"--source", "own130.csv", "--reason", "adopted accounts"});
  EXPECT_EQ(call(choosing).code, 0);
  EXPECT_NE(used().out.find("NOK 130 million"), std::string::npos);
  const Outcome why = call({"facts", "why", figure[0], figure[1], figure[2]});
  EXPECT_NE(why.out.find("Chosen by hand: adopted accounts"), std::string::npos) << why.out;
  EXPECT_EQ(call({"facts", "keep", "skaun", own("1")}).code, 2);  // as --own would refuse it
  EXPECT_EQ(call({"explain", "malvik", "economy.spending.school", "2026"}).err, "");
}

TEST_F(ImportCommand, AnImportedFileIsKeptAndEverythingIsWrittenOut) {
  const std::string name = file("t.csv", "region;2023;2024\n5029 Skaun;1,5;..\n");
  const Outcome kept = call({"import", name, "--save", "--source", "Skole-IT", "--mappings", mappings()});
  EXPECT_EQ(kept.code, 0) << kept.err;
  EXPECT_NE(kept.err.find("1 new series"), std::string::npos) << kept.err;
  const std::string out = (folder / "everything").string();
  EXPECT_EQ(call({"store", "export", "--out", out}).code, 0);
  std::ostringstream figures;
  figures << std::ifstream(out + "/figures.csv").rdbuf();
  EXPECT_NE(figures.str().find(",2023,1.5,,Skole-IT,t.csv,"), std::string::npos) << figures.str();
  EXPECT_NE(figures.str().find(",2024,,not_available,Skole-IT,t.csv,"), std::string::npos) << figures.str();
  const std::string copy = (folder / "copy.jsonl").string();
  EXPECT_EQ(call({"store", "backup", copy}).code, 0);
  EXPECT_EQ(call({"store", "restore", copy}).code, 2);  // not over what is there
  EXPECT_EQ(call({"--store", (folder / "new.sqlite").string(), "store", "restore", copy}).code, 0);
  EXPECT_EQ(call({"store", "check"}).code, 0);
}

TEST_F(ImportCommand, OwnFiguresAreHeldAgainstWhatIsPublished) {
  const std::string slip = file("own.csv", "figure;sector;value;unit\nnetto driftsutgifter;omsorg;228;1000 kr\n");
  const Outcome refused = call({"economy", "project", "skaun", "--own", slip, "--paths", "0"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("--accept"), std::string::npos) << refused.err;
  const Outcome accepted = call({"economy", "project", "skaun", "--own", slip, "--paths", "0", "--accept"});
  EXPECT_EQ(accepted.code, 0) << accepted.err;
  EXPECT_NE(accepted.err.find("far from the published or estimated level"), std::string::npos) << accepted.err;
}

}  // namespace
}  // namespace handlingsrom::cli
