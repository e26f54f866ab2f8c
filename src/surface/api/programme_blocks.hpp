// A programme's report as blocks: what every section is written with, and the sections that stand by themselves.
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "surface/api/programme_page.hpp"
#include "surface/api/programmes.hpp"
#include "surface/messages/numbers.hpp"
#include "surface/report/document.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

class ProgrammeBlocks {
 public:
  ProgrammeBlocks(const ProgrammeAnswer& answer, const report::Words& words)
      : answer_(answer), programme_(answer.programme), words_(words) {}

  const ProgrammeAnswer& answer() const { return answer_; }
  const programme::Programme& programme() const { return programme_; }
  const report::Words& words() const { return words_; }

  std::string text(std::string_view key, const messages::Arguments& arguments = {}) const {
    return words_.entry(fmt::format("programme.report.{}", key), arguments);
  }
  std::string role(const std::string& id) const { return role_name(id, words_.catalogue()); }

  void heading(const char* id) {
    blocks_.emplace_back(report::Heading{report::Heading::Of::section, id, text(fmt::format("heading.{}", id))});
  }
  void paragraph(report::Paragraph::As as, std::string said) {
    blocks_.emplace_back(report::Paragraph{as, std::move(said)});
  }

  void chart(const char* id, svg::Picture drawing) {
    report::Chart chart;
    chart.title = text(fmt::format("caption.{}", id));
    chart.drawing = std::move(drawing);
    chart.table.id = id;
    chart.layout = report::Chart::Layout::wide;
    blocks_.emplace_back(std::move(chart));
  }

  void table(const char* id, std::vector<report::Column> columns, std::vector<std::vector<report::Cell>> rows) {
    if (rows.empty()) return;
    report::Chart chart;
    chart.table.id = id;
    chart.table.caption = chart.title = text(fmt::format("caption.{}", id));
    chart.table.columns = std::move(columns);
    chart.table.rows = std::move(rows);
    chart.layout = report::Chart::Layout::wide;
    blocks_.emplace_back(std::move(chart));
  }
  report::Column plain(const char* key) const { return {text(fmt::format("head.{}", key)), "", 0, 1, false}; }
  report::Column kroner(const char* key) const {
    return {text(fmt::format("head.{}", key)), "1000 kr", 0, 1000, false};
  }
  report::Column year() const { return {text("head.year"), "", 0, 1, true}; }

  void bullets(const char* key, const std::vector<std::string>& items) {
    if (items.empty()) return;
    paragraph(report::Paragraph::As::lead, text(fmt::format("learning.{}", key)));
    blocks_.emplace_back(report::Bullets{key, items});
  }
  void bullets_without_head(const char* id, std::vector<std::string> items) {
    if (!items.empty()) blocks_.emplace_back(report::Bullets{id, std::move(items)});
  }
  void subheading(std::string id, std::string said) {
    blocks_.emplace_back(report::Heading{report::Heading::Of::detail, std::move(id), std::move(said)});
  }
  /// As a reader writes it: "18. juni 2026".
  std::string day(programme::Day day) const { return day_words(day, words_.catalogue()); }
  std::string day_or_dash(const std::optional<programme::Day>& date) const { return date ? day(*date) : "–"; }

 protected:
  const ProgrammeAnswer& answer_;
  const programme::Programme& programme_;
  const report::Words& words_;
  std::vector<report::Block> blocks_;
};

/// What is not there carries no mark.
inline report::Cell known(double value, Provenance provenance) {
  return report::Cell::figure(value, std::isfinite(value) ? provenance : Provenance::municipality);
}

// Each adds its heading and tables, or nothing where the programme has nothing to say.
void add_mandate(ProgrammeBlocks& blocks);
void add_measures_behind(ProgrammeBlocks& blocks);
void add_gains_map(ProgrammeBlocks& blocks);
void add_consultations(ProgrammeBlocks& blocks);
void add_timeline(ProgrammeBlocks& blocks);
void add_promises(ProgrammeBlocks& blocks);
void add_resources(ProgrammeBlocks& blocks);
void add_risks(ProgrammeBlocks& blocks);
void add_indicators(ProgrammeBlocks& blocks);
void add_learning(ProgrammeBlocks& blocks);

}  // namespace handlingsrom::api
