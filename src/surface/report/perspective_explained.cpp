// How the figures of the plan and the levers are calculated, in words.
#include <set>
#include <utility>

#include <fmt/format.h>

#include "surface/report/perspective_parts.hpp"

namespace handlingsrom::report {
namespace {

/// As the figure is called in the plan's tables.
std::string name_of(const Words& words, std::string_view id) {
  if (id == "rooms.money") return words.say("perspective.room_row");
  if (id == "rooms.people") return words.say("perspective.people_row");
  if (id == "rooms.places") return words.say("perspective.places_row");
  return words.figure(id);
}

Chart figures_table(const Words& words) {
  Chart chart;
  chart.title = words.say("perspective.explained_figures_title");
  chart.layout = Chart::Layout::wide;
  Table& table = chart.table;
  table.id = "explained-figures";
  table.sheet = words.say("perspective.sheet.explained_figures");
  table.caption = chart.title;
  table.columns = {{words.say("perspective.figure"), "", 0}, {words.say("perspective.explained_how"), "", 0}};
  constexpr std::pair<const char*, const char*> rows[]{{"economy.income.block_grant_and_tax", "block_grant_and_tax"},
                                                       {"economy.income.other", "other_income"},
                                                       {"economy.spending.school", "school"},
                                                       {"economy.spending.kindergarten", "kindergarten"},
                                                       {"economy.spending.care", "care"},
                                                       {"economy.spending.health", "need"},
                                                       {"economy.spending.child_protection", "need"},
                                                       {"economy.spending.social", "need"},
                                                       {"economy.spending.administration", "need"},
                                                       {"economy.spending.other", "other"},
                                                       {"economy.finance_cost", "finance_cost"},
                                                       {"economy.base_year", "base_year"},
                                                       {"rooms.money", "money"},
                                                       {"economy.net_result_share", "net_result"},
                                                       {"rooms.people", "people"},
                                                       {"rooms.places", "places"}};
  for (const auto& [id, how] : rows) {
    table.rows.push_back(
        {Cell::words(name_of(words, id)), Cell::words(words.say(fmt::format("perspective.how.{}", how)))});
  }
  return chart;
}

Chart levers_table(const Words& words, const std::vector<Direction>& directions) {
  Chart chart;
  chart.title = words.say("perspective.explained_levers_title");
  chart.layout = Chart::Layout::wide;
  Table& table = chart.table;
  table.id = "explained-levers";
  table.sheet = words.say("perspective.sheet.explained_levers");
  table.caption = chart.title;
  table.columns = {{words.say("perspective.lever"), "", 0},
                   {words.say("perspective.explained_how"), "", 0},
                   {words.say("perspective.explained_knowledge"), "", 0}};
  std::set<std::string> said;
  for (const Direction& direction : directions) {
    for (const Direction::Turn& turn : direction.turns) {
      if (!said.insert(turn.lever).second) continue;
      table.rows.push_back({Cell::words(words.entry(fmt::format("lever.{}.name", turn.lever))),
                            Cell::words(turn.own_effect.empty() ? words.entry(fmt::format("lever.{}.about", turn.lever))
                                                                : turn.own_effect),
                            Cell::words(words.say(fmt::format("perspective.evidence.{}", turn.evidence)))});
    }
  }
  return chart;
}

}  // namespace

Part explained_part(const Material& material, const Words& words, const std::vector<Direction>& directions) {
  Part part{"explained",
            words.say("perspective.explained_part"),
            words.say("perspective.explained_part_lead",
                      {{"place", Words::small(material.place().name)}, {"year", year_text(perspective_focus_year)}}),
            {}};
  part.sections.push_back(
      {"explained-figures-section", words.say("perspective.explained_figures"), {}, {figures_table(words)}, {}});
  Chart levers = levers_table(words, directions);
  if (!levers.table.rows.empty()) {
    Section section{"explained-levers-section", words.say("perspective.explained_levers"), {}, {std::move(levers)}, {}};
    if (std::string known = knowledge_sentence(words, directions); !known.empty())
      section.paragraphs.push_back(std::move(known));
    part.sections.push_back(std::move(section));
  }
  return part;
}

}  // namespace handlingsrom::report
