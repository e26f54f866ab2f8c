#include "standing/facts/load.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "standing/facts/population_codec.hpp"

namespace handlingsrom::facts {
namespace {

PopulationHistory empty_history(const Bundle& bundle, const TableEntry& table) {
  const Bytes raw = bundle.block(table, 0);
  ByteReader in(raw, table.name);
  const AgeCountsHeader header = read_age_counts_header(in);
  return {header.first, header.years, static_cast<int>(table.rows())};
}

void decode_block(const Bundle& bundle, const TableEntry& table, std::size_t number, PopulationHistory& history) {
  std::size_t first_area = 0;
  for (std::size_t before = 0; before < number; ++before) first_area += table.blocks[before].rows;
  const Bytes raw = bundle.block(table, number);
  ByteReader in(raw, table.name);
  const AgeCountsHeader header = read_age_counts_header(in);
  decode_age_counts(header, in, history, static_cast<int>(first_area));
}

}  // namespace

std::size_t position_of(std::int64_t value, std::int64_t first, std::size_t count, const Table& table) {
  if (value < first || value - first >= static_cast<std::int64_t>(count)) {
    throw Error(ErrorCode::bundle_damaged, "bundle_value", {{"table", table.name}, {"found", std::to_string(value)}});
  }
  return static_cast<std::size_t>(value - first);
}

std::vector<Year> years_of(const Table& table, std::string_view column) {
  std::vector<Year> years;
  for (const std::int64_t year : table.integers(column)) {
    if (year < 1 || year > 9999) {
      throw Error(ErrorCode::bundle_damaged, "bundle_value", {{"table", table.name}, {"found", std::to_string(year)}});
    }
    years.push_back(Year{static_cast<int>(year)});
  }
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  return years;
}

std::size_t area_of(const registry::Registry& registry, std::int64_t number, const Table& table) {
  const auto index =
      registry.find_number(MunicipalityNumber{static_cast<int>(std::clamp<std::int64_t>(number, 0, 9999))});
  if (!index) {
    throw Error(ErrorCode::bundle_damaged, "bundle_value", {{"table", table.name}, {"found", std::to_string(number)}});
  }
  return static_cast<std::size_t>(index->value);
}

std::shared_ptr<const Facts> load(const std::filesystem::path& file) { return load_changed(file, {}); }

std::shared_ptr<const Facts> load_changed(const std::filesystem::path& file,
                                          const std::function<void(Facts::Parts&)>& change) {
  const std::shared_ptr<const Bundle> bundle = Bundle::open(file);
  auto parts = std::make_unique<Facts::Parts>();
  Facts::Parts* const facts = parts.get();
  facts->sources = bundle->sources();
  facts->version = bundle->version();
  facts->digest = bundle->digest();
  facts->registry = load_registry(*bundle);
  const TableEntry& population = bundle->entry("population");
  const TableEntry& nation = bundle->entry("nation");
  facts->population = empty_history(*bundle, population);
  facts->nation = empty_history(*bundle, nation);
  if (facts->population.areas() != facts->registry->size()) {
    throw Error(ErrorCode::bundle_damaged, "bundle_value",
                {{"table", "population"}, {"found", std::to_string(facts->population.areas())}});
  }
  // Each task writes to members of its own; the largest come first.
  std::vector<std::function<void()>> tasks{[&] { facts->series = load_series(*bundle, *facts->registry); },
                                           [&] { load_vital_rates(*bundle, facts->vital); },
                                           [&] { load_published(*bundle, *facts->registry, facts->published); },
                                           [&] { load_care(*bundle, *facts); },
                                           [&] { load_economy(*bundle, *facts); },
                                           [&] { decode_block(*bundle, nation, 0, facts->nation); }};
  for (std::size_t number = 0; number < population.blocks.size(); ++number) {
    tasks.emplace_back([&, number] { decode_block(*bundle, population, number, facts->population); });
  }
  parallel_for(tasks.size(), [&](std::size_t i) { tasks[i](); });
  facts->archive = std::make_shared<const Archive>(bundle, *facts->registry);
  if (change) change(*facts);
  return std::make_shared<const Facts>(std::move(parts));
}

}  // namespace handlingsrom::facts
