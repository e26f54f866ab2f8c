// `handlingsrom cooperation game FILE`: shares of what a cooperation costs or gains, side by side.
#include <algorithm>
#include <cmath>
#include <memory>

#include <fmt/format.h>

#include "surface/api/cooperation.hpp"
#include "surface/cli/cooperation_verbs.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/messages/catalogue.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

/// Decimals that show a game's shares to six figures or so.
int decimals_for(const cooperation::Game& game) {
  double largest = 0;
  for (const double worth : game.worth) largest = std::max(largest, std::abs(worth));
  return largest >= 100000 ? 0 : largest >= 1000 ? 2 : largest >= 10 ? 4 : 6;
}

std::string message_key(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

void show_game(const Context& context, const api::SolvedGame& solved) {
  const cooperation::Game& game = solved.game;
  const int decimals = decimals_for(game);
  const auto amount = [&](double value) { return messages::number(value, decimals, context.language()); };
  const bool cost = game.kind == cooperation::Kind::cost;
  Table table{"shares", {{"member"}, {"alone", Unit::none, decimals}}, {}};
  for (const api::GameShares& each : solved.solutions) {
    table.columns.push_back({message_key(each.solution), Unit::none, decimals});
    if (each.lowest.empty()) continue;
    table.columns.push_back({message_key(each.solution) + "_lowest", Unit::none, decimals});
    table.columns.push_back({message_key(each.solution) + "_highest", Unit::none, decimals});
  }
  // For programs; people get it as a sentence.
  const bool for_programs = output_format(context.options().format) != Format::table;
  for (const api::GameShares& each : solved.solutions) {
    if (for_programs && each.excess) table.columns.push_back({message_key(each.solution) + "_excess"});
  }
  for (int i = 0; i < game.size(); ++i) {
    const auto k = static_cast<std::size_t>(i);
    std::vector<Cell> row{game.members[k], game.alone(i)};
    for (const api::GameShares& each : solved.solutions) {
      row.push_back(each.shares.empty() ? Cell{} : Cell{each.shares[k]});
      if (each.lowest.empty()) continue;
      row.push_back(each.lowest[k]);
      row.push_back(each.highest[k]);
    }
    for (const api::GameShares& each : solved.solutions) {
      if (for_programs && each.excess) row.push_back(*each.excess);
    }
    table.rows.push_back(std::move(row));
  }
  const auto say = [&](const char* key, const messages::Arguments& arguments) {
    table.notes.push_back(context.text(fmt::format("cooperation.{}", key), arguments));
  };
  for (const api::GameShares& each : solved.solutions) {
    const std::string name = context.text("cooperation.solution." + message_key(each.solution));
    if (each.none) {
      say("none", {{"name", name}, {"reason", messages::sentence(context.catalogue(), *each.none)}});
      continue;
    }
    if (each.excess) {
      const bool core = *each.excess <= 1e-9 * std::abs(game.total());
      say(core ? (cost ? "core.cost" : "core.profit") : (cost ? "no_core.cost" : "no_core.profit"),
          {{"value", amount(std::abs(*each.excess))}});
    }
    if (each.verified && !*each.verified) say("not_verified", {{"name", name}});
    if (each.departures.empty()) {
      say("stays", {{"name", name}});
      continue;
    }
    const cooperation::Departure& first = each.departures.front();
    say(cost ? "leaves.cost" : "leaves.profit",
        {{"name", name}, {"members", name_of(game, first.coalition)}, {"value", amount(first.gain)}});
  }
  context.show(table);
}

}  // namespace

void add_cooperation(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "cooperation");
  const auto request = std::make_shared<api::GameRequest>();
  CLI::App& game =
      add_verb(noun, context, "game", [&context, request] { show_game(context, api::solve_game(*request)); });
  add_argument(game, context, "file", request->file).required();
  add_argument(game, context, "--solution", request->solutions).delimiter(',');
  add_argument(game, context, "--links", request->links).delimiter(',');
  add_cooperation_study(noun, context);
  add_cooperation_partners(noun, context);
  add_cooperation_inquiry(noun, context);
}

}  // namespace handlingsrom::cli
