#include "surface/report/deliver.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "standing/registry/fold.hpp"
#include "surface/report/html.hpp"
#include "surface/report/json.hpp"
#include "surface/report/spreadsheet.hpp"

namespace handlingsrom::report {

std::string folder_name(const registry::Municipality& municipality) {
  std::string name = to_string(municipality.number) + "-";
  for (const char32_t letter : registry::fold_to_ascii(registry::fold(municipality.name))) {
    if (letter < 0x80) name += static_cast<char>(letter);
  }
  return name;
}

std::string file_name(const Report& report, const Words& words, std::string_view kind) {
  std::string name = words.say(fmt::format("file.{}", kind),
                               {{"place", report.place}, {"year", report.manifest.data_date.substr(0, 4)}});
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

Delivery deliver(const Material& material, const Report& report, const Words& words, const std::filesystem::path& out) {
  Delivery delivery;
  delivery.folder = out / folder_name(material.place());
  const std::string name = file_name(report, words, "basis");
  const auto place = [&](const char* ending) { return delivery.files.emplace_back(delivery.folder / (name + ending)); };
  write_file(place(".html"), html(report, words));
  {
    const std::filesystem::path target = place(".xlsx");
    AtomicFile file(target);
    write_spreadsheet(report, words, file.temporary(), target);
    file.commit();
  }
  write_file(place(".json"), json(material, report, words));
  return delivery;
}

}  // namespace handlingsrom::report
