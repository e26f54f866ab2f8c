// The places of a service as sections of a page or a plan, and the sentences that say what is known of them.
#include "surface/api/structure_places_parts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/api/council_parts.hpp"
#include "surface/api/live_json.hpp"
#include "surface/api/structure_words.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {
namespace {

using report::Cell;
using report::Column;
using report::Table;

class PlacesParts {
 public:
  PlacesParts(const PlacesOutlook& outlook, const messages::Catalogue& catalogue)
      : outlook_(outlook), catalogue_(catalogue) {}

  std::string text(const std::string& key, const messages::Arguments& arguments = {}) const {
    return structure_text(catalogue_, outlook_.service, "structure_places." + key, arguments);
  }
  Column plain(const std::string& key) const { return {text("column." + key), "", 0, 1, false}; }
  Column number(const std::string& key, int decimals = 0) const {
    return {text("column." + key), "", decimals, 1, false};
  }
  std::string count(double value) const { return messages::number(value, 0, catalogue_.language()); }
  std::size_t last() const { return outlook_.whole.size() - 1; }
  std::string year(std::size_t t) const { return std::to_string(outlook_.first.value + static_cast<int>(t)); }

 private:
  const PlacesOutlook& outlook_;
  const messages::Catalogue& catalogue_;
};

}  // namespace

std::string places_text(const PlacesOutlook& outlook, const std::string& key, const messages::Catalogue& catalogue) {
  return PlacesParts(outlook, catalogue).text(key);
}

std::vector<std::string> places_words(const PlacesOutlook& outlook, const messages::Catalogue& catalogue) {
  const PlacesParts words(outlook, catalogue);
  const std::size_t last = words.last();
  std::vector<std::string> said{words.text("sentence", {{"name", outlook.municipality},
                                                        {"now", words.count(outlook.whole.front().users)},
                                                        {"year", words.year(0)},
                                                        {"later", words.count(outlook.whole[last].users)},
                                                        {"low", words.count(outlook.whole[last].low)},
                                                        {"high", words.count(outlook.whole[last].high)},
                                                        {"last", words.year(last)}})};
  said.push_back(words.text("seats." + outlook.seats_from, {{"seats", words.count(outlook.seats)}}));
  if (outlook.places.empty()) {
    said.push_back(words.text("no_list"));
    return said;
  }
  const auto given = std::count_if(outlook.places.begin(), outlook.places.end(),
                                   [](const PlaceOutlook& place) { return place.users_given; });
  const auto count = static_cast<std::ptrdiff_t>(outlook.places.size());
  said.push_back(words.text(given == 0       ? "shared_all"
                            : given == count ? "listed_all"
                                             : "listed_some",
                            {{"file", outlook.file},
                             {"count", words.count(static_cast<double>(count))},
                             {"given", words.count(static_cast<double>(given))},
                             {"listed", words.count(outlook.listed)},
                             {"whole", words.count(outlook.whole.front().users)}}));
  constexpr double far_off = 0.1;
  const double whole = outlook.whole.front().users;
  if (given == count && whole > 0 && std::abs(outlook.listed - whole) > far_off * whole)
    said.push_back(words.text("far_off", {{"listed", words.count(outlook.listed)}, {"whole", words.count(whole)}}));
  said.push_back(words.text("staff_by_norm"));
  return said;
}

std::string places_in_short(const PlacesOutlook& outlook, Year later, const messages::Catalogue& catalogue) {
  const PlacesParts words(outlook, catalogue);
  const auto t = std::min(words.last(), static_cast<std::size_t>(std::max(0, later - outlook.first)));
  return words.text("in_short", {{"now", words.count(outlook.whole.front().users)},
                                 {"year", words.year(0)},
                                 {"later", words.count(outlook.whole[t].users)},
                                 {"last", words.year(t)},
                                 {"service", std::string(key_of(outlook.service))}});
}

