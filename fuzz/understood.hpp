// What every target that reads a user's file asks: read and understood, or refused with Error(bad_input), and nothing counted otherwise than it was handed over.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "standing/importing/understanding.hpp"

#include "refused.hpp"

namespace handlingsrom::fuzz {

inline const registry::Registry& two_municipalities() {
  static const registry::Registry registry = [] {
    using registry::Municipality;
    Municipality skaun{MunicipalityNumber{5029}, "Skaun", "Skaun", {"Skaun"}, "50", "Trøndelag", 0, 0, 0, 0, {}, {}};
    Municipality karasjok{MunicipalityNumber{5610},
                          "Karasjok",
                          "Kárášjohka - Karasjok",
                          {"Kárášjohka", "Karasjok"},
                          "56",
                          "Finnmark",
                          0,
                          0,
                          0,
                          0,
                          {},
                          {}};
    return registry::Registry({skaun, karasjok}, {{MunicipalityNumber{1657}, "Skaun", 2017, {MunicipalityIndex{0}}}});
  }();
  return registry;
}

inline reading::Limits small() {
  reading::Limits limits;
  limits.cells = 100'000;
  limits.unpacked_bytes = 16U << 20U;
  limits.part_bytes = 4U << 20U;
  limits.text_bytes = 16U << 20U;
  return limits;
}

inline void understand_or_refuse(std::string_view bytes) {
  refused_or_read([&] {
    const reading::Document document = reading::read_bytes(bytes, "fuzz", small());
    importing::Understanding understanding = importing::understand(document, two_municipalities(), {});
    std::size_t taken = 0;
    importing::each_figure(document, two_municipalities(), {}, understanding, [&](const importing::Figure& figure) {
      // A figure is a number or a sign, and never both.
      if (std::isnan(figure.value) == (figure.mark == reading::Mark::none)) std::abort();
      ++taken;
    });
    std::size_t told = 0;
    for (const importing::Table& table : understanding.tables) told += table.figures + table.marks;
    if (document.cubes.empty() && told != taken) std::abort();
  });
}

}  // namespace handlingsrom::fuzz
