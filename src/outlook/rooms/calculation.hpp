// One pass through the chain for one municipality: what every figure is read from.
#pragma once

#include <memory>
#include <vector>

#include "outlook/care/projection.hpp"
#include "outlook/economy/economy.hpp"
#include "outlook/population/population.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/services/services.hpp"
#include "outlook/workforce/workforce.hpp"

namespace handlingsrom::rooms {

/// A population frame with all municipalities projected in it: the country's ages by year, and neighbours' working ages.
struct Surroundings {
  std::shared_ptr<const population::Frame> frame;
  std::vector<population::Projection> municipalities;
  economy::Country country;
};

/// What the rooms know of one municipality before the years begin.
struct Bases {
  services::Base services;
  economy::Base economy;
  workforce::Base workforce;
  workforce::LabourArea area;
  std::optional<care::OwnFigures> care_own;
  // Places: own figures where given, else published (care) or today's number of children.
  double care_places = facts::missing;
  double kindergarten_places = facts::missing;
  double school_places = facts::missing;
  bool own_care_places = false;
  int own_care_line = 0;
  int own_kindergarten_line = 0;
  int own_school_line = 0;
};

/// All rooms' results. Refilled path after path.
struct Calculation {
  Calculation(Year first, int years);

  population::Projection population;
  care::Projection care;
  std::vector<double> care_cost, care_fte, residents;  // [t]
  YearTable services;
  YearTable workforce;
  YearTable economy;
};

Bases prepare_bases(const facts::Facts& facts, const Surroundings& surroundings, MunicipalityIndex municipality,
                    const facts::OwnFigures* own);

/// Runs services, care, workforce and economy on `calculation.population`.
void calculate(Calculation& calculation, const Bases& bases, const Surroundings& surroundings,
               const care::Model& care_model, MunicipalityIndex municipality, const Assumptions& assumptions);

}  // namespace handlingsrom::rooms
