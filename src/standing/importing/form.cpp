#include "standing/importing/form.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/toml.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::importing {
namespace {

constexpr std::array<std::string_view, 3> form_languages{"nb", "nn", "en"};

constexpr std::array<std::pair<std::string_view, FormColumn::Kind>, 7> kinds{{{"year", FormColumn::Kind::year},
                                                                              {"part", FormColumn::Kind::part},
                                                                              {"choice", FormColumn::Kind::choice},
                                                                              {"code", FormColumn::Kind::code},
                                                                              {"number", FormColumn::Kind::number},
                                                                              {"whole", FormColumn::Kind::whole},
                                                                              {"text", FormColumn::Kind::text}}};

Told told_in(const toml::Value& value) {
  Told told;
  for (std::size_t i = 0; i < form_languages.size(); ++i) told[i] = value.need(form_languages[i], "text").some_text();
  return told;
}

FormColumn column_of(const toml::Value& value) {
  value.only({"id", "kind", "head", "about", "needed", "unit", "low", "high", "choices", "codes"});
  FormColumn column;
  column.id = value.need("id", "text").some_text();
  const toml::Value kind = value.need("kind", "year, part, choice, code, number, whole, text");
  const auto* known =
      std::find_if(kinds.begin(), kinds.end(), [&](const auto& each) { return each.first == kind.some_text(); });
  if (known == kinds.end()) kind.refuse("year, part, choice, code, number, whole, text");
  column.kind = known->second;
  column.head = told_in(value.need("head", "{ nb, nn, en }"));
  column.about = told_in(value.need("about", "{ nb, nn, en }"));
  column.needed = value.flag_or("needed", false);
  column.unit = value.text_or("unit");
  column.low = value.number_or("low", 0);
  column.high = value.number_or("high", 0);
  column.codes = value.texts_or_none("codes");
  if (const auto choices = value.find("choices")) {
    for (const toml::Value& choice : choices->items()) {
      choice.only({"code", "nb", "nn", "en"});
      column.choices.push_back({choice.need("code", "text").some_text(), told_in(choice)});
    }
  }
  const bool bounded =
      column.is_figure() || column.kind == FormColumn::Kind::code || column.kind == FormColumn::Kind::year;
  if (bounded && !(column.low < column.high)) value.need("high", "low < high").refuse("low < high");
  if (column.kind == FormColumn::Kind::choice && column.choices.empty())
    value.need("choices", "[{ code, nb, nn, en }]");
  return column;
}

bool is_form_code(const std::string& text) {
  return text.size() == 3 && text.find_first_not_of("0123456789") == std::string::npos;
}

/// "202", "010-480", or a choice.
void check_code(const toml::Value& value, const FormColumn& column) {
  const std::string code = value.some_text();
  const std::size_t dash = code.find('-');
  if (column.kind == FormColumn::Kind::code) {
    const bool one = dash == std::string::npos && is_form_code(code);
    const bool several = dash != std::string::npos && is_form_code(code.substr(0, dash)) &&
                         is_form_code(code.substr(dash + 1)) && code.substr(0, dash) < code.substr(dash + 1);
    if (!one && !several) value.refuse("000, 000-999");
    return;
  }
  std::string expected;
  for (const FormColumn::Choice& choice : column.choices) {
    if (choice.code == code) return;
    expected += (expected.empty() ? "" : ", ") + choice.code;
  }
  value.refuse(expected);
}

/// The columns that `key` names, each with its codes.
std::vector<FormSum::Only> only_of(const toml::Value& value, std::string_view key, const Form& form) {
  std::vector<FormSum::Only> all;
  const auto table = value.find(key);
  if (!table) return all;
  for (const toml::Value& only : table->table().values()) {
    const auto column = std::find_if(form.columns.begin(), form.columns.end(),
                                     [&](const FormColumn& each) { return each.id == only.key(); });
    const bool divides = column != form.columns.end() &&
                         (column->kind == FormColumn::Kind::code || column->kind == FormColumn::Kind::choice);
    if (!divides) only.refuse_key("a column of choices or codes");
    for (const toml::Value& code : only.items()) check_code(code, *column);
    all.push_back({only.key(), only.texts()});
  }
  return all;
}

FormSum sum_of(const toml::Value& value, const Form& form) {
  value.only({"figure", "sector", "sum", "where", "by", "times", "count", "part", "prefer"});
  const auto column_named = [&](const std::string& id) {
    return std::find_if(form.columns.begin(), form.columns.end(),
                        [&](const FormColumn& each) { return each.id == id; });
  };
  FormSum sum;
  sum.figure = value.need("figure", "text").some_text();
  sum.sector = value.text_or("sector");
  const toml::Value what = value.need("sum", "text");
  sum.sum = what.some_text();
  if (const auto column = column_named(sum.sum); column == form.columns.end() || !column->is_figure())
    what.refuse("a column of figures");
  sum.where = only_of(value, "where", form);
  sum.prefer = only_of(value, "prefer", form);
  sum.by = value.texts_or_none("by");
  for (const std::string& by : sum.by) {
    const auto column = column_named(by);
    const bool divides = column != form.columns.end() &&
                         (column->kind == FormColumn::Kind::code || column->kind == FormColumn::Kind::choice ||
                          column->kind == FormColumn::Kind::year);
    if (!divides) value.need("by", "text").refuse("a column of choices, codes or years");
  }
  sum.times = value.number_or("times", 1);
  sum.count = value.flag_or("count", false);
  sum.part = value.text_or("part");
  return sum;
}

}  // namespace

