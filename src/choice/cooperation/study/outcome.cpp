#include "choice/cooperation/study/outcome.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/parallel.hpp"
#include "base/quantile.hpp"
#include "choice/cooperation/study/sharing.hpp"

namespace handlingsrom::cooperation {
namespace {

constexpr double low_end = 0.1, high_end = 0.9;
/// Beyond this, nucleoli of every year and ranges of the coalitional rules are left out.
constexpr int most_for_ranges = 10;

Range range_of(double value, std::vector<double> outcomes) {
  if (outcomes.empty()) return {value, value, value};
  std::sort(outcomes.begin(), outcomes.end());
  return {value, quantile(outcomes, low_end), quantile(outcomes, high_end)};
}

bool by_programs(Sharing sharing) { return sharing == Sharing::nucleolus || sharing == Sharing::least_core; }

class Working {
 public:
  Working(const facts::Facts& facts, const Study& study, const std::vector<std::vector<double>>& growth, int draws,
          std::uint64_t seed)
      : facts_(facts),
        study_(study),
        growth_(growth),
        worth_(facts, study, seed),
        middle_(worth_.middle()),
        seed_(seed) {
    const double outcomes = static_cast<double>(worth_.everyone()) + 1;
    // Coalitions times draws within some seconds.
    constexpr double most = 1e7;
    draws = std::max(8, std::min(draws, static_cast<int>(most / outcomes)));
    draws_.resize(static_cast<std::size_t>(draws));
    games_.resize(draws_.size());
    parallel_for(draws_.size(), [&](std::size_t d) {
      draws_[d] = worth_.draw(static_cast<std::uint32_t>(d));
      games_[d] = worth_.game(draws_[d]);
    });
    result_.game = worth_.game(middle_);
    result_.members = worth_.members();
    result_.host = worth_.host(worth_.everyone());
    result_.draws = draws;
    result_.first_year = study.first_year;
  }

  Outcome work() {
    money();
    people();
    places();
    for (const Sharing sharing : all_sharings) share(sharing);
    leaving();
    result_.likely = likely_coalitions(result_.game, worth_);
    best_by_head();
    for (LikelyCoalition& each : result_.likely) measure(each);
    years();
    form();
    return std::move(result_);
  }

 private:
  template <class Of>
  Range over(double value, Of of) const {
    std::vector<double> outcomes;
    for (std::size_t d = 0; d < draws_.size(); ++d) outcomes.push_back(of(d));
    return range_of(value, std::move(outcomes));
  }

  double alone_sum(const Game& game) const {
    double sum = 0;
    for (int i = 0; i < game.size(); ++i) sum += game.alone(i);
    return sum;
  }

  void money() {
    const Game& game = result_.game;
    for (int i = 0; i < game.size(); ++i) {
      result_.alone.push_back(over(game.alone(i), [&](std::size_t d) { return games_[d].alone(i); }));
      const CostParts own = worth_.parts(Coalition{1} << static_cast<unsigned>(i), middle_);
      result_.alone_parts.direct += own.direct;
      result_.alone_parts.joint += own.joint;
      result_.alone_parts.empty_days += own.empty_days;
    }
    result_.parts = worth_.parts(worth_.everyone(), middle_);
    result_.together = over(game.total(), [&](std::size_t d) { return games_[d].total(); });
    result_.gain =
        over(alone_sum(game) - game.total(), [&](std::size_t d) { return alone_sum(games_[d]) - games_[d].total(); });
    const auto gains =
        std::count_if(games_.begin(), games_.end(), [&](const Game& each) { return alone_sum(each) > each.total(); });
    result_.chance = static_cast<double>(gains) / static_cast<double>(games_.size());
    const auto ratio = [&](const Draw& draw) {
      const Scale::Drawn drawn = worth_.scale().drawn(draw.scale);
      double whole = 0, parts = 0;
      for (const MemberBasis& member : worth_.members()) {
        whole += member.basis.size;
        if (!drawn.said) parts += drawn.cost(member.basis.size);
      }
      result_.beyond_seen = whole > worth_.scale().largest();
      return drawn.ratio(whole, parts);
    };
    result_.scale = over(ratio(middle_), [&](std::size_t d) { return ratio(draws_[d]); });
    if (study_.service->account.empty()) return;
    std::vector<MunicipalityIndex> members;
    for (const StudyMember& member : study_.members) members.push_back(member.municipality);
    constexpr int halves = 20;
    result_.best = best_practice(facts_, *study_.service, members, halves, seed_);
  }

