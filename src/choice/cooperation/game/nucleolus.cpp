#include <algorithm>
#include <cmath>
#include <utility>

#include <Eigen/Dense>

#include "base/error.hpp"
#include "choice/cooperation/game/excess_program.hpp"
#include "choice/cooperation/game/solutions.hpp"

namespace handlingsrom::cooperation {
namespace {

/// A coalition that is met with equality at a level: y(S) + weight·ε_level = gain.
struct Met {
  Coalition coalition;
  int level;
};

/// The same point from the equations that hold at it, all at once: the last digits that a sequence of programs loses. `first` becomes the first level's excess.
std::vector<double> polished(const Normalised& form, const std::vector<double>& rough, const std::vector<Met>& met,
                             int levels, const std::vector<char>& at_zero, double* first = nullptr) {
  const int members = form.members;
  std::vector<int> zeros;
  for (int i = 0; i < members; ++i) {
    if (at_zero[static_cast<std::size_t>(i)] != 0) zeros.push_back(i);
  }
  const auto rows = static_cast<Eigen::Index>(1 + met.size() + zeros.size());
  Eigen::MatrixXd equations = Eigen::MatrixXd::Zero(rows, members + levels);
  Eigen::VectorXd right = Eigen::VectorXd::Zero(rows);
  equations.row(0).head(members).setOnes();
  right[0] = form.gain.back();
  Eigen::Index row = 1;
  for (const Met& each : met) {
    for (int i = 0; i < members; ++i) equations(row, i) = each.coalition >> i & 1U;
    equations(row, members + each.level) = form.weight_of(each.coalition);
    right[row++] = form.gain[each.coalition];
  }
  for (const int i : zeros) equations(row++, i) = 1;
  const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> factors(equations);
  if (factors.rank() < members + levels) return rough;
  const Eigen::VectorXd solution = factors.solve(right);
  if ((equations * solution - right).lpNorm<Eigen::Infinity>() > 1e-11) return rough;
  std::vector<double> fine(rough.size());
  for (int i = 0; i < members; ++i) {
    const auto k = static_cast<std::size_t>(i);
    fine[k] = solution[i];
    if (std::abs(fine[k] - rough[k]) > 1e-6) return rough;
  }
  if (first != nullptr) *first = solution[members];
  return fine;
}

/// How far a member's share reaches in the least core, without the hair of slack that the program needs to find it: from the coalitions that are tight where it was
/// found, with the exact excess. They determine the member's share, though not always the others'. The rough one where they do not.
double exact_end(const Normalised& form, const std::vector<double>& rough, double excess, int member) {
  constexpr double tight = 1e-7;
  std::vector<std::pair<double, Coalition>> near;
  const Coalition everyone = static_cast<Coalition>(form.gain.size() - 1);
  scan_excesses(form, form.gain, rough, excess, -tight, [&](Coalition coalition, double over, double&) {
    if (coalition != 0 && coalition != everyone) near.emplace_back(-over, coalition);
  });
  std::sort(near.begin(), near.end());
  // Σ part · coalition = the member alone, so that its share is Σ part · what those coalitions pay.
  Span span(form.members);
  span.add(everyone);
  Eigen::MatrixXd coalitions = Eigen::MatrixXd::Ones(form.members, form.members);
  Eigen::VectorXd pay = Eigen::VectorXd::Constant(form.members, form.gain.back());
  Eigen::Index count = 1;
  for (const auto& [slack, coalition] : near) {
    if (count == form.members || !span.add(coalition)) continue;
    for (int i = 0; i < form.members; ++i) coalitions(i, count) = coalition >> i & 1U;
    pay[count++] = form.gain[coalition] - form.weight_of(coalition) * excess;
  }
  const Eigen::VectorXd alone = Eigen::VectorXd::Unit(form.members, member);
  const Eigen::VectorXd part = coalitions.leftCols(count).colPivHouseholderQr().solve(alone);
  const double found = rough[static_cast<std::size_t>(member)];
  if ((coalitions.leftCols(count) * part - alone).lpNorm<Eigen::Infinity>() > 1e-9) return found;
  const double exact = part.dot(pay.head(count));
  return std::abs(exact - found) > 1e-6 ? found : exact;
}

}  // namespace

Nucleolus nucleolus(const Game& game, Excess excess, bool imputations) {
  Nucleolus result;
  if (game.size() == 1) {
    result.shares = {game.total()};
    result.verified = true;
    return result;
  }
  Normalised form = normalise(game, excess);
  const double together = form.gain.back();
  if (imputations && together < -1e-12) throw Error(ErrorCode::no_solution, "game_no_imputation");
  if (imputations && together < 0) form.gain.back() = 0;
  ExcessProgram program(form, imputations);
  std::vector<Met> met;
  std::vector<std::pair<Coalition, double>> fixed;
  while (!program.determined()) {
    program.minimise();
    const int level = static_cast<int>(result.levels.size());
    result.levels.push_back(program.excess() * form.scale);
    fixed.clear();
    program.fix_binding(fixed);
    if (fixed.empty()) throw Error(ErrorCode::internal, "internal", {{"reason", "no coalition binds at a level"}});
    for (const auto& each : fixed) met.push_back({each.first, level});
  }
  double first = result.levels.front() / form.scale;
  const std::vector<double> y =
      polished(form, program.values(), met, static_cast<int>(result.levels.size()), program.at_zero(), &first);
  result.levels.front() = first * form.scale;
  result.shares = from_normalised(game, form, y);
  result.programs = program.programs();
  result.rows = program.rows();
  result.verified = satisfies_kohlberg(game, result.shares, excess, imputations);
  return result;
}

LeastCore least_core(const Game& game) {
  const Nucleolus point = nucleolus(game, Excess::plain, false);
  LeastCore result;
  result.shares = point.shares;
  result.verified = point.verified;
  if (game.size() == 1) {
    result.lowest = result.highest = result.shares;
    return result;
  }
  const Normalised form = normalise(game, Excess::plain);
  ExcessProgram program(form, false);
  program.minimise();
  result.excess = point.levels.front();
  const double excess = result.excess / form.scale;
  program.limit_excess(program.excess());
  for (int i = 0; i < game.size(); ++i) {
    program.extreme(i, linear::Sense::minimise);
    const double least = exact_end(form, program.values(), excess, i);
    program.extreme(i, linear::Sense::maximise);
    const double most = exact_end(form, program.values(), excess, i);
    const auto share = [&](double y) { return game.alone(i) + game.sign() * form.scale * y; };
    result.lowest.push_back(std::min(share(least), share(most)));
    result.highest.push_back(std::max(share(least), share(most)));
  }
  return result;
}

}  // namespace handlingsrom::cooperation
