// An invented municipality on the real sheet: persons by age and users of care as given, every cell as given.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sheet/explain.hpp"
#include "outlook/rooms/chain_fixture.hpp"
#include "outlook/rooms/prepared.hpp"

namespace handlingsrom::rooms {

class TinyWorld {
 public:
  TinyWorld(Year first, int years)
      : assumptions(first, years, parameter_tables()),
        model_(bundled_chain().prepared().model),
        years_(static_cast<std::size_t>(years)),
        persons_(first, years),
        country_(first, years),
        engines_(model_.sheet().engines().size(), std::vector<double>(years_, 0.0)) {
    const auto& cells = model_.sheet().cells();
    for (const sheet::Leaf& leaf : cells) {
      const std::string_view key = leaf.key;
      // What divides is 1, what the municipality has not given is not known, and the rest is nothing.
      const bool one = key.starts_with("economy.sector_index.") || key == "economy.school_share" ||
                       key == "economy.municipalities" || key == "workforce.group_size" ||
                       key == "workforce.children_per_fte" || key == "population.country" ||
                       key.starts_with("services.national_coverage");
      const bool unknown = key.find(".own_") != std::string_view::npos || key == "economy.published_index" ||
                           key.find(".accounts.") != std::string_view::npos || key == "economy.published_fund" ||
                           key == "care_fte_today" || key == "care_fte_before";
      cells_.push_back(one ? 1.0 : unknown ? sheet::no_figure : 0.0);
    }
    // Each user takes as much as today.
    for (const std::uint32_t engine : {model_.engines().care_fte_follows, model_.engines().care_cost_follows})
      engines_[engine].assign(years_, 1.0);
  }

  Assumptions assumptions;

  /// Every cell of that key, or the nth of them.
  void set(std::string_view key, double value, int nth = -1) {
    int seen = 0;
    bool found = false;
    const auto& cells = model_.sheet().cells();
    for (std::size_t k = 0; k < cells.size(); ++k) {
      if (cells[k].key != key) continue;
      if (nth < 0 || seen == nth) cells_[k] = value, found = true;
      ++seen;
    }
    if (!found) throw std::invalid_argument("no cell " + std::string(key));
  }
  /// A weight of the cost keys, by sector ("sektorvekt" for the sectors' own) and criterion.
  void set_weight(const std::string& of, const std::string& criterion, double value) {
    const std::vector<sheet::Cell> real = model_.sheet().read({bundled_chain().facts(), MunicipalityIndex{0}});
    bool found = false;
    for (std::size_t k = 0; k < real.size(); ++k) {
      if (model_.sheet().cells()[k].key != "economy.cost_key_weight") continue;
      if (real[k].reference.cell.ends_with(", " + of + ", " + criterion)) cells_[k] = value, found = true;
    }
    if (!found) throw std::invalid_argument("no weight " + of + " " + criterion);
  }
  /// Both sexes, spread evenly over sexes and ages.
  void set_persons(int t, int from, int to, double persons) { spread(persons_, t, from, to, persons); }
  void set_country(int t, int from, int to, double persons) { spread(country_, t, from, to, persons); }
  void set_users(std::string_view step, int t, double users) {
    const auto& ladder = bundled_chain().prepared().care.ladder;
    engines_[model_.engines().care_users[ladder.index_of(step)]][static_cast<std::size_t>(t)] = users;
  }
  /// Mean tax per inhabitant of the country, and what all are deducted for the floor.
  void set_country_tax(double mean, double deduction) {
    engines_[model_.engines().mean_tax].assign(years_, mean);
    engines_[model_.engines().tax_deduction].assign(years_, deduction);
  }
  void set_engine(std::uint32_t engine, std::vector<double> years) { engines_[engine] = std::move(years); }
  void set_area(const workforce::LabourArea& area) { area_ = area; }
  int step(std::string_view id) const { return static_cast<int>(bundled_chain().prepared().care.ladder.index_of(id)); }

  void run(std::span<const sheet::Adjustment> adjustments = {}) {
    const Engines& engines = model_.engines();
    std::vector<std::vector<double>> spans(model_.persons().spans().size(), std::vector<double>(years_));
    model_.persons().fill(persons_, 1, 0, spans);
    workforce::fill_labour(persons_, area_, assumptions, 1, engines_[engines.own_labour].data(),
                           engines_[engines.area_labour].data());
    for (std::size_t t = 0; t < years_; ++t) {
      engines_[engines.country_population][t] = country_.total(static_cast<int>(t));
      engines_[engines.mean_index][t] = 1;
      for (std::uint32_t k = 0; k < economy::age_criterion_count; ++k) {
        const economy::AgeCriterion& ages = economy::age_criteria[k];
        engines_[engines.country_ages + k][t] = country_.total(static_cast<int>(t), ages.from, ages.to);
      }
    }
    std::vector<sheet::Column> columns;
    for (const auto& row : engines_) columns.push_back({row.data(), 1, 0});
    for (std::size_t k = 0; k < spans.size(); ++k) columns[model_.persons().spans()[k].engine].data = spans[k].data();
    std::vector<sheet::Column> parameters;
    for (std::size_t p = 0; p < assumptions.specs().size(); ++p)
      parameters.push_back({assumptions.series_at(p).data(), 1, 0});
    sheet::evaluate(model_.sheet(), {years_, 1, cells_, parameters, columns}, adjustments, values_);
  }

  double at(std::string_view figure, int t) const {
    const int row = model_.sheet().find(figure);
    if (row < 0) throw std::invalid_argument("no figure " + std::string(figure));
    return values_.at(model_.sheet().rows()[static_cast<std::size_t>(row)].node, static_cast<std::size_t>(t));
  }

 private:
  static void spread(population::Projection& projection, int t, int from, int to, double persons) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      for (int age = from; age <= to; ++age)
        projection.ages(t, sex)[static_cast<std::size_t>(age)] += persons / (2.0 * (to - from + 1));
    }
  }

  const Model& model_;
  std::size_t years_;
  population::Projection persons_, country_;
  workforce::LabourArea area_;
  std::vector<double> cells_;
  std::vector<std::vector<double>> engines_;
  sheet::Values values_;
};

}  // namespace handlingsrom::rooms
