#include "standing/importing/columns.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "standing/importing/column_heads.hpp"
#include "standing/reading/number.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::importing {
namespace {

using reading::Cell;
using reading::Kind;
using reading::Sheet;

constexpr std::size_t rows_looked_at = 20'000;
constexpr std::size_t most_distinct = 5'000;

struct Statistics {
  std::size_t filled = 0;
  std::size_t figures = 0;  // numbers and marks
  std::size_t numbers = 0;
  std::size_t texts = 0;
  std::size_t places = 0;
  std::size_t coded_places = 0;    // with a number in front, or as EAK
  std::size_t named_places = 0;    // by its name or as EAK, with or without a code in front
  std::size_t municipalities = 0;  // of those that are named; "12 årsverk" looks like a county
  std::size_t other_words = 0;     // of the places: a code with words that are none of its names
  std::size_t counties = 0;
  std::size_t periods = 0;
  std::size_t year_cells = 0;         // periods, and months as 202403
  std::size_t begun_with_digits = 0;  // of the texts: "12,5 årsverk"
  std::size_t leading_zeros = 0;
  bool whole = true;      // every number is whole and not negative
  bool counts_up = true;  // 1, 2, 3 …, or from 0
  bool grouped = false;   // some number is written with separators of thousands or decimals
  double largest = 0, latest = 0;
  std::set<std::string> distinct;  // at most most_distinct
  std::string example;
};

/// The rows in which each column of a block is filled, the first rows_looked_at of them: one walk over the cells, however far apart they stand.
std::vector<std::vector<std::uint32_t>> rows_by_column(const Sheet& sheet, const Block& block) {
  std::vector<std::vector<std::uint32_t>> rows(block.last_column - block.first_column + 1U);
  for (std::uint32_t row = block.first_row; row <= block.last_row; ++row) {
    const auto cells = sheet.row(row);
    if (cells.size() < 2) continue;  // lines of one cell are notes
    for (const Cell& cell : cells) {
      if (cell.kind == Kind::empty || cell.column < block.first_column || cell.column > block.last_column) continue;
      std::vector<std::uint32_t>& of_column = rows[cell.column - block.first_column];
      if (of_column.size() < rows_looked_at) of_column.push_back(row);
    }
  }
  return rows;
}

Statistics statistics_of(const Sheet& sheet, const std::vector<std::uint32_t>& rows, std::uint32_t column,
                         Places& places) {
  Statistics result;
  for (const std::uint32_t row : rows) {
    const Cell& cell = sheet.at(row, column);
    ++result.filled;
    // Only a whole number can be a municipality's code, a district's or a year where no words tell: the rest need not be written out.
    constexpr double largest_code = 999'999;
    if (read_year_cell(sheet, cell)) ++result.year_cells;
    const bool plain = cell.kind == Kind::number && cell.text == 0 &&
                       (cell.number != std::floor(cell.number) || cell.number < 0 || cell.number > largest_code);
    const bool needed = !plain || result.example.empty() || result.distinct.size() < most_distinct;
    const std::string text = needed ? sheet.text(cell) : std::string{};
    if (result.example.empty()) result.example = text;
    if (result.distinct.size() < most_distinct) result.distinct.insert(text);
    if (is_figure(cell)) ++result.figures;
    if (cell.kind == Kind::text) {
      ++result.texts;
      result.begun_with_digits += !text.empty() && text.front() >= '0' && text.front() <= '9' ? 1U : 0U;
    }
    if (cell.kind == Kind::number) {
      result.counts_up = result.counts_up && (result.numbers == 0 ? cell.number == 0 || cell.number == 1
                                                                  : cell.number == result.latest + 1);
      result.latest = cell.number;
      ++result.numbers;
      result.whole = result.whole && cell.number == std::floor(cell.number) && cell.number >= 0;
      result.largest = std::max(result.largest, std::abs(cell.number));
      if (cell.text != 0) {
        const auto number = reading::read_number(text);
        if (number && number->leading_zero) ++result.leading_zeros;
        result.grouped = result.grouped || text.find_first_not_of("0123456789") != std::string::npos;
      }
    }
    if (plain) continue;
    if (read_period(sheet, cell)) ++result.periods;
    if (const auto& place = places.read(text)) {
      ++result.places;
      result.counties += place->level == Level::county ? 1U : 0U;
      const bool coded = text.front() >= '0' && text.front() <= '9';
      const bool wide = place->level == Level::country || place->level == Level::group;
      result.coded_places += coded || wide ? 1U : 0U;
      result.other_words += place->other_words ? 1U : 0U;
      const bool words = text.find_first_not_of("0123456789 .,-") != std::string::npos;
      result.named_places += wide || (words && !place->other_words) ? 1U : 0U;
      result.municipalities += words && !place->other_words && place->level == Level::municipality ? 1U : 0U;
    }
  }
  return result;
}

bool share(std::size_t part, std::size_t whole, double at_least) {
  return whole > 0 && static_cast<double>(part) >= at_least * static_cast<double>(whole);
}

struct ColumnDraft {
  std::uint32_t column = 0;
  std::vector<std::string> levels;
  std::u32string folded;
  Statistics seen;
  std::optional<PeriodInText> head_period;
  bool told_by_year = false;  // figures though most of its cells are words: a year stands above
};

bool is_numeric(const Statistics& seen) { return share(seen.figures, seen.filled, 0.6) && seen.numbers > 0; }
bool only_marks(const Statistics& seen) { return seen.filled > 0 && seen.figures == seen.filled && seen.numbers == 0; }

// A number whose words stand in the next column: "avdeling", "avdeling-tekst".
bool named_by_next(const ColumnDraft& draft, const ColumnDraft* next) {
  if (next == nullptr || next->seen.texts * 2 <= next->seen.filled || draft.folded.size() < 4 ||
      draft.seen.distinct.size() >= most_distinct)
    return false;
  const std::size_t shared_start = std::min<std::size_t>(draft.folded.size(), 5);
  return next->folded.substr(0, shared_start) == draft.folded.substr(0, shared_start) && next->folded != draft.folded;
}

bool is_code(const ColumnDraft& draft, const ColumnDraft* next) {
  const Statistics& seen = draft.seen;
  if (draft.head_period || !seen.whole || seen.grouped) return false;
  if (seen.leading_zeros > 0) return true;
  if (is_amount_head(draft.folded) && !is_code_head(draft.folded)) return false;
  return is_code_head(draft.folded) || named_by_next(draft, next) ||
         (seen.texts > 0 && seen.figures > 0 && seen.distinct.size() < seen.filled / 2);
}

ColumnRole recognise(const ColumnDraft& draft, const ColumnDraft* next) {
  const Statistics& seen = draft.seen;
  if (seen.filled == 0) return ColumnRole::ignored;
  if (next != nullptr && seen.filled > 1 && seen.numbers == seen.filled && seen.counts_up &&
      is_row_number_head(draft.folded))
    return ColumnRole::ignored;
  if (is_county_head(draft.folded) && share(seen.counties + seen.places, seen.filled, 0.5)) return ColumnRole::county;
  const bool place_head = is_place_head(draft.folded);
  // Without such a head the names must tell: "3001 Helse" and "211 Styrket tilbud" are a department and a function, 3001 among departments is one.
  const bool told_by_names = seen.texts > 0 && !is_part_head(draft.folded) &&
                             share(seen.places - seen.other_words, seen.filled, 0.8) &&
                             seen.named_places * 2 > seen.texts && seen.periods < seen.places;
  const bool told_by_head = place_head && (share(seen.places, seen.filled, 0.5) ||
                                           (is_municipality_head(draft.folded) && seen.named_places > 0));
  if (!draft.head_period && (told_by_head || told_by_names)) {
    return share(seen.counties, seen.places, 0.9) && !place_head ? ColumnRole::county : ColumnRole::municipality;
  }
  // "Funksjon 2020": a code of four digits that looks like a year.
  const bool code = is_code_head(draft.folded) && !is_year_head(draft.folded);
  if (!draft.head_period && is_year_head(draft.folded) && share(seen.year_cells, seen.filled, 0.95))
    return ColumnRole::year;
  if (!draft.head_period && !code && share(seen.periods, seen.filled, 0.95) &&
      (is_year_head(draft.folded) || seen.texts == seen.filled ||
       (!is_amount_head(draft.folded) && seen.distinct.size() * 2 <= seen.filled))) {
    return ColumnRole::year;
  }
  // "Fødselsår", "Byggeår": years that are not when the figure is of.
  if (!draft.head_period && draft.folded.ends_with(U"år") && share(seen.periods, seen.filled, 0.95))
    return ColumnRole::dimension;
  if (is_quantity_head(draft.folded) && seen.texts * 2 > seen.filled) return ColumnRole::quantity;
  if (only_marks(seen) || draft.told_by_year) return ColumnRole::value;
  if (is_numeric(seen)) {
    if (is_part_head(draft.folded) && is_code(draft, next)) return ColumnRole::part;
    return is_code(draft, next) ? ColumnRole::dimension : ColumnRole::value;
  }
  return is_part_head(draft.folded) ? ColumnRole::part : ColumnRole::dimension;
}

// "2021-22.Alle kjønn.Antall lærere": levels joined by dots, where every such head falls into the same number of pieces and one is a period.
void split_dotted(std::vector<ColumnDraft>& drafts) {
  std::size_t pieces = 0;
  std::vector<std::pair<ColumnDraft*, std::vector<std::string>>> found;
  for (ColumnDraft& draft : drafts) {
    if (draft.levels.size() != 1 || draft.levels[0].find('.') == std::string::npos) continue;
    if (read_period(draft.levels[0])) continue;  // a date
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t dot = draft.levels[0].find('.'); dot != std::string::npos;
         dot = draft.levels[0].find('.', start)) {
      parts.push_back(draft.levels[0].substr(start, dot - start));
      start = dot + 1;
    }
    parts.push_back(draft.levels[0].substr(start));
    if (parts.size() < 2 ||
        std::none_of(parts.begin(), parts.end(), [](const std::string& part) { return read_period(part).has_value(); }))
      continue;
    if (pieces == 0) pieces = parts.size();
    if (parts.size() != pieces) return;
    found.emplace_back(&draft, std::move(parts));
  }
  for (auto& [draft, parts] : found) draft->levels = std::move(parts);
}

