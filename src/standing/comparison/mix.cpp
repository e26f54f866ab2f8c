#include "standing/comparison/mix.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "standing/comparison/product_effects.hpp"

namespace handlingsrom::comparison {

Mix take_apart(std::vector<MixKind> kinds, double per) {
  Mix result;
  result.kinds = std::move(kinds);
  double own_size = 0, base_size = 0;
  for (const MixKind& kind : result.kinds) {
    own_size += kind.own_size;
    base_size += kind.base_size;
  }
  if (!(own_size > 0) || !(base_size > 0)) throw Error(ErrorCode::bad_input, "mix_empty");
  for (MixKind& kind : result.kinds) {
    const double theirs = kind.base_size > 0 ? kind.base_amount / kind.base_size : kind.own_amount / kind.own_size;
    const double ours = kind.own_size > 0 ? kind.own_amount / kind.own_size : theirs;
    std::array<double, 2> effects{};
    product_effects(std::array{kind.base_size / base_size, theirs}, std::array{kind.own_size / own_size, ours},
                    effects);
    kind.structure = per * effects[0];
    kind.staffing = per * effects[1];
    result.structure += kind.structure;
    result.staffing += kind.staffing;
    result.own += per * kind.own_amount / own_size;
    result.base += per * kind.base_amount / base_size;
  }
  return result;
}

Mix read_mix(std::istream& input, const std::string& name, const MixColumns& columns, std::string_view own,
             std::string_view base, double per) {
  csv::Reader reader(input, name);
  const auto column = [&](const std::string& wanted) {
    if (reader.has_column(wanted)) return reader.column(wanted);
    std::string names;
    for (const std::string& each : reader.columns()) names += (names.empty() ? "" : ", ") + each;
    throw Error(ErrorCode::unknown_name, "mix_column", {{"file", name}, {"found", wanted}, {"names", names}});
  };
  const std::size_t of_place = column(columns.place), of_kind = column(columns.kind), of_size = column(columns.size),
                    of_amount = column(columns.amount);
  std::vector<MixKind> kinds;
  std::vector<std::string> places;
  int own_units = 0, base_units = 0;
  while (reader.next()) {
    const std::string place(reader.text(of_place)), kind(reader.text(of_kind));
    if (kind.empty()) reader.refuse(of_kind, "a name");
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    const auto figure = [&](std::size_t at) {
      const double value = reader.number(at, "a number, zero or more");
      if (!std::isfinite(value) || value < 0) reader.refuse(at, "a number, zero or more");
      return value;
    };
    const double size = figure(of_size), amount = figure(of_amount);
    if (size <= 0 && amount > 0) reader.refuse(of_size, "a number above zero");
    if (place != own && place != base) continue;
    auto found = std::find_if(kinds.begin(), kinds.end(), [&](const MixKind& each) { return each.name == kind; });
    if (found == kinds.end()) found = kinds.insert(kinds.end(), MixKind{kind});
    const bool ours = place == own;
    (ours ? found->own_size : found->base_size) += size;
    (ours ? found->own_amount : found->base_amount) += amount;
    ++(ours ? own_units : base_units);
  }
  for (const std::string_view wanted : {own, base}) {
    if (std::find(places.begin(), places.end(), wanted) != places.end()) continue;
    std::string names;
    for (const std::string& each : places) names += (names.empty() ? "" : ", ") + each;
    throw Error(ErrorCode::unknown_name, "mix_place",
                {{"file", name}, {"found", std::string(wanted)}, {"names", names}});
  }
  // A kind of which neither place has anything says nothing.
  std::erase_if(kinds, [](const MixKind& each) { return each.own_size + each.base_size <= 0; });
  Mix result = take_apart(std::move(kinds), per);
  result.own_units = own_units;
  result.base_units = base_units;
  return result;
}

}  // namespace handlingsrom::comparison
