#include "standing/facts/own_figures.hpp"

namespace handlingsrom::facts {

std::string_view key_of(OwnQuantity quantity) noexcept {
  switch (quantity) {
    case OwnQuantity::net_spending: return "net_spending";
    case OwnQuantity::gross_spending: return "gross_spending";
    case OwnQuantity::full_time_equivalents: return "full_time_equivalents";
    case OwnQuantity::places: return "places";
    case OwnQuantity::staffed_home_places: return "staffed_home_places";
    case OwnQuantity::users: return "users";
    case OwnQuantity::care_users: return "care_users";
    case OwnQuantity::pupils: return "pupils";
    case OwnQuantity::schools: return "schools";
    case OwnQuantity::school_stages: return "school_stages";
    case OwnQuantity::care_spending: return "care_spending";
    case OwnQuantity::net_operating_result: return "net_operating_result";
    case OwnQuantity::gross_operating_revenue: return "gross_operating_revenue";
    case OwnQuantity::free_income: return "free_income";
    case OwnQuantity::net_finance_cost: return "net_finance_cost";
    case OwnQuantity::disposable_fund: return "disposable_fund";
    case OwnQuantity::long_term_debt: return "long_term_debt";
    case OwnQuantity::property_tax: return "property_tax";
    case OwnQuantity::new_inhabitants: return "new_inhabitants";
    case OwnQuantity::vacant_nurses: return "vacant_nurses";
    case OwnQuantity::vacant_health_workers: return "vacant_health_workers";
    case OwnQuantity::vacant_teachers: return "vacant_teachers";
    case OwnQuantity::vacant_kindergarten_teachers: return "vacant_kindergarten_teachers";
    case OwnQuantity::vacant_others: return "vacant_others";
  }
  return "net_spending";
}

std::string_view key_of(Sector sector) noexcept {
  switch (sector) {
    case Sector::school: return "school";
    case Sector::kindergarten: return "kindergarten";
    case Sector::care: return "care";
    case Sector::health: return "health";
    case Sector::child_protection: return "child_protection";
    case Sector::social: return "social";
    case Sector::administration: return "administration";
  }
  return "school";
}

std::optional<Sector> sector_of(std::string_view key) noexcept {
  for (const Sector sector : sectors) {
    if (key_of(sector) == key) return sector;
  }
  return std::nullopt;
}

const OwnFigure* OwnFigures::find(OwnQuantity quantity, std::optional<Sector> sector, std::string_view part) const {
  for (const OwnFigure& figure : figures) {
    if (figure.quantity == quantity && figure.sector == sector && figure.part == part) return &figure;
  }
  return nullptr;
}

double OwnFigures::value(OwnQuantity quantity, std::optional<Sector> sector) const {
  const OwnFigure* figure = find(quantity, sector);
  return figure == nullptr ? missing : figure->value;
}

}  // namespace handlingsrom::facts
