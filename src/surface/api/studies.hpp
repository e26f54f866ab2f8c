// Studies of cooperation through the façade: a file in; costs, shares, who would leave, years and papers out. Who with whom. Inquiries.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "choice/cooperation/study/inquiry.hpp"
#include "choice/cooperation/study/outcome.hpp"
#include "choice/cooperation/study/partners.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"
#include "surface/report/deliver.hpp"

namespace handlingsrom::api {

/// The three rooms of a member in the last projected year on today's course: kr, positions and places; NaN where there is no figure.
struct MemberRooms {
  double money = 0, people = 0, places = 0;
};

struct StudyAnswer {
  cooperation::Study study;
  cooperation::Outcome outcome;
  std::vector<MemberRooms> rooms;  // [member] medians in the last year, as today
  int last_year = 0;
  std::vector<cooperation::SeaLine> over_sea;  // the longest first
  std::vector<cooperation::PairDistance> distances;
};

inline constexpr int study_draws = 200;

/// Throws Error(bad_input) for the file, Error(no_solution, "study_no_joint_unit").
StudyAnswer study_cooperation(const Service& service, const std::filesystem::path& file, std::uint64_t seed,
                              int draws = study_draws);
/// The same of a text; `name` is what refusals call it.
StudyAnswer study_cooperation_text(const Service& service, const std::string& text, const std::string& name,
                                   std::uint64_t seed, int draws = study_draws);

struct PartnersRequest {
  std::string municipality;  // empty: all
  std::string service = "child_protection";
  cooperation::PartnerSearch search;
  unsigned threads = 0;
};
struct PartnersRow {
  MunicipalityIndex municipality;
  double posts = 0, days_alone = 0;
  std::vector<cooperation::Candidate> best;
  std::optional<cooperation::Candidate> now;  // the cooperation that it is in, child protection only
  std::vector<double>
      over_sea{};  // [of best] km in one piece over the sea on the straight lines from the host; empty without borders
};
/// Throws Error(unknown_name) for a municipality or service.
std::vector<PartnersRow> find_partners(const Service& service, const PartnersRequest& request);

/// The cooperations there are, and what accounts say.
struct ExistingRow {
  int number = 0;
  std::vector<MunicipalityIndex> members;
  std::optional<cooperation::Candidate> measured;  // nullopt: a member without a cost
  double days_alone = 0;                           // mean of the members
};
/// The country, or a part of it, in groups.
struct Division {
  int groups = 0, members = 0;
  cooperation::Range gain;                   // kr a year of all groups
  double days_alone = 0, days_together = 0;  // a year with nobody there, mean of the members
};
struct ExistingAnswer {
  std::vector<ExistingRow> rows;
  cooperation::Evidence evidence;
  Division now, good;  // as they are, and cooperation::good_division
  // Members of today's: how many there are with figures, whom the best other set gives more in most outcomes, and in four of five.
  int compared = 0, better = 0, surely_better = 0;
};
ExistingAnswer existing_child_protection(const Service& service, std::uint64_t seed);

struct InquiryAnswer {
  cooperation::Inquiry inquiry;
  std::vector<cooperation::Notice> notices;
  std::optional<StudyAnswer> study;  // of the file it names, beside it
};
InquiryAnswer read_inquiry(const Service& service, const std::filesystem::path& file, std::uint64_t seed);

/// What a study says, in the catalogue's language.
std::vector<std::string> study_words(const StudyAnswer& answer, const messages::Catalogue& catalogue);
/// "Sogndal + Luster", or the word for everyone.
std::string coalition_words(const StudyAnswer& answer, cooperation::Coalition coalition,
                            const messages::Catalogue& catalogue);
std::vector<std::string> notice_words(const InquiryAnswer& answer, const messages::Catalogue& catalogue);

/// What is written beside the pages, and who is told the part that is made, 0–1, before each paper: `done` may throw to stop.
struct PapersWanted {
  report::Formats formats{.word = true, .pdf = true};
  std::function<void(double)> done{};
};

/// Papers for each council, page, Word document and PDF, from its own point of view, in `out`/NUMBER-name. `inquiry` may be nullptr. Throws
/// Error(cannot_write).
std::vector<std::filesystem::path> write_papers(const Service& service, const StudyAnswer& answer,
                                                const InquiryAnswer* inquiry, const messages::Catalogue& catalogue,
                                                const std::filesystem::path& out, std::uint64_t seed,
                                                const PapersWanted& wanted = {});

/// The study as a report for all members: page, Word document, PDF and workbook in `out`. Throws as write_papers.
std::vector<std::filesystem::path> write_study_report(const Service& service, const StudyAnswer& answer,
                                                      const InquiryAnswer* inquiry,
                                                      const messages::Catalogue& catalogue,
                                                      const std::filesystem::path& out, std::uint64_t seed,
                                                      const PapersWanted& wanted = {});

}  // namespace handlingsrom::api
