#include "surface/api/school_outlook.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/error.hpp"
#include "choice/scenario/evaluate.hpp"
#include "choice/structure/study/study.hpp"
#include "outlook/rooms/chain.hpp"
#include "standing/facts/cell.hpp"
#include "standing/facts/facts_held.hpp"
#include "surface/api/own_schools.hpp"
#include "surface/api/schools.hpp"

namespace handlingsrom::api {
namespace {

constexpr double ninth_decile = 1.2815515655446004;  // of the standard normal

}  // namespace

SchoolOutlook school_outlook(const Service& service, const SchoolOutlookQuestion& question) {
  const scenario::Evaluator evaluator(service.chain(), question.municipality);
  const scenario::Period period = evaluator.period();
  const std::array tables{structure::parameters(), staffing::parameters(), structure_study::parameters()};
  Assumptions assumptions(period.first, period.years, tables);
  for (const std::string& text : question.assumptions) {
    const auto [id, value] = name_and_number(text, "staffing.norm_1_4=16");
    assumptions.set(id, value);
  }
  const structure::Rules rules =
      structure::rules_of(assumptions, facts::country_key_figure(service.facts(), "Gruppestørrelse 2", 1).value);
  const staffing::Rules staff_rules = staffing::rules_of(assumptions, rules);
  auto [schools, own] = schools_with_own(service, question.municipality, rules,
                                         [&](const auto& plain) { return own_pupils(plain, question.pupils); });
  const structure::Pupils pupils = projected_pupils(service, question.municipality, evaluator.run({}));
  const structure::Courses course = structure::courses(schools, pupils, rules);
  SchoolOutlook outlook;
  outlook.first = pupils.first;
  const double fte = assumptions.first("structure_study.fte_cost");
  const auto spread = structure_study::spread_of(assumptions, structure_study::ages_of_pupils(), service.last_counted(),
                                                 pupils.first, pupils.years());
  for (std::size_t s = 0; s < schools.size(); ++s) {
    if (!schools[s].counted()) continue;
    std::vector<SchoolOutlookYear> years;
    for (std::size_t t = 0; t < course.pupils[s].size(); ++t) {
      SchoolOutlookYear year;
      year.by_grade = course.pupils[s][t];
      for (const double each : year.by_grade) year.pupils += each;
      if (std::isnan(year.pupils)) {
        year.low = year.high = year.cost_per_pupil = facts::missing;
        year.staff.classes = year.staff.teaching = year.staff.leaders = year.staff.assistants = facts::missing;
      } else {
        const double together = std::inner_product(year.by_grade.begin(), year.by_grade.end(), spread[t].begin(), 0.0);
        const double reach = ninth_decile * std::hypot(course.deviation[s][t], together);
        year.low = std::max(0.0, year.pupils - reach);
        year.high = year.pupils + reach;
        year.staff = staffing::staff_of(year.by_grade, staff_rules, true);
        year.cost_per_pupil = year.pupils > 0 ? year.staff.all() * fte / year.pupils : facts::missing;
      }
      years.push_back(year);
    }
    outlook.schools.push_back(schools[s]);
    outlook.years.push_back(std::move(years));
  }
  return outlook;
}

}  // namespace handlingsrom::api
