// The plan for the schools (skolebruksplan) of a study: page, Word document, PDF and workbook, under the headings that such plans have.
#include <cmath>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "surface/api/council_parts.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/structure_studies.hpp"
#include "surface/report/build.hpp"
#include "surface/report/deliver.hpp"
#include "surface/report/html.hpp"
#include "surface/report/pdf.hpp"
#include "surface/report/printer.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/spreadsheet.hpp"
#include "surface/report/word.hpp"

namespace handlingsrom::api {
namespace {

using report::Cell;
using report::Column;
using report::Table;

class Paper {
 public:
  Paper(const StructureStudyAnswer& answer, const report::Words& words)
      : answer_(answer), study_(answer.study), words_(words) {}

  std::vector<report::Part> parts() const {
    return {{"today", text("part.today"), "", {section("framework"), schools(), projection(), buildings()}},
            {"alternatives", text("part.alternatives"), "", {alternatives(), years(), pupils(), frontier()}},
            {"decision", text("part.decision"), "", {section("risk"), section("hearing"), unsure()}}};
  }

 private:
  std::string text(const std::string& key, const messages::Arguments& arguments = {}) const {
    return words_.entry("structure_plan." + key, arguments);
  }
  std::string year(std::size_t t) const { return std::to_string(study_.first.value + static_cast<int>(t)); }
  std::size_t last() const { return static_cast<std::size_t>(study_.years) - 1; }

  report::Section section(const std::string& id) const {
    report::Section made;
    made.id = "structure_" + id;
    made.heading = text("section." + id);
    for (const char* told : {"framework", "buildings", "risk", "hearing"}) {
      if (id == told) made.paragraphs.push_back(text("about." + id));
    }
    return made;
  }
  Column plain(const std::string& key) const { return {text("column." + key), "", 0, 1, false}; }
  Column number(const std::string& key, int decimals = 0) const {
    return {text("column." + key), "", decimals, 1, false};
  }
  Column millions(const std::string& key) const { return {text("column." + key), text("millions"), 1, 1e6, false}; }
  Table table(const std::string& id, std::vector<Column> columns) const {
    Table made;
    made.id = "structure_" + id;
    made.caption = text("caption." + id);
    made.columns = std::move(columns);
    return made;
  }
  std::string name(const StudiedAlternative& alternative) const {
    return alternative_name(alternative, words_.catalogue());
  }
  /// What was assumed for a site, or nothing where the file does not say.
  static Cell given(double value) { return Cell::figure(value == 0 ? facts::missing : value, Provenance::assumption); }

  report::Section schools() const {
    report::Section made = section("schools");
    Table rows = table("schools", {plain("school"), plain("grades"), number("pupils"), number("classes", 1),
                                   number("teaching", 1), number("staff", 1), number("seats")});
    const structure_study::Sums& today = answer_.alternatives.front().sums;
    for (std::size_t s = 0; s < study_.sites.size(); ++s) {
      const structure_study::Site& site = study_.sites[s];
      if (!site.open_today) continue;
      const structure_study::SiteYear& first = today.sites[s].front();
      rows.rows.push_back({Cell::words(site.name), Cell::words(fmt::format("{}–{}", site.lowest, site.highest)),
                           Cell::figure(first.pupils), Cell::figure(first.classes), Cell::figure(first.teaching),
                           Cell::figure(first.staff), Cell::figure(site.seats, Provenance::own)});
    }
    made.charts.push_back(table_alone(std::move(rows)));
    return made;
  }

  report::Section projection() const {
    report::Section made = section("projection");
    Table rows = table("projection", {plain("school"),
                                      {year(0), "", 0, 1, false},
                                      {year(last() / 2), "", 0, 1, false},
                                      {year(last()), "", 0, 1, false},
                                      number("low"),
                                      number("high"),
                                      number("fill")});
    const structure_study::Sums& today = answer_.alternatives.front().sums;
    for (std::size_t s = 0; s < study_.sites.size(); ++s) {
      if (!study_.sites[s].open_today) continue;
      const auto& of = today.sites[s];
      rows.rows.push_back({Cell::words(study_.sites[s].name), Cell::figure(of[0].pupils),
                           Cell::figure(of[last() / 2].pupils), Cell::figure(of[last()].pupils),
                           Cell::figure(of[last()].low), Cell::figure(of[last()].high),
                           Cell::figure(100 * of[last()].high / study_.sites[s].seats, Provenance::own)});
    }
    made.charts.push_back(table_alone(std::move(rows)));
    return made;
  }

  report::Section buildings() const {
    report::Section made = section("buildings");
    Table rows = table("buildings", {plain("school"), number("condition"), millions("running_cost"),
                                     millions("investment"), millions("sale")});
    for (const structure_study::Site& site : study_.sites) {
      rows.rows.push_back({Cell::words(site.name),
                           Cell::figure(site.condition < 0 ? facts::missing : site.condition, Provenance::own),
                           given(site.running_cost), given(site.investment), given(site.sale)});
    }
    made.charts.push_back(table_alone(std::move(rows)));
    return made;
  }

