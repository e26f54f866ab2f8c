// A published figure becomes what a gain is measured by: baseline and what came are the figure's own, year by year as they are published.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/toml.hpp"
#include "surface/api/programme_edit_values.hpp"
#include "surface/api/programme_published.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api::edits {

using Json = nlohmann::ordered_json;

namespace {

PublishedFigure figure_of(const Service& service, const std::string& municipality, const std::string& id,
                          const messages::Catalogue& catalogue) {
  std::vector<PublishedFigure> all = published_figures(service, service.find(municipality), catalogue);
  const auto found = std::find_if(all.begin(), all.end(), [&](const PublishedFigure& one) { return one.id == id; });
  if (found == all.end()) throw Error(ErrorCode::unknown_name, "gain_published_unknown", {{"found", shortened(id)}});
  return std::move(*found);
}

/// The year under the key, taken out of the values.
std::optional<int> year_in(Json& values, const char* key) {
  const auto found = values.find(key);
  if (found == values.end() || found->is_null()) return std::nullopt;
  if (!found->is_number_integer()) refuse(fmt::format("/values/{}", key), "number");
  const int year = found->get<int>();
  values.erase(key);
  return year;
}

/// The baseline's year: one that is published for the municipality, and before the target's.
const gains::YearValue& baseline_of(const PublishedFigure& figure, std::optional<int> wanted) {
  if (!wanted) return figure.years.back();
  const auto found = std::find_if(figure.years.begin(), figure.years.end(),
                                  [&](const gains::YearValue& one) { return one.year == *wanted; });
  if (found != figure.years.end()) return *found;
  std::string known;
  for (const gains::YearValue& one : figure.years) known += fmt::format("{}{}", known.empty() ? "" : ", ", one.year);
  throw Error(ErrorCode::bad_input, "gain_published_year",
              {{"name", figure.name}, {"found", std::to_string(*wanted)}, {"expected", known}});
}

}  // namespace

Json gain_by_published(const Service& service, const std::string& text, const std::string& name, Json values,
                       const messages::Catalogue& catalogue) {
  const std::string id = text_of(values, "published");
  const std::string municipality = toml::Document(text, name).root().text_or("municipality");
  const PublishedFigure figure = figure_of(service, municipality, id, catalogue);
  const gains::YearValue& before = baseline_of(figure, year_in(values, "base_year"));
  const std::optional<int> target_year = year_in(values, "target_year");
  const Json target = values.value("target", Json());
  if (!target_year) refuse("/values/target_year", "number");
  if (!target.is_number()) refuse("/values/target", "number");
  if (*target_year <= before.year)
    throw Error(ErrorCode::bad_input, "gain_target_year",
                {{"found", std::to_string(*target_year)}, {"expected", std::to_string(before.year)}});

  Json of = {{"figure", id}};
  if (const auto worth = values.find("kroner_per"); worth != values.end()) {
    of["kroner_per"] = *worth;
    values.erase("kroner_per");
  }
  values.erase("published");
  values["realised_from"] = std::move(of);
  values["baseline"] = {{"date", fmt::format("{}-12-31", before.year)},
                        {"source", catalogue.text("programme.published_source", {{"source", before.source}})}};
  values["target"] = Json::array({{{"year", *target_year}, {"value", target}}});
  if (const auto kroner = values.find("planned_money"); kroner != values.end() && kroner->is_number())
    values["planned_money"] = Json::array({{{"year", *target_year}, {"value", *kroner}}});
  const auto unless_said = [&](const char* key, Json value) {
    if (!values.contains(key)) values[key] = std::move(value);
  };
  unless_said("name", figure.name);
  unless_said("unit", report::Words(catalogue).unit(figure.unit));
  unless_said("type", "quality");
  return {{"do", "add"}, {"what", "gain"}, {"values", std::move(values)}};
}

}  // namespace handlingsrom::api::edits
