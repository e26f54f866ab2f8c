// Persons by age as rows of a sheet, each age span once.
#pragma once

#include <vector>

#include "base/sheet/values.hpp"
#include "outlook/population/projection.hpp"
#include "standing/facts/model_sheet.hpp"

namespace handlingsrom::population {

class PersonRows {
 public:
  explicit PersonRows(facts::ModelSheet& sheet) : sheet_(sheet) {}

  /// Persons of both sexes aged from … to on 1 January.
  sheet::Term persons(int from_age, int to_age);
  sheet::Term all() { return persons(0, oldest_age); }

  struct Span {
    std::uint32_t engine;  // in Sheet::engines()
    int from, to;
  };
  const std::vector<Span>& spans() const { return spans_; }

  /// Writes every span of one lane: values[span][year · lanes + lane]. O(years × (ages + spans)).
  void fill(const Projection& projection, std::size_t lanes, std::size_t lane,
            std::vector<std::vector<double>>& values) const;

 private:
  facts::ModelSheet& sheet_;
  std::vector<Span> spans_;
  std::vector<sheet::Term> terms_;
};

}  // namespace handlingsrom::population
