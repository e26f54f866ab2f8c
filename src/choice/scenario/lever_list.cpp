// The list of levers: a new one is its file, a line here and its texts.
#include "choice/scenario/lever.hpp"

#include <array>

#include "base/error.hpp"

// clang-format off
#define HANDLINGSROM_LEVERS(each) \
  each(kindergarten_coverage_1_2) \
  each(kindergarten_coverage_3_5) \
  each(kindergarten_staffing) \
  each(kindergarten_opening_hours) \
  each(class_size) \
  each(school_count) \
  each(sfo_staffing) \
  each(sfo_participation) \
  each(child_protection_caseload) \
  each(child_protection_early_help) \
  each(healthy_ageing) \
  each(reablement) \
  each(welfare_technology) \
  each(institution_to_staffed_home) \
  each(staffed_home_to_home_nursing) \
  each(threshold_home_care) \
  each(threshold_nursing_home) \
  each(short_stay) \
  each(staffed_homes) \
  each(fte_home) \
  each(fte_place) \
  each(education_mix) \
  each(care_places) \
  each(bought_places) \
  each(sick_leave) \
  each(full_time) \
  each(recruitment) \
  each(turnover) \
  each(agency_staff) \
  each(retirement_age) \
  each(administration) \
  each(culture_and_technical) \
  each(building_area) \
  each(health_services) \
  each(social_services) \
  each(user_fees) \
  each(property_tax) \
  each(wage_growth) \
  each(income_growth) \
  each(interest) \
  each(investments) \
  each(housing_programme) \
  each(in_migration) \
  each(efficiency) \
  each(shared_services)
// clang-format on

namespace handlingsrom::scenario {
namespace levers {

#define HANDLINGSROM_DECLARE(name) extern const Lever name;
HANDLINGSROM_LEVERS(HANDLINGSROM_DECLARE)
#undef HANDLINGSROM_DECLARE

}  // namespace levers

namespace {

#define HANDLINGSROM_ADDRESS(name) &levers::name,
constexpr std::array list{HANDLINGSROM_LEVERS(HANDLINGSROM_ADDRESS)};
#undef HANDLINGSROM_ADDRESS

}  // namespace

std::span<const Lever* const> all_levers() { return list; }

std::size_t lever_index(std::string_view id) {
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (list[k]->id == id) return k;
  }
  throw Error(ErrorCode::unknown_name, "lever_unknown", {{"name", std::string(id)}});
}

}  // namespace handlingsrom::scenario
