#include "choice/scenario/adjustments.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.hpp"
#include "choice/scenario/loans.hpp"
#include "outlook/economy/economy.hpp"
#include "outlook/workforce/workforce.hpp"

namespace handlingsrom::scenario {
namespace {

using How = sheet::Adjustment::How;
using Values = std::vector<double>;

std::string staff_row(std::string_view sector) {
  // Care's staff is a row of the care room, which the sector's row repeats.
  return sector == "care" ? "care.fte" : "workforce.needed_by_sector." + std::string(sector);
}

// The rows that an effect acts on.
std::vector<std::string> rows_of(const FigureEffect& effect) {
  const std::string part(effect.part);
  const auto sectors = [&](auto name) {
    std::vector<std::string> rows;
    for (int sector = 0; sector < economy::spending_sector_count; ++sector) {
      const std::string_view key = economy::key_of_spending(sector);
      if (part == "all" || part == key) rows.push_back(name(key));
    }
    return rows;
  };
  switch (effect.target) {
    case Target::spending: return sectors([](std::string_view key) { return "economy.spending." + std::string(key); });
    case Target::staff: return sectors(staff_row);
    case Target::group: return {"workforce.needed." + part};
    case Target::available: {
      std::vector<std::string> rows;
      for (int group = 0; group < workforce::group_count; ++group) {
        const std::string_view key = workforce::key_of(static_cast<workforce::Group>(group));
        if (part == "all" || part == key) rows.push_back("workforce.available." + std::string(key));
      }
      return rows;
    }
    case Target::places: return {part == "care" ? "rooms.places" : "rooms.places." + part};
    case Target::users:
    case Target::move: return {"care.users." + part};
    case Target::income: return {"economy.income.other"};
    case Target::finance: return {"economy.finance_cost"};
  }
  return {};
}

class Writer {
 public:
  Writer(const rooms::Chain& chain, const Local& local, const rooms::Figures& figures)
      : chain_(chain), local_(local), figures_(figures), levels_(figures, local) {}

  void effects(const Lever& lever, std::span<const double> turned) {
    by_ = lever.id;
    for (const FigureEffect& effect : lever.figures) {
      if (effect.measure == Measure::loan || effect.measure == Measure::loan_yearly) {
        lend(effect, turned);
      } else if (effect.target == Target::move) {
        move(effect, sizes(effect, turned));
      } else {
        act(effect, sizes(effect, turned));
      }
    }
  }

  // What turning costs at once, in the years in which it is turned, up or down.
  void one_off(const Lever& lever, std::span<const double> values) {
    if (lever.one_off_in.empty()) return;
    by_ = lever.id;
    Values amount;
    double before = lever.today;
    for (const double value : values) {
      amount.push_back(lever.one_off_per_unit * std::abs(value - before));
      before = value;
    }
    add("economy.spending." + std::string(lever.one_off_in), How::add, std::move(amount), true);
  }

  std::vector<sheet::Adjustment> take() { return std::move(list_); }

 private:
  int row_of(std::string_view id) const {
    const int row = chain_.row(id);
    if (row < 0)
      throw Error(ErrorCode::internal, "internal",
                  {{"reason", "a lever acts on " + std::string(id) + ", which is not there"}});
    return row;
  }

  void add(std::string_view row, How how, Values amount, bool within, std::string_view driver = {}) {
    if (std::all_of(amount.begin(), amount.end(), [](double size) { return size == 0; })) return;
    if (!driver.empty() && row_of(driver) >= row_of(row) && !driver.starts_with("care.users.")) {
      // A driver that is itself made of what it moves (revenue, of income): as it stands on today's course.
      const Values& size = figures_.at(driver).middle;
      for (std::size_t t = 0; t < amount.size(); ++t) amount[t] *= std::isnan(size[t]) ? 0 : size[t];
      driver = {};
    }
    list_.push_back({row_of(row), how, std::move(amount), driver.empty() ? -1 : row_of(driver), by_, within});
  }

  double weight_of(const FigureEffect& effect, std::size_t t) const {
    const auto sum_of = [&](const std::vector<Reference>& references) {
      double sum = 0;
      for (const Reference& each : references) sum += each.times * levels_.at(each.name, t);
      return sum;
    };
    const double weight = effect.per_unit.empty() ? effect.weight : sum_of(effect.per_unit);
    if (effect.at_most.empty()) return weight;
    const double most = std::abs(sum_of(effect.at_most));
    return std::isnan(most) ? weight : std::clamp(weight, -most, most);
  }

  // The effect by year, before its driver.
  Values sizes(const FigureEffect& effect, std::span<const double> turned) const {
    Values result(turned.size(), 0.0);
    double sum = 0;
    for (std::size_t t = 0; t < turned.size(); ++t) {
      const auto lag = static_cast<std::size_t>(effect.lag);
      const double now = t < lag ? 0.0 : turned[t - lag];
      sum += now;
      const double size = effect.measure == Measure::yearly ? sum : now;
      if (size == 0) continue;
      result[t] = weight_of(effect, t) * size;
      if (std::isnan(result[t])) result[t] = 0;
    }
    return result;
  }

