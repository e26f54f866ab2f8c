// The saved scenarios, on both databases.
#include "surface/http/scenario_store.hpp"

#include <sys/mount.h>

#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "base/store/connection.hpp"
#include "base/store/databases.hpp"
#include "base/store/record.hpp"

namespace handlingsrom::http {
namespace {

using store::key_of;

class ScenarioStoreTest : public store::OnBoth {
 protected:
  std::shared_ptr<const store::Store> opened() const { return std::make_shared<const store::Store>(address()); }
};
HANDLINGSROM_ON_BOTH(ScenarioStoreTest);

TEST_P(ScenarioStoreTest, KeepsChangesAndDeletes) {
  ScenarioStore store(opened());
  const SavedScenario made = store.create("5029", "Heime lenger", "[]");
  EXPECT_EQ(made.id.size(), 32U);
  EXPECT_EQ(made.revision, 1);
  store.create("4647", "Anna", "[]");
  EXPECT_EQ(store.list("5029", "", 10, false).scenarios.size(), 1U);
  EXPECT_EQ(store.list("", "", 10, false).scenarios.size(), 2U);
  const SavedScenario changed = store.change(made.id, 1, "Nytt namn", "[1]");
  EXPECT_EQ(changed.revision, 2);
  EXPECT_EQ(ScenarioStore(opened()).find(made.id)->name, "Nytt namn");
  EXPECT_TRUE(store.remove(made.id));
  EXPECT_FALSE(store.remove(made.id));
  EXPECT_FALSE(store.find(made.id));
}

TEST_P(ScenarioStoreTest, RefusesWhatSomeoneElseHasChanged) {
  ScenarioStore store(opened());
  const SavedScenario made = store.create("5029", "a", "[]");
  store.change(made.id, 1, "b", "[]");
  try {
    store.change(made.id, 1, "c", "[]");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), "scenario_changed_meanwhile");
  }
  EXPECT_THROW(store.change("0", 1, "c", "[]"), Error);
}

TEST_P(ScenarioStoreTest, TextIsTextWhateverItHolds) {
  ScenarioStore store(opened());
  const std::string name = "'; DROP TABLE scenario; -- \"æøå\"";
  const SavedScenario made = store.create("5029", name, "[]");
  EXPECT_EQ(store.find(made.id)->name, name);
}

