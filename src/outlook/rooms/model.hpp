// The sheet of the whole outlook: every row of every room, declared once, the same for all municipalities.
#pragma once

#include <cstdint>
#include <vector>

#include "outlook/economy/economy.hpp"
#include "outlook/workforce/workforce.hpp"

namespace handlingsrom::rooms {

/// What the engines fill in, by their number in Sheet::engines().
struct Engines {
  std::vector<std::uint32_t> care_users;  // [step]
  std::vector<std::pair<care::Figure, std::uint32_t>> care_constant_rates;
  std::uint32_t care_fte_follows = 0;
  std::uint32_t care_cost_follows = 0;
  std::uint32_t births, deaths, net_migration, published_main;
  std::uint32_t own_labour, area_labour;
  std::uint32_t country_population, mean_index, mean_tax, tax_deduction, country_ages;
  std::uint32_t beside_the_account, result_chance, debt_chance;
};

class Model {
 public:
  Model(const facts::Facts& facts, const care::Model& care);

  const facts::ModelSheet& sheet() const { return sheet_; }
  const population::PersonRows& persons() const { return persons_; }
  const Engines& engines() const { return engines_; }
  /// The published projection, which has no range.
  int published_row() const { return published_row_; }
  /// [row] 1 for those that the chance of a year's result and of the debt moves.
  const std::vector<char>& moved_by_chance() const { return moved_by_chance_; }
  /// [engine row] 1 for that chance itself.
  const std::vector<char>& chance_engines() const { return chance_engines_; }
  /// All municipalities' net operating result over their revenue, the latest year first.
  const std::vector<double>& country_results() const { return country_results_; }

 private:
  facts::ModelSheet sheet_;
  population::PersonRows persons_;
  Engines engines_{};
  int published_row_ = -1;
  std::vector<double> country_results_;
  std::vector<char> moved_by_chance_, chance_engines_;
};

/// The declared assumptions of every room, in the order of the chain.
std::vector<std::span<const ParameterSpec>> parameter_tables();

/// Places in institutions today: the user's own, or as published.
facts::Cell care_places(const facts::Place& place);

}  // namespace handlingsrom::rooms