Form read_form(std::string_view text, const std::string& file) {
  const toml::Document document(text, file);
  const toml::Value root = document.root();
  root.only({"id", "names", "title", "example", "column", "own"});
  Form form;
  form.id = root.need("id", "text").some_text();
  form.names = root.texts_or_none("names");
  form.title = told_in(root.need("title", "{ nb, nn, en }"));
  for (const toml::Value& column : root.need("column", "[[column]]").tables())
    form.columns.push_back(column_of(column));
  for (const toml::Value& own : root.tables_or_none("own")) form.own.push_back(sum_of(own, form));
  for (const toml::Value& line : root.need("example", "[[…]]").items()) {
    form.example.push_back(line.texts());
    if (form.example.back().size() != form.columns.size()) line.refuse(std::to_string(form.columns.size()));
  }
  return form;
}

std::vector<Form> read_forms(const std::filesystem::path& folder) {
  std::vector<Form> forms;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream input(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
    forms.push_back(read_form(text, entry.path().filename().string()));
  }
  std::sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) { return a.id < b.id; });
  return forms;
}

const Form* form_named(std::span<const Form> forms, std::string_view name) {
  const std::u32string folded = registry::fold(name);
  for (const Form& form : forms) {
    if (registry::fold(form.id) == folded) return &form;
    for (const std::string& other : form.names)
      if (registry::fold(other) == folded) return &form;
  }
  return nullptr;
}

std::string form_mark(const Form& form, bool example) {
  return "handlingsrom-form " + form.id + " 1" + (example ? " example" : "");
}

namespace {

const FormColumn* form_column(const Form& form, std::string_view id) {
  const auto found =
      std::find_if(form.columns.begin(), form.columns.end(), [&](const FormColumn& column) { return column.id == id; });
  return found == form.columns.end() ? nullptr : &*found;
}

/// "home_nursing" as the form calls it; a code of digits stays.
std::string choice_told(const FormColumn& column, std::string_view code, std::size_t language) {
  for (const FormColumn::Choice& choice : column.choices)
    if (choice.code == code) return choice.told.at(language);
  return std::string(code);
}

std::vector<std::string_view> pieces_between(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> pieces;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(separator, from), text.size());
    pieces.push_back(text.substr(from, to - from));
    from = to + separator.size();
  }
  return pieces;
}

}  // namespace

FigureWords figure_words(const Form* form, const Figure& figure, std::size_t language) {
  FigureWords words{figure.quantity, figure.detail};
  if (form == nullptr) return words;
  const std::string prefix = form->id + ".";
  if (figure.quantity.starts_with(prefix))
    if (const FormColumn* column = form_column(*form, std::string_view(figure.quantity).substr(prefix.size())))
      words.quantity = column->head.at(language);
  words.detail.clear();
  constexpr std::string_view between = ": ";
  for (const std::string_view piece : pieces_between(figure.detail, "; ")) {
    const std::size_t colon = std::min(piece.find(between), piece.size());
    const FormColumn* column = form_column(*form, piece.substr(0, colon));
    words.detail += words.detail.empty() ? "" : "; ";
    if (column == nullptr || colon == piece.size())
      words.detail += piece;
    else
      words.detail +=
          column->head.at(language) + ": " + choice_told(*column, piece.substr(colon + between.size()), language);
  }
  return words;
}

std::string note_words(const Form& form, const std::string& note, std::size_t language) {
  const std::size_t space = std::min(note.find(' '), note.size());
  const FormColumn* column = form_column(form, std::string_view(note).substr(0, space));
  if (column == nullptr || space == note.size()) return note;
  std::string words = column->head.at(language);
  const char* before = " ";
  for (const std::string_view code : pieces_between(std::string_view(note).substr(space + 1), ", ")) {
    words += before + choice_told(*column, code, language);
    before = ", ";
  }
  return words;
}

}  // namespace handlingsrom::importing
