// The page's settings as the file that a municipality would write.
#include <fmt/format.h>

#include "base/error.hpp"
#include <algorithm>
#include <array>
#include "surface/api/structure_studied.hpp"

namespace handlingsrom::api {
namespace {

// Local norms for the longest way of grades 1–4, 5–7 and 8–10 are often 45, 60 and 75 minutes; the same at 40 km/h. The law has none.
constexpr std::array<double, 3> usual_longest{30, 40, 50};
constexpr int ahead = 2, usual_years = 15;  // the first year after today's, and how many

std::string toml_quoted(const std::string& text) {
  std::string made = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') made += '\\';
    if (c == '\n')
      made += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t')
      made += c;
  }
  return made + "\"";
}

std::string list(const std::vector<std::string>& names) {
  std::string made;
  for (const std::string& name : names) made += (made.empty() ? "" : ", ") + toml_quoted(name);
  return "[" + made + "]";
}

std::string head(const Service& service, const StructureRequest& request, const messages::Catalogue& catalogue) {
  const registry::Municipality& municipality = service.municipality(service.find_number_or_name(request.municipality));
  const Assumptions defaults = service.default_assumptions();
  const int last = defaults.first_year().value + defaults.years() - 1;
  const int first_year = request.first_year.value_or(defaults.first_year().value + ahead);
  const int last_year = request.last_year.value_or(std::min(last, first_year + usual_years - 1));
  std::string text =
      fmt::format("title = {}\nmunicipality = {}\nfirst_year = {}\nlast_year = {}\n",
                  toml_quoted(catalogue.text("structure_page.file_title", {{"name", municipality.name}})),
                  toml_quoted(municipality.name), first_year, last_year);
  if (request.most_schools) text += fmt::format("most_schools = {}\n", *request.most_schools);
  if (request.changes_a_year) text += fmt::format("changes_a_year = {}\n", *request.changes_a_year);
  text += "\n[longest]\n";
  constexpr std::array keys{"km_1_4", "km_5_7", "km_8_10"};
  for (std::size_t k = 0; k < keys.size(); ++k)
    text += fmt::format("{} = {}\n", keys[k], request.longest[k].value_or(usual_longest[k]));
  for (const StructureRequest::Site& site : request.sites) {
    text += fmt::format("\n[[site]]\nname = {}\n", toml_quoted(site.name));
    if (site.pupils) text += fmt::format("pupils = {}\n", *site.pupils);
    if (site.seats) text += fmt::format("seats = {}\n", *site.seats);
    if (!site.must.empty()) text += fmt::format("must = {}\n", toml_quoted(site.must));
  }
  return text;
}

}  // namespace

std::string structure_file(const Service& service, const StructureRequest& request,
                           const messages::Catalogue& catalogue) {
  std::string text = request.file.empty() ? head(service, request, catalogue) : request.file;
  if (!text.empty() && text.back() != '\n') text += '\n';
  for (const StructureRequest::Alternative& one : request.alternatives) {
    text += fmt::format("\n[[alternative]]\ntitle = {}\n", toml_quoted(one.title));
    if (!one.close.empty()) text += fmt::format("close = {}\n", list(one.close));
    if (!one.open.empty()) text += fmt::format("open = {}\n", list(one.open));
  }
  return text;
}

StructureStudyAnswer studied(const Service& service, const StructureRequest& request, bool search,
                             const messages::Catalogue& catalogue) {
  StructureStudyQuestion question;
  StructureRequest with_points = request;
  if (!search)
    with_points.alternatives.insert(with_points.alternatives.begin(), request.points.begin(), request.points.end());
  question.source = {structure_file(service, with_points, catalogue), structure_file_name, {}};
  if (!request.ways.empty()) question.source.ways = [&request](const std::string&) { return request.ways; };
  question.seconds = request.seconds;
  question.search = search;
  StructureStudyAnswer answer = study_structure(service, question, catalogue);
  if (answer.municipality != service.find_number_or_name(request.municipality))
    throw Error(ErrorCode::bad_input, "structure_elsewhere",
                {{"found", answer.study.municipality},
                 {"expected", service.municipality(service.find_number_or_name(request.municipality)).name}});
  if (search) return answer;
  // The points come after the file's own alternatives: they are the frontier, the first the cheapest and the last the nearest.
  const std::size_t count = request.points.size();
  const std::size_t page = request.alternatives.size();
  const std::size_t first = answer.alternatives.size() - page - count;
  std::vector<StudiedAlternative> points(answer.alternatives.begin() + static_cast<std::ptrdiff_t>(first),
                                         answer.alternatives.begin() + static_cast<std::ptrdiff_t>(first + count));
  answer.alternatives.erase(answer.alternatives.begin() + static_cast<std::ptrdiff_t>(first),
                            answer.alternatives.begin() + static_cast<std::ptrdiff_t>(first + count));
  for (StudiedAlternative& point : points) {
    if (!point.possible) continue;
    answer.result.frontier.push_back({point.choice, point.sums.total, point.sums.travel});
  }
  const auto add = [&](StudiedAlternative one, const char* kind, std::size_t at) {
    one.title.clear();
    one.kind = kind;
    answer.alternatives.insert(answer.alternatives.begin() + static_cast<std::ptrdiff_t>(at), std::move(one));
  };
  if (!points.empty()) {
    answer.result.best = {points.front().choice, points.front().sums.total, points.front().sums.travel};
    add(points.front(), "cheapest", 1);
    if (points.size() > 1) add(points.back(), "nearest", 2);
  }
  return answer;
}

}  // namespace handlingsrom::api
