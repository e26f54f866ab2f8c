// The bundle's tables in words, and every figure that is known by a word of its name: in the bundle, and in the user's store where there is one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/store/store.hpp"
#include "standing/facts/table.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// What a table, a column and a code that stands in a cell are called; the code itself where nobody has given it a name.
std::string table_title(const messages::Catalogue& catalogue, std::string_view table);
std::string column_title(const messages::Catalogue& catalogue, std::string_view column);
std::string cell_title(const messages::Catalogue& catalogue, std::string_view column, std::string_view text);

/// One figure that can be looked up.
struct FoundFigure {
  std::string series;  // the bundle's column, or the store's series
  std::string title;
  std::string unit;   // in words; empty where it has none, or none is known
  std::string table;  // of the bundle; empty: the store's
};

/// Those whose name, or table's name, has every word of `words` (case and hyphens aside), the bundle's first; all of them where `words` is empty. The country's rates
/// and the accounts by function are found by what their rows are called.
std::vector<FoundFigure> find_figures(const Service& service, const std::optional<store::Store>& store,
                                      const messages::Catalogue& catalogue, const std::string& words);

}  // namespace handlingsrom::api
