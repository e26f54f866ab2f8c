#include "surface/api/structure_study_file.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "base/toml.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/rooms/chain.hpp"
#include "standing/facts/cell.hpp"
#include "standing/registry/fold.hpp"
#include "surface/api/schools.hpp"
#include "surface/api/ways.hpp"

namespace handlingsrom::api {
namespace {

using structure_study::Area;
using structure_study::Site;
using structure_study::Study;

/// Whether an assumption has anything to do with what is studied: a school's classes have not where a kindergarten stands.
bool acts_on(const std::string& id, structure_study::Service service) {
  using structure_study::Service;
  const auto begins = [&](const char* with) { return id.rfind(with, 0) == 0; };
  const bool children = begins("structure_study.yearly_spread");
  const bool kindergarten = begins("structure_study.kindergarten_") || begins("structure_study.children_per_adult_");
  const bool care = begins("structure_study.care_");
  const bool school = begins("staffing.") || id == "structure_study.fte_cost" ||
                      id == "structure_study.transport_cost" ||
                      (begins("structure.") && id != "structure.detour_factor" && id != "structure.sea_stretch");
  if (service == Service::school) return !kindergarten && !care;
  return !school && !(service == Service::kindergarten ? care : kindergarten || children);
}

class StudyReader {
 public:
  StudyReader(const Service& service, const toml::Value& root, const StructureStudySource& source)
      : service_(service), root_(root), source_(source) {}

  ReadStudy read(std::uint64_t seed) {
    root_.only({"title", "about", "service", "municipality", "first_year", "last_year", "most_schools",
                "changes_a_year", "longest", "ways", "assumption", "site", "area", "alternative", "service_level"});
    Study& study = read_.study;
    study.title = root_.need("title").some_text();
    study.seed = seed;
    const toml::Value municipality = root_.need("municipality");
    municipality_ = service_.find(municipality.some_text());
    study.municipality = service_.municipality(municipality_).name;
    read_service();
    if (study.service == structure_study::Service::school) read_schools();
    read_years();
    read_assumptions();
    if (study.service == structure_study::Service::school) {
      read_sites();
    } else {
      demand_ = read_units(root_, unit_service(study.service, *figures_, *read_.assumptions, service_.last_counted()),
                           offset_, study);
    }
    read_areas();
    read_demands(root_, read_.study);
    read_.levels = read_levels(root_, read_.study);
    ways();
    read_.alternatives = read_alternatives(root_, read_.study);
    return std::move(read_);
  }

 private:
  void read_service() {
    const auto given = root_.find("service");
    if (!given) return;
    using structure_study::Service;
    const std::string text = given->text();
    for (const Service each : {Service::school, Service::kindergarten, Service::care_home, Service::staffed_home}) {
      if (text != key_of(each)) continue;
      read_.study.service = each;
      return;
    }
    given->refuse("school, kindergarten, care_home, staffed_home");
  }

  void read_schools() {
    // What the file knows of pupils comes first: everything else depends on it.
    const std::array tables{structure::parameters()};
    const Assumptions assumptions(service_.last_counted(), 1, tables);
    rules_ =
        structure::rules_of(assumptions, facts::country_key_figure(service_.facts(), "Gruppestørrelse 2", 1).value);
    schools_ = schools_with_own(service_, municipality_, rules_, [&](const std::vector<structure::School>& plain) {
                 return pupils_in_file(plain);
               }).schools;
  }

  std::vector<structure::OwnPupils> pupils_in_file(const std::vector<structure::School>& schools) const {
    std::vector<structure::OwnPupils> own;
    for (const toml::Value& table : root_.tables_or_none("site")) {
      const auto pupils = table.find("pupils");
      if (!pupils || table.find("new")) continue;
      const structure::School& school = schools[find_school(schools, table.need("name").some_text())];
      structure::OwnPupils& one = own.emplace_back();
      one.number = school.number;
      if (!pupils->is_list()) {
        one.pupils = pupils->number(0, 10000);
        continue;
      }
      for (const toml::Value& each : pupils->items()) {
        one.by_grade.push_back(each.number(0, 1000));
        one.pupils += one.by_grade.back();
      }
      if (school.counted() && static_cast<int>(one.by_grade.size()) != school.highest - school.lowest + 1)
        pupils->refuse(fmt::format("{}, {}–{}", school.highest - school.lowest + 1, school.lowest, school.highest));
    }
    return own;
  }

  void read_years() {
    const scenario::Evaluator evaluator(service_.chain(), municipality_);
    figures_ = evaluator.run({});
    pupils_ = projected_pupils(service_, municipality_, *figures_);
    const int first = pupils_.first.value, last = first + pupils_.years() - 1;
    const auto first_year = static_cast<int>(root_.need("first_year").whole(first, last));
    const auto last_year = static_cast<int>(root_.need("last_year").whole(first_year, last));
    Study& study = read_.study;
    study.first = Year{first_year};
    study.years = last_year - first_year + 1;
    offset_ = static_cast<std::size_t>(first_year - first);
  }

