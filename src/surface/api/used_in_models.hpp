// Which figure the models read where a fetched table has one too.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/store/store.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

/// What the models read where a series of a fetched table could be read (data/tables, `[feeds]`).
struct UsedInModels {
  std::string quantity;  // "accounts.revenue"
  double value = 0;      // kr
  std::string source, retrieved;
  bool fetched = false;  // it is the fetched figure, not the program's own
};
/// nullopt where the models read nothing of that series, place and period.
std::optional<UsedInModels> used_in_models(const Service& service, const std::filesystem::path& declarations,
                                           const store::Store& store, const std::string& place,
                                           const std::string& series, const std::string& period);

}  // namespace handlingsrom::api
