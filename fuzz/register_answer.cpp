// Whatever Klass and Udir may send: read whole or refused, each reader on the same bytes; and a declaration of a register.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/error.hpp"
#include "standing/statistics/klass.hpp"
#include "standing/statistics/register_file.hpp"
#include "standing/statistics/udir_report.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handlingsrom;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto attempt = [](const auto& read) {
    try {
      read();
    } catch (const Error&) {
    }
  };
  attempt([&] { statistics::read_klass_codes(text, "codes"); });
  attempt([&] { statistics::read_klass_changes(text, "changes"); });
  attempt([&] { statistics::read_klass_pairs(text, "pairs"); });
  attempt([&] { statistics::read_udir_page(text, "page"); });
  attempt([&] { statistics::read_udir_choices(text, "TidID", "choices"); });
  attempt([&] {
    const statistics::UdirTable table = statistics::read_udir_table(text, "table");
    for (const statistics::UdirRow& row : table.rows)
      if (row.values.size() != table.columns.size() || row.hidden.size() != row.values.size()) __builtin_trap();
  });
  attempt([&] { statistics::read_register_file(text, "register.toml"); });
  return 0;
}
