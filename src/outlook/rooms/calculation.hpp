// One pass through the chain for one municipality: what every figure is read from.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "outlook/care/projection.hpp"
#include "outlook/economy/economy.hpp"
#include "outlook/population/population.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/services/services.hpp"
#include "outlook/workforce/workforce.hpp"

namespace handlingsrom::rooms {

/// A population frame, the country in it, and those municipalities that were asked for: each is projected at its first use.
/// Safe for many threads.
class Surroundings {
 public:
  /// `held`: economy::held_index of every municipality.
  Surroundings(std::shared_ptr<const population::Frame> prepared, std::shared_ptr<const std::vector<double>> held);

  /// The municipality's middle projection.
  const population::Projection& projection(MunicipalityIndex municipality) const;

  const std::shared_ptr<const population::Frame> frame;
  const std::shared_ptr<const std::vector<double>> held;
  const economy::Country country;

 private:
  std::unique_ptr<std::once_flag[]> asked_;
  mutable std::vector<population::Projection> projections_;
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
