// The figures of a file, one after the other, as the columns were understood.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "standing/importing/columns.hpp"
#include "standing/importing/figures_cube.hpp"
#include "standing/importing/units.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::importing {
namespace {

using reading::Cell;
using reading::Kind;
using reading::Sheet;

void leave_out(Table& table, const char* reason, std::int64_t line) {
  auto found = std::find_if(table.left_out.begin(), table.left_out.end(),
                            [&](const LeftOut& each) { return each.reason == reason; });
  if (found == table.left_out.end()) {
    table.left_out.push_back({reason, 0, {}});
    found = std::prev(table.left_out.end());
  }
  ++found->count;
  if (found->lines.size() < LeftOut::most_lines) found->lines.push_back(line);
}

bool begins_with(const std::u32string& text, std::string_view word) { return text.starts_with(registry::fold(word)); }

// "Alle skoler", "I alt": the unit is the whole.
bool is_all(const std::string& text) {
  const std::u32string folded = registry::fold(text);
  return folded.empty() || begins_with(folded, "alle") || folded == registry::fold("i alt") ||
         folded == registry::fold("totalt");
}

bool is_total(const std::string& text) {
  const std::u32string folded = registry::fold(text);
  if (folded == U"t o t a l t" || folded == U"t o t a l" || folded == U"s u m") return true;
  return folded == registry::fold("sum") || folded == registry::fold("totalt") || folded == registry::fold("total") ||
         folded == registry::fold("i alt") || folded == registry::fold("sum totalt") ||
         begins_with(folded, "sumkommune") || begins_with(folded, "totalsum") || folded == registry::fold("til sammen");
}

/// "Sum oppvekst": the sum of lines above, where there are such.
bool is_sum_of(const std::string& text) {
  const std::u32string folded = registry::fold(text);
  return begins_with(folded, "sum ") || begins_with(folded, "totalt ") || begins_with(folded, "delsum");
}

bool has_letter(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
}

/// The function that a service of five digits belongs to: "20201" is 202; empty for another code.
std::string function_of_service(const std::string& head, const std::string& code) {
  constexpr std::size_t digits_of_service = 5, digits_of_function = 3;
  const std::u32string folded = registry::fold(head);
  const bool service = begins_with(folded, "tjeneste") || begins_with(folded, "teneste");
  if (!service || code.size() != digits_of_service || code.find_first_not_of("0123456789") != std::string::npos ||
      code.front() == '0')
    return {};
  return code.substr(0, digits_of_function);
}

class TableFigures {
 public:
  TableFigures(const reading::Document& document, const registry::Registry& registry, const Options& options,
               Places& places, Table& table, std::size_t number)
      : sheet_(document.sheets[table.sheet]),
        places_(places),
        table_(table),
        number_(number),
        as_written_(options.as_written) {
    for (const ColumnReading& column : table.columns) {
      if (column.role == ColumnRole::municipality) municipality_ = &column;
      if (column.role == ColumnRole::county) county_ = &column;
      if (column.role == ColumnRole::year) year_ = &column;
      if (column.role == ColumnRole::quantity) quantity_ = &column;
      // The last that has words: a name stands behind its number, or before it.
      if (column.role == ColumnRole::part &&
          (part_ == nullptr || has_letter(column.example) || !has_letter(part_->example)))
        part_ = &column;
      if (column.role == ColumnRole::value) values_.push_back(&column);
    }
    find_dimensions();
    find_sums_of();
    find_wordless_totals();
    find_told_totals();
    find_total_columns();
    if (options.municipality) {
      const registry::Municipality& own = registry.at(*options.municipality);
      own_ = Place{Level::municipality, to_string(own.number), own.name, options.municipality, false};
    }
  }

  // Which levels the table has, so that the one that is wanted can be chosen.
  std::array<std::size_t, 5> levels() {
    std::array<std::size_t, 5> counts{};
    each_row([&](std::uint32_t, const Place& place, const std::string&,
                 const std::optional<Period>&) { ++counts[static_cast<std::size_t>(place.level)]; },
             false);
    return counts;
  }

