#include "surface/api/studies.hpp"

#include <algorithm>
#include <limits>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/read_file.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/reading.hpp"

namespace handlingsrom::api {
namespace {

const cooperation::SharedService& service_named(const std::string& id) {
  const cooperation::SharedService* found = cooperation::find_service(id);
  if (found != nullptr) return *found;
  std::string expected;
  for (const cooperation::SharedService& each : cooperation::shared_services())
    expected += (expected.empty() ? "" : ", ") + std::string(each.id);
  throw Error(ErrorCode::unknown_name, "partners_service", {{"found", id}, {"expected", expected}});
}

}  // namespace

StudyAnswer study_cooperation_text(const Service& service, const std::string& text, const std::string& name,
                                   std::uint64_t seed, int draws) {
  StudyAnswer answer;
  answer.study = cooperation::read_study(text, name, service.facts());
  answer.last_year = rooms::last_projected_year.value;
  std::vector<std::vector<double>> growth(answer.study.members.size());
  answer.rooms.resize(growth.size());
  const std::string outlook(answer.study.service->outlook.empty() ? "population.total" : answer.study.service->outlook);
  const rooms::Chain& chain = service.chain();
  parallel_for(growth.size(), [&](std::size_t i) {
    const rooms::Figures figures = chain.run({answer.study.members[i].municipality});
    const rooms::Figure& figure = figures.at(outlook);
    const int first = figures.first_year().value;
    for (int year = std::max(answer.study.first_year, first); year <= answer.last_year; ++year)
      growth[i].push_back(figure.middle[static_cast<std::size_t>(year - first)] / figure.middle.front());
    const auto last = [&](std::string_view id) {
      const rooms::Figure* found = figures.find(id);
      return found == nullptr ? std::numeric_limits<double>::quiet_NaN() : found->middle.back();
    };
    answer.rooms[i] = {last(rooms::room_figures[0]), last(rooms::room_figures[1]), last(rooms::room_figures[2])};
  });
  answer.outcome = cooperation::work_out(service.facts(), answer.study, growth, draws, seed);
  answer.outcome.first_year = answer.last_year + 1 - static_cast<int>(growth.front().size());
  return answer;
}

StudyAnswer study_cooperation(const Service& service, const std::filesystem::path& file, std::uint64_t seed,
                              int draws) {
  return study_cooperation_text(service, read_file(file), file.filename().string(), seed, draws);
}

std::vector<PartnersRow> find_partners(const Service& service, const PartnersRequest& request) {
  const cooperation::SharedService& shared = service_named(request.service);
  const cooperation::Country country(service.facts(), shared, request.search);
  std::vector<PartnersRow> rows;
  if (request.municipality.empty()) {
    for (int i = 0; i < service.facts().registry->size(); ++i) rows.push_back({MunicipalityIndex{i}, 0, 0, {}, {}});
  } else {
    rows.push_back({service.find(request.municipality), 0, 0, {}, {}});
  }
  const auto existing = cooperation::existing_cooperations(service.facts());
  parallel_for(
      rows.size(),
      [&](std::size_t k) {
        PartnersRow& row = rows[k];
        row.posts = country.posts(row.municipality);
        row.days_alone = country.days_alone(row.municipality);
        row.best = country.best_for(row.municipality);
        if (request.service != "child_protection") return;
        for (const auto& cooperation : existing) {
          auto members = cooperation.second;
          const auto own = std::find(members.begin(), members.end(), row.municipality);
          if (own == members.end() || members.size() > cooperation::most_studied) continue;
          std::rotate(members.begin(), own, own + 1);
          row.now = country.measure(members);
        }
      },
      request.threads);
  return rows;
}

ExistingAnswer existing_child_protection(const Service& service, std::uint64_t seed) {
  cooperation::PartnerSearch search;
  search.seed = seed;
  const cooperation::Country country(service.facts(), service_named("child_protection"), search);
  ExistingAnswer answer;
  answer.evidence = cooperation::child_protection_evidence(service.facts());
  for (const auto& [number, members] : cooperation::existing_cooperations(service.facts())) {
    ExistingRow row{number, members, country.measure(members), 0};
    for (const MunicipalityIndex member : members)
      row.days_alone += country.days_alone(member) / static_cast<double>(members.size());
    answer.rows.push_back(std::move(row));
  }
  return answer;
}

InquiryAnswer read_inquiry(const Service& service, const std::filesystem::path& file, std::uint64_t seed) {
  InquiryAnswer answer;
  answer.inquiry = cooperation::read_inquiry(read_file(file), file.filename().string(), service.facts());
  answer.notices = cooperation::notices_of(answer.inquiry, service.facts().version);
  if (!answer.inquiry.study.empty())
    answer.study = study_cooperation(service, file.parent_path() / answer.inquiry.study, seed);
  return answer;
}

}  // namespace handlingsrom::api
