#include "surface/report/spreadsheet_workings.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/sheet/explain.hpp"
#include "base/sheet/formula.hpp"
#include "outlook/rooms/workings.hpp"
#include "surface/report/spreadsheet_chart.hpp"
#include "surface/report/tree_text.hpp"

namespace handlingsrom::report {
namespace {

using What = sheet::Reference::What;

/// "A", "Z", "AA", as spreadsheets count.
std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return name;
}

/// A page where each line is a row and years stand to the right.
struct YearPage {
  Book::Page page;
  std::string prefix;       // before a reference from another page
  std::size_t first_year;   // column
  lxw_row_t first_row = 4;  // of lines

  std::string at(std::size_t line, std::size_t t, bool fixed) const {
    std::string place = fixed ? "$" : "";
    place += column_name(first_year + t);
    place += fmt::format_int(first_row + line + 1).c_str();
    return place;
  }
};

class WorkingsWriter {
 public:
  WorkingsWriter(Book& book, const Report& report, const AssumptionList& list, const Words& words)
      : book_(book),
        words_(words),
        sources_(the<SourceList>(report).rows),
        assumption_rows_(list.rows),
        of_(*list.workings),
        formulas_(of_.sheet, of_.values, of_.adjustments) {}

  void write() {
    assumptions();
    inputs();
    models();
    adjustments();
    calculation();
  }

 private:
  struct Head {
    std::string text;
    double width;
  };

  YearPage begin(const char* key, const std::vector<Head>& heads, bool by_year) {
    YearPage result{book_.add_page(words_.say(fmt::format("sheet.{}", key))), {}, heads.size()};
    result.prefix = fmt::format("'{}'!", result.page.name);
    lxw_worksheet* page = result.page.sheet;
    Book::text(page, 0, 0, words_.say(fmt::format("workings.{}", key)), book_.formats().title);
    Book::text(page, 1, 0, words_.say(fmt::format("workings.{}_how", key)), book_.formats().quiet);
    const lxw_row_t row = result.first_row - 1;
    for (std::size_t c = 0; c < heads.size(); ++c) {
      const auto column = static_cast<lxw_col_t>(c);
      worksheet_set_column(page, column, column, heads[c].width, nullptr);
      Book::text(page, row, column, heads[c].text, book_.formats().head);
    }
    if (by_year) {
      const auto first = static_cast<lxw_col_t>(heads.size());
      constexpr double wide = 13;
      worksheet_set_column(page, first, static_cast<lxw_col_t>(heads.size() + of_.years - 1), wide, nullptr);
      for (std::size_t t = 0; t < of_.years; ++t)
        worksheet_write_number(page, row, static_cast<lxw_col_t>(heads.size() + t),
                               (of_.first + static_cast<int>(t)).value, book_.formats().head_number);
    }
    worksheet_freeze_panes(page, result.first_row, 1);
    worksheet_repeat_rows(page, row, row);
    return result;
  }

  void number(lxw_worksheet* page, lxw_row_t row, std::size_t column, double value, lxw_format* format) const {
    const auto c = static_cast<lxw_col_t>(column);
    if (std::isfinite(value)) {
      worksheet_write_number(page, row, c, value == 0 ? 0 : value, format);
    } else {
      worksheet_write_formula_str(page, row, c, "=NA()", format, "#N/A");
    }
  }

  void series(const YearPage& page, std::size_t line, std::span<const double> values, lxw_format* format) const {
    for (std::size_t t = 0; t < values.size(); ++t)
      number(page.page.sheet, page.first_row + static_cast<lxw_row_t>(line), page.first_year + t, values[t], format);
  }

  /// What is not known stands in grey.
  void quiet_errors(const YearPage& page, std::size_t lines, std::size_t columns) const {
    if (lines == 0) return;
    lxw_conditional_format condition{};
    condition.type = LXW_CONDITIONAL_TYPE_ERRORS;
    condition.format = book_.formats().quiet;
    worksheet_conditional_format_range(page.page.sheet, page.first_row, static_cast<lxw_col_t>(page.first_year),
                                       page.first_row + static_cast<lxw_row_t>(lines) - 1,
                                       static_cast<lxw_col_t>(page.first_year + columns - 1), &condition);
  }