  report::Section alternatives() const {
    report::Section made = section("alternatives");
    Table rows = table("alternatives", {plain("alternative"), plain("closed"), millions("total"), millions("saved"),
                                        number("staff", 1), number("classes", 1), number("class_size", 1)});
    const double today = answer_.alternatives.front().sums.total;
    for (const StudiedAlternative& one : answer_.alternatives) {
      std::vector<Cell> row{Cell::words(name(one)), Cell::words(closed_names(study_, one.choice))};
      for (std::size_t k = row.size(); !one.possible && k < rows.columns.size(); ++k)
        row.push_back(Cell::figure(facts::missing));
      if (one.possible) {
        for (const double each : {one.sums.total, today - one.sums.total, one.sums.staff[last() / 2],
                                  one.sums.classes[last() / 2], one.sums.class_size[last() / 2]})
          row.push_back(Cell::figure(each));
      }
      rows.rows.push_back(std::move(row));
    }
    made.charts.push_back(table_alone(std::move(rows)));
    return made;
  }

  report::Section years() const {
    report::Section made = section("years");
    Table rows = table("years", {{text("column.year"), "", 0, 1, true}});
    for (const StudiedAlternative& one : answer_.alternatives) {
      if (one.possible) rows.columns.push_back({name(one), text("millions"), 1, 1e6, false});
    }
    for (std::size_t t = 0; t <= last(); ++t) {
      std::vector<Cell> row{Cell::figure(study_.first.value + static_cast<int>(t))};
      for (const StudiedAlternative& one : answer_.alternatives) {
        if (one.possible) row.push_back(Cell::figure(one.sums.cost[t]));
      }
      rows.rows.push_back(std::move(row));
    }
    made.charts.push_back(table_alone(std::move(rows)));
    return made;
  }

  report::Section pupils() const {
    report::Section made = section("pupils");
    Table rows = table(
        "pupils", {plain("alternative"), number("moved"), number("newly_entitled"), number("kilometres", 1),
                   number("longest", 1), number("over_30"), number("over_45"), number("over_60"), number("fullest")});
    for (const StudiedAlternative& one : answer_.alternatives) {
      if (!one.possible) continue;
      const structure_study::Sums& sums = one.sums;
      std::vector<Cell> row{Cell::words(name(one))};
      for (const double each : {sums.moved[0], sums.newly[0], sums.kilometres[0], sums.longest, 100 * sums.over[0],
                                100 * sums.over[1], 100 * sums.over[2], 100 * sums.fullest_high})
        row.push_back(Cell::figure(each));
      rows.rows.push_back(std::move(row));
    }
    made.charts.push_back(table_alone(std::move(rows)));
    return made;
  }

  report::Section frontier() const {
    report::Section made = section("frontier");
    Table rows = table("frontier", {plain("closed"), millions("total"), number("travel")});
    for (const structure_study::Point& point : answer_.result.frontier) {
      rows.rows.push_back(
          {Cell::words(closed_names(study_, point.choice)), Cell::figure(point.total), Cell::figure(point.travel)});
    }
    made.charts.push_back(table_alone(std::move(rows)));
    return made;
  }

  report::Section unsure() const {
    report::Section made = section("unsure");
    made.notes = structure_study_notices(answer_, words_.catalogue());
    return made;
  }

  const StructureStudyAnswer& answer_;
  const structure_study::Study& study_;
  const report::Words& words_;
};

}  // namespace

std::vector<std::filesystem::path> write_structure_plan(const Service& service, const StructureStudyAnswer& answer,
                                                        const messages::Catalogue& catalogue,
                                                        const std::filesystem::path& out, std::uint64_t seed) {
  const report::Words words(catalogue);
  KnowledgeBasisRequest request;
  request.municipality = answer.municipality;
  request.seed = seed;
  const KnowledgeBasis basis(service, request);
  const report::Report plan =
      report::assemble(basis.material(), words,
                       {.title = answer.study.title,
                        .summary_heading = words.entry("structure_plan.lead"),
                        .sentences = {structure_study_best(answer, catalogue)},
                        .more_sentences = {},
                        .parts = Paper(answer, words).parts(),
                        .more_assumptions = report::assumption_rows(*answer.assumptions, service.facts(), words)});
  const std::filesystem::path folder = out / report::folder_name(service.municipality(answer.municipality));
  const std::string name = words.entry("structure_plan.file");
  std::vector<std::filesystem::path> files;
  for (const char* ending : {".html", ".docx", ".pdf", ".xlsx"}) files.push_back(folder / (name + ending));
  write_file(files[0], report::html(plan, words));
  write_file(files[1], report::word(plan, words, report::printer()));
  write_file(files[2], report::pdf(plan, words, report::printer()));
  AtomicFile workbook(files[3]);
  report::write_spreadsheet(plan, words, workbook.temporary(), files[3]);
  workbook.commit();
  return files;
}

}  // namespace handlingsrom::api
