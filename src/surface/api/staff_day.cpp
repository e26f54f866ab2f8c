#include "surface/api/staff_day.hpp"

#include <algorithm>

#include "outlook/rooms/chain.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {

workforce::UnitNeed unit_need_of(const Service& service, const rooms::Figures& figures, const workforce::CareUnit& unit,
                                 Year year) {
  const care::Ladder& ladder = service.chain().ladder();
  std::vector<double> users;
  for (const care::Step& step : ladder.steps) users.push_back(figures.middle("care.users." + step.id, year));
  return workforce::unit_need(ladder, unit, users, figures.middle("care.fte", year));
}

StaffDay staff_day(const Service& service, const OutlookRequest& request, Year year) {
  rooms::Request asked;
  asked.municipality = request.municipality;
  asked.assumptions = request.assumptions;
  asked.own = request.own;
  asked.alternative = request.alternative;
  const rooms::Figures figures = service.chain().run(asked);
  const Assumptions assumptions =
      request.assumptions != nullptr ? *request.assumptions : service.chain().default_assumptions();
  StaffDay answer;
  answer.year = std::clamp(year, figures.first_year(), figures.first_year() + (figures.years() - 1));
  for (const workforce::CareUnit& unit : workforce::care_units()) {
    const workforce::UnitNeed need = unit_need_of(service, figures, unit, answer.year);
    if (!(need.fte > 0)) continue;
    answer.units.push_back(
        {std::string(unit.key), need, workforce::day_need(need, workforce::day_shape(assumptions, unit.key))});
  }
  return answer;
}

std::string day_words(const workforce::DayNeed& day, const messages::Catalogue& catalogue) {
  messages::Arguments arguments;
  for (const workforce::DayNeed::Part& part : day.parts)
    arguments.emplace_back(std::string(key_of(part.part)), messages::number(part.people, 1, catalogue.language()));
  return catalogue.text("rota.draft.times", arguments);
}

}  // namespace handlingsrom::api
