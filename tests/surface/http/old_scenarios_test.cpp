// The file of scenarios of earlier versions: its scenarios are in the store afterwards, whatever happened on the way.
#include "surface/http/old_scenarios.hpp"

#include <sqlite3.h>

#include <fstream>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/store/databases.hpp"
#include "base/store/record.hpp"

namespace handlingsrom::http {
namespace {

using store::key_of;

void run(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
  sqlite3_close_v2(database);
}

// The tables as the first version made them, and what the second added.
const std::string first_version =
    "CREATE TABLE scenario (id TEXT PRIMARY KEY, municipality TEXT NOT NULL, name TEXT NOT NULL, changes TEXT NOT NULL, "
    "revision INTEGER NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL) STRICT;"
    "INSERT INTO scenario VALUES ('0123456789abcdef0123456789abcdef', '5029', 'Heime lenger', '[1]', 3, "
    "'2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z'), ('1123456789abcdef0123456789abcdef', '4647', 'Anna', '[]', 1, "
    "'2026-02-01T00:00:00Z', '2026-02-01T00:00:00Z'); PRAGMA user_version = 1;";

std::string second_version() {
  const std::string content = handlingsrom::digest({"Heime lenger", "[1]"});
  const std::string hash = handlingsrom::digest(
      {"", "1", "2026-01-01T00:00:00Z", "created", "0123456789abcdef0123456789abcdef", "5029", content});
  return first_version +
         "ALTER TABLE scenario ADD COLUMN request TEXT; CREATE TABLE audit (number INTEGER PRIMARY KEY, time TEXT NOT "
         "NULL, action TEXT NOT NULL, scenario TEXT NOT NULL, municipality TEXT NOT NULL, content TEXT NOT NULL, hash "
         "TEXT NOT NULL) STRICT; INSERT INTO audit VALUES (1, '2026-01-01T00:00:00Z', 'created', "
         "'0123456789abcdef0123456789abcdef', '5029', '" +
         content + "', '" + hash + "'); PRAGMA user_version = 2;";
}

class OldScenarios : public store::OnBoth {
 protected:
  void SetUp() override {
    store::OnBoth::SetUp();
    std::string pattern = (std::filesystem::temp_directory_path() / "scenarios-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    where_ = pattern;
  }
  void TearDown() override {
    if (!where_.empty()) std::filesystem::remove_all(where_);
    store::OnBoth::TearDown();
  }
  std::filesystem::path old() const { return where_ / "scenarios.sqlite"; }
  std::filesystem::path where_;
};
HANDLINGSROM_ON_BOTH(OldScenarios);

TEST_P(OldScenarios, AreTakenIntoTheStoreFromEveryVersion) {
  for (const std::string& made : {first_version, second_version()}) {
    run(old(), made);
    const auto kept = std::make_shared<const store::Store>(address());
    ScenarioStore scenarios(kept);
    EXPECT_EQ(old_scenarios::take_over(scenarios, old()), 2U);
    const auto found = scenarios.find("0123456789abcdef0123456789abcdef");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->name + found->municipality + found->changes, "Heime lenger5029[1]");
    EXPECT_EQ(found->created, "2026-01-01T00:00:00Z");
    EXPECT_EQ(found->updated, "2026-03-01T00:00:00Z");
    EXPECT_EQ(found->revision, 1);
    const ScenarioPage page = scenarios.list("", "", 10, true);
    ASSERT_EQ(page.scenarios.size(), 2U);
    EXPECT_EQ(page.scenarios[0].name, "Heime lenger") << "latest change first, as before";
    EXPECT_NE(scenarios.change(found->id, 1, "b", "[]").updated, found->updated);
    EXPECT_FALSE(std::filesystem::exists(old()));
    EXPECT_EQ(old_scenarios::take_over(scenarios, old()), std::nullopt);
    TearDown();
    SetUp();
  }
}

TEST_P(OldScenarios, EndedInTheMiddleTheRestIsTakenAndNothingTwice) {
  run(old(), second_version());
  const auto kept = std::make_shared<const store::Store>(address());
  ScenarioStore scenarios(kept);
  scenarios.take_in(old_scenarios::read(old()).scenarios.at(0));
  scenarios.remove("1123456789abcdef0123456789abcdef");  // and removed since
  EXPECT_EQ(old_scenarios::take_over(scenarios, old()), 1U);
  EXPECT_EQ(scenarios.list("", "", 10, false).scenarios.size(), 1U);
}

TEST_P(OldScenarios, KeepTheirRecordInTheFileAndItsEndInTheStore) {
  run(old(), second_version());
  const auto kept = std::make_shared<const store::Store>(address());
  ScenarioStore scenarios(kept);
  old_scenarios::take_over(scenarios, old());
  std::vector<old_scenarios::Record> record = old_scenarios::read(old().string() + ".moved").record;
  ASSERT_EQ(record.size(), 1U);
  EXPECT_FALSE(old_scenarios::first_break(record));
  const auto moved = store::Documents(*kept).list("moved");
  ASSERT_EQ(moved.size(), 1U);
  EXPECT_NE(moved[0].name.name.find(record[0].hash), std::string::npos);
  record[0].action[0] ^= 1;
  EXPECT_EQ(old_scenarios::first_break(record), 1);
}

TEST_P(OldScenarios, ADamagedOrAnotherFileIsRefusedAndStays) {
  const auto kept = std::make_shared<const store::Store>(address());
  ScenarioStore scenarios(kept);
  std::ofstream(old()) << std::string(4096, 'x');
  EXPECT_EQ(key_of([&] { old_scenarios::take_over(scenarios, old()); }), "scenarios_damaged");
  std::filesystem::remove(old());
  run(old(), "CREATE TABLE other (a TEXT)");
  EXPECT_EQ(key_of([&] { old_scenarios::take_over(scenarios, old()); }), "scenarios_damaged");
  EXPECT_TRUE(std::filesystem::exists(old()));
  EXPECT_EQ(key_of([&] { old_scenarios::read(where_ / "none"); }), "file_unreadable");
}

}  // namespace
}  // namespace handlingsrom::http
