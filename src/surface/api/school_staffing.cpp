#include "surface/api/school_staffing.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "standing/facts/cell.hpp"

namespace handlingsrom::api {
namespace {

constexpr std::size_t large_set = 30, part = 3;

std::vector<staffing::Counted> counted_schools(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  if (!input)
    throw Error(ErrorCode::bad_input, "file_unreadable",
                {{"file", file.string()}, {"reason", "neither a file nor a pipe"}});
  csv::Reader reader(input, file.filename().string());
  const std::size_t set = reader.column("set"), number = reader.column("number"), name = reader.column("school"),
                    owner = reader.column("owner"), lowest = reader.column("lowest"),
                    highest = reader.column("highest"), pupils = reader.column("pupils"),
                    leaders = reader.column("leader_fte"), teaching = reader.column("teaching_fte");
  std::vector<staffing::Counted> schools;
  while (reader.next()) {
    staffing::Counted one;
    one.set = reader.text(set);
    one.number = reader.text(number);
    one.name = reader.text(name);
    one.is_private = reader.text(owner) == "private";
    one.lowest = static_cast<int>(reader.integer(lowest));
    one.highest = static_cast<int>(reader.integer(highest));
    if (one.lowest < 1 || one.highest > structure::grades || one.lowest > one.highest) reader.refuse(highest, "1–10");
    one.pupils = reader.number(pupils);
    one.teaching = reader.number(teaching);
    if (!(one.pupils > 0)) reader.refuse(pupils, "a number above zero");
    if (!(one.teaching > 0)) reader.refuse(teaching, "a number above zero");
    if (!reader.empty(leaders)) one.leaders = reader.number(leaders);
    schools.push_back(std::move(one));
  }
  return schools;
}

StaffingErrors errors_of(const std::vector<staffing::Error>& errors) {
  StaffingErrors result;
  result.schools = static_cast<int>(errors.size());
  if (errors.empty()) return result;
  std::vector<double> sizes;
  for (const staffing::Error& each : errors) {
    sizes.push_back(std::abs(each.relative));
    result.mean += sizes.back() / static_cast<double>(errors.size());
    result.bias += each.relative / static_cast<double>(errors.size());
  }
  std::sort(sizes.begin(), sizes.end());
  const auto quantile = [&](double share) {
    return sizes[static_cast<std::size_t>(share * static_cast<double>(sizes.size() - 1) + 0.5)];
  };
  result.median = quantile(0.5);
  result.ninth_decile = quantile(0.9);
  result.largest = sizes.back();
  return result;
}

StaffingSet check(const std::string& name, const std::vector<staffing::Counted>& schools,
                  const staffing::Rules& defaults) {
  StaffingSet set{name, {}, {}, {}, {}, {}};
  const bool splits = schools.size() > large_set;
  std::vector<staffing::Counted> fitted;
  for (std::size_t k = 0; k < schools.size(); ++k) {
    const bool held_out = splits && k % part == part - 1;
    set.rows.push_back({schools[k], {}, {}, held_out});
    if (!held_out) fitted.push_back(schools[k]);
  }
  set.rules = staffing::calibrate(fitted, defaults);
  std::vector<staffing::Error> in, out, by_default;
  for (StaffingRow& row : set.rows) {
    row.error = row.left_out = staffing::error_of(row.school, set.rules);
    if (!splits) {
      std::vector<staffing::Counted> others;
      for (const StaffingRow& other : set.rows) {
        if (&other != &row) others.push_back(other.school);
      }
      row.left_out = staffing::error_of(row.school, staffing::calibrate(others, defaults));
      out.push_back(row.left_out);
    }
    (row.held_out ? out : in).push_back(row.error);
    by_default.push_back(staffing::error_of(row.school, defaults));
  }
  set.fitted = errors_of(in);
  set.held_out = errors_of(out);
  set.by_default = errors_of(by_default);
  return set;
}

}  // namespace

AfterSchool after_school(double full_places, double half_places) {
  for (const double places : {full_places, half_places}) {
    if (!(places >= 0 && places <= 10000))
      throw Error(ErrorCode::usage, "usage_value", {{"found", std::to_string(places)}});
  }
  const double present = staffing::present_of(full_places, half_places);
  return {present, staffing::adults_of(present)};
}

staffing::Rules default_staffing(const Service& service) {
  const std::array tables{structure::parameters(), staffing::parameters()};
  const Assumptions assumptions(service.last_counted(), 1, tables);
  const double group_size = facts::country_key_figure(service.facts(), "Gruppestørrelse 2", 1).value;
  return staffing::rules_of(assumptions, structure::rules_of(assumptions, group_size));
}

StaffingValidation validate_staffing(const Service& service, const std::filesystem::path& data_folder) {
  StaffingValidation result;
  const staffing::Rules defaults = default_staffing(service);
  std::vector<std::pair<std::string, std::vector<staffing::Counted>>> sets;
  for (staffing::Counted& school : counted_schools(data_folder / "calibration" / "school-staffing.csv")) {
    if (school.is_private) {
      ++result.private_left_out;
      continue;
    }
    if (sets.empty() || sets.back().first != school.set)
      sets.emplace_back(school.set, std::vector<staffing::Counted>{});
    sets.back().second.push_back(std::move(school));
  }
  for (auto& [name, schools] : sets) {
    std::stable_sort(schools.begin(), schools.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
    result.sets.push_back(check(name, schools, defaults));
  }
  return result;
}

}  // namespace handlingsrom::api
