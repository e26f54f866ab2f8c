#include "choice/structure/cohorts.hpp"

#include <algorithm>
#include <cmath>

namespace handlingsrom::structure {
namespace {

constexpr std::array first_of_stage{1, last_primary_grade + 1}, last_of_stage{last_primary_grade, grades};
constexpr double own_error = 0.002;     // of a number that the user gives
constexpr double least_left = 0.1;      // of a year group, however far the number is below the sum
constexpr double divided_by_guess = 4;  // so much less is known of a stage where the number is of both

std::size_t stage_of(int grade) { return grade > last_primary_grade ? 1 : 0; }

}  // namespace

double pupils_of_all(const Pupils& pupils, int grade, Year year) {
  const auto at = static_cast<std::size_t>(grade - 1);
  const int t = year - pupils.first;
  if (t >= 0) return pupils.by_year[static_cast<std::size_t>(std::min(t, pupils.years() - 1))][at];
  const int back = static_cast<int>(pupils.before.size()) + t;
  if (back >= 0) return pupils.before[static_cast<std::size_t>(back)][at];
  return pupils.by_year.front()[static_cast<std::size_t>(std::min(grade - t, grades) - 1)];
}

SchoolShares::SchoolShares(const School& school, const Pupils& pupils, const Rules& rules)
    : school_(school), pupils_(pupils), rules_(rules), counted_(school.counted_in.value_or(pupils.first)) {
  if (school.known != Known::estimate) look_until(counted_);
  for (const Tested& one : school.tested) look_until(one.year);
  if (last_seen_ == 0) look_until(counted_);
  for (std::size_t s = 0; s < stages_.size(); ++s) stages_[s] = fitted(s);
  if (school.known != Known::estimate && school.by_grade.empty()) meet_the_count();
}

/// A straight line through the logarithms of the shares, its slope held near none (a normal prior; ridge regression).
void SchoolShares::draw_line(const std::vector<Seen>& seen, Stage& stage) const {
  stage.empty = seen.empty();
  if (seen.empty()) return;
  stage.newest = seen.front().group;
  for (const Seen& one : seen) stage.newest = std::max(stage.newest, one.group);
  double weight = 0, moment = 0, square = 1 / std::pow(std::max(rules_.trend_spread, 1e-6), 2), sum = 0, product = 0;
  for (const Seen& one : seen) {
    const double w = 1 / one.variance, x = one.group - stage.newest;
    weight += w;
    moment += w * x;
    square += w * x * x;
    sum += w * one.logarithm;
    product += w * x * one.logarithm;
  }
  const double determinant = weight * square - moment * moment;
  stage.level = (sum * square - moment * product) / determinant;
  stage.slope = (weight * product - moment * sum) / determinant;
  stage.level_variance = square / determinant;
}

SchoolShares::Stage SchoolShares::fitted(std::size_t s) const {
  Stage stage;
  stage.lowest = std::max(school_.lowest, first_of_stage[s]);
  stage.highest = std::min(school_.highest, last_of_stage[s]);
  if (stage.highest < stage.lowest) return stage;
  const double missed = (1 - rules_.test_participation) / rules_.test_participation;
  const double chance = std::max(0.01, rules_.variation * rules_.variation);
  std::vector<Seen> seen;
  for (const Tested& one : school_.tested) {
    if (one.grade < stage.lowest || one.grade > stage.highest) continue;
    const double all = pupils_of_all(pupils_, one.grade, one.year);
    if (!(all > 0 && one.pupils > 0)) continue;
    const int group = year_group(one.grade, one.year);
    seen.push_back({group, std::log(one.pupils / all), (chance + missed) / one.pupils});
    stage.known[group] = {one.pupils / all, chance * missed / (chance + missed), one.year};
  }
  const double in_grade = school_.per_grade[s];
  const int count = stage.highest - stage.lowest + 1;
  if (in_grade > 0 && (school_.known != Known::estimate || seen.empty())) {
    double all = 0;
    for (int g = stage.lowest; g <= stage.highest; ++g) all += pupils_of_all(pupils_, g, counted_);
    const bool both = school_.lowest <= last_primary_grade && school_.highest > last_primary_grade;
    if (all > 0)
      seen.push_back({year_group((stage.lowest + stage.highest) / 2, counted_), std::log(in_grade * count / all),
                      chance * (both ? divided_by_guess : 1) / (in_grade * count)});
  }
  draw_line(seen, stage);
  for (auto& [group, known] : stage.known) {
    const double trust = chance / (chance + missed);
    known.share = trust * known.share + (1 - trust) * line(stage, group);
  }
  for (int g = stage.lowest; g <= stage.highest && !school_.by_grade.empty(); ++g) {
    const double all = pupils_of_all(pupils_, g, counted_);
    if (all > 0)
      stage.known[year_group(g, counted_)] = {school_.by_grade[static_cast<std::size_t>(g - school_.lowest)] / all, 0,
                                              counted_};
  }
  return stage;
}

/// The year groups are moved, each by how little is known of it, so that their sum is the school's number in the year of the count.
void SchoolShares::meet_the_count() {
  const double chance = rules_.variation * rules_.variation;
  double sum = 0, variance = 0;
  std::vector<std::pair<int, double>> each;  // grade, variance of its number
  for (int g = school_.lowest; g <= school_.highest; ++g) {
    const Stage& stage = stages_[stage_of(g)];
    if (stage.empty) return;
    const double here = share(g, counted_) * pupils_of_all(pupils_, g, counted_);
    const auto known = stage.known.find(year_group(g, counted_));
    each.emplace_back(g, here * (known == stage.known.end() ? chance : known->second.variance));
    sum += here;
    variance += each.back().second;
  }
  const double error = school_.known == Known::own ? own_error : rules_.count_error;
  const double all = variance + std::pow(error * school_.pupils, 2);
  if (!(all > 0)) return;
  for (const auto& [g, own] : each) {
    const double whole = pupils_of_all(pupils_, g, counted_), here = share(g, counted_) * whole;
    if (!(whole > 0)) continue;
    const double now = std::max(least_left * here, here + own / all * (school_.pupils - sum));
    const double variance_left = here > 0 ? (own - own * own / all) / here : chance;
    YearGroup& group = stages_[stage_of(g)].known[year_group(g, counted_)];
    group = {now / whole, variance_left, std::max(group.counted, counted_)};  // a test may have counted it since
  }
}

double SchoolShares::line(const Stage& stage, int group) const {
  double ahead = group - stage.newest;
  if (ahead > 0) {
    double step = 1;
    const int years = group - stage.newest;
    ahead = 0;
    for (int k = 0; k < years; ++k) ahead += step *= rules_.trend_lasting;
  }
  return std::exp(stage.level + stage.slope * ahead);
}

double SchoolShares::share(int grade, Year year) const {
  const Stage& stage = stages_[stage_of(grade)];
  if (stage.empty || grade < stage.lowest || grade > stage.highest) return 0;
  const auto known = stage.known.find(year_group(grade, year));
  return known != stage.known.end() ? known->second.share : line(stage, year_group(grade, year));
}

double SchoolShares::variance(int grade, Year year) const {
  const double chance = rules_.variation * rules_.variation;
  const Stage& stage = stages_[stage_of(grade)];
  const auto known = stage.known.find(year_group(grade, year));
  if (known == stage.known.end()) return chance;
  const double stayed = std::pow(1 - rules_.yearly_moves, 2 * std::abs(year - known->second.counted));
  return stayed * known->second.variance + (1 - stayed) * chance;
}

double SchoolShares::deviation(const std::array<double, grades>& expected, Year year) const {
  double variance = 0, all = 0;
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    double to_come = 0;
    for (int g = stages_[s].lowest; g <= stages_[s].highest; ++g) {
      const double here = expected[static_cast<std::size_t>(g - 1)];
      variance += here * this->variance(g, year);
      if (!stages_[s].known.contains(year_group(g, year))) to_come += here;
      all += here;
    }
    variance += to_come * to_come * stages_[s].level_variance;
  }
  const int years = std::max(0, year.value - last_seen_);
  return std::sqrt(variance + std::pow(all * rules_.share_drift, 2) * years);
}

