// The perspective report (perspektivmelding): today's course and two or three directions to 2050, and the chapter for the four-year
// economic and action plan.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/assumptions.hpp"
#include "surface/report/material.hpp"
#include "surface/report/side_by_side.hpp"

namespace handlingsrom::report {

/// One direction as the report needs it: what is turned and what comes of it.
struct Direction {
  struct Turn {
    std::string lever;     // id, for names in the catalogue
    std::string evidence;  // "measured", "moderate", "weak" or "judgement"
    Unit unit = Unit::none;
    double today = 0, to = 0;
    int from = 0, full = 0;
    std::string reason;
    std::array<std::vector<double>, 3> share{};  // by year, of the change in money, people and places
    std::string own_effect{};  // a sentence: what it does is the user's own; empty: as the lever's file says
  };
  std::string name, description;
  std::string population;  // the alternative's four letters; empty: the main one
  std::vector<Turn> turns;
  rooms::Figures base{Year{0}, 0};     // nothing turned, in the direction's population alternative
  rooms::Figures figures{Year{0}, 0};  // with the turns
  rooms::Figures read{Year{0}, 0};     // the same as it is read everywhere: the middle of the paths with its range
  std::array<std::vector<double>, 3> change{};       // by year, the middle of the difference from `base`
  std::array<std::vector<double>, 3> low{}, high{};  // by year, 80 % interval of the difference from `base`
  std::vector<double> one_off;                       // kr by year, within spending
  std::vector<double> by_loan;                       // kr of investment by year, its cost within finance costs
};

/// What the plan promises, and when it breaks: first on today's course, then in each direction. 0: it holds.
struct PromiseRow {
  std::string name;
  int from = 0;  // first year of the promise
  std::vector<int> first_broken;
};

inline constexpr int perspective_focus_year = 2040;

/// From fixed to current prices, a year; the same for income and spending. Source: Regulation on monetary policy, section 3 (2 March
/// 2018): an annual growth in consumer prices of close to 2 per cent over time.
inline constexpr ParameterSpec price_growth_spec{"plan.price_growth", Unit::share, 0.02, 0.01, 0.04,
                                                 "judgement",         -0.1,        0.3};

/// Deterministic, like compose(): first page, appendices and rooms of today's course; parts by direction. `price_growth` a year, for the
/// plan's figures in current prices; `beside`: the courses side by side, first of their part.
Report compose_perspective(const Material& material, const Words& words, const std::vector<Direction>& directions,
                           const std::vector<PromiseRow>& promises, double price_growth = price_growth_spec.value,
                           const SideBySide* beside = nullptr);

}  // namespace handlingsrom::report
