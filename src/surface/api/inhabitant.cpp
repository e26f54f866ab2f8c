#include "surface/api/inhabitant.hpp"

#include "surface/api/chain_request.hpp"

#include "outlook/rooms/marginal.hpp"

namespace handlingsrom::api {
namespace {

bool shown(std::string_view id) {
  return id.starts_with("economy.income.") || id.starts_with("economy.spending.") || id == "economy.finance_cost" ||
         id == "economy.base_year" || id == "rooms.money" || id == "workforce.needed.total";
}

}  // namespace

InhabitantAnswer one_inhabitant_more(const Service& service, const OutlookRequest& request, std::span<const int> ages) {
  const std::vector<rooms::Figures> of_age = rooms::one_more(service.chain(), chain_request(request), ages);
  InhabitantAnswer answer;
  answer.ages.assign(ages.begin(), ages.end());
  if (of_age.empty()) return answer;
  answer.year = of_age.front().first_year();
  for (std::size_t k = 0; k < of_age.front().all().size(); ++k) {
    const rooms::Figure& figure = of_age.front().all()[k];
    if (!shown(figure.id)) continue;
    InhabitantAnswer::Line line{figure.id, figure.unit, figure.provenance, {}};
    for (const rooms::Figures& figures : of_age) line.values.push_back(figures.all()[k].middle.front());
    answer.lines.push_back(std::move(line));
  }
  return answer;
}

}  // namespace handlingsrom::api
