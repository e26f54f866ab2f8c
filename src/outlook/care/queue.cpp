#include "outlook/care/queue.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <set>
#include <string>
#include <tuple>

#include "base/error.hpp"

namespace handlingsrom::care {
namespace {

struct Waiting {
  int order = 0;  // 0 from a place-bound step, 1 from home
  double since = 0;
  std::uint32_t person = 0;
  std::size_t stay = 0;
  auto key() const { return std::tuple(order, since, person, stay); }
  bool operator<(const Waiting& other) const { return key() < other.key(); }
};

void add_wait(std::vector<QueueYear>& years, double from, double to, bool blocked) {
  for (int t = static_cast<int>(from); t < static_cast<int>(years.size()) && t < to; ++t) {
    const double part = std::min(to, t + 1.0) - std::max(from, static_cast<double>(t));
    if (part <= 0) continue;
    years[static_cast<std::size_t>(t)].waiting += part;
    if (blocked) years[static_cast<std::size_t>(t)].waiting_blocked += part;
  }
}

}  // namespace

std::vector<QueueYear> queue(std::vector<Stay> stays, std::size_t step, int places, int years,
                             const std::vector<std::uint8_t>& place_bound) {
  if (places < 0) throw Error(ErrorCode::bad_input, "care_places_negative", {{"found", std::to_string(places)}});
  std::erase_if(stays, [&](const Stay& stay) { return stay.step != step || stay.start >= years; });
  std::sort(stays.begin(), stays.end(),
            [](const Stay& a, const Stay& b) { return std::tuple(a.start, a.person) < std::tuple(b.start, b.person); });
  std::vector<QueueYear> result(static_cast<std::size_t>(years));
  using End = std::pair<double, std::size_t>;
  std::priority_queue<End, std::vector<End>, std::greater<>> residents;
  std::priority_queue<End, std::vector<End>, std::greater<>> needs;  // ends of the need of those who wait
  std::set<Waiting> waiting;
  std::vector<Waiting> of_stay(stays.size());
  int free = places;

  const auto admit = [&](const Waiting& who, double now) {
    const Stay& stay = stays[who.stay];
    add_wait(result, who.since, now, who.order == 0);
    result[static_cast<std::size_t>(std::min<double>(who.since, years - 1))].wait_years += now - who.since;
    residents.push({stay.end, who.stay});
    --free;
  };
  const auto until = [&](double now) {
    while (true) {
      const double place = residents.empty() ? 1e9 : residents.top().first;
      const double need = needs.empty() ? 1e9 : needs.top().first;
      if (std::min(place, need) > now) return;
      if (need <= place) {
        const std::size_t who = needs.top().second;
        needs.pop();
        if (waiting.erase(of_stay[who]) == 0) continue;  // has had a place since
        const double since = of_stay[who].since;
        add_wait(result, since, need, of_stay[who].order == 0);
        QueueYear& year = result[static_cast<std::size_t>(std::min<double>(since, years - 1))];
        year.wait_years += need - since;
        if (need < years) ++year.died_waiting;
      } else {
        residents.pop();
        ++free;
        if (!waiting.empty() && free > 0) {
          const Waiting next = *waiting.begin();
          waiting.erase(waiting.begin());
          admit(next, place);
        }
      }
    }
  };
  for (std::size_t i = 0; i < stays.size(); ++i) {
    const Stay& stay = stays[i];
    until(stay.start);
    QueueYear& year = result[static_cast<std::size_t>(stay.start)];
    ++year.applicants;
    if (free > 0) {
      residents.push({stay.end, i});
      --free;
      continue;
    }
    ++year.waited;
    const bool from_place =
        stay.from > 0 && std::find(place_bound.begin(), place_bound.end(), stay.from - 1) != place_bound.end();
    of_stay[i] = {from_place ? 0 : 1, stay.start, stay.person, i};
    waiting.insert(of_stay[i]);
    needs.push({stay.end, i});
  }
  until(years);
  for (const Waiting& who : waiting) {
    add_wait(result, who.since, years, who.order == 0);
    result[static_cast<std::size_t>(who.since)].wait_years += years - who.since;
  }
  return result;
}

}  // namespace handlingsrom::care
