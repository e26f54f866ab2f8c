// What happens when one leaves.
#include <algorithm>

#include "choice/cooperation/study/outcome.hpp"

namespace handlingsrom::cooperation {

std::vector<OneLeaves> leaving_of(const Study& study, const Worth& worth, const Draw& draw, const Game& game,
                                  const std::vector<Range>& paid) {
  const auto n = static_cast<std::size_t>(game.size());
  // What each pays beyond its own direct cost.
  std::vector<double> joint(n);
  double all_joint = 0;
  for (std::size_t i = 0; i < n; ++i) {
    joint[i] = paid[i].value - worth.direct(static_cast<int>(i), draw);
    all_joint += joint[i];
  }
  std::vector<OneLeaves> all;
  for (std::size_t i = 0; i < n; ++i) {
    const Coalition rest = game.everyone() & ~(Coalition{1} << i);
    OneLeaves leaves;
    leaves.others.assign(n, 0.0);
    leaves.leaver = game.alone(static_cast<int>(i)) - paid[i].value;
    leaves.falls_apart = members_of(rest) < 2 || !worth.feasible(rest);
    // Those who stay carry what becomes dearer in the proportion in which they carried what is joint.
    const double dearer = game.worth[rest] - (game.total() - paid[i].value);
    const double carried = all_joint - joint[i];
    for (std::size_t j = 0; j < n; ++j) {
      if (j == i) continue;
      leaves.others[j] = leaves.falls_apart ? game.alone(static_cast<int>(j)) - paid[j].value
                         : carried > 0      ? dearer * joint[j] / carried
                                            : dearer / static_cast<double>(n - 1);
    }
    if (study.form != nullptr && all_joint > 0) {
      if (study.form->leaving != LegalForm::Leaving::settled) leaves.liable = study.obligations * joint[i] / all_joint;
      if (study.form->leaving == LegalForm::Leaving::redeemed) leaves.redeemed = study.deposit * joint[i] / all_joint;
    }
    all.push_back(std::move(leaves));
  }
  return all;
}

}  // namespace handlingsrom::cooperation
