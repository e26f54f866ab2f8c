#include "surface/api/study_ways.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/study_files.hpp"
#include "surface/api/ways.hpp"

namespace handlingsrom::api {
namespace {

using cooperation::Distance;
using Json = nlohmann::ordered_json;

/// Of the two directions, those that are known.
double mean_of(double there, double back) {
  if (!std::isfinite(there)) return back;
  return std::isfinite(back) ? (there + back) / 2 : there;
}

/// Pairs that the table gives, the first member of each before the second.
std::vector<Distance> distances_in(const Service& service, const std::vector<MunicipalityIndex>& members,
                                   const std::string& text, const std::string& name) {
  std::vector<WayEnd> ends;
  for (const MunicipalityIndex each : members)
    ends.push_back({service.municipality(each).name, to_string(service.municipality(each).number)});
  const Ways ways = read_ways(text, name, ends, ends);
  const std::size_t n = members.size();
  std::vector<Distance> distances;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      const double km = mean_of(ways.kilometres[i * n + j], ways.kilometres[j * n + i]);
      const double minutes = mean_of(ways.minutes[i * n + j], ways.minutes[j * n + i]);
      if (!std::isfinite(km)) continue;
      const auto within = [&](double value, double low, double high) {
        if (value >= low && value <= high) return;
        throw Error(ErrorCode::bad_input, "study_ways",
                    {{"file", name},
                     {"place", ends[i].front() + "–" + ends[j].front()},
                     {"found", fmt::format("{}", value)},
                     {"expected", fmt::format("{}–{}", low, high)}});
      };
      within(km, cooperation::nearest_km, cooperation::farthest_km);
      if (std::isfinite(minutes)) within(minutes, cooperation::shortest_minutes, cooperation::longest_minutes);
      distances.push_back({static_cast<int>(i), static_cast<int>(j), km, minutes, false});
    }
  }
  return distances;
}

}  // namespace

void add_ways(const Service& service, const std::string& text, const std::string& name, cooperation::Study& study) {
  std::vector<MunicipalityIndex> members;
  for (const cooperation::StudyMember& member : study.members) members.push_back(member.municipality);
  for (const Distance& found : distances_in(service, members, text, name)) {
    const auto known = std::find_if(study.distances.begin(), study.distances.end(), [&](const Distance& each) {
      return std::minmax(each.from, each.to) == std::minmax(found.from, found.to);
    });
    if (known == study.distances.end())
      study.distances.push_back(found);
    else if (!std::isfinite(known->km))
      known->km = found.km;
  }
}

Json ways_json(const Service& service, const std::vector<std::string>& municipalities, const std::string& text,
               const std::string& name) {
  std::vector<MunicipalityIndex> members;
  for (const std::string& each : municipalities) members.push_back(service.find_number_or_name(each));
  const auto number = [&](int member) {
    return to_string(service.municipality(members[static_cast<std::size_t>(member)]).number);
  };
  Json list = Json::array();
  for (const Distance& each : distances_in(service, members, text, name))
    list.push_back({{"from", number(each.from)},
                    {"to", number(each.to)},
                    {"km", std::round(each.km * 10) / 10},
                    {"minutes", std::isfinite(each.minutes) ? Json(std::round(each.minutes)) : Json(nullptr)}});
  return {{"distances", std::move(list)}};
}

}  // namespace handlingsrom::api
