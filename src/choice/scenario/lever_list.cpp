// The list of levers: a new one is its file, a line here and its texts.
#include "choice/scenario/lever.hpp"

#include <array>

#include "base/error.hpp"

namespace handlingsrom::scenario {
namespace levers {

extern const Lever kindergarten_coverage_1_2;
extern const Lever kindergarten_coverage_3_5;
extern const Lever kindergarten_staffing;
extern const Lever kindergarten_opening_hours;
extern const Lever class_size;
extern const Lever school_count;
extern const Lever sfo_staffing;
extern const Lever sfo_participation;
extern const Lever child_protection_caseload;
extern const Lever child_protection_early_help;
extern const Lever healthy_ageing;
extern const Lever reablement;
extern const Lever welfare_technology;
extern const Lever institution_to_staffed_home;
extern const Lever staffed_home_to_home_nursing;
extern const Lever threshold_home_care;
extern const Lever threshold_nursing_home;
extern const Lever short_stay;
extern const Lever staffed_homes;
extern const Lever fte_home;
extern const Lever fte_place;
extern const Lever education_mix;
extern const Lever care_places;
extern const Lever bought_places;
extern const Lever sick_leave;
extern const Lever full_time;
extern const Lever recruitment;
extern const Lever turnover;
extern const Lever agency_staff;
extern const Lever retirement_age;
extern const Lever administration;
extern const Lever culture_and_technical;
extern const Lever building_area;
extern const Lever health_services;
extern const Lever social_services;
extern const Lever user_fees;
extern const Lever property_tax;
extern const Lever wage_growth;
extern const Lever income_growth;
extern const Lever interest;
extern const Lever investments;
extern const Lever housing_programme;
extern const Lever in_migration;
extern const Lever efficiency;
extern const Lever shared_services;

}  // namespace levers

namespace {

constexpr std::array list{
    &levers::kindergarten_coverage_1_2,
    &levers::kindergarten_coverage_3_5,
    &levers::kindergarten_staffing,
    &levers::kindergarten_opening_hours,
    &levers::class_size,
    &levers::school_count,
    &levers::sfo_staffing,
    &levers::sfo_participation,
    &levers::child_protection_caseload,
    &levers::child_protection_early_help,
    &levers::healthy_ageing,
    &levers::reablement,
    &levers::welfare_technology,
    &levers::institution_to_staffed_home,
    &levers::staffed_home_to_home_nursing,
    &levers::threshold_home_care,
    &levers::threshold_nursing_home,
    &levers::short_stay,
    &levers::staffed_homes,
    &levers::fte_home,
    &levers::fte_place,
    &levers::education_mix,
    &levers::care_places,
    &levers::bought_places,
    &levers::sick_leave,
    &levers::full_time,
    &levers::recruitment,
    &levers::turnover,
    &levers::agency_staff,
    &levers::retirement_age,
    &levers::administration,
    &levers::culture_and_technical,
    &levers::building_area,
    &levers::health_services,
    &levers::social_services,
    &levers::user_fees,
    &levers::property_tax,
    &levers::wage_growth,
    &levers::income_growth,
    &levers::interest,
    &levers::investments,
    &levers::housing_programme,
    &levers::in_migration,
    &levers::efficiency,
    &levers::shared_services,
};

}  // namespace

std::span<const Lever* const> all_levers() { return list; }

std::size_t lever_index(std::string_view id) {
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (list[k]->id == id) return k;
  }
  throw Error(ErrorCode::unknown_name, "lever_unknown", {{"name", std::string(id)}});
}

}  // namespace handlingsrom::scenario
