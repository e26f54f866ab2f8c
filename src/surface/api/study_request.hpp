// A study that is asked for by values: written as the file that a secretariat would write, and read by the one who reads such files.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/standard_seed.hpp"
#include "surface/api/studies.hpp"

namespace handlingsrom::api {

/// All names as a file has them. What is absent is left to the file's own defaults.
struct StudyRequest {
  struct Own {
    std::string municipality;
    std::optional<double> cost, direct, fte, use, places_used, agreed;
  };
  struct Setting {
    std::string id;  // of an assumption, without "cooperation."
    double value = 0;
    std::optional<double> low, high;
    std::string reason;  // empty: that it was set by whoever asks
  };
  struct Road {
    std::string from, to;
    double km = 0;
    std::optional<double> minutes;
  };
  struct Key {
    int from = 0;
    std::string text;     // empty: the sharing's name
    std::string sharing;  // empty: in words only
    std::optional<double> fixed_share;
  };
  std::string title;  // empty: the service and the members
  std::string service = "child_protection";
  std::vector<std::string> municipalities;        // numbers or names
  std::optional<std::vector<std::string>> hosts;  // nullopt: any of them
  std::string sharing = "fixed_rest";
  std::string form;  // empty: none chosen
  std::optional<int> first_year, needed, transition_years, notice_months;
  std::optional<double> most_minutes, most_km, obligations, deposit, least;
  bool through_neighbours = false;
  std::string quality, nearness;  // empty: said to be unwritten
  std::vector<Own> own;
  std::vector<Setting> settings;
  std::optional<Setting> scale;
  std::vector<Road> roads;
  std::map<std::string, std::string> agreement;
  std::vector<Key> history;

  std::string leaves;     // the member that is looked at as if it left; empty: none
  std::string seen_from;  // the member whose view is shown; empty: the first
};

/// What refusals of such a study call it.
inline constexpr const char* study_file_name = "samarbeid.toml";

/// The study as a file (choice/cooperation/study/study.hpp), the leaver included, ready for `cooperation study`. Nothing is checked here: what is wrong is refused
/// with line and column by whoever reads it.
std::string study_file(const Service& service, const StudyRequest& request, const messages::Catalogue& catalogue);

/// The request without one member: hosts, own figures, distances too; agreed shares are scaled to 100 again.
StudyRequest without(const Service& service, const StudyRequest& request, const std::string& member);

/// Reads study_file() and works it out. Throws what study_cooperation_text throws.
StudyAnswer study_of(const Service& service, const StudyRequest& request, const messages::Catalogue& catalogue,
                     std::uint64_t seed = standard_seed, int draws = study_draws);

}  // namespace handlingsrom::api
