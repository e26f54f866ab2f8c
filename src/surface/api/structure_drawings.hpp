// A study of structure as pictures: the map with who goes where, and the frontier between cost and way. Not for clients of the façade.
#pragma once

#include "surface/api/structure_studies.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

/// An SVG element for a page, and what it says.
struct StructureDrawing {
  std::string title, element;
};

/// Places and ways of an alternative in a year on the municipality's land: each place a group `<g class="c-pick" data-key="site-3">`. Places as large as the pupils that go there; a cross on what is
/// closed; arrows for those who go elsewhere than today. No higher than `most_height` of its width. No places: an empty drawing.
StructureDrawing structure_map(const Service& service, const StructureStudyAnswer& answer, std::size_t alternative,
                               std::size_t year, const std::string& id, double width, const report::Words& words,
                               double most_height = 1.15);

std::string structure_map_title(const StructureStudyAnswer& answer, std::size_t alternative, std::size_t year,
                                const report::Words& words);

/// Cost against mean way: the frontier's points as groups `data-key="point-3"`, today as "today" and own alternatives as "alternative-4".
StructureDrawing structure_frontier(const StructureStudyAnswer& answer, const std::string& id, double width,
                                    const report::Words& words);

/// "Viggja" of "Viggja oppvekstsenter Avdeling skole", as long as no other place is called so too.
std::vector<std::string> short_names(const structure_study::Study& study);

}  // namespace handlingsrom::api
