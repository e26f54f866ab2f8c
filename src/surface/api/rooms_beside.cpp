#include "surface/api/rooms_beside.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "outlook/rooms/reading.hpp"
#include "outlook/rooms/shown_year.hpp"
#include "standing/facts/price_year.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/live_page.hpp"
#include "surface/report/room_reading.hpp"

namespace handlingsrom::api {
namespace {

using report::Words;

/// How a room is told for each inhabitant: kroner as they are, FTE and places for each thousand.
struct PerHead {
  const char* key;
  double heads, step;
};
constexpr std::array<PerHead, 3> told{{{"money", 1, 100}, {"people", 1000, 0.1}, {"places", 1000, 0.1}}};

std::string amount(const Words& words, const PerHead& how, double value) {
  const double step = report::known_step(value, std::nullopt, how.step);
  return words.say(fmt::format("rooms_beside.{}", how.key),
                   {{"value", words.signed_number(report::round_to(value, step), report::decimals_of(step))}});
}

}  // namespace

nlohmann::ordered_json rooms_beside_json(const Service& service, const RoomsBesideRequest& request,
                                         const messages::Catalogue& catalogue) {
  const Words words(catalogue);
  const Year year = request.year.value_or(rooms::shown_year);
  svg::Beside picture;
  picture.id = "rooms-beside";
  picture.width = request.width;
  for (const PerHead& how : told)
    picture.panels.push_back({words.say(fmt::format("rooms_beside.head.{}", how.key)), {}});
  report::Chart chart;
  report::Table& table = chart.table;
  table.id = picture.id;
  table.columns = {{words.say("rooms_beside.place"), "", 0}};
  for (const svg::Beside::Panel& panel : picture.panels) table.columns.push_back({panel.name, "", 0});
  std::string least;
  double least_value = 0;
  for (const MunicipalityIndex municipality : request.municipalities) {
    KnowledgeBasisRequest wanted;
    wanted.municipality = municipality;
    wanted.paths = request.paths;
    wanted.seed = request.seed;
    const KnowledgeBasis basis(service, wanted);
    const rooms::Figures& figures = basis.figures();
    if (year < figures.first_year() || year >= figures.first_year() + figures.years())
      throw Error(ErrorCode::bad_input, "year_invalid", {{"year", fmt::format("{}", year.value)}});
    const double inhabitants = figures.middle("population.total", year);
    const std::string& name = service.municipality(municipality).name;
    picture.rows.push_back(name);
    std::vector<report::Cell> row{report::Cell::words(name)};
    for (std::size_t room = 0; room < told.size(); ++room) {
      const std::string_view id = rooms::room_figures[room];
      const rooms::Balance balance = rooms::balance_in(figures, id, year);
      const auto per_head = [&](double value) { return told[room].heads * value / inhabitants; };
      svg::Beside::Mark mark;
      mark.value = per_head(balance.value);
      if (balance.most) mark.low = per_head(balance.most->first), mark.high = per_head(balance.most->second);
      mark.text = std::isfinite(mark.value) ? amount(words, told[room], mark.value) : words.say("missing");
      mark.below = Words::capital(report::lasts(rooms::read_room(figures, id), words));
      picture.description += fmt::format("{}: {}. {}. ", name, mark.text, mark.below);
      row.push_back(report::Cell::words(mark.text + ". " + mark.below));
      if (room == 0 && (least.empty() || mark.value < least_value)) least = name, least_value = mark.value;
      picture.panels[room].marks.push_back(std::move(mark));
    }
    table.rows.push_back(std::move(row));
  }
  const std::string when = fmt::format("{}", year.value);
  chart.title = words.say(picture.rows.size() < 2 ? "rooms_beside.title_one"
                          : least_value < 0       ? "rooms_beside.title_missing"
                                                  : "rooms_beside.title_left",
                          {{"name", least}, {"year", when}});
  chart.shown =
      words.say("rooms_beside.shown",
                {{"year", when}, {"price_year", fmt::format("{}", facts::price_year(service.facts()).value)}});
  chart.source = words.say("source", {{"sources", words.say("calculated")}});
  table.caption = picture.title = chart.title;
  chart.drawing = std::move(picture);
  return {{"year", year.value}, {"chart", chart_json(chart, words)}};
}

}  // namespace handlingsrom::api
