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

/// "total" of "rooms.people", "nurse" of "rooms.people.nurse"; empty for other rooms.
std::string_view part_of_people(std::string_view id) {
  const std::string_view room = room_figures[1];
  if (id == room) return "total";
  return id.size() > room.size() + 1 && id.starts_with(room) && id[room.size()] == '.' ? id.substr(room.size() + 1)
                                                                                       : std::string_view{};
}

/// What decides when the room closes: the figure itself, of people without what is assumed of today.
const Figure& deciding(const Figures& figures, const Figure& figure) {
  const std::string id = beyond_assumed(figure.id);
  const Figure* beyond = id.empty() ? nullptr : figures.find(id);
  return beyond != nullptr && whole(beyond->middle) ? *beyond : figure;
}

/// How much must lack to close the room: of people whose posts are filled today but for what is assumed, as much as is noticed.
double closes_at(const Figures& figures, const Figure& figure) {
  const double least = hardly_anything(figure.unit);
  const std::string_view part = part_of_people(figure.id);
  const Figure* noticed = part.empty() ? nullptr : figures.find("workforce.noticed_lack");
  const Figure* needed = part.empty() ? nullptr : figures.find("workforce.needed." + std::string(part));
  const bool lacks_today = deciding(figures, figure).middle.front() < -least;
  if (noticed == nullptr || needed == nullptr || lacks_today) return least;
  return std::max(least, noticed->middle.front() * needed->middle.front());
}

using YearsShort = std::vector<bool> (*)(const Figures&, const Figure&, std::vector<double> Figure::*);

/// Years in which the figure itself is below zero in that quantile, whatever it rests on.
std::vector<bool> short_as_it_stands(const Figures& /*figures*/, const Figure& figure,
                                     std::vector<double> Figure::*quantile) {
  return below_zero(figure.*quantile, hardly_anything(figure.unit));
}

/// Years that close the room.
std::vector<bool> short_as_it_decides(const Figures& figures, const Figure& figure,
                                      std::vector<double> Figure::*quantile) {
  return below_zero(deciding(figures, figure).*quantile, closes_at(figures, figure));
}

/// The same of the room or one of its groups: a surplus of teachers is no nurse.
std::vector<bool> short_somewhere(const Figures& figures, const Figure& room, std::vector<double> Figure::*quantile,
                                  YearsShort years) {
  std::vector<bool> result = years(figures, room, quantile);
  for (const Figure& figure : figures.all()) {
    if (is_group(figure, room.id) && whole(figure.middle)) or_else(result, years(figures, figure, quantile));
  }
  return result;
}

/// The group of the room that is short first; of several, the one that lacks most in the end.
std::optional<ShortGroup> short_first(const Figures& figures, std::string_view id, YearsShort years) {
  std::optional<ShortGroup> result;
  double most = 0;
  for (const Figure& figure : figures.all()) {
    if (!is_group(figure, id) || !whole(figure.middle)) continue;
    const auto from = first_true(years(figures, figure, &Figure::middle), figures.first_year());
    if (!from) continue;
    const double missing = -deciding(figures, figure).middle.back();
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

std::string beyond_assumed(std::string_view id) {
  const std::string_view part = part_of_people(id);
  return part.empty() ? std::string() : "workforce.beyond_assumed." + std::string(part);
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
  const bool of_groups = id == room_figures[1];
  const auto below = [&](std::vector<double> Figure::*quantile, YearsShort years) {
    return of_groups ? short_somewhere(figures, *figure, quantile, years) : years(figures, *figure, quantile);
  };
  reading.missing = below(&Figure::middle, short_as_it_stands);
  if (const std::string_view part = part_of_people(id); !part.empty()) {
    const Figure* assumed = figures.find("workforce.assumed_vacant." + std::string(part));
    if (assumed != nullptr && whole(assumed->middle)) reading.assumed = assumed->middle.front();
  }
  if (id == room_figures[2]) {
    const Figure* risk = figures.find(risk_of_places);
    if (risk != nullptr && risk->middle.size() == figure->middle.size() && whole(risk->middle)) {
      reading.risk = risk->middle;
      for (std::size_t t = 0; t < reading.risk.size(); ++t) reading.missing[t] = reading.risk[t] > 0.5;
    }
  }
  reading.account_alone =
      id == room_figures[0] && reading.missing.size() > 1 && reading.missing[0] && !reading.missing[1];
  const YearsShort closing = reading.from_assumed() ? short_as_it_decides : short_as_it_stands;
  const auto decides_in = [&](std::vector<double> Figure::*quantile) {
    std::vector<bool> years = below(quantile, closing);
    if (reading.account_alone) years.front() = false;
    return years;
  };
  const std::vector<bool> decides = reading.by_risk() ? reading.missing : decides_in(&Figure::middle);
  reading.closes = first_true(decides, reading.first);
  if (reading.closes) reading.opens = after_last_true(decides, reading.first);
  reading.has_range = figure->has_range();
  if (reading.has_range) {
    reading.earliest = first_true(decides_in(&Figure::p10), reading.first);
    reading.latest = first_true(decides_in(&Figure::p90), reading.first);
    if (reading.closes && (!reading.earliest || *reading.earliest > *reading.closes)) reading.earliest = reading.closes;
    if (!reading.closes) reading.latest.reset();
    if (reading.closes && reading.latest && *reading.latest < *reading.closes) reading.latest = reading.closes;
  }
  if (of_groups) reading.short_first = short_first(figures, id, closing);
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
