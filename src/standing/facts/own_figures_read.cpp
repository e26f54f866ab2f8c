#include <sstream>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "base/toml.hpp"
#include "standing/facts/own_figures_collector.hpp"

namespace handlingsrom::facts {
namespace {

constexpr std::size_t largest_toml = 1U << 20U;  // bytes; a filled-in template is below 10,000

OwnPlace place_of_key(const toml::Value& value) { return {value.key_line(), std::to_string(value.key_column())}; }

// A figure is a number, or a table of value, unit and note.
void add_toml_figure(OwnFigureCollector& collector, const toml::Value& figure, std::optional<Sector> sector) {
  const OwnPlace place = place_of_key(figure);
  const OwnQuantity quantity = collector.quantity(figure.key(), place);
  if (!figure.is_table()) {
    collector.add(quantity, sector, figure.number(), "", "", place);
    return;
  }
  figure.only({"value", "unit", "note"});
  collector.add(quantity, sector, figure.need("value", "a number").number(), figure.text_or("unit"),
                figure.text_or("note"), place);
}

}  // namespace

OwnFigures read_own_figures_toml(std::istream& input, std::string name,
                                 std::optional<MunicipalityNumber> municipality) {
  std::string text(largest_toml + 1, '\0');
  input.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(input.gcount()));
  if (text.size() > largest_toml) throw Error(ErrorCode::bad_input, "own_file_too_large", {{"file", name}});
  const toml::Document document(text, name);
  OwnFigureCollector collector(name, municipality);
  for (const toml::Value& value : document.root().values()) {
    const OwnPlace place = place_of_key(value);
    const std::string& key = value.key();
    if (key == "municipality") {
      collector.municipality(value.is_whole() ? std::to_string(value.whole()) : value.text(), place);
    } else if (key == "year") {
      collector.year(value.number(), place);
    } else if (key == "source") {
      collector.source(value.text());
    } else if (value.is_table()) {
      const std::optional<Sector> sector = key == "economy" ? std::nullopt : collector.sector(key, place);
      for (const toml::Value& figure : value.values()) add_toml_figure(collector, figure, sector);
    } else {
      value.refuse_key("municipality, year, source, [economy], [school] …");
    }
  }
  return collector.take();
}

OwnFigures read_own_figures(const std::filesystem::path& file, std::optional<MunicipalityNumber> municipality) {
  const std::string bytes = read_file(file);
  const std::string name = file.filename().string();
  if (file.extension() == ".toml") {
    std::istringstream input(bytes);
    return read_own_figures_toml(input, name, municipality);
  }
  return read_own_figures_table(bytes, name, municipality);
}

}  // namespace handlingsrom::facts