report::Section places_whole(const PlacesOutlook& outlook, const report::Words& words, double width) {
  const PlacesParts said(outlook, words.catalogue());
  report::Section made;
  made.id = "places_whole";
  made.heading = said.text("section.whole", {{"name", outlook.municipality}});
  Table rows;
  rows.id = made.id;
  rows.caption = said.text("caption.whole");
  rows.columns = {{said.text("column.year"), "", 0, 1, true},
                  said.number("users"),
                  said.number("low"),
                  said.number("high"),
                  said.number("seats"),
                  said.number("fill"),
                  said.number("sector_staff"),
                  {said.text("column.spending"), said.text("millions"), 1, 1e6, false}};
  svg::LineChart lines;
  lines.id = "places-whole";
  lines.title = rows.caption;
  lines.width = width;
  lines.height = std::clamp(width * 0.5, 220.0, 320.0);
  lines.first_year = outlook.first.value;
  lines.last_year = outlook.first.value + static_cast<int>(said.last());
  lines.format = [words](double value, double step) { return words.number(value, report::decimals_of(step)); };
  svg::Line users, seats;
  users.name = said.text("column.users");
  seats.name = said.text("column.seats");
  users.first_year = seats.first_year = outlook.first.value;
  users.hue = 1;
  seats.hue = 2;
  const Provenance from = outlook.seats_from == "public" ? Provenance::municipality : Provenance::own;
  for (std::size_t t = 0; t < outlook.whole.size(); ++t) {
    const PlaceYear& year = outlook.whole[t];
    users.values.push_back(year.users);
    seats.values.push_back(outlook.seats);
    lines.said.push_back(fmt::format("{}: {} {}", said.year(t), users.name, words.number(year.users)));
    rows.rows.push_back({Cell::figure(outlook.first.value + static_cast<int>(t)), Cell::figure(year.users),
                         Cell::figure(year.low), Cell::figure(year.high), Cell::figure(outlook.seats, from),
                         Cell::figure(100 * year.users / outlook.seats, from), Cell::figure(outlook.sector_staff[t]),
                         Cell::figure(outlook.spending[t])});
  }
  lines.description =
      fmt::format("{}: {}–{}. ", users.name, words.number(users.values.front()), words.number(users.values.back()));
  lines.lines.push_back(std::move(users));
  if (!std::isnan(outlook.seats)) lines.lines.push_back(std::move(seats));
  report::Chart chart;
  chart.title = rows.caption;
  chart.shown = said.text("shown.whole");
  chart.drawing = std::move(lines);
  chart.table = std::move(rows);
  made.charts.push_back(std::move(chart));
  return made;
}

report::Section places_each(const PlacesOutlook& outlook, const report::Words& words) {
  const PlacesParts said(outlook, words.catalogue());
  constexpr std::size_t middle_year = 10;
  const std::size_t last = said.last(), middle = std::min(middle_year, last);
  report::Section made;
  made.id = "places_each";
  made.heading = said.text("section.each");
  Table rows;
  rows.id = made.id;
  rows.caption = said.text("caption.each", {{"year", said.year(0)}, {"middle", said.year(middle)}});
  rows.columns = {said.plain("place"),
                  {said.year(0), "", 0, 1, false},
                  {said.year(middle), "", 0, 1, false},
                  said.number("low"),
                  said.number("high"),
                  {said.year(last), "", 0, 1, false},
                  said.number("seats"),
                  said.number("fill"),
                  said.number("groups", 1),
                  said.number("staff", 1),
                  {said.text("column.cost_per_user"), "1000 kr", 0, 1000, false}};
  for (const PlaceOutlook& place : outlook.places) {
    const PlaceYear &now = place.years.front(), &then = place.years[middle];
    const Provenance from = place.users_given ? Provenance::own : Provenance::assumption;
    rows.rows.push_back({Cell::words(place.name), Cell::figure(now.users, from), Cell::figure(then.users, from),
                         Cell::figure(then.low, from), Cell::figure(then.high, from),
                         Cell::figure(place.years[last].users, from), Cell::figure(place.seats, Provenance::own),
                         Cell::figure(100 * now.users / place.seats, from), Cell::figure(now.groups),
                         Cell::figure(now.staff), Cell::figure(now.cost_per_user)});
  }
  made.charts.push_back(table_alone(std::move(rows)));
  return made;
}

nlohmann::ordered_json places_json(const Service& service, const PlacesQuestion& question, double width,
                                   const messages::Catalogue& catalogue) {
  const PlacesOutlook outlook = places_outlook(service, question);
  const report::Words words(catalogue);
  std::vector<report::Section> sections{places_whole(outlook, words, width)};
  if (!outlook.places.empty()) sections.push_back(places_each(outlook, words));
  const std::vector<std::string> said = places_words(outlook, catalogue);
  return {{"service", std::string(key_of(outlook.service))},
          {"file", outlook.file},
          {"sentence", said.front()},
          {"sections", live_sections(sections, words)},
          {"notices", std::vector<std::string>(said.begin() + 1, said.end())}};
}

}  // namespace handlingsrom::api
