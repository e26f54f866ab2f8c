// The plan for the schools (skolebruksplan) of a study: page, Word document, PDF and workbook, under the headings that such plans have.
#include "base/atomic_file.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/structure_parts.hpp"
#include "surface/api/structure_studied.hpp"
#include "surface/api/structure_words.hpp"
#include "surface/report/build.hpp"
#include "surface/report/deliver.hpp"
#include "surface/report/html.hpp"
#include "surface/report/pdf.hpp"
#include "surface/report/printer.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/spreadsheet.hpp"
#include "surface/report/word.hpp"

namespace handlingsrom::api {

std::vector<std::filesystem::path> write_structure_plan(const Service& service, const StructureStudyAnswer& answer,
                                                        const messages::Catalogue& catalogue,
                                                        const std::filesystem::path& out, std::uint64_t seed) {
  return write_structure_plan_as(service, answer, catalogue, out, seed, {.word = true, .pdf = true});
}

std::vector<std::filesystem::path> write_structure_plan_as(const Service& service, const StructureStudyAnswer& answer,
                                                           const messages::Catalogue& catalogue,
                                                           const std::filesystem::path& out, std::uint64_t seed,
                                                           report::Formats formats) {
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
                        .parts = StructureParts(answer, words, 640, &service).parts(),
                        .more_assumptions = report::assumption_rows(*answer.assumptions, service.facts(), words)});
  const std::filesystem::path folder = out / report::folder_name(service.municipality(answer.municipality));
  const std::string name = structure_text(catalogue, answer.study.service, "structure_plan.file");
  std::vector<std::filesystem::path> files{folder / (name + ".html")};
  write_file(files.back(), report::html(plan, words));
  if (formats.word) {
    files.push_back(folder / (name + ".docx"));
    write_file(files.back(), report::word(plan, words, report::printer()));
  }
  if (formats.pdf) {
    files.push_back(folder / (name + ".pdf"));
    write_file(files.back(), report::pdf(plan, words, report::printer()));
  }
  files.push_back(folder / (name + ".xlsx"));
  AtomicFile workbook(files.back());
  report::write_spreadsheet(plan, words, workbook.temporary(), files.back());
  workbook.commit();
  return files;
}

}  // namespace handlingsrom::api