  void read_assumptions() {
    const std::array tables{structure::parameters(), staffing::parameters(), structure_study::parameters()};
    Assumptions assumptions(read_.study.first, read_.study.years, tables);
    if (const auto given = root_.find("assumption")) {
      for (const toml::Value& room : given->values()) {
        for (const toml::Value& each : room.values()) {
          const std::string id = room.key() + "." + each.key();
          try {
            if (!acts_on(id, read_.study.service)) each.fail("study_assumption_idle", {{"name", id}});
            assumptions.set(id, each.number());
          } catch (const Error& error) {
            if (error.code() != ErrorCode::unknown_name) throw;
            each.refuse_key("structure, staffing, structure_study");
          }
        }
      }
    }
    read_.assumptions = assumptions;
    const auto value = [&](const char* id) { return assumptions.first(id); };
    Study& study = read_.study;
    rules_ =
        structure::rules_of(assumptions, facts::country_key_figure(service_.facts(), "Gruppestørrelse 2", 1).value);
    study.staffing = staffing::rules_of(assumptions, rules_);
    study.transport_limit = rules_.transport_limit;
    study.costs = {value("structure_study.fte_cost"), value("structure_study.transport_cost"),
                   value("structure_study.discount_rate")};
    read_.sea_stretch = rules_.sea_stretch;
    speed_ = value("structure_study.speed");
    if (study.service != structure_study::Service::school) return;  // the others' spread comes with their users
    study.spread = structure_study::spread_of(assumptions, structure_study::ages_of_pupils(), service_.last_counted(),
                                              study.first, study.years);
  }

  void read_sites() {
    Study& study = read_.study;
    for (std::size_t k = 0; k < schools_.size(); ++k) {
      const structure::School& school = schools_[k];
      if (school.is_private || !school.counted()) continue;
      if (school.known == structure::Known::unknown || !school.placed()) {
        read_.unknown.push_back(school.name);
        continue;
      }
      Site site;
      site.name = school.name;
      site.lowest = school.lowest;
      site.highest = school.highest;
      site.latitude = school.latitude;
      site.longitude = school.longitude;
      site_of_school_.emplace_back(k, study.sites.size());
      study.sites.push_back(std::move(site));
    }
    for (const toml::Value& table : root_.tables_or_none("site")) {
      table.only({"name", "new", "pupils", "grades", "latitude", "longitude", "seats", "running_cost", "investment",
                  "sale", "opening_cost", "closing_cost", "condition", "must"});
      const std::string name = table.need("name").some_text();
      std::size_t at = study.sites.size();
      if (table.flag_or("new", false)) {
        Site site;
        site.name = name;
        site.open_today = false;
        site.latitude = table.need("latitude").number(57, 82);
        site.longitude = table.need("longitude").number(-10, 35);
        table.need("grades");
        study.sites.push_back(std::move(site));
      } else {
        at = site_named(read_.study, table.need("name"));
      }
      if (const auto grades = table.find("grades"))
        std::tie(study.sites[at].lowest, study.sites[at].highest) = grades_of(*grades);
      read_site_detail(table, study.sites[at]);
    }
    if (study.sites.empty()) root_.fail("study_no_school", {{"name", study.municipality}});
    if (study.sites.size() > structure_study::most_sites)
      root_.fail("study_most_sites", {{"found", std::to_string(study.sites.size())},
                                      {"expected", std::to_string(structure_study::most_sites)}});
  }

  /// Each school's pupils; those of a school that could be there are nobody's yet.
  void school_demand() {
    const structure::Courses courses = structure::courses(schools_, pupils_, rules_);
    const auto& all = courses.pupils;
    demand_.unsure.resize(read_.study.sites.size());
    demand_.users.resize(read_.study.sites.size());
    demand_.groups.resize(read_.study.sites.size());
    for (const auto& [school, site] : site_of_school_) {
      demand_.groups[site] = {schools_[school].lowest, schools_[school].highest};
      for (int t = 0; t < read_.study.years; ++t) {
        staffing::ByGrade year = all[school][offset_ + static_cast<std::size_t>(t)];
        for (double& each : year) each = std::isnan(each) ? 0 : each;
        demand_.users[site].push_back(year);
        demand_.unsure[site].push_back(courses.unsure[school][offset_ + static_cast<std::size_t>(t)]);
      }
    }
  }

