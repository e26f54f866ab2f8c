#include "standing/facts/own_in_force.hpp"

#include <fmt/format.h>

#include "base/digest.hpp"

namespace handlingsrom::facts {

void OwnInForce::put(MunicipalityIndex municipality, OwnFigures figures) {
  if (!figures.empty()) figures_[municipality.value].figures = std::move(figures);
}

void OwnInForce::put_schools(MunicipalityIndex municipality, std::vector<OwnSchool> schools) {
  if (!schools.empty()) schools_[municipality.value] = std::move(schools);
}

std::span<const OwnSchool> OwnInForce::schools(MunicipalityIndex municipality) const {
  const auto found = schools_.find(municipality.value);
  return found == schools_.end() ? std::span<const OwnSchool>{} : std::span<const OwnSchool>(found->second);
}

const OwnFigures* OwnInForce::look(MunicipalityIndex municipality) const {
  const auto found = figures_.find(municipality.value);
  return found == figures_.end() ? nullptr : &found->second.figures;
}

const OwnFigures* OwnInForce::find(MunicipalityIndex municipality) const {
  const auto found = figures_.find(municipality.value);
  if (found == figures_.end()) return nullptr;
  found->second.used.store(true, std::memory_order_relaxed);
  return &found->second.figures;
}

std::vector<MunicipalityIndex> OwnInForce::used() const {
  std::vector<MunicipalityIndex> result;
  for (const auto& [municipality, entry] : figures_)
    if (entry.used.load(std::memory_order_relaxed)) result.push_back(MunicipalityIndex{municipality});
  return result;
}

std::vector<MunicipalityIndex> OwnInForce::all() const {
  std::vector<MunicipalityIndex> result;
  for (const auto& [municipality, entry] : figures_) result.push_back(MunicipalityIndex{municipality});
  return result;
}

std::string OwnInForce::digest() const {
  std::string text;
  for (const auto& [municipality, entry] : figures_) {
    text += fmt::format("{} {} {}\n", municipality, entry.figures.file, entry.figures.source);
    for (const OwnFigure& figure : entry.figures.figures)
      text += fmt::format("{} {} {} {} {}\n", key_of(figure.quantity), figure.sector ? key_of(*figure.sector) : "-",
                          figure.value, figure.line, figure.part);
  }
  for (const auto& [municipality, schools] : schools_) {
    for (const OwnSchool& school : schools) {
      text += fmt::format("{} {} {}\n", municipality, school.name, school.autumn.value);
      for (const auto& [grade, pupils] : school.by_grade) text += fmt::format("{} {}\n", grade, pupils);
    }
  }
  return handlingsrom::digest({text});
}

}  // namespace handlingsrom::facts
