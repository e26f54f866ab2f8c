// What happens to our children, and to our school? One settlement or one school, in every alternative.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/standard_seed.hpp"
#include "base/text.hpp"
#include "standing/registry/fold.hpp"
#include "surface/api/council_parts.hpp"
#include "surface/api/live_json.hpp"
#include "surface/api/schools.hpp"
#include "surface/api/structure_studied.hpp"
#include "surface/api/structure_words.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;
using report::Cell;
using report::Table;
using structure_study::no_site;

constexpr int starts_at = 6;    // years of age, in the autumn of the year
constexpr int usual_after = 3;  // years after the first that is told in words

template <class List>
std::size_t named(const List& list, const std::string& name, const char* key) {
  std::string names;
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (registry::fold(list[k].name) == registry::fold(name)) return k;
    names += (names.empty() ? "" : ", ") + list[k].name;
  }
  throw Error(ErrorCode::bad_input, key, {{"found", shortened(name)}, {"expected", names}});
}

class Answerer {
 public:
  Answerer(const StructureStudyAnswer& answer, const messages::Catalogue& catalogue)
      : answer_(answer), study_(answer.study), catalogue_(catalogue), words_(catalogue) {}

  Json child(const StructureQuestion& question) const {
    const std::size_t area = named(study_.areas, question.area, "structure_no_area");
    const int first = study_.first.value, last = first + study_.years - 1;
    const int oldest = first - starts_at - structure::grades + 1, youngest = last - starts_at;
    if (!question.born || *question.born < oldest || *question.born > youngest)
      throw Error(ErrorCode::bad_input, "structure_born",
                  {{"found", question.born ? std::to_string(*question.born) : "–"},
                   {"expected", fmt::format("{}–{}", oldest, youngest)}});
    const auto grade_in = [&](int year) { return year - *question.born - starts_at + 1; };
    const int begins = std::max(first, *question.born + starts_at);
    const int ends = std::min(last, *question.born + starts_at + structure::grades - 1);
    const int told = std::clamp(question.year.value_or(first + usual_after), begins, ends);
    Table rows = table("child", {"alternative", "year", "grade", "school", "kilometres_way", "minutes", "class_size",
                                 "school_pupils"});
    std::vector<std::string> sentences;
    for (const StudiedAlternative& one : answer_.alternatives) {
      for (int year = begins; year <= ends; ++year) {
        const auto t = static_cast<std::size_t>(year - first);
        const auto g = static_cast<std::size_t>(grade_in(year) - 1);
        const std::size_t site = one.possible ? one.in_year(t).placing[area][g] : no_site;
        if (year == told) sentences.push_back(child_sentence(one, area, site, t, static_cast<int>(g) + 1));
        if (site == no_site) continue;
        const structure_study::SiteYear& at = one.sums.sites[site][t];
        rows.rows.push_back({Cell::words(alternative_name(one, catalogue_)), Cell::figure(year),
                             Cell::figure(static_cast<double>(g) + 1), Cell::words(study_.sites[site].name),
                             Cell::figure(study_.way(site, area)), Cell::figure(study_.time(site, area)),
                             Cell::figure(at.classes > 0 ? at.pupils / at.classes : facts::missing),
                             Cell::figure(at.pupils)});
      }
    }
    const std::string heading = text("child.heading", {{"area", study_.areas[area].name},
                                                       {"born", std::to_string(*question.born)},
                                                       {"year", std::to_string(told)},
                                                       {"grade", std::to_string(grade_in(told))}});
    return made(heading, sentences, std::move(rows), told);
  }

  Json school(const StructureQuestion& question) const {
    const std::size_t site = named(study_.sites, question.site, "structure_no_site");
    const int first = study_.first.value, last = first + study_.years - 1;
    const int told = std::clamp(question.year.value_or(first + usual_after), first, last);
    Table rows = table("school", {"alternative", "year", "pupils", "low", "high", "classes", "class_size", "teaching",
                                  "staff", "fill"});
    std::vector<std::string> sentences;
    for (const StudiedAlternative& one : answer_.alternatives) {
      if (!one.possible) {
        sentences.push_back(text("impossible", {{"alternative", alternative_name(one, catalogue_)}}));
        continue;
      }
      for (int year = first; year <= last; ++year) {
        const auto t = static_cast<std::size_t>(year - first);
        const bool open = one.in_year(t).open[site] != 0;
        const structure_study::SiteYear& at = one.sums.sites[site][t];
        if (year == told) sentences.push_back(school_sentence(one, site, t));
        if (!open) continue;
        rows.rows.push_back(
            {Cell::words(alternative_name(one, catalogue_)), Cell::figure(year), Cell::figure(at.pupils),
             Cell::figure(at.low), Cell::figure(at.high), Cell::figure(at.classes),
             Cell::figure(at.classes > 0 ? at.pupils / at.classes : facts::missing), Cell::figure(at.teaching),
             Cell::figure(at.staff), Cell::figure(100 * at.high / study_.sites[site].seats)});
      }
    }
    return made(text("school.heading", {{"school", study_.sites[site].name}, {"year", std::to_string(told)}}),
                sentences, std::move(rows), told);
  }

 private:
  std::string text(const std::string& key, const messages::Arguments& arguments) const {
    return structure_text(catalogue_, study_.service, "structure_page." + key, arguments);
  }
  std::string number(double value, int decimals = 0) const { return words_.number(value, decimals); }

