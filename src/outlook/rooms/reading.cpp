#include "outlook/rooms/reading.hpp"

#include "outlook/rooms/lacking.hpp"

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

/// Whether a figure is a group of the room. "Others" are what is left over, no group that anyone could look for.
bool is_group(const Figure& figure, std::string_view room) {
  return figure.id.size() > room.size() + 1 && figure.id.starts_with(room) && figure.id[room.size()] == '.' &&
         !figure.id.ends_with(".other");
}

void or_else(std::vector<bool>& values, const std::vector<bool>& others) {
  for (std::size_t t = 0; t < values.size() && t < others.size(); ++t) values[t] = values[t] || others[t];
}

/// Years in which the room or one of its groups is below zero in that quantile: a surplus of teachers is no nurse.
std::vector<bool> short_somewhere(const Figures& figures, const Figure& room, std::vector<double> Figure::*quantile) {
  std::vector<bool> result = below_zero(room.*quantile, hardly_anything(room.unit));
  for (const Figure& figure : figures.all()) {
    if (is_group(figure, room.id) && whole(figure.middle))
      or_else(result, below_zero(figure.*quantile, hardly_anything(figure.unit)));
  }
  return result;
}

/// The group of the room that is short first; of several, the one that lacks most in the end.
std::optional<ShortGroup> short_first(const Figures& figures, std::string_view id) {
  std::optional<ShortGroup> result;
  double most = 0;
  for (const Figure& figure : figures.all()) {
    if (!is_group(figure, id) || !whole(figure.middle)) continue;
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

std::vector<std::string> lacking_most(const Figures& figures, std::string_view id) {
  const Figure* room = figures.find(id);
  if (room == nullptr) return {};
  std::vector<std::string> groups(room->middle.size());
  std::vector<double> most(room->middle.size(), hardly_anything(room->unit));
  for (const Figure& figure : figures.all()) {
    if (!is_group(figure, id) || !whole(figure.middle)) continue;
    for (std::size_t t = 0; t < groups.size(); ++t) {
      if (-figure.middle[t] <= most[t]) continue;
      most[t] = -figure.middle[t];
      groups[t] = figure.id;
    }
  }
  return groups;
}

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
  const bool of_groups = id == room_figures[1];
  const auto below = [&](std::vector<double> Figure::*quantile) {
    std::vector<bool> years =
        of_groups ? short_somewhere(figures, *figure, quantile) : below_zero(figure->*quantile, threshold);
    if (reading.account_alone) years.front() = false;
    return years;
  };
  reading.missing = below(&Figure::middle);
  if (id == room_figures[2]) {
    const Figure* risk = figures.find(risk_of_places);
    if (risk != nullptr && risk->middle.size() == figure->middle.size() && whole(risk->middle)) {
      reading.risk = risk->middle;
      for (std::size_t t = 0; t < reading.risk.size(); ++t) reading.missing[t] = reading.risk[t] > 0.5;
    }
  }
  reading.account_alone =
      id == room_figures[0] && reading.missing.size() > 1 && reading.missing[0] && !reading.missing[1];
  std::vector<bool> decides = reading.missing;
  if (reading.account_alone) decides.front() = false;
  reading.closes = first_true(decides, reading.first);
  if (reading.closes) reading.opens = after_last_true(decides, reading.first);
  reading.has_range = figure->has_range();
  if (reading.has_range) {
    reading.earliest = first_true(below(&Figure::p10), reading.first);
    reading.latest = first_true(below(&Figure::p90), reading.first);
    if (reading.closes && (!reading.earliest || *reading.earliest > *reading.closes)) reading.earliest = reading.closes;
    if (!reading.closes) reading.latest.reset();
    if (reading.closes && reading.latest && *reading.latest < *reading.closes) reading.latest = reading.closes;
  }
  if (of_groups) reading.short_first = short_first(figures, id);
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
