// Compiled by itself: SOCI has sqlite3.h in a namespace of its own, and who reads the file first has it for all.
#include "base/store/store.hpp"

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>

#include <thread>

#include "base/store/databases.hpp"
#include "base/store/documents.hpp"
#include "base/store/migrations.hpp"
#include "base/store/record.hpp"

namespace handlingsrom::store {
namespace {

const Name some{"programme", "5029", "a"};

class StoreOn : public OnBoth {};
HANDLINGSROM_ON_BOTH(StoreOn);

TEST_P(StoreOn, KnowsItsVersionAndIsOpenedAgain) {
  { Documents(open()).put({some, 0, "en", "", "", 0}); }
  const Store again = open();
  EXPECT_EQ(again.version(), latest_migration());
  EXPECT_EQ(Documents(again).find(some)->body, "en");
}

TEST_P(StoreOn, ComesUpToDateFromEveryEarlierVersion) {
  for (int version = 0; version < latest_migration(); ++version) {
    SCOPED_TRACE(version);
    {
      Connection connection(address(), std::chrono::milliseconds(1000));
      migrate(connection, version);
      EXPECT_EQ(migration_of(connection), version);
      if (version >= 1) {
        connection.sql()
            << "INSERT INTO document (number, kind, municipality, name, version, beside, body, author, time, "
               "note, settles, removed, erased) VALUES (1, 'programme', '5029', 'a', 1, 0, 'gammel', '', "
               "'2026-01-01T00:00:00.000Z', '', 0, 0, 0)";
      }
    }
    {
      const Store store = open();
      EXPECT_EQ(store.version(), latest_migration());
      if (version >= 1) {
        EXPECT_EQ(Documents(store).find(some)->body, "gammel");
      }
      EXPECT_EQ(Documents(store).put({some, version >= 1 ? 1 : 0, "ny", "", "", 0}).stored.version,
                version >= 1 ? 2 : 1);
    }
    TearDown();
    SetUp();
  }
}

TEST_P(StoreOn, RefusesALaterVersion) {
  {
    const Store store = open();
    Connection connection(address(), std::chrono::milliseconds(1000));
    const int later = latest_migration() + 1;
    connection.sql() << "INSERT INTO migration (number, time) VALUES (:number, '')", soci::use(later);
  }
  EXPECT_EQ(key_of([&] { open(); }), "store_later");
}

TEST_P(StoreOn, NobodyChangesWhatWasStored) {
  const Store store = open();
  Documents(store).put({some, 0, "en", "", "", 0});
  Connection other(address(), std::chrono::milliseconds(1000));
  for (const char* attempt : {"UPDATE document SET body = 'to'",
                              "UPDATE document SET body = '', erased = 1, version = 2, author = '', note = ''",
                              "DELETE FROM document", "UPDATE entry SET author = 'en annen'", "DELETE FROM entry"}) {
    EXPECT_EQ(key_of([&] { other.guarded([&] { other.sql() << attempt; }); }), "store_unwritable") << attempt;
  }
  EXPECT_EQ(Documents(store).find(some)->body, "en");
}

TEST_P(StoreOn, AChangedRecordShows) {
  const Store store = open();
  for (int i = 0; i < 3; ++i) Documents(store).put({some, i, std::to_string(i), "Anna", "", 0});
  std::vector<Entry> entries = record(store);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[2].subject, "programme/a 3");
  EXPECT_EQ(record(store, 2).size(), 1U);
  EXPECT_FALSE(first_break(entries));
  entries[1].author = "Bo";
  EXPECT_EQ(first_break(entries), 2);
  entries = record(store);
  entries.erase(entries.begin() + 1);
  EXPECT_EQ(first_break(entries), 2);
}

TEST_P(StoreOn, AWriteWaitsForAnotherAndIsToldWhenItTakesTooLong) {
  Options options;
  options.busy = std::chrono::milliseconds(100);
  const Store store = open(options);
  const Documents documents(store);
  documents.put({some, 0, "en", "", "", 0});
  Connection other(address(), std::chrono::milliseconds(1000));
  auto held = std::make_unique<Writing>(other);
  EXPECT_EQ(key_of([&] { documents.put({some, 1, "to", "", "", 0}); }), "store_busy");
  EXPECT_EQ(documents.find(some)->body, "en");  // who only looks does not wait
  std::thread ends([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    held.reset();
  });
  EXPECT_EQ(key_of([&] { documents.put({some, 1, "to", "", "", 0}); }), "");
  ends.join();
}

TEST_P(StoreOn, WhatIsNotCommittedIsNotThere) {
  const Store store = open();
  {
    Connection other(address(), std::chrono::milliseconds(1000));
    const Writing writing(other);
    other.sql()
        << "INSERT INTO entry (number, time, action, subject, municipality, content, author, hash) VALUES (1, '', '', "
           "'', '', '', '', '')";
  }
  EXPECT_TRUE(record(store).empty());
}

TEST_P(StoreOn, ASharedOneThatLosesItsConnectionsGoesOn) {
  if (is_sqlite()) return;
  const Store store = open();
  const Documents documents(store);
  documents.put({some, 0, "en", "", "", 0});
  soci::session(soci::postgresql, server_address("postgres"))
      << "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" << name_ << "'";
  EXPECT_EQ(documents.find(some)->body, "en");
  EXPECT_EQ(documents.put({some, 1, "to", "", "", 0}).stored.version, 2);
}

TEST(StoreAddress, SaysWhereWithoutThePassword) {
  EXPECT_EQ(Address("postgresql://kari:hemmelig@db.kommune.example:5432/handlingsrom?sslmode=require").shown(),
            "postgresql://db.kommune.example:5432/handlingsrom");
  EXPECT_EQ(Address("postgresql:///handlingsrom?password=hemmelig&host=/run").shown(), "postgresql:///handlingsrom");
  EXPECT_EQ(Address("/a b/c.sqlite").shown(), "/a b/c.sqlite");
  EXPECT_EQ(key_of([] { Address("mysql://a/b"); }), "store_address");
  EXPECT_EQ(key_of([] { Address("a\"b"); }), "store_address");
}

TEST(StoreAddress, TellsWhenNobodyAnswers) {
  EXPECT_EQ(key_of([] { Store(Address("postgresql:///a?host=/nowhere")); }), "store_unreachable");
}

TEST(StoreTime, IsTheEndOfWhatIsNamed) {
  EXPECT_EQ(moment("2026"), "2026-12-31T23:59:59.999Z");
  EXPECT_EQ(moment("2026-02"), "2026-02-31T23:59:59.999Z");
  EXPECT_EQ(moment("2026-02-03"), "2026-02-03T23:59:59.999Z");
  EXPECT_EQ(moment("2026-02-03T04:05:06Z"), "2026-02-03T04:05:06.999Z");
  EXPECT_EQ(moment(utc_now()).size(), 24U);
  for (const char* wrong : {"", "26", "2026-2-3", "2026-02-03 04:05", "i går", "2026-02-03T04:05:06+"})
    EXPECT_EQ(key_of([&] { moment(wrong); }), "store_time") << wrong;
}

// What follows is about a file, which only SQLite has.
class StoreFile : public OnBoth {};
INSTANTIATE_TEST_SUITE_P(On, StoreFile, ::testing::Values("sqlite"),
                         [](const auto& information) { return std::string(information.param); });

TEST_P(StoreFile, BelongsToItsUserOnly) {
  const Store store = open();
  Documents(store).put({some, 0, "en", "", "", 0});
  for (const auto& entry : std::filesystem::directory_iterator(address().file().parent_path())) {
    struct stat is {};
    ASSERT_EQ(stat(entry.path().c_str(), &is), 0);
    EXPECT_EQ(is.st_mode & 0777U, 0600U) << entry.path();
  }
}

TEST_P(StoreFile, TakenAwayWhileOpenIsTold) {
  const Store store = open();
  std::filesystem::remove(address().file());
  EXPECT_EQ(key_of([&] { Documents(store).put({some, 0, "en", "", "", 0}); }), "store_gone");
  EXPECT_EQ(key_of([&] { Documents(store).find(some); }), "store_gone");
  EXPECT_EQ(key_of([&] { store.check_there(); }), "store_gone");
}

TEST_P(StoreFile, NoDatabaseIsToldFromADamagedOne) {
  std::filesystem::create_directories(address().file().parent_path());
  std::ofstream(address().file()) << std::string(4096, 'x');
  EXPECT_EQ(key_of([&] { open(); }), "store_damaged");
}

TEST_P(StoreFile, ADamagedPageIsSeenAtTheStart) {
  {
    const Store store = open();
    for (int i = 0; i < 50; ++i) Documents(store).put({some, i, std::string(4000, 'a'), "", "", 0});
  }
  const auto size = std::filesystem::file_size(address().file());
  {
    std::fstream file(address().file(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(size / 2 / 4096 * 4096));
    file << std::string(4096, '\x5a');
  }
  EXPECT_EQ(key_of([&] { open(); }), "store_damaged");
}

TEST_P(StoreFile, TheLogStaysSmall) {
  const Store store = open();
  for (int i = 0; i < 30; ++i) Documents(store).put({some, i, std::string(200'000, 'a'), "", "", 0});
  EXPECT_LT(std::filesystem::file_size(address().text() + "-wal"), 2U << 20U);
}

}  // namespace
}  // namespace handlingsrom::store
