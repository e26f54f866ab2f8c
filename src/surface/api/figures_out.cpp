#include "surface/api/figures_out.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/csv_text.hpp"
#include "base/units.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

constexpr std::array<const char*, 5> value_names{"middle", "p10", "p25", "p75", "p90"};

std::array<std::optional<double>, 5> values_of(const FigureRow& row) {
  return {std::isfinite(row.middle) ? std::optional(row.middle) : std::nullopt, row.p10, row.p25, row.p75, row.p90};
}

std::string text_if_any(const messages::Catalogue& catalogue, const std::string& key) {
  return std::string(catalogue.find(key).value_or(""));
}

}  // namespace

std::vector<FigureRow> figure_rows(const rooms::Figures& figures, const std::string& start) {
  std::vector<FigureRow> rows;
  for (const rooms::Figure& figure : figures.all()) {
    if (!figure.id.starts_with(start)) continue;
    for (std::size_t t = 0; t < figure.middle.size(); ++t) {
      const auto quantile = [&](const std::vector<double>& values) -> std::optional<double> {
        if (!figure.has_range() || !std::isfinite(values[t])) return std::nullopt;
        return values[t];
      };
      rows.push_back({figure.id, figures.first_year().value + static_cast<std::int64_t>(t),
                      std::string(key_of(figure.unit)), figure.middle[t], quantile(figure.p10), quantile(figure.p25),
                      quantile(figure.p75), quantile(figure.p90), std::string(key_of(figure.provenance))});
    }
  }
  return rows;
}

std::string figures_csv(const std::vector<FigureRow>& rows) {
  std::string text = "figure,year,unit";
  for (const char* name : value_names) text += fmt::format(",{}", name);
  text += ",provenance\n";
  for (const FigureRow& row : rows) {
    text += fmt::format("{},{},{}", csv::quoted(row.figure), row.year, csv::quoted(row.unit));
    for (const std::optional<double>& value : values_of(row)) text += value ? fmt::format(",{}", *value) : ",";
    text += fmt::format(",{}\n", csv::quoted(row.provenance));
  }
  return text;
}

nlohmann::ordered_json figures_json_stat(const std::vector<FigureRow>& rows, const CubeAbout& about,
                                         const messages::Catalogue& catalogue) {
  using Json = nlohmann::ordered_json;
  const report::Words words(catalogue);
  // The rows lie figure by figure, each with the same years, so that they are the cube in its order.
  Json figures = Json::array(), labels = Json::object(), units = Json::object(), notes = Json::object();
  Json years = Json::array(), values = Json::array();
  for (const FigureRow& row : rows) {
    if (figures.empty() || figures.back() != row.figure) {
      figures.push_back(row.figure);
      labels[row.figure] = words.figure(row.figure);
      units[row.figure] = {{"label", text_if_any(catalogue, "unit." + row.unit)}, {"id", row.unit}};
      notes[row.figure] = {text_if_any(catalogue, "provenance." + row.provenance)};
    }
    if (figures.size() == 1) years.push_back(std::to_string(row.year));
    for (const std::optional<double>& value : values_of(row)) values.push_back(value ? Json(*value) : Json(nullptr));
  }
  Json kinds = Json::object();
  for (const char* name : value_names) kinds[name] = catalogue.text(fmt::format("column.{}", name));
  const auto dimension = [&](const char* label, Json category) {
    return Json{{"label", catalogue.text(label)}, {"category", std::move(category)}};
  };
  return {{"version", "2.0"},
          {"class", "dataset"},
          {"label", about.label},
          {"source", about.source},
          {"id", {"figure", "year", "value"}},
          {"size", {figures.size(), years.size(), value_names.size()}},
          {"role", {{"time", {"year"}}, {"metric", {"figure"}}}},
          {"dimension",
           {{"figure",
             dimension("column.figure", {{"index", figures}, {"label", labels}, {"unit", units}, {"note", notes}})},
            {"year", dimension("column.year", {{"index", years}})},
            {"value", dimension("column.value", {{"index", value_names}, {"label", kinds}})}}},
          {"value", std::move(values)}};
}

}  // namespace handlingsrom::api
