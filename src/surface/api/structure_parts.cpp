#include "surface/api/structure_parts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/api/council_parts.hpp"
#include "surface/api/structure_drawings.hpp"
#include "surface/api/structure_words.hpp"

namespace handlingsrom::api {

using report::Cell;
using report::Column;
using report::Table;

namespace {

std::string range_of(int lowest, int highest) {
  return lowest == highest ? std::to_string(lowest) : fmt::format("{}–{}", lowest, highest);
}

}  // namespace

std::string closed_with_years(const StructureStudyAnswer& answer, const StudiedAlternative& alternative) {
  std::string names;
  const auto add = [&](const std::string& name) { names += (names.empty() ? "" : ", ") + name; };
  for (std::size_t s = 0; s < answer.study.sites.size(); ++s) {
    const structure_study::Site& site = answer.study.sites[s];
    if (!site.open_today || alternative.choice.open[s] != 0) continue;
    const auto named = std::find_if(alternative.grades.begin(), alternative.grades.end(),
                                    [&](const structure::Closure& one) { return one.school == s; });
    if (named != alternative.grades.end()) continue;
    const bool dated = s < alternative.changed.size() && alternative.changed[s] >= 0;
    add(dated ? fmt::format("{} ({})", site.name, answer.study.first.value + alternative.changed[s]) : site.name);
  }
  for (const structure::Closure& closure : alternative.grades) {
    const std::size_t s = closure.school;
    std::string what = answer.study.sites[s].name;
    if (alternative.choice.open[s] != 0) what += " " + range_of(closure.lowest, closure.highest);
    if (s < alternative.changed.size() && alternative.changed[s] >= 0)
      what += fmt::format(" ({})", answer.study.first.value + alternative.changed[s]);
    add(closure.to ? fmt::format("{} → {}", what, answer.study.sites[*closure.to].name) : what);
  }
  return names.empty() ? "–" : names;
}

std::string StructureParts::text(const std::string& key, const messages::Arguments& arguments) const {
  return structure_text(words_.catalogue(), study_.service, "structure_plan." + key, arguments);
}

std::string StructureParts::name(const StudiedAlternative& alternative) const {
  return alternative_name(alternative, words_.catalogue());
}

Cell StructureParts::place_name(const StudiedAlternative& alternative, std::size_t site) const {
  const std::string& name = study_.sites[site].name;
  for (std::size_t t = 1; alternative.in_year(0).open[site] == 0 && t <= last(); ++t) {
    if (alternative.in_year(t).open[site] != 0)
      return Cell::words(text("in_use_from", {{"name", name}, {"year", year(t)}}));
  }
  return Cell::words(name);
}

bool StructureParts::nobody(const StudiedAlternative& alternative, std::size_t site,
                            std::vector<std::string>& paragraphs) const {
  const auto& years = alternative.sums.sites[site];
  const bool empty = std::none_of(years.begin(), years.end(), [](const auto& each) { return each.pupils > 0; });
  if (empty)
    paragraphs.push_back(text("nobody", {{"alternative", name(alternative)}, {"name", study_.sites[site].name}}));
  return empty;
}

void StructureParts::schools_only(Table& table, std::vector<std::size_t> columns) const {
  if (study_.service == structure_study::Service::school) return;
  for (auto at = columns.rbegin(); at != columns.rend(); ++at) {
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(*at));
    for (auto& row : table.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(*at));
  }
}

report::Section StructureParts::section(const std::string& id) const {
  report::Section made;
  made.id = "structure_" + id;
  made.heading = text("section." + id);
  for (const char* told : {"framework", "special", "buildings", "housing", "place", "risk", "hearing"}) {
    if (id != told) continue;
    const bool children = id == "framework" && study_.service == structure_study::Service::kindergarten;
    made.paragraphs.push_back(text("about." + id + (children ? "_kindergarten" : "")));
  }
  return made;
}