  std::string child_sentence(const StudiedAlternative& one, std::size_t area, std::size_t site, std::size_t t,
                             int grade) const {
    const std::string name = alternative_name(one, catalogue_);
    if (!one.possible) return text("impossible", {{"alternative", name}});
    if (site == no_site) return text("child.none", {{"alternative", name}});
    const structure_study::SiteYear& at = one.sums.sites[site][t];
    const double way = study_.way(site, area);
    const bool carried = way > study_.transport_limit[grade == 1 ? 0 : 1];
    const bool mixed = at.classes < study_.sites[site].highest - study_.sites[site].lowest + 0.5;
    const char* key = way < 0.05 ? "child.here" : carried ? "child.carried" : "child.walks";
    std::string sentence = text(key, {{"alternative", name},
                                      {"school", study_.sites[site].name},
                                      {"km", number(way, 1)},
                                      {"class", number(at.pupils / std::max(at.classes, 1e-9))},
                                      {"pupils", number(at.pupils)}});
    if (mixed) sentence += " " + text("child.mixed", {});
    return sentence;
  }

  /// "5.–7. trinn går på Venn": grades that go elsewhere than today, from the school or to it.
  std::string grades_moved(const StudiedAlternative& one, std::size_t site, std::size_t t, bool away) const {
    std::map<std::size_t, std::pair<int, int>> by_other;  // lowest and highest grade
    for (std::size_t a = 0; a < study_.areas.size(); ++a) {
      for (std::size_t g = 0; g < structure::grades; ++g) {
        const std::size_t before = answer_.alternatives.front().in_year(t).placing[a][g],
                          now = one.in_year(t).placing[a][g], here = away ? before : now, other = away ? now : before;
        if (here != site || other == site || other == no_site || study_.areas[a].pupils[t][g] <= 0) continue;
        const int grade = static_cast<int>(g) + 1;
        const auto [found, fresh] = by_other.try_emplace(other, grade, grade);
        found->second = {std::min(found->second.first, grade), std::max(found->second.second, grade)};
      }
    }
    std::string said;
    for (const auto& [other, range] : by_other) {
      said += " " + text(away ? "school.grades_to" : "school.grades_from",
                         {{"grades", grades_text(range.first, range.second)}, {"school", study_.sites[other].name}});
    }
    return said;
  }

  std::string school_sentence(const StudiedAlternative& one, std::size_t site, std::size_t t) const {
    const std::string name = alternative_name(one, catalogue_);
    if (one.in_year(t).open[site] == 0) {
      std::string to;
      for (std::size_t a = 0; a < study_.areas.size(); ++a) {
        for (std::size_t g = 0; g < one.in_year(t).placing[a].size(); ++g) {
          if (answer_.alternatives.front().in_year(t).placing[a][g] != site) continue;
          const std::size_t now = one.in_year(t).placing[a][g];
          if (now == no_site || to.find(study_.sites[now].name) != std::string::npos) continue;
          to += (to.empty() ? "" : ", ") + study_.sites[now].name;
        }
      }
      return text("school.closed", {{"alternative", name}, {"to", to.empty() ? "–" : to}});
    }
    const structure_study::SiteYear& at = one.sums.sites[site][t];
    std::string sentence = text("school.open", {{"alternative", name},
                                                {"pupils", number(at.pupils)},
                                                {"low", number(at.low)},
                                                {"high", number(at.high)},
                                                {"classes", number(at.classes, at.classes < 9.95 ? 1 : 0)},
                                                {"staff", number(at.staff, 1)}});
    if (std::isfinite(study_.sites[site].seats) && study_.sites[site].seats > 0)
      sentence += " " + text("school.seats", {{"seats", number(study_.sites[site].seats)},
                                              {"fill", number(100 * at.high / study_.sites[site].seats)}});
    if (study_.service == structure_study::Service::school)
      sentence += grades_moved(one, site, t, true) + grades_moved(one, site, t, false);
    return sentence;
  }

  Table table(const char* id, std::initializer_list<const char*> keys) const {
    Table made;
    made.id = fmt::format("structure_{}", id);
    made.caption = text(std::string("table.") + id, {});
    for (const char* key : keys) {
      const std::string column = key;
      const bool tenth = column == "kilometres_way" || column == "class_size" || column == "classes" ||
                         column == "teaching" || column == "staff";
      made.columns.push_back({structure_text(catalogue_, study_.service, "structure_plan.column." + column), "",
                              tenth ? 1 : 0, 1, column == "year"});
    }
    return made;
  }

  Json made(const std::string& heading, const std::vector<std::string>& sentences, Table rows, int told) const {
    report::Section section;
    section.id = rows.id;
    section.heading = heading;
    section.charts.push_back(table_alone(std::move(rows)));
    return {{"year", told}, {"sentences", sentences}, {"section", live_sections({section}, words_)[0]}};
  }

  const StructureStudyAnswer& answer_;
  const structure_study::Study& study_;
  const messages::Catalogue& catalogue_;
  report::Words words_;
};

}  // namespace

Json structure_answer_json(const Service& service, const StructureRequest& request, const StructureQuestion& question,
                           const messages::Catalogue& catalogue) {
  const StructureStudyAnswer answer = studied(service, request, false, catalogue);
  if (!question.area.empty() && answer.study.service != structure_study::Service::school)
    throw Error(ErrorCode::bad_input, "structure_only_schools");
  const Answerer answerer(answer, catalogue);
  return question.area.empty() ? answerer.school(question) : answerer.child(question);
}

std::vector<std::filesystem::path> write_structure_page_plan(const Service& service, const StructureRequest& request,
                                                             const messages::Catalogue& catalogue,
                                                             const std::filesystem::path& folder,
                                                             report::Formats formats) {
  constexpr std::uint64_t seed = standard_seed;
  return write_structure_plan_as(service, studied(service, request, true, catalogue), catalogue, folder, seed, formats);
}

}  // namespace handlingsrom::api
