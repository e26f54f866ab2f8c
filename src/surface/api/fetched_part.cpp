#include "surface/api/fetched_part.hpp"

#include <cmath>

namespace handlingsrom::api {
namespace {

/// As published: whole, or with the decimals that it has.
std::string published_number(const report::Words& words, double value) {
  constexpr int most_decimals = 2;
  int decimals = 0;
  for (double scaled = value; decimals < most_decimals && std::abs(scaled - std::round(scaled)) > 1e-9; ++decimals)
    scaled *= 10;
  return words.number(value, decimals);
}

}  // namespace

std::string fetched_words(const messages::Catalogue& catalogue, const FetchedFigure& figure) {
  const report::Words words(catalogue);
  return catalogue.text("in_force.figure", {{"title", figure.title},
                                            {"value", published_number(words, figure.value)},
                                            {"unit", figure.unit},
                                            {"period", figure.period},
                                            {"table", figure.table},
                                            {"updated", figure.updated},
                                            {"fetched", figure.fetched}});
}

report::Part fetched_part(const report::Words& words, const std::vector<FetchedFigure>& figures) {
  const auto text = [&](const char* key) { return words.entry(std::string("in_force.part.") + key); };
  report::Section section;
  section.id = "fetched-figures";
  section.heading = text("section");
  report::Table table;
  table.id = "fetched";
  table.caption = text("caption");
  table.sheet = text("sheet");
  for (const char* key : {"figure", "period", "value", "unit", "table", "updated", "fetched"})
    table.columns.push_back({text(key), "", 0, 1, false});
  for (const FetchedFigure& figure : figures) {
    table.rows.push_back({report::Cell::words(figure.title), report::Cell::words(figure.period),
                          report::Cell::words(published_number(words, figure.value)), report::Cell::words(figure.unit),
                          report::Cell::words(figure.table), report::Cell::words(figure.updated),
                          report::Cell::words(figure.fetched)});
  }
  report::Chart chart;
  chart.title = text("caption");
  chart.table = std::move(table);
  section.charts.push_back(std::move(chart));
  return {"fetched", text("heading"), text("lead"), {std::move(section)}};
}

}  // namespace handlingsrom::api