TEST_P(ScenarioStoreTest, TwoStoresOnOneFileLoseNothingAndKeepTheLogShort) {
  ScenarioStore one(opened()), two(opened());
  const std::string changes = "[\"" + std::string(20'000, 'x') + "\"]";
  const auto write = [&](ScenarioStore& store) {
    for (int i = 0; i < 100; ++i) store.create("5029", "a", changes);
  };
  std::thread first([&] { write(one); });
  write(two);
  first.join();
  std::size_t count = 0;
  for (ScenarioPage page = one.list("", "", 100, false);; page = one.list("", page.next, 100, false)) {
    count += page.scenarios.size();
    if (page.next.empty()) break;
  }
  EXPECT_EQ(count, 200U);
  if (is_sqlite()) {
    EXPECT_LT(std::filesystem::file_size(address_ + "-wal"), 12U << 20U);
  }
}

TEST_P(ScenarioStoreTest, AListComesInPagesWithinItsBytes) {
  StoreLimits limits;
  limits.page_bytes = 5'000;
  ScenarioStore store(opened(), limits);
  const std::string changes = "[\"" + std::string(2'000, 'x') + "\"]";
  std::set<std::string> made, seen;
  for (int i = 0; i < 7; ++i) made.insert(store.create("5029", "a", changes).id);
  std::string after;
  int pages = 0;
  do {
    const ScenarioPage page = store.list("5029", after, 100, true);
    EXPECT_LE(page.scenarios.size(), 2U);
    for (const SavedScenario& each : page.scenarios) EXPECT_TRUE(seen.insert(each.id).second);
    after = page.next;
    ++pages;
  } while (!after.empty() && pages < 20);
  EXPECT_EQ(seen, made);
  const ScenarioPage summaries = store.list("", "", 5, false);
  EXPECT_EQ(summaries.scenarios.size(), 5U);
  EXPECT_EQ(summaries.scenarios[0].changes, "");
  EXPECT_EQ(key_of([&] { store.list("", "nonsense", 5, false); }), "scenario_page");
}

TEST_P(ScenarioStoreTest, NobodyTakesAllTheRoom) {
  StoreLimits limits;
  limits.most = 3;
  limits.most_each = 2;
  ScenarioStore store(opened(), limits);
  store.create("5029", "a", "[]");
  const std::string second = store.create("5029", "a", "[]").id;
  EXPECT_EQ(key_of([&] { store.create("5029", "a", "[]"); }), "scenarios_full_here");
  store.create("4647", "a", "[]");
  EXPECT_EQ(key_of([&] { store.create("0301", "a", "[]"); }), "scenarios_full");
  store.remove(second);
  EXPECT_EQ(key_of([&] { store.create("0301", "a", "[]"); }), "");
}

TEST_P(ScenarioStoreTest, WhatWasRemovedIsKeptUntilItsRoomIsNeeded) {
  const auto kept = opened();
  StoreLimits limits;
  limits.most_bytes = 10'000;
  ScenarioStore store(kept, limits);
  const std::string changes = "[\"" + std::string(2'900, 'x') + "\"]";
  std::vector<std::string> made;
  for (int i = 0; i < 3; ++i) made.push_back(store.create("5029", "a", changes).id);
  EXPECT_EQ(key_of([&] { store.create("5029", "a", changes); }), "scenarios_full_bytes");
  EXPECT_EQ(key_of([&] { store.change(made[2], 1, "b", changes); }), "scenarios_full_bytes");
  store.remove(made[1]);
  store.remove(made[0]);
  const store::Documents documents(*kept);
  EXPECT_NE(documents.history({"scenario", "5029", made[0]}).at(0).erased, true);
  EXPECT_EQ(key_of([&] { store.create("5029", "a", changes); }), "");
  EXPECT_TRUE(documents.history({"scenario", "5029", made[1]}).at(0).erased) << "removed first";
  EXPECT_FALSE(documents.history({"scenario", "5029", made[0]}).at(0).erased);
  EXPECT_TRUE(store.find(made[2]));
  EXPECT_FALSE(store::first_break(store::record(*kept)));
}

TEST_P(ScenarioStoreTest, WhatIsAskedAgainIsDoneOnce) {
  ScenarioStore store(opened());
  const SavedScenario made = store.create("5029", "a", "[]", "request-1");
  EXPECT_EQ(store.create("5029", "a", "[]", "request-1").id, made.id);
  EXPECT_EQ(ScenarioStore(opened()).create("5029", "a", "[]", "request-1").id, made.id);
  EXPECT_NE(store.create("5029", "a", "[]", "request-2").id, made.id);
  EXPECT_EQ(key_of([&] { store.create("4647", "a", "[]", "request-1"); }), "request_reused");
  EXPECT_EQ(store.change(made.id, 1, "b", "[]").revision, 2);
  EXPECT_EQ(store.change(made.id, 1, "b", "[]").revision, 2);
  EXPECT_EQ(key_of([&] { store.change(made.id, 1, "c", "[]"); }), "scenario_changed_meanwhile");
}

TEST_P(ScenarioStoreTest, OneBadRowIsSaidAndTheRestIsThere) {
  ScenarioStore store(opened());
  const SavedScenario bad = store.create("5029", "bad", "{{{");
  store.create("5029", "good", "[]");
  for (const bool changes : {true, false}) {
    const ScenarioPage page = store.list("", "", 10, changes);
    ASSERT_EQ(page.scenarios.size(), 2U);
    for (const SavedScenario& each : page.scenarios) EXPECT_EQ(each.readable, each.id != bad.id);
  }
  EXPECT_FALSE(store.find(bad.id)->readable);
}

TEST_P(ScenarioStoreTest, KeepsARecordOfWhatWasDoneThatShowsWhenItIsChanged) {
  const auto kept = opened();
  ScenarioStore store(kept);
  const std::string id = store.create("5029", "secret name", "[]", "r").id;
  store.create("5029", "secret name", "[]", "r");  // sent again: nothing was done
  store.change(id, 1, "other", "[1]");
  store.remove(id);
  EXPECT_FALSE(store.remove(id));
  std::vector<store::Entry> entries = store::record(*kept);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].action + entries[1].action + entries[2].action, "putputremoved");
  EXPECT_EQ(entries[0].subject, "scenario/" + id + " 1");
  EXPECT_EQ(entries[2].municipality, "5029");
  for (const store::Entry& entry : entries) EXPECT_EQ(entry.subject.find("secret"), std::string::npos);
  EXPECT_FALSE(store::first_break(entries));
  entries[1].action[0] ^= 1;
  EXPECT_EQ(store::first_break(entries), 2);
  EXPECT_EQ(store::Documents(*kept).history({"scenario", "5029", id}).size(), 3U) << "every version stays";
}

TEST_P(ScenarioStoreTest, TwoWhoSendTheSameRequestAtOnceMakeOne) {
  ScenarioStore one(opened()), two(opened());
  std::vector<std::string> first(20), second(20);
  const auto make = [](ScenarioStore& store, std::vector<std::string>& ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = store.create("5029", "a", "[]", "r" + std::to_string(i)).id;
  };
  std::thread other([&] { make(two, second); });
  make(one, first);
  other.join();
  EXPECT_EQ(first, second);
  EXPECT_EQ(one.list("", "", 100, false).scenarios.size(), 20U);
}

TEST_P(ScenarioStoreTest, WhatWasRemovedCanBeAskedForAnew) {
  ScenarioStore store(opened());
  const std::string id = store.create("5029", "a", "[]", "r").id;
  store.remove(id);
  const SavedScenario anew = store.create("5029", "a", "[]", "r");
  EXPECT_NE(anew.id, id);
  EXPECT_EQ(anew.revision, 1);
}

TEST_P(ScenarioStoreTest, OnAFullDiskNothingIsLostAndDeletingHelps) {
  if (!is_sqlite()) GTEST_SKIP() << "a file's";
  const std::filesystem::path disk = folder_ / "disk";
  std::filesystem::create_directories(disk);
  if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=4m") != 0) GTEST_SKIP() << "a small disk needs the right to mount";
  {
    ScenarioStore store(std::make_shared<const store::Store>(store::Address((disk / "s.sqlite").string())));
    const std::string changes = "[\"" + std::string(20'000, 'x') + "\"]";
    std::vector<std::string> made;
    std::string fault;
    while (fault.empty() && made.size() < 1000)
      fault = key_of([&] { made.push_back(store.create("5029", "a", changes).id); });
    EXPECT_EQ(fault, "store_unwritable");
    EXPECT_GT(made.size(), 5U);
    for (const std::string& id : made) EXPECT_TRUE(store.find(id));
    for (const std::string& id : made) EXPECT_TRUE(store.remove(id));
    EXPECT_EQ(key_of([&] { store.create("5029", "a", changes); }), "");
  }
  umount(disk.c_str());
}

}  // namespace
}  // namespace handlingsrom::http
