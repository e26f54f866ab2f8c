#include "surface/api/studies.hpp"

#include <algorithm>
#include <limits>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/read_file.hpp"
#include "choice/structure/land.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/reading.hpp"
#include "outlook/rooms/steady_paths.hpp"
#include "surface/api/study_ways.hpp"

namespace handlingsrom::api {
namespace {

/// A straight line with less sea than this in one piece is not told: a sound or a fjord arm that the simplified borders may have.
constexpr double least_over_sea = 1;  // km

structure::Point point_of(const Service& service, MunicipalityIndex municipality) {
  const registry::Municipality& place = service.municipality(municipality);
  return {place.latitude, place.longitude};
}

/// The members' outlook: growth of the service at the middle, and it with the three rooms on paths that all members share.
cooperation::Outlook outlook_of(const Service& service, const cooperation::Study& study, int paths,
                                std::uint64_t seed) {
  const std::string id(study.service->outlook.empty() ? "population.total" : study.service->outlook);
  const rooms::Chain& chain = service.chain();
  const std::size_t n = study.members.size();
  cooperation::Outlook outlook;
  outlook.growth.resize(n);
  outlook.paths.resize(static_cast<std::size_t>(paths));
  for (cooperation::Outlook::Path& path : outlook.paths) {
    path.growth.resize(n);
    for (auto& room : path.rooms) room.resize(n);
    for (auto& room : path.steady) room.resize(n);
  }
  const bool pooled = study.service->care_places &&
                      std::none_of(study.members.begin(), study.members.end(),
                                   [](const cooperation::StudyMember& each) { return each.places_used.has_value(); });
  if (pooled) {
    outlook.places_need.resize(n);
    outlook.places_spare.resize(n);
  }
  std::vector<int> first_years(n);
  parallel_for(n, [&](std::size_t i) {
    rooms::Request request;
    request.municipality = study.members[i].municipality;
    request.seed = seed;
    const rooms::Figures middle = chain.run(request);
    const int first = middle.first_year().value, from = std::max(study.first_year, first);
    const auto skipped = static_cast<std::ptrdiff_t>(from - first);
    first_years[i] = from;
    const auto growth = [&](const rooms::Figure& figure) {
      std::vector<double> factors(figure.middle.begin() + skipped, figure.middle.end());
      for (double& each : factors) each /= figure.middle.front();
      return factors;
    };
    outlook.growth[i] = growth(middle.at(id));
    if (pooled) {
      rooms::Figures with_chance = middle;
      chain.add_chance(request, with_chance);
      const auto &need = with_chance.at("care.places_need").middle,
                 &enough = with_chance.at("care.places_enough").middle;
      for (std::size_t t = static_cast<std::size_t>(skipped); t < need.size(); ++t) {
        outlook.places_need[i].push_back(need[t]);
        outlook.places_spare[i].push_back(std::max(0.0, enough[t] - need[t]));
      }
    }
    request.paths = paths;
    const auto rooms_of = [&](const rooms::Figures& figures, auto& to) {
      for (std::size_t room = 0; room < rooms::room_figures.size(); ++room) {
        const rooms::Figure* found = figures.find(rooms::room_figures[room]);
        if (found == nullptr) {
          to[room][i].assign(outlook.growth[i].size(), std::numeric_limits<double>::quiet_NaN());
        } else {
          to[room][i].assign(found->middle.begin() + skipped, found->middle.end());
        }
      }
    };
    const auto path_of = [&](int path) -> cooperation::Outlook::Path& {
      return outlook.paths[static_cast<std::size_t>(path)];
    };
    rooms::run_paths(
        chain, request,
        [&](int path, rooms::Figures& figures) {
          path_of(path).growth[i] = growth(figures.at(id));
          rooms_of(figures, path_of(path).rooms);
        },
        [&](int path, rooms::Figures& figures) { rooms_of(figures, path_of(path).steady); });
  });
  outlook.first_year = first_years.front();
  return outlook;
}

/// Lines of the study's map distances that leave the land, the longest first.
std::vector<cooperation::SeaLine> sea_lines(const Service& service, const cooperation::Study& study) {
  if (!service.facts().archive) return {};
  std::vector<structure::Point> points;
  for (const cooperation::StudyMember& member : study.members) points.push_back(point_of(service, member.municipality));
  const structure::Land land(service.facts().archive->boundaries(), points);
  std::vector<cooperation::SeaLine> lines;
  for (const auto& [a, b] : cooperation::reckoned_pairs(study)) {
    const auto i = static_cast<std::size_t>(a), j = static_cast<std::size_t>(b);
    const double sea = land.longest_over_sea(points[i], points[j]);
    if (sea >= least_over_sea) lines.push_back({a, b, sea});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const auto& x, const auto& y) { return x.over_sea > y.over_sea; });
  return lines;
}

/// `beside` reads the file of that name beside the study's; empty: there is none to read.
StudyAnswer work_out(const Service& service, const std::string& text, const std::string& name, std::uint64_t seed,
                     int draws, const std::function<std::string(const std::string&)>& beside) {
  StudyAnswer answer;
  answer.study = cooperation::read_study(text, name, service.facts());
  if (!answer.study.ways.empty()) {
    if (!beside)
      cooperation::fail_at(answer.study, ErrorCode::bad_input, "ways", "study_ways_elsewhere",
                           {{"name", answer.study.ways}});
    add_ways(service, beside(answer.study.ways), std::filesystem::path(answer.study.ways).filename().string(),
             answer.study);
  }
  answer.last_year = rooms::last_projected_year.value;
  const cooperation::Outlook outlook = outlook_of(service, answer.study, std::min(draws, study_draws), seed);
  answer.outcome = cooperation::work_out_ahead(service.facts(), answer.study, outlook, draws, seed);
  answer.outcome.first_year = outlook.first_year;
  answer.rooms.resize(answer.study.members.size());
  for (std::size_t i = 0; i < answer.rooms.size(); ++i) {
    const auto last = [&](std::size_t room) {
      return answer.outcome.rooms[room].empty() ? std::numeric_limits<double>::quiet_NaN()
                                                : answer.outcome.rooms[room][i].alone.back().value;
    };
    answer.rooms[i] = {last(0), last(1), last(2)};
  }
  answer.over_sea = sea_lines(service, answer.study);
  answer.distances = cooperation::pair_distances(answer.study, service.facts());
  return answer;
}

}  // namespace