  void act(const FigureEffect& effect, Values size) {
    const bool sector =
        effect.target == Target::spending || effect.target == Target::staff || effect.target == Target::available;
    const bool of_itself = sector && (effect.measure == Measure::relative || effect.measure == Measure::yearly);
    const std::string_view driver = effect.measure == Measure::per_driver ? effect.driver : std::string_view{};
    for (const std::string& row : rows_of(effect))
      add(row, of_itself ? How::scale : How::add, size, sector || effect.target == Target::users, driver);
  }

  void lend(const FigureEffect& effect, std::span<const double> turned) {
    const rooms::Figure* driver = effect.driver.empty() ? nullptr : figures_.find(effect.driver);
    const LoanCosts loans =
        loan_costs(borrowed(effect, turned,
                            driver == nullptr ? std::span<const double>{} : std::span<const double>(driver->middle)),
                   local_.interest);
    add("economy.finance_cost", How::add, loans.cost, false);
    add("economy.debt", How::add, loans.left, false);
  }

  const Values& users(std::size_t step) const {
    return figures_.at("care.users." + local_.ladder->steps[step].id).middle;
  }

  struct Destination {
    std::size_t step;
    double share;
  };
  /// Where those stand who leave a step. "below": as the ladder says that its users come, each step's users times their weight; short
  /// stays are passed through, and hold nobody.
  std::vector<Destination> destinations(const FigureEffect& effect, std::size_t from, std::size_t t) const {
    const auto& steps = local_.ladder->steps;
    if (effect.to != "below") return {{local_.ladder->index_of(effect.to), 1.0}};
    std::vector<Destination> result;
    double sum = 0;
    for (const care::Move& move : steps[from].enters_from) {
      if (move.step == "none") continue;
      const std::size_t step = local_.ladder->index_of(move.step);
      if (steps[step].figure == care::Figure::short_stay) continue;
      result.push_back({step, move.weight * users(step)[t]});
      sum += result.back().share;
    }
    if (!(sum > 0)) return {};
    for (Destination& each : result) each.share /= sum;
    return result;
  }

  // Persons from one step to others: at most those who are there. Staff, cost and places follow from where they stand; what they take beyond the
  // mean of their new step (need) is added.
  void move(const FigureEffect& effect, const Values& size) {
    if (local_.ladder == nullptr) return;
    const std::size_t from = local_.ladder->index_of(effect.part);
    std::vector<Values> to(local_.ladder->steps.size(), Values(size.size(), 0.0));
    Values leave(size.size(), 0.0), cost(leave), staff(leave);
    for (std::size_t t = 0; t < size.size(); ++t) {
      const double there = users(from)[t];
      const double wanted = std::min(effect.measure == Measure::relative ? size[t] * there : size[t], there);
      if (wanted == 0) continue;
      for (const Destination& each : destinations(effect, from, t)) {
        const double persons = std::max(wanted * each.share, -users(each.step)[t]);
        to[each.step][t] += persons;
        leave[t] -= persons;
        cost[t] += persons * (effect.need - 1) * levels_.cost(each.step, t);
        staff[t] += persons * (effect.need - 1) * levels_.fte(each.step, t);
      }
    }
    for (std::size_t step = 0; step < to.size(); ++step)
      add("care.users." + local_.ladder->steps[step].id, How::add, std::move(to[step]), true);
    add("care.users." + effect.part, How::add, std::move(leave), true);
    add("economy.spending.care", How::add, std::move(cost), true);
    add("care.fte", How::add, std::move(staff), true);
  }

  const rooms::Chain& chain_;
  const Local& local_;
  const rooms::Figures& figures_;
  const Levels levels_;
  std::string by_;
  std::vector<sheet::Adjustment> list_;
};

}  // namespace

std::vector<sheet::Adjustment> adjustments_of(const rooms::Chain& chain, const Lever& lever,
                                              std::span<const double> turned, const Local& local,
                                              const rooms::Figures& figures) {
  Writer writer(chain, local, figures);
  writer.effects(lever, turned);
  return writer.take();
}

std::vector<sheet::Adjustment> adjustments_of(const rooms::Chain& chain, std::span<const Setting> settings,
                                              const Local& local, const rooms::Figures& figures) {
  Writer writer(chain, local, figures);
  for (const Setting& setting : settings) {
    const Lever& lever = lever_of(setting);
    Values turned(setting.values);
    for (double& value : turned) value -= lever.today;
    writer.effects(lever, turned);
    writer.one_off(lever, setting.values);
  }
  return writer.take();
}

}  // namespace handlingsrom::scenario
