// The chain on the project's own bundle, prepared once for all tests of this program.
#pragma once

#include "outlook/rooms/chain.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::rooms {

inline const Chain& bundled_chain() {
  static const Chain chain(facts::load("data/handlingsrom.bundle"));
  return chain;
}

inline MunicipalityIndex municipality(std::string_view name) { return bundled_chain().facts().registry->find(name); }

}  // namespace handlingsrom::rooms
