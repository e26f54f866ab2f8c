#include "surface/api/templates.hpp"

#include <algorithm>
#include <memory>

#include <xlsxwriter.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "standing/importing/form.hpp"
#include "standing/reading/number.hpp"
#include "standing/reading/sheet.hpp"
#include "surface/report/spreadsheet_book.hpp"

namespace handlingsrom::api {
namespace {

using importing::Form;
using importing::FormColumn;

constexpr lxw_row_t lines_to_fill = 1000;  // rows that have lists to choose from
constexpr double guide_width = 100, widest = 46, narrowest = 12;

struct CloseBook {
  void operator()(lxw_workbook* book) const { workbook_close(book); }
};

lxw_col_t at(std::size_t column) { return static_cast<lxw_col_t>(column); }
lxw_row_t row_at(std::size_t row) { return static_cast<lxw_row_t>(row); }

class FormBook {
 public:
  FormBook(const Form& form, const messages::Catalogue& catalogue, lxw_workbook* book)
      : form_(form), catalogue_(catalogue), book_(book), language_(static_cast<std::size_t>(catalogue.language())) {
    head_ = workbook_add_format(book);
    format_set_bold(head_);
    format_set_bg_color(head_, 0xE3EDF7);
    format_set_border_color(head_, 0x8AA4BE);
    format_set_bottom(head_, LXW_BORDER_THIN);
    format_set_text_wrap(head_);
    format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
    wrap_ = workbook_add_format(book);
    format_set_text_wrap(wrap_);
    format_set_align(wrap_, LXW_ALIGN_VERTICAL_TOP);
    words_ = workbook_add_format(book);
    format_set_num_format(words_, "@");  // "010" stays "010", "30–39" no date
    number_ = workbook_add_format(book);
    format_set_num_format(number_, "#,##0.##");
    whole_ = workbook_add_format(book);
    format_set_num_format(whole_, "#,##0");
    year_ = workbook_add_format(book);
    format_set_num_format(year_, "0");
  }

  void write(bool filled, const std::string& municipality) {
    lxw_worksheet* fill = workbook_add_worksheet(book_, say("sheet.fill").c_str());
    lxw_worksheet* guide = workbook_add_worksheet(book_, say("sheet.guide").c_str());
    lists_name_ = say("sheet.lists");
    lxw_worksheet* lists = workbook_add_worksheet(book_, lists_name_.c_str());
    write_heads(fill);
    write_lists(fill, lists);
    if (filled) write_example(fill);
    write_guide(guide, filled, municipality);
    worksheet_hide(lists);
    worksheet_activate(fill);
  }

 private:
  std::string say(const std::string& key, const messages::Arguments& arguments = {}) const {
    return catalogue_.text("form." + key, arguments);
  }

  lxw_format* format_of(const FormColumn& column) const {
    switch (column.kind) {
      case FormColumn::Kind::number: return number_;
      case FormColumn::Kind::whole: return column.low >= 1000 ? year_ : whole_;
      case FormColumn::Kind::year: return year_;
      default: return words_;
    }
  }

  void write_heads(lxw_worksheet* fill) {
    for (std::size_t c = 0; c < form_.columns.size(); ++c) {
      const FormColumn& column = form_.columns[c];
      worksheet_write_string(fill, 0, at(c), column.head[language_].c_str(), head_);
      std::size_t longest = column.head[language_].size();
      for (const FormColumn::Choice& choice : column.choices)
        longest = std::max(longest, choice.told[language_].size());
      for (const std::string& code : column.codes) longest = std::max(longest, code.size());
      const double width = std::clamp(static_cast<double>(longest) + 3, narrowest, widest);
      worksheet_set_column(fill, at(c), at(c), width, format_of(column));
    }
    worksheet_freeze_panes(fill, 1, 0);
  }

  void write_lists(lxw_worksheet* fill, lxw_worksheet* lists) {
    std::size_t list = 0;
    for (std::size_t c = 0; c < form_.columns.size(); ++c) {
      const FormColumn& column = form_.columns[c];
      std::vector<std::string> options = column.codes;
      for (const FormColumn::Choice& choice : column.choices) options.push_back(choice.told[language_]);
      if (!options.empty()) {
        worksheet_write_string(lists, 0, at(list), (say("list") + " " + column.head[language_]).c_str(), head_);
        for (std::size_t i = 0; i < options.size(); ++i)
          worksheet_write_string(lists, row_at(i + 1), at(list), options[i].c_str(), words_);
        std::string letter = reading::address(0, static_cast<std::uint32_t>(list));
        letter.pop_back();
        const std::string range =
            "='" + lists_name_ + "'!$" + letter + "$2:$" + letter + "$" + std::to_string(options.size() + 1);
        validate(fill, c, column, range);
        ++list;
      } else if (column.is_figure() || column.kind == FormColumn::Kind::year) {
        validate(fill, c, column, "");
      }
    }
  }

  void validate(lxw_worksheet* fill, std::size_t c, const FormColumn& column, const std::string& range) {
    lxw_data_validation rule{};
    std::string formula = range;
    std::string message = column.about[language_];
    constexpr std::size_t longest_message = 255, longest_title = 32;  // as spreadsheets have it
    if (message.size() > longest_message) message.resize(longest_message);
    std::string title = column.head[language_];
    if (title.size() > longest_title) title.resize(longest_title);
    if (!range.empty()) {
      rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      rule.value_formula = formula.data();
      // A code that the list does not have may be right: others are taken after a question.
      rule.error_type =
          column.kind == FormColumn::Kind::code ? LXW_VALIDATION_ERROR_TYPE_WARNING : LXW_VALIDATION_ERROR_TYPE_STOP;
    } else {
      rule.validate =
          column.kind == FormColumn::Kind::number ? LXW_VALIDATION_TYPE_DECIMAL : LXW_VALIDATION_TYPE_INTEGER;
      rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      rule.minimum_number = column.low;
      rule.maximum_number = column.high;
    }
    rule.input_title = title.data();
    rule.input_message = message.data();
    rule.error_title = title.data();
    rule.error_message = message.data();
    worksheet_data_validation_range(fill, 1, at(c), lines_to_fill, at(c), &rule);
  }

