#include "base/store/documents.hpp"

#include <thread>

#include "base/store/databases.hpp"
#include "base/store/record.hpp"

namespace handlingsrom::store {
namespace {

const Name mandate{"programme", "5029", "Sammen mot 2035"};

/// A clock that the test sets.
struct Clock {
  std::string time = "2026-01-01T08:00:00.000Z";
  Options options() {
    Options options;
    options.clock = [this] { return time; };
    return options;
  }
};

Draft draft(int seen, const std::string& body, const std::string& author = "rådgiver") {
  return {mandate, seen, body, author, "", 0};
}

class StoreDocuments : public OnBoth {};
HANDLINGSROM_ON_BOTH(StoreDocuments);

TEST_P(StoreDocuments, KeepEveryVersion) {
  Clock clock;
  const Store store = open(clock.options());
  const Documents documents(store);
  EXPECT_FALSE(documents.find(mandate));
  EXPECT_EQ(documents.put(draft(0, "fase = 1")).stored.version, 1);
  clock.time = "2026-02-01T08:00:00.000Z";
  EXPECT_EQ(documents.put({mandate, 1, "fase = 2", "leder", "vedtatt i PS 12/26", 0}).stored.version, 2);
  const Document now = *documents.find(mandate);
  EXPECT_EQ(now.body, "fase = 2");
  EXPECT_EQ(now.version, 2);
  EXPECT_EQ(now.author, "leder");
  EXPECT_EQ(now.note, "vedtatt i PS 12/26");
  EXPECT_EQ(now.time, "2026-02-01T08:00:00.000Z");
  EXPECT_EQ(documents.version(mandate, 1)->body, "fase = 1");
  EXPECT_FALSE(documents.version(mandate, 3));
  const std::vector<Document> history = documents.history(mandate);
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].time, "2026-01-01T08:00:00.000Z");
  EXPECT_TRUE(history[0].body.empty());
}

TEST_P(StoreDocuments, AreAsTheyWereAtAMoment) {
  Clock clock;
  const Store store = open(clock.options());
  const Documents documents(store);
  documents.put(draft(0, "en"));
  clock.time = "2026-03-15T12:00:00.000Z";
  documents.put(draft(1, "to"));
  clock.time = "2026-06-01T12:00:00.000Z";
  documents.remove(mandate, 2, "leder");
  EXPECT_FALSE(documents.find_at(mandate, "2025"));
  EXPECT_EQ(documents.find_at(mandate, "2026-03-14")->body, "en");
  EXPECT_EQ(documents.find_at(mandate, "2026-03-15T11:59:59.999Z")->body, "en");
  EXPECT_EQ(documents.find_at(mandate, "2026-03-15T12:00:00.000Z")->body, "to");
  EXPECT_EQ(documents.find_at(mandate, "2026-03")->body, "to");
  EXPECT_FALSE(documents.find_at(mandate, "2026"));
  EXPECT_FALSE(documents.find(mandate));
  EXPECT_EQ(documents.list("programme", "5029", "2026-05").size(), 1U);
  EXPECT_EQ(documents.list("programme").size(), 0U);
  EXPECT_EQ(key_of([&] { documents.find_at(mandate, "15.3.2026"); }), "store_time");
}

TEST_P(StoreDocuments, TwoWhoWriteAtOnceAreBothKeptAndTheSecondIsTold) {
  const Store store = open();
  const Documents documents(store);
  documents.put(draft(0, "grunnlag"));
  documents.put(draft(1, "Annas", "Anna"));
  const Put late = documents.put(draft(1, "Bos", "Bo"));
  EXPECT_EQ(late.stored.beside, 1);
  ASSERT_TRUE(late.other);
  EXPECT_EQ(late.other->body, "Annas");
  EXPECT_EQ(documents.find(mandate)->body, "Annas");
  const Put later = documents.put(draft(1, "Cecilies", "Cecilie"));
  EXPECT_EQ(later.stored.beside, 2);
  EXPECT_EQ(documents.open(mandate).size(), 2U);
  EXPECT_EQ(documents.version(mandate, 2, 1)->body, "Bos");

  Draft joined = draft(2, "Annas og Bos", "Bo");
  joined.settles = 1;
  EXPECT_FALSE(documents.put(joined).other);
  const std::vector<Document> open = documents.open(mandate);
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open[0].body, "Cecilies");
}

TEST_P(StoreDocuments, WhatIsAskedForAgainIsStoredOnce) {
  const Store store = open();
  const Documents documents(store);
  documents.put(draft(0, "en"));
  const Put again = documents.put(draft(0, "en"));
  EXPECT_EQ(again.stored.version, 1);
  EXPECT_FALSE(again.other);
  documents.put(draft(1, "to", "Anna"));
  documents.put(draft(1, "tre", "Bo"));
  const Put beside_again = documents.put(draft(1, "tre", "Bo"));
  EXPECT_EQ(beside_again.stored.beside, 1);
  EXPECT_EQ(beside_again.other->body, "to");
  EXPECT_EQ(documents.history(mandate).size(), 3U);
  EXPECT_EQ(documents.put(draft(0, "en", "Bo")).stored.beside, 2);  // another's, though it says the same
}

