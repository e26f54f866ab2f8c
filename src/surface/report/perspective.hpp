// The perspective report (perspektivmelding): today's course and two or three directions to 2050, and the chapter for the four-year
// economic and action plan.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "surface/report/material.hpp"

namespace handlingsrom::report {

/// One direction as the report needs it: what is turned and what comes of it.
struct Direction {
  struct Turn {
    std::string lever;  // id, for names in the catalogue
    Unit unit = Unit::none;
    double today = 0, to = 0;
    int from = 0, full = 0;
    std::string reason;
    std::array<double, 3> share{};  // of the change in money, people and places in the focus year
  };
  std::string name, description;
  std::string population;  // the alternative's four letters; empty: the main one
  std::vector<Turn> turns;
  rooms::Figures base{Year{0}, 0};      // nothing turned, in the direction's population alternative
  rooms::Figures figures{Year{0}, 0};   // with the turns
  std::array<double, 3> low{}, high{};  // 80 % interval of the difference from today's course in the focus year
  std::vector<double> one_off;          // kr by year, within spending
  std::vector<double> by_loan;          // kr of investment by year, its cost within finance costs
};

/// What the plan promises, and when it breaks: first on today's course, then in each direction. 0: it holds.
struct PromiseRow {
  std::string name;
  std::vector<int> first_broken;
};

inline constexpr int perspective_focus_year = 2040;

/// Deterministic, like compose(): first page, appendices and rooms of today's course; parts by direction.
Report compose_perspective(const Material& material, const Words& words, const std::vector<Direction>& directions,
                           const std::vector<PromiseRow>& promises);

}  // namespace handlingsrom::report
