// The three rooms of each member and the sum, alone and together, by year.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "base/parallel.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/reading.hpp"
#include "outlook/rooms/region.hpp"
#include "outlook/rooms/shown_year.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/live_json.hpp"
#include "surface/api/study_view.hpp"
#include "surface/api/study_words.hpp"
#include "surface/report/room_reading.hpp"
#include "surface/report/sections.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;
using cooperation::Range;
using report::Words;
using rooms::Figure;
using rooms::Figures;

struct TwoCourses {
  std::string number, name;  // number: empty for the sum
  Figures alone, together;
};

Figure& figure_of(Figures& figures, std::string_view id) {
  for (std::size_t k = 0; k < figures.all().size(); ++k) {
    if (figures.all()[k].id == id) return figures.edit(k);
  }
  rooms::throw_unknown_figure(id, {});
}

/// Alone and together of each room on the same paths and draws (cooperation::Outcome::rooms).
using RoomYears = std::array<const cooperation::MemberYears*, 3>;

/// Moves the middle and the ends of the range as the study moves its own; the quartiles as far between them as a normal has them.
void move(Figure& figure, std::size_t t, const Range& from, const Range& to) {
  constexpr double quarter = 0.526;  // how far out the quartile is where the tenth is at 1
  const double middle = to.value - from.value, low = to.low - from.low, high = to.high - from.high;
  if (!std::isfinite(middle + low + high)) return;
  if (!figure.has_range()) {
    figure.middle[t] += middle;
    return;
  }
  std::array moved{figure.p10[t] + low, figure.p25[t] + middle + quarter * (low - middle), figure.middle[t] + middle,
                   figure.p75[t] + middle + quarter * (high - middle), figure.p90[t] + high};
  std::ranges::sort(moved);
  figure.p10[t] = moved[0];
  figure.p25[t] = moved[1];
  figure.middle[t] = moved[2];
  figure.p75[t] = moved[3];
  figure.p90[t] = moved[4];
}

Figures with_cooperation(const Figures& alone, const RoomYears& years, int first_year) {
  Figures together = alone;
  const int before = first_year - alone.first_year().value;
  for (std::size_t room = 0; room < years.size(); ++room) {
    if (years[room] == nullptr) continue;
    Figure& figure = figure_of(together, rooms::room_figures[room]);
    for (std::size_t k = 0; k < years[room]->alone.size(); ++k) {
      const int t = before + static_cast<int>(k);
      if (t >= 0 && t < alone.years())
        move(figure, static_cast<std::size_t>(t), years[room]->alone[k], years[room]->together[k]);
    }
  }
  return together;
}

RoomYears sum_of(const cooperation::Outcome& outcome) {
  RoomYears years{};
  for (std::size_t room = 0; room < years.size(); ++room) years[room] = &outcome.rooms_sum[room];
  return years;
}

RoomYears member_of(const cooperation::Outcome& outcome, std::size_t member) {
  RoomYears years{};
  for (std::size_t room = 0; room < years.size(); ++room) {
    if (member < outcome.rooms[room].size()) years[room] = &outcome.rooms[room][member];
  }
  return years;
}

Json course_json(const Figure& figure) {
  const auto values = [](const std::vector<double>& all) {
    Json list = Json::array();
    for (const double value : all)
      list.push_back(std::isfinite(value) ? Json(std::round(value * 10) / 10) : Json(nullptr));
    return list;
  };
  return {{"middle", values(figure.middle)}, {"p10", values(figure.p10)}, {"p90", values(figure.p90)}};
}

Json rooms_json(const TwoCourses& one) {
  Json list = Json::array();
  for (const std::string_view id : rooms::room_figures) {
    const auto closes = [&](const Figures& figures) {
      const rooms::Reading reading = rooms::read_room(figures, id);
      return reading.closes ? Json(reading.closes->value) : Json(nullptr);
    };
    list.push_back({{"id", id},
                    {"unit", key_of(one.alone.at(id).unit)},
                    {"alone", course_json(one.alone.at(id))},
                    {"together", course_json(one.together.at(id))},
                    {"closes_alone", closes(one.alone)},
                    {"closes_together", closes(one.together)}});
  }
  return {{"number", one.number.empty() ? Json(nullptr) : Json(one.number)}, {"name", one.name}, {"rooms", list}};
}

