// Any bytes as a file of own figures in TOML and CSV: read, or refused with Error(bad_input).
#include "standing/facts/own_figures.hpp"
#include "refused.hpp"

#include <sstream>

namespace {

using namespace handlingsrom;

template <class Read>
void refused_or_read(const std::string& text, Read read) {
  std::istringstream input(text);
  fuzz::refused_or_read([&] { read(input, "fuzz", MunicipalityNumber{5029}); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  refused_or_read(text, [](auto&&... arguments) { facts::read_own_figures_toml(arguments...); });
  refused_or_read(text, [&](std::istream&, const char* name, MunicipalityNumber municipality) {
    facts::read_own_figures_table(text, name, municipality);
  });
  return 0;
}
