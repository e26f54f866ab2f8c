// The waterfall of a difference, as the page draws it.
#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "surface/api/comparison.hpp"
#include "surface/report/svg/picture.hpp"
#include "surface/report/svg/waterfall.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

std::string draw_difference(const Service& service, const messages::Catalogue& catalogue, const Compared& compared,
                            std::string_view id) {
  std::string ids;
  const comparison::Decomposition* chosen = nullptr;
  for (const comparison::Decomposition& one : compared.against_group) {
    if (one.parts.empty()) continue;
    ids += (ids.empty() ? "" : ", ") + std::string(one.id);
    if (one.id == id) chosen = &one;
  }
  if (chosen == nullptr) {
    throw Error(ErrorCode::unknown_name, "comparison_difference", {{"found", std::string(id)}, {"expected", ids}});
  }
  const report::Words words(catalogue);
  const DecompositionWords said = words_of(service, catalogue, compared, compared.group, *chosen);
  svg::Waterfall waterfall;
  waterfall.id = "difference";
  waterfall.title = said.title;
  waterfall.description = said.why;
  waterfall.start_name = report::Words::capital(group_name(service, catalogue, compared.municipality, compared.group));
  waterfall.start = chosen->base;
  waterfall.start_text = words.number(chosen->base, chosen->decimals);
  waterfall.end_name = service.municipality(compared.municipality).name;
  waterfall.end_text = words.number(chosen->own, chosen->decimals);
  for (const comparison::Part& part : chosen->parts) {
    waterfall.causes.push_back(
        {part_name(catalogue, part), part.effect, words.signed_number(part.effect, chosen->decimals), part.effect < 0});
  }
  std::stable_sort(waterfall.causes.begin(), waterfall.causes.end(),
                   [](const auto& a, const auto& b) { return std::abs(a.change) > std::abs(b.change); });
  waterfall.width = 760;
  return svg::standalone(svg::draw(waterfall));
}

}  // namespace handlingsrom::api