report::Chart panel(const TwoCourses& one, std::string_view id, const Words& words, double width) {
  const Figure &alone = one.alone.at(id), &together = one.together.at(id);
  const report::SaidRoom said_alone = report::say_room(one.alone, words, id);
  const report::SaidRoom said = report::say_room(one.together, words, id);
  report::Chart chart;
  const std::string part(id.substr(id.find('.') + 1));
  chart.table.id = fmt::format("together_{}{}", part, one.number.empty() ? "_sum" : "");
  chart.title = said_alone.lasts == said.lasts
                    ? words.entry("together.rooms.same", {{"name", one.name}, {"reading", Words::small(said.lasts)}})
                    : words.entry("together.rooms.moved", {{"name", one.name},
                                                           {"alone", Words::small(said_alone.lasts)},
                                                           {"together", Words::small(said.lasts)}});
  svg::RoomPanel drawing =
      report::room_panel(one.together, words, together, fmt::format("together-{}-{}", part, one.number), chart.title);
  drawing.width = width;
  drawing.height = 210;
  drawing.said = said.in_year;
  drawing.description = said.note;
  svg::Line line;
  line.name = words.entry("together.alone");
  line.first_year = one.alone.first_year().value;
  line.values = alone.middle;
  line.hue = 5;
  drawing.others.push_back(std::move(line));
  double largest = 0;
  for (const double value : together.middle) largest = std::max(largest, std::isfinite(value) ? std::abs(value) : 0.0);
  const report::ShownUnit unit = report::shown_unit(words, together.unit, largest);
  const double change = one.together.middle(id, rooms::shown_year) - one.alone.middle(id, rooms::shown_year);
  const double least = together.unit == Unit::kroner ? 1000 : 0.1;
  chart.shown = words.entry(
      "together.rooms.shown",
      {{"unit", unit.text},
       {"year", std::to_string(rooms::shown_year.value)},
       {"change", std::abs(change) < least
                      ? words.entry("together.rooms.nothing")
                      : words.signed_amount(change, together.unit, report::known_step(change, std::nullopt, least))}});
  chart.drawing = std::move(drawing);
  report::Table& table = chart.table;
  table.caption = chart.title;
  const int decimals = unit.whole || unit.smallest_step >= 1 ? 0 : 1;
  const auto column = [&](const char* key) {
    return report::Column{words.entry(key), unit.text, decimals, unit.divisor, false};
  };
  table.columns = {{words.entry("paper.head.year"), "", 0, 1, true},
                   column("together.alone"),
                   column("paper.together"),
                   column("paper.head.low"),
                   column("paper.head.high")};
  for (int t = 0; t < one.alone.years(); ++t) {
    const auto at = static_cast<std::size_t>(t);
    const auto cell = [](double value) { return report::Cell::figure(value, Provenance::assumption); };
    table.rows.push_back({report::Cell::figure(one.alone.first_year().value + t), cell(alone.middle[at]),
                          cell(together.middle[at]), cell(together.has_range() ? together.p10[at] : facts::missing),
                          cell(together.has_range() ? together.p90[at] : facts::missing)});
  }
  return chart;
}