namespace {

struct Scaling {
  double given = 1, others = 1;
};

/// What the user gives stands as long as the other schools can have the rest; else everything is scaled alike.
Scaling scaling_of(double given, double others, bool some_unknown) {
  const bool stands = given < 1 && (others > 0 || some_unknown);
  if (stands) {
    const double left = 1 - given;
    return {1, others > 0 && (!some_unknown || others > left) ? left / others : 1};
  }
  const double all = given + others;
  return all > 0 ? Scaling{1 / all, 1 / all} : Scaling{};
}

}  // namespace

Courses courses(std::span<const School> schools, const Pupils& pupils, const Rules& rules) {
  const auto years = static_cast<std::size_t>(pupils.years());
  Courses result;
  result.pupils.assign(schools.size(), std::vector<std::array<double, grades>>(years));
  result.deviation.assign(schools.size(), std::vector<double>(years, facts::missing));
  std::array<double, grades> to_come{};
  to_come.fill(1);
  result.unsure.assign(schools.size(), std::vector<std::array<double, grades>>(years, to_come));
  const double chance = rules.variation * rules.variation;
  std::vector<std::optional<SchoolShares>> shares(schools.size());
  for (std::size_t s = 0; s < schools.size(); ++s) {
    if (schools[s].counted() && schools[s].known != Known::unknown) shares[s].emplace(schools[s], pupils, rules);
  }
  for (std::size_t t = 0; t < years; ++t) {
    const Year year = pupils.first + static_cast<int>(t);
    for (int g = 1; g <= grades; ++g) {
      const auto at = static_cast<std::size_t>(g - 1);
      double given = 0, others = 0;  // shares of schools whose number the user gives, and of the rest
      bool some_unknown = false;
      for (std::size_t s = 0; s < schools.size(); ++s) {
        if (!schools[s].has(g)) continue;
        some_unknown = some_unknown || !shares[s];
        result.pupils[s][t][at] = shares[s] ? shares[s]->share(g, year) : facts::missing;
        if (shares[s]) (schools[s].known == Known::own ? given : others) += result.pupils[s][t][at];
      }
      const Scaling scaling = scaling_of(given, others, some_unknown);
      for (std::size_t s = 0; s < schools.size(); ++s) {
        if (!schools[s].has(g) || !shares[s]) continue;
        result.pupils[s][t][at] *=
            pupils.by_year[t][at] * (schools[s].known == Known::own ? scaling.given : scaling.others);
      }
    }
    for (std::size_t s = 0; s < schools.size(); ++s) {
      if (!shares[s]) continue;
      result.deviation[s][t] = shares[s]->deviation(result.pupils[s][t], year);
      for (int g = schools[s].lowest; g <= schools[s].highest && chance > 0; ++g)
        result.unsure[s][t][static_cast<std::size_t>(g - 1)] = shares[s]->variance(g, year) / chance;
    }
  }
  return result;
}

std::vector<std::vector<std::array<double, grades>>> pupils_by_school(std::span<const School> schools,
                                                                      const Pupils& pupils, const Rules& rules) {
  return courses(schools, pupils, rules).pupils;
}

}  // namespace handlingsrom::structure
