// From a rota to the rooms: what planning the year at once gives, as a measure of the municipality.
#pragma once

#include <string>

#include "surface/api/annual_rotas.hpp"

namespace handlingsrom::api {

struct RotaMeasure {
  std::string name;
  RotaWorth worth;
  double fte = 0;             // of work, a year, that the same people do beyond a rota that is repeated
  double kroner = 0;          // a year, that substitutes for it would cost
  bool kroner_known = false;  // the unit's file has prices
  double of_care = 0;         // the unit's positions as a share of the municipality's FTE in care
  int from = 0;               // the rota's year
  std::string toml;           // a scenario: the lever `annual_rota` with its effect replaced by the rota's
};

/// The same people in twelve weeks that are repeated stand for today (worth.hpp). In the scenario the people room moves by `fte` and spending on care by
/// `kroner` in the first year. Throws what rota_worth throws, Error(bad_input, "rota_measure_short") for a period too short to set beside a
/// repeated one, and Error(no_solution, "rota_measure_nothing") where the year fills no more than the repeated weeks.
RotaMeasure rota_measure(const Service& service, const RotaFile& unit, const RotaFile& rota,
                         const std::string& municipality, std::uint64_t seed, const messages::Catalogue& catalogue);

/// What the measure gives, one sentence each.
std::vector<std::string> measure_words(const RotaMeasure& measure, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
