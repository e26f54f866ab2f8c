#include "outlook/rooms/region.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "outlook/rooms/prepared.hpp"
#include "outlook/rooms/ranges.hpp"

namespace handlingsrom::rooms {
namespace {

constexpr std::array<std::string_view, 3> room_ids{"rooms.money", "rooms.people", "rooms.places"};

bool adds_up(Unit unit) {
  return unit == Unit::persons || unit == Unit::users || unit == Unit::kroner || unit == Unit::full_time_equivalents ||
         unit == Unit::places;
}

std::size_t position(const std::vector<Entry>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Entry& entry) { return entry.id == id; });
  if (found == list.end()) throw Error(ErrorCode::internal, "internal", {{"reason", std::string(id) + " is missing"}});
  return static_cast<std::size_t>(found - list.begin());
}

std::vector<Entry> additive(const std::vector<Entry>& all) {
  std::vector<Entry> list;
  for (const Entry& entry : all) {
    if (adds_up(entry.unit) || entry.kind == Kind::money_per_inhabitant) list.push_back(entry);
  }
  return list;
}

}  // namespace

RegionFigures run_region(const Chain& chain, std::span<const MunicipalityIndex> members, const Request& request,
                         const std::function<bool()>& unwanted) {
  if (members.empty()) throw Error(ErrorCode::internal, "internal", {{"reason", "a region without municipalities"}});
  const Chain::Prepared& prepared = chain.prepared();
  const Assumptions& assumptions = prepared.assumptions_of(request);
  const auto surroundings = prepared.surroundings_of(assumptions, request.alternative);
  const std::vector<Entry> list = additive(prepared.list);
  const auto years = static_cast<std::size_t>(prepared.years);
  const std::size_t money = position(list, "rooms.money");
  const std::size_t inhabitants = position(list, "population.total");
  const std::size_t per_inhabitant = position(list, "rooms.money_per_inhabitant");

  RegionFigures result{Figures(prepared.first, prepared.years), {}};
  for (std::size_t r = 0; r < room_ids.size(); ++r)
    result.shortages[r] = {room_ids[r], std::vector<int>(years), std::vector<double>(years)};
  for (const Entry& entry : list) {
    Figure figure;
    figure.id = entry.id;
    figure.unit = entry.unit;
    figure.middle.assign(years, 0.0);
    result.figures.add(std::move(figure));
  }
  const population::PathSampler sampler(surroundings->frame, request.paths, request.seed);
  PathValues values(list.size(), prepared.years, request.paths);
  for (const MunicipalityIndex member : members) {
    if (unwanted && unwanted()) throw Error(ErrorCode::interrupted, "interrupted");
    Request own;
    own.municipality = member;
    own.paths = request.paths;
    own.seed = request.seed;
    const Bases bases = prepare_bases(*prepared.facts, *surroundings, member, nullptr);
    Calculation calculation(prepared.first, prepared.years);
    calculation.population = surroundings->projection(member);
    calculate(calculation, bases, *surroundings, prepared.care, member, assumptions);
    const View view{*prepared.facts, member, bases, calculation};
    for (std::size_t k = 0; k < list.size(); ++k) {
      Figure& figure = result.figures.edit(k);
      figure.provenance = weaker(figure.provenance, provenance_of(list[k], view));
      for (std::size_t t = 0; t < years; ++t) figure.middle[t] += value_of(list[k], view, static_cast<int>(t));
    }
    for (Shortage& shortage : result.shortages) {
      const Entry& entry = list[position(list, shortage.room)];
      for (std::size_t t = 0; t < years; ++t) {
        const double room = value_of(entry, view, static_cast<int>(t));
        if (!(room < 0)) continue;
        ++shortage.municipalities[t];
        shortage.missing[t] += room;
      }
    }
    if (request.paths > 0)
      add_paths(list, sampler, {prepared.care, *surroundings, bases, assumptions, own, *prepared.facts}, values);
  }

  std::vector<double>& share = result.figures.edit(per_inhabitant).middle;
  for (std::size_t t = 0; t < years; ++t)
    share[t] = result.figures.all()[money].middle[t] / result.figures.all()[inhabitants].middle[t];
  if (request.paths <= 0) return result;
  for (std::size_t t = 0; t < years; ++t) {
    for (std::size_t path = 0; path < values.paths(); ++path)
      values.row(per_inhabitant, t)[path] = values.row(money, t)[path] / values.row(inhabitants, t)[path];
  }
  parallel_for(list.size(), [&](std::size_t index) {
    if (list[index].kind != Kind::published_main) set_range(result.figures.edit(index), index, values);
  });
  return result;
}

}  // namespace handlingsrom::rooms
