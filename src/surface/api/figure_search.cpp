#include "surface/api/figure_search.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/split.hpp"
#include "base/store/lines.hpp"
#include "standing/facts/catalogue.hpp"
#include "standing/facts/facts.hpp"
#include "standing/registry/fold.hpp"
#include "surface/api/bundle.hpp"

namespace handlingsrom::api {
namespace {

// What tells a row from another, and is no figure itself.
constexpr std::array<std::string_view, 12> row_names{"kommunenr", "kommunenr_a", "kommunenr_b", "year",
                                                     "aar",       "age",         "orgnr",       "arc",
                                                     "polygon",   "ring",        "level",       "successor"};

// Long tables: which column says what the row's figure is.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> long_tables{{{"national_figures", "quantity"},
                                                                                    {"cost_keys", "kriterium_tekst"},
                                                                                    {"key_figures", "indikator"},
                                                                                    {"accounts_functions", "name"}}};

std::string named(const messages::Catalogue& catalogue, const char* under, std::string_view name) {
  const auto title = catalogue.find("facts." + std::string(under) + "." + std::string(name));
  return std::string(title.value_or(name));
}

/// Whether each word stands somewhere in the texts.
class SearchedWords {
 public:
  explicit SearchedWords(const std::string& words) {
    for (const std::string& word : split(words, ' '))
      if (std::u32string folded = registry::fold(word); !folded.empty()) words_.push_back(std::move(folded));
  }
  bool in(std::initializer_list<std::string_view> texts) const {
    std::u32string all;
    for (const std::string_view text : texts) (all += registry::fold(text)) += U' ';
    return std::ranges::all_of(words_,
                               [&](const std::u32string& word) { return all.find(word) != std::u32string::npos; });
  }

 private:
  std::vector<std::u32string> words_;
};

/// The unit of a series' quantity, by its name.
std::map<std::string, std::string> units_of_series(const Service& service, const messages::Catalogue& catalogue) {
  std::map<std::string, std::string> units;
  const facts::Table series = table_rows(service, "series", {});
  const facts::Column &quantity = series.texts("quantity"), &unit = series.texts("unit");
  for (std::size_t row = 0; row < series.rows; ++row) {
    const std::string_view code = unit.text(row);
    units[std::string(quantity.text(row))] = code == "none" ? "" : catalogue.text("unit." + std::string(code));
  }
  return units;
}

void find_rows(const Service& service, const SearchedWords& words, const facts::TableInfo& info,
               std::string_view column, const std::string& table, std::vector<FoundFigure>& found) {
  std::set<std::string> told;
  const facts::Table rows = table_rows(service, info.name, {});
  for (const std::string& name : rows.texts(column).dictionary)
    if (!name.empty() && words.in({name, table, info.name}) && told.insert(name).second)
      found.push_back({name, name, "", info.name});
}

}  // namespace

std::string table_title(const messages::Catalogue& catalogue, std::string_view table) {
  return named(catalogue, "table", table);
}

std::string column_title(const messages::Catalogue& catalogue, std::string_view column) {
  return named(catalogue, "column", column);
}

std::string cell_title(const messages::Catalogue& catalogue, std::string_view column, std::string_view text) {
  if (column == "quantity") return column_title(catalogue, text);
  if (column == "table") return table_title(catalogue, text);
  const bool is_code = column == "sex" || column == "status" || column == "unit";
  return is_code ? named(catalogue, "value", text) : std::string(text);
}

std::vector<FoundFigure> find_figures(const Service& service, const std::optional<store::Store>& store,
                                      const messages::Catalogue& catalogue, const std::string& words) {
  const SearchedWords wanted(words);
  std::map<std::string, std::string> units = units_of_series(service, catalogue);
  std::vector<FoundFigure> found;
  for (const facts::TableInfo& info : tables(service)) {
    const std::string table = table_title(catalogue, info.name);
    const auto by_rows = std::ranges::find(long_tables, info.name, [](const auto& each) { return each.first; });
    if (by_rows != long_tables.end()) {
      find_rows(service, wanted, info, by_rows->second, table, found);
      continue;
    }
    const std::size_t before = found.size();
    for (const std::string& column : info.figures) {
      if (std::ranges::find(row_names, column) != row_names.end()) continue;
      const std::string title = column_title(catalogue, column);
      if (wanted.in({title, column, table, info.name})) found.push_back({column, title, units[column], info.name});
    }
    // A table of words alone, as the register of municipalities under the state's control.
    if (found.size() == before && wanted.in({table, info.name})) found.push_back({info.name, table, "", info.name});
  }
  if (!store) return found;
  for (const store::SeriesName& name : store::Lines(*store).names(""))
    if (wanted.in({name.series, name.title})) found.push_back({name.series, name.title, name.unit, ""});
  return found;
}

}  // namespace handlingsrom::api
