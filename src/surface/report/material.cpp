#include "surface/report/material.hpp"

namespace handlingsrom::report {

double Material::middle(std::string_view id, Year year) const {
  const rooms::Figure* figure = figures.find(id);
  const int t = year - figures.first_year();
  if (figure == nullptr || t < 0 || t >= static_cast<int>(figure->middle.size())) return facts::missing;
  return figure->middle[static_cast<std::size_t>(t)];
}

std::optional<std::pair<double, double>> Material::range(std::string_view id, Year year) const {
  const rooms::Figure* figure = figures.find(id);
  const int t = year - figures.first_year();
  if (figure == nullptr || !figure->has_range() || t < 0 || t >= static_cast<int>(figure->p10.size()))
    return std::nullopt;
  return std::pair{figure->p10[static_cast<std::size_t>(t)], figure->p90[static_cast<std::size_t>(t)]};
}

Provenance Material::provenance(std::string_view id) const {
  const rooms::Figure* figure = figures.find(id);
  return figure == nullptr ? Provenance::assumption : figure->provenance;
}

}  // namespace handlingsrom::report
