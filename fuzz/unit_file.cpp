// Any bytes as a unit that makes rotas, and as a rota made elsewhere for a small invented unit: read, or refused with Error(bad_input).
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "choice/roster/annual/rota_file.hpp"
#include "choice/roster/annual/unit.hpp"
#include "refused.hpp"

namespace {

constexpr std::string_view small_unit = R"(
name = "Enhet"
first_day = 2027-01-04
weeks = 2
[[shift]]
id = "D"
start = "07:30"
end = "15:00"
[[shift]]
id = "N"
start = "22:30"
end = "07:30"
[[person]]
id = "A"
contract = "rota"
position = 100
[[demand]]
shift = "D"
days = "all"
people = 1
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace an = handlingsrom::annual;
  static const an::Unit unit = an::read_unit(small_unit, "small.toml");
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  handlingsrom::fuzz::refused_or_read([&] { an::read_unit(text, "fuzz.toml"); });
  handlingsrom::fuzz::refused_or_read([&] { an::read_rota_bytes(text, "rota.csv", unit); });
  return 0;
}
