#include "surface/api/own_schools.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "base/error.hpp"
#include "base/store/documents.hpp"
#include "base/store/lines.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/own_in_force.hpp"
#include "standing/ledger/ledger.hpp"
#include "surface/api/schools.hpp"

namespace handlingsrom::api {
namespace {

/// "Venn skole" is "Venn" in the register, or the other way round.
std::optional<std::size_t> school_named(const std::vector<structure::School>& schools, const std::string& name) {
  std::vector<std::string> names{name};
  for (const std::string_view ending : {" skole", " skule", " barneskole", " barneskule"})
    if (name.ends_with(ending)) names.push_back(name.substr(0, name.size() - ending.size()));
  for (const std::string& each : names) {
    try {
      return find_school(schools, each);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::unknown_name) throw;
    }
  }
  return std::nullopt;
}

/// nullopt where pupils are in grades that the school has not.
std::optional<structure::OwnPupils> pupils_of(const structure::School& school, const facts::OwnSchool& own) {
  structure::OwnPupils result{school.number, 0, {}};
  if (school.counted()) result.by_grade.assign(static_cast<std::size_t>(school.highest - school.lowest + 1), 0);
  for (const auto& [grade, pupils] : own.by_grade) {
    result.pupils += pupils;
    if (school.has(grade))
      result.by_grade[static_cast<std::size_t>(grade - school.lowest)] = pupils;
    else if (school.counted() && pupils > 0)
      return std::nullopt;
  }
  return result;
}

/// "file/schools.pupils/grade: 3/Venn skole" → 3 and the name; 0 for something else.
int grade_of(const std::string& series, std::string& school) {
  constexpr std::string_view word = "grade: ";
  const std::string rest = series.substr(std::string_view(own_school_series).size());
  const std::size_t slash = rest.find('/');
  if (!rest.starts_with(word) || slash == std::string::npos) return 0;
  int grade = 0;
  const auto [end, fault] = std::from_chars(rest.data() + word.size(), rest.data() + slash, grade);
  school = rest.substr(slash + 1);
  return fault == std::errc{} && end == rest.data() + slash && grade >= 1 && grade <= structure::grades ? grade : 0;
}

}  // namespace

SchoolsWithOwn schools_with_own(
    const Service& service, MunicipalityIndex municipality, const structure::Rules& rules,
    const std::function<std::vector<structure::OwnPupils>(const std::vector<structure::School>&)>& brought) {
  SchoolsWithOwn result{structure::schools_of(service.facts(), municipality, rules), {}};
  std::vector<structure::OwnPupils> own = brought(result.schools);
  const std::size_t asked = own.size();
  for (const facts::OwnSchool& each : rooms::own_schools_in_force(service.chain(), municipality)) {
    const auto school = school_named(result.schools, each.name);
    if (!school) {
      result.own.not_found.push_back(each.name);
      continue;
    }
    const structure::School& found = result.schools[*school];
    const bool said = std::any_of(own.begin(), own.end(), [&](const auto& one) { return one.number == found.number; });
    if (said) continue;  // by the question, or by a name before this one
    if (auto pupils = pupils_of(found, each)) {
      own.push_back(std::move(*pupils));
      result.own.used.push_back(found.name);
      result.own.autumn = std::to_string(each.autumn.value);
    } else {
      result.own.other_grades.push_back(found.name);
    }
  }
  if (own.empty()) return result;
  result.schools = structure::schools_of(service.facts(), municipality, rules, own);
  for (structure::School& school : result.schools) {
    const auto one = std::find_if(own.begin() + static_cast<std::ptrdiff_t>(asked), own.end(),
                                  [&](const auto& each) { return each.number == school.number; });
    // The projection's year is the one in which the school year ends.
    if (one != own.end()) school.counted_in = Year{std::stoi(result.own.autumn) + 1};
  }
  return result;
}

std::vector<facts::OwnSchool> own_schools_in(const store::Store& store, const std::string& place,
                                             const store::AsOf& at) {
  const store::Lines lines(store);
  std::map<std::string, std::vector<store::Line>> by_series;
  for (store::Line& line : lines.of_place(place, own_school_series, at)) {
    line.ended = 0;  // of that moment
    by_series[line.series].push_back(std::move(line));
  }
  if (by_series.empty()) return {};
  const std::vector<store::Delivery> deliveries = lines.deliveries();
  const store::Documents documents(store);
  std::map<std::string, std::map<std::string, std::map<int, double>>> found;  // autumn, school, grade
  for (const auto& [series, of_series] : by_series) {
    std::string school;
    const int grade = grade_of(series, school);
    if (grade == 0) continue;
    for (const std::string& autumn : ledger::periods(of_series)) {
      const std::vector<ledger::Said> said = ledger::history(of_series, deliveries, autumn);
      const auto by_hand = documents.find_at({"figure_choice", place, series + " " + autumn}, at.time);
      const ledger::Choice choice = ledger::choose(said, by_hand ? std::optional(by_hand->body) : std::nullopt);
      if (choice.said && !std::isnan(said[*choice.said].value)) found[autumn][school][grade] = said[*choice.said].value;
    }
  }
  std::vector<facts::OwnSchool> schools;
  if (found.empty()) return schools;
  const auto& [autumn, latest] = *found.rbegin();
  for (const auto& [name, by_grade] : latest) schools.push_back({name, Year{std::stoi(autumn)}, by_grade});
  return schools;
}

}  // namespace handlingsrom::api
