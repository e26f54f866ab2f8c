// What only the plan on paper has: the places of today, what they hold, buildings, money once, the order of things.
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "surface/api/council_parts.hpp"
#include "surface/api/structure_parts.hpp"
#include "surface/api/structure_places_parts.hpp"

namespace handlingsrom::api {

using report::Cell;
using report::Table;

namespace {

/// What was assumed for a site, or nothing where the file does not say.
Cell given(double value) { return Cell::figure(value == 0 ? facts::missing : value, Provenance::assumption); }

}  // namespace

std::vector<report::Part> StructureParts::parts() const {
  std::vector<report::Section> today{section("framework"), schools(),  ways_today(), section("special"),
                                     projection(),         capacity(), buildings(),  section("housing")};
  if (answer_.whole) today.insert(today.begin() + 1, municipality());
  return {{"today", text("part.today"), "", std::move(today)},
          {"alternatives",
           text("part.alternatives"),
           "",
           {alternatives(), maps(), investments(), years(), pupils(), section("place"), frontier()}},
          {"decision", text("part.decision"), "", {section("risk"), section("hearing"), timetable(), unsure()}}};
}

report::Section StructureParts::municipality() const {
  report::Section made = places_whole(*answer_.whole, words_, width_);
  // Who is counted and what is published; that the places are the file's own is said by the plan itself.
  const std::vector<std::string> said = places_words(*answer_.whole, words_.catalogue());
  made.paragraphs.assign(said.begin(), said.begin() + 2);
  return made;
}

report::Section StructureParts::schools() const {
  report::Section made = section("schools");
  Table rows = table("schools", {plain("school"), plain("grades"), number("pupils"), number("classes", 1),
                                 number("teaching", 1), number("staff", 1), number("seats")});
  const structure_study::Sums& today = answer_.alternatives.front().sums;
  for (std::size_t s = 0; s < study_.sites.size(); ++s) {
    const structure_study::Site& site = study_.sites[s];
    if (!site.open_today) continue;
    const structure_study::SiteYear& first = today.sites[s].front();
    rows.rows.push_back({Cell::words(site.name), Cell::words(fmt::format("{}–{}", site.lowest, site.highest)),
                         Cell::figure(first.pupils), Cell::figure(first.classes), Cell::figure(first.teaching),
                         Cell::figure(first.staff), Cell::figure(site.seats, Provenance::own)});
  }
  schools_only(rows, {1});
  made.charts.push_back(table_alone(std::move(rows)));
  return made;
}

report::Section StructureParts::ways_today() const {
  report::Section made = section("ways");
  const structure_study::Sums& today = answer_.alternatives.front().sums;
  // Where the file says nothing of homes, everybody lives at the place itself.
  made.paragraphs.push_back(
      today.longest > 0
          ? text("about.ways", {{"year", year(0)},
                                {"kilometres", words_.number(today.kilometres.front(), 1)},
                                {"longest", words_.number(today.longest, 1)},
                                {"entitled", words_.number(today.entitled.front())},
                                {"cost", words_.number(today.entitled.front() * study_.costs.transport / 1e6, 1)}})
          : text("about.ways_unknown"));
  report::Section drawn = map(0, 0);
  made.charts = std::move(drawn.charts);
  return made;
}

report::Section StructureParts::projection() const {
  report::Section made = section("projection");
  Table rows = table("projection", {plain("school"),
                                    {year(0), "", 0, 1, false},
                                    {year(last() / 2), "", 0, 1, false},
                                    {year(last()), "", 0, 1, false},
                                    number("low"),
                                    number("high")});
  const structure_study::Sums& today = answer_.alternatives.front().sums;
  for (std::size_t s = 0; s < study_.sites.size(); ++s) {
    if (!study_.sites[s].open_today) continue;
    const auto& of = today.sites[s];
    rows.rows.push_back({Cell::words(study_.sites[s].name), Cell::figure(of[0].pupils),
                         Cell::figure(of[last() / 2].pupils), Cell::figure(of[last()].pupils),
                         Cell::figure(of[last()].low), Cell::figure(of[last()].high)});
  }
  made.charts.push_back(table_alone(std::move(rows)));
  return made;
}

report::Section StructureParts::capacity() const {
  report::Section made = section("capacity");
  Table rows = table("capacity", {plain("alternative"),
                                  plain("school"),
                                  number("seats"),
                                  number("most_pupils"),
                                  number("most_high"),
                                  number("fill"),
                                  {text("column.year"), "", 0, 1, true}});
  for (const StudiedAlternative& one : answer_.alternatives) {
    if (!one.possible || one.kind == "nearest") continue;
    for (std::size_t s = 0; s < study_.sites.size(); ++s) {
      const structure_study::Site& site = study_.sites[s];
      if (std::isnan(site.seats) || one.choice.open[s] == 0 || nobody(one, s, made.paragraphs)) continue;
      std::size_t fullest = 0;
      for (std::size_t t = 0; t <= last(); ++t) {
        if (one.sums.sites[s][t].high > one.sums.sites[s][fullest].high) fullest = t;
      }
      const structure_study::SiteYear& then = one.sums.sites[s][fullest];
      rows.rows.push_back({Cell::words(name(one)), place_name(one, s), Cell::figure(site.seats, Provenance::own),
                           Cell::figure(then.pupils), Cell::figure(then.high),
                           Cell::figure(100 * then.high / site.seats),
                           Cell::figure(study_.first.value + static_cast<int>(fullest))});
    }
  }
  if (rows.rows.empty())
    made.paragraphs.push_back(text("about.no_seats"));
  else
    made.charts.push_back(table_alone(std::move(rows)));
  return made;
}

report::Section StructureParts::buildings() const {
  report::Section made = section("buildings");
  Table rows = table("buildings", {plain("school"), number("condition"), millions("running_cost"),
                                   millions("investment"), millions("sale")});
  for (const structure_study::Site& site : study_.sites) {
    rows.rows.push_back({Cell::words(site.name),
                         Cell::figure(site.condition < 0 ? facts::missing : site.condition, Provenance::own),
                         given(site.running_cost), given(site.investment), given(site.sale)});
  }
  made.charts.push_back(table_alone(std::move(rows)));
  return made;
}

report::Section StructureParts::investments() const {
  report::Section made = section("investments");
  Table rows = table("investments", {plain("alternative"), millions("investment_once"), millions("sale"),
                                     millions("running_year"), millions("staff_year"), millions("transport_year")});
  for (const StudiedAlternative& one : answer_.alternatives) {
    if (!one.possible) continue;
    const structure_study::Sums& sums = one.sums;
    const std::size_t t = last();
    const double staff = sums.staff[t] * study_.costs.fte, transport = sums.entitled[t] * study_.costs.transport;
    rows.rows.push_back({Cell::words(name(one)), Cell::figure(sums.investment), Cell::figure(sums.sale),
                         Cell::figure(sums.cost[t] - staff - transport), Cell::figure(staff), Cell::figure(transport)});
  }
  schools_only(rows, {5});
  made.charts.push_back(table_alone(std::move(rows)));
  return made;
}

report::Section StructureParts::maps() const {
  report::Section made = section("maps");
  for (std::size_t k = 1; k < answer_.alternatives.size(); ++k) {
    const StudiedAlternative& one = answer_.alternatives[k];
    if (!one.possible || one.kind == "nearest") continue;
    report::Section drawn = map(k, last());
    for (report::Chart& chart : drawn.charts) made.charts.push_back(std::move(chart));
  }
  return made;
}

report::Section StructureParts::timetable() const {
  report::Section made = section("timetable");
  bool dated = false;
  for (const StudiedAlternative& one : answer_.alternatives) {
    std::map<int, std::string> by_year;
    for (std::size_t s = 0; s < one.changed.size(); ++s) {
      if (one.changed[s] < 0) continue;
      const bool opens = one.choice.open[s] != 0;
      std::string& line = by_year[one.changed[s]];
      line += (line.empty() ? "" : ", ") +
              text(opens ? "timetable.opens" : "timetable.closes", {{"name", study_.sites[s].name}});
    }
    if (by_year.empty()) continue;
    dated = true;
    made.paragraphs.push_back(text("timetable.of", {{"name", name(one)}}));
    for (const auto& [t, line] : by_year)
      made.paragraphs.push_back(fmt::format("{}: {}", study_.first.value + t, line));
  }
  if (!dated) made.paragraphs.push_back(text("timetable.at_once", {{"year", year(0)}}));
  return made;
}

}  // namespace handlingsrom::api