std::string joined(const std::vector<std::string>& levels) {
  std::string text;
  for (const std::string& level : levels) text += (text.empty() ? "" : " · ") + level;
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

void read_head_period(ColumnDraft& draft) {
  for (std::size_t i = 0; i < draft.levels.size(); ++i) {
    std::optional<PeriodInText> found;
    if (const auto whole = read_period(draft.levels[i]))
      found = PeriodInText{*whole, ""};
    else
      found = find_period(draft.levels[i]);
    if (!found) continue;
    std::vector<std::string> rest = draft.levels;
    rest[i] = found->rest;
    std::erase(rest, std::string{});
    draft.head_period = PeriodInText{found->period, joined(rest)};
    return;
  }
}

// Days in heads are their years; where several columns of the same would have one year, they are months.
void tell_months_apart(std::vector<ColumnDraft>& drafts) {
  std::map<std::pair<std::string, std::string>, std::set<int>> months;  // by year and what else the head says
  const auto month_of = [](const ColumnDraft& draft) {
    for (const std::string& level : draft.levels)
      if (const int month = month_of_day(level)) return month;
    return 0;
  };
  const auto key_of_head = [](const ColumnDraft& draft) {
    return std::pair(draft.head_period->period.text, draft.head_period->rest);
  };
  for (const ColumnDraft& draft : drafts)
    if (draft.head_period && month_of(draft) != 0) months[key_of_head(draft)].insert(month_of(draft));
  for (ColumnDraft& draft : drafts) {
    if (!draft.head_period || month_of(draft) == 0 || months[key_of_head(draft)].size() < 2) continue;
    draft.head_period->period = month_period(draft.head_period->period.year, month_of(draft));
  }
}

std::optional<ColumnRole> chosen_role(const std::map<std::string, ColumnRole>& roles, const ColumnReading& reading) {
  for (const std::string& name : {reading.head, letters_of(reading.column)}) {
    if (const auto found = roles.find(name); found != roles.end()) return found->second;
  }
  return std::nullopt;
}

// Municipalities side by side: a place in the head of most columns of figures, and then the first words of a row are the quantity.
void read_places_in_heads(const std::vector<ColumnDraft>& drafts, Places& places, std::vector<ColumnReading>& columns) {
  std::size_t values = 0;
  std::size_t placed = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role == ColumnRole::municipality) return;
    if (columns[i].role != ColumnRole::value) continue;
    ++values;
    for (const std::string& level : drafts[i].levels) {
      const auto& place = places.read(level);
      placed += place && !place->other_words && !read_period(level) ? 1U : 0U;
    }
  }
  if (placed < 2 || placed * 2 <= values) return;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role != ColumnRole::value) continue;
    std::vector<std::string> rest;
    for (const std::string& level : drafts[i].levels) {
      const auto& place = places.read(level);
      if (place && !place->other_words && !read_period(level) && !columns[i].place) {
        columns[i].place = *place;
      } else if (!read_period(level)) {
        const auto period = find_period(level);
        rest.push_back(period ? period->rest : level);
      }
    }
    std::erase(rest, std::string{});
    columns[i].quantity = joined(rest);
  }
  if (std::any_of(columns.begin(), columns.end(),
                  [](const ColumnReading& each) { return each.role == ColumnRole::quantity; }))
    return;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role == ColumnRole::dimension && !columns[i].chosen &&
        drafts[i].seen.texts * 2 > drafts[i].seen.filled) {
      columns[i].role = ColumnRole::quantity;
      return;
    }
  }
}

}  // namespace

