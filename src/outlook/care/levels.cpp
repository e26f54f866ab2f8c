#include "outlook/care/levels.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "outlook/care/bed_days.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::care {
namespace {

using Groups = std::array<double, age_group_count>;

struct Published {
  double all = facts::missing;
  Groups groups{facts::missing, facts::missing, facts::missing};
};

/// What is published of a figure; a year back where the latest is missing.
Published published(const facts::Facts& facts, std::size_t municipality, Figure figure) {
  const auto& users = facts.care_users[municipality];
  const auto& services = facts.care_services[municipality];
  Published result;
  const std::size_t tries = std::min<std::size_t>({2, users.size(), services.size()});
  for (std::size_t back = 0; back < tries && facts::is_missing(result.all); ++back) {
    const facts::CareUsers& year = *(users.rbegin() + static_cast<std::ptrdiff_t>(back));
    const facts::CareServices& service = *(services.rbegin() + static_cast<std::ptrdiff_t>(back));
    switch (figure) {
      case Figure::home_care:
        result = {facts::is_missing(year.home_care_all) ? service.home_care : year.home_care_all, year.home_care};
        break;
      case Figure::long_stay:
        result = {facts::is_missing(year.long_stay_all) ? service.long_stay : year.long_stay_all, year.long_stay};
        break;
      case Figure::staffed_homes: result.all = year.staffed_homes_all; break;
      case Figure::short_stay: result.all = service.short_stay; break;
      case Figure::home_other: return result;
    }
  }
  if (figure == Figure::long_stay && facts::is_missing(result.all) && !services.empty()) {
    result.all = long_stay_from_bed_days(services.back(), facts.care_services.latest());
  }
  return result;
}

Groups population_of(const facts::Facts& facts, int municipality, Year year) {
  const Year last = std::min(year, facts.population.last_year());
  Groups persons{};
  for (std::size_t g = 0; g < persons.size(); ++g) {
    persons[g] = facts.population.total(municipality, last, age_group_bounds[g], age_group_bounds[g + 1] - 1);
  }
  return persons;
}

Groups national_start(const facts::Facts& facts, const AgeShape& shape, Year year) {
  Groups users{};
  Groups persons{};
  const Year last = std::min(year, facts.nation.last_year());
  for (const Sex sex : {Sex::female, Sex::male}) {
    const float* ages = facts.nation.persons(0, last, sex);
    for (int age = 0; age < age_count; ++age) {
      const auto g = static_cast<std::size_t>(age_group_of(age));
      const auto a = static_cast<std::size_t>(age);
      users[g] += static_cast<double>(ages[a]) * shape[a];
      persons[g] += static_cast<double>(ages[a]);
    }
  }
  for (std::size_t g = 0; g < users.size(); ++g) users[g] = persons[g] > 0 ? users[g] / persons[g] : 0;
  return users;
}

/// Whether age groups of the figure are published for municipalities at all.
bool has_age_groups(Figure figure) { return figure == Figure::home_care || figure == Figure::long_stay; }

/// Rates whose users divide on the ages as `wanted` says, if it says so, and otherwise as the rates had it; as many as there are.
/// `users` is what the rates gave when each municipality's total was divided by them: a correction in proportion meets `wanted`.
void keep_proportions(const Groups& users, const Groups& persons, const std::optional<Groups>& wanted, Groups& rates) {
  const double all = users[0] + users[1] + users[2];
  double expected = 0;
  for (std::size_t g = 0; g < rates.size(); ++g) expected += rates[g] * persons[g];
  if (all <= 0 || expected <= 0) return;
  for (std::size_t g = 0; g < rates.size(); ++g) {
    if (!wanted)
      rates[g] *= all / expected;
    else if (users[g] > 0)
      rates[g] *= (*wanted)[g] * all / users[g];
  }
}

/// Home care is counted with the residents of staffed homes; the ladder counts each person once.
void without_staffed_homes(Levels& levels) {
  Level& home = levels.figure[index_of(Figure::home_care)];
  const Level& staffed = levels.figure[index_of(Figure::staffed_homes)];
  for (std::size_t g = 0; g < home.users.size(); ++g) {
    home.users[g] = std::max(0.0, home.users[g] - staffed.users[g]);
    home.provenance[g] = weaker(home.provenance[g], staffed.provenance[g]);
  }
}

}  // namespace

