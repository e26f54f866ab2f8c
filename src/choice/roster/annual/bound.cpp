#include "choice/roster/annual/bound.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace handlingsrom::annual {
namespace {

struct PricedRow {
  int shift, competence, wanted;
  double few, many;
  double price = 0, step = 0, way = 0, kept = 0;
  int present = 0;
};

/// Convex cost of a person's total, with its multiplier.
struct Total {
  double price = 0, step = 0, way = 0, kept = 0;
};

class Relaxation {
 public:
  Relaxation(const Problem& problem, const BoundOptions& options)
      : problem_(problem),
        options_(options),
        first_(options.first),
        end_(options.end < 0 ? problem.unit.days() : options.end),
        shifts_(static_cast<int>(problem.unit.shifts.size())),
        runs_(options.rules.days_running ? problem.unit.most_days_running : 1),
        rows_(static_cast<std::size_t>(end_ - first_) * static_cast<std::size_t>(shifts_)),
        totals_(problem.unit.people.size()) {
    for (int d = first_; d < end_; ++d) {
      for (const Wanted::Row& each : problem.demand.by_day[static_cast<std::size_t>(d)]) {
        const bool skilled = each.competence >= 0;
        if (skilled && !options.rules.competence) continue;
        const Weights& weights = problem.unit.weights;
        const bool night = problem.unit.shifts[static_cast<std::size_t>(each.shift)].end > 1440;
        PricedRow row{each.shift, each.competence, each.count, 0, 0};
        if (options.only_empty) {
          // The most that lacks in a cell is no less than the mean of its rows.
          const int rows = competence_rows(d, each.shift);
          if (!skilled && rows > 0) continue;
          row.few = skilled ? 1.0 / rows : 1;
        } else {
          row.few = skilled ? weights.competence : weights.empty_shift;
          row.many = skilled ? 0 : weights.surplus * (night ? 4 : 1);
        }
        cell(d, each.shift).push_back(row);
      }
    }
  }

  double run() {
    double best = -1e30, theta = 1;
    int stale = 0;
    if (options_.rota != nullptr) {
      best = begin_from(*options_.rota);
      recall_prices();
    }
    for (int k = 0; k < options_.iterations; ++k) {
      const double value = evaluate();
      if (value > best + 1e-9) {
        best = value;
        stale = 0;
        keep_prices();
      } else if (++stale >= 10) {
        theta *= 0.7;
        stale = 0;
        recall_prices();
      }
      if (best > options_.enough || (options_.stop && options_.stop())) break;
      step(theta, std::max(options_.known, best + 0.01 * std::abs(best)) - value);
    }
    return std::max(0.0, best);
  }

