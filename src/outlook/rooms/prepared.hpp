// What the chain holds once per process.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "outlook/rooms/calculation.hpp"
#include "outlook/rooms/figure_list.hpp"

namespace handlingsrom::rooms {

/// The declared assumptions of every room, in the order of the chain.
std::vector<std::span<const ParameterSpec>> parameter_tables();

struct Chain::Prepared {
  Prepared(std::shared_ptr<const facts::Facts> figures, care::Ladder ladder);

  std::shared_ptr<const facts::Facts> facts;
  care::Model care;
  Year first;
  int years;
  Assumptions defaults;
  std::shared_ptr<const Surroundings> surroundings;  // at the default assumptions
  std::vector<Entry> list;

  const Assumptions& assumptions_of(const Request& request) const {
    return request.assumptions == nullptr ? defaults : *request.assumptions;
  }
  /// The default surroundings, or those of changed population assumptions.
  std::shared_ptr<const Surroundings> surroundings_of(const Assumptions& assumptions) const;
};

std::shared_ptr<const Surroundings> surroundings_at(const std::shared_ptr<const facts::Facts>& facts,
                                                    const Assumptions& assumptions);

}  // namespace handlingsrom::rooms
