#include "choice/scenario/adjustments.hpp"

#include <cmath>
#include <numeric>
#include <string>

#include "base/error.hpp"
#include "outlook/economy/economy.hpp"
#include "outlook/workforce/workforce.hpp"

namespace handlingsrom::scenario {
namespace {

using How = sheet::Adjustment::How;

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
    case Target::users: return {"care.users." + part};
    case Target::income: return {"economy.income.other"};
    case Target::finance: return {"economy.finance_cost"};
  }
  return {};
}

int row_of(const rooms::Chain& chain, std::string_view id) {
  const int row = chain.row(id);
  if (row < 0)
    throw Error(ErrorCode::internal, "internal",
                {{"reason", "a lever acts on " + std::string(id) + ", which is not there"}});
  return row;
}

void add_effect(const rooms::Chain& chain, const Lever& lever, const FigureEffect& effect,
                std::span<const double> turned, std::vector<sheet::Adjustment>& list) {
  const bool in_kroner = effect.target == Target::income || effect.target == Target::finance;
  const bool of_itself =
      !in_kroner && (effect.measure == Measure::relative || effect.measure == Measure::yearly) &&
      (effect.target == Target::spending || effect.target == Target::staff || effect.target == Target::available);
  std::vector<double> amount(turned.begin(), turned.end());
  if (effect.measure == Measure::yearly) std::partial_sum(amount.begin(), amount.end(), amount.begin());
  for (double& size : amount) size *= effect.weight;
  const int driver = effect.measure == Measure::per_driver ? row_of(chain, effect.driver) : -1;
  for (const std::string& row : rows_of(effect))
    list.push_back({row_of(chain, row), of_itself ? How::scale : How::add, amount, driver, std::string(lever.id)});
}

// What turning costs at once, in the years in which it is turned, up or down.
void add_one_off(const rooms::Chain& chain, const Lever& lever, std::span<const double> values,
                 std::vector<sheet::Adjustment>& list) {
  if (lever.one_off_in.empty()) return;
  std::vector<double> amount;
  double before = lever.today;
  for (const double value : values) {
    amount.push_back(lever.one_off_per_unit * std::abs(value - before));
    before = value;
  }
  list.push_back({row_of(chain, "economy.spending." + std::string(lever.one_off_in)), How::add, std::move(amount), -1,
                  std::string(lever.id)});
}

}  // namespace

std::vector<sheet::Adjustment> adjustments_of(const rooms::Chain& chain, const Lever& lever,
                                              std::span<const double> turned) {
  std::vector<sheet::Adjustment> list;
  for (const FigureEffect& effect : lever.figures) add_effect(chain, lever, effect, turned, list);
  return list;
}

std::vector<sheet::Adjustment> adjustments_of(const rooms::Chain& chain, std::span<const Setting> settings) {
  std::vector<sheet::Adjustment> list;
  for (const Setting& setting : settings) {
    const Lever& lever = *all_levers()[setting.lever];
    std::vector<double> turned(setting.values);
    for (double& value : turned) value -= lever.today;
    for (const FigureEffect& effect : lever.figures) add_effect(chain, lever, effect, turned, list);
    add_one_off(chain, lever, setting.values, list);
  }
  return list;
}

}  // namespace handlingsrom::scenario
