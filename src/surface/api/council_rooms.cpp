// Money, people and places of a member, of each and of all, as on today's course and with the cooperation.
#include <array>
#include <cmath>

#include "surface/api/council_parts.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using report::Cell;

constexpr std::array<const char*, 3> room_keys{"money", "people", "places"};
constexpr std::array<Unit, 3> room_units{Unit::kroner, Unit::full_time_equivalents, Unit::places};

report::Column column_of(const report::Words& words, const std::string& head, std::size_t room) {
  return room == 0 ? report::Column{head, words.say("unit_million"), 1, 1e6, false}
                   : report::Column{head, words.unit(room_units[room]), room == 1 ? 1 : 0, 1, false};
}

}  // namespace

report::Chart CouncilParts::room_lines(std::size_t room, const cooperation::MemberYears& years, const std::string& id,
                                       const std::string& whose) const {
  report::Chart chart;
  const std::string key = room_keys[room];
  const cooperation::Range &last = years.together.back(), &before = years.alone.back();
  const int year = outcome_.first_year + static_cast<int>(years.alone.size()) - 1;
  const auto amount = [&](double value) {
    return words_.amount(std::abs(value), room_units[room],
                         report::round_step(std::abs(value) / 20, room == 0 ? 1000 : 1));
  };
  const double change = last.value - before.value;
  const bool hardly = std::abs(change) < (room == 0 ? 500 : 0.05);
  chart.title = text(hardly       ? fmt::format("room_same.{}", key)
                     : change > 0 ? fmt::format("room_more.{}", key)
                                  : fmt::format("room_less.{}", key),
                     {{"name", whose},
                      {"year", std::to_string(year)},
                      {"change", room == 1 ? words_.number(std::abs(change), 1) : amount(change)}});
  chart.shown = text(fmt::format("room_shown.{}", key), {{"name", whose}});
  report::Table table;
  table.id = id;
  table.caption = chart.title;
  table.columns = {{text("head.year"), "", 0, 1, true}};
  for (const char* head : {"alone", "low", "high", "together", "low", "high"})
    table.columns.push_back(column_of(words_, text(fmt::format("head.{}", head)), room));
  svg::LineChart drawing;
  drawing.id = id;
  drawing.title = chart.title;
  drawing.description = chart.title;
  drawing.first_year = drawing.today = outcome_.first_year;
  drawing.last_year = year;
  drawing.format = [words = words_, divisor = room == 0 ? 1e6 : 1.0](double value, double step) {
    return words.number(value / divisor, report::decimals_of(step / divisor));
  };
  std::array<svg::Line, 2> lines;
  for (std::size_t l = 0; l < 2; ++l) {
    const auto& of = l == 0 ? years.alone : years.together;
    lines[l].name = text(l == 0 ? "head.alone" : "head.together");
    lines[l].first_year = outcome_.first_year;
    lines[l].hue = l == 0 ? 2 : 1;
    for (const cooperation::Range& range : of) {
      lines[l].values.push_back(range.value);
      if (l == 0) continue;
      lines[l].fan.p10.push_back(range.low);
      lines[l].fan.p90.push_back(range.high);
      // Only the ends are known: the inner half is left to the middle.
      lines[l].fan.p25.push_back(range.value);
      lines[l].fan.p75.push_back(range.value);
    }
  }
  drawing.lines = {lines[1], lines[0]};
  for (std::size_t t = 0; t < years.alone.size(); ++t) {
    std::vector<Cell> row{Cell::figure(outcome_.first_year + static_cast<int>(t))};
    for (const cooperation::Range* range : {&years.alone[t], &years.together[t]}) {
      for (const double each : {range->value, range->low, range->high})
        row.push_back(Cell::figure(each, Provenance::assumption));
    }
    table.rows.push_back(std::move(row));
  }
  chart.drawing = std::move(drawing);
  chart.table = std::move(table);
  return chart;
}

report::Section CouncilParts::rooms() const {
  if (outcome_.rooms[0].empty()) return {};
  report::Section section = this->section("rooms");
  section.paragraphs.push_back(text("rooms"));
  for (std::size_t room = 0; room < 3; ++room)
    section.charts.push_back(room_lines(room, outcome_.rooms[room][paper_.member],
                                        fmt::format("cooperation_{}", room_keys[room]), name(paper_.member)));
  return section;
}

report::Section CouncilParts::rooms_of_all() const {
  if (outcome_.rooms[0].empty()) return {};
  report::Section section = this->section("rooms_of_all");
  section.paragraphs.push_back(text("rooms"));
  for (std::size_t room = 0; room < 3; ++room)
    section.charts.push_back(room_lines(room, outcome_.rooms_sum[room], fmt::format("sum_{}", room_keys[room]),
                                        words_.entry("study.all_members")));
  return section;
}

report::Section CouncilParts::rooms_by_member() const {
  if (outcome_.rooms[0].empty()) return {};
  report::Section section = this->section("rooms_by_member");
  for (std::size_t room = 0; room < 3; ++room) {
    report::Table table;
    table.id = fmt::format("members_{}", room_keys[room]);
    const int year = outcome_.first_year + static_cast<int>(outcome_.rooms_sum[room].alone.size()) - 1;
    table.caption = text(fmt::format("caption.members_{}", room_keys[room]), {{"year", std::to_string(year)}});
    table.columns = {plain("member")};
    for (const char* head : {"alone", "low", "high", "together", "low", "high"})
      table.columns.push_back(column_of(words_, text(fmt::format("head.{}", head)), room));
    const auto add = [&](const std::string& who, const cooperation::MemberYears& years) {
      std::vector<Cell> row{Cell::words(who)};
      for (const cooperation::Range* range : {&years.alone.back(), &years.together.back()}) {
        for (const double each : {range->value, range->low, range->high})
          row.push_back(Cell::figure(each, Provenance::assumption));
      }
      table.rows.push_back(std::move(row));
    };
    for (std::size_t i = 0; i < study_.members.size(); ++i) add(name(i), outcome_.rooms[room][i]);
    add(words_.entry("study.all"), outcome_.rooms_sum[room]);
    table.totals = {table.rows.size() - 1};
    std::vector<Cell> lacking{Cell::words(text("lacking_apart")),
                              Cell::figure(outcome_.rooms_short[room].back(), Provenance::assumption)};
    while (lacking.size() < table.columns.size()) lacking.push_back(Cell::words(""));
    table.rows.push_back(std::move(lacking));
    section.charts.push_back(table_alone(std::move(table)));
  }
  section.paragraphs.push_back(text("rooms_short"));
  return section;
}

}  // namespace handlingsrom::api