  void run(std::optional<Level> wanted, const std::function<void(const Figure&)>& take) {
    for (std::size_t i = 0; i < total_columns_; ++i) leave_out(table_, "total_column", sheet_.line(table_.first_row));
    each_row(
        [&](std::uint32_t row, const Place& place, const std::string& part, const std::optional<Period>& period) {
          if (wanted && place.level != *wanted) {
            leave_out(table_,
                      place.level == Level::part      ? "level_part"
                      : place.level == Level::county  ? "level_county"
                      : place.level == Level::country ? "level_country"
                      : place.level == Level::group   ? "level_group"
                                                      : "level_municipality",
                      sheet_.line(row));
            return;
          }
          ++table_.rows_read;
          figures_of(row, place, part, period, take);
        },
        true);
  }

 private:
  // Dimensions that tell nothing apart are left out of the detail.
  void find_dimensions() {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const ColumnReading& column = table_.columns[i];
      if (column.role != ColumnRole::dimension) continue;
      std::string first;
      bool varies = false;
      for (std::uint32_t row = table_.first_row; row <= table_.last_row && !varies; ++row) {
        const Cell& cell = sheet_.at(row, column.column);
        if (cell.kind == Kind::empty) continue;
        std::string text = sheet_.text(cell);
        if (first.empty())
          first = std::move(text);
        else
          varies = text != first;
      }
      if (!varies) continue;
      const ColumnReading* name = i + 1 < table_.columns.size() && table_.columns[i + 1].role == ColumnRole::name
                                      ? &table_.columns[i + 1]
                                      : nullptr;
      dimensions_.push_back({&column, name});
    }
  }

