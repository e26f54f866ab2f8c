#include "surface/report/build.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "outlook/rooms/history.hpp"
#include "standing/facts/source.hpp"

namespace handlingsrom::report {
namespace {

bool comes_whole(Unit unit) {
  return unit == Unit::persons || unit == Unit::users || unit == Unit::places || unit == Unit::full_time_equivalents;
}

double smallest_step(Unit unit) {
  if (comes_whole(unit)) return 1;
  if (unit == Unit::kroner) return 1000;
  if (unit == Unit::kroner_per_person || unit == Unit::kroner_per_user) return 100;
  if (unit == Unit::share) return 0.001;
  return 0;
}

const rooms::Figure* existing(const Material& material, std::string_view id) { return material.figures.find(id); }

std::string name_of(const Words& words, const Shown& shown) {
  return shown.name.empty() ? words.figure(shown.id) : shown.name;
}

}  // namespace

FocusYears focus_years(const Material& material) {
  const Year now = material.figures.first_year();
  const Year far = material.last_year();
  const auto within = [&](int year) { return std::clamp(Year{year}, now, far); };
  return {now, within(2030), within(2040), far};
}

ShownUnit shown_unit(const Words& words, Unit unit, double largest) {
  ShownUnit shown;
  shown.whole = comes_whole(unit);
  shown.smallest_step = shown.whole ? 1 : 0;
  shown.text = words.unit(unit);
  if (unit == Unit::kroner && largest >= 5e6) {
    shown.divisor = 1e6;
    shown.text = words.say("unit_million");
  } else if (unit == Unit::kroner) {
    shown.divisor = 1e3;
    shown.text = words.say("unit_thousand");
  } else if (unit == Unit::share) {
    shown.divisor = 0.01;
    shown.text = words.unit(Unit::percent);
  }
  return shown;
}

svg::Format axis_format(const Words& words, const ShownUnit& unit) {
  return [words, divisor = unit.divisor](double value, double step) {
    return words.number(value / divisor, decimals_of(step / divisor));
  };
}

std::vector<double> history_of(const Material& material, std::string_view id) {
  return rooms::observed_before(material.facts, material.municipality, material.figures, id, history_from);
}

double largest_of(const Material& material, const std::vector<std::string>& ids) {
  double largest = 0;
  for (const std::string& id : ids) {
    const rooms::Figure* figure = existing(material, id);
    if (figure == nullptr) continue;
    for (const auto* values : {&figure->middle, &figure->p10, &figure->p90}) {
      for (const double value : *values) {
        if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
      }
    }
  }
  return largest;
}

Table year_table(const Material& material, const Words& words, std::string id, std::string caption,
                 const std::vector<Shown>& figures) {
  Table table;
  table.id = std::move(id);
  table.caption = std::move(caption);
  table.columns.push_back({words.say("year"), "", 0, 1, true});
  std::vector<const rooms::Figure*> columns;
  std::vector<std::vector<double>> histories;
  int before = 0;  // years before the chain's first
  std::vector<std::size_t> series;
  double largest_kroner = 0;
  for (const Shown& shown : figures) {
    const rooms::Figure* figure = existing(material, shown.id);
    if (figure != nullptr && figure->unit == Unit::kroner)
      largest_kroner = std::max(largest_kroner, largest_of(material, {shown.id}));
  }
  for (const Shown& shown : figures) {
    const rooms::Figure* figure = existing(material, shown.id);
    if (figure == nullptr) continue;
    const double largest = largest_of(material, {shown.id});
    // One scale for all columns: the workbook draws them on one axis.
    const ShownUnit unit = shown_unit(words, figure->unit, figure->unit == Unit::kroner ? largest_kroner : largest);
    const std::string name = name_of(words, shown);
    int decimals = unit.whole ? 0 : largest / unit.divisor < 10 ? 2 : largest / unit.divisor < 100 ? 1 : 0;
    if (figure->unit != Unit::kroner) decimals = std::min(decimals, 1);
    if (figure->unit == Unit::none) decimals = 3;
    if (comes_whole(figure->unit) && largest < 20) decimals = 1;
    series.push_back(table.columns.size());
    table.columns.push_back({name, unit.text, decimals, unit.divisor});
    if (figure->has_range()) {
      table.columns.push_back({fmt::format("{}, {}", name, words.say("low")), unit.text, decimals, unit.divisor});
      table.columns.push_back({fmt::format("{}, {}", name, words.say("high")), unit.text, decimals, unit.divisor});
    }
    columns.push_back(figure);
    histories.push_back(history_of(material, shown.id));
    before = std::max(before, static_cast<int>(histories.back().size()));
  }
  for (int t = -before; t < material.figures.years(); ++t) {
    std::vector<Cell> row{Cell::figure(material.figures.first_year().value + t)};
    const auto at = [t](const std::vector<double>& values) {
      return t >= 0 && t < static_cast<int>(values.size()) ? values[static_cast<std::size_t>(t)] : facts::missing;
    };
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const rooms::Figure* figure = columns[c];
      if (t >= 0) {
        row.push_back(Cell::figure(at(figure->middle), figure->provenance));
      } else {
        const std::vector<double>& history = histories[c];
        row.push_back(Cell::figure(history.empty() ? facts::missing : history[static_cast<std::size_t>(before + t)]));
      }
      if (figure->has_range()) {
        row.push_back(Cell::figure(at(figure->p10), figure->provenance));
        row.push_back(Cell::figure(at(figure->p90), figure->provenance));
      }
    }
    table.rows.push_back(std::move(row));
  }
  // A single figure is drawn with its low and high; several would be a thicket.
  if (series.size() == 1 && table.columns.size() == 4) series = {1, 2, 3};
  table.chart = SheetChart{SheetChart::Kind::line, table.caption, std::move(series)};
  return table;
}

