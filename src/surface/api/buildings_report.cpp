// The report on the buildings as files, and as a page shows it.
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "surface/api/buildings_parts.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/live_json.hpp"
#include "surface/report/html.hpp"
#include "surface/report/pdf.hpp"
#include "surface/report/printer.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/spreadsheet.hpp"
#include "surface/report/word.hpp"

namespace handlingsrom::api {

std::vector<std::filesystem::path> write_buildings_report(const Service& service, const BuildingsAnswer& answer,
                                                          const messages::Catalogue& catalogue,
                                                          const std::filesystem::path& out, std::uint64_t seed,
                                                          report::Formats formats) {
  if (!answer.municipality) throw Error(ErrorCode::usage, "usage_value", {{"found", "municipality"}});
  const report::Words words(catalogue);
  KnowledgeBasisRequest request;
  request.municipality = *answer.municipality;
  request.seed = seed;
  const KnowledgeBasis basis(service, request);
  const std::string place = service.municipality(*answer.municipality).name;
  const report::Report made =
      report::assemble(basis.material(), words,
                       {.title = words.entry("buildings.title", {{"name", place}}),
                        .summary_heading = words.entry("buildings.lead"),
                        .sentences = {buildings_notices(answer, catalogue).front()},
                        .more_sentences = {},
                        .parts = buildings_parts(answer, words),
                        .more_assumptions = report::assumption_rows(answer.assumptions, service.facts(), words)});
  const std::filesystem::path folder = out / report::folder_name(service.municipality(*answer.municipality));
  const std::string name = words.entry("buildings.file");
  std::vector<std::filesystem::path> files{folder / (name + ".html")};
  write_file(files.back(), report::html(made, words));
  if (formats.word) {
    files.push_back(folder / (name + ".docx"));
    write_file(files.back(), report::word(made, words, report::printer()));
  }
  if (formats.pdf) {
    files.push_back(folder / (name + ".pdf"));
    write_file(files.back(), report::pdf(made, words, report::printer()));
  }
  files.push_back(folder / (name + ".xlsx"));
  AtomicFile workbook(files.back());
  report::write_spreadsheet(made, words, workbook.temporary(), files.back());
  workbook.commit();
  files.push_back(folder / words.entry("buildings.scenario_file"));
  write_file(files.back(), answer.scenario);
  return files;
}

nlohmann::ordered_json buildings_json(const Service& service, const BuildingsQuestion& question, double width,
                                      const messages::Catalogue& catalogue) {
  const BuildingsAnswer answer = buildings_of(service, question, catalogue);
  const report::Words words(catalogue);
  std::vector<report::Section> sections;
  for (report::Part& part : buildings_parts(answer, words, width)) {
    for (report::Section& section : part.sections) sections.push_back(std::move(section));
  }
  // What is not sure stands by itself on the page, its first sentence on top.
  sections.pop_back();
  const std::vector<std::string> notices = buildings_notices(answer, catalogue);
  nlohmann::ordered_json assumptions = nlohmann::ordered_json::array();
  for (const report::AssumptionRow& row : report::assumption_rows(answer.assumptions, service.facts(), words)) {
    assumptions.push_back({{"id", row.id},
                           {"name", row.name},
                           {"about", row.explanation},
                           {"value", row.value},
                           {"default", row.standard},
                           {"low", row.low},
                           {"high", row.high}});
  }
  return {{"file", answer.all.file},
          {"sentence", notices.front()},
          {"sections", live_sections(sections, words)},
          {"notices", std::vector<std::string>(notices.begin() + 1, notices.end())},
          {"assumptions", std::move(assumptions)},
          {"scenario", answer.scenario}};
}

}  // namespace handlingsrom::api
