#include "standing/importing/sections.hpp"

#include <algorithm>

namespace handlingsrom::importing {

Sections::Sections(const reading::Sheet& sheet, const Table& table, const TableRoles& roles, Places& places)
    : sheet_(sheet), places_(places) {
  const auto any = [&](auto holds) { return std::any_of(roles.values.begin(), roles.values.end(), holds); };
  years_ = roles.year == nullptr && table.period_from != "option" &&
           !any([](const ColumnReading* value) { return value->period.has_value(); });
  municipalities_ = roles.municipality == nullptr && roles.county == nullptr &&
                    !any([](const ColumnReading* value) { return value->place.has_value(); });
}

void Sections::clear() {
  period_.reset();
  place_.reset();
}

bool Sections::begins(std::uint32_t row) {
  const auto cells = sheet_.row(row);
  if (cells.size() != 1) return false;
  if (years_) {
    if (const auto period = read_period(sheet_, cells.front())) {
      period_ = period;
      return true;
    }
  }
  if (!municipalities_ || cells.front().kind != reading::Kind::text) return false;
  const auto& place = places_.read(sheet_.text(cells.front()));
  if (!place || place->other_words || (place->level == Level::county && !place_)) return false;
  place_ = *place;
  return true;
}

}  // namespace handlingsrom::importing
