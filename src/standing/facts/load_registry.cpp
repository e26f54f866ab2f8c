#include <algorithm>

#include "base/error.hpp"
#include "standing/facts/load.hpp"

namespace handlingsrom::facts {
namespace {

using registry::FormerMunicipality;
using registry::Municipality;
using registry::WrittenStandard;

std::vector<std::string> split_names(std::string_view joined) {
  std::vector<std::string> names;
  while (true) {
    const std::size_t bar = joined.find('|');
    names.emplace_back(joined.substr(0, bar));
    if (bar == std::string_view::npos) return names;
    joined.remove_prefix(bar + 1);
  }
}

int index_in(const std::vector<Municipality>& municipalities, std::int64_t number, const Table& table) {
  const auto found = std::lower_bound(municipalities.begin(), municipalities.end(), number,
                                      [](const Municipality& a, std::int64_t b) { return a.number.value < b; });
  if (found == municipalities.end() || found->number.value != number) {
    throw Error(ErrorCode::bundle_damaged, "bundle_value", {{"table", table.name}, {"found", std::to_string(number)}});
  }
  return static_cast<int>(found - municipalities.begin());
}

std::vector<Municipality> municipalities_of(const Table& table) {
  const auto& numbers = table.integers("kommunenr");
  const auto& classes = table.integers("centrality_class");
  const auto& indexes = table.integers("centrality_index");
  const auto& latitudes = table.numbers("lat");
  const auto& longitudes = table.numbers("lon");
  std::vector<Municipality> municipalities(table.rows);
  for (std::size_t row = 0; row < table.rows; ++row) {
    Municipality& municipality = municipalities[row];
    municipality.number.value = static_cast<int>(numbers[row]);
    municipality.name = table.texts("name").text(row);
    municipality.official_name = table.texts("official_name").text(row);
    municipality.names = split_names(table.texts("names").text(row));
    municipality.county_number = table.texts("fylkesnr").text(row);
    municipality.county = table.texts("county").text(row);
    municipality.centrality_class = static_cast<int>(classes[row]);
    municipality.centrality_index = static_cast<int>(indexes[row]);
    municipality.latitude = latitudes[row];
    municipality.longitude = longitudes[row];
  }
  return municipalities;
}

std::vector<FormerMunicipality> former_of(const Table& table, const std::vector<Municipality>& municipalities) {
  const auto& numbers = table.integers("kommunenr");
  const auto& years = table.integers("last_year");
  const auto& successors = table.integers("successor");
  const Column& names = table.texts("name");
  std::vector<FormerMunicipality> former;
  for (std::size_t row = 0; row < table.rows; ++row) {
    const MunicipalityNumber number{static_cast<int>(numbers[row])};
    if (former.empty() || former.back().number != number || former.back().name != names.text(row)) {
      former.push_back({number, std::string(names.text(row)), static_cast<int>(years[row]), {}});
    }
    if (successors[row] != missing_integer) {
      former.back().successors.push_back(MunicipalityIndex{index_in(municipalities, successors[row], table)});
    }
  }
  return former;
}

// Both ways, of each row's pair.
void add_neighbours(const Table& pairs, std::vector<Municipality>& municipalities) {
  for (std::size_t row = 0; row < pairs.rows; ++row) {
    const int a = index_in(municipalities, pairs.integers("kommunenr_a")[row], pairs);
    const int b = index_in(municipalities, pairs.integers("kommunenr_b")[row], pairs);
    municipalities[static_cast<std::size_t>(a)].neighbours.push_back(MunicipalityIndex{b});
    municipalities[static_cast<std::size_t>(b)].neighbours.push_back(MunicipalityIndex{a});
  }
}

}  // namespace

std::unique_ptr<registry::Registry> load_registry(const Bundle& bundle) {
  std::vector<Municipality> municipalities = municipalities_of(bundle.table("municipalities"));
  add_neighbours(bundle.table("neighbours"), municipalities);
  add_neighbours(bundle.table("fixed_links"), municipalities);
  for (Municipality& municipality : municipalities)
    std::sort(municipality.neighbours.begin(), municipality.neighbours.end());
  std::vector<FormerMunicipality> former = former_of(bundle.table("former_municipalities"), municipalities);
  return std::make_unique<registry::Registry>(std::move(municipalities), std::move(former));
}

}  // namespace handlingsrom::facts
