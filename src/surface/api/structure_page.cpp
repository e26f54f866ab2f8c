#include "surface/api/structure_page.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/live_json.hpp"
#include "surface/api/structure_drawings.hpp"
#include "surface/api/structure_parts.hpp"
#include "surface/api/structure_studied.hpp"
#include "surface/api/structure_words.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;

Json rounded(double value) { return std::isfinite(value) ? Json(std::round(value * 100) / 100) : Json(nullptr); }

/// What an alternative closes and opens, as a request says it.
Json wish(const StructureStudyAnswer& answer, const structure_study::Choice& choice) {
  Json close = Json::array(), open = Json::array();
  for (std::size_t s = 0; s < answer.study.sites.size(); ++s) {
    const structure_study::Site& site = answer.study.sites[s];
    if (site.open_today && choice.open[s] == 0) close.push_back(site.name);
    if (!site.open_today && choice.open[s] != 0) open.push_back(site.name);
  }
  return {{"close", std::move(close)}, {"open", std::move(open)}};
}

Json sites_json(const StructureStudyAnswer& answer) {
  Json sites = Json::array(), areas = Json::array();
  const std::vector<std::string> brief = short_names(answer.study);
  for (std::size_t s = 0; s < answer.study.sites.size(); ++s) {
    const structure_study::Site& site = answer.study.sites[s];
    sites.push_back({{"name", site.name},
                     {"short", brief[s]},
                     {"lowest_grade", site.lowest},
                     {"highest_grade", site.highest},
                     {"seats", rounded(site.seats)},
                     {"open_today", site.open_today},
                     {"must", site.rule == structure_study::Rule::open     ? Json("stay")
                              : site.rule == structure_study::Rule::closed ? Json("close")
                                                                           : Json(nullptr)},
                     {"pupils", rounded(answer.alternatives.front().sums.sites[s].front().pupils)}});
  }
  for (const structure_study::Area& area : answer.study.areas) areas.push_back(area.name);
  return {{"sites", std::move(sites)}, {"areas", std::move(areas)}};
}

/// The place of an alternative that is named as the page names it: of the list, or of the frontier (then it is put last).
std::size_t shown_at(StructureStudyAnswer& answer, const std::string& shown) {
  for (std::size_t k = 0; k < answer.alternatives.size(); ++k) {
    const StudiedAlternative& one = answer.alternatives[k];
    if (one.kind == shown || (one.kind == "own" && shown == fmt::format("alternative-{}", k))) return k;
  }
  std::string names;
  for (std::size_t k = 0; k < answer.alternatives.size(); ++k) {
    const StudiedAlternative& one = answer.alternatives[k];
    names += (names.empty() ? "" : ", ") + (one.kind == "own" ? fmt::format("alternative-{}", k) : one.kind);
  }
  throw Error(ErrorCode::bad_input, "structure_not_shown", {{"found", shortened(shown)}, {"expected", names}});
}

std::size_t year_at(const structure_study::Study& study, std::optional<int> year, int otherwise) {
  const int wanted = year.value_or(study.first.value + std::min(otherwise, study.years - 1));
  if (wanted < study.first.value || wanted >= study.first.value + study.years)
    throw Error(ErrorCode::bad_input, "study_year",
                {{"found", std::to_string(wanted)},
                 {"expected", fmt::format("{}–{}", study.first.value, study.first.value + study.years - 1)}});
  return static_cast<std::size_t>(wanted - study.first.value);
}

}  // namespace

