#include "standing/importing/repeated.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>

#include "standing/importing/running_sum.hpp"
#include "standing/importing/sections.hpp"
#include "standing/importing/sum_words.hpp"

namespace handlingsrom::importing {
namespace {

using reading::Cell;
using reading::Kind;
using reading::Sheet;

constexpr std::size_t most_additions =
    20'000'000;  // when lines below a sum are added up; a table that needs more is strange

class Finder {
 public:
  Finder(const Sheet& sheet, const Table& table, const TableRoles& roles, Places& places)
      : sheet_(sheet), table_(table), roles_(roles), sections_(sheet, table, roles, places), words_(sheet.texts()) {}

  Repeated find() {
    find_averages();
    group_rows();
    find_called_sums();
    find_wordless();
    find_outline();
    for (const Group& group : groups_) {
      if (!group.has_words) continue;
      find_below_lines(group);
      find_above_lines(group);
      settle_parts(group);
      find_nested(group);
    }
    find_columns();
    return std::move(found_);
  }

 private:
  /// Lines of one municipality and year.
  struct Group {
    std::vector<std::uint32_t> rows;       // with figures or signs
    std::set<std::uint32_t> before_parts;  // rows behind which a line says only "herav:"
    bool has_words = false;                // by which one of them may be a sum or a part
  };

  bool has_figures(std::uint32_t row) const {
    return std::any_of(roles_.values.begin(), roles_.values.end(), [&](const ColumnReading* value) {
      const Kind kind = sheet_.at(row, value->column).kind;
      return kind == Kind::number || kind == Kind::mark;
    });
  }

