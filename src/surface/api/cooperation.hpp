// Cooperative games through the façade: a file with what each coalition costs or gains in, shares side by side out.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "choice/cooperation/game/solutions.hpp"

namespace handlingsrom::api {

struct GameRequest {
  std::filesystem::path file;
  std::vector<std::string> solutions;  // names of game_solutions(); empty: all of the first seven
  std::vector<std::string> links;      // "A+B": who can reach whom; empty: everyone
};

struct GameShares {
  std::string solution;
  cooperation::Shares shares;           // empty where the game has no such shares, and `none` says why
  cooperation::Shares lowest, highest;  // of the least core
  std::optional<double> excess;         // of the least core: what a coalition must put up with
  std::optional<bool> verified;         // nucleoli and least core: by Kohlberg's criterion
  std::vector<cooperation::Departure> departures;
  std::optional<Error> none;
};

struct SolvedGame {
  cooperation::Game game;
  std::vector<GameShares> solutions;
};

/// Names that a request may use: shapley, nucleolus, least-core, tau, per-capita-nucleolus, proportional-nucleolus, scrb, prenucleolus.
std::vector<std::string_view> game_solutions();

/// Reads and solves. Throws Error(bad_input) for a file that breaks its format, Error(usage, "game_solution" or "game_link"), and
/// Error(no_solution) when the one solution that was asked for does not exist.
SolvedGame solve_game(const GameRequest& request);

}  // namespace handlingsrom::api
