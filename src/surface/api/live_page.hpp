// The report's first page and parts as values, before they are JSON. Not for clients of the façade.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "surface/api/live_report.hpp"
#include "surface/report/build.hpp"
#include "surface/report/document.hpp"

namespace handlingsrom::api {

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

/// A chart with its drawing and its table (docs/api/openapi.json, LiveChart).
nlohmann::ordered_json chart_json(const report::Chart& chart, const report::Words& words);

}  // namespace handlingsrom::api
