// What people say of a figure, and what is new since they were here, on both databases.
#include "base/access/comments.hpp"

#include "base/access/clocked_store.hpp"
#include "base/access/accounts.hpp"
#include "base/access/refused.hpp"
#include "base/access/times.hpp"
#include "base/store/record.hpp"

namespace handlingsrom::access {
namespace {

using store::key_of;

class CommentsTest : public ClockedStore {
 protected:
  Comments comments() const { return Comments(*store_); }
  Comment say(const std::string& text, const std::string& owner = "a1", const std::string& about = "figure:rooms.money",
              const std::string& municipality = "5029") const {
    return comments().add({"", municipality, about, "Rom for penger", text, owner, ""});
  }
  std::vector<std::string> texts(const std::string& municipality, const std::string& about = "") const {
    std::vector<std::string> all;
    for (const Comment& one : comments().list(municipality, about)) all.push_back(one.text);
    return all;
  }
  static Identity who(const std::string& account, Role role, const std::string& space) {
    return {account, account, {{{role, space}, {}}}};
  }
  void pass(std::int64_t seconds) { now_ = later(now_, seconds); }
};
HANDLINGSROM_ON_BOTH(CommentsTest);

TEST_P(CommentsTest, AreReadOldestFirstWhereTheyWereSaid) {
  say("en");
  pass(1);
  say("to", "a2", "measure:school_count");
  pass(1);
  say("tre");
  say("andre steder", "a1", "figure:rooms.money", "4647");
  EXPECT_EQ(texts("5029"), (std::vector<std::string>{"en", "to", "tre"}));
  EXPECT_EQ(texts("5029", "figure:rooms.money"), (std::vector<std::string>{"en", "tre"}));
  EXPECT_EQ(texts("4647"), std::vector<std::string>{"andre steder"});
  EXPECT_TRUE(texts("0301").empty());
  const Comment first = comments().list("5029", "").front();
  const auto found = comments().find("5029", first.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->title, "Rom for penger");
  EXPECT_EQ(found->owner, "a1");
  EXPECT_EQ(found->time, "2026-11-29T10:00:00.000Z");
  EXPECT_FALSE(comments().find("4647", first.id)) << "an id leads nowhere in another municipality";
}

TEST_P(CommentsTest, AreAboutAFigureOrAMeasure) {
  for (const std::string& about :
       {std::string(), std::string("rooms.money"), std::string("figure:"), std::string("figure:a b"),
        std::string("figure:\x1b[2J"), "figure:" + std::string(200, 'a')})
    EXPECT_EQ(key_of([&] { say("x", "a1", about); }), "comment_about") << about;
  EXPECT_TRUE(texts("5029").empty());
}

TEST_P(CommentsTest, AreTakenAwayByTheirWriterOrAnAdministratorOfThePlace) {
  const std::string id = say("bare jeg").id;
  const Identity other = who("a2", Role::programme, "5029"), elsewhere = who("a3", Role::administrator, "4647"),
                 chief = who("a4", Role::administrator, "5029"), writer = who("a1", Role::reader, "5029");
  for (const Identity* one : {&other, &elsewhere})
    EXPECT_EQ(key_of([&] { comments().remove(one, "5029", id); }), "not_allowed") << one->account();
  EXPECT_EQ(key_of([&] { comments().remove(&elsewhere, "4647", id); }), "comment_unknown");
  comments().remove(&chief, "5029", id);
  EXPECT_EQ(key_of([&] { comments().remove(&writer, "5029", id); }), "comment_unknown");
  comments().remove(&writer, "5029", say("igjen").id);
  comments().remove(nullptr, "5029", say("uten kontoer").id);  // where there are no accounts
  EXPECT_TRUE(texts("5029").empty());
}

TEST_P(CommentsTest, TheRecordSaysWhoAndNotWhat) {
  const std::string id = say("et hemmelig ord").id;
  comments().remove(nullptr, "5029", id);
  const std::vector<store::Entry> entries = store::record(*store_);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].action, "commented");
  EXPECT_EQ(entries[0].author, "a1");
  EXPECT_EQ(entries[0].municipality, "5029");
  EXPECT_EQ(entries[1].action, "comment_removed");
  EXPECT_FALSE(store::first_break(entries));
  for (const store::Entry& entry : entries)
    EXPECT_EQ((entry.subject + entry.content).find("hemmelig"), std::string::npos);
}

TEST_P(CommentsTest, StandWithoutTheirWriterWhoseVisitsAreForgotten) {
  const Accounts accounts(*store_);
  const Actor owner = Actor::owner_of_the_machine();
  const std::string kari = accounts.add("Kari", "en lang setning uten mening", {{Role::analyst, "5029"}}, owner).id;
  say("fra Kari", kari);
  Visits(*store_).begin(kari, "5029", 1);
  accounts.remove(kari, owner);
  ASSERT_EQ(texts("5029"), std::vector<std::string>{"fra Kari"});
  EXPECT_FALSE(accounts.find(comments().list("5029", "").front().owner)) << "a number that leads to nobody";
  EXPECT_TRUE(Visits(*store_).of(kari).empty());
}

TEST_P(CommentsTest, AVisitGoesOnUntilHalfAnHourWithoutARequest) {
  const Visits visits(*store_);
  // The first one begins now: nothing is new.
  Visits::Before before = visits.begin("a1", "5029", 7);
  EXPECT_EQ(before.number, 7);
  EXPECT_EQ(before.time, "2026-11-29T10:00:00.000Z");
  // Twenty-nine minutes later it goes on, and what came meanwhile is still to be told.
  pass(29 * minute);
  before = visits.begin("a1", "5029", 9);
  EXPECT_EQ(before.number, 7);
  // An hour later it is another one: what was seen in the first is not told again.
  pass(hour);
  before = visits.begin("a1", "5029", 12);
  EXPECT_EQ(before.number, 9);
  EXPECT_EQ(before.time, "2026-11-29T10:29:00.000Z");
  // Another's visit and another municipality are their own.
  EXPECT_EQ(visits.begin("a2", "5029", 12).number, 12);
  EXPECT_EQ(visits.begin("a1", "4647", 12).number, 12);
  EXPECT_EQ(visits.of("a1").size(), 2U);
  EXPECT_EQ(visits.of("a2").size(), 1U);
}

}  // namespace
}  // namespace handlingsrom::access
