// The report come alive: its first page and its parts for a screen, each drawing as wide as there is room for and each year saying
// what it holds. The words, figures, ranges and rounding are the report's own.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "standing/facts/own_figures.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"
#include "surface/report/document.hpp"

namespace handlingsrom::api {

/// Pixels that a drawing may fill; the three rooms stand side by side where there is room, so that they have a width of their own.
struct Widths {
  double room = 340;
  double chart = 640;
};
inline constexpr double narrowest_drawing = 160, widest_drawing = 2400;

struct LiveRequest {
  MunicipalityIndex municipality;
  Widths widths;
  const facts::OwnFigures* own = nullptr;
  std::uint64_t seed = 1;
  int paths = default_paths;
};

/// Whose figures a room rests on, in one word: the municipality's own, published for it, or estimated.
enum class Basis { own, published, estimated };
std::string_view key_of(Basis basis) noexcept;
Basis basis_of(Provenance provenance) noexcept;

/// The first page: what happens, why, to whom, and how others fare.
struct FirstPage {
  std::string place, number, county;
  std::vector<std::string> other_names;  // official names in other languages: Sámi, Kven
  std::string sentence;                  // the one that matters most: of the room that closes first
  std::vector<std::string> sentences;    // the report's, that one left out
  std::array<report::RoomCard, 3> rooms;
  std::array<std::string, 3> badges;  // "Published figures"
  std::vector<std::string> sureness;
  std::vector<report::Section> sections;  // why, who, others: headings and charts
};
FirstPage first_page(const Service& service, const LiveRequest& request, const messages::Catalogue& catalogue);

/// A part of the report: "standing" or "outlook". Throws Error(unknown_name, "report_part_unknown").
report::Part live_part(const Service& service, const LiveRequest& request, const messages::Catalogue& catalogue,
                       std::string_view part);

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