  // "Gjennomsnitt" under the lines; a list of averages alone is what there is.
  void find_averages() {
    bool other = false;
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row) {
      if (sheet_.row(row).empty() || !has_figures(row)) continue;
      const auto cells = sheet_.row(row);
      if (std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) { return words_.of(cell).average; }))
        found_.rows.emplace(row, "average");
      else
        other = true;
    }
    if (!other) found_.rows.clear();
  }

  void group_rows() {
    Stubs stubs(sheet_, table_);
    std::unordered_map<std::string, std::size_t> numbers;
    std::size_t section = 0;
    Group* last = nullptr;
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row) {
      if (sheet_.row(row).empty()) continue;
      stubs.read(row);
      if (found_.rows.contains(row)) continue;
      if (!has_figures(row)) {
        section += sections_.begins(row) ? 1U : 0U;
        if (last != nullptr && is_part(row)) {
          last->before_parts.insert(last->rows.back());
          last->has_words = true;
        }
        continue;
      }
      std::string key = std::to_string(section);
      if (roles_.municipality != nullptr) key += "\n" + stubs.of(roles_.municipality->column);
      if (roles_.year != nullptr) key += "\n" + stubs.of(roles_.year->column);
      const auto [place, fresh] = numbers.try_emplace(std::move(key), groups_.size());
      if (fresh) groups_.emplace_back();
      last = &groups_[place->second];
      last->rows.push_back(row);
      last->has_words = last->has_words || told_as_sum(row) || is_part(row) || words_among_codes(row);
    }
  }

  bool is_part(std::uint32_t row) {
    return std::any_of(table_.columns.begin(), table_.columns.end(), [&](const ColumnReading& column) {
      return column.role != ColumnRole::value && column.role != ColumnRole::ignored &&
             words_.of(sheet_.at(row, column.column)).of_which;
    });
  }

  // "Sum oppvekst" is left out where there are lines that are no sums; a list of sums alone is what there is.
  void find_called_sums() {
    bool other = false;
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row) {
      bool figure = false, sum = false, part = false;
      for (const Cell& cell : sheet_.row(row)) {
        figure = figure || cell.kind == Kind::number;
        const SumWords::Says says = words_.of(cell);
        sum = sum || says.sum_of || says.total;
        part = part || says.of_which;
      }
      if (!figure || part) continue;
      if (sum)
        found_.called_sums.insert(row);
      else
        other = true;
    }
    if (!other) found_.called_sums.clear();
  }

  // A sum under the lines of an account that no word calls a sum: what the lines are divided by is left empty, and every figure is what the lines since the
  // last one come to.
  void find_wordless() {
    std::size_t rows = 0, whole_rows = 0;
    const auto is_whole = [&](std::uint32_t row) {
      return std::all_of(roles_.dimensions.begin(), roles_.dimensions.end(), [&](const auto& dimension) {
        return sheet_.at(row, dimension.code->column).kind != Kind::empty;
      });
    };
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row) {
      if (sheet_.row(row).empty()) continue;
      ++rows;
      whole_rows += is_whole(row) ? 1U : 0U;
    }
    constexpr std::size_t least_dimensions = 2;
    if (roles_.dimensions.size() < least_dimensions || whole_rows * 2 < rows)
      return;  // cells are left empty for another reason
    RunningSum since(sheet_, roles_.values);
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row) {
      if (sheet_.row(row).empty() || found_.rows.contains(row)) continue;
      if (since.lines() >= 2 && !is_whole(row) && since.come_to(row)) {
        found_.rows.emplace(row, "total");
        since.clear();
      } else {
        since.add(row);
      }
    }
  }

  // An outline: each line goes as far to the right as it is deep ("Oppvekst", under it and one column further in "Skole"), and a line is left out that is what the deepest lines
  // under it come to. Some line must have two such at least, so that two lines that happen to be equal stay.
  void find_outline() {
    constexpr std::size_t least_dimensions = 2;
    if (roles_.dimensions.size() < least_dimensions || roles_.municipality != nullptr || roles_.year != nullptr) return;
    std::vector<std::uint32_t> lines, wholes;
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row)
      if (!sheet_.row(row).empty() && has_figures(row) && !found_.rows.contains(row) && depth_of(row) > 0)
        lines.push_back(row);
    bool several = false;
    for (std::size_t i = 0; i + 1 < lines.size() && additions_ < most_additions; ++i) {
      RunningSum deepest(sheet_, roles_.values);
      for (std::size_t k = i + 1; k < lines.size() && under(lines[k], lines[i]); ++k) {
        additions_ += roles_.values.size();
        if (k + 1 == lines.size() || !under(lines[k + 1], lines[k])) deepest.add(lines[k]);
      }
      if (!deepest.come_to(lines[i])) continue;
      wholes.push_back(lines[i]);
      several = several || deepest.lines() >= 2;
    }
    if (!several) return;
    for (const std::uint32_t row : wholes) found_.rows.emplace(row, "total");
  }

  /// How many of the columns that divide the figures there are up to the last that is filled.
  std::size_t depth_of(std::uint32_t row) const {
    std::size_t depth = roles_.dimensions.size();
    while (depth > 0 && sheet_.at(row, roles_.dimensions[depth - 1].code->column).kind == Kind::empty) --depth;
    return depth;
  }

  /// Whether the line is deeper, and says nothing else than `above` in the columns that it fills.
  bool under(std::uint32_t row, std::uint32_t above) const {
    const std::size_t depth = depth_of(above);
    if (depth_of(row) <= depth) return false;
    for (std::size_t i = 0; i < depth; ++i) {
      const std::uint32_t column = roles_.dimensions[i].code->column;
      const Cell& cell = sheet_.at(row, column);
      if (cell.kind != Kind::empty && sheet_.text(cell) != sheet_.text(sheet_.at(above, column))) return false;
    }
    return true;
  }

  // A word among what divides the figures ("Sum oppvekst", "I alt"), or words alone where the other lines have codes ("Netto driftsutgifter"): a sum where every figure is what the
  // lines of the same municipality and year come to, since the last sum or all of them.
  void find_below_lines(const Group& group) {
    RunningSum since(sheet_, roles_.values), all(sheet_, roles_.values);
    for (const std::uint32_t row : group.rows) {
      if (is_part(row)) continue;
      if (found_.rows.contains(row)) {
        since.clear();
        continue;
      }
      const bool told = told_as_sum(row) || (all.lines() >= 2 && words_among_codes(row));
      if (told && (since.come_to(row) || all.come_to(row))) {
        found_.rows.emplace(row, "total");
        since.clear();
        continue;
      }
      since.add(row);
      all.add(row);
    }
  }

  // The same with the lines below it: those up to the next sum, all that are left, or the first few that come to it.
  void find_above_lines(const Group& group) {
    std::vector<std::uint32_t> below;  // lines that are no sums, the nearest last
    std::size_t at_last_sum = 0;       // how many there were when a sum was met
    for (std::size_t i = group.rows.size(); i-- > 0;) {
      const std::uint32_t row = group.rows[i];
      if (is_part(row)) continue;
      const bool told = told_as_sum(row) || group.before_parts.contains(row);
      if (told && !found_.rows.contains(row) && lines_come_to(row, below, below.size() - at_last_sum))
        found_.rows.emplace(row, "total");
      if (told) at_last_sum = below.size();
      if (!found_.rows.contains(row)) below.push_back(row);
    }
  }

  bool lines_come_to(std::uint32_t row, const std::vector<std::uint32_t>& below, std::size_t to_next_sum) {
    RunningSum lines(sheet_, roles_.values);
    for (std::size_t k = 1; k <= below.size() && additions_ < most_additions; ++k) {
      lines.add(below[below.size() - k]);
      additions_ += roles_.values.size();
      const bool may_end = k >= 2 || k == to_next_sum || k == below.size();
      if (may_end && lines.come_to(row)) return true;
    }
    return false;
  }

  // A list with lines inside lines and no word for it ("Oppvekst", then "Skole" and "Barnehage"; a pivot table): where its lines are more than the total under or over them, and
  // come to it once those are left out that are what the lines after them come to.
  void find_nested(const Group& group) {
    std::vector<std::uint32_t> lines, leaves, nested;
    for (const std::uint32_t row : group.rows)
      if (!found_.called_sums.contains(row) && !found_.rows.contains(row) && !is_part(row)) lines.push_back(row);
    constexpr std::size_t fewest = 3;
    if (lines.size() < fewest) return;
    std::optional<std::uint32_t> total;
    for (const std::uint32_t row : {group.rows.back(), group.rows.front()})
      if (!total && found_.called_sums.contains(row)) total = row;
    if (!total || come_to(*total, lines)) return;
    for (std::size_t i = lines.size(); i-- > 0;) {
      RunningSum below(sheet_, roles_.values);
      bool parent = false;
      for (std::size_t k = leaves.size(); k-- > 0 && !parent && additions_ < most_additions;) {
        below.add(leaves[k]);
        additions_ += roles_.values.size();
        parent = below.come_to(lines[i]);
      }
      (parent ? nested : leaves).push_back(lines[i]);
    }
    if (nested.empty() || !come_to(*total, leaves)) return;
    for (const std::uint32_t row : nested) found_.rows.emplace(row, "total");
  }

  bool come_to(std::uint32_t total, const std::vector<std::uint32_t>& lines) const {
    RunningSum all(sheet_, roles_.values);
    for (const std::uint32_t row : lines) all.add(row);
    return all.come_to(total);
  }

  // "herav …" speaks of the line above: where all parts are there, the whole repeats them; where only some are, they repeat the whole.
  void settle_parts(const Group& group) {
    const auto stays = [&](std::uint32_t row) { return !found_.rows.contains(row); };
    bool lines_above = false;
    for (std::size_t i = 0; i < group.rows.size();) {
      const std::uint32_t whole = group.rows[i++];
      const bool heads_parts = group.before_parts.contains(whole);
      if (!heads_parts && (i == group.rows.size() || !is_part(group.rows[i]))) {
        lines_above = lines_above || stays(whole);
        continue;
      }
      std::vector<std::uint32_t> parts;
      RunningSum come(sheet_, roles_.values);
      for (; i < group.rows.size() && is_part(group.rows[i]); ++i) {
        parts.push_back(group.rows[i]);
        come.add(parts.back());
      }
      if (parts.empty() && heads_parts && stays(whole) && i < group.rows.size())
        parts.push_back(group.rows[i]);  // "herav:" on a line of its own, and not all of it follows
      if (parts.empty() || is_part(whole)) {
        lines_above = lines_above || stays(whole);
        continue;
      }
      if (stays(whole) && come.come_to(whole)) {
        found_.rows.emplace(whole, "total");
        continue;
      }
      for (const std::uint32_t part : parts) found_.rows.emplace(part, "of_which");
      if (stays(whole) && !lines_above) found_.kept.insert(whole);
      lines_above = true;
    }
  }

  bool told_as_sum(std::uint32_t row) {
    const auto says = [&](const ColumnReading* column) {
      return column != nullptr && words_.of(sheet_.at(row, column->column)).may_be_sum;
    };
    return std::any_of(roles_.dimensions.begin(), roles_.dimensions.end(),
                       [&](const auto& dimension) { return says(dimension.code) || says(dimension.name); });
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
    for (const auto& dimension : roles_.dimensions) {
      const Cell& cell = sheet_.at(row, dimension.code->column);
      if (cell.kind != Kind::text || has_code(cell)) continue;
      const auto [known, fresh] = mostly_codes_.try_emplace(dimension.code->column, false);
      if (fresh) {
        std::size_t filled = 0, codes = 0;
        for (std::uint32_t each = table_.first_row; each <= table_.last_row; ++each) {
          const Cell& other = sheet_.at(each, dimension.code->column);
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
  void find_columns() {
    const std::vector<const ColumnReading*>& values = roles_.values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::vector<const ColumnReading*> parts;
      for (std::size_t k = i + 1; k < values.size() && alike(*values[i], *values[k]); ++k) {
        if (!is_of_which(values[k]->quantity)) break;
        parts.push_back(values[k]);
      }
      if (!parts.empty() && !is_of_which(values[i]->quantity)) {
        if (in_every_row(*values[i], parts))
          found_.columns.emplace_back(values[i], "total_column");
        else
          for (const ColumnReading* part : parts) found_.columns.emplace_back(part, "of_which_column");
        continue;
      }
      if (!may_be_sum(values[i]->quantity)) continue;
      // A sum over the years has no year of its own.
      const bool over_years =
          !values[i]->period && std::all_of(values.begin(), values.end(), [&](const ColumnReading* other) {
            return other == values[i] || other->period;
          });
      for (const ColumnReading* other : values)
        if (other != values[i] && (over_years || alike(*other, *values[i]))) parts.push_back(other);
      if (parts.size() >= 2 && in_every_row(*values[i], parts)) found_.columns.emplace_back(values[i], "total_column");
    }
  }

  /// Figures of the same period and place.
  static bool alike(const ColumnReading& one, const ColumnReading& other) {
    const auto text_of = [](const std::optional<Period>& period) { return period ? period->text : std::string{}; };
    return text_of(one.period) == text_of(other.period) && one.place.has_value() == other.place.has_value() &&
           (!one.place || one.place->code == other.place->code);
  }

  bool in_every_row(const ColumnReading& whole, const std::vector<const ColumnReading*>& parts) const {
    std::size_t rows = 0;
    for (std::uint32_t row = table_.first_row; row <= table_.last_row; ++row) {
      const Cell& cell = sheet_.at(row, whole.column);
      if (cell.kind != Kind::number) continue;
      double sum = 0;
      for (const ColumnReading* part : parts) {
        const Cell& each = sheet_.at(row, part->column);
        if (each.kind != Kind::number) return false;
        sum += each.number;
      }
      if (std::abs(sum - cell.number) > 1e-6 * std::max(1.0, std::abs(sum))) return false;
      ++rows;
    }
    return rows > 0;
  }

  const Sheet& sheet_;
  const Table& table_;
  const TableRoles& roles_;
  Sections sections_;
  SumWords words_;
  Repeated found_;
  std::vector<Group> groups_;
  std::map<std::uint32_t, bool> mostly_codes_;  // column: whether most of its cells have a code
  std::size_t additions_ = 0;
};

}  // namespace

Repeated find_repeated(const Sheet& sheet, const Table& table, const TableRoles& roles, Places& places) {
  return Finder(sheet, table, roles, places).find();
}

}  // namespace handlingsrom::importing
