// The named assumptions of the structure room. Names and explanations are in the catalogues, section [assumption].
#include <array>

#include "choice/structure/structure.hpp"

namespace handlingsrom::structure {
namespace {

constexpr std::array specs{
    // Wang, Bette, Schreckenberg and Guhr 2024 (arXiv:2406.06490): 1.3 ± 0.1 on the motorway networks of many countries. Fjords and
    // mountains make it more.
    ParameterSpec{"structure.detour_factor", Unit::none, 1.3, 1.2, 1.6, "judgement", 1.0, 5.0},
    // Own count: 1,009 schools with grades 1–7, tested in grade 5 in autumn 2025 over a seventh of the pupils of about 2023: 0.939; 418
    // schools with grades 8–10: 0.951.
    ParameterSpec{"structure.test_participation", Unit::share, 0.94, 0.85, 1.0, "udir_nsr", 0.3, 1.5},
    // The division of classes in law until 2003: Ot.prp. nr. 46 (1997–98) ch. 13.
    ParameterSpec{"structure.largest_class_1_7", Unit::persons, 28, 22, 30, "judgement", 5, 60},
    ParameterSpec{"structure.largest_class_8_10", Unit::persons, 30, 24, 32, "judgement", 5, 60},
    ParameterSpec{"structure.largest_class_two_grades", Unit::persons, 24, 18, 28, "judgement", 0, 60},
    ParameterSpec{"structure.largest_class_three_grades", Unit::persons, 18, 12, 24, "judgement", 0, 60},
    ParameterSpec{"structure.largest_class_more_grades", Unit::persons, 12, 8, 20, "judgement", 0, 60},
    // How much year groups of one school vary: 1 as births in a small place do (Poisson), 0 not at all.
    ParameterSpec{"structure.year_group_variation", Unit::none, 1, 0, 1.5, "judgement", 0, 3},
    // How much of what the lever counts for a school (leadership, building, small classes) is there whatever its classes.
    ParameterSpec{"structure.fixed_share", Unit::share, 0.5, 0.3, 0.8, "judgement", 0, 1},
    // Kilometres: the Education Act (9 June 2023 no. 30) section 4-1, read in the act (lovdata.no/lov/2023-06-09-30).
    ParameterSpec{"structure.transport_limit_grade_1", Unit::none, 2, 2, 2, "judgement", 0, 100},
    ParameterSpec{"structure.transport_limit_grades_2_10", Unit::none, 4, 4, 4, "judgement", 0, 100},
    // Kilometres without land in one piece from which a straight line is said to go over water.
    ParameterSpec{"structure.sea_stretch", Unit::none, 1, 0.5, 2, "judgement", 0.2, 1000},
    // Own count on the tests of 2022–2025 outside Bergen, beyond what chance gives: 0.03 a year in schools with 40 and more in grade 5, 0.06 with 20–39, 0.01 with 10–19.
    ParameterSpec{"structure.trend_spread", Unit::none, 0.03, 0, 0.06, "udir_national_tests", 0, 0.5},
    // How much of a trend that four autumns show goes on a year later.
    ParameterSpec{"structure.trend_lasting", Unit::share, 0.7, 0.5, 0.9, "judgement", 0, 1},
    // Eight in ten of Bergen's schools then lie within the band (README.md).
    ParameterSpec{"structure.share_drift", Unit::none, 0.05, 0.03, 0.08, "judgement", 0, 0.5},
    // The register's number is of a few weeks earlier or later than the count of 1 October.
    ParameterSpec{"structure.count_error", Unit::share, 0.03, 0.01, 0.1, "judgement", 0, 0.5},
    // Own count on all municipalities with 20–2,000 children of 6–14, 2005–2026: a year group's number has after a year a variance of 0.05–0.07 for each child beyond what moves
    // all of them, after four 0.16–0.20; 1 − (1 − x)² gives x. Between the schools of one municipality some move too.
    ParameterSpec{"structure.yearly_moves", Unit::share, 0.03, 0.02, 0.06, "ssb_07459", 0, 0.5},
};

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

Rules rules_of(const Assumptions& assumptions, double group_size) {
  const auto value = [&](const char* id) { return assumptions.first(id); };
  return {
      .detour = value("structure.detour_factor"),
      .test_participation = value("structure.test_participation"),
      .largest_class = {value("structure.largest_class_1_7"), value("structure.largest_class_8_10")},
      .combined_class = {value("structure.largest_class_two_grades"), value("structure.largest_class_three_grades"),
                         value("structure.largest_class_more_grades")},
      .variation = value("structure.year_group_variation"),
      .group_size = group_size,
      .fixed_share = value("structure.fixed_share"),
      .transport_limit = {value("structure.transport_limit_grade_1"), value("structure.transport_limit_grades_2_10")},
      .sea_stretch = value("structure.sea_stretch"),
      .trend_spread = value("structure.trend_spread"),
      .trend_lasting = value("structure.trend_lasting"),
      .share_drift = value("structure.share_drift"),
      .count_error = value("structure.count_error"),
      .yearly_moves = value("structure.yearly_moves")};
}

}  // namespace handlingsrom::structure