TEST_P(StoreDocuments, RefuseVersionsThatThereAreNot) {
  const Store store = open();
  const Documents documents(store);
  EXPECT_EQ(key_of([&] { documents.put(draft(1, "en")); }), "document_version");
  EXPECT_EQ(key_of([&] { documents.put(draft(-1, "en")); }), "document_version");
  EXPECT_EQ(key_of([&] { documents.remove(mandate, 1, "Anna"); }), "document_unknown");
  documents.put(draft(0, "en"));
  Draft settling = draft(1, "to");
  settling.settles = 1;
  EXPECT_EQ(key_of([&] { documents.put(settling); }), "document_version");
  EXPECT_EQ(key_of([&] { documents.erase(mandate, 2, 0, "Anna", "innsyn"); }), "document_version");
  EXPECT_EQ(documents.history(mandate).size(), 1U);
}

TEST_P(StoreDocuments, ARemovedOneCanBeMadeAnew) {
  const Store store = open();
  const Documents documents(store);
  documents.put(draft(0, "en"));
  EXPECT_EQ(documents.remove(mandate, 1, "Anna").stored.version, 2);
  EXPECT_EQ(documents.put(draft(0, "ny")).stored.version, 3);
  EXPECT_EQ(documents.find(mandate)->body, "ny");
  EXPECT_TRUE(documents.remove(mandate, 2, "Bo").other);  // had not seen the new one
  EXPECT_EQ(documents.find(mandate)->body, "ny");
}

TEST_P(StoreDocuments, TextIsTextWhateverItHolds) {
  const Store store = open();
  const Documents documents(store);
  const Name odd{"programme", "", "'; DROP TABLE document; -- \"æøå\" :name $1 ?"};
  const std::string body = "linje 1\r\n\tlinje 2 \\ ' \" :b $2 € 𝒳\n";
  documents.put({odd, 0, body, "o'Neill", "", 0});
  EXPECT_EQ(documents.find(odd)->body, body);
  EXPECT_EQ(documents.find(odd)->author, "o'Neill");
  EXPECT_EQ(documents.list("programme", "").at(0).name, odd);
  EXPECT_EQ(documents.list("programme", "5029").size(), 0U);
  EXPECT_FALSE(documents.find({"programme", "", "'; drop table document; -- \"æøå\" :name $1 ?"}));
}

TEST_P(StoreDocuments, RefuseWhatCannotBeKept) {
  Options options;
  options.most_bytes = 10;
  const Store store = open(options);
  const Documents documents(store);
  const auto refused = [&](const Name& name, const std::string& body) {
    return key_of([&] { documents.put({name, 0, body, "", "", 0}); });
  };
  EXPECT_EQ(refused({"", "", "a"}, ""), "document_name");
  EXPECT_EQ(refused({"a", "", " "}, ""), "document_name");
  EXPECT_EQ(refused({"a", "", "\u202Ea"}, ""), "document_name");
  EXPECT_EQ(refused({"a", "", std::string(201, 'a')}, ""), "document_name");
  EXPECT_EQ(refused({"a", "", "b"}, std::string("a\0b", 3)), "document_text");
  EXPECT_EQ(refused({"a", "", "b"}, "\xff"), "document_text");
  EXPECT_EQ(refused({"a", "", "b"}, "12345678901"), "document_size");
  EXPECT_EQ(refused({"a", "", "b"}, "1234567890"), "");
}

TEST_P(StoreDocuments, WhatTheLawTakesAwayIsGoneAndTheRecordSaysSo) {
  const Store store = open();
  const Documents documents(store);
  documents.put(draft(0, "navn = 'Kari'", "Kari"));
  documents.put(draft(1, "navn = ''"));
  documents.erase(mandate, 1, 0, "personvernombud", "begjæring");
  const Document erased = *documents.version(mandate, 1);
  EXPECT_TRUE(erased.erased);
  EXPECT_EQ(erased.body + erased.author + erased.note, "");
  EXPECT_EQ(documents.find(mandate)->body, "navn = ''");
  EXPECT_EQ(record(store).back().action, "erased");
  EXPECT_FALSE(first_break(record(store)));
}

TEST_P(StoreDocuments, AClockThatJumpsBackDoesNotTurnTheOrder) {
  Clock clock;
  const Store store = open(clock.options());
  const Documents documents(store);
  documents.put(draft(0, "en"));
  clock.time = "2019-01-01T00:00:00.000Z";
  EXPECT_EQ(documents.put(draft(1, "to")).stored.time, "2026-01-01T08:00:00.000Z");
  EXPECT_EQ(documents.find_at(mandate, "2026")->body, "to");
}

TEST_P(StoreDocuments, ManyAtOnceLoseNothing) {
  const Store store = open();
  constexpr int writers = 8;
  constexpr int each = 10;
  std::vector<std::thread> threads;
  for (int i = 0; i < writers; ++i) {
    threads.emplace_back([&, i] {
      const Store mine = i % 2 == 0 ? open() : Store(address());
      const Documents documents(mine);
      for (int k = 0; k < each; ++k) {
        const auto seen = documents.find(mandate);
        documents.put(draft(seen ? seen->version : 0, std::to_string(k), "skriver " + std::to_string(i)));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const Documents documents(store);
  EXPECT_EQ(documents.history(mandate).size(), static_cast<std::size_t>(writers * each));
  const std::vector<Entry> entries = record(store);
  EXPECT_EQ(entries.size(), static_cast<std::size_t>(writers * each));
  EXPECT_FALSE(first_break(entries));
}

}  // namespace
}  // namespace handlingsrom::store