/// Every member and the sum in the years that end a decade.
report::Chart overview(const std::vector<TwoCourses>& all, const Words& words) {
  report::Table table;
  table.id = "together_rooms";
  table.caption = words.entry("together.rooms.all");
  table.columns = {{words.entry("paper.head.member"), "", 0, 1, false},
                   {words.entry("paper.head.year"), "", 0, 1, true}};
  constexpr double million = 1e6;
  for (const std::string_view id : rooms::room_figures) {
    const std::string part(id.substr(id.find('.') + 1));
    const bool money = id == rooms::room_figures[0];
    for (const char* kind : {"alone", "together", "low", "high"})
      table.columns.push_back({words.entry(fmt::format("together.rooms.head.{}_{}", part, kind)),
                               money ? words.entry("together.million") : "", money ? 1 : 0, money ? million : 1,
                               false});
  }
  for (const TwoCourses& one : all) {
    for (int t = 0; t < one.alone.years(); ++t) {
      const int year = one.alone.first_year().value + t;
      if (year % 10 != 0) continue;
      const auto at = static_cast<std::size_t>(t);
      std::vector<report::Cell> row{report::Cell::words(one.name), report::Cell::figure(year)};
      for (const std::string_view id : rooms::room_figures) {
        const Figure &alone = one.alone.at(id), &together = one.together.at(id);
        row.push_back(report::Cell::figure(alone.middle[at], Provenance::assumption));
        row.push_back(report::Cell::figure(together.middle[at], Provenance::assumption));
        row.push_back(report::Cell::figure(together.has_range() ? together.p10[at] : facts::missing));
        row.push_back(report::Cell::figure(together.has_range() ? together.p90[at] : facts::missing));
      }
      table.rows.push_back(std::move(row));
    }
  }
  report::Chart chart;
  chart.title = table.caption;
  chart.shown = words.entry("together.rooms.all_shown");
  chart.table = std::move(table);
  return chart;
}

}  // namespace

Json study_rooms_json(const Service& service, const StudyPage& page, const messages::Catalogue& catalogue,
                      const std::function<bool()>& unwanted) {
  const Words words(catalogue);
  const StudyView view = view_of(service, page, catalogue);
  const StudyAnswer &whole = view.whole, &shown = view.shown();
  const auto stop = [&] {
    if (unwanted && unwanted()) throw Error(ErrorCode::interrupted, "interrupted");
  };
  const rooms::Chain& chain = service.chain();
  std::vector<MunicipalityIndex> places;
  for (const cooperation::StudyMember& member : whole.study.members) places.push_back(member.municipality);
  const MunicipalityIndex own = shown.study.members[view.own].municipality;
  std::vector<std::optional<TwoCourses>> run(places.size());
  stop();
  std::size_t own_at = 0;
  for (std::size_t i = 0; i < places.size(); ++i) own_at = places[i] == own ? i : own_at;
  parallel_for(places.size(), [&](std::size_t i) {
    const rooms::Request request{.municipality = places[i], .paths = default_paths, .seed = page.seed};
    Figures alone = chain.run(request);
    if (i == own_at) chain.add_chance(request, alone);  // as on its first page
    RoomYears years{};
    for (std::size_t k = 0; !view.falls_apart() && k < shown.study.members.size(); ++k) {
      if (shown.study.members[k].municipality == places[i] && view.leaver != i) years = member_of(shown.outcome, k);
    }
    Figures together = with_cooperation(alone, years, shown.outcome.first_year);
    run[i] = TwoCourses{to_string(service.municipality(places[i]).number), whole.study.members[i].name,
                        std::move(alone), std::move(together)};
  });
  std::vector<TwoCourses> all;
  for (auto& each : run) all.push_back(std::move(*each));
  stop();
  rooms::Request request{.municipality = {}, .paths = default_paths, .seed = page.seed};
  Figures sum = rooms::run_region(chain, places, request, unwanted).figures;
  Figures together = view.falls_apart() ? sum : with_cooperation(sum, sum_of(shown.outcome), shown.outcome.first_year);
  all.push_back({"", words.entry("together.rooms.sum"), std::move(sum), std::move(together)});

  report::Section section;
  section.id = "section-rooms";
  section.heading = words.entry("together.rooms.heading");
  section.paragraphs = {words.entry("together.rooms.read")};
  for (const std::string_view id : rooms::room_figures)
    section.charts.push_back(panel(all[own_at], id, words, page.width));
  for (const std::string_view id : rooms::room_figures)
    section.charts.push_back(panel(all.back(), id, words, page.width));
  section.charts.push_back(overview(all, words));
  section.notes = {words.entry("together.rooms.note")};
  Json members = Json::array();
  for (std::size_t i = 0; i + 1 < all.size(); ++i) members.push_back(rooms_json(all[i]));
  return {{"first_year", all.front().alone.first_year().value},
          {"years", all.front().alone.years()},
          {"members", std::move(members)},
          {"sum", rooms_json(all.back())},
          {"section", std::move(live_sections({section}, words).front())}};
}

}  // namespace handlingsrom::api
