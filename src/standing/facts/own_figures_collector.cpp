#include "standing/facts/own_figures_collector.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"

namespace handlingsrom::facts {
namespace {

struct Range {
  double minimum;
  double maximum;
};

// Wider than anything real, so that only slips of unit or keyboard are stopped: all municipalities together spend about
// 8e11 kr, employ about 4e5 FTE and hold 5.6 million people.
Range range_of(OwnQuantity quantity) {
  switch (quantity) {
    case OwnQuantity::net_operating_result:
    case OwnQuantity::net_finance_cost: return {-1e12, 1e12};
    case OwnQuantity::full_time_equivalents:
    case OwnQuantity::vacant_nurses:
    case OwnQuantity::vacant_health_workers:
    case OwnQuantity::vacant_teachers:
    case OwnQuantity::vacant_kindergarten_teachers:
    case OwnQuantity::schools:
    case OwnQuantity::school_stages:
    case OwnQuantity::vacant_others: return {0, 1e6};
    case OwnQuantity::care_users:
    case OwnQuantity::pupils:
    case OwnQuantity::new_inhabitants:
    case OwnQuantity::places:
    case OwnQuantity::staffed_home_places:
    case OwnQuantity::users: return {0, 6e6};
    case OwnQuantity::net_spending:
    case OwnQuantity::care_spending:
    case OwnQuantity::gross_spending:
    case OwnQuantity::gross_operating_revenue:
    case OwnQuantity::free_income:
    case OwnQuantity::disposable_fund:
    case OwnQuantity::property_tax:
    case OwnQuantity::long_term_debt: return {0, 1e12};
  }
  return {0, 0};
}

std::string list_of_quantities() {
  std::string list;
  for (const OwnQuantity quantity : own_quantities)
    if (!is_only_of_forms(quantity)) list += (list.empty() ? "" : ", ") + std::string(key_of(quantity));
  return list;
}

std::string list_of_sectors() {
  std::string list;
  for (const Sector sector : sectors) list += (list.empty() ? "" : ", ") + std::string(key_of(sector));
  return list;
}

std::string_view units_of(OwnQuantity quantity) {
  if (is_money(quantity)) return "kr, 1000 kr, mill. kr";
  return quantity == OwnQuantity::full_time_equivalents || is_vacant_posts(quantity) ? "årsverk"
                                                                                     : "plasser, brukere, elever, barn";
}

}  // namespace

bool is_vacant_posts(OwnQuantity quantity) noexcept { return quantity >= OwnQuantity::vacant_nurses; }

bool is_money(OwnQuantity quantity) noexcept {
  if (is_vacant_posts(quantity)) return false;
  switch (quantity) {
    case OwnQuantity::full_time_equivalents:
    case OwnQuantity::places:
    case OwnQuantity::staffed_home_places:
    case OwnQuantity::care_users:
    case OwnQuantity::pupils:
    case OwnQuantity::schools:
    case OwnQuantity::school_stages:
    case OwnQuantity::new_inhabitants:
    case OwnQuantity::users: return false;
    default: return true;
  }
}

bool is_of_sector(OwnQuantity quantity) noexcept { return quantity <= OwnQuantity::care_spending; }

bool is_only_of_forms(OwnQuantity quantity) noexcept {
  const bool of_sector = quantity >= OwnQuantity::care_users && quantity <= OwnQuantity::care_spending;
  return of_sector || quantity == OwnQuantity::new_inhabitants;
}

bool is_possible(OwnQuantity quantity, Sector sector) noexcept {
  if (quantity == OwnQuantity::places) {
    return sector == Sector::school || sector == Sector::kindergarten || sector == Sector::care;
  }
  if (quantity == OwnQuantity::staffed_home_places || quantity == OwnQuantity::care_users ||
      quantity == OwnQuantity::care_spending)
    return sector == Sector::care;
  if (is_only_of_forms(quantity)) return sector == Sector::school;
  if (quantity == OwnQuantity::users) return sector != Sector::administration;
  return is_of_sector(quantity);
}

bool is_used(OwnQuantity quantity) noexcept {
  return quantity != OwnQuantity::gross_spending && quantity != OwnQuantity::users &&
         quantity != OwnQuantity::staffed_home_places;
}

OwnFigureCollector::OwnFigureCollector(std::string file, std::optional<MunicipalityNumber> expected)
    : expected_(expected) {
  figures_.file = std::move(file);
}

void OwnFigureCollector::refuse(const char* key, const OwnPlace& place, std::string_view found,
                                std::string expected) const {
  throw Error(ErrorCode::bad_input, key,
              {{"file", figures_.file},
               {"line", std::to_string(place.line)},
               {"column", place.column},
               {"found", shortened(found)},
               {"expected", std::move(expected)}});
}

void OwnFigureCollector::municipality(std::string_view text, const OwnPlace& place) {
  // "5029", "301", "5029 Skaun"
  MunicipalityNumber number;
  const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), number.value);
  if (fault != std::errc{} || (stop != text.data() + text.size() && *stop != ' ') || number.value < 100 ||
      number.value > 9999) {
    refuse("own_value", place, text, "0301 … 5636");
  }
  if (expected_ && number != *expected_) refuse("own_other_municipality", place, text, to_string(*expected_));
  figures_.municipality = number;
}

