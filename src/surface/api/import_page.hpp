// What a page shows of a file before anything of it is stored: how it was understood, column by column, and its first figures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "surface/api/importing.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

struct ImportPage {
  std::string file;
  std::vector<std::string> sentences;  // import_sentences
  struct Column {
    std::int64_t table = 0;  // from 1
    std::string letter, head, role, year, quantity, example;
    bool chosen = false;
  };
  std::vector<Column> columns;
  struct Row {
    std::string place, part, year, quantity, detail,
        value;  // as people read them; the value a sign where there is no figure
    std::int64_t line = 0;
  };
  std::vector<Row> rows;    // the first most_rows
  std::size_t figures = 0;  // all
  static constexpr std::size_t most_rows = 100;
  bool mapping_known = false;
  bool multiplied = false;  // amounts in thousands or millions, to be kroner
  bool form = false;
  bool example = false;             // the invented one, which is not kept
  std::vector<std::string> faults;  // cells of a form that were refused, the first most_faults
  std::size_t more_faults = 0;
  static constexpr std::size_t most_faults = 200;
  std::vector<std::string> own;  // what a form's lines add up to, beside what is published
  bool own_refused = false;      // one of them at least is too far off
  bool can_be_kept() const { return faults.empty() && !example && figures > 0; }
};

/// How each column of the file's tables was understood.
std::vector<ImportPage::Column> import_columns(const Import& imported);

ImportPage import_page(const Service& service, Import& imported, bool accept, const messages::Catalogue& catalogue);

/// What was put into the store, and what it changed, in sentences.
std::vector<std::string> kept_words(const messages::Catalogue& catalogue, const store::Store& store, const Kept& kept);

/// As many decimals as the figure has, three at most.
int stored_figure_decimals(double value);
/// "1 228,5" in the language, or the words for none.
std::string stored_figure_text(const messages::Catalogue& catalogue, double value);

}  // namespace handlingsrom::api
