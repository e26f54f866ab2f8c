// Own amounts of a year whose costs are not published yet, such as a budget, brought to the level of the latest published year.
#pragma once

#include <string>

#include "base/assumptions.hpp"
#include "standing/facts/own_figures.hpp"

namespace handlingsrom::facts {

/// Growth in pay and prices of municipal services from one year to the next (kommunal deflator). 3.9 % is the government's revised estimate for 2025, Prop. 142 S (2024–2025)
/// section 2.1; 4.3 % was that for 2024 (Innst. 440 S (2023–2024)). No source for a later year has been read, so the latest one stands for what follows.
inline constexpr ParameterSpec deflator{"own.deflator", Unit::share, 0.039, 0.03, 0.05, "judgement", -0.05, 0.2};

struct DeflatorChosen {
  double rate = deflator.value;
  std::string reason;  // of one that was chosen by hand
};

/// Divides amounts in kroner of figures of a later year than `today` by the deflator for each year between, and says so in a notice; their year is `today` after that. Figures of
/// another year, and what is not kroner, stay as they are.
void to_price_level(OwnFigures& figures, Year today, const DeflatorChosen& chosen);

}  // namespace handlingsrom::facts
