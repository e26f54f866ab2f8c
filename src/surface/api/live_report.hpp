// The report come alive: its first page and its parts for a screen, each drawing as wide as there is room for and each year saying
// what it holds. The words, figures, ranges and rounding are the report's own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/standard_seed.hpp"
#include "standing/facts/own_figures.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// Pixels that a drawing may fill; the three rooms stand side by side where there is room, so that they have a width of their own.
struct Widths {
  double room = 340;
  double chart = 640;
  double room_height = 0;  // 0: as in the report
};
inline constexpr double narrowest_drawing = 160, widest_drawing = 2400;

struct LiveRequest {
  MunicipalityIndex municipality;
  Widths widths;
  const facts::OwnFigures* own = nullptr;
  std::uint64_t seed = standard_seed;
  int paths = default_paths;
  const Plan* plan = nullptr;  // what is turned; nullptr: today's course
};

/// The report's first page, and a part of it ("standing", "outlook"), as the pages show them (docs/api/openapi.json). The part throws
/// Error(unknown_name, "report_part_unknown").
nlohmann::ordered_json first_page_json(const Service& service, const LiveRequest& request,
                                       const messages::Catalogue& catalogue);
nlohmann::ordered_json live_part_json(const Service& service, const LiveRequest& request,
                                      const messages::Catalogue& catalogue, std::string_view part);

/// What a figure is in each projected year, as the report tells it: "about 8,900 inhabitants", and its range where it has one.
struct ToldFigure {
  std::string id, name;
  std::vector<std::string> told, range;  // by year; range as " (between 8,500 and 9,300)", or empty
};
struct ToldFigures {
  Year first{};
  std::vector<ToldFigure> figures;
};
/// Ids that no figure has are left out.
ToldFigures told_figures(const Service& service, const LiveRequest& request, const messages::Catalogue& catalogue,
                         const std::vector<std::string>& ids);

}  // namespace handlingsrom::api