Column StructureParts::plain(const std::string& key) const { return {text("column." + key), "", 0, 1, false}; }
Column StructureParts::number(const std::string& key, int decimals) const {
  return {text("column." + key), "", decimals, 1, false};
}
Column StructureParts::millions(const std::string& key) const {
  return {text("column." + key), text("millions"), 1, 1e6, false};
}
Table StructureParts::table(const std::string& id, std::vector<Column> columns) const {
  Table made;
  made.id = "structure_" + id;
  made.caption = text("caption." + id);
  made.columns = std::move(columns);
  return made;
}

report::Section StructureParts::alternatives() const {
  report::Section made = section("alternatives");
  Table rows = table("alternatives",
                     {plain("alternative"), plain("closed"), millions("total"), millions("saved"),
                      millions("investment"), number("staff", 1), number("classes", 1), number("class_size", 1)});
  const double today = answer_.alternatives.front().sums.total;
  for (const StudiedAlternative& one : answer_.alternatives) {
    std::vector<Cell> row{Cell::words(name(one)), Cell::words(closed_with_years(answer_, one))};
    for (std::size_t k = row.size(); !one.possible && k < rows.columns.size(); ++k)
      row.push_back(Cell::figure(facts::missing));
    if (one.possible) {
      for (const double each :
           {one.sums.total, today - one.sums.total, one.sums.investment - one.sums.sale, one.sums.staff[last() / 2],
            one.sums.classes[last() / 2], one.sums.class_size[last() / 2]})
        row.push_back(Cell::figure(each));
    }
    rows.rows.push_back(std::move(row));
  }
  made.charts.push_back(table_alone(std::move(rows)));
  return made;
}

report::Section StructureParts::years() const {
  report::Section made = section("years");
  Table rows = table("years", {{text("column.year"), "", 0, 1, true}});
  svg::LineChart lines;
  lines.id = "structure-years";
  lines.width = width_;
  lines.height = std::clamp(width_ * 0.5, 220.0, 320.0);
  lines.first_year = study_.first.value;
  lines.last_year = study_.first.value + study_.years - 1;
  lines.from_zero = false;
  lines.format = [words = words_](double value, double step) { return words.number(value, report::decimals_of(step)); };
  constexpr std::size_t most_lines = 5;
  std::string description;
  for (const StudiedAlternative& one : answer_.alternatives) {
    if (!one.possible) continue;
    rows.columns.push_back({name(one), text("millions"), 1, 1e6, false});
    if (lines.lines.size() == most_lines) continue;
    svg::Line line;
    line.name = name(one);
    line.first_year = study_.first.value;
    line.hue = static_cast<int>(lines.lines.size()) + 1;
    for (const double each : one.sums.cost) line.values.push_back(each / 1e6);
    description += fmt::format("{}: {}–{}. ", line.name, words_.number(line.values.front(), 1),
                               words_.number(line.values.back(), 1));
    lines.lines.push_back(std::move(line));
  }
  for (std::size_t t = 0; t <= last(); ++t) {
    std::vector<Cell> row{Cell::figure(study_.first.value + static_cast<int>(t))};
    std::string said = year(t) + ": ";
    std::size_t shown = 0;
    for (const StudiedAlternative& one : answer_.alternatives) {
      if (!one.possible) continue;
      row.push_back(Cell::figure(one.sums.cost[t]));
      if (shown++ < most_lines)
        said += fmt::format("{}{} {}", shown > 1 ? ", " : "", name(one), words_.number(one.sums.cost[t] / 1e6, 1));
    }
    lines.said.push_back(said + " " + text("millions"));
    rows.rows.push_back(std::move(row));
  }
  lines.title = text("caption.years");
  lines.description = description;
  report::Chart chart;
  chart.title = lines.title;
  chart.shown = text("millions");
  chart.drawing = std::move(lines);
  chart.table = std::move(rows);
  made.charts.push_back(std::move(chart));
  return made;
}

