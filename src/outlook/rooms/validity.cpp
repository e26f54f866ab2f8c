#include "outlook/rooms/validity.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "outlook/rooms/chain.hpp"
#include "base/parallel.hpp"
#include "outlook/rooms/reading.hpp"
#include "standing/facts/series.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::rooms {
namespace {

struct Known {
  std::array<std::string_view, 2> figures;  // whose sum it is
  std::string_view quantity;
};
constexpr std::array known_today{
    Known{{"economy.spending.school", ""}, "accounts.net.school"},
    Known{{"economy.spending.kindergarten", ""}, "accounts.net.kindergarten"},
    Known{{"economy.spending.care", "economy.spending.health"}, "accounts.net.health_and_care"},
    Known{{"economy.spending.child_protection", ""}, "accounts.net.child_protection"},
    Known{{"economy.spending.social", ""}, "accounts.net.social"},
    Known{{"economy.spending.administration", ""}, "accounts.net.administration"},
    Known{{"economy.spending.total", ""}, "accounts.net_expenditure"},
    Known{{"economy.gross_revenue", ""}, "accounts.revenue"},
    Known{{"economy.debt", ""}, "accounts.net_debt"},
    Known{{"rooms.money", ""}, "accounts.net_result"},
};

void check_today(const facts::Facts& facts, MunicipalityIndex place, const Figures& figures,
                 std::vector<TodayCheck>& checks) {
  for (std::size_t k = 0; k < known_today.size(); ++k) {
    const facts::Series* series = facts.series->find(known_today[k].quantity);
    const double published = series == nullptr ? facts::missing : series->at(place, series->latest());
    if (facts::is_missing(published)) continue;
    double ours = 0;
    for (const std::string_view id : known_today[k].figures) {
      if (!id.empty()) ours += figures.middle(id, figures.first_year());
    }
    const double apart = std::abs(ours - published);
    ++checks[k].known;
    checks[k].exact += apart < 1 ? 1 : 0;
    checks[k].largest = std::isnan(apart) ? INFINITY : std::max(checks[k].largest, apart);
  }
}

void check_lines(const Figures& figures, ValidityCheck& check) {
  for (const Figure& figure : figures.all()) {
    if (!figure.has_range()) continue;
    for (std::size_t t = 0; t < figure.middle.size(); ++t) {
      const double line = figure.middle[t];
      if (std::isnan(line) || std::isnan(figure.p10[t])) continue;
      // A figure that is the same on all paths is written with rounding of its own.
      const double slack = 1e-9 * std::max(1.0, std::abs(line));
      ++check.figures;
      check.outside_half += line < figure.p25[t] - slack || line > figure.p75[t] + slack ? 1 : 0;
      check.outside_most += line < figure.p10[t] - slack || line > figure.p90[t] + slack ? 1 : 0;
    }
  }
}

void check_reading(const Figures& figures, ValidityCheck& check) {
  const Reading places = read_room(figures, "rooms.places");
  if (places.state == Reading::State::unknown || !places.by_risk()) return;
  ++check.read;
  const bool holds = places.state == Reading::State::holds;
  const bool already = places.state == Reading::State::already || places.state == Reading::State::already_opens;
  const double highest = *std::max_element(places.risk.begin(), places.risk.end());
  check.holds_against_risk += holds && highest > 0.5 ? 1 : 0;
  check.used_up_against_risk += already && places.risk.front() < 0.5 ? 1 : 0;
}

}  // namespace

ValidityCheck check_validity(const Chain& chain, int paths, std::uint64_t seed, unsigned threads,
                             const std::function<void()>& advance) {
  const facts::Facts& facts = chain.facts();
  ValidityCheck check;
  check.municipalities = facts.registry->size();
  check.paths = paths;
  for (const Known& known : known_today) check.today.push_back({known.figures[0], known.quantity});
  std::mutex guard;
  parallel_for(
      static_cast<std::size_t>(check.municipalities),
      [&](std::size_t m) {
        const Request request{.municipality = MunicipalityIndex{static_cast<int>(m)}, .paths = paths, .seed = seed};
        const Figures figures = chain.run(request);
        const std::scoped_lock lock(guard);
        check_today(facts, request.municipality, figures, check.today);
        check_lines(figures, check);
      },
      threads);
  parallel_for(
      static_cast<std::size_t>(check.municipalities),
      [&](std::size_t m) {
        const Request request{.municipality = MunicipalityIndex{static_cast<int>(m)}, .paths = paths, .seed = seed};
        Figures figures = chain.run({.municipality = request.municipality, .seed = seed});
        chain.add_chance(request, figures);
        const std::scoped_lock lock(guard);
        check_reading(figures, check);
        if (advance) advance();
      },
      threads);
  return check;
}

}  // namespace handlingsrom::rooms