StudyAnswer study_cooperation_text(const Service& service, const std::string& text, const std::string& name,
                                   std::uint64_t seed, int draws) {
  return work_out(service, text, name, seed, draws, {});
}

StudyAnswer study_cooperation(const Service& service, const std::filesystem::path& file, std::uint64_t seed,
                              int draws) {
  return work_out(service, read_file(file), file.filename().string(), seed, draws,
                  [&](const std::string& name) { return read_file(file.parent_path() / name); });
}

InquiryAnswer read_inquiry(const Service& service, const std::filesystem::path& file, std::uint64_t seed) {
  InquiryAnswer answer;
  answer.inquiry = cooperation::read_inquiry(read_file(file), file.filename().string(), service.facts());
  answer.notices = cooperation::notices_of(answer.inquiry, service.facts().version);
  if (answer.inquiry.study.empty()) return answer;
  answer.study = study_cooperation(service, file.parent_path() / answer.inquiry.study, seed);
  for (const cooperation::Inquiry::Member& member : answer.inquiry.members) {
    const auto& studied = answer.study->study.members;
    if (std::any_of(studied.begin(), studied.end(),
                    [&](const cooperation::StudyMember& each) { return each.municipality == member.municipality; }))
      continue;
    throw Error(ErrorCode::bad_input, "inquiry_study_members",
                {{"file", answer.inquiry.file},
                 {"line", std::to_string(answer.inquiry.study_place.line)},
                 {"column", std::to_string(answer.inquiry.study_place.column)},
                 {"name", answer.inquiry.study},
                 {"found", member.name}});
  }
  return answer;
}

}  // namespace handlingsrom::api