report::Section StructureParts::pupils() const {
  report::Section made = section("pupils");
  Table rows = table("pupils", {plain("alternative"), number("moved"), number("newly_entitled"), number("parted"),
                                number("kilometres", 1), number("longest", 1), number("over_30"), number("over_45"),
                                number("over_60"), number("fullest")});
  for (const StudiedAlternative& one : answer_.alternatives) {
    if (!one.possible) continue;
    const structure_study::Sums& sums = one.sums;
    // Where changes are spread, what they mean shows when all are made.
    const std::size_t t = one.by_year.empty() ? 0 : last();
    std::vector<Cell> row{Cell::words(name(one))};
    for (const double each :
         {sums.moved[t], sums.newly[t], sums.parted[t], sums.kilometres[t], sums.longest, 100 * sums.over_by_year[t][0],
          100 * sums.over_by_year[t][1], 100 * sums.over_by_year[t][2], 100 * sums.fullest_high})
      row.push_back(Cell::figure(each));
    rows.rows.push_back(std::move(row));
  }
  schools_only(rows, {2, 3});
  made.charts.push_back(table_alone(std::move(rows)));
  return made;
}

report::Section StructureParts::frontier() const {
  report::Section made = section("frontier");
  made.paragraphs.push_back(text("about.frontier"));
  Table rows = table("frontier", {plain("closed"), millions("total"), number("travel")});
  for (const structure_study::Point& point : answer_.result.frontier) {
    rows.rows.push_back(
        {Cell::words(closed_names(study_, point.choice)), Cell::figure(point.total), Cell::figure(point.travel)});
  }
  report::Chart chart;
  chart.title = structure_text(words_.catalogue(), study_.service, "structure_page.frontier.title");
  chart.layout = report::Chart::Layout::wide;
  if (drawn_ != nullptr) {
    StructureDrawing drawing = structure_frontier(answer_, "structure-frontier", width_, words_);
    chart.drawing = svg::Ready{std::move(drawing.title), std::move(drawing.element)};
  }
  chart.table = std::move(rows);
  made.charts.push_back(std::move(chart));
  return made;
}

report::Section StructureParts::unsure() const {
  report::Section made = section("unsure");
  made.notes = structure_study_notices(answer_, words_.catalogue());
  return made;
}

report::Section StructureParts::one_by_year(std::size_t k) const {
  const StudiedAlternative& one = answer_.alternatives[k];
  report::Section made = section("one");
  made.heading = text("section.one", {{"name", name(one)}});
  if (!one.possible) return made;
  const structure_study::Sums& sums = one.sums;
  Table rows = table("one", {{text("column.year"), "", 0, 1, true},
                             millions("cost"),
                             number("staff", 1),
                             number("pupils"),
                             number("classes", 1),
                             number("class_size", 1),
                             number("moved"),
                             number("newly_entitled"),
                             number("parted"),
                             number("kilometres", 1),
                             number("over_30"),
                             number("over_45"),
                             number("over_60"),
                             number("fill_mean"),
                             number("fullest")});
  for (std::size_t t = 0; t <= last(); ++t) {
    std::vector<Cell> row;
    for (const double each :
         {static_cast<double>(study_.first.value) + static_cast<double>(t), sums.cost[t], sums.staff[t], sums.pupils[t],
          sums.classes[t], sums.class_size[t], sums.moved[t], sums.newly[t], sums.parted[t], sums.kilometres[t],
          100 * sums.over_by_year[t][0], 100 * sums.over_by_year[t][1], 100 * sums.over_by_year[t][2],
          100 * sums.fill[t], 100 * sums.fill_high[t]})
      row.push_back(Cell::figure(each));
    rows.rows.push_back(std::move(row));
  }
  schools_only(rows, {7, 8});
  made.charts.push_back(table_alone(std::move(rows)));
  return made;
}