svg::Line line_of(const Material& material, const Words& words, const Shown& shown) {
  svg::Line line;
  line.name = name_of(words, shown);
  line.hue = shown.hue;
  line.first_year = material.figures.first_year().value;
  if (const rooms::Figure* figure = existing(material, shown.id)) {
    const std::vector<double> history = history_of(material, shown.id);
    line.first_year -= static_cast<int>(history.size());
    const auto after_history = [&](const std::vector<double>& values) {
      std::vector<double> all(history.size(), facts::missing);
      all.insert(all.end(), values.begin(), values.end());
      return all;
    };
    line.values = after_history(figure->middle);
    std::copy(history.begin(), history.end(), line.values.begin());
    if (shown.fan && figure->has_range()) {
      line.fan = {after_history(figure->p10), after_history(figure->p25), after_history(figure->p75),
                  after_history(figure->p90)};
    }
  }
  return line;
}

double told_step(double value, Unit unit, std::optional<std::pair<double, double>> range) {
  constexpr double thousands = 1000;
  const int leading = unit == Unit::persons && std::abs(value) >= thousands ? 3 : 2;
  return known_step(value, range, smallest_step(unit), leading);
}

double told_step(const Material& material, std::string_view id, Year year) {
  const rooms::Figure* figure = existing(material, id);
  const double value = material.middle(id, year);
  if (figure == nullptr || !std::isfinite(value)) return 1;
  return told_step(value, figure->unit, material.range(id, year));
}

std::string told(const Material& material, const Words& words, std::string_view id, Year year) {
  const rooms::Figure* figure = existing(material, id);
  const double value = material.middle(id, year);
  if (figure == nullptr || !std::isfinite(value)) return words.say("missing");
  const bool observed = year == material.figures.first_year() && figure->provenance == Provenance::municipality &&
                        comes_whole(figure->unit);
  if (observed) return words.amount(value, figure->unit, 1);
  return words.say("about", {{"amount", words.amount(value, figure->unit, told_step(material, id, year))}});
}

std::string told_range(const Material& material, const Words& words, std::string_view id, Year year) {
  const rooms::Figure* figure = existing(material, id);
  const auto range = material.range(id, year);
  if (figure == nullptr || !range || !std::isfinite(range->first) || !(range->second > range->first)) return {};
  return fmt::format(" ({})", words.between(range->first, range->second, figure->unit));
}

std::string describe(const Material& material, const Words& words, const std::vector<Shown>& figures) {
  std::string text;
  const FocusYears years = focus_years(material);
  for (const Shown& shown : figures) {
    if (existing(material, shown.id) == nullptr) continue;
    if (!text.empty()) text += ' ';
    text += words.say(
        "describe_line",
        {{"name", name_of(words, shown)},
         {"first", fmt::format("{}", years.now.value)},
         {"now", told(material, words, shown.id, years.now)},
         {"middle_year", fmt::format("{}", years.middle.value)},
         {"middle",
          told(material, words, shown.id, years.middle) + told_range(material, words, shown.id, years.middle)},
         {"last", fmt::format("{}", years.far.value)},
         {"later", told(material, words, shown.id, years.far) + told_range(material, words, shown.id, years.far)}});
  }
  return text;
}

