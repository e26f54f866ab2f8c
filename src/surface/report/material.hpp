// What a report is made from: one municipality's figures, today and ahead, with the facts and assumptions behind them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/assumptions.hpp"
#include "outlook/population/projection.hpp"
#include "outlook/rooms/figures.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/registry/registry.hpp"
#include "surface/report/document.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

struct Material {
  const facts::Facts& facts;
  MunicipalityIndex municipality;
  const rooms::Figures& figures;
  const std::vector<rooms::StandingFigure>& standing;
  const Assumptions& assumptions;
  Manifest manifest;
  const population::Projection* projection =
      nullptr;  // persons by sex and age behind the figures; nullptr: not at hand

  /// The run at the assumptions, where courses stand beside each other and accounts must add up; medians of paths do not.
  std::optional<rooms::Figures> course = std::nullopt;

  /// What the workbook's live formulas are made from; none: it has none.
  std::shared_ptr<const rooms::Workings> workings = nullptr;

  const registry::Municipality& place() const { return facts.registry->at(municipality); }
  Year last_year() const { return figures.first_year() + (figures.years() - 1); }
  /// Middle of a figure in a year; NaN where there is no such figure or year.
  double middle(std::string_view id, Year year) const;
  /// 10 and 90 % quantiles; nullopt without a range.
  std::optional<std::pair<double, double>> range(std::string_view id, Year year) const;
  Provenance provenance(std::string_view id) const;
};

/// The whole report as data. Deterministic: the same material and catalogue give the same report.
Report compose(const Material& material, const Words& words);

}  // namespace handlingsrom::report
