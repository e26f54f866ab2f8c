// The list of every figure of the chain: its id, its unit and where it is read from. A new figure is one line here.
#pragma once

#include <string>
#include <vector>

#include "outlook/rooms/calculation.hpp"

namespace handlingsrom::rooms {

enum class Kind {
  population,  // persons aged from first to second
  births,
  deaths,
  net_migration,
  published_main,
  services,    // row first
  care_users,  // step first
  care_users_total,
  care_fte,
  care_cost,
  workforce,  // row first
  economy,    // row first
  money_per_inhabitant,
  places,
  kindergarten_places,
  school_places
};

struct Entry {
  std::string id;
  Unit unit = Unit::none;
  Kind kind = Kind::population;
  int first = 0;
  int second = 0;
};

std::vector<Entry> figure_list(const care::Ladder& ladder);

/// What a figure is read from.
struct View {
  const facts::Facts& facts;
  MunicipalityIndex municipality;
  const Bases& bases;
  const Calculation& calculation;
};

/// NaN where there is no figure, for example flows of the last year.
double value_of(const Entry& entry, const View& view, int t);
Provenance provenance_of(const Entry& entry, const View& view);

}  // namespace handlingsrom::rooms