report::Section StructureParts::places(std::size_t k) const {
  const StudiedAlternative& one = answer_.alternatives[k];
  report::Section made = section("places");
  made.heading = text("section.places", {{"name", name(one)}});
  if (!one.possible) return made;
  Table rows = table("places", {plain("school"),
                                plain("grades"),
                                {year(0), "", 0, 1, false},
                                {year(last() / 2), "", 0, 1, false},
                                {year(last()), "", 0, 1, false},
                                number("low"),
                                number("high"),
                                number("classes", 1),
                                number("staff", 1),
                                number("seats"),
                                number("fill")});
  for (std::size_t s = 0; s < study_.sites.size(); ++s) {
    const structure_study::Site& site = study_.sites[s];
    const auto& of = one.sums.sites[s];
    if (!site.open_today && one.choice.open[s] == 0) continue;
    if (one.choice.open[s] != 0 && nobody(one, s, made.paragraphs)) continue;
    const auto in_use = [&](std::size_t t, const Cell& cell) {
      return one.in_year(t).open[s] != 0 ? cell : Cell::words("–");
    };
    const structure_study::SiteYear& then = of[last()];
    std::vector<Cell> row{place_name(one, s), Cell::words(range_of(site.lowest, site.highest))};
    for (const std::size_t t : {std::size_t{0}, last() / 2}) row.push_back(in_use(t, Cell::figure(of[t].pupils)));
    for (const Cell& cell : {Cell::figure(then.pupils), Cell::figure(then.low), Cell::figure(then.high),
                             Cell::figure(then.classes), Cell::figure(then.staff),
                             Cell::figure(site.seats, Provenance::own), Cell::figure(100 * then.high / site.seats)})
      row.push_back(in_use(last(), cell));
    rows.rows.push_back(std::move(row));
  }
  schools_only(rows, {1});
  made.charts.push_back(table_alone(std::move(rows)));
  return made;
}

report::Section StructureParts::map(std::size_t k, std::size_t t) const {
  const StudiedAlternative& one = answer_.alternatives[k];
  report::Section made = section("map");
  Table rows = table("map", {plain("area"), plain("grades"), plain("school"), number("kilometres_way", 1),
                             number("minutes"), number("pupils")});
  rows.id += fmt::format("-{}", k);
  const structure_study::Choice& choice = one.in_year(t);
  for (std::size_t a = 0; one.possible && a < study_.areas.size(); ++a) {
    const auto& placed = choice.placing[a];
    for (std::size_t g = 0; g < placed.size();) {
      std::size_t next = g;
      double pupils = 0;
      while (next < placed.size() && placed[next] == placed[g]) pupils += study_.areas[a].pupils[t][next++];
      if (placed[g] != structure_study::no_site && pupils > 0) {
        rows.rows.push_back({Cell::words(study_.areas[a].name),
                             Cell::words(range_of(static_cast<int>(g) + 1, static_cast<int>(next))),
                             Cell::words(study_.sites[placed[g]].name), Cell::figure(study_.way(placed[g], a)),
                             Cell::figure(study_.time(placed[g], a)), Cell::figure(pupils)});
      }
      g = next;
    }
  }
  schools_only(rows, {1});
  report::Chart chart;
  chart.title = structure_map_title(answer_, k, t, words_);
  chart.layout = report::Chart::Layout::wide;
  chart.source = structure_text(words_.catalogue(), study_.service, "structure_page.map.source");
  if (drawn_ != nullptr) {
    constexpr double two_a_page = 0.62;
    StructureDrawing drawing =
        structure_map(*drawn_, answer_, k, t, fmt::format("structure-map-{}-{}", k, t), width_, words_, two_a_page);
    chart.drawing = svg::Ready{std::move(drawing.title), std::move(drawing.element)};
  }
  chart.table = std::move(rows);
  made.charts.push_back(std::move(chart));
  return made;
}

}  // namespace handlingsrom::api
