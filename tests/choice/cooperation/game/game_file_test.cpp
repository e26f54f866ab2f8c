#include <gtest/gtest.h>

#include <sstream>

#include "base/error.hpp"
#include "choice/cooperation/game/game.hpp"

namespace handlingsrom::cooperation {
namespace {

Game read(const std::string& text) {
  std::istringstream input(text);
  return read_game(input, "g.csv");
}

std::string fault_of(const std::string& text) {
  try {
    read(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "no fault";
}

TEST(ReadGame, PublishedOrderIsBySizeThenLexicographic) {
  const Game game = read("kind,cost\ncoalition_values,1 2 3 4 12 13 14 23 24 34 123 124 134 234 1234\n");
  EXPECT_EQ(game.size(), 4);
  EXPECT_EQ(game.kind, Kind::cost);
  for (Coalition coalition = 1; coalition <= game.everyone(); ++coalition) {
    double number = 0;
    for (int i = 0; i < 4; ++i) {
      if ((coalition >> i & 1U) != 0) number = 10 * number + i + 1;
    }
    EXPECT_EQ(game.worth[coalition], number) << name_of(game, coalition);
  }
}

TEST(ReadGame, TableOfNamedCoalitionsInAnyOrder) {
  const Game game = read(
      "\xEF\xBB\xBF"
      "coalition,cost\nSogndal+Luster,7\nLuster,4\nSogndal,5\n");
  EXPECT_EQ(game.members, (std::vector<std::string>{"Sogndal", "Luster"}));
  EXPECT_EQ(game.worth, (std::vector<double>{0, 5, 4, 7}));
  const Game named = read("members,Sogndal;Luster\nkind,profit\r\ncoalition_values,\"5 4 -7\"\n");
  EXPECT_EQ(named.members, game.members);
  EXPECT_EQ(named.worth[3], -7);
}

TEST(ReadGame, NamesThePlaceOfEachFault) {
  EXPECT_EQ(fault_of(""), "game_record_missing: file=g.csv, line=1, found=, expected=kind");
  EXPECT_EQ(fault_of("kind,gain\n"), "game_kind: file=g.csv, line=1, found=gain, expected=cost or profit");
  EXPECT_EQ(fault_of("kind,cost\n"), "game_record_missing: file=g.csv, line=1, found=, expected=coalition_values");
  EXPECT_EQ(fault_of("kind,cost\ncoalition_values,1 2\n"),
            "game_count: file=g.csv, line=2, found=2, expected=1, 3, 7, 15, 31, … (2^n − 1)");
  EXPECT_EQ(fault_of("kind,cost\nmembers,a;b;c\ncoalition_values,1 2 3\n"),
            "game_count: file=g.csv, line=3, found=3, expected=7");
  EXPECT_EQ(fault_of("kind,cost\ncoalition_values,1 nan 3\n"),
            "game_value: file=g.csv, line=2, name=2, found=nan, expected=a number");
  EXPECT_EQ(fault_of("kind,profit\ncoalition_values,1 2 3,5\n"),
            "game_value: file=g.csv, line=2, name=1+2, found=3,5, expected=a number");
  EXPECT_EQ(fault_of("kind,cost\ncoalition_values,1 2 -3\n"),
            "game_not_cost: file=g.csv, line=2, name=1+2, found=-3, expected=a cost, zero or more");
  EXPECT_EQ(fault_of("kind,cost\nkind,cost\n"),
            "game_record_twice: file=g.csv, line=2, found=kind, expected=each record once");
  EXPECT_EQ(fault_of("values,1 2 3\n"), "game_heads: file=g.csv, line=1, found=values,1 2 3, expected=");
  EXPECT_EQ(fault_of("kind,cost\nvalues,1 2 3\n"),
            "game_record: file=g.csv, line=2, found=values,1 2 3, expected=kind, members or coalition_values");
  for (const char* heads : {"coalition;cost", "Coalition,Cost", "coalition\tprofit", "members of it;what it costs"})
    EXPECT_EQ(fault_of(std::string(heads) + "\nA,1\n"),
              "game_heads: file=g.csv, line=1, found=" + std::string(heads) + ", expected=");
  EXPECT_EQ(fault_of("members,a;b;a\n"), "game_member_twice: file=g.csv, line=1, found=a, expected=each member once");
  EXPECT_EQ(fault_of("coalition,cost\na,1\na+a,2\n"),
            "game_member_twice: file=g.csv, line=3, found=a, expected=each member once");
  EXPECT_EQ(fault_of("coalition,cost\na,1\nb,2\na+b,2\nb+a,2\n"),
            "game_coalition_twice: file=g.csv, line=5, found=a+b, expected=each coalition once");
  EXPECT_EQ(fault_of("coalition,cost\na,1\na+b,2\n"),
            "game_coalition_missing: file=g.csv, line=3, found=2, expected=b");
  EXPECT_EQ(fault_of("coalition,cost\na,\n"), "game_value: file=g.csv, line=2, name=a, found=, expected=a number");
  EXPECT_EQ(fault_of("coalition,cost\na+,1\n"), "game_member_empty: file=g.csv, line=2, found=, expected=a name");
  EXPECT_EQ(fault_of("coalition,value\na,1\n"),
            "game_kind: file=g.csv, line=1, found=coalition,value, expected=cost or profit");
}

// A path 1–2–3: 1 and 3 alone cannot cooperate; all three can.
TEST(Restricted, UnconnectedCoalitionsAreWorthTheirParts) {
  const Game game = read("kind,profit\ncoalition_values,1 2 3 20 30 40 100\n");
  const Game path = restricted(game, {{0, 1}, {1, 2}});
  EXPECT_EQ(path.worth, (std::vector<double>{0, 1, 2, 20, 3, 4, 40, 100}));
  const Game none = restricted(game, {});
  EXPECT_EQ(none.worth, (std::vector<double>{0, 1, 2, 3, 3, 4, 5, 6}));
}

}  // namespace
}  // namespace handlingsrom::cooperation
