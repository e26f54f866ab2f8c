// The municipalities of the bundle.
#pragma once

#include "standing/facts/facts.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::importing {

inline const registry::Registry& bundled_registry() {
  static const auto facts = facts::load("data/handlingsrom.bundle");
  return *facts->registry;
}

}  // namespace handlingsrom::importing
