// What the tax equalisation needs of the country: the mean tax per inhabitant, and the deduction that pays for the floor.
#pragma once

#include <span>
#include <vector>

#include "standing/facts/facts.hpp"

namespace handlingsrom::economy {

/// The rule's own numbers: 35 per cent of what is missing to 90 per cent of the mean. Ministry of Local Government, "Grønt hefte".
inline constexpr double tax_floor = 0.9;
inline constexpr double tax_floor_compensation = 0.35;

/// kr per inhabitant by year.
struct TaxCountry {
  std::vector<double> mean;       // t̄ = Σ N·t / Σ N
  std::vector<double> deduction;  // c = Σ N · 0.35 · max(0, 0.9·t̄ − t) / Σ N, so that the equalisation sums to zero
};

/// Tax per inhabitant of every municipality in the latest settlement, kr per inhabitant of the first projected year; NaN where there is none.
std::vector<double> tax_per_inhabitant(const facts::Facts& facts, std::span<const double> inhabitants_today);

/// `tax`: kr per inhabitant, which each municipality keeps; one without a figure (NaN) counts at the mean of the others.
/// `inhabitants`: [t][municipality].
TaxCountry tax_country(std::span<const double> tax, std::span<const std::vector<double>> inhabitants);

/// Tax equalisation (inntektsutjevning), kr per inhabitant: s·(t̄ − tᵢ) + 0.35·max(0, 0.9·t̄ − tᵢ) − c, with t̄ the national mean
/// of tax per inhabitant.
double tax_equalisation(double own_tax, double mean_tax, double rate, double deduction);

}  // namespace handlingsrom::economy
