// The three rooms of each member and the sum, alone and together, by year.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

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

struct Gains {
  std::vector<Range> money;  // [year] kr, from `first_year` on
  double people = 0, places = 0;
  int first_year = 0;
};

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

/// Adds what is gained. Both spans are taken as independent: that of the room knows nothing of the study's draws.
void add(Figure& figure, std::size_t t, const Range& gain) {
  constexpr double quarter = 0.526;  // how far out the quartile is where the tenth is at 1, of a normal
  const double middle = figure.middle[t];
  const double below = gain.value - gain.low, above = gain.high - gain.value;
  const double moved = middle + gain.value;
  if (figure.has_range()) {
    figure.p10[t] = moved - std::hypot(middle - figure.p10[t], below);
    figure.p25[t] = moved - std::hypot(middle - figure.p25[t], quarter * below);
    figure.p75[t] = moved + std::hypot(figure.p75[t] - middle, quarter * above);
    figure.p90[t] = moved + std::hypot(figure.p90[t] - middle, above);
  }
  figure.middle[t] = moved;
}

Figures with_gains(const Figures& alone, const Gains& gains) {
  Figures together = alone;
  const int before = gains.first_year - alone.first_year().value;
  for (std::size_t k = 0; k < gains.money.size(); ++k) {
    const int t = before + static_cast<int>(k);
    if (t < 0 || t >= alone.years()) continue;
    const auto at = static_cast<std::size_t>(t);
    add(figure_of(together, rooms::room_figures[0]), at, gains.money[k]);
    add(figure_of(together, rooms::room_figures[1]), at, {gains.people, gains.people, gains.people});
    add(figure_of(together, rooms::room_figures[2]), at, {gains.places, gains.places, gains.places});
  }
  return together;
}

/// Of all of shown(), by year.
Gains gains_of_all(const StudyAnswer& answer) {
  const cooperation::Outcome& outcome = answer.outcome;
  const double places = outcome.places_alone ? *outcome.places_alone - *outcome.places_together : 0;
  return {outcome.years_sum, outcome.fte_saved, places, outcome.first_year};
}

/// Of one: the middle is its own; the span is the sum's, taken in proportion to what each pays, since size and joint share move all alike. Posts that size sets free
/// are shared evenly.
Gains gains_of(const StudyAnswer& answer, std::size_t member) {
  const cooperation::Outcome& outcome = answer.outcome;
  Gains gains{{}, outcome.fte_saved / static_cast<double>(answer.study.members.size()), 0, outcome.first_year};
  if (member >= outcome.years.size()) return gains;
  for (std::size_t k = 0; k < outcome.years_sum.size(); ++k) {
    double all = 0;
    for (const cooperation::MemberYears& each : outcome.years) all += each.together[k].value;
    const cooperation::MemberYears& own = outcome.years[member];
    const double gain = own.alone[k].value - own.together[k].value;
    const double part = all > 0 ? own.together[k].value / all : 0;
    const Range& sum = outcome.years_sum[k];
    gains.money.push_back({gain, gain - part * (sum.value - sum.low), gain + part * (sum.high - sum.value)});
  }
  return gains;
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
  std::vector<TwoCourses> all;
  std::size_t own_at = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    stop();
    const rooms::Request request{.municipality = places[i], .paths = default_paths, .seed = page.seed};
    Figures alone = chain.run(request);
    if (places[i] == own) {
      own_at = i;
      chain.add_chance(request, alone);  // as on its first page
    }
    Gains gains;
    for (std::size_t k = 0; !view.falls_apart() && k < shown.study.members.size(); ++k) {
      if (shown.study.members[k].municipality == places[i] && view.leaver != i) gains = gains_of(shown, k);
    }
    Figures together = with_gains(alone, gains);
    all.push_back({to_string(service.municipality(places[i]).number), whole.study.members[i].name, std::move(alone),
                   std::move(together)});
  }
  stop();
  rooms::Request request{.municipality = {}, .paths = default_paths, .seed = page.seed};
  Figures sum = rooms::run_region(chain, places, request, unwanted).figures;
  Figures together = view.falls_apart() ? sum : with_gains(sum, gains_of_all(shown));
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
