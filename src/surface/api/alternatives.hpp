// Up to five alternatives beside today's course: what each gives and asks, in one picture and one table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/standard_seed.hpp"
#include "standing/facts/own_figures.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/service.hpp"
#include "surface/api/what_if.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

inline constexpr std::size_t most_alternatives = 5;

/// A list of changes with a name. `start`: the year from which its levers act, in place of their own; no lever acts before its own lead is
/// over, and one that has a year of its own keeps it.
struct Alternative {
  std::string name;
  std::vector<Change> changes;
  std::optional<Year> start;
};

/// The changes with the years in which they begin and are whole.
std::vector<Change> started(const Service& service, const Alternative& alternative);

struct AlternativesRequest {
  MunicipalityIndex municipality;
  std::vector<Alternative> alternatives;
  std::optional<Year> year;  // that figures speak of; nullopt: 2040
  double width = 960;        // pixels that the picture may fill
  const facts::OwnFigures* own = nullptr;
  int paths = default_paths;
  std::uint64_t seed = standard_seed;
};

/// As docs/api/openapi.json says. Throws Error(bad_input, "alternatives_too_many") for more than most_alternatives, "year_invalid" for a year
/// outside the projection, and what Plan throws.
nlohmann::ordered_json alternatives_json(const Service& service, const AlternativesRequest& request,
                                         const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
