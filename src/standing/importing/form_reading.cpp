// A filled form, line by line.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "standing/importing/form.hpp"
#include "standing/reading/money_unit.hpp"
#include "standing/reading/number.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::importing {
namespace {

using reading::Cell;
using reading::Sheet;

constexpr std::uint32_t rows_of_heads = 10;  // the heads are among the first rows
constexpr std::size_t digits_of_code = 3;

std::string without_outer_blanks(std::string text) {
  const char* blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// As a word is compared: whatever its case, and any dash is one.
std::u32string folded(const std::string& text) {
  std::u32string word = registry::fold(text);
  for (char32_t& letter : word)
    if (letter == U'–' || letter == U'—' || letter == U'−') letter = U'-';
  std::erase(word, U' ');
  return word;
}

bool is_one_of(const Told& told, const std::string& text) {
  const std::u32string word = folded(text);
  return std::any_of(told.begin(), told.end(), [&](const std::string& each) { return folded(each) == word; });
}

struct Mark {
  const Form* form;
  bool example;
  std::string municipality;
  std::size_t sheet;
};

std::optional<Mark> mark_in(const reading::Document& document, std::span<const Form> forms) {
  for (std::size_t s = 0; s < document.sheets.size(); ++s) {
    const Sheet& sheet = document.sheets[s];
    const std::string text = without_outer_blanks(sheet.text(form_mark_row, form_value_column));
    for (const Form& form : forms) {
      for (const bool example : {false, true}) {
        if (text == form_mark(form, example))
          return Mark{&form, example, without_outer_blanks(sheet.text(form_municipality_row, form_value_column)), s};
      }
    }
  }
  return std::nullopt;
}

class Filled {
 public:
  Filled(const Sheet& sheet, const Form& form, Place place, FormReading& reading)
      : sheet_(sheet), form_(form), place_(std::move(place)), reading_(reading) {}

  /// False where the sheet has not the form's heads.
  bool read() {
    const auto heads = row_of_heads();
    if (!heads) return false;
    take_heads(*heads);
    for (std::uint32_t row = *heads + 1; row < sheet_.rows(); ++row) take_line(row);
    return true;
  }

 private:
  std::optional<std::uint32_t> row_of_heads() const {
    for (std::uint32_t row = 0; row < std::min(rows_of_heads, sheet_.rows()); ++row) {
      std::size_t known = 0;
      for (const Cell& cell : sheet_.row(row)) known += column_named(sheet_.text(cell)) != nullptr ? 1U : 0U;
      if (known >= 2) return row;
    }
    return std::nullopt;
  }

  const FormColumn* column_named(const std::string& text) const {
    for (const FormColumn& column : form_.columns)
      if (is_one_of(column.head, without_outer_blanks(text))) return &column;
    const auto unit = reading::money_unit_in(text, reading::UnitPlace::head);
    return unit ? column_named(reading::in_kroner(text, *unit)) : nullptr;
  }

  void take_heads(std::uint32_t row) {
    for (const Cell& cell : sheet_.row(row)) {
      const std::string text = without_outer_blanks(sheet_.text(cell));
      const FormColumn* column = column_named(text);
      const bool twice = column != nullptr && std::any_of(columns_.begin(), columns_.end(),
                                                          [&](const auto& each) { return each.first == column; });
      if (twice) refuse("head_twice", row, cell.column, text, {});
      if (column == nullptr || twice) continue;
      columns_.emplace_back(column, cell.column);
      if (const auto unit = reading::money_unit_in(text, reading::UnitPlace::head)) {
        times_[column] = unit->factor;
        reading_.multiplied.emplace_back(text, unit->factor);
      }
    }
    for (const FormColumn& column : form_.columns) {
      const bool there =
          std::any_of(columns_.begin(), columns_.end(), [&](const auto& each) { return each.first == &column; });
      if (!there && column.needed) refuse("head_missing", row, 0, "", {column.head[0]});
    }
  }

  void take_line(std::uint32_t row) {
    const auto cells = sheet_.row(row);
    bool any = false;
    for (const Cell& cell : cells) any = any || !without_outer_blanks(sheet_.text(cell)).empty();
    if (!any) return;
    const std::size_t faults_before = reading_.faults.size();
    for (const Cell& cell : cells) {
      const bool known =
          std::any_of(columns_.begin(), columns_.end(), [&](const auto& each) { return each.second == cell.column; });
      const std::string text = without_outer_blanks(sheet_.text(cell));
      if (!known && !text.empty()) refuse("column", row, cell.column, text, {});
    }
    Figure line;
    line.place = place_;
    line.line = sheet_.line(row);
    std::vector<std::pair<const FormColumn*, std::pair<double, std::uint32_t>>> values;
    for (const FormColumn& column : form_.columns) {  // in the form's order, whatever the file's
      const auto at =
          std::find_if(columns_.begin(), columns_.end(), [&](const auto& each) { return each.first == &column; });
      if (at == columns_.end()) continue;
      const Cell& cell = sheet_.at(row, at->second);
      const std::string text = without_outer_blanks(sheet_.text(cell));
      if (text.empty()) {
        if (column.needed) refuse("empty", row, at->second, "", {column.head[0]});
        continue;
      }
      take_cell(column, row, at->second, cell, text, line, values);
    }
    if (reading_.faults.size() > faults_before) return;
    if (!line.part.empty()) line.place.level = Level::part;
    bool used = false;
    for (const auto& [column, value] : values) {
      Figure figure = line;
      figure.quantity = form_.id + "." + column->id;
      figure.value = value.first;
      figure.column = value.second;
      const std::string key =
          (figure.period ? figure.period->text : "") + "|" + figure.part + "|" + figure.detail + "|" + figure.quantity;
      if (!seen_.insert(key).second) {
        refuse("twice", row, value.second, sheet_.text(row, value.second), {});
        continue;
      }
      reading_.figures.push_back(std::move(figure));
      used = true;
    }
    if (used) ++reading_.lines;
  }

  void take_cell(const FormColumn& column, std::uint32_t row, std::uint32_t at, const Cell& cell,
                 const std::string& text, Figure& line,
                 std::vector<std::pair<const FormColumn*, std::pair<double, std::uint32_t>>>& values) {
    const auto add_detail = [&](const std::string& what) {
      line.detail += (line.detail.empty() ? "" : "; ") + column.id + ": " + what;
    };
    switch (column.kind) {
      case FormColumn::Kind::text: return;
      case FormColumn::Kind::part: line.part = text; return;
      case FormColumn::Kind::year: {
        const auto number = figure_in(cell, text);
        const bool good = number && *number == std::floor(*number) && *number >= column.low && *number <= column.high;
        if (!good) return refuse("year", row, at, text, bounds_of(column));
        line.period = read_period(std::to_string(static_cast<int>(*number)));
        return;
      }
      case FormColumn::Kind::choice: {
        for (const FormColumn::Choice& choice : column.choices)
          if (folded(choice.code) == folded(text) || is_one_of(choice.told, text)) return add_detail(choice.code);
        std::vector<std::string> expected;
        for (const FormColumn::Choice& choice : column.choices) expected.push_back(choice.told[0]);
        return refuse("choice", row, at, text, expected);
      }
      case FormColumn::Kind::code: {
        const auto code = code_in(cell, text);
        if (!code || std::stoi(*code) < static_cast<int>(column.low) ||
            std::stoi(*code) > static_cast<int>(column.high))
          return refuse("code", row, at, text, bounds_of(column));
        return add_detail(*code);
      }
      case FormColumn::Kind::number:
      case FormColumn::Kind::whole: {
        auto number = figure_in(cell, text);
        if (const auto times = times_.find(&column); number && times != times_.end()) number = *number * times->second;
        const bool whole = column.kind == FormColumn::Kind::whole;
        if (!number || (whole && *number != std::floor(*number)) || *number < column.low || *number > column.high)
          return refuse(whole ? "whole" : "number", row, at, text, bounds_of(column));
        values.push_back({&column, {*number, at}});
        return;
      }
    }
  }

  static std::vector<std::string> bounds_of(const FormColumn& column) {
    const auto words = [](double value) { return std::to_string(static_cast<long long>(value)); };
    return {words(column.low), words(column.high)};
  }

  /// A number, also where it was written as words: "1 234,5".
  static std::optional<double> figure_in(const Cell& cell, const std::string& text) {
    if (cell.kind == reading::Kind::number) return cell.number;
    const auto number = reading::read_number(text);
    if (!number) return std::nullopt;
    return number->value(reading::DecimalMark::comma);
  }

  /// "202 Grunnskole", "202", 202; 10 is "010".
  static std::optional<std::string> code_in(const Cell& cell, const std::string& text) {
    std::string code = text.substr(0, text.find_first_not_of("0123456789"));
    if (code.empty() || code.size() > digits_of_code) return std::nullopt;
    const bool name_follows = code.size() < text.size();
    if (name_follows && text[code.size()] != ' ') return std::nullopt;
    if (code.size() < digits_of_code) {
      if (cell.kind != reading::Kind::number && name_follows) return std::nullopt;
      code.insert(0, digits_of_code - code.size(), '0');
    }
    return code;
  }

  void refuse(const char* key, std::uint32_t row, std::uint32_t column, const std::string& found,
              std::vector<std::string> expected) {
    reading_.faults.push_back({key, sheet_.name(), reading::address(row, column), found, std::move(expected)});
  }

  const Sheet& sheet_;
  const Form& form_;
  const Place place_;
  FormReading& reading_;
  std::vector<std::pair<const FormColumn*, std::uint32_t>> columns_;
  std::map<const FormColumn*, double> times_;  // of columns whose head says that they are not in kroner
  std::set<std::string> seen_;
};

}  // namespace

std::optional<FormReading> read_filled_form(const reading::Document& document, std::span<const Form> forms,
                                            const registry::Registry& registry,
                                            std::optional<MunicipalityIndex> municipality) {
  const auto mark = mark_in(document, forms);
  if (!mark) return std::nullopt;
  FormReading result;
  result.form = mark->form;
  result.example = mark->example;
  Place place;
  Places places(registry);
  const auto named = mark->municipality.empty() ? std::nullopt : places.read(mark->municipality);
  if (named && named->today) {
    place = *named;
    if (municipality && *municipality != *named->today)
      result.faults.push_back({"other_municipality",
                               document.sheets[mark->sheet].name(),
                               reading::address(form_municipality_row, form_value_column),
                               mark->municipality,
                               {registry.at(*municipality).name}});
  } else if (municipality) {
    const registry::Municipality& own = registry.at(*municipality);
    place = Place{Level::municipality, to_string(own.number), own.name, municipality, false};
  } else {
    result.faults.push_back({mark->municipality.empty() ? "no_municipality" : "municipality",
                             document.sheets[mark->sheet].name(),
                             reading::address(form_municipality_row, form_value_column),
                             mark->municipality,
                             {}});
  }
  bool found = false;
  for (std::size_t s = 0; s < document.sheets.size(); ++s) {
    if (s == mark->sheet || document.sheets[s].hidden) continue;
    found = Filled(document.sheets[s], *mark->form, place, result).read() || found;
  }
  if (!found) result.faults.push_back({"no_heads", "", "", "", {}});
  return result;
}

}  // namespace handlingsrom::importing