  std::string name_of(const std::string& key, const trace::Arguments& arguments) const {
    trace::Node node;
    node.key = key;
    node.arguments = arguments;
    return Words::capital(node_name(node, words_));
  }

  std::string unit_text(Unit unit) const { return unit == Unit::share ? std::string() : words_.unit(unit); }

  std::string source_text(const std::string& id) const {
    const auto found =
        std::find_if(sources_.begin(), sources_.end(), [&](const SourceRow& source) { return source.id == id; });
    if (found == sources_.end()) return id;
    return found->table.empty() ? found->publisher : fmt::format("{}, {}", found->publisher, found->table);
  }

  void assumptions() {
    const YearPage page = begin("assumptions",
                                {{words_.say("assumption"), 60},
                                 {words_.say("unit"), 18},
                                 {words_.say("standard"), 12},
                                 {words_.say("low"), 12},
                                 {words_.say("high"), 12},
                                 {words_.say("assumption_source"), 30},
                                 {words_.say("reason"), 30},
                                 {words_.say("workings.follows"), 24},
                                 {"id", 36}},
                                true);
    std::vector<char> in_sheet(of_.parameters.size(), 0);
    for (const sheet::Node& node : of_.sheet.nodes()) {
      if (node.kind == sheet::Kind::parameter || node.kind == sheet::Kind::condition ||
          node.kind == sheet::Kind::relative)
        in_sheet[node.first] = 1;
    }
    for (std::size_t p = 0; p < assumption_rows_.size(); ++p) {
      const AssumptionRow& row = assumption_rows_[p];
      const lxw_row_t at = page.first_row + static_cast<lxw_row_t>(p);
      lxw_worksheet* sheet = page.page.sheet;
      lxw_format* format = book_.figure(row.unit_of_value, row.decimals);
      const std::string name = row.explanation.empty() ? row.name : row.name + ": " + row.explanation;
      Book::text(sheet, at, 0, name, book_.formats().wrap);
      Book::fit_row(
          sheet, at,
          std::max({Book::lines_of(name, 60), Book::lines_of(row.source, 30), Book::lines_of(row.reason, 30)}));
      Book::text(sheet, at, 1, unit_text(row.unit_of_value), book_.formats().top);
      const double scale = row.unit_of_value == Unit::share ? 0.01 : 1;
      number(sheet, at, standard_column,
             p < of_.parameters.size() ? of_.sheet.parameters()[p]->value : row.standard * scale, format);
      number(sheet, at, standard_column + 1, row.low * scale, format);
      number(sheet, at, standard_column + 2, row.high * scale, format);
      Book::text(sheet, at, 5, row.source, book_.formats().wrap);
      Book::text(sheet, at, 6, row.reason, book_.formats().wrap);
      const bool before = rooms::reaches(row.id) != rooms::Reaches::sheet;
      const char* follows = p >= of_.parameters.size() ? "follows_nothing"
                            : in_sheet[p] == 0         ? "follows_model"
                            : before                   ? "follows_partly"
                                                       : "follows_here";
      Book::text(sheet, at, 7, words_.say(fmt::format("workings.{}", follows)), book_.formats().wrap);
      Book::text(sheet, at, 8, row.id, book_.formats().quiet);
      if (p < of_.parameters.size()) {
        series(page, p, of_.parameters[p], format);
      } else {
        series(page, p, std::vector<double>(of_.years, row.value * scale), format);
      }
    }
    assumptions_ = page;
  }

