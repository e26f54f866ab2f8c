#include "surface/cli/cooperation_tables.hpp"

#include <array>

#include <fmt/format.h>

namespace handlingsrom::cli {
namespace {

using cooperation::MemberYears;
using cooperation::Range;

constexpr std::array<const char*, 3> rooms{"money", "people", "places"};

bool for_people(const Context& context) { return output_format(context.options().format) == Format::table; }

}  // namespace

Table study_rooms(const Context& context, const api::StudyAnswer& answer, bool every_year) {
  const cooperation::Outcome& outcome = answer.outcome;
  Table table{every_year ? "room_years" : "rooms", {}, {}};
  if (every_year) table.columns.push_back({"year", Unit::years});
  for (const char* name : {"member", "room"}) table.columns.push_back({name});
  for (const char* name : {"alone", "alone_low", "alone_high", "together", "together_low", "together_high"})
    table.columns.push_back({name, Unit::none, 0});
  if (outcome.rooms[0].empty()) return table;
  const std::size_t years = outcome.rooms_sum[0].alone.size();
  const auto named = [&](const char* key, const std::string& text) { return for_people(context) ? text : key; };
  for (std::size_t t = every_year ? 0 : years - 1; t < years; ++t) {
    const auto add = [&](const std::string& who, std::size_t room, const MemberYears& of) {
      std::vector<Cell> row;
      if (every_year) row.push_back(static_cast<std::int64_t>(outcome.first_year) + static_cast<std::int64_t>(t));
      row.push_back(who);
      row.push_back(named(rooms[room], context.text(fmt::format("study.room.{}", rooms[room]))));
      for (const Range* range : {&of.alone[t], &of.together[t]}) {
        for (const double each : {range->value, range->low, range->high}) row.push_back(each);
      }
      table.rows.push_back(std::move(row));
    };
    for (std::size_t room = 0; room < rooms.size(); ++room) {
      for (std::size_t i = 0; i < answer.study.members.size(); ++i)
        add(answer.study.members[i].name, room, outcome.rooms[room][i]);
      add(named("all", context.text("study.all")), room, outcome.rooms_sum[room]);
      std::vector<Cell> lacking;
      if (every_year) lacking.push_back(static_cast<std::int64_t>(outcome.first_year) + static_cast<std::int64_t>(t));
      lacking.push_back(named("short_apart", context.text("study.short_apart")));
      lacking.push_back(named(rooms[room], context.text(fmt::format("study.room.{}", rooms[room]))));
      lacking.push_back(outcome.rooms_short[room][t]);
      lacking.resize(table.columns.size());
      table.rows.push_back(std::move(lacking));
    }
  }
  table.notes.push_back(context.text("study.rooms_read", {{"year", std::to_string(answer.last_year)}}));
  return table;
}

Table study_exits(const Context& context, const api::StudyAnswer& answer) {
  Table table{"exits",
              {{"legal_form"},
               {"decides"},
               {"notice_months"},
               {"member"},
               {"notice_cost", Unit::kroner},
               {"liable", Unit::kroner},
               {"redeemed", Unit::kroner}},
              {}};
  for (const cooperation::FormExit& exit : answer.outcome.exits) {
    for (std::size_t i = 0; i < answer.study.members.size(); ++i) {
      table.rows.push_back({for_people(context) ? context.text("cooperation.form." + exit.form->id) : exit.form->id,
                            for_people(context)
                                ? context.text(exit.form->individual_decisions ? "paper.may" : "paper.may_not")
                                : std::string(exit.form->individual_decisions ? "true" : "false"),
                            exit.notice_months ? Cell{static_cast<std::int64_t>(*exit.notice_months)} : Cell{},
                            answer.study.members[i].name, exit.waiting[i], exit.liable[i], exit.redeemed[i]});
    }
  }
  table.notes.push_back(context.text("paper.exits"));
  return table;
}

std::filesystem::path papers_folder(const Context& context) {
  if (context.options().out.empty()) throw Error(ErrorCode::usage, "papers_where");
  return context.options().out;
}

Table study_keys(const Context& context, const api::StudyAnswer& answer) {
  Table table{"keys", {{"from_year"}, {"key"}, {"member"}, {"paid", Unit::kroner}}, {}};
  for (const cooperation::KeyThen& then : answer.outcome.keys) {
    const cooperation::FormerKey& key = answer.study.history[then.key];
    for (std::size_t i = 0; i < answer.study.members.size(); ++i) {
      table.rows.push_back({static_cast<std::int64_t>(key.from_year), key.text, answer.study.members[i].name,
                            then.paid.empty() ? Cell{} : Cell{then.paid[i]}});
    }
  }
  if (table.rows.empty()) table.notes.push_back(context.text("study.no_keys"));
  return table;
}

}  // namespace handlingsrom::cli
