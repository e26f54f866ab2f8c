#include "outlook/rooms/region.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/prepared.hpp"
#include "outlook/rooms/ranges.hpp"

namespace handlingsrom::rooms {
namespace {

constexpr std::array<std::string_view, 3> room_ids{"rooms.money", "rooms.people", "rooms.places"};

bool adds_up(Unit unit) {
  return unit == Unit::persons || unit == Unit::users || unit == Unit::kroner || unit == Unit::full_time_equivalents ||
         unit == Unit::places;
}

// Rows that add up, and kr per inhabitant, which is worked out of the sums.
std::vector<std::size_t> additive(const std::vector<sheet::Row>& rows) {
  std::vector<std::size_t> list;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    if (adds_up(rows[k].unit) || rows[k].id == "rooms.money_per_inhabitant") list.push_back(k);
  }
  return list;
}

}  // namespace

RegionFigures run_region(const Chain& chain, std::span<const MunicipalityIndex> members, const Request& request,
                         const std::function<bool()>& unwanted) {
  if (members.empty()) throw Error(ErrorCode::internal, "internal", {{"reason", "a region without municipalities"}});
  const Chain::Prepared& prepared = chain.prepared();
  const Assumptions& assumptions = prepared.assumptions_of(request);
  const auto populations = prepared.populations_of(assumptions, request.alternative);
  const facts::ModelSheet& sheet = prepared.model.sheet();
  const std::vector<std::size_t> list = additive(sheet.rows());
  const auto years = static_cast<std::size_t>(prepared.years);
  const auto row_of = [&](std::string_view id) { return static_cast<std::size_t>(sheet.find(id)); };
  const std::size_t money = row_of("rooms.money");
  const std::size_t inhabitants = row_of("population.total");
  const std::size_t per_inhabitant = row_of("rooms.money_per_inhabitant");

  RegionFigures result{Figures(prepared.first, prepared.years), {}};
  for (std::size_t r = 0; r < room_ids.size(); ++r)
    result.shortages[r] = {room_ids[r], std::vector<int>(years), std::vector<double>(years)};
  for (const std::size_t row : list) {
    Figure figure;
    figure.id = sheet.rows()[row].id;
    figure.unit = sheet.rows()[row].unit;
    figure.middle.assign(years, 0.0);
    result.figures.add(std::move(figure));
  }
  const population::PathSampler sampler(populations->frame, request.paths, request.seed);
  PathValues values(prepared.model, prepared.years, request.paths);
  for (const MunicipalityIndex member : members) {
    if (unwanted && unwanted()) throw Error(ErrorCode::interrupted, "interrupted");
    Request own = request;
    own.municipality = member;
    own.own = nullptr;
    own.settlers = {};
    const Course course(prepared, own);
    Calculation calculation(course.setting(), prepared.years);
    calculation.fill(0, course.population(), assumptions);
    calculation.evaluate({});
    const std::vector<Provenance> marks = course.marks(calculation.values(), calculation.engine_marks());
    for (std::size_t k = 0; k < list.size(); ++k) {
      Figure& figure = result.figures.edit(k);
      figure.provenance = weaker(figure.provenance, marks[list[k]]);
      for (std::size_t t = 0; t < years; ++t) figure.middle[t] += calculation.at(list[k], t);
    }
    for (Shortage& shortage : result.shortages) {
      const std::size_t row = row_of(shortage.room);
      for (std::size_t t = 0; t < years; ++t) {
        const double room = calculation.at(row, t);
        if (!(room < 0)) continue;
        ++shortage.municipalities[t];
        shortage.missing[t] += room;
      }
    }
    if (request.paths > 0) add_paths(sampler, course, values);
  }

  const auto figure_of = [&](std::size_t row) -> Figure& {
    return result.figures.edit(static_cast<std::size_t>(std::find(list.begin(), list.end(), row) - list.begin()));
  };
  for (std::size_t t = 0; t < years; ++t)
    figure_of(per_inhabitant).middle[t] = figure_of(money).middle[t] / figure_of(inhabitants).middle[t];
  if (request.paths <= 0) return result;
  for (std::size_t t = 0; t < years; ++t) {
    for (std::size_t path = 0; path < values.paths(); ++path) {
      values.row(per_inhabitant, t)[path] = values.row(money, t)[path] / values.row(inhabitants, t)[path];
      values.steady(per_inhabitant, t)[path] = values.steady(money, t)[path] / values.row(inhabitants, t)[path];
    }
  }
  parallel_for(list.size(), [&](std::size_t k) {
    if (static_cast<int>(list[k]) != prepared.model.published_row()) set_range(result.figures.edit(k), list[k], values);
  });
  return result;
}

}  // namespace handlingsrom::rooms
