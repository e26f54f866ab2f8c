#include <cmath>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/error.hpp"
#include "standing/facts/own_figures_collector.hpp"

namespace handlingsrom::facts {
namespace {

constexpr std::size_t largest_toml = 1U << 20U;  // bytes; a filled-in template is below 10,000

OwnPlace place_of(const toml::source_region& region) {
  return {static_cast<int>(region.begin.line), std::to_string(region.begin.column)};
}

[[noreturn]] void refuse_toml(const std::string& file, const toml::source_region& region, const char* key,
                              std::string_view found, std::string expected) {
  const OwnPlace place = place_of(region);
  throw Error(ErrorCode::bad_input, key,
              {{"file", file},
               {"line", std::to_string(place.line)},
               {"column", place.column},
               {"found", std::string(found.substr(0, 60))},
               {"expected", std::move(expected)}});
}

double number_of(const toml::node& node, const std::string& file, std::string_view key) {
  const auto value = node.value<double>();
  if (!value || !std::isfinite(*value) || node.is_boolean() || node.is_string()) {
    refuse_toml(file, node.source(), "own_value", key, "a number");
  }
  return *value;
}

// A figure is a number, or a table of value, unit and note.
void add_toml_figure(OwnFigureCollector& collector, const std::string& file, const toml::key& key,
                     const toml::node& node, std::optional<Sector> sector) {
  const OwnPlace place = place_of(key.source());
  const OwnQuantity quantity = collector.quantity(key.str(), place);
  const toml::table* table = node.as_table();
  if (table == nullptr) {
    collector.add(quantity, sector, number_of(node, file, key.str()), "", "", place);
    return;
  }
  for (const auto& [inner, value] : *table) {
    if (inner != "value" && inner != "unit" && inner != "note") {
      refuse_toml(file, inner.source(), "own_key_unknown", inner.str(), "value, unit, note");
    }
  }
  const toml::node* value = table->get("value");
  if (value == nullptr) refuse_toml(file, node.source(), "own_value", key.str(), "a number");
  collector.add(quantity, sector, number_of(*value, file, key.str()), (*table)["unit"].value_or(std::string_view{}),
                (*table)["note"].value_or(std::string_view{}), place);
}

}  // namespace

OwnFigures read_own_figures_toml(std::istream& input, std::string name,
                                 std::optional<MunicipalityNumber> municipality) {
  std::string text(largest_toml + 1, '\0');
  input.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(input.gcount()));
  if (text.size() > largest_toml) throw Error(ErrorCode::bad_input, "own_file_too_large", {{"file", name}});
  toml::table document;
  try {
    document = toml::parse(text, name);
  } catch (const toml::parse_error& fault) {
    const OwnPlace place = place_of(fault.source());
    throw Error(ErrorCode::bad_input, "toml_syntax",
                {{"file", name},
                 {"line", std::to_string(place.line)},
                 {"column", place.column},
                 {"found", std::string(fault.description())}});
  }
  OwnFigureCollector collector(name, municipality);
  for (const auto& [key, node] : document) {
    const OwnPlace place = place_of(key.source());
    if (key == "municipality") {
      const std::string number =
          node.is_integer() ? std::to_string(node.value_or(std::int64_t{0})) : node.value_or(std::string{});
      collector.municipality(number, place);
    } else if (key == "year") {
      collector.year(number_of(node, name, key.str()), place);
    } else if (key == "source") {
      collector.source(node.value_or(std::string_view{}));
    } else if (const toml::table* table = node.as_table(); table != nullptr) {
      const bool whole = key == "economy";
      const std::optional<Sector> sector = whole ? std::nullopt : collector.sector(key.str(), place);
      for (const auto& [inner, value] : *table) add_toml_figure(collector, name, inner, value, sector);
    } else {
      refuse_toml(name, key.source(), "own_key_unknown", key.str(),
                  "municipality, year, source, [economy], [school] …");
    }
  }
  return collector.take();
}

OwnFigures read_own_figures(const std::filesystem::path& file, std::optional<MunicipalityNumber> municipality) {
  std::ifstream input(file, std::ios::binary);
  if (!input || std::filesystem::is_directory(file))
    throw Error(ErrorCode::bad_input, "file_not_found", {{"file", file.string()}});
  const std::string name = file.filename().string();
  if (file.extension() == ".toml") return read_own_figures_toml(input, name, municipality);
  const std::string bytes{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
  return read_own_figures_table(bytes, name, municipality);
}

}  // namespace handlingsrom::facts