std::string letters_of(std::uint32_t column) {
  std::string text = reading::address(0, column);
  text.pop_back();
  return text;
}

std::vector<ColumnReading> read_columns(const Sheet& sheet, const Block& block, Places& places,
                                        const std::map<std::string, ColumnRole>& roles) {
  std::vector<ColumnDraft> drafts;
  std::vector<bool> has_figures(block.last_column + 1U, false);
  const auto rows = rows_by_column(sheet, block);
  for (std::uint32_t column = block.first_column; column <= block.last_column; ++column) {
    ColumnDraft draft;
    draft.column = column;
    draft.seen = statistics_of(sheet, rows[column - block.first_column], column, places);
    has_figures[column] = is_numeric(draft.seen) || only_marks(draft.seen);
    drafts.push_back(std::move(draft));
  }
  for (ColumnDraft& draft : drafts) {
    draft.levels = heading_of(sheet, block, draft.column, has_figures);
    // Under a year stand figures, though notes stand behind most of them: each that is no number is told at its cell.
    const bool year_above =
        !draft.levels.empty() && (read_period(draft.levels.back()) || find_period(draft.levels.back()));
    const bool some_figures = draft.seen.numbers > 0 || draft.seen.begun_with_digits * 2 > draft.seen.filled;
    if (!has_figures[draft.column] && year_above && some_figures && draft.seen.periods == 0 &&
        draft.seen.municipalities == 0)
      draft.told_by_year = has_figures[draft.column] = true;
  }
  std::erase_if(drafts, [](const ColumnDraft& draft) { return draft.seen.filled == 0 && draft.levels.empty(); });
  std::vector<std::string> heads;
  for (const ColumnDraft& draft : drafts) heads.push_back(joined(draft.levels));
  split_dotted(drafts);
  for (ColumnDraft& draft : drafts) {
    draft.folded = registry::fold(joined(draft.levels));
    if (has_figures[draft.column]) read_head_period(draft);
  }
  tell_months_apart(drafts);
  std::vector<ColumnReading> columns;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const ColumnDraft& draft = drafts[i];
    ColumnReading reading;
    reading.column = draft.column;
    reading.head = heads[i];
    reading.example = draft.seen.example;
    reading.role = recognise(draft, i + 1 < drafts.size() ? &drafts[i + 1] : nullptr);
    if (const auto chosen = chosen_role(roles, reading)) {
      reading.role = *chosen;
      reading.chosen = true;
    }
    if (draft.head_period) reading.period = draft.head_period->period;
    reading.quantity = draft.head_period ? draft.head_period->rest : joined(draft.levels);
    columns.push_back(std::move(reading));
  }

  // One column says whose: a code goes before a name, and what stands further left before the rest.
  const auto coded = [&](const ColumnReading& each) {
    const auto draft =
        std::find_if(drafts.begin(), drafts.end(), [&](const ColumnDraft& d) { return d.column == each.column; });
    return draft->seen.coded_places * 2 > draft->seen.filled;
  };
  ColumnReading* municipality = nullptr;
  for (ColumnReading& each : columns) {
    if (each.role != ColumnRole::municipality) continue;
    if (municipality == nullptr || (!municipality->chosen && (each.chosen || (coded(each) && !coded(*municipality))))) {
      if (municipality != nullptr) municipality->role = ColumnRole::name;
      municipality = &each;
    } else {
      each.role = ColumnRole::name;
    }
  }
  // Something must be the figures.
  const bool any_value = std::any_of(columns.begin(), columns.end(),
                                     [](const ColumnReading& each) { return each.role == ColumnRole::value; });
  if (!any_value) {
    for (auto each = columns.rbegin(); each != columns.rend(); ++each) {
      if (each->role == ColumnRole::dimension && !each->chosen && has_figures[each->column]) {
        each->role = ColumnRole::value;
        break;
      }
    }
  }
  read_places_in_heads(drafts, places, columns);
  // Words beside a code are its name.
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (columns[i].role == ColumnRole::dimension && !columns[i].chosen &&
        columns[i - 1].role == ColumnRole::dimension && named_by_next(drafts[i - 1], &drafts[i])) {
      columns[i].role = ColumnRole::name;
    }
  }
  return columns;
}

}  // namespace handlingsrom::importing
