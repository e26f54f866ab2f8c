// Papers for each council, from one study.
#include "base/atomic_file.hpp"
#include "surface/api/council_paper.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/studies.hpp"
#include "surface/api/study_words.hpp"
#include "surface/report/deliver.hpp"
#include "surface/report/html.hpp"
#include "surface/report/printer.hpp"
#include "surface/report/word.hpp"

namespace handlingsrom::api {

std::vector<std::string> study_words(const StudyAnswer& answer, const messages::Catalogue& catalogue) {
  return study_sentences(answer.study, answer.outcome, report::Words(catalogue));
}

std::string coalition_words(const StudyAnswer& answer, cooperation::Coalition coalition,
                            const messages::Catalogue& catalogue) {
  return coalition_text(answer.study, coalition, report::Words(catalogue));
}

std::vector<std::string> notice_words(const InquiryAnswer& answer, const messages::Catalogue& catalogue) {
  return notice_sentences(answer.inquiry, answer.notices, report::Words(catalogue));
}

std::vector<std::filesystem::path> write_papers(const Service& service, const StudyAnswer& answer,
                                                const InquiryAnswer* inquiry, const messages::Catalogue& catalogue,
                                                const std::filesystem::path& out, std::uint64_t seed) {
  std::vector<std::filesystem::path> files;
  const report::Words words(catalogue);
  for (std::size_t i = 0; i < answer.study.members.size(); ++i) {
    KnowledgeBasisRequest request;
    request.municipality = answer.study.members[i].municipality;
    request.seed = seed;
    const KnowledgeBasis basis(service, request);
    const PaperMaterial paper{answer.study, answer.outcome, i, inquiry == nullptr ? nullptr : &inquiry->inquiry,
                              inquiry == nullptr ? nullptr : &inquiry->notices};
    const report::Report made = council_paper(basis.material(), words, paper);
    const std::filesystem::path folder = out / report::folder_name(service.municipality(request.municipality));
    const std::string name = catalogue.text("paper.file", {{"name", made.place}});
    files.push_back(folder / (name + ".html"));
    write_file(files.back(), report::html(made, words));
    files.push_back(folder / (name + ".docx"));
    write_file(files.back(), report::word(made, words, report::printer()));
  }
  return files;
}

}  // namespace handlingsrom::api
