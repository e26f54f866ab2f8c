// Parts that every section is built from: units on axes, tables by year, lines, sentences about a figure's way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "surface/report/material.hpp"
#include "surface/report/svg/line_chart.hpp"

namespace handlingsrom::report {

/// What a maker of a section gives: a heading and what stands under it.
struct Section {
  std::string id, heading;
  std::vector<std::string> paragraphs;
  std::vector<Chart> charts;
  std::vector<std::string> notes;
  bool own_page = false;  // begins on a new page in print
};

struct Part {
  std::string id, heading, lead;
  std::vector<Section> sections;
};

/// All that one report does not have in common with the other.
struct Contents {
  std::string title, summary_heading;
  std::vector<std::string> sentences;       // on the first page; empty: the figures' own
  std::vector<std::string> more_sentences;  // after them
  std::vector<Part> parts;
  std::vector<AssumptionRow> more_assumptions;
  std::string
      place{};  // whose report it is, where it is not the municipality's: then the first page has no rooms of one municipality
};

/// First page, parts, appendices as one list of blocks.
Report assemble(const Material& material, const Words& words, Contents contents);

/// The whole knowledge basis (compose) with parts after its own.
Report compose_with(const Material& material, const Words& words, std::vector<Part> more);

/// The years that sentences and columns speak of.
struct FocusYears {
  Year now, near, middle, far;  // first year, 2030, 2040, last year
};
FocusYears focus_years(const Material& material);

/// Charts begin here where something is known of the years before the chain's first.
inline constexpr Year history_from{2020};

/// Published figures of history_from … first year − 1, NaN where a year has none; empty where nothing is known.
std::vector<double> history_of(const Material& material, std::string_view id);

/// How a unit is shown where the largest figure is `largest`: kroner as kr, thousand or million; shares as per cent.
struct ShownUnit {
  double divisor = 1;
  std::string text;
  double smallest_step = 0;  // in the figure's own unit: 1 for what comes in whole numbers
  bool whole = false;
};
ShownUnit shown_unit(const Words& words, Unit unit, double largest);

/// Tick texts for an axis of that unit.
svg::Format axis_format(const Words& words, const ShownUnit& unit);

/// Largest absolute value of the figures, ranges included; 0 when none is finite.
double largest_of(const Material& material, const std::vector<std::string>& ids);

/// One line of a chart.
struct Shown {
  std::string id;    // figure id
  std::string name;  // at the line's end; empty: the figure's name
  int hue = 1;
  bool fan = true;  // draw its range; the table has it either way
};

/// The table behind a chart by year: middle, and low and high where there is a range; years before the first where one is known.
Table year_table(const Material& material, const Words& words, std::string id, std::string caption,
                 const std::vector<Shown>& figures);

svg::Line line_of(const Material& material, const Words& words, const Shown& shown);

/// A line chart of projected figures with everything around it. `message` is the finished title.
Chart line_chart(const Material& material, const Words& words, const std::string& id, std::string message,
                 std::string shown, const std::vector<Shown>& figures, bool from_zero = true);

/// "Folketallet: 8 574 i 2026, om lag 9 300 i 2050 (mellom 8 600 og 10 100)" – the text alternative, for each figure.
std::string describe(const Material& material, const Words& words, const std::vector<Shown>& figures);

/// The step at which a projected amount is told: inhabitants in the thousands keep three figures, all else two, and no more than its range allows.
double told_step(double value, Unit unit, std::optional<std::pair<double, double>> range = std::nullopt);
/// The same of a figure of the chain.
double told_step(const Material& material, std::string_view id, Year year);
/// The figure in a year, rounded to what is known, with "om lag" ahead when projected: "om lag 9 300".
std::string told(const Material& material, const Words& words, std::string_view id, Year year);
/// " (mellom 8 600 og 10 100)", or nothing without a range.
std::string told_range(const Material& material, const Words& words, std::string_view id, Year year);

/// A sentence `message.<key>.up|down|flat` about the figure's way from the first year to `later`; {now}, {later}, {change},
/// {percent}, {range}, {first}, {year}, {likely}. Flat: less than three per cent or half a unit. `nothing` when it lacks figures.
std::string way(const Material& material, const Words& words, std::string_view id, std::string_view key, Year later);

/// Names of sources: "SSB tabell 07459; …" for the ids that exist; what is calculated says so.
std::string source_line(const Material& material, const Words& words, const std::vector<std::string>& ids,
                        bool calculated);

}  // namespace handlingsrom::report
