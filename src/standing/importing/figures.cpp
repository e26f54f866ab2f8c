// The figures of a file, one after the other, as the columns were understood.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "standing/importing/columns.hpp"
#include "standing/importing/figures_cube.hpp"
#include "standing/importing/repeated.hpp"
#include "standing/importing/sections.hpp"
#include "standing/importing/sum_words.hpp"
#include "standing/importing/units.hpp"

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

/// The function that a service of five digits belongs to: "20201" and "20201 Grunnskole" are 202; empty for another code.
std::string function_of_service(std::string code) {
  constexpr std::size_t digits_of_service = 5, digits_of_function = 3;
  code.resize(std::min(code.find(' '), code.size()));
  if (code.size() != digits_of_service || code.find_first_not_of("0123456789") != std::string::npos ||
      code.front() == '0')
    return {};
  return code.substr(0, digits_of_function);
}

/// More than digits and signs.
bool has_word(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

class TableFigures {
 public:
  TableFigures(const reading::Document& document, const registry::Registry& registry, const Options& options,
               Places& places, Table& table, std::size_t number)
      : sheet_(document.sheets[table.sheet]),
        places_(places),
        table_(table),
        number_(number),
        as_written_(options.as_written),
        roles_(sheet_, table),
        repeated_(find_repeated(sheet_, table, roles_, places)),
        stubs_(sheet_, table),
        sections_(sheet_, table, roles_, places),
        words_(sheet_.texts()) {
    for (const auto& repeated : repeated_.columns) std::erase(roles_.values, repeated.first);
    find_months();
    // "Skaun kommune" over the table says whose it is, not what.
    if (table.place_from != "title" || !places.read(table.title)) quantity_of_title_ = table.title;
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
    for (const auto& [column, reason] : repeated_.columns) leave_out(table_, reason, sheet_.line(table_.first_row));
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
  // Days are their years, as heads' are; where a year has days of several months, they are months.
  void find_months() {
    std::map<int, std::set<int>> months;  // by year
    for (std::uint32_t row = table_.first_row; roles_.year != nullptr && row <= table_.last_row; ++row) {
      const Cell& cell = sheet_.at(row, roles_.year->column);
      if (cell.kind != Kind::text && cell.kind != Kind::date) continue;
      const std::string text = sheet_.text(cell);
      if (const int month = month_of_day(text)) months[read_period(text)->year].insert(month);
    }
    days_are_months_ =
        std::any_of(months.begin(), months.end(), [](const auto& each) { return each.second.size() > 1; });
  }

  template <class Take>
  void each_row(Take take, bool note) {
    Place place;
    stubs_.clear();
    sections_.clear();
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row) {
      const auto cells = sheet_.row(row);
      if (cells.empty()) continue;
      stubs_.read(row);
      const bool any = std::any_of(roles_.values.begin(), roles_.values.end(),
                                   [&](const ColumnReading* value) { return is_value(sheet_.at(row, value->column)); });
      const std::int64_t line = sheet_.line(row);
      if (!any) {
        if (!sections_.begins(row) && note) leave_out(table_, "no_figures", line);
        continue;
      }
      std::string part;
      const auto again = repeated_.rows.find(row);
      const char* reason = again != repeated_.rows.end() ? again->second : place_of(row, place, part);
      if (reason != nullptr) {
        if (note) leave_out(table_, reason, line);
        continue;
      }
      std::optional<Period> period = sections_.period() ? sections_.period() : table_.period;
      if (roles_.year != nullptr) {
        const Cell& cell = sheet_.at(row, roles_.year->column);
        period = cell.kind == Kind::empty ? read_period(stubs_.of(roles_.year->column)) : read_year_cell(sheet_, cell);
        if (const int month = days_are_months_ ? month_of_day(stubs_.of(roles_.year->column)) : 0; month != 0 && period)
          period = month_period(period->year, month);
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
    if (roles_.part != nullptr) {
      part = stubs_.of(roles_.part->column);
      if (is_all(part)) part.clear();
    }
    const Place* county = nullptr;
    Place county_place;
    if (roles_.county != nullptr) {
      if (const auto& found = places_.read(stubs_.of(roles_.county->column)); found) {
        county_place = *found;
        if (county_place.level == Level::municipality) {  // Oslo is both
          county_place.level = Level::county;
          county_place.today.reset();
        }
        county = &county_place;
      }
    }
    if (roles_.municipality != nullptr) {
      const std::string text = stubs_.of(roles_.municipality->column);
      if (is_total(text) && !places_.read(text)) return "total";
      // The municipality stands once for several lines, and this is their sum.
      if (sheet_.at(row, roles_.municipality->column).kind == Kind::empty && repeated_.called_sums.contains(row))
        return "total";
      const auto& found = places_.read(text);
      if (!found) return text.empty() ? "no_municipality" : "municipality_unknown";
      place = *found;
      if (place.level == Level::country && county != nullptr && county->level == Level::county) place = *county;
    } else if (county != nullptr) {
      place = *county;
    } else if (sections_.place()) {
      place = *sections_.place();
    } else if (table_.place) {
      place = *table_.place;
    } else if (own_) {
      place = *own_;
    } else {
      place = Place{};
    }
    if (roles_.municipality == nullptr &&
        roles_.county == nullptr) {  // a sum under the lines of an account would count everything twice
      if (repeated_.called_sums.contains(row) && !repeated_.kept.contains(row)) return "total";
      for (const Cell& cell : sheet_.row(row)) {
        if (words_.of(cell).total && !repeated_.kept.contains(row)) return "total";
      }
    }
    if (!part.empty() && place.level == Level::municipality) {
      // A municipality's own line may have its name where the schools have theirs; "Bergen kommune (sentralt)" is a unit of it.
      const auto& itself = places_.read(part);
      if (itself && itself->today && itself->today == place.today && part.find('(') == std::string::npos)
        part.clear();
      else
        place.level = Level::part;
    }
    return nullptr;
  }

  void figures_of(std::uint32_t row, const Place& place, const std::string& part, const std::optional<Period>& period,
                  const std::function<void(const Figure&)>& take) {
    Figure figure;
    figure.place = place;
    figure.part = part;
    figure.table = number_;
    figure.line = sheet_.line(row);
    for (const auto& [code, name, service] : roles_.dimensions) {
      std::string text = stubs_.of(code->column);
      if (name != nullptr) {
        const std::string words = stubs_.of(name->column);
        if (!words.empty()) text += (text.empty() ? "" : " ") + words;
      }
      if (text.empty()) continue;
      if (const std::string function = service ? function_of_service(stubs_.of(code->column)) : std::string{};
          !function.empty())
        figure.detail += std::string(figure.detail.empty() ? "" : "; ") + "Funksjon: " + function;
      figure.detail += (figure.detail.empty() ? "" : "; ") +
                       (code->head.empty() ? letters_of(code->column) : code->head) + ": " + text;
    }
    if (roles_.year != nullptr) {  // "Budsjett 2025" is another figure than "Regnskap 2025"
      const Cell& cell = sheet_.at(row, roles_.year->column);
      if (cell.kind == Kind::text && !read_period(sheet_, cell) && has_word(sheet_.text(cell)))
        figure.detail += (figure.detail.empty() ? "" : "; ") + roles_.year->head + ": " + sheet_.text(cell);
    }
    std::string of_row = roles_.quantity != nullptr ? stubs_.of(roles_.quantity->column) : std::string{};
    const double of_words =
        as_written_ ? 1
                    : times_of_row(roles_.units, of_row, [this](std::uint32_t column) { return stubs_.of(column); });
    const bool credit = roles_.side != nullptr && is_credit(stubs_.of(roles_.side->column));
    for (const ColumnReading* value : roles_.values) {
      const Cell& cell = sheet_.at(row, value->column);
      if (cell.kind == Kind::empty) continue;
      if (!is_value(cell)) {
        leave_out(table_, "text_for_figure", sheet_.line(row));
        continue;
      }
      figure.period = value->period ? value->period : period;
      figure.place = value->place ? *value->place : place;
      figure.quantity = !of_row.empty() ? of_row : !value->quantity.empty() ? value->quantity : quantity_of_title_;
      if (!of_row.empty() && roles_.values.size() > 1 && !value->quantity.empty())
        figure.quantity += " · " + value->quantity;
      const double times = of_words != 1 ? of_words : value->times;
      figure.value =
          cell.kind == Kind::number ? kroner_of(cell.number, times) : std::numeric_limits<double>::quiet_NaN();
      if (credit && cell.kind == Kind::number && cell.number != 0) {
        figure.value = -figure.value;
        ++table_.credited;
      }
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
  TableRoles roles_;
  Repeated repeated_;
  Stubs stubs_;
  Sections sections_;
  SumWords words_;
  std::optional<Place> own_;
  bool days_are_months_ = false;
  std::string quantity_of_title_;  // of columns whose heads say only when
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
    table.rows_read = table.figures = table.marks = table.multiplied = table.credited = 0;
    TableFigures figures(document, registry, options, places, table, i);
    figures.run(wanted_level(options, figures.levels()), take);
  }
  for (std::size_t i = 0; i < document.cubes.size(); ++i)
    each_figure_of_cube(document.cubes[i], i, options, places, take);
}

}  // namespace handlingsrom::importing