  void inputs() {
    inputs_ = begin("inputs",
                    {{words_.say("workings.input"), 60},
                     {words_.say("unit"), 18},
                     {words_.say("workings.value"), 16},
                     {words_.say("sheet.mark"), 40},
                     {words_.say("source_publisher"), 36},
                     {words_.say("workings.where"), 60}},
                    false);
    lxw_worksheet* sheet = inputs_.page.sheet;
    for (std::size_t c = 0; c < of_.cells.size(); ++c) {
      const sheet::Cell& cell = of_.cells[c];
      const sheet::Leaf& leaf = of_.sheet.cells()[c];
      const lxw_row_t at = inputs_.first_row + static_cast<lxw_row_t>(c);
      Book::text(sheet, at, 0, name_of(leaf.key, leaf.arguments), book_.formats().top);
      Book::text(sheet, at, 1, unit_text(leaf.unit), book_.formats().top);
      number(sheet, at, value_column, cell.value, book_.figure(leaf.unit));
      if (!cell.known()) {
        Book::text(sheet, at, 3, words_.say("workings.not_known"), book_.formats().quiet);
        continue;
      }
      Book::text(sheet, at, 3, words_.entry(fmt::format("provenance.{}", key_of(cell.provenance))),
                 book_.formats().quiet);
      const bool published = !cell.reference.source_id.empty();
      Book::text(sheet, at, 4,
                 published ? source_text(cell.reference.source_id) : words_.say("explain.assumption_bare"),
                 book_.formats().quiet);
      Book::text(sheet, at, 5, cell.reference.cell, book_.formats().quiet);
    }
    lxw_conditional_format condition{};
    condition.type = LXW_CONDITIONAL_TYPE_ERRORS;
    condition.format = book_.formats().quiet;
    worksheet_conditional_format_range(sheet, inputs_.first_row, value_column,
                                       inputs_.first_row + static_cast<lxw_row_t>(of_.cells.size()), value_column,
                                       &condition);
  }

  void models() {
    models_ = begin("models", {{words_.say("workings.line"), 60}, {words_.say("unit"), 18}}, true);
    for (std::size_t e = 0; e < of_.engines.size(); ++e) {
      const sheet::Leaf& leaf = of_.sheet.engines()[e];
      const lxw_row_t at = models_.first_row + static_cast<lxw_row_t>(e);
      Book::text(models_.page.sheet, at, 0, name_of(leaf.key, leaf.arguments), book_.formats().top);
      Book::text(models_.page.sheet, at, 1, unit_text(leaf.unit), book_.formats().top);
      series(models_, e, of_.engines[e], book_.figure(leaf.unit));
    }
    quiet_errors(models_, of_.engines.size(), of_.years);
  }

  void adjustments() {
    if (of_.adjustments.empty()) return;
    adjustments_ = begin("adjustments", {{words_.say("workings.line"), 60}, {words_.say("workings.by"), 30}}, true);
    for (std::size_t k = 0; k < of_.adjustments.size(); ++k) {
      const sheet::Adjustment& one = of_.adjustments[k];
      const sheet::Row& row = of_.sheet.rows()[static_cast<std::size_t>(one.row)];
      const lxw_row_t at = adjustments_.first_row + static_cast<lxw_row_t>(k);
      Book::text(adjustments_.page.sheet, at, 0, words_.figure(row.id), book_.formats().top);
      Book::text(adjustments_.page.sheet, at, 1, name_of("sheet.adjustment", {{"by", one.by}}), book_.formats().top);
      series(adjustments_, k, one.amount,
             book_.figure(one.how == sheet::Adjustment::How::scale ? Unit::share
                          : one.driver >= 0                        ? Unit::none
                                                                   : row.unit));
    }
  }

  /// Where a node's line stands in the calculation, with a line of space and a heading before each room.
  void lay_out() {
    place_.assign(of_.sheet.nodes().size(), 0);
    std::size_t at = 0;
    std::string room;
    std::vector<std::uint32_t> steps;  // of the row that comes
    for (const std::uint32_t node : formulas_.lines()) {
      steps.push_back(node);
      if (of_.sheet.nodes()[node].kind != sheet::Kind::row) continue;
      const std::string& id = of_.sheet.rows()[of_.sheet.nodes()[node].second].id;
      const std::string of_room = id.substr(0, id.find('.'));
      if (of_room != room) {
        if (!room.empty()) ++at;
        room = of_room;
        headings_.emplace_back(at++, room);
      }
      for (const std::uint32_t step : steps) place_[step] = at++;
      steps.clear();
    }
    lines_ = at;
  }

