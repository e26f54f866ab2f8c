#include "surface/report/deliver.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "standing/registry/fold.hpp"
#include "surface/report/html.hpp"
#include "surface/report/json.hpp"
#include "surface/report/pdf.hpp"
#include "surface/report/slides.hpp"
#include "surface/report/spreadsheet.hpp"
#include "surface/report/word.hpp"

namespace handlingsrom::report {

std::string folder_name(const registry::Municipality& municipality) {
  std::string name = to_string(municipality.number) + "-";
  for (const char32_t letter : registry::fold_to_ascii(registry::fold(municipality.name))) {
    if (letter < 0x80) name += static_cast<char>(letter);
  }
  return name;
}

std::string file_name(const Report& report, const Words& words, Kind kind) {
  constexpr std::array<const char*, 3> keys{"file.basis", "file.perspective", "file.minutes"};
  std::string name = words.say(keys[static_cast<std::size_t>(kind)],
                               {{"place", report.place}, {"year", report.manifest.data_date.substr(0, 4)}});
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

bool can_print() noexcept {
  try {
    printer();
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

Delivery deliver(const registry::Municipality& place, const Report& report, const Words& words, Kind kind,
                 Formats formats, const std::filesystem::path& out, const Material* material) {
  Delivery delivery;
  delivery.folder = out / folder_name(place);
  const std::string name = file_name(report, words, kind);
  const auto file = [&](const char* ending) { return delivery.files.emplace_back(delivery.folder / (name + ending)); };
  write_file(file(".html"), html(report, words));
  {
    const std::filesystem::path target = file(".xlsx");
    AtomicFile workbook(target);
    write_spreadsheet(report, words, workbook.temporary(), target);
    workbook.commit();
  }
  if (material != nullptr) write_file(file(".json"), json(*material, report, words));
  if (formats.word) write_file(file(".docx"), word(report, words, printer()));
  if (formats.pdf) write_file(file(".pdf"), pdf(report, words, printer()));
  if (formats.slides)
    write_file(delivery.files.emplace_back(delivery.folder / (words.say("file.slides", {{"name", name}}) + ".pdf")),
               slides(report, words, printer()));
  return delivery;
}

}  // namespace handlingsrom::report
