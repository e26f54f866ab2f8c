// Reports of real municipalities from the project's own bundle, and of invented figures on its facts.
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "outlook/rooms/chain.hpp"
#include "surface/api/bundled.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/report/material.hpp"
#include "surface/report/room_reading.hpp"

namespace handlingsrom::report {

using api::catalogue;
using api::service;

inline Words words(messages::Language language) { return Words(catalogue(language)); }

/// The chart whose table has the id.
inline const Chart& chart_of(const Report& report, std::string_view table) {
  return the<Chart>(report, [&](const Chart& one) { return one.table.id == table; });
}

/// Figures made up for one test: a room of the given id, and inhabitants.
class Invented {
 public:
  explicit Invented(int years = 25)
      : figures_(Year{2026}, years), assumptions_(service().chain().default_assumptions()) {}

  Invented& add(const std::string& id, Unit unit, std::vector<double> middle, double half_range = 0) {
    rooms::Figure figure;
    figure.id = id;
    figure.unit = unit;
    figure.middle = std::move(middle);
    if (half_range > 0) {
      for (const double value : figure.middle) {
        figure.p10.push_back(value - half_range);
        figure.p25.push_back(value - half_range / 2);
        figure.p75.push_back(value + half_range / 2);
        figure.p90.push_back(value + half_range);
      }
    }
    figures_.add(std::move(figure));
    return *this;
  }

  Material material() const {
    return {service().facts(), service().find("utsira"), figures_, standing_, assumptions_, {}};
  }

 private:
  rooms::Figures figures_;
  std::vector<rooms::StandingFigure> standing_;
  Assumptions assumptions_;
};

/// Straight line from the first to the last value over the years.
inline std::vector<double> line(double from, double to, int years = 25) {
  std::vector<double> values;
  for (int t = 0; t < years; ++t) values.push_back(from + (to - from) * t / (years - 1));
  return values;
}

}  // namespace handlingsrom::report
