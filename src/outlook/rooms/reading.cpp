#include "outlook/rooms/reading.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace handlingsrom::rooms {
namespace {

constexpr std::string_view risk_of_places = "care.shortage_risk";

std::vector<bool> below_zero(const std::vector<double>& values, double threshold) {
  std::vector<bool> result;
  for (const double value : values) result.push_back(value < -threshold);
  return result;
}

std::optional<Year> first_true(const std::vector<bool>& values, Year first) {
  const auto found = std::find(values.begin(), values.end(), true);
  if (found == values.end()) return std::nullopt;
  return first + static_cast<int>(found - values.begin());
}

/// The year after the last true one; nullopt where that is the last year of all.
std::optional<Year> after_last_true(const std::vector<bool>& values, Year first) {
  const auto found = std::find(values.rbegin(), values.rend(), true);
  if (found == values.rbegin()) return std::nullopt;
  return first + static_cast<int>(values.rend() - found);
}

bool whole(const std::vector<double>& values) {
  return !values.empty() &&
         std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

/// The group of the room that is short first; of several, the one that lacks most in the end.
std::optional<ShortGroup> short_first(const Figures& figures, std::string_view id) {
  const std::string prefix = std::string(id) + ".";
  std::optional<ShortGroup> result;
  double most = 0;
  for (const Figure& figure : figures.all()) {
    // "Others" are what is left over, no group that anyone could look for.
    if (!figure.id.starts_with(prefix) || figure.id.ends_with(".other") || !whole(figure.middle)) continue;
    const auto from = first_true(below_zero(figure.middle, hardly_anything(figure.unit)), figures.first_year());
    if (!from) continue;
    const double missing = -figure.middle.back();
    if (result && (*from > result->from || (*from == result->from && missing <= most))) continue;
    result = ShortGroup{figure.id, *from};
    most = missing;
  }
  return result;
}

}  // namespace

double hardly_anything(Unit unit) { return unit == Unit::kroner ? 500 : 0.5; }

bool Reading::short_in(Year year) const {
  const int t = year - first;
  return t >= 0 && t < static_cast<int>(missing.size()) && missing[static_cast<std::size_t>(t)];
}

Reading read_room(const Figures& figures, std::string_view id) {
  Reading reading;
  reading.id = std::string(id);
  reading.first = figures.first_year();
  reading.last = figures.first_year() + (figures.years() - 1);
  const Figure* figure = figures.find(id);
  if (figure == nullptr || !whole(figure->middle)) return reading;
  reading.unit = figure->unit;
  reading.provenance = figure->provenance;
  const double threshold = hardly_anything(figure->unit);
  reading.missing = below_zero(figure->middle, threshold);
  if (id == room_figures[2]) {
    const Figure* risk = figures.find(risk_of_places);
    if (risk != nullptr && risk->middle.size() == figure->middle.size() && whole(risk->middle)) {
      reading.risk = risk->middle;
      for (std::size_t t = 0; t < reading.risk.size(); ++t) reading.missing[t] = reading.risk[t] > 0.5;
    }
  }
  reading.closes = first_true(reading.missing, reading.first);
  if (reading.closes) reading.opens = after_last_true(reading.missing, reading.first);
  reading.has_range = figure->has_range();
  if (reading.has_range) {
    reading.earliest = first_true(below_zero(figure->p10, threshold), reading.first);
    reading.latest = first_true(below_zero(figure->p90, threshold), reading.first);
    if (reading.closes && (!reading.earliest || *reading.earliest > *reading.closes)) reading.earliest = reading.closes;
    if (!reading.closes) reading.latest.reset();
    if (reading.closes && reading.latest && *reading.latest < *reading.closes) reading.latest = reading.closes;
  }
  if (id == room_figures[1]) reading.short_first = short_first(figures, id);
  using enum Reading::State;
  if (!reading.closes) {
    reading.state = holds;
  } else if (*reading.closes == reading.first) {
    reading.state = reading.opens ? already_opens : already;
  } else {
    reading.state = reading.opens ? reopens : closes;
  }
  return reading;
}

Balance balance_in(const Figures& figures, std::string_view id, Year year) {
  Balance balance;
  balance.value = std::numeric_limits<double>::quiet_NaN();
  const Figure* figure = figures.find(id);
  const int t = year - figures.first_year();
  if (figure == nullptr || t < 0 || t >= static_cast<int>(figure->middle.size())) return balance;
  const auto at = static_cast<std::size_t>(t);
  balance.value = figure->middle[at];
  if (figure->has_range()) {
    balance.half = std::pair{figure->p25[at], figure->p75[at]};
    balance.most = std::pair{figure->p10[at], figure->p90[at]};
  }
  return balance;
}

}  // namespace handlingsrom::rooms