void OwnFigureCollector::year(double value, const OwnPlace& place) {
  if (!(value >= 2000 && value <= 2100) || value != std::floor(value)) {
    refuse("own_value", place, fmt::format("{}", value), "2000 … 2100");
  }
  figures_.year = Year{static_cast<int>(value)};
}

OwnQuantity OwnFigureCollector::quantity(std::string_view key, const OwnPlace& place) const {
  if (const auto quantity = own_quantity_of(key)) return *quantity;
  refuse("own_figure_unknown", place, key, list_of_quantities());
}

std::optional<Sector> OwnFigureCollector::sector(std::string_view key, const OwnPlace& place) const {
  if (key.empty()) return std::nullopt;
  const std::optional<Sector> sector = own_sector_of(key);
  if (!sector) refuse("own_sector_unknown", place, key, list_of_sectors());
  return sector;
}

void OwnFigureCollector::add(OwnQuantity quantity, std::optional<Sector> sector, double value, std::string_view unit,
                             std::string_view note, const OwnPlace& place, double other) {
  const std::string key(key_of(quantity));
  if (is_of_sector(quantity) && !sector) refuse("own_sector_missing", place, key, list_of_sectors());
  if (sector && !is_possible(quantity, *sector)) {
    refuse("own_sector_wrong", place, key + ", " + std::string(key_of(*sector)), is_of_sector(quantity) ? key : "–");
  }
  if (const OwnFigure* first = figures_.find(quantity, sector)) {
    refuse("own_figure_doubled", place, sector ? key + ", " + std::string(key_of(*sector)) : key,
           std::to_string(first->line));
  }
  if (!is_used(quantity)) {
    notice({"unused", {{"line", std::to_string(place.line)}, {"own_figure", key}}});
    return;
  }
  const std::optional<double> factor = own_unit_factor(quantity, unit);
  if (!factor) refuse("own_unit_unknown", place, unit, std::string(units_of(quantity)));
  const double amount = value * *factor;
  Range range = range_of(quantity);
  // State grants for refugees can be larger than what social services spend.
  if (quantity == OwnQuantity::net_spending && sector == Sector::social) range.minimum = -range.maximum;
  if (!(amount >= range.minimum && amount <= range.maximum)) {
    refuse("own_value", place, fmt::format("{}", value),
           fmt::format("{} … {}", range.minimum / *factor, range.maximum / *factor));
  }
  OwnFigure figure{quantity, sector, amount, std::string(note), place.line};
  figure.unit_given = !unit.empty() || !is_money(quantity);
  if (!is_missing(other))
    figure.other = other * *factor;
  else if (!figure.unit_given)
    figure.other = amount * 1000;
  figures_.figures.push_back(std::move(figure));
}

}  // namespace handlingsrom::facts
