#include <array>
#include <cmath>

#include "choice/scenario/evaluate.hpp"
#include "outlook/economy/economy.hpp"

namespace handlingsrom::scenario {
namespace {

using Values = std::vector<double>;

/// Finds the figures that effects touch, once per run.
class Board {
 public:
  explicit Board(rooms::Figures& figures) : figures_(figures) {}

  Values* find(std::string_view id) {
    for (std::size_t k = 0; k < figures_.all().size(); ++k) {
      if (figures_.all()[k].id == id) return &figures_.edit(k).middle;
    }
    return nullptr;
  }
  Values* find(const char* prefix, std::string_view last) { return find(std::string(prefix) + std::string(last)); }

 private:
  rooms::Figures& figures_;
};

constexpr std::array<std::string_view, 8> sectors{"school",           "kindergarten", "care",           "health",
                                                  "child_protection", "social",       "administration", "other"};
constexpr std::size_t care_sector = 2;
constexpr std::array<std::string_view, 5> groups{"nurse", "health_worker", "teacher", "kindergarten_teacher", "other"};

void shift(Values* values, std::size_t t, double by) {
  if (values != nullptr) (*values)[t] += by;
}

class Effects {
 public:
  explicit Effects(rooms::Figures& figures) : board_(figures) {
    available_total_ = board_.find("workforce.available.total");
    people_ = board_.find("rooms.people");
    income_other_ = board_.find("economy.income.other");
    income_total_ = board_.find("economy.income.total");
    revenue_ = board_.find("economy.gross_revenue");
    finance_ = board_.find("economy.finance_cost");
    spending_total_ = board_.find("economy.spending.total");
    money_ = board_.find("rooms.money");
    result_share_ = board_.find("economy.net_result_share");
    per_inhabitant_ = board_.find("rooms.money_per_inhabitant");
    population_ = board_.find("population.total");
    needed_total_ = board_.find("workforce.needed.total");
    places_ = board_.find("rooms.places");
    margin_ = board_.find("economy.rule_margin");
    fund_share_ = board_.find("economy.fund_share");
    debt_share_ = board_.find("economy.debt_share");
    closing_growth_ = board_.find("economy.closing_growth");
    care_fte_ = board_.find("care.fte");
    care_cost_ = board_.find("care.cost");
    if (money_ != nullptr) money_before_ = *money_;
    if (revenue_ != nullptr) revenue_before_ = *revenue_;
    for (std::size_t s = 0; s < sectors.size(); ++s) {
      spending_[s] = board_.find("economy.spending.", sectors[s]);
      staff_[s] = board_.find("workforce.needed_by_sector.", sectors[s]);
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
      needed_[g] = board_.find("workforce.needed.", groups[g]);
      available_[g] = board_.find("workforce.available.", groups[g]);
      room_[g] = board_.find("rooms.people.", groups[g]);
    }
  }

  void apply(const Lever& lever, const FigureEffect& effect, const Values& values) {
    const Values* driver = effect.measure == Measure::per_driver ? board_.find(effect.driver) : nullptr;
    double sum = 0;
    for (std::size_t t = 0; t < values.size(); ++t) {
      const double turned = values[t] - lever.today;
      sum += turned;
      double size = effect.weight * (effect.measure == Measure::yearly ? sum : turned);
      if (effect.measure == Measure::per_driver) size *= driver == nullptr ? 0.0 : (*driver)[t];
      if (size == 0 || std::isnan(size)) continue;
      const bool of_itself =
          effect.measure == Measure::relative ||
          (effect.measure == Measure::yearly && effect.target != Target::finance && effect.target != Target::income);
      act(effect, t, size, of_itself);
    }
  }

  /// What turning costs at once, in the years in which it is turned, up or down.
  void pay(const Lever& lever, const Values& values) {
    double before = lever.today;
    for (std::size_t t = 0; t < values.size(); ++t) {
      const double cost = lever.one_off_per_unit * std::abs(values[t] - before);
      before = values[t];
      if (cost == 0) continue;
      for (std::size_t s = 0; s < sectors.size(); ++s) {
        if (lever.one_off_in == sectors[s]) spend(s, t, cost);
      }
    }
  }

  /// The margin to the rule, the reserve and the debt follow from money and revenue; the reserve adds up the later years.
  void close() {
    if (money_ == nullptr || revenue_ == nullptr) return;
    double saved = 0;
    for (std::size_t t = 0; t < money_->size(); ++t) {
      const double more = (*money_)[t] - money_before_[t];
      const double before = revenue_before_[t], revenue = (*revenue_)[t];
      if (t > 0) saved += more;
      if (!(before > 0) || !(revenue > 0) || (more == 0 && saved == 0 && revenue == before)) continue;
      if (margin_ != nullptr) (*margin_)[t] += more - (money_before_[t] - (*margin_)[t]) / before * (revenue - before);
      if (fund_share_ != nullptr) (*fund_share_)[t] = ((*fund_share_)[t] * before + saved) / revenue;
      if (debt_share_ != nullptr) (*debt_share_)[t] *= before / revenue;
      if (closing_growth_ != nullptr && income_total_ != nullptr) {
        (*closing_growth_)[t] = economy::closing_growth_of((*income_total_)[t], (*money_)[t], static_cast<int>(t));
      }
    }
  }