 private:
  std::vector<PricedRow>& cell(int day, int shift) {
    return rows_[static_cast<std::size_t>(day - first_) * static_cast<std::size_t>(shifts_) +
                 static_cast<std::size_t>(shift)];
  }
  int competence_rows(int day, int shift) const {
    if (!options_.rules.competence) return 0;
    const auto& rows = problem_.demand.by_day[static_cast<std::size_t>(day)];
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](const Wanted::Row& each) {
      return each.shift == shift && each.competence >= 0;
    }));
  }

  /// min over y of cost(y) + price·y, and the y.
  double row_minimum(PricedRow& row) const {
    const auto cost = [&](double y) {
      return (y < row.wanted ? (row.wanted - y) * row.few : (y - row.wanted) * (y - row.wanted) * row.many) +
             row.price * y;
    };
    double best = cost(0), at = 0;
    const int most = row.wanted + (row.many > 0 ? 12 : 0);
    for (int y = 1; y <= most; ++y) {
      if (cost(y) < best) best = cost(y), at = y;
    }
    row.step = at;
    return best;
  }

  double evaluate() {
    double value = 0;
    for (auto& rows : rows_) {
      for (PricedRow& row : rows) {
        value += row_minimum(row);
        row.present = 0;
      }
    }
    for (std::size_t p = 0; p < totals_.size(); ++p) value += person(static_cast<int>(p));
    return value;
  }

  /// Convex costs of hours, weekends, holidays, nights: min over the total of cost + price·total; the total where it is.
  double totals_minimum(int p, std::array<double, 4>& at) {
    const Weights& weights = problem_.unit.weights;
    auto& totals = totals_[static_cast<std::size_t>(p)];
    double value = 0;
    at.fill(0);
    if (options_.rules.hours) {
      const LineRules& rules = problem_.lines[static_cast<std::size_t>(p)];
      LineSum much, little;  // of a three-part line the contract's hours lie between these
      much.night = 1e6;
      const LineRules::Hours low = rules.hours(much), high = rules.hours(little);
      const auto cost = [&](double hours) {
        if (options_.only_empty) return 0.0;
        double sum = weights.hour * std::max({0.0, hours - high.target, low.target - hours});
        if (hours < low.least) sum += (weights.missing_hour - weights.hour) * (low.least - hours);
        return sum;
      };
      double best = 1e30;
      for (const double hours : {0.0, low.least, low.target, high.target, high.most}) {
        const double sum = cost(hours) + totals[0].price * hours;
        if (sum < best) best = sum, at[0] = hours;
      }
      value += best;
    } else {
      totals[0].price = 0;
    }
    const std::array<double, 4> square{0, weights.weekend, weights.holiday, weights.night};
    for (std::size_t k = 1; k < 4; ++k) {
      if (options_.only_empty || square[k] <= 0) {
        totals[k].price = 0;
        continue;
      }
      at[k] = std::max(0.0, -totals[k].price / (2 * square[k]));
      value += square[k] * at[k] * at[k] + totals[k].price * at[k];
    }
    return value;
  }

  double person(int p) {
    std::array<double, 4> at{};
    double value = totals_minimum(p, at);
    const Person& who = problem_.unit.people[static_cast<std::size_t>(p)];
    const LineRules& rules = problem_.lines[static_cast<std::size_t>(p)];
    auto& totals = totals_[static_cast<std::size_t>(p)];
    const int gap = options_.rules.weekends ? who.weekend_every - 1 : 0;
    const double rest = problem_.unit.rules.value(who.contract, "daily_rest_hours") * 60;
    // States: off yesterday, or shift and days in a row; free weekends so far; at work this weekend.
    const int rows = 1 + shifts_ * runs_, states = rows * (gap + 1) * 2;
    const auto state_of = [&](int row, int free, int now) { return (row * (gap + 1) + free) * 2 + now; };
    const int length = end_ - first_;
    const auto stride = static_cast<std::size_t>(states);
    value_.assign(stride * static_cast<std::size_t>(length + 1), impossible);
    from_.resize(stride * static_cast<std::size_t>(length + 1));
    value_[static_cast<std::size_t>(state_of(0, gap, 0))] = 0;
    std::array<float, 13> price{};
    for (int d = first_; d < end_; ++d) {
      const float* before = &value_[stride * static_cast<std::size_t>(d - first_)];
      float* after = &value_[stride * static_cast<std::size_t>(d - first_ + 1)];
      auto* from = &from_[stride * static_cast<std::size_t>(d - first_ + 1)];
      const int weekday = problem_.times.weekday(d);
      for (int s = 0; s < shifts_; ++s) {
        const ShiftDay& shift = problem_.times.at(d, s);
        const bool away_now =
            options_.rules.leave && problem_.leave[static_cast<std::size_t>(p)][static_cast<std::size_t>(d)] < off;
        const bool may = !away_now && (!options_.rules.shifts || may_work(who, s)) && !cell(d, s).empty();
        if (!may) {
          price[static_cast<std::size_t>(s)] = impossible;
          continue;
        }
        double sum = options_.only_empty ? 0 : rules.wish_cost(d, static_cast<Duty>(s));
        for (const PricedRow& row : cell(d, s)) {
          if (has(who, row.competence)) sum -= row.price;
        }
        sum -= totals[0].price * shift.minutes / 60.0;
        if (shift.holiday) sum -= totals[2].price;
        if (shift.night > 180) sum -= totals[3].price;
        price[static_cast<std::size_t>(s)] = static_cast<float>(sum);
      }
      const auto off_price = static_cast<float>(options_.only_empty ? 0 : rules.wish_cost(d, off));
      const auto weekend_price = static_cast<float>(-totals[1].price);
      for (int state = 0; state < states; ++state) {
        const float held = before[state];
        if (held >= impossible) continue;
        int now = state % 2, free = state / 2 % (gap + 1);
        const int row = state / 2 / (gap + 1);
        if (weekday == 0 && d > first_) {
          free = now != 0 ? 0 : std::min(free + 1, gap);
          now = 0;
        }
        const auto offer = [&](int to, float cost) {
          if (cost < after[to]) after[to] = cost, from[to] = static_cast<std::int16_t>(state);
        };
        offer(state_of(0, free, now), held + off_price);
        for (int s = 0; s < shifts_; ++s) {
          if (price[static_cast<std::size_t>(s)] >= impossible) continue;
          const ShiftDay& shift = problem_.times.at(d, s);
          int run = 0;
          if (row > 0) {
            const int last = (row - 1) / runs_;
            run = (row - 1) % runs_ + 1;
            if (options_.rules.days_running && run >= runs_) continue;
            if (options_.rules.daily_rest && static_cast<double>(shift.from - problem_.times.at(d - 1, last).to) < rest)
              continue;
            run = std::min(run, runs_ - 1);
          }
          float cost = held + price[static_cast<std::size_t>(s)];
          int touched = now;
          if (shift.weekend && now == 0) {
            if (free < gap) continue;
            touched = 1;
            cost += weekend_price;
          }
          offer(state_of(1 + s * runs_ + run, free, touched), cost);
        }
      }
    }
    const float* last = &value_[stride * static_cast<std::size_t>(length)];
    const auto end = static_cast<int>(std::min_element(last, last + states) - last);
    value += static_cast<double>(last[end]) - float_slack * length;
    count_back(p, end, gap, stride, at);
    return value;
  }

  /// The line's own contributions, for the step.
  void count_back(int p, int state, int gap, std::size_t stride, const std::array<double, 4>& at) {
    const Person& who = problem_.unit.people[static_cast<std::size_t>(p)];
    double hours = 0;
    int weekends = 0, holidays = 0, nights = 0;
    for (int d = end_ - 1; d >= first_; --d) {
      const int row = state / 2 / (gap + 1);
      const int before = from_[stride * static_cast<std::size_t>(d - first_ + 1) + static_cast<std::size_t>(state)];
      if (row > 0) {
        const int s = (row - 1) / runs_;
        const ShiftDay& shift = problem_.times.at(d, s);
        hours += shift.minutes / 60.0;
        holidays += shift.holiday ? 1 : 0;
        nights += shift.night > 180 ? 1 : 0;
        const bool fresh = problem_.times.weekday(d) == 0 && d > first_;
        if (state % 2 == 1 && (before % 2 == 0 || fresh)) ++weekends;
        for (PricedRow& each : cell(d, s)) each.present += has(who, each.competence) ? 1 : 0;
      }
      state = before;
    }
    auto& totals = totals_[static_cast<std::size_t>(p)];
    totals[0].step = options_.rules.hours ? (at[0] - hours) / 7.5 : 0;
    totals[1].step = at[1] - weekends;
    totals[2].step = at[2] - holidays;
    totals[3].step = at[3] - nights;
    if (options_.only_empty) totals[1].step = totals[2].step = totals[3].step = 0;
  }

  /// Cells that often stand empty, by shift and day of the week over nine weeks, are priced at what an empty one costs. The share that is "often" is tried out.
  double begin_from(const Rota& rota) {
    Cover cover(problem_.unit, problem_.demand);
    cover.count(problem_.unit, rota);
    constexpr int around = 4;  // weeks to either side
    double best = -1e30;
    for (const double often : {0.01, 0.05, 0.12, 0.25, 2.0}) {
      for (int d = first_; d < end_; ++d) {
        for (int s = 0; s < shifts_; ++s)
          for (PricedRow& row : cell(d, s)) {
            int lacking = 0, wanted = 0;
            for (int day = d - 7 * around; day <= d + 7 * around; day += 7) {
              if (day < first_ || day >= end_) continue;
              for (const Cover::Row& each : cover.rows_of(day, row.shift)) {
                if (each.competence != row.competence) continue;
                lacking += std::max(0, each.wanted - each.present);
                wanted += each.wanted;
              }
            }
            row.price = wanted > 0 && lacking >= often * wanted ? row.few : 0;
          }
      }
      const double value = evaluate();
      if (value <= best) continue;
      best = value;
      keep_prices();
    }
    return best;
  }

  void keep_prices() {
    for (auto& rows : rows_) {
      for (PricedRow& row : rows) row.kept = row.price;
    }
    for (auto& totals : totals_) {
      for (Total& each : totals) each.kept = each.price;
    }
  }
  void recall_prices() {
    for (auto& rows : rows_) {
      for (PricedRow& row : rows) row.price = row.kept, row.way = 0;
    }
    for (auto& totals : totals_) {
      for (Total& each : totals) each.price = each.kept, each.way = 0;
    }
  }

  /// Along the subgradient, deflected by the way of before.
  void step(double theta, double distance) {
    constexpr double memory = 0.6;
    double norm = 0;
    for (auto& rows : rows_) {
      for (PricedRow& row : rows) {
        row.step -= row.present;
        if (row.many <= 0 && row.price <= 0 && row.step < 0) row.step = 0;
        row.way = memory * row.way + row.step;
        norm += row.way * row.way;
      }
    }
    for (auto& totals : totals_) {
      for (Total& each : totals) {
        each.way = memory * each.way + each.step;
        norm += each.way * each.way;
      }
    }
    if (norm <= 0) return;
    const double size = theta * distance / norm;
    for (auto& rows : rows_) {
      for (PricedRow& row : rows)
        row.price = std::clamp(row.price + size * row.way, row.many > 0 ? -200.0 : 0.0, row.few);
    }
    for (auto& totals : totals_) {
      totals[0].price += size * totals[0].way / 7.5;
      for (std::size_t k = 1; k < 4; ++k) totals[k].price += size * totals[k].way;
    }
  }

  static constexpr float impossible = 1e20F;
  static constexpr double float_slack = 1e-3;  // of sums in float, for each day
  const Problem& problem_;
  const BoundOptions& options_;
  int first_, end_, shifts_, runs_;
  std::vector<std::vector<PricedRow>> rows_;
  std::vector<std::array<Total, 4>> totals_;
  std::vector<float> value_;
  std::vector<std::int16_t> from_;
};

}  // namespace

double lower_bound(const Problem& problem, const BoundOptions& options) { return Relaxation(problem, options).run(); }

}  // namespace handlingsrom::annual