  void read_areas() {
    Study& study = read_.study;
    if (study.service == structure_study::Service::school) school_demand();
    std::vector<double> left(study.sites.size(), 1);
    const auto add = [&](std::size_t site, std::string name, double latitude, double longitude, double share) {
      Area area;
      area.name = std::move(name);
      area.latitude = latitude;
      area.longitude = longitude;
      for (staffing::ByGrade year : demand_.users[site]) {
        for (double& each : year) each *= share;
        area.pupils.push_back(year);
      }
      // A part of a school is counted as well as the school; who lives in which part is not.
      if (!demand_.unsure.empty()) area.unsure = demand_.unsure[site];
      for (staffing::ByGrade& year : area.unsure) {
        for (double& each : year) each = 1 - share * (1 - each);
      }
      const auto [lowest, highest] = demand_.groups[site];
      for (int g = 1; g <= structure::grades; ++g)
        area.today.push_back(g >= lowest && g <= highest ? site : structure_study::no_site);
      study.areas.push_back(std::move(area));
    };
    for (const toml::Value& table : root_.tables_or_none("area")) {
      table.only({"name", "school", "share", "latitude", "longitude"});
      const std::size_t site = site_named(study, table.need("school"));
      if (!study.sites[site].open_today) table.need("school").refuse("a school that is open today");
      const toml::Value share = table.need("share");
      const double part = share.number(0, 1);
      left[site] -= part;
      if (left[site] < -1e-9) share.fail("study_shares", {{"name", study.sites[site].name}});
      add(site, table.need("name").some_text(), table.need("latitude").number(57, 82),
          table.need("longitude").number(-10, 35), part);
    }
    for (std::size_t site = 0; site < study.sites.size(); ++site) {
      if (left[site] > 1e-9 && !demand_.users[site].empty())
        add(site, study.sites[site].name, study.sites[site].latitude, study.sites[site].longitude, left[site]);
    }
  }

  template <typename Place>
  static std::vector<WayEnd> ends_of(const std::vector<Place>& places) {
    std::vector<WayEnd> ends;
    for (const Place& each : places) ends.push_back({each.name});
    return ends;
  }

  /// The study has its sites first.
  void take_ways(const Ways& ways) {
    Study& study = read_.study;
    const std::size_t areas = study.areas.size(), sites = study.sites.size();
    for (std::size_t a = 0; a < areas; ++a) {
      for (std::size_t s = 0; s < sites; ++s) {
        study.kilometres[s * areas + a] = ways.kilometres[a * sites + s];
        study.minutes[s * areas + a] = ways.minutes[a * sites + s];
      }
    }
  }

  void ways() {
    Study& study = read_.study;
    const std::size_t count = study.sites.size() * study.areas.size();
    study.kilometres.assign(count, facts::missing);
    study.minutes.assign(count, facts::missing);
    if (const auto given = root_.find("ways")) {
      const std::string name = given->some_text();
      if (!source_.ways) given->fail("study_ways_elsewhere", {{"name", name}});
      take_ways(read_ways(source_.ways(name), std::filesystem::path(name).filename().string(), ends_of(study.areas),
                          ends_of(study.sites)));
      read_.ways_given = true;
      return;
    }
    const auto at = [](double latitude, double longitude) {
      structure::School place;
      place.latitude = latitude;
      place.longitude = longitude;
      return place;
    };
    for (std::size_t s = 0; s < study.sites.size(); ++s) {
      for (std::size_t a = 0; a < study.areas.size(); ++a) {
        const double km =
            rules_.detour * structure::straight_kilometres(at(study.sites[s].latitude, study.sites[s].longitude),
                                                           at(study.areas[a].latitude, study.areas[a].longitude));
        study.kilometres[s * study.areas.size() + a] = km;
        study.minutes[s * study.areas.size() + a] = km / speed_ * 60;
      }
    }
  }

  const Service& service_;
  const toml::Value& root_;
  const StructureStudySource& source_;
  ReadStudy read_;
  MunicipalityIndex municipality_{};
  structure::Rules rules_;
  std::vector<structure::School> schools_;
  std::vector<std::pair<std::size_t, std::size_t>> site_of_school_;
  structure::Pupils pupils_;
  std::optional<rooms::Figures> figures_;
  PlaceDemand demand_;
  std::size_t offset_ = 0;
  double speed_ = 40;
};

}  // namespace

StructureStudySource structure_study_source(const std::filesystem::path& file) {
  return {read_file(file), file.filename().string(),
          [folder = file.parent_path()](const std::string& name) { return read_file(folder / name); }};
}

ReadStudy read_structure_study(const Service& service, const StructureStudySource& source, std::uint64_t seed) {
  const toml::Document document(source.text, source.name);
  const toml::Value root = document.root();
  return StudyReader(service, root, source).read(seed);
}

}  // namespace handlingsrom::api
