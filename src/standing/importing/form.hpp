// Forms to fill in (data/templates): what stands in each column, and a filled form read line by line, each used or refused at its cell.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "standing/importing/understanding.hpp"
#include "standing/reading/document.hpp"

namespace handlingsrom::importing {

/// In bokmål, nynorsk and English, in the order of messages::languages.
using Told = std::array<std::string, 3>;

struct FormColumn {
  enum class Kind {
    year,    // four digits
    part,    // a school, a building: a name
    choice,  // one of `choices`
    code,    // three digits from `low` to `high`, a name may follow; `codes` are those one can choose from
    number,
    whole,
    text  // the user's own words, read by nobody
  };
  struct Choice {
    std::string code;  // as it is stored
    Told told;
  };
  std::string id;
  Kind kind = Kind::text;
  Told head, about;
  bool needed = false;
  std::string unit;
  double low = 0, high = 0;
  std::vector<Choice> choices;
  std::vector<std::string> codes;  // "202 Grunnskole"

  bool is_figure() const { return kind == Kind::number || kind == Kind::whole; }
};

/// One of the municipality's own figures (standing/facts/own_figures.hpp) that a form's lines add up to.
struct FormSum {
  std::string figure, sector;  // "net_spending", "school"; no sector: the municipality as a whole
  std::string sum;             // the column of figures
  struct Only {
    std::string column;              // of choices or codes …
    std::vector<std::string> codes;  // … one of which the line has; "010-480" is every code from the one to the other
  };
  std::vector<Only> where;
  /// One figure for each that occurs, told by its part: columns of choices or codes, or the year ("nursing_home/80–89"; "2027"). A figure by year is of that year, the others of
  /// the latest year there is.
  std::vector<std::string> by;
  double times = 1;          // what one of `sum` is of the figure: homes as persons
  bool count = false;        // how many schools, buildings or projects have any, not what it comes to
  std::string part;          // a part that is the same whatever the lines say
  std::vector<Only> prefer;  // of these codes the first that any line has: a revised budget before the original
};

struct Form {
  std::string id;
  std::vector<std::string> names;  // what else it is called
  Told title;
  std::vector<FormColumn> columns;
  std::vector<std::vector<std::string>> example;  // invented lines
  std::vector<FormSum> own;                       // what the calculations use of it; empty: nothing
};

/// Throws Error(bad_input, "toml_…") with place, found and expected.
Form read_form(std::string_view text, const std::string& file);
/// Every form in the folder, by id.
std::vector<Form> read_forms(const std::filesystem::path& folder);
/// By id or another name, whatever its case; nullptr for none.
const Form* form_named(std::span<const Form> forms, std::string_view name);

/// The text by which a workbook is known to be this form, whoever has saved it since: "handlingsrom-form users 1", for an invented example with "example" behind.
std::string form_mark(const Form& form, bool example);
/// The line under the mark: what stands right of it is whose the figures are.
inline constexpr std::uint32_t form_mark_row = 0, form_municipality_row = 1, form_value_column = 1;

struct FormFault {
  std::string key;  // in the catalogues, `form.fault.<key>`
  std::string sheet, cell, found;
  std::vector<std::string> expected;  // the choices, or the lowest and highest
};

struct FormReading {
  const Form* form = nullptr;
  bool example = false;         // the invented one
  std::int64_t lines = 0;       // that were used
  std::vector<Figure> figures;  // quantity "users.users", detail "step: home_nursing; age: 80–89"
  std::vector<FormFault> faults;
  /// Heads that say that amounts are in thousands or millions, as written and by what they were multiplied: "Beløp (1000 kr)".
  std::vector<std::pair<std::string, double>> multiplied;
};

/// What a figure is, as it is stored and, of a filled form, in the form's own heads and choices, by language: "users.users", "step: home_nursing" is "Brukere", "Trinn:
/// Hjemmesykepleie". No form: as it stands.
struct FigureWords {
  std::string quantity, detail;
};
FigureWords figure_words(const Form* form, const Figure& figure, std::size_t language);
/// The same of the codes that an own figure adds up: "function 202, 222" is "Funksjon 202, 222".
std::string note_words(const Form& form, const std::string& note, std::size_t language);

/// nullopt where the document is none of the forms. `municipality`: whose the figures are where the form does not say. The forms must outlive the reading.
std::optional<FormReading> read_filled_form(const reading::Document& document, std::span<const Form> forms,
                                            const registry::Registry& registry,
                                            std::optional<MunicipalityIndex> municipality);

}  // namespace handlingsrom::importing
