#include "outlook/care/ladder_check.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/error.hpp"

namespace handlingsrom::care {
namespace {

class Checker {
 public:
  Checker(Ladder& ladder, const std::vector<LadderLine>& lines, const std::string& file)
      : ladder_(ladder), lines_(lines), file_(file) {
    for (const Step& step : ladder.steps) ids_.insert(step.id);
  }

  void names() const {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < ladder_.steps.size(); ++i) {
      const Step& step = ladder_.steps[i];
      if (!seen.insert(step.id).second || step.id == "none" || step.id == "death") {
        refuse(i, "doubled", step.id, "a name of its own");
      }
      for (const Move& move : step.enters_from) lighter(i, move.step, "enters_from");
      for (const Move& move : step.returns) lighter(i, move.step, "returns");
      for (const std::string& other : step.leaves_to) {
        if (other != "death") known(i, other, "none");
      }
      const double sum = step.education.nurse + step.education.health_worker + step.education.assistant;
      if (std::abs(sum - 1) > 1e-6) refuse(i, "education", fmt::format("{:.3f}", sum), "1");
    }
  }

  /// The steps of one figure share its users; where one takes the rest, the others leave something for it.
  void shares() const {
    for (const Figure figure : figures) {
      std::array<double, age_group_count> sum{};
      std::size_t rest = ladder_.steps.size();
      std::size_t last = ladder_.steps.size();
      for (std::size_t i = 0; i < ladder_.steps.size(); ++i) {
        const Step& step = ladder_.steps[i];
        if (step.figure != figure) continue;
        last = i;
        if (step.rest && rest != ladder_.steps.size()) refuse(i, "two_rests", step.id, ladder_.steps[rest].id);
        if (step.rest) rest = i;
        for (std::size_t g = 0; g < sum.size(); ++g) sum[g] += step.share[g];
      }
      if (last == ladder_.steps.size()) continue;
      for (std::size_t g = 0; g < sum.size(); ++g) {
        // The figure behind home_other is stated per user of home care, so that its share may be any ratio.
        if (sum[g] > 1 + 1e-9 && figure != Figure::home_other)
          refuse(last, "shares", fmt::format("{:.3f}", sum[g]), "≤ 1");
        if (rest != ladder_.steps.size()) ladder_.steps[rest].share[g] = std::max(0.0, 1 - sum[g]);
      }
    }
  }

  /// Every step is reached from a life without care, and leads to death or back to it in the end.
  void moves() const {
    std::set<std::string> reached{"none"};
    std::set<std::string> ends{"none", "death"};
    for (bool grew = true; grew;) {
      grew = false;
      for (const Step& step : ladder_.steps) {
        const bool enters = std::any_of(step.enters_from.begin(), step.enters_from.end(), [&](const Move& from) {
          return from.weight > 0 && reached.contains(from.step);
        });
        const bool leaves = std::any_of(step.leaves_to.begin(), step.leaves_to.end(),
                                        [&](const std::string& to) { return ends.contains(to); });
        if (enters) grew = reached.insert(step.id).second || grew;
        if (leaves) grew = ends.insert(step.id).second || grew;
      }
    }
    for (std::size_t i = 0; i < ladder_.steps.size(); ++i) {
      const Step& step = ladder_.steps[i];
      if (!reached.contains(step.id)) refuse(i, "unreachable", step.id, "enters_from");
      for (const Move& move : step.returns) leaves(i, move.step, step.id, i);
      for (const Move& move : step.enters_from) {
        if (move.step != "none") leaves(ladder_.index_of(move.step), step.id, move.step, i);
      }
      if (step.leaves_to.empty()) refuse(i, "no_way_out", step.id, "leaves_to");
      if (!ends.contains(step.id)) refuse(i, "endless_circle", step.id, "\"death\" / \"none\"");
    }
  }

 private:
  void known(std::size_t step, const std::string& name, std::string_view also) const {
    if (name != also && !ids_.contains(name)) refuse(step, "unknown_name", name, "a step's id");
  }
  /// People come from, and return to, steps that stand before this one.
  void lighter(std::size_t step, const std::string& name, std::string_view key) const {
    known(step, name, "none");
    if (name != "none" && ladder_.index_of(name) >= step) {
      refuse(step, "not_lighter", fmt::format("{}: {}", key, name), "a lighter step");
    }
  }
  void leaves(std::size_t step, const std::string& to, const std::string& from, std::size_t named_by) const {
    const auto& list = ladder_.steps[step].leaves_to;
    if (std::find(list.begin(), list.end(), to) == list.end()) {
      refuse(named_by, "one_way", fmt::format("{} → {}", from, to), fmt::format("leaves_to of {}", from));
    }
  }
  [[noreturn]] void refuse(std::size_t step, std::string reason, std::string found, std::string expected) const {
    throw Error(ErrorCode::bad_input, "care_ladder_" + std::move(reason),
                {{"file", file_},
                 {"line", std::to_string(lines_[step].line)},
                 {"found", std::move(found)},
                 {"expected", std::move(expected)}});
  }

  Ladder& ladder_;
  const std::vector<LadderLine>& lines_;
  const std::string& file_;
  std::set<std::string> ids_;
};

}  // namespace

void check_ladder(Ladder& ladder, const std::vector<LadderLine>& lines, const std::string& file) {
  const Checker checker(ladder, lines, file);
  checker.names();
  checker.shares();
  checker.moves();
}

}  // namespace handlingsrom::care
