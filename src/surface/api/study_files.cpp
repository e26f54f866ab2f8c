#include "surface/api/study_files.hpp"

#include <optional>

#include "base/standard_seed.hpp"
#include "choice/cooperation/study/inquiry.hpp"

namespace handlingsrom::api {

std::vector<std::filesystem::path> write_study_papers(const Service& service, const StudyRequest& request,
                                                      const std::string& inquiry, const messages::Catalogue& catalogue,
                                                      const std::filesystem::path& folder, report::Formats formats,
                                                      const std::function<void(double)>& done) {
  constexpr std::uint64_t seed = standard_seed;
  const StudyAnswer answer = study_of(service, request, catalogue, seed);
  std::optional<InquiryAnswer> read;
  if (!inquiry.empty()) {
    read = InquiryAnswer{
        cooperation::read_inquiry(inquiry, catalogue.text("together.inquiry.file"), service.facts()), {}, std::nullopt};
    read->notices = cooperation::notices_of(read->inquiry, service.bundle_version());
  }
  const InquiryAnswer* with = read ? &*read : nullptr;
  const PapersWanted wanted{formats, done};
  auto files = write_study_report(service, answer, with, catalogue, folder, seed, wanted);
  for (auto& paper : write_papers(service, answer, with, catalogue, folder, seed, wanted))
    files.push_back(std::move(paper));
  return files;
}

}  // namespace handlingsrom::api
