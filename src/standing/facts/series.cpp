#include "standing/facts/series.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"

namespace handlingsrom::facts {
namespace {

[[noreturn]] void refuse_series(std::string reason) {
  throw Error(ErrorCode::internal, "internal", {{"reason", std::move(reason)}});
}

}  // namespace

std::string_view key_of(CellStatus status) noexcept {
  switch (status) {
    case CellStatus::published: return "published";
    case CellStatus::summed: return "summed";
    case CellStatus::estimated: return "estimated";
    case CellStatus::out_of_trend: return "out_of_trend";
    case CellStatus::wider_tasks: return "wider_tasks";
    case CellStatus::suppressed: return "suppressed";
    case CellStatus::absent: return "absent";
  }
  return "absent";
}

std::optional<Unit> unit_named(std::string_view key) noexcept {
  constexpr auto last = Unit::kroner_per_user;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (key_of(static_cast<Unit>(i)) == key) return static_cast<Unit>(i);
  }
  return std::nullopt;
}

std::optional<CellStatus> status_named(std::string_view key) noexcept {
  for (int i = 0; i <= static_cast<int>(CellStatus::absent); ++i) {
    if (key_of(static_cast<CellStatus>(i)) == key) return static_cast<CellStatus>(i);
  }
  return std::nullopt;
}

CellStatus sum_status(CellStatus a, CellStatus b) noexcept {
  const auto weak = [](CellStatus status) {
    // A hidden part hides the sum, and says so rather than "missing".
    if (status == CellStatus::suppressed) return 7;
    return static_cast<int>(status == CellStatus::published ? CellStatus::summed : status);
  };
  const int weakest = std::max(weak(a), weak(b));
  return weakest == 7 ? CellStatus::suppressed : static_cast<CellStatus>(weakest);
}

Series::Series(Definition definition, std::shared_ptr<const std::vector<std::string>> area_codes)
    : definition_(std::move(definition)),
      area_codes_(std::move(area_codes)),
      areas_(static_cast<int>(area_codes_->size())) {
  const auto& origins = definition_.origins;
  if (origins.empty()) refuse_series("no years in the series " + definition_.quantity);
  for (std::size_t i = 1; i < origins.size(); ++i) {
    if (origins[i].year <= origins[i - 1].year)
      refuse_series("years out of order in the series " + definition_.quantity);
  }
  values_.assign(area_codes_->size() * origins.size(), missing);
  statuses_.assign(values_.size(), CellStatus::absent);
}

int Series::column(Year year) const {
  const auto& origins = definition_.origins;
  const auto found =
      std::lower_bound(origins.begin(), origins.end(), year, [](const Origin& a, Year b) { return a.year < b; });
  return found == origins.end() || found->year != year ? -1 : static_cast<int>(found - origins.begin());
}

std::optional<Year> Series::latest(Area area) const {
  for (auto origin = definition_.origins.rbegin(); origin != definition_.origins.rend(); ++origin) {
    if (!is_missing(at(area, origin->year))) return origin->year;
  }
  return std::nullopt;
}

CellStatus Series::status(Area area, Year year) const {
  const int of_year = column(year);
  return of_year < 0 || area.value < 0 || area.value >= areas_ ? CellStatus::absent : statuses_[cell(area, of_year)];
}

bool Series::in_trend(Area area, Year year) const {
  const CellStatus is = status(area, year);
  return is_known(is) && is != CellStatus::out_of_trend;
}

trace::CellReference Series::reference(Area area, Year year) const {
  const int of_year = column(year);
  if (of_year < 0 || area.value < 0 || area.value >= areas_) {
    refuse_series(fmt::format("no {} of {} in row {}", definition_.quantity, year.value, area.value));
  }
  const Origin& origin = definition_.origins[static_cast<std::size_t>(of_year)];
  return {origin.source_id,
          fmt::format("{}, {}, {}", (*area_codes_)[static_cast<std::size_t>(area.value)], origin.place, year.value)};
}

void Series::set(Area area, Year year, double published, CellStatus status) {
  const int of_year = column(year);
  if (of_year < 0 || area.value < 0 || area.value >= areas_ || is_missing(published) == is_known(status)) {
    refuse_series(fmt::format("{} of {} in row {}", definition_.quantity, year.value, area.value));
  }
  values_[cell(area, of_year)] = published * definition_.scale;
  statuses_[cell(area, of_year)] = status;
}

void Series::mark(Area area, Year year, CellStatus status) {
  const int of_year = column(year);
  if (of_year < 0 || area.value < 0 || area.value >= areas_) {
    refuse_series(fmt::format("{} of {} in row {}", definition_.quantity, year.value, area.value));
  }
  if (is_missing(values_[cell(area, of_year)]) && is_known(status)) return;
  if (!is_known(status)) values_[cell(area, of_year)] = missing;
  statuses_[cell(area, of_year)] = status;
}

SeriesTable::SeriesTable(std::vector<std::string> area_codes, int municipalities)
    : area_codes_(std::make_shared<const std::vector<std::string>>(std::move(area_codes))),
      municipalities_(municipalities) {
  if (const auto found = area("EAK")) country_ = *found;
}

const Series* SeriesTable::find(std::string_view quantity) const {
  const auto found = std::lower_bound(series_.begin(), series_.end(), quantity,
                                      [](const Series& a, std::string_view b) { return a.quantity() < b; });
  return found == series_.end() || found->quantity() != quantity ? nullptr : &*found;
}

Series* SeriesTable::find_to_fill(std::string_view quantity) {
  const Series* found = find(quantity);
  return found == nullptr ? nullptr : &series_[static_cast<std::size_t>(found - series_.data())];
}

const Series& SeriesTable::get(std::string_view quantity) const {
  const Series* found = find(quantity);
  if (found == nullptr) refuse_series("the bundle has no series " + std::string(quantity));
  return *found;
}

std::optional<Area> SeriesTable::area(std::string_view code) const {
  // Municipalities stand in order of their number; the regions after them are few.
  const auto municipalities_end = area_codes_->begin() + municipalities_;
  const auto found = std::lower_bound(area_codes_->begin(), municipalities_end, code);
  if (found != municipalities_end && *found == code) return Area{static_cast<int>(found - area_codes_->begin())};
  const auto region = std::find(municipalities_end, area_codes_->end(), code);
  if (region == area_codes_->end()) return std::nullopt;
  return Area{static_cast<int>(region - area_codes_->begin())};
}

Series& SeriesTable::add(Series::Definition definition) {
  const auto place = std::lower_bound(series_.begin(), series_.end(), definition.quantity,
                                      [](const Series& a, const std::string& b) { return a.quantity() < b; });
  if (place != series_.end() && place->quantity() == definition.quantity) {
    refuse_series("the series " + definition.quantity + " stands twice");
  }
  return *series_.emplace(place, std::move(definition), area_codes_);
}

Sum sum_over(const Series& series, std::span<const Area> areas, Year year) {
  Sum sum{0, CellStatus::published};
  for (const Area area : areas) {
    const CellStatus status = series.status(area, year);
    sum.status = sum_status(sum.status, status);
    if (is_known(status)) sum.value += series.at(area, year);
  }
  if (areas.empty()) sum.status = CellStatus::absent;
  if (!is_known(sum.status)) sum.value = missing;
  return sum;
}

}  // namespace handlingsrom::facts
