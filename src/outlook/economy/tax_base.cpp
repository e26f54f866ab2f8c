#include "outlook/economy/tax_base.hpp"

#include <algorithm>

#include "standing/facts/cell.hpp"

namespace handlingsrom::economy {
namespace {

double to_floor(double own_tax, double mean_tax) {
  return tax_floor_compensation * std::max(0.0, tax_floor * mean_tax - own_tax);
}

}  // namespace

std::vector<double> tax_per_inhabitant(const facts::Facts& facts, std::span<const double> inhabitants_today) {
  std::vector<double> tax(inhabitants_today.size(), facts::missing);
  for (std::size_t m = 0; m < tax.size(); ++m) {
    const facts::Cell own = facts::series_cell(facts, MunicipalityIndex{static_cast<int>(m)}, "income.tax");
    if (inhabitants_today[m] > 0) tax[m] = own.value / inhabitants_today[m];
  }
  return tax;
}

TaxCountry tax_country(std::span<const double> tax, std::span<const std::vector<double>> inhabitants) {
  TaxCountry country;
  for (const std::vector<double>& persons : inhabitants) {
    double all = 0;
    double known = 0;
    double sum = 0;
    for (std::size_t m = 0; m < tax.size(); ++m) {
      all += persons[m];
      if (facts::is_missing(tax[m])) continue;
      known += persons[m];
      sum += persons[m] * tax[m];
    }
    const double mean = known > 0 ? sum / known : 0;
    double floor = 0;
    for (std::size_t m = 0; m < tax.size(); ++m) {
      if (!facts::is_missing(tax[m])) floor += persons[m] * to_floor(tax[m], mean);
    }
    country.mean.push_back(mean);
    country.deduction.push_back(all > 0 ? floor / all : 0);
  }
  return country;
}

double tax_equalisation(double own_tax, double mean_tax, double rate, double deduction) {
  return rate * (mean_tax - own_tax) + to_floor(own_tax, mean_tax) - deduction;
}

}  // namespace handlingsrom::economy