  void people() {
    const double tolerated = worth_.value("tolerated_days", middle_);
    for (int i = 0; i < worth_.size(); ++i) {
      result_.days_alone.push_back(worth_.days(Coalition{1} << static_cast<unsigned>(i)));
      result_.posts_for.push_back(
          vulnerability::posts_for(tolerated, study_.needed, worth_.staff(), worth_.days_per_year()).value_or(-1));
    }
    result_.posts_for_all = result_.posts_for.front();
    const vulnerability::Exposure together = vulnerability::exposure(
        worth_.posts(worth_.everyone()), study_.needed, worth_.staff(), vulnerability::default_assumptions());
    result_.days_together = together.as_is.days;
    result_.days_common = together.with_common.days;
    result_.days_circle = together.in_a_circle.days;
    result_.fte_saved = (result_.alone_parts.joint - result_.parts.joint) / worth_.post_kroner();
  }

  void places() {
    if (const auto found = pooled_places(study_, worth_.value("places_risk", middle_))) {
      result_.places_alone = found->first;
      result_.places_together = found->second;
    }
  }

  void share(Sharing sharing) {
    SharedOut out;
    out.sharing = sharing;
    out.stable = std::numeric_limits<double>::quiet_NaN();
    try {
      const Shares shares = shares_of(sharing, study_, worth_, middle_, result_.game);
      out.departures = departures(result_.game, shares);
      if (sharing == Sharing::least_core) {
        const LeastCore core = least_core(result_.game);
        out.lowest = core.lowest;
        out.highest = core.highest;
      }
      const bool ranges = !by_programs(sharing) && (worth_.size() <= most_for_ranges || sharing <= Sharing::agreed);
      std::vector<Shares> outcomes;
      double stable = 0;
      for (std::size_t d = 0; ranges && d < draws_.size(); ++d) {
        try {
          outcomes.push_back(shares_of(sharing, study_, worth_, draws_[d], games_[d]));
          stable += departures(games_[d], outcomes.back(), 1).empty() ? 1 : 0;
        } catch (const Error& error) {
          // An outcome in which the rule has no answer (nobody saves anything) is no stable one.
          if (error.code() != ErrorCode::no_solution) throw;
        }
      }
      if (ranges) out.stable = stable / static_cast<double>(draws_.size());
      for (std::size_t i = 0; i < shares.size(); ++i) {
        std::vector<double> of_member;
        for (const Shares& each : outcomes) of_member.push_back(each[i]);
        out.paid.push_back(range_of(shares[i], std::move(of_member)));
      }
    } catch (const Error& error) {
      if (error.code() != ErrorCode::no_solution) throw;
      out.paid.clear();
      out.none = error;
    }
    result_.shared.push_back(std::move(out));
  }

  const SharedOut& own_sharing() const {
    const auto found = std::find_if(result_.shared.begin(), result_.shared.end(),
                                    [&](const SharedOut& each) { return each.sharing == study_.sharing; });
    return *found;
  }

  void leaving() {
    const SharedOut& own = own_sharing();
    if (!own.paid.empty()) result_.leaving = leaving_of(study_, worth_, middle_, result_.game, own.paid);
  }

  /// As one unit, also where they would rather stay apart.
  double gain_of(const Game& game, const Draw& draw, Coalition coalition) const {
    double gain = -worth_.parts(coalition, draw).total();
    for (int i = 0; i < game.size(); ++i) gain += (coalition >> static_cast<unsigned>(i) & 1U) != 0 ? game.alone(i) : 0;
    return gain;
  }

  void measure(LikelyCoalition& each) const {
    int gains = 0;
    each.gain = over(gain_of(result_.game, middle_, each.coalition), [&](std::size_t d) {
      const double gain = gain_of(games_[d], draws_[d], each.coalition);
      gains += gain > 0 ? 1 : 0;
      return gain;
    });
    each.chance = gains / static_cast<double>(games_.size());
  }

