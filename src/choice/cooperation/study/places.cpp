// Places that are enough apart and together: by those in use that the file gives, or by the care room's need and its chance.
#include <cmath>
#include <numeric>

#include "choice/cooperation/study/working.hpp"

namespace handlingsrom::cooperation {
namespace {

/// Standard deviations that leave `risk` above them.
double quantile_beyond(double risk) {
  double low = 0, high = 8;
  for (int step = 0; step < 60; ++step) {
    const double z = (low + high) / 2;
    (0.5 * std::erfc(z / std::sqrt(2.0)) > risk ? low : high) = z;
  }
  return low;
}

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// [member] of one year.
std::vector<double> in_year(const std::vector<Outlook::ByYear>& members, std::size_t year) {
  std::vector<double> values;
  for (const Outlook::ByYear& member : members) values.push_back(member[year]);
  return values;
}

}  // namespace

double pooled_spare(const std::vector<double>& spare) {
  double squares = 0;
  for (const double each : spare) squares += each * each;
  return std::sqrt(squares);
}

std::optional<std::pair<double, double>> pooled_places(const Study& study, double risk) {
  const double z = quantile_beyond(risk);
  double mean = 0, alone = 0;
  int given = 0;
  for (const StudyMember& member : study.members) {
    if (!member.places_used) continue;
    ++given;
    mean += *member.places_used;
    alone += *member.places_used + z * std::sqrt(*member.places_used);
  }
  if (given < 2) return std::nullopt;
  return std::pair{alone, mean + z * std::sqrt(mean)};
}

void Working::places() {
  const double risk = worth_.value("places_risk", middle_);
  if (const auto found = pooled_places(study_, risk)) {
    result_.places_from = Outcome::PlacesFrom::file;
    result_.places_alone = found->first;
    result_.places_together = found->second;
    for (const StudyMember& member : study_.members) {
      const double used = member.places_used.value_or(0);
      result_.places_alone_by_member.push_back(used + quantile_beyond(risk) * std::sqrt(used));
    }
    return;
  }
  if (!study_.service->care_places || outlook_.places_need.empty() || outlook_.places_need.front().empty()) return;
  const std::vector<double> need = in_year(outlook_.places_need, 0), spare = in_year(outlook_.places_spare, 0);
  if (!std::isfinite(sum_of(need) + sum_of(spare))) return;
  result_.places_from = Outcome::PlacesFrom::chain;
  result_.places_alone = sum_of(need) + sum_of(spare);
  result_.places_together = sum_of(need) + pooled_spare(spare);
  for (std::size_t i = 0; i < need.size(); ++i) result_.places_alone_by_member.push_back(need[i] + spare[i]);
}

std::vector<std::vector<double>> Working::places_won(std::size_t years) const {
  if (!result_.places_alone) return {};
  std::vector<std::vector<double>> won(study_.members.size(), std::vector<double>(years, 0.0));
  double used = 0;
  for (const StudyMember& member : study_.members) used += member.places_used.value_or(0);
  for (std::size_t t = 0; t < years; ++t) {
    if (result_.places_from == Outcome::PlacesFrom::file) {
      for (std::size_t i = 0; i < won.size() && used > 0; ++i)
        won[i][t] =
            (*result_.places_alone - *result_.places_together) * study_.members[i].places_used.value_or(0) / used;
      continue;
    }
    const std::vector<double> spare = in_year(outlook_.places_spare, t);
    const double all = sum_of(spare), part = all > 0 ? (all - pooled_spare(spare)) / all : 0;
    // To each in proportion to what it keeps spare alone.
    for (std::size_t i = 0; i < won.size(); ++i) won[i][t] = std::isfinite(part) ? spare[i] * part : 0;
  }
  return won;
}

}  // namespace handlingsrom::cooperation
