// Reports of real municipalities from the project's own bundle, and of invented figures on its facts.
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "outlook/rooms/chain.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/report/material.hpp"
#include "surface/report/room_reading.hpp"

namespace handlingsrom::report {

inline const api::Service& service() {
  static const api::Service bundled{std::filesystem::path("data/handlingsrom.bundle")};
  return bundled;
}

inline const messages::Catalogue& catalogue(messages::Language language) {
  static const messages::Catalogue all[] = {{"data/messages", messages::Language::bokmaal},
                                            {"data/messages", messages::Language::nynorsk},
                                            {"data/messages", messages::Language::english}};
  return all[static_cast<std::size_t>(language)];
}

inline Words words(messages::Language language) { return Words(catalogue(language)); }

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
