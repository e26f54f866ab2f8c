#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "surface/api/regions.hpp"
#include "surface/report/build.hpp"

namespace handlingsrom::api {
namespace {

using report::Words;

/// What is counted first and told later.
struct Way {
  double from, to;
  std::optional<std::pair<double, double>> range;  // of `to`

  std::string now(const Words& words) const { return words.amount(from, Unit::persons, 1); }
  std::string then(const Words& words) const {
    const double step = report::told_step(to, Unit::persons, range);
    return words.say("about", {{"amount", words.amount(to, Unit::persons, step)}});
  }
  double change() const { return from > 0 ? to / from - 1 : 0; }
  std::string percent(const Words& words) const {
    constexpr double tenth = 0.1;
    const double step = std::abs(change()) < tenth ? 1 : 5;
    return words.number(report::round_to(std::abs(change()) * 100, step));
  }
  std::string_view direction() const {
    constexpr double unchanged = 0.005;  // what would be written as 0 %
    return std::abs(change()) < unchanged ? "flat" : change() > 0 ? "up" : "down";
  }
};

Way way_of(const rooms::Figures& figures, std::initializer_list<std::string_view> ids, std::size_t t) {
  Way way{0, 0, std::nullopt};
  for (const std::string_view id : ids) {
    const rooms::Figure& figure = figures.at(id);
    way.from += figure.middle[0];
    way.to += figure.middle[t];
    if (ids.size() == 1 && figure.has_range()) way.range = std::pair{figure.p10[t], figure.p90[t]};
  }
  return way;
}

}  // namespace

std::vector<RegionSaid> said_of_region(const rooms::RegionFigures& region, const std::string& name, std::size_t members,
                                       const messages::Catalogue& catalogue) {
  const Words words(catalogue);
  const rooms::Figures& figures = region.figures;
  const std::string first = fmt::format("{}", figures.first_year().value);
  std::vector<RegionSaid> years;
  for (std::size_t t = 0; t < static_cast<std::size_t>(figures.years()); ++t) {
    const Way people = way_of(figures, {"population.total"}, t);
    const Way old = way_of(figures, {"population.age_80_89", "population.age_90"}, t);
    const Way workers = way_of(figures, {"population.age_20_66"}, t);
    const std::string year = fmt::format("{}", (figures.first_year() + static_cast<int>(t)).value);
    const auto say = [&](std::string_view key, const Way& way) {
      return catalogue.text(fmt::format("region.{}.{}", key, way.direction()), {{"name", name},
                                                                                {"from", way.now(words)},
                                                                                {"to", way.then(words)},
                                                                                {"percent", way.percent(words)},
                                                                                {"first", first},
                                                                                {"year", year}});
    };
    RegionSaid said;
    if (t == 0) {
      said.inhabitants = people.now(words);
      said.people = {catalogue.text(
          "region.people.now",
          {{"name", name}, {"people", people.now(words)}, {"old", old.now(words)}, {"workers", workers.now(words)}})};
    } else {
      said.inhabitants = people.then(words);
      said.people = {say("people", people), say("old", old) + " " + say("workers", workers)};
    }
    for (const rooms::Shortage& one : region.shortages) {
      if (members < 2) break;
      const int count = one.municipalities[t];
      const Unit unit = figures.at(one.room).unit;
      const std::string key = count == 0 ? "none" : count == static_cast<int>(members) ? "every" : "some";
      said.lacking.push_back(
          catalogue.text("region.lacking." + key,
                         {{"room", words.say(fmt::format("room.{}.name", one.room.substr(one.room.find('.') + 1)))},
                          {"count", words.number(count)},
                          {"all", words.number(static_cast<double>(members))},
                          {"missing", words.amount(-one.missing[t], unit, report::told_step(one.missing[t], unit))}}));
    }
    years.push_back(std::move(said));
  }
  return years;
}

}  // namespace handlingsrom::api
