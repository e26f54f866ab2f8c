#include "base/assumptions.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"

namespace handlingsrom {
namespace {

std::string written(double value) {
  if (std::isinf(value)) return value > 0 ? "∞" : "−∞";
  return fmt::format("{}", value);
}

}  // namespace

Assumptions::Assumptions(Year first_year, int years, std::span<const std::span<const ParameterSpec>> tables)
    : first_year_(first_year), years_(years) {
  for (const auto table : tables) {
    for (const ParameterSpec& spec : table) {
      index_.emplace(spec.id, specs_.size());
      specs_.push_back(&spec);
      values_.insert(values_.end(), static_cast<std::size_t>(years), spec.value);
    }
  }
}

std::size_t Assumptions::index_of(std::string_view id) const {
  const auto found = index_.find(id);
  if (found == index_.end()) {
    throw Error(ErrorCode::unknown_name, "unknown_assumption", {{"name", std::string(id)}});
  }
  return found->second;
}

std::span<const double> Assumptions::series(std::string_view id) const {
  return std::span<const double>(values_).subspan(index_of(id) * static_cast<std::size_t>(years_),
                                                  static_cast<std::size_t>(years_));
}

void Assumptions::set(std::string_view id, double value, std::string reason) {
  ramp(id, value, first_year_, first_year_, std::move(reason));
}

void Assumptions::ramp(std::string_view id, double value, Year from, Year to, std::string reason) {
  const std::size_t parameter = index_of(id);
  const ParameterSpec& limits = *specs_[parameter];
  if (!(value >= limits.minimum && value <= limits.maximum)) {
    throw Error(ErrorCode::bad_input, "assumption_out_of_range",
                {{"name", std::string(id)},
                 {"found", written(value)},
                 {"minimum", written(limits.minimum)},
                 {"maximum", written(limits.maximum)}});
  }
  double* row = values_.data() + parameter * static_cast<std::size_t>(years_);
  const int start = std::max(0, from - first_year_);
  const double before = row[std::min(start, years_ - 1)];
  for (int t = start; t < years_; ++t) {
    const int length = to - from;
    const double share = length <= 0 ? 1.0 : std::min(1.0, static_cast<double>((first_year_ + t) - from) / length);
    row[t] = before + (value - before) * share;
  }
  reasons_[parameter] = std::move(reason);
}

void Assumptions::set_series(std::string_view id, std::span<const double> values) {
  const std::size_t parameter = index_of(id);
  const ParameterSpec& limits = *specs_[parameter];
  double* row = values_.data() + parameter * static_cast<std::size_t>(years_);
  for (std::size_t t = 0; t < values.size() && t < static_cast<std::size_t>(years_); ++t) {
    row[t] = std::clamp(values[t], limits.minimum, limits.maximum);
  }
}

const ParameterSpec& Assumptions::spec(std::string_view id) const { return *specs_[index_of(id)]; }

std::string Assumptions::reason(std::string_view id) const {
  const auto found = reasons_.find(index_of(id));
  return found == reasons_.end() ? std::string{} : found->second;
}

bool Assumptions::changed(std::string_view id) const { return reasons_.contains(index_of(id)); }

}  // namespace handlingsrom
