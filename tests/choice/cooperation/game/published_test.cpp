// Public games in ../shared/benchmarks/games; skipped where they are not beside the project.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/csv.hpp"
#include "choice/cooperation/game/solutions.hpp"

namespace handlingsrom::cooperation {
namespace {

const std::filesystem::path published_games = "../shared/benchmarks/games";

std::vector<double> numbers(std::string_view text) {
  std::istringstream input{std::string(text)};
  std::vector<double> list;
  for (double value; input >> value;) list.push_back(value);
  return list;
}

/// Types 1, 2 and 4 of Benedek, Fliege and Nguyen's generator.
Game regenerated(std::uint32_t seed, int type, int members) {
  std::uint32_t state = seed;
  const auto below = [&](int modulus) {
    state = state * 214013U + 2531011U;
    return static_cast<double>(static_cast<int>((state >> 16U) & 0x7fffU) % modulus);
  };
  Game game;
  for (int i = 1; i <= members; ++i) game.members.push_back(std::to_string(i));
  game.worth.assign(std::size_t{1} << members, 0.0);
  if (type == 1) game.worth.back() = below(201) + 100 * (members - 2);
  for (Coalition s = 1; s <= game.everyone(); ++s) {
    if (members_of(s) == 1 || (type == 1 && s == game.everyone())) continue;
    game.worth[s] = 1 + below(type == 1 ? 100 * members_of(s) : type == 2 ? 50 * members : members);
  }
  return game;
}

TEST(PublishedGames, RegeneratedNucleoli) {
  std::ifstream input(published_games / "regenerated_nucleolus.csv");
  if (!input) GTEST_SKIP() << "SKIPPED: ../shared/benchmarks/games is not here";
  csv::Reader reader(input, "regenerated_nucleolus.csv");
  int checked = 0;
  while (reader.next()) {
    const Game game = regenerated(static_cast<std::uint32_t>(reader.integer(reader.column("seed"))),
                                  static_cast<int>(reader.integer(reader.column("type"))),
                                  static_cast<int>(reader.integer(reader.column("n"))));
    ASSERT_EQ(game.total(), reader.number(reader.column("v_grand")));
    const Nucleolus found = nucleolus(game);
    const std::vector<double> wanted = numbers(reader.text(5));
    ASSERT_EQ(found.shares.size(), wanted.size());
    EXPECT_TRUE(found.verified) << "line " << reader.line();
    // The file has ten figures.
    for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_NEAR(found.shares[i], wanted[i], 1e-7) << reader.line();
    EXPECT_TRUE(satisfies_kohlberg(game, found.shares));
    ++checked;
  }
  EXPECT_GE(checked, 15);
}

}  // namespace
}  // namespace handlingsrom::cooperation
