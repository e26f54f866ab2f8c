// A sheet whose cells know where they are read: the same expressions for every municipality, its own figures in their places.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/sheet/sheet.hpp"
#include "standing/facts/cell.hpp"
#include "standing/facts/facts.hpp"

namespace handlingsrom::facts {

/// Whose cells are read: a municipality's published figures, and what the user gave of its own.
struct Place {
  const Facts& facts;
  MunicipalityIndex municipality;
  const OwnFigures* own = nullptr;

  std::string number() const { return to_string(facts.registry->at(municipality).number); }
};

using CellReader = std::function<Cell(const Place&)>;

class ModelSheet : public sheet::Sheet {
 public:
  ModelSheet(const Facts& facts, std::vector<const ParameterSpec*> parameters)
      : Sheet(std::move(parameters)), facts_(facts) {}

  /// What the sheet's structure may depend on: cost keys, the ladder's steps, never one municipality's figures.
  const Facts& facts() const { return facts_; }

  using Sheet::cell;
  /// A figure of the municipality's.
  sheet::Term cell(std::string key, Unit unit, CellReader read) {
    return cell(std::move(key), unit, sheet::dimension_of(unit), std::move(read));
  }
  sheet::Term cell(std::string key, Unit unit, sheet::Dimension dimension, CellReader read) {
    readers_.push_back(std::move(read));
    return Sheet::cell(std::move(key), unit, dimension);
  }
  /// A figure of the country's, the same everywhere.
  sheet::Term national(std::string key, Unit unit, Cell figure) {
    return national(std::move(key), unit, sheet::dimension_of(unit), std::move(figure));
  }
  sheet::Term national(std::string key, Unit unit, sheet::Dimension dimension, Cell figure) {
    readers_.emplace_back();
    nationals_.resize(readers_.size());
    nationals_.back() = std::move(figure);
    return Sheet::cell(std::move(key), unit, dimension);
  }
  /// The municipality's latest published figure of a series.
  sheet::Term published(std::string key, Unit unit, std::string_view quantity) {
    return cell(std::move(key), unit, [quantity = std::string(quantity)](const Place& place) {
      return series_cell(place.facts, place.municipality, quantity);
    });
  }
  /// The user's own figure, known where the file gives it.
  sheet::Term own(std::string key, Unit unit, OwnQuantity quantity, std::optional<Sector> sector = std::nullopt,
                  std::string part = {}) {
    return cell(std::move(key), unit, [quantity, sector, part = std::move(part)](const Place& place) {
      return own_cell(place.own, quantity, sector, part);
    });
  }

  /// Every cell of one municipality, [cell].
  std::vector<Cell> read(const Place& place) const {
    std::vector<Cell> cells(readers_.size());
    for (std::size_t k = 0; k < readers_.size(); ++k) cells[k] = readers_[k] ? readers_[k](place) : nationals_[k];
    return cells;
  }

 private:
  const Facts& facts_;
  std::vector<CellReader> readers_;
  std::vector<Cell> nationals_;
};

}  // namespace handlingsrom::facts
