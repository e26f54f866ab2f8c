// What it takes to run one place: a school by its grades, a kindergarten or a care home by its users and units.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "choice/structure/study/study.hpp"

namespace handlingsrom::structure_study {
namespace {

double users_of(const ByGrade& pupils) { return std::accumulate(pupils.begin(), pupils.end(), 0.0); }

double by_norm(const UnitRules& rules, const ByGrade& pupils) {
  return std::inner_product(pupils.begin(), pupils.end(), rules.per_user.begin(), 0.0);
}

}  // namespace

std::string_view key_of(Service service) noexcept {
  switch (service) {
    case Service::kindergarten: return "kindergarten";
    case Service::care_home: return "care_home";
    case Service::staffed_home: return "staffed_home";
    case Service::school: break;
  }
  return "school";
}

ByGrade ages_of_pupils() {
  ByGrade ages{};
  for (std::size_t g = 0; g < ages.size(); ++g) ages[g] = static_cast<double>(g) + 6;
  return ages;
}

std::vector<ByGrade> spread_of(const Assumptions& assumptions, const ByGrade& ages, Year counted, Year first,
                               int years) {
  const double born = assumptions.first("structure_study.yearly_spread"),
               unborn = assumptions.first("structure_study.yearly_spread_unborn");
  std::vector<ByGrade> spread(static_cast<std::size_t>(years), ByGrade{});
  for (std::size_t t = 0; t < spread.size(); ++t) {
    const double since = std::max(0, first + static_cast<int>(t) - counted);
    for (std::size_t g = 0; g < ages.size(); ++g) {
      const double before_birth = std::clamp(since - ages[g], 0.0, since);
      spread[t][g] = std::sqrt(unborn * unborn * before_birth + born * born * (since - before_birth));
    }
  }
  return spread;
}

staffing::Staff staff_at(const Study& study, const ByGrade& pupils) {
  if (!study.unit) return staffing::staff_of(pupils, study.staffing, false);
  const UnitRules& rules = *study.unit;
  staffing::Staff staff;
  staff.pupils = users_of(pupils);
  if (staff.pupils <= 0) return staff;
  const double norm = by_norm(rules, pupils);
  staff.classes = rules.unit > 0 ? std::ceil(staff.pupils / rules.unit - 1e-9) : 1;
  const double by_units = staff.classes * rules.least_per_unit;
  staff.ordinary = std::max(norm, by_units);
  staff.teaching = std::max(staff.ordinary, rules.least);
  staff.by_classes = by_units > norm;
  staff.by_least = rules.least > staff.ordinary;
  staff.leaders = rules.leader_fixed + rules.leader_per_user * staff.pupils;
  return staff;
}

double least_staff(const Study& study, const ByGrade& pupils) {
  if (!study.unit) return staffing::least_of(pupils, study.staffing);
  return by_norm(*study.unit, pupils) + study.unit->leader_per_user * users_of(pupils);
}

double fixed_leader(const Study& study) { return study.unit ? study.unit->leader_fixed : study.staffing.leader_fixed; }

}  // namespace handlingsrom::structure_study