  // "Sum oppvekst" is left out where there are lines that are no sums; a list of sums alone is what there is.
  void find_sums_of() {
    bool other = false;
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row) {
      bool figure = false, sum = false;
      for (const Cell& cell : sheet_.row(row)) {
        figure = figure || cell.kind == Kind::number;
        sum = sum || (cell.kind == Kind::text && (is_sum_of(sheet_.text(cell)) || is_total(sheet_.text(cell))));
      }
      if (!figure) continue;
      if (sum)
        sums_of_.insert(row);
      else
        other = true;
    }
    if (!other) sums_of_.clear();
  }

  // A sum under the lines of an account that no word calls a sum: what the lines are divided by is left empty, and every figure is what the lines since the
  // last one come to.
  void find_wordless_totals() {
    std::size_t rows = 0, whole_rows = 0;
    const auto is_whole = [&](std::uint32_t row) {
      return std::all_of(dimensions_.begin(), dimensions_.end(), [&](const auto& dimension) {
        return sheet_.at(row, dimension.first->column).kind != Kind::empty;
      });
    };
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row) {
      if (sheet_.row(row).empty()) continue;
      ++rows;
      whole_rows += is_whole(row) ? 1U : 0U;
    }
    constexpr std::size_t least_dimensions = 2;
    if (dimensions_.size() < least_dimensions || whole_rows * 2 < rows)
      return;  // cells are left empty for another reason
    std::vector<double> sums(values_.size(), 0.0);
    std::size_t summed = 0;
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row) {
      if (sheet_.row(row).empty()) continue;
      const bool is_sum = summed >= 2 && !is_whole(row) && says_the_sum(row, sums, summed);
      if (is_sum) wordless_totals_.insert(row);
      if (is_sum || summed == 0) sums.assign(values_.size(), 0.0);
      summed = is_sum ? 0 : summed + 1;
      if (is_sum) continue;
      for (std::size_t i = 0; i < values_.size(); ++i) {
        const Cell& cell = sheet_.at(row, values_[i]->column);
        if (cell.kind == Kind::number) sums[i] += cell.number;
      }
    }
  }

  // A word among what divides the figures ("Sum oppvekst", "I alt"), or words alone where the other lines have codes ("Netto driftsutgifter"): a sum where every figure is what the
  // lines of the same municipality and year come to, since the last sum or all of them.
  void find_told_totals() {
    std::vector<double> since(values_.size(), 0.0), all(values_.size(), 0.0);
    std::size_t lines = 0, all_lines = 0;
    std::string whose;
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row) {
      if (sheet_.row(row).empty()) continue;
      read_stubs(row);
      std::string key = municipality_ != nullptr ? stub(municipality_->column) : "";
      if (year_ != nullptr) key += "\n" + stub(year_->column);
      if (key != whose) {
        whose = std::move(key);
        since.assign(values_.size(), 0.0);
        all.assign(values_.size(), 0.0);
        lines = all_lines = 0;
      }
      const bool is_sum =
          (told_as_sum(row) || (all_lines >= 2 && words_among_codes(row))) &&
          ((lines > 0 && says_the_sum(row, since, lines)) || (all_lines > 0 && says_the_sum(row, all, all_lines)));
      if (is_sum) {
        wordless_totals_.insert(row);
        since.assign(values_.size(), 0.0);
        lines = 0;
        continue;
      }
      ++lines;
      ++all_lines;
      for (std::size_t i = 0; i < values_.size(); ++i) {
        const Cell& cell = sheet_.at(row, values_[i]->column);
        if (cell.kind != Kind::number) continue;
        since[i] += cell.number;
        all[i] += cell.number;
      }
    }
    stubs_.clear();
  }

  bool told_as_sum(std::uint32_t row) const {
    return std::any_of(dimensions_.begin(), dimensions_.end(), [&](const auto& dimension) {
      const Cell& cell = sheet_.at(row, dimension.first->column);
      return cell.kind == Kind::text && (is_total(sheet_.text(cell)) || is_sum_of(sheet_.text(cell)));
    });
  }

  /// "202 Grunnskole", 202: a code of three digits at least.
  bool has_code(const Cell& cell) const {
    constexpr std::size_t digits = 3;
    if (cell.kind == Kind::number) return true;
    const std::string text = sheet_.text(cell);
    const std::size_t end = text.find_first_not_of("0123456789");
    return (end == std::string::npos ? text.size() : end) >= digits;
  }

  bool words_among_codes(std::uint32_t row) {
    for (const auto& dimension : dimensions_) {
      const Cell& cell = sheet_.at(row, dimension.first->column);
      if (cell.kind != Kind::text || has_code(cell)) continue;
      const auto [known, fresh] = mostly_codes_.try_emplace(dimension.first->column, false);
      if (fresh) {
        std::size_t filled = 0, codes = 0;
        for (std::uint32_t each = table_.first_row; each <= table_.last_row; ++each) {
          const Cell& other = sheet_.at(each, dimension.first->column);
          if (other.kind == Kind::empty) continue;
          ++filled;
          codes += has_code(other) ? 1U : 0U;
        }
        known->second = codes * 3 >= filled * 2;
      }
      if (known->second) return true;
    }
    return false;
  }

  // "I alt" beside "Menn" and "Kvinner": left out where it is what the others of its period come to in every row, so that nothing that is only there is lost.
  void find_total_columns() {
    std::vector<const ColumnReading*> totals;
    for (const ColumnReading* total : values_) {
      if (!is_total(total->quantity)) continue;
      std::vector<const ColumnReading*> parts;
      for (const ColumnReading* other : values_)
        if (other != total && text_of(other->period) == text_of(total->period) &&
            other->place.has_value() == total->place.has_value() &&
            (!other->place || other->place->code == total->place->code))
          parts.push_back(other);
      std::size_t rows = 0;
      bool whole = parts.size() >= 2;
      for (std::uint32_t row = table_.first_row; row <= table_.last_row && whole; ++row) {
        const Cell& cell = sheet_.at(row, total->column);
        if (cell.kind != Kind::number) continue;
        double sum = 0;
        for (const ColumnReading* part : parts) {
          const Cell& each = sheet_.at(row, part->column);
          whole = whole && each.kind == Kind::number;
          sum += each.number;
        }
        whole = whole && std::abs(sum - cell.number) <= 1e-6 * std::max(1.0, std::abs(sum));
        ++rows;
      }
      if (whole && rows > 0) totals.push_back(total);
    }
    total_columns_ = totals.size();
    std::erase_if(values_, [&](const ColumnReading* each) {
      return std::find(totals.begin(), totals.end(), each) != totals.end();
    });
  }

  static std::string text_of(const std::optional<Period>& period) { return period ? period->text : std::string{}; }

  bool says_the_sum(std::uint32_t row, const std::vector<double>& sums, std::size_t lines) const {
    std::size_t figures = 0;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const Cell& cell = sheet_.at(row, values_[i]->column);
      if (cell.kind != Kind::number) continue;
      ++figures;
      const double rounding = std::max(0.5 * static_cast<double>(lines), 1e-6 * std::abs(sums[i]));
      if (std::abs(cell.number - sums[i]) > rounding || std::abs(sums[i]) < rounding) return false;
    }
    return figures > 0;
  }

  // What a row says in a column left of the figures. PxWeb and people write it once and leave the cells under it empty: an empty cell takes what stands
  // above where a column further right is filled, so that a sum without words takes nothing.
  std::string stub(std::uint32_t column) const {
    const auto found = stubs_.find(column);
    return found == stubs_.end() ? std::string{} : found->second;
  }

  void read_stubs(std::uint32_t row) {
    bool filled_behind = false;
    for (std::size_t i = table_.columns.size(); i-- > 0;) {
      const ColumnReading& column = table_.columns[i];
      if (column.role == ColumnRole::value || column.role == ColumnRole::ignored) continue;
      const Cell& cell = sheet_.at(row, column.column);
      std::string& text = stubs_[column.column];
      if (cell.kind != Kind::empty) {
        text = sheet_.text(cell);
        filled_behind = true;
      } else if (!filled_behind) {
        text.clear();
      }
    }
  }

  template <class Take>
  void each_row(Take take, bool note) {
    Place place;
    stubs_.clear();
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row) {
      const auto cells = sheet_.row(row);
      if (cells.empty()) continue;
      read_stubs(row);
      const bool any = std::any_of(values_.begin(), values_.end(),
                                   [&](const ColumnReading* value) { return is_value(sheet_.at(row, value->column)); });
      const std::int64_t line = sheet_.line(row);
      if (!any) {
        if (note) leave_out(table_, "no_figures", line);
        continue;
      }
      std::string part;
      const char* reason = wordless_totals_.count(row) != 0 ? "total" : place_of(row, place, part);
      if (reason != nullptr) {
        if (note) leave_out(table_, reason, line);
        continue;
      }
      std::optional<Period> period = table_.period;
      if (year_ != nullptr) {
        const Cell& cell = sheet_.at(row, year_->column);
        period = cell.kind == Kind::empty ? read_period(stub(year_->column)) : read_period(sheet_, cell);
        if (!period) {
          if (note) leave_out(table_, "no_year", line);
          continue;
        }
      }
      take(row, place, part, period);
    }
  }

  static bool is_value(const Cell& cell) { return cell.kind == Kind::number || cell.kind == Kind::mark; }

  // Whose row it is; the reason for leaving it out otherwise.
  const char* place_of(std::uint32_t row, Place& place, std::string& part) {
    if (part_ != nullptr) {
      part = stub(part_->column);
      if (is_all(part)) part.clear();
    }
    const Place* county = nullptr;
    Place county_place;
    if (county_ != nullptr) {
      if (const auto& found = places_.read(stub(county_->column)); found) {
        county_place = *found;
        if (county_place.level == Level::municipality) {  // Oslo is both
          county_place.level = Level::county;
          county_place.today.reset();
        }
        county = &county_place;
      }
    }
    if (municipality_ != nullptr) {
      const std::string text = stub(municipality_->column);
      if (is_total(text) && !places_.read(text)) return "total";
      // The municipality stands once for several lines, and this is their sum.
      if (sheet_.at(row, municipality_->column).kind == Kind::empty && sums_of_.count(row) != 0) return "total";
      const auto& found = places_.read(text);
      if (!found) return text.empty() ? "no_municipality" : "municipality_unknown";
      place = *found;
      if (place.level == Level::country && county != nullptr && county->level == Level::county) place = *county;
    } else if (county != nullptr) {
      place = *county;
    } else if (own_) {
      place = *own_;
    } else {
      place = Place{};
    }
    if (municipality_ == nullptr &&
        county_ == nullptr) {  // a sum under the lines of an account would count everything twice
      if (sums_of_.count(row) != 0) return "total";
      for (const Cell& cell : sheet_.row(row)) {
        if (cell.kind == Kind::text && is_total(sheet_.text(cell))) return "total";
      }
    }
    if (!part.empty() && place.level == Level::municipality) place.level = Level::part;
    return nullptr;
  }

  void figures_of(std::uint32_t row, const Place& place, const std::string& part, const std::optional<Period>& period,
                  const std::function<void(const Figure&)>& take) {
    Figure figure;
    figure.place = place;
    figure.part = part;
    figure.table = number_;
    figure.line = sheet_.line(row);
    for (const auto& [code, name] : dimensions_) {
      std::string text = stub(code->column);
      if (name != nullptr) {
        const std::string words = stub(name->column);
        if (!words.empty()) text += (text.empty() ? "" : " ") + words;
      }
      if (text.empty()) continue;
      if (const std::string function = function_of_service(code->head, stub(code->column)); !function.empty())
        figure.detail += std::string(figure.detail.empty() ? "" : "; ") + "Funksjon: " + function;
      figure.detail += (figure.detail.empty() ? "" : "; ") +
                       (code->head.empty() ? letters_of(code->column) : code->head) + ": " + text;
    }
    std::string of_row = quantity_ != nullptr ? stub(quantity_->column) : std::string{};
    const double of_words =
        as_written_ ? 1 : times_of_row(table_, of_row, [this](std::uint32_t column) { return stub(column); });
    for (const ColumnReading* value : values_) {
      const Cell& cell = sheet_.at(row, value->column);
      if (cell.kind == Kind::empty) continue;
      if (!is_value(cell)) {
        leave_out(table_, "text_for_figure", sheet_.line(row));
        continue;
      }
      figure.period = value->period ? value->period : period;
      figure.place = value->place ? *value->place : place;
      figure.quantity = !of_row.empty() ? of_row : !value->quantity.empty() ? value->quantity : table_.title;
      if (!of_row.empty() && values_.size() > 1 && !value->quantity.empty()) figure.quantity += " · " + value->quantity;
      const double times = of_words != 1 ? of_words : value->times;
      figure.value =
          cell.kind == Kind::number ? kroner_of(cell.number, times) : std::numeric_limits<double>::quiet_NaN();
      if (of_words != 1 && cell.kind == Kind::number) ++table_.multiplied;
      figure.mark = cell.mark;
      figure.column = value->column;
      ++(cell.kind == Kind::number ? table_.figures : table_.marks);
      take(figure);
    }
  }

  const Sheet& sheet_;
  Places& places_;
  Table& table_;
  std::size_t number_;
  bool as_written_;  // nothing is multiplied
  const ColumnReading* municipality_ = nullptr;
  const ColumnReading* county_ = nullptr;
  const ColumnReading* year_ = nullptr;
  const ColumnReading* quantity_ = nullptr;
  const ColumnReading* part_ = nullptr;
  std::vector<const ColumnReading*> values_;
  std::vector<std::pair<const ColumnReading*, const ColumnReading*>> dimensions_;
  std::optional<Place> own_;
  std::set<std::uint32_t> wordless_totals_;     // rows
  std::map<std::uint32_t, bool> mostly_codes_;  // column: whether most of its cells have a code
  std::size_t total_columns_ = 0;               // that are what the columns beside them come to
  std::set<std::uint32_t> sums_of_;             // rows
  std::map<std::uint32_t, std::string> stubs_;  // by column, of the row that is read
};

// The municipality's own figures where there are any; else the finest level there is.
std::optional<Level> wanted_level(const Options& options, const std::array<std::size_t, 5>& counts) {
  if (options.all_levels) return std::nullopt;
  if (options.level) return options.level;
  for (const Level level : {Level::municipality, Level::part, Level::county, Level::country, Level::group}) {
    if (counts[static_cast<std::size_t>(level)] > 0) return level;
  }
  return std::nullopt;
}

}  // namespace

void each_figure(const reading::Document& document, const registry::Registry& registry, const Options& options,
                 Understanding& understanding, const std::function<void(const Figure&)>& take) {
  Places places(registry);
  for (std::size_t i = 0; i < understanding.tables.size(); ++i) {
    Table& table = understanding.tables[i];
    table.left_out.clear();
    table.rows_read = table.figures = table.marks = table.multiplied = 0;
    TableFigures figures(document, registry, options, places, table, i);
    figures.run(wanted_level(options, figures.levels()), take);
  }
  for (std::size_t i = 0; i < document.cubes.size(); ++i)
    each_figure_of_cube(document.cubes[i], i, options, places, take);
}

}  // namespace handlingsrom::importing
