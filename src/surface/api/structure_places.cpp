#include "surface/api/structure_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "base/toml.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/model.hpp"
#include "outlook/rooms/own_in_force.hpp"
#include "standing/buildings/buildings.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/cell.hpp"
#include "surface/api/schools.hpp"
#include "surface/api/structure_units.hpp"

namespace handlingsrom::api {
namespace {

using StudyService = structure_study::Service;
using staffing::ByGrade;

constexpr double ninth_decile = 1.2815515655446004;  // of the standard normal

struct Listed {
  std::vector<std::string> names;
  std::vector<UnitPlace> places;
};

buildings::Use use_of(StudyService service) {
  return service == StudyService::kindergarten ? buildings::Use::kindergarten
         : service == StudyService::care_home  ? buildings::Use::care_home
                                               : buildings::Use::staffed_home;
}

/// The sites of a study's file that are there today; the rest of the file is the study's own matter.
Listed of_study(const Service& service, const std::string& text, const PlacesQuestion& question) {
  const std::string name = question.list.filename().string();
  const toml::Document document(text, name);
  const toml::Value root = document.root();
  const auto kind = root.find("service");
  if (!kind || kind->text() != key_of(question.service))
    throw Error(ErrorCode::bad_input, "places_other",
                {{"file", name},
                 {"found", kind ? kind->text() : std::string(key_of(StudyService::school))},
                 {"expected", std::string(key_of(question.service))}});
  const std::string municipality = root.need("municipality").some_text();
  if (service.find(municipality) != question.municipality)
    throw Error(
        ErrorCode::bad_input, "places_elsewhere",
        {{"file", name}, {"found", municipality}, {"expected", service.municipality(question.municipality).name}});
  Listed listed;
  for (const toml::Value& site : root.tables_or_none("site")) {
    if (site.flag_or("new", false)) continue;
    listed.names.push_back(site.need("name").some_text());
    const auto users = site.find("users"), seats = site.find("seats");
    listed.places.push_back(
        {users ? users->number(0, 5000) : facts::missing, seats ? seats->number(0, 5000) : facts::missing, true});
  }
  return listed;
}

Listed of_table(const std::string& bytes, const PlacesQuestion& question, Year first) {
  const buildings::Use use = use_of(question.service);
  Listed listed;
  for (const buildings::Building& one :
       buildings::read_bytes(bytes, question.list.filename().string(), use).buildings) {
    if (one.use != use || (one.empty_from != 0 && one.empty_from <= first.value)) continue;
    listed.names.push_back(one.name);
    listed.places.push_back({one.users, one.capacity, true});
  }
  return listed;
}

Listed read_list(const Service& service, const PlacesQuestion& question, Year first) {
  if (question.list.empty()) return {};
  const std::string bytes = question.bytes ? *question.bytes : read_file(question.list);
  Listed listed =
      question.list.extension() == ".toml" ? of_study(service, bytes, question) : of_table(bytes, question, first);
  if (listed.places.empty())
    throw Error(ErrorCode::bad_input, "places_none",
                {{"file", question.list.filename().string()}, {"expected", std::string(key_of(question.service))}});
  return listed;
}

/// Seats of the list where it has any; else what is given or published for the municipality.
void add_seats(const Service& service, const PlacesQuestion& question, PlacesOutlook& outlook) {
  double listed = 0;
  bool all = !outlook.places.empty();
  for (const PlaceOutlook& place : outlook.places) {
    all = all && !std::isnan(place.seats);
    listed += place.seats;
  }
  outlook.seats_from = "none";
  const auto take = [&](double seats, const char* from) {
    if (outlook.seats_from != "none" || std::isnan(seats)) return;
    outlook.seats = seats;
    outlook.seats_from = from;
  };
  if (all) take(listed, "list");
  const facts::OwnFigures* own = rooms::own_in_force(service.chain(), question.municipality);
  const auto own_of = [&](facts::OwnQuantity quantity, facts::Sector sector) {
    return own == nullptr ? facts::missing : own->value(quantity, sector);
  };
  if (question.service == StudyService::kindergarten) {
    take(own_of(facts::OwnQuantity::places, facts::Sector::kindergarten), "own");
  } else if (question.service == StudyService::care_home) {
    take(own_of(facts::OwnQuantity::places, facts::Sector::care), "own");
    take(rooms::care_places({service.facts(), question.municipality, nullptr}).value, "public");
  } else {
    take(own_of(facts::OwnQuantity::staffed_home_places, facts::Sector::care), "own");
  }
}

/// Chance for one place: users come and go each by himself (Poisson), and the municipality's own course.
void add_band(PlaceYear& year, const ByGrade& users, const ByGrade& spread, bool by_itself) {
  double together = 0;
  for (std::size_t g = 0; g < users.size(); ++g) {
    year.users += users[g];
    together += users[g] * spread[g];
  }
  const double reach = ninth_decile * std::hypot(by_itself ? std::sqrt(year.users) : 0, together);
  year.low = std::max(0.0, year.users - reach);
  year.high = year.users + reach;
}

/// `counted`: that the list says who is there.
PlaceYear place_year(const structure_study::Study& study, const ByGrade& users, const ByGrade& spread, bool counted) {
  PlaceYear year;
  add_band(year, users, spread, !counted);
  const staffing::Staff staff = structure_study::staff_at(study, users);
  year.groups = staff.classes;
  year.staff = staff.all();
  year.cost_per_user = year.users > 0 ? year.staff * study.costs.fte / year.users : facts::missing;
  return year;
}

}  // namespace

StudyService places_service(const std::string& name) {
  for (const StudyService each : {StudyService::kindergarten, StudyService::care_home, StudyService::staffed_home}) {
    if (name == key_of(each)) return each;
  }
  throw Error(ErrorCode::usage, "usage_value", {{"found", name}});
}

PlacesOutlook places_outlook(const Service& service, const PlacesQuestion& question) {
  const scenario::Evaluator evaluator(service.chain(), question.municipality);
  const rooms::Figures figures = evaluator.run({});
  const std::array tables{structure_study::parameters()};
  Assumptions assumptions(figures.first_year(), figures.years(), tables);
  for (const std::string& text : question.assumptions) {
    const auto [id, value] = name_and_number(text, "structure_study.care_ward=10");
    assumptions.set(id, value);
  }
  const UnitService unit = unit_service(question.service, figures, assumptions, service.last_counted());
  PlacesOutlook outlook;
  outlook.service = question.service;
  outlook.municipality = service.municipality(question.municipality).name;
  outlook.first = figures.first_year();
  const Listed listed = read_list(service, question, outlook.first);
  outlook.file = question.list.filename().string();
  structure_study::Study study;
  study.unit = unit.rules;
  study.costs.fte = unit.fte_cost;
  const auto shares = users_of_places(listed.places, unit);
  for (std::size_t k = 0; k < listed.places.size(); ++k) {
    PlaceOutlook place{listed.names[k], listed.places[k].seats, !std::isnan(listed.places[k].users), {}};
    if (place.users_given) outlook.listed += listed.places[k].users;
    for (std::size_t t = 0; t < shares[k].size(); ++t)
      place.years.push_back(place_year(study, shares[k][t], unit.spread[t], t == 0 && place.users_given));
    outlook.places.push_back(std::move(place));
  }
  for (std::size_t t = 0; t < unit.users.size(); ++t) {
    PlaceYear year;
    add_band(year, unit.users[t], unit.spread[t], false);
    for (const PlaceOutlook& place : outlook.places) {
      year.groups += place.years[t].groups;
      year.staff += place.years[t].staff;
    }
    if (outlook.places.empty()) year.groups = year.staff = facts::missing;
    year.cost_per_user = facts::missing;
    outlook.whole.push_back(year);
  }
  const char* sector = question.service == StudyService::kindergarten ? "kindergarten" : "care";
  outlook.sector_staff = figures.at(fmt::format("workforce.needed_by_sector.{}", sector)).middle;
  outlook.spending = figures.at(fmt::format("economy.spending.{}", sector)).middle;
  add_seats(service, question, outlook);
  return outlook;
}

}  // namespace handlingsrom::api
