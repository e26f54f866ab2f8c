// The parts of loading: each takes tables out of a bundle and fills its members of Facts.
#pragma once

#include <filesystem>
#include <functional>

#include "standing/facts/bundle.hpp"
#include "standing/facts/facts_parts.hpp"

namespace handlingsrom::facts {

std::unique_ptr<registry::Registry> load_registry(const Bundle& bundle);
void load_vital_rates(const Bundle& bundle, VitalRates& vital);
void load_published(const Bundle& bundle, const registry::Registry& registry, PublishedProjection& published);
void load_care(const Bundle& bundle, Facts::Parts& facts);
void load_economy(const Bundle& bundle, Facts::Parts& facts);
std::shared_ptr<const SeriesTable> load_series(const Bundle& bundle, const registry::Registry& registry);

/// As load; `change` (empty: none) may change what was read before it is no longer to be changed.
std::shared_ptr<const Facts> load_changed(const std::filesystem::path& bundle,
                                          const std::function<void(Facts::Parts&)>& change);

/// One row of care users by the column names of the tables care_users and care_panel.
CareUsers care_users_at(const Table& table, std::size_t row);

/// The years in a column, ascending, each once.
std::vector<Year> years_of(const Table& table, std::string_view column);

/// Position of a municipality that a table names; throws Error(bundle_damaged) for one that is not in the registry.
std::size_t area_of(const registry::Registry& registry, std::int64_t number, const Table& table);
/// Position of `value` in [0, count) counted from `first`; throws Error(bundle_damaged).
std::size_t position_of(std::int64_t value, std::int64_t first, std::size_t count, const Table& table);

}  // namespace handlingsrom::facts