  void best_by_head() {
    constexpr std::size_t shown = 5;
    std::vector<LikelyCoalition> all;
    for (Coalition s = 1; s <= result_.game.everyone(); ++s) {
      if (members_of(s) < 2 || !worth_.feasible(s)) continue;
      double heads = 0;
      for (int i = 0; i < worth_.size(); ++i)
        heads += (s >> static_cast<unsigned>(i) & 1U) != 0
                     ? worth_.members()[static_cast<std::size_t>(i)].basis.inhabitants
                     : 0;
      LikelyCoalition each;
      each.coalition = s;
      each.per_inhabitant = gain_of(result_.game, middle_, s) / heads;
      all.push_back(each);
    }
    const std::size_t kept = std::min(shown, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(),
                      [](const LikelyCoalition& a, const LikelyCoalition& b) {
                        return a.per_inhabitant != b.per_inhabitant ? a.per_inhabitant > b.per_inhabitant
                                                                    : a.coalition < b.coalition;
                      });
    all.resize(kept);
    for (LikelyCoalition& each : all) measure(each);
    result_.best_by_head = std::move(all);
  }

  double blend_in(std::size_t year) const {
    if (study_.transition_years == 0) return 1;
    return std::min(1.0, static_cast<double>(year + 1) / (study_.transition_years + 1));
  }

  void years() {
    const std::size_t n = growth_.size();
    if (n == 0 || own_sharing().paid.empty()) return;
    const std::size_t count = growth_.front().size();
    result_.years.assign(n, {std::vector<Range>(count), std::vector<Range>(count)});
    result_.years_sum.resize(count);
    const bool programs =
        by_programs(study_.sharing) || (study_.sharing >= Sharing::scrb && worth_.size() > most_for_ranges);
    parallel_for(count, [&](std::size_t t) {
      std::vector<double> factors;
      for (const auto& member : growth_) factors.push_back(member[t]);
      const auto at = [&](const Draw& draw) {
        const Game game = worth_.game(draw, factors);
        Shares shares;
        if (programs) {
          // The rule's shares of today, moved as the whole is.
          const SharedOut& own = own_sharing();
          for (std::size_t i = 0; i < n; ++i) shares.push_back(own.paid[i].value * game.total() / result_.game.total());
        } else {
          shares = shares_of(study_.sharing, study_, worth_, draw, game, factors, blend_in(t));
        }
        std::vector<double> figures;
        for (int i = 0; i < game.size(); ++i) figures.push_back(game.alone(i));
        figures.insert(figures.end(), shares.begin(), shares.end());
        figures.push_back(alone_sum(game) - game.total());
        return figures;
      };
      const std::vector<double> middle = at(middle_);
      std::vector<std::vector<double>> outcomes;
      for (const Draw& draw : draws_) {
        try {
          outcomes.push_back(at(draw));
        } catch (const Error& error) {
          if (error.code() != ErrorCode::no_solution) throw;
        }
      }
      const auto range = [&](std::size_t k) {
        std::vector<double> of_figure;
        for (const auto& each : outcomes) of_figure.push_back(each[k]);
        return range_of(middle[k], std::move(of_figure));
      };
      for (std::size_t i = 0; i < n; ++i) {
        result_.years[i].alone[t] = range(i);
        result_.years[i].together[t] = range(n + i);
      }
      result_.years_sum[t] = range(2 * n);
    });
  }

  void form() {
    result_.notice_months = study_.notice_months;
    if (study_.form == nullptr) return;
    if (!result_.notice_months && study_.form->notice_months >= 0) result_.notice_months = study_.form->notice_months;
    for (const LegalForm::Field& field : study_.form->fields) {
      if (!study_.agreement.contains(field.id)) result_.missing_fields.push_back(&field);
    }
  }

  const facts::Facts& facts_;
  const Study& study_;
  const std::vector<std::vector<double>>& growth_;
  const Worth worth_;
  const Draw middle_;
  std::uint64_t seed_;
  std::vector<Draw> draws_;
  std::vector<Game> games_;
  Outcome result_;
};

}  // namespace

Outcome work_out(const facts::Facts& facts, const Study& study, const std::vector<std::vector<double>>& growth,
                 int draws, std::uint64_t seed) {
  return Working(facts, study, growth, draws, seed).work();
}

}  // namespace handlingsrom::cooperation