Level complete(double all, const Groups& groups, const Groups& expected) {
  Level level;
  double known = 0;
  double expected_missing = 0;
  int missing_groups = 0;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    level.provenance[g] = Provenance::municipality;
    if (facts::is_missing(groups[g])) {
      ++missing_groups;
      expected_missing += expected[g];
    } else {
      level.users[g] = groups[g];
      known += groups[g];
    }
  }
  if (missing_groups == 0) return level;
  const bool total_known = !facts::is_missing(all);
  const double left = total_known ? std::max(0.0, all - known) : 0;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (!facts::is_missing(groups[g])) continue;
    if (total_known) {
      const double part = expected_missing > 0 ? expected[g] / expected_missing : 1.0 / missing_groups;
      level.users[g] = left * part;
      level.provenance[g] = missing_groups == 1 ? Provenance::municipality : Provenance::interval;
    } else if (missing_groups < age_group_count) {
      level.users[g] = std::min(expected[g], largest_suppressed);
      level.provenance[g] = Provenance::interval;
    } else {
      level.users[g] = expected[g];
      level.provenance[g] = Provenance::national;
    }
  }
  return level;
}

LevelTable levels(const facts::Facts& facts, const std::array<AgeShape, figure_count>& shapes, const Ladder& ladder) {
  // The share of a step of this figure is stated per user of home care.
  const bool any_other = std::any_of(ladder.steps.begin(), ladder.steps.end(),
                                     [](const Step& step) { return step.figure == Figure::home_other; });
  const double other_per_home_user = any_other ? 1 : 0;
  LevelTable table;
  table.year = facts.care_users.latest();
  const Year counted = table.year + 1;  // 31 December is 1 January
  const std::size_t count = facts.care_users.size();
  table.municipalities.resize(count);
  std::vector<Groups> persons(count);
  Groups nation{};
  for (std::size_t m = 0; m < count; ++m) {
    persons[m] = population_of(facts, static_cast<int>(m), counted);
    for (std::size_t g = 0; g < nation.size(); ++g) nation[g] += persons[m][g];
  }
  for (const Figure figure : {Figure::home_care, Figure::staffed_homes, Figure::short_stay, Figure::long_stay}) {
    const std::size_t f = index_of(figure);
    Groups rates = national_start(facts, shapes[f], counted);
    if (ladder.ages[f]) {
      for (std::size_t g = 0; g < rates.size(); ++g) rates[g] = nation[g] > 0 ? (*ladder.ages[f])[g] / nation[g] : 0;
    }
    const bool ages_published = has_age_groups(figure);
    constexpr int rounds = 30;  // converges to nine digits in fewer
    for (int round = 0; round < rounds; ++round) {
      Groups users{};
      for (std::size_t m = 0; m < count; ++m) {
        const Published found = published(facts, m, figure);
        const Groups expected{rates[0] * persons[m][0], rates[1] * persons[m][1], rates[2] * persons[m][2]};
        Level& level = table.municipalities[m].figure[f];
        level = complete(found.all, found.groups, expected);
        for (std::size_t g = 0; g < users.size(); ++g) users[g] += level.users[g];
      }
      if (ages_published) {
        for (std::size_t g = 0; g < rates.size(); ++g) rates[g] = nation[g] > 0 ? users[g] / nation[g] : 0;
      } else {
        keep_proportions(users, nation, ladder.ages[f], rates);
      }
    }
    table.national[f] = rates;
  }
  const std::size_t other = index_of(Figure::home_other);
  const std::size_t home = index_of(Figure::home_care);
  Groups users{};
  for (std::size_t m = 0; m < count; ++m) {
    Levels& levels = table.municipalities[m];
    levels.figure[other] = levels.figure[home];
    for (std::size_t g = 0; g < users.size(); ++g) {
      levels.figure[other].users[g] *= other_per_home_user;
      levels.figure[other].provenance[g] = Provenance::national;
      users[g] += levels.figure[other].users[g];
    }
    without_staffed_homes(levels);
    const auto& services = facts.care_services[m];
    levels.fte = facts::missing;
    for (auto service = services.rbegin(); service != services.rend() && facts::is_missing(levels.fte); ++service)
      levels.fte = service->user_facing_fte;
  }
  for (std::size_t g = 0; g < users.size(); ++g) {
    table.national[other][g] = nation[g] > 0 ? users[g] / nation[g] : 0;
    double left = 0;
    for (const Levels& levels : table.municipalities) left += levels.figure[home].users[g];
    table.national[home][g] = nation[g] > 0 ? left / nation[g] : 0;
  }
  return table;
}

}  // namespace handlingsrom::care