  void write_example(lxw_worksheet* fill) {
    for (std::size_t r = 0; r < form_.example.size(); ++r) {
      for (std::size_t c = 0; c < form_.columns.size(); ++c) {
        const FormColumn& column = form_.columns[c];
        const std::string& text = form_.example[r][c];
        if (text.empty()) continue;
        const auto number = reading::read_number(text);
        const bool as_number = (column.is_figure() || column.kind == FormColumn::Kind::year) && number;
        if (as_number)
          worksheet_write_number(fill, row_at(r + 1), at(c), number->value(reading::DecimalMark::comma),
                                 format_of(column));
        else
          worksheet_write_string(fill, row_at(r + 1), at(c), told(column, text).c_str(), words_);
      }
    }
  }

  /// A choice in the reader's language; other words as they stand.
  std::string told(const FormColumn& column, const std::string& text) const {
    for (const FormColumn::Choice& choice : column.choices)
      if (choice.told[0] == text) return choice.told[language_];
    return text;
  }

  void write_guide(lxw_worksheet* guide, bool filled, const std::string& municipality) {
    worksheet_set_column(guide, 0, 0, 30, nullptr);
    worksheet_set_column(guide, 1, 1, guide_width, nullptr);
    worksheet_write_string(guide, importing::form_mark_row, 0, say("mark").c_str(), nullptr);
    worksheet_write_string(guide, importing::form_mark_row, at(importing::form_value_column),
                           importing::form_mark(form_, filled).c_str(), nullptr);
    worksheet_write_string(guide, importing::form_municipality_row, 0, say("municipality").c_str(), head_);
    worksheet_write_string(guide, importing::form_municipality_row, at(importing::form_value_column),
                           municipality.c_str(), words_);
    lxw_row_t row = 3;
    worksheet_write_string(guide, row++, 0, form_.title[language_].c_str(), head_);
    if (filled) worksheet_write_string(guide, row++, 0, say("invented").c_str(), nullptr);
    for (const char* key : {"fill.lines", "fill.columns", "fill.import"})
      worksheet_write_string(guide, row++, 0, say(key, {{"form", form_.id}}).c_str(), nullptr);
    ++row;
    for (const FormColumn& column : form_.columns) {
      worksheet_write_string(guide, row, 0, column.head[language_].c_str(), head_);
      std::string about = column.about[language_];
      if (column.needed) about += " (" + say("needed") + ")";
      worksheet_write_string(guide, row++, 1, about.c_str(), wrap_);
    }
  }

  const Form& form_;
  const messages::Catalogue& catalogue_;
  lxw_workbook* book_;
  const std::size_t language_;
  std::string lists_name_;
  lxw_format *head_ = nullptr, *wrap_ = nullptr, *words_ = nullptr, *number_ = nullptr, *whole_ = nullptr,
             *year_ = nullptr;
};

}  // namespace

std::vector<FormInfo> forms(const std::filesystem::path& folder, messages::Language language) {
  std::vector<FormInfo> all;
  for (const Form& form : importing::read_forms(folder))
    all.push_back({form.id, form.title[static_cast<std::size_t>(language)], form.columns.size()});
  return all;
}

bool is_form(const std::filesystem::path& folder, const std::string& name) {
  return importing::form_named(importing::read_forms(folder), name) != nullptr;
}

void write_form(const Service& service, const FormRequest& request, const messages::Catalogue& catalogue,
                const std::filesystem::path& file) {
  const std::vector<Form> all = importing::read_forms(request.folder);
  const Form* form = importing::form_named(all, request.form);
  if (form == nullptr) {
    std::string names;
    for (const Form& each : all) names += (names.empty() ? "" : ", ") + each.id;
    throw Error(ErrorCode::unknown_name, "form_unknown", {{"found", request.form}, {"expected", names}});
  }
  const auto refuse = [&](const char* reason) {
    throw Error(ErrorCode::cannot_write, "cannot_write", {{"file", file.string()}, {"reason", reason}});
  };
  AtomicFile target(file);
  std::unique_ptr<lxw_workbook, CloseBook> book(report::new_workbook(target.temporary().string()));
  if (book == nullptr) refuse("no workbook");
  lxw_doc_properties properties{};
  constexpr std::time_t epoch = 1767225600;  // 1 January 2026: no clock, so that the same form gives the same bytes
  properties.created = epoch;
  std::string title = form->title[static_cast<std::size_t>(catalogue.language())];
  properties.title = title.data();
  workbook_set_properties(book.get(), &properties);
  std::string municipality;
  if (request.municipality) {
    const registry::Municipality& place = service.municipality(*request.municipality);
    municipality = to_string(place.number) + " " + place.name;
  }
  FormBook(*form, catalogue, book.get()).write(request.filled, municipality);
  if (workbook_close(book.release()) != LXW_NO_ERROR) refuse("workbook");
  target.commit();
}

}  // namespace handlingsrom::api