std::string way(const Material& material, const Words& words, std::string_view id, std::string_view key, Year later) {
  const rooms::Figure* figure = existing(material, id);
  const Year now = material.figures.first_year();
  const double from = material.middle(id, now);
  const double to = material.middle(id, later);
  if (figure == nullptr || !std::isfinite(from) || !std::isfinite(to)) return {};
  const double change = to - from;
  // What would be written as the same figure has not changed: "om lag 2 nå, om lag 2 i 2040".
  const bool reads_same = words.amount(from, figure->unit, told_step(material, id, now)) ==
                          words.amount(to, figure->unit, told_step(material, id, later));
  const bool flat =
      reads_same || std::abs(change) < 0.03 * std::abs(from) || (comes_whole(figure->unit) && std::abs(change) < 0.5);
  const auto range = material.range(id, later);
  // "Most likely" where the range does not rule out the opposite.
  const bool unsure = range && (change > 0 ? range->first < from : range->second > from);
  const double step = known_step(change, range, smallest_step(figure->unit));
  const std::string direction = flat ? "flat" : change > 0 ? "up" : "down";
  const std::string amount = words.amount(std::abs(change), figure->unit, step);
  return Words::capital(words.say(
      fmt::format("message.{}.{}", key, direction),
      {{"now", told(material, words, id, now)},
       {"later", told(material, words, id, later)},
       {"change", unsure ? amount : words.say("about", {{"amount", amount}})},
       {"percent",
        from == 0 ? std::string("–")
                  : words.number(std::abs(round_to(change / from * 100, std::abs(change / from) < 0.1 ? 1 : 5)), 0)},
       {"range", told_range(material, words, id, later)},
       {"first", fmt::format("{}", now.value)},
       {"year", fmt::format("{}", later.value)},
       {"place", material.place().name},
       {"likely", unsure ? words.say("likely") : ""}}));
}

std::string source_line(const Material& material, const Words& words, const std::vector<std::string>& ids,
                        bool calculated) {
  std::string text;
  for (const std::string& id : ids) {
    const auto source = std::find_if(material.facts.sources.begin(), material.facts.sources.end(),
                                     [&](const facts::Source& s) { return s.id == id; });
    if (source == material.facts.sources.end()) continue;
    if (!text.empty()) text += "; ";
    text += source->publisher;
    if (!source->table.empty()) text += " " + source->table;
  }
  if (calculated) text += (text.empty() ? "" : "; ") + words.say("calculated");
  return words.say("source", {{"sources", text}});
}

Chart line_chart(const Material& material, const Words& words, const std::string& id, std::string message,
                 std::string shown, const std::vector<Shown>& figures, bool from_zero) {
  svg::LineChart drawing;
  drawing.id = id;
  std::vector<std::string> ids;
  Unit unit = Unit::none;
  for (const Shown& line : figures) {
    const rooms::Figure* figure = existing(material, line.id);
    if (figure == nullptr) continue;
    ids.push_back(line.id);
    unit = figure->unit;
    drawing.lines.push_back(line_of(material, words, line));
  }
  const ShownUnit shown_as = shown_unit(words, unit, largest_of(material, ids));
  drawing.title = message;
  drawing.description = describe(material, words, figures);
  drawing.first_year = material.figures.first_year().value;
  drawing.today = drawing.first_year;
  for (const svg::Line& line : drawing.lines) drawing.first_year = std::min(drawing.first_year, line.first_year);
  drawing.last_year = material.last_year().value;
  drawing.format = axis_format(words, shown_as);
  drawing.smallest_step = shown_as.smallest_step;
  drawing.from_zero = from_zero;
  Chart chart;
  chart.table = year_table(material, words, id, message, figures);
  chart.title = std::move(message);
  chart.shown = std::move(shown);
  if (unit == Unit::kroner) chart.shown += fmt::format(" {}.", Words::capital(shown_as.text));
  std::vector<std::string> sources;
  for (const std::string& line : ids) {
    if (history_of(material, line).empty()) continue;
    for (std::string& source : rooms::sources_of_observed(line)) {
      if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(std::move(source));
    }
  }
  chart.source = source_line(material, words, sources, true);
  chart.drawing = drawing;
  return chart;
}

}  // namespace handlingsrom::report
