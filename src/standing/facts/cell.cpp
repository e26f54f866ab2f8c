#include "standing/facts/cell.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "standing/facts/by_year.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/facts/series.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::facts {

Cell country_key_figure(const Facts& facts, std::string_view indicator, double scale) {
  const int year = facts.key_figure_year.value;
  const auto value = facts.key_figure(indicator, "EAK", year);
  if (!value) throw Error(ErrorCode::internal, "internal", {{"reason", "the bundle lacks " + std::string(indicator)}});
  return {
      *value * scale, {"ssb_kostra_key_figures", fmt::format("{}, EAK, {}", indicator, year)}, Provenance::national};
}

Cell need_index_cell(const Facts& facts, MunicipalityIndex municipality, Sector sector) {
  const NeedIndex& published = facts.need_index.latest(municipality);
  const Year year = facts.need_index.latest();
  const std::string number = to_string(facts.registry->at(municipality).number);
  const auto cell = [&](double value, std::string_view what, Provenance mark) {
    return Cell{value, {"kdd_gront_hefte_indeks", fmt::format("{}, {}, {}", number, year.value, what)}, mark};
  };
  const double own = published.sector[static_cast<std::size_t>(sector)];
  if (!is_missing(own)) return cell(own, key_of(sector), Provenance::national_times_index);
  if (!is_missing(published.total)) return cell(published.total, "total", Provenance::national_times_index);
  return cell(1.0, "country", Provenance::national);
}

Cell series_cell(const Facts& facts, MunicipalityIndex municipality, std::string_view quantity) {
  const Series* series = facts.series->find(quantity);
  const std::optional<Year> year = series == nullptr ? std::nullopt : series->latest(municipality);
  // An older figure than the series' latest is another year's account.
  if (!year || *year != series->latest()) return {};
  const Provenance mark =
      series->status(municipality, *year) == CellStatus::estimated ? Provenance::interval : Provenance::municipality;
  return {series->at(municipality, *year), series->reference(municipality, *year), mark};
}

Cell own_cell(const OwnFigures* own, OwnQuantity quantity, std::optional<Sector> sector, std::string_view part) {
  const OwnFigure* figure = own == nullptr ? nullptr : own->find(quantity, sector, part);
  if (figure == nullptr || is_missing(figure->value)) return {};
  return {figure->value, {"own", fmt::format("{}:{}", own->file, figure->line)}, Provenance::own};
}

trace::Node node(std::string key, const Cell& cell, Unit unit) {
  return trace::cell(std::move(key), cell.value, unit, cell.reference, cell.provenance);
}

}  // namespace handlingsrom::facts
