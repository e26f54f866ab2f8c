// Any bytes as a municipality's name: folding, lookup and suggestions end, whatever the encoding.
#include "base/error.hpp"
#include "standing/registry/registry.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace handlingsrom;
  using namespace handlingsrom::registry;
  static const Registry registry = [] {
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
    return Registry({skaun, karasjok}, {{MunicipalityNumber{1657}, "Skaun", 2017, {MunicipalityIndex{0}}}});
  }();
  try {
    registry.find(std::string_view(reinterpret_cast<const char*>(data), size));
  } catch (const Error&) {
  }
  return 0;
}
