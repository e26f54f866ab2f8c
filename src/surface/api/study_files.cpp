#include "surface/api/study_files.hpp"

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "choice/cooperation/study/inquiry.hpp"
#include "surface/api/council_paper.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/report/html.hpp"
#include "surface/report/pdf.hpp"
#include "surface/report/printer.hpp"
#include "surface/report/word.hpp"

namespace handlingsrom::api {

std::vector<std::filesystem::path> write_study_papers(const Service& service, const StudyRequest& request,
                                                      const std::string& inquiry, const messages::Catalogue& catalogue,
                                                      const std::filesystem::path& folder, report::Formats formats,
                                                      const std::function<void(double)>& done) {
  const report::Words words(catalogue);
  const StudyAnswer answer = study_of(service, request, catalogue);
  std::optional<cooperation::Inquiry> read;
  std::vector<cooperation::Notice> notices;
  if (!inquiry.empty()) {
    read = cooperation::read_inquiry(inquiry, catalogue.text("together.inquiry.file"), service.facts());
    notices = cooperation::notices_of(*read, service.bundle_version());
  }
  std::vector<std::filesystem::path> files;
  const auto& members = answer.study.members;
  for (std::size_t i = 0; i < members.size(); ++i) {
    done(static_cast<double>(i) / static_cast<double>(members.size()));
    KnowledgeBasisRequest asked;
    asked.municipality = members[i].municipality;
    const KnowledgeBasis basis(service, asked);
    const PaperMaterial paper{answer.study, answer.outcome, i, read ? &*read : nullptr, read ? &notices : nullptr};
    const report::Report made = council_paper(basis.material(), words, paper);
    const std::string name = catalogue.text("paper.file", {{"name", made.place}});
    const auto write = [&](const char* ending, const std::string& bytes) {
      write_file(files.emplace_back(folder / (name + ending)), bytes);
    };
    write(".html", report::html(made, words));
    if (formats.word) write(".docx", report::word(made, words, report::printer()));
    if (formats.pdf) write(".pdf", report::pdf(made, words, report::printer()));
  }
  return files;
}

}  // namespace handlingsrom::api
