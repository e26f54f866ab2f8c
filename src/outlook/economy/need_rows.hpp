// The need index and the sectors' need as rows of a sheet: age criteria move with the projections, the rest is held.
#pragma once

#include <array>

#include "outlook/economy/economy.hpp"

namespace handlingsrom::economy {

/// The cost keys written out for a municipality in its country.
class NeedRows {
 public:
  NeedRows(facts::ModelSheet& sheet, population::PersonRows& persons);

  /// Total index: the ministry's published one and what ages and size have moved it since.
  sheet::Term total_index();
  /// A sector's need over its need today; spending at unchanged standard moves with it.
  sheet::Term need_growth(facts::Sector sector);
  /// How much more need per inhabitant the country has than today, as a share of what is equalised: Σ weight · (growth of the age's share − 1).
  sheet::Term country_growth();
  /// The ministry's published index of a sector.
  sheet::Term published_index(facts::Sector sector) { return index_[static_cast<std::size_t>(sector)]; }

  std::uint32_t country_population_engine() const { return country_population_; }
  std::uint32_t country_ages_engine() const { return country_ages_; }

 private:
  sheet::Term weight(std::string_view of, std::string_view criterion, double value);
  /// Σ over sectors of the sector's weight × the criterion's in it; `of`: by sector.
  sheet::Term total_weight(std::string_view criterion, const std::array<double, facts::sector_count>& of);
  sheet::Term criterion_index(std::size_t k);

  facts::ModelSheet& sheet_;
  CostKeyWeights weights_;
  std::uint32_t country_population_ = 0, country_ages_ = 0;
  sheet::Term municipalities_, country_, inhabitants_;
  std::array<sheet::Term, age_criterion_count> own_age_, country_age_;
  std::array<sheet::Term, facts::sector_count> index_, sector_weight_;
  std::array<sheet::Term, age_criterion_count> total_weight_;
};

}  // namespace handlingsrom::economy
