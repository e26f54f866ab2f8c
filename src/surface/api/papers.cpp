// Papers for each council, from one study.
#include <algorithm>

#include "base/atomic_file.hpp"
#include "surface/api/council_paper.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/studies.hpp"
#include "surface/api/study_words.hpp"
#include "surface/report/deliver.hpp"
#include "surface/report/html.hpp"
#include "surface/report/pdf.hpp"
#include "surface/report/printer.hpp"
#include "surface/report/spreadsheet.hpp"
#include "surface/report/word.hpp"

namespace handlingsrom::api {

std::vector<std::string> study_words(const StudyAnswer& answer, const messages::Catalogue& catalogue) {
  const report::Words words(catalogue);
  std::vector<std::string> said = study_sentences(answer.study, answer.outcome, words);
  for (std::string& each : sea_sentences(answer.study, answer.over_sea, words)) said.push_back(std::move(each));
  return said;
}

std::string coalition_words(const StudyAnswer& answer, cooperation::Coalition coalition,
                            const messages::Catalogue& catalogue) {
  return coalition_text(answer.study, coalition, report::Words(catalogue));
}

std::vector<std::string> notice_words(const InquiryAnswer& answer, const messages::Catalogue& catalogue) {
  return notice_sentences(answer.inquiry, answer.notices, report::Words(catalogue));
}

namespace {

PaperMaterial material_of(const StudyAnswer& answer, std::size_t member, const InquiryAnswer* inquiry) {
  return {answer.study,
          answer.outcome,
          member,
          inquiry == nullptr ? nullptr : &inquiry->inquiry,
          inquiry == nullptr ? nullptr : &inquiry->notices,
          &answer.over_sea};
}

/// The page; Word document and PDF where they are asked for.
std::vector<std::filesystem::path> write_all(const report::Report& made, const report::Words& words,
                                             const std::filesystem::path& folder, const std::string& name,
                                             const report::Formats& formats) {
  std::vector<std::filesystem::path> files;
  const auto write = [&](const char* ending, const std::string& bytes) {
    write_file(files.emplace_back(folder / (name + ending)), bytes);
  };
  write(".html", report::html(made, words));
  if (formats.word) write(".docx", report::word(made, words, report::printer()));
  if (formats.pdf) write(".pdf", report::pdf(made, words, report::printer()));
  return files;
}

}  // namespace

std::vector<std::filesystem::path> write_papers(const Service& service, const StudyAnswer& answer,
                                                const InquiryAnswer* inquiry, const messages::Catalogue& catalogue,
                                                const std::filesystem::path& out, std::uint64_t seed,
                                                const PapersWanted& wanted) {
  std::vector<std::filesystem::path> files;
  const report::Words words(catalogue);
  const std::size_t members = answer.study.members.size();
  for (std::size_t i = 0; i < members; ++i) {
    if (wanted.done) wanted.done(static_cast<double>(i) / static_cast<double>(members));
    KnowledgeBasisRequest request;
    request.municipality = answer.study.members[i].municipality;
    request.seed = seed;
    const KnowledgeBasis basis(service, request);
    const report::Report made = council_paper(basis.material(), words, material_of(answer, i, inquiry));
    const std::filesystem::path folder = out / report::folder_name(service.municipality(request.municipality));
    const std::string name = catalogue.text("paper.file", {{"name", made.place}});
    for (auto& file : write_all(made, words, folder, name, wanted.formats)) files.push_back(std::move(file));
  }
  return files;
}

std::vector<std::filesystem::path> write_study_report(const Service& service, const StudyAnswer& answer,
                                                      const InquiryAnswer* inquiry,
                                                      const messages::Catalogue& catalogue,
                                                      const std::filesystem::path& out, std::uint64_t seed,
                                                      const PapersWanted& wanted) {
  const report::Words words(catalogue);
  KnowledgeBasisRequest request;
  request.municipality = answer.study.members[static_cast<std::size_t>(std::max(0, answer.outcome.host))].municipality;
  request.seed = seed;
  const KnowledgeBasis basis(service, request);
  const report::Report made = study_report(basis.material(), words, material_of(answer, 0, inquiry));
  const std::string name = catalogue.text("paper.report_file");
  auto files = write_all(made, words, out, name, wanted.formats);
  AtomicFile book(files.emplace_back(out / (name + ".xlsx")));
  report::write_spreadsheet(made, words, book.temporary(), files.back());
  book.commit();
  return files;
}

}  // namespace handlingsrom::api