 private:
  void act(const FigureEffect& effect, std::size_t t, double size, bool of_itself) {
    const auto amount = [&](const Values* values) {
      return values == nullptr ? 0.0 : of_itself ? size * (*values)[t] : size;
    };
    const auto wanted = [&](std::string_view part) { return effect.part == "all" || effect.part == part; };
    switch (effect.target) {
      case Target::spending:
        for (std::size_t s = 0; s < sectors.size(); ++s) {
          if (wanted(sectors[s])) spend(s, t, amount(spending_[s]));
        }
        return;
      case Target::staff:
        for (std::size_t s = 0; s < sectors.size(); ++s) {
          if (wanted(sectors[s])) staff(s, t, amount(staff_[s]));
        }
        return;
      case Target::group:
        for (std::size_t g = 0; g < groups.size(); ++g) {
          if (!wanted(groups[g])) continue;
          shift(needed_[g], t, size);
          shift(room_[g], t, -size);
        }
        return;
      case Target::available:
        for (std::size_t g = 0; g < groups.size(); ++g) {
          if (!wanted(groups[g])) continue;
          const double more = amount(available_[g]);
          shift(available_[g], t, more);
          shift(available_total_, t, more);
          shift(room_[g], t, more);
          shift(people_, t, more);
        }
        return;
      case Target::places:
        shift(effect.part == "care" ? places_ : board_.find("rooms.places.", effect.part), t, size);
        return;
      case Target::users: shift(board_.find("care.users.", effect.part), t, size); return;
      case Target::income:
        shift(income_other_, t, size);
        shift(income_total_, t, size);
        shift(revenue_, t, size);
        money(t, size);
        return;
      case Target::finance:
        shift(finance_, t, size);
        money(t, -size);
        return;
    }
  }

  // Care's cost on the ladder moves in step with care's spending, its FTE with care's staff.
  void spend(std::size_t sector, std::size_t t, double more) {
    if (sector == care_sector && care_cost_ != nullptr && spending_[sector] != nullptr && (*spending_[sector])[t] > 0)
      (*care_cost_)[t] *= 1 + more / (*spending_[sector])[t];
    shift(spending_[sector], t, more);
    shift(spending_total_, t, more);
    money(t, -more);
  }

  void money(std::size_t t, double more) {
    shift(money_, t, more);
    const auto divide = [&](Values* quotient, const Values* by) {
      if (money_ != nullptr && quotient != nullptr && by != nullptr && (*by)[t] > 0)
        (*quotient)[t] = (*money_)[t] / (*by)[t];
    };
    divide(result_share_, revenue_);
    divide(per_inhabitant_, population_);
  }

  // A sector's staff need, shared among the education groups as those who work there: teachers in school, nurses and health
  // workers in care in the proportion of the need, kindergarten teachers in kindergarten; the rest are others.
  void staff(std::size_t sector, std::size_t t, double more) {
    const double before = staff_[sector] == nullptr ? 0 : (*staff_[sector])[t];
    std::array<double, groups.size()> share{};
    const auto part = [&](std::size_t group) {
      if (before > 0 && needed_[group] != nullptr) share[group] = std::min(1.0, (*needed_[group])[t] / before);
    };
    if (sectors[sector] == "school") part(2);
    if (sectors[sector] == "kindergarten") part(3);
    if (sectors[sector] == "care") {
      part(0);
      part(1);
    }
    share[4] = 1 - share[0] - share[1] - share[2] - share[3];
    if (sector == care_sector) shift(care_fte_, t, more);
    shift(staff_[sector], t, more);
    shift(needed_total_, t, more);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      shift(needed_[g], t, more * share[g]);
      shift(room_[g], t, -more * share[g]);
    }
    shift(people_, t, -more);
  }

  Board board_;
  std::array<Values*, sectors.size()> spending_{}, staff_{};
  std::array<Values*, groups.size()> needed_{}, available_{}, room_{};
  Values *available_total_, *people_, *income_other_, *income_total_, *revenue_, *finance_, *spending_total_, *money_,
      *result_share_, *per_inhabitant_, *population_, *needed_total_, *places_, *margin_, *fund_share_, *debt_share_,
      *closing_growth_, *care_fte_, *care_cost_;
  Values money_before_, revenue_before_;
};

}  // namespace

void apply_figure_effects(std::span<const Setting> settings, rooms::Figures& figures) {
  bool any = false;
  for (const Setting& setting : settings) {
    const Lever& lever = *all_levers()[setting.lever];
    any = any || !lever.figures.empty() || !lever.one_off_in.empty();
  }
  if (!any) return;
  Effects effects(figures);
  for (const Setting& setting : settings) {
    const Lever& lever = *all_levers()[setting.lever];
    for (const FigureEffect& effect : lever.figures) effects.apply(lever, effect, setting.values);
    if (!lever.one_off_in.empty()) effects.pay(lever, setting.values);
  }
  effects.close();
}

void apply_effects_beside(const Lever& lever, std::span<const double> turned, rooms::Figures& figures) {
  Values values(turned.begin(), turned.end());
  for (double& value : values) value += lever.today;
  Effects effects(figures);
  for (const FigureEffect& effect : lever.figures) effects.apply(lever, effect, values);
  effects.close();
}

}  // namespace handlingsrom::scenario
