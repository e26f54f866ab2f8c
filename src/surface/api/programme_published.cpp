#include "surface/api/programme_published.hpp"

#include <cmath>

#include <fmt/format.h>

#include "standing/comparison/accounts.hpp"
#include "standing/facts/series.hpp"
#include "surface/api/comparison_rounding.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

std::vector<gains::YearValue> years_of(const comparison::AccountsTrend& trend) {
  std::vector<gains::YearValue> values;
  const std::string source = fmt::format("{}", fmt::join(trend.source_ids, ", "));
  for (const comparison::AccountsYear& year : trend.years) {
    if (std::isfinite(year.own)) values.push_back({year.year.value, year.own, source});
  }
  return values;
}

}  // namespace

std::vector<PublishedFigure> published_figures(const Service& service, MunicipalityIndex municipality,
                                               const messages::Catalogue& catalogue) {
  std::vector<PublishedFigure> all;
  for (const comparison::AccountsTrend& trend : comparison::accounts_trends(service.accounts(), municipality, {})) {
    const comparison::AccountsFigure& figure = *trend.figure;
    PublishedFigure one{std::string(figure.id), catalogue.text(fmt::format("accounts_figure.{}", figure.id)),
                        figure.unit, figure.decimals, years_of(trend)};
    if (!one.years.empty()) all.push_back(std::move(one));
  }
  return all;
}

nlohmann::ordered_json published_figures_json(const Service& service, MunicipalityIndex municipality,
                                              const messages::Catalogue& catalogue) {
  using Json = nlohmann::ordered_json;
  const report::Words words(catalogue);
  Json list = Json::array();
  for (const PublishedFigure& one : published_figures(service, municipality, catalogue)) {
    Json years = Json::array();
    for (const gains::YearValue& each : one.years) years.push_back(each.year);
    const double step = published_step(one.unit, one.decimals);
    list.push_back({{"id", one.id},
                    {"name", one.name},
                    {"unit", words.unit(one.unit)},
                    {"year", one.years.back().year},
                    {"value", report::round_to(one.years.back().value, step)},
                    {"years", std::move(years)}});
  }
  return {{"figures", std::move(list)}};
}

std::vector<gains::YearValue> published_years(const Service& service, MunicipalityIndex municipality,
                                              const std::string& id) {
  if (const comparison::AccountsFigure* figure = comparison::accounts_figure(id)) {
    for (const comparison::AccountsTrend& trend : comparison::accounts_trends(service.accounts(), municipality, {})) {
      if (trend.figure == figure) return years_of(trend);
    }
    return {};
  }
  std::vector<gains::YearValue> values;
  const facts::Series* series = service.facts().series == nullptr ? nullptr : service.facts().series->find(id);
  if (series == nullptr) return values;
  for (const facts::Series::Origin& origin : series->origins()) {
    const double value = series->at(municipality, origin.year);
    if (std::isfinite(value) && series->in_trend(municipality, origin.year))
      values.push_back({origin.year.value, value, origin.source_id});
  }
  return values;
}

}  // namespace handlingsrom::api