  std::string refer(const sheet::Reference& to) const {
    switch (to.what) {
      case What::cell:
        return fmt::format("{}${}${}", inputs_.prefix, column_name(value_column), inputs_.first_row + to.index + 1);
      case What::standard:
        return fmt::format("{}${}${}", assumptions_.prefix, column_name(standard_column),
                           assumptions_.first_row + to.index + 1);
      case What::parameter: return assumptions_.prefix + assumptions_.at(to.index, to.t, to.fixed);
      case What::engine: return models_.prefix + models_.at(to.index, to.t, to.fixed);
      case What::amount: return adjustments_.prefix + adjustments_.at(to.index, to.t, to.fixed);
      case What::line: return calculation_.at(place_[to.index], to.t, to.fixed);
      case What::year:
        return fmt::format("{}{}${}", to.fixed ? "$" : "", column_name(calculation_.first_year + to.t),
                           calculation_.first_row);
    }
    return {};
  }

  void calculation() {
    lay_out();
    calculation_ =
        begin("calculation", {{words_.say("workings.line"), 60}, {words_.say("unit"), 18}, {"id", 36}}, true);
    lxw_worksheet* sheet = calculation_.page.sheet;
    for (const auto& [at, room] : headings_)
      Book::text(sheet, calculation_.first_row + static_cast<lxw_row_t>(at), 0,
                 words_.say(fmt::format("workings.room.{}", room)), book_.formats().bold);
    const sheet::Layout layout = [this](const sheet::Reference& to) { return refer(to); };
    for (const std::uint32_t index : formulas_.lines()) {
      const sheet::Node& node = of_.sheet.nodes()[index];
      const lxw_row_t at = calculation_.first_row + static_cast<lxw_row_t>(place_[index]);
      const bool row = node.kind == sheet::Kind::row;
      const sheet::Label* label = of_.sheet.label(node);
      const std::string name = row                ? words_.figure(of_.sheet.rows()[node.second].id)
                               : label != nullptr ? name_of(label->key, label->arguments)
                                                  : name_of(sheet::general_label(node.kind), {});
      const Unit unit = row ? of_.sheet.rows()[node.second].unit : node.unit;
      Book::text(sheet, at, 0, name, row ? book_.formats().top : book_.formats().indented);
      Book::text(sheet, at, 1, unit_text(unit), book_.formats().top);
      if (row) Book::text(sheet, at, 2, of_.sheet.rows()[node.second].id, book_.formats().quiet);
      lxw_format* format = book_.figure(unit);
      for (std::size_t t = 0; t < of_.years; ++t) {
        const auto column = static_cast<lxw_col_t>(calculation_.first_year + t);
        const std::string formula = "=" + formulas_.formula(index, t, layout);
        const double value = of_.values.at(index, t);
        if (std::isfinite(value)) {
          worksheet_write_formula_num(sheet, at, column, formula.c_str(), format, value == 0 ? 0 : value);
        } else {
          worksheet_write_formula_str(sheet, at, column, formula.c_str(), format, "#N/A");
        }
      }
    }
    quiet_errors(calculation_, lines_, of_.years);
  }

  static constexpr std::size_t standard_column = 2, value_column = 2;

  Book& book_;
  const Words& words_;
  const std::vector<SourceRow>& sources_;
  const std::vector<AssumptionRow>& assumption_rows_;
  const rooms::Workings& of_;
  const sheet::Formulas formulas_;
  YearPage assumptions_{}, inputs_{}, models_{}, adjustments_{}, calculation_{};
  std::vector<std::size_t> place_;  // [node] line of the calculation
  std::vector<std::pair<std::size_t, std::string>> headings_;
  std::size_t lines_ = 0;
};

}  // namespace

void write_workings(Book& book, const Report& report, const AssumptionList& list, const Words& words) {
  WorkingsWriter(book, report, list, words).write();
}

}  // namespace handlingsrom::report