Json structure_best_json(const Service& service, const StructureRequest& request,
                         const messages::Catalogue& catalogue) {
  const StructureStudyAnswer answer = studied(service, request, true, catalogue);
  Json points = Json::array();
  for (const structure_study::Point& point : answer.result.frontier) {
    Json one = wish(answer, point.choice);
    one["total"] = rounded(point.total);
    one["travel"] = rounded(point.travel);
    points.push_back(std::move(one));
  }
  Json json{{"title", answer.study.title},
            {"sentence", structure_study_best(answer, catalogue)},
            {"proved", answer.result.proved},
            {"total", rounded(answer.result.best.total)},
            {"bound", rounded(answer.result.bound)},
            {"first_year", answer.study.first.value},
            {"last_year", answer.study.first.value + answer.study.years - 1},
            {"points", std::move(points)},
            {"left_out", answer.unknown}};
  json.update(sites_json(answer));
  return json;
}

Json structure_compared_json(const Service& service, const StructureRequest& request, const std::string& shown,
                             std::optional<int> year, const messages::Catalogue& catalogue) {
  const report::Words words(catalogue);
  StructureStudyAnswer answer = studied(service, request, false, catalogue);
  // A point of the frontier is shown as an alternative of its own.
  if (shown.starts_with("point-")) {
    StructureRequest with = request;
    std::size_t at = request.points.size();
    const std::string digits = shown.substr(6, 3);
    if (!digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos)
      at = static_cast<std::size_t>(std::stoul(digits));
    if (at >= request.points.size())
      throw Error(ErrorCode::bad_input, "structure_not_shown",
                  {{"found", shortened(shown)}, {"expected", fmt::format("point-0 … {}", request.points.size() - 1)}});
    with.alternatives.push_back(request.points[at]);
    with.alternatives.back().title = catalogue.text("structure_page.point", {{"number", std::to_string(at + 1)}});
    answer = studied(service, with, false, catalogue);
  }
  const std::size_t k = shown.starts_with("point-") ? answer.alternatives.size() - 1
                                                    : shown_at(answer, shown.empty() ? "cheapest" : shown);
  const std::size_t t = year_at(answer.study, year, answer.study.years - 1);
  const StructureParts narrow(answer, words, request.width), wide(answer, words, request.wide);
  Json alternatives = Json::array();
  for (std::size_t each = 0; each < answer.alternatives.size(); ++each) {
    const StudiedAlternative& one = answer.alternatives[each];
    Json json{{"key", one.kind == "own" ? fmt::format("alternative-{}", each) : one.kind},
              {"name", alternative_name(one, catalogue)},
              {"closed", closed_with_years(answer, one)},
              {"possible", one.possible}};
    json.update(wish(answer, one.choice));
    alternatives.push_back(std::move(json));
  }
  std::vector<report::Section> side_by_side;
  if (!answer.result.frontier.empty()) side_by_side.push_back(narrow.frontier());
  const std::size_t frontier_count = side_by_side.size();
  side_by_side.push_back(wide.alternatives());
  side_by_side.push_back(wide.pupils());
  side_by_side.push_back(wide.years());
  Json sections = live_sections(side_by_side, words);
  Json json{{"shown", alternatives[k]["key"]},
            {"year", answer.study.first.value + static_cast<int>(t)},
            {"alternatives", std::move(alternatives)},
            {"frontier", frontier_count > 0 ? sections[0] : Json(nullptr)},
            {"map", live_sections({narrow.map(k, t)}, words)[0]}};
  const auto draw = [&](const char* part, std::string element) {
    Json& chart = json[part]["charts"][0];
    chart["svg"] = std::move(element);
    chart["shown"] = structure_text(catalogue, answer.study.service, std::string("structure_page.") + part + ".shown");
  };
  draw("map", structure_map(service, answer, k, t, "structure-map", request.width, words).element);
  if (frontier_count > 0)
    draw("frontier", structure_frontier(answer, "structure-frontier", request.width, words).element);
  Json rest = Json::array();
  for (std::size_t i = frontier_count; i < sections.size(); ++i) rest.push_back(std::move(sections[i]));
  json["side_by_side"] = std::move(rest);
  json["one"] = live_sections({wide.one_by_year(k), wide.places(k)}, words);
  json["notices"] = structure_study_notices(answer, catalogue);
  return json;
}

}  // namespace handlingsrom::api
