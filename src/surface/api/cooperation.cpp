#include "surface/api/cooperation.hpp"
#include "base/read_file.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace handlingsrom::api {
namespace {

using cooperation::Excess;
using cooperation::Game;

void take_nucleolus(GameShares& result, const Game& game, Excess excess, bool imputations) {
  const cooperation::Nucleolus found = cooperation::nucleolus(game, excess, imputations);
  result.shares = found.shares;
  result.verified = found.verified;
}

struct Named {
  std::string_view name;
  void (*solve)(GameShares&, const Game&);
};

constexpr std::array<Named, 8> solutions{{
    {"shapley", [](GameShares& result, const Game& game) { result.shares = cooperation::shapley(game); }},
    {"nucleolus", [](GameShares& result, const Game& game) { take_nucleolus(result, game, Excess::plain, true); }},
    {"least-core",
     [](GameShares& result, const Game& game) {
       const cooperation::LeastCore found = cooperation::least_core(game);
       result.shares = found.shares;
       result.lowest = found.lowest;
       result.highest = found.highest;
       result.excess = found.excess;
       result.verified = found.verified;
     }},
    {"tau", [](GameShares& result, const Game& game) { result.shares = cooperation::tau(game); }},
    {"per-capita-nucleolus",
     [](GameShares& result, const Game& game) { take_nucleolus(result, game, Excess::per_member, true); }},
    {"proportional-nucleolus",
     [](GameShares& result, const Game& game) { take_nucleolus(result, game, Excess::proportional, true); }},
    {"scrb", [](GameShares& result,
                const Game& game) { result.shares = cooperation::separable_costs_remaining_benefits(game); }},
    {"prenucleolus", [](GameShares& result, const Game& game) { take_nucleolus(result, game, Excess::plain, false); }},
}};
constexpr std::size_t shown_together = 7;

const Named& named(const std::string& name) {
  const auto found = std::find_if(solutions.begin(), solutions.end(), [&](const Named& s) { return s.name == name; });
  if (found != solutions.end()) return *found;
  std::string expected;
  for (const Named& each : solutions) expected += (expected.empty() ? "" : ", ") + std::string(each.name);
  throw Error(ErrorCode::usage, "game_solution", {{"found", name}, {"expected", expected}});
}

std::pair<int, int> link_of(const Game& game, const std::string& text) {
  const auto number = [&](const std::string& name) {
    const auto found = std::find(game.members.begin(), game.members.end(), name);
    return found == game.members.end() ? -1 : static_cast<int>(found - game.members.begin());
  };
  const std::size_t plus = text.find('+');
  const int a = number(text.substr(0, plus)), b = plus == std::string::npos ? -1 : number(text.substr(plus + 1));
  if (a >= 0 && b >= 0 && a != b) return {a, b};
  throw Error(ErrorCode::usage, "game_link", {{"found", text}, {"expected", name_of(game, game.everyone())}});
}

}  // namespace

std::vector<std::string_view> game_solutions() {
  std::vector<std::string_view> names;
  for (const Named& each : solutions) names.push_back(each.name);
  return names;
}

SolvedGame solve_game(const GameRequest& request) {
  std::vector<const Named*> wanted;
  for (const std::string& name : request.solutions) wanted.push_back(&named(name));
  if (wanted.empty()) {
    for (std::size_t k = 0; k < shown_together; ++k) wanted.push_back(&solutions[k]);
  }
  std::istringstream input(read_file(request.file));
  SolvedGame solved{cooperation::read_game(input, request.file.filename().string()), {}};
  if (!request.links.empty()) {
    std::vector<std::pair<int, int>> links;
    for (const std::string& link : request.links) links.push_back(link_of(solved.game, link));
    solved.game = cooperation::restricted(solved.game, links);
  }
  for (const Named* each : wanted) {
    GameShares result;
    result.solution = each->name;
    try {
      each->solve(result, solved.game);
      result.departures = cooperation::departures(solved.game, result.shares);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::no_solution || wanted.size() == 1) throw;
      result.shares.clear();
      result.none = error;
    }
    solved.solutions.push_back(std::move(result));
  }
  return solved;
}

}  // namespace handlingsrom::api
