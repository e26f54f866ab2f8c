// What it is worth to know better before choosing between scenarios, and which assumption is most worth it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/standard_seed.hpp"
#include "choice/scenario/setting.hpp"
#include "outlook/rooms/shown_year.hpp"

namespace handlingsrom::scenario {

class Evaluator;

/// One of the choices: a set of levers in its population alternative.
struct Option {
  const Evaluator* evaluator;
  std::span<const Setting> settings;
};

/// What makes choices comparable: kroner for what is missing. A room to spare is worth nothing but the money.
struct ShortagePrices {
  double per_fte = 600000;        // kr a year; judgement: what hiring in costs beyond a wage (lever `agency_staff`)
  double per_place = 365 * 5543;  // kr a year; a day in an institution, KOSTRA 2025 (`care.overflow_cost_per_day`)
};

/// How far a lever's effect may be from what is assumed, by its evidence: the ends of a triangular distribution around 1. Judgement.
struct EffectSpread {
  double measured = 0.10, moderate = 0.25, weak = 0.60, judgement = 0.50;
};

struct KnowingRequest {
  Year year = rooms::shown_year;
  int paths = 1000;
  std::uint64_t seed = standard_seed;
  ShortagePrices prices{};
  EffectSpread spread{};
};

enum class Unknown { assumption, population, lever_effect };

struct WorthKnowing {
  Unknown kind;
  std::string id;    // of the assumption or the lever; "population" for the population's path
  double value = 0;  // kr in the year
};

struct ValueOfKnowing {
  std::vector<double> expected;     // [option], kr in the year
  std::vector<double> chance_best;  // [option], share of the paths in which it is the best
  std::size_t best = 0;
  double of_everything = 0;         // expected value of perfect information
  double noise = 0;                 // what an assumption without any bearing would seem to be worth with so many paths
  std::vector<WorthKnowing> parts;  // largest first
};

/// Expected value of perfect and of partial perfect information (Raiffa and Schlaifer 1961) with the value of an option
/// U = money + per_fte · min(0, people) + per_place · min(0, places) in the year, over common random numbers. The partial ones by
/// regression of each option's U on the unknown (Strong, Oakley and Brennan 2014), here on its first three powers. Levers'
/// effects are scaled by first order: (factor − 1) times what the lever does alone.
/// At least two options; O(options · paths · chain).
ValueOfKnowing value_of_knowing(std::span<const Option> options, const KnowingRequest& request);

}  // namespace handlingsrom::scenario
