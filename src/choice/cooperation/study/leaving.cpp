// What happens when one leaves, and what leaving takes under each legal form.
#include <algorithm>
#include <numeric>

#include "choice/cooperation/study/coalition_cost.hpp"
#include "choice/cooperation/study/outcome.hpp"

namespace handlingsrom::cooperation {
namespace {

/// What each pays beyond its own direct cost.
std::vector<double> joint_paid(const Worth& worth, const Draw& draw, const std::vector<Range>& paid) {
  std::vector<double> joint;
  for (std::size_t i = 0; i < paid.size(); ++i)
    joint.push_back(paid[i].value - worth.direct(static_cast<int>(i), draw));
  return joint;
}

double liable_under(const LegalForm& form, const Study& study, double part) {
  return form.leaving == LegalForm::Leaving::settled ? 0 : study.obligations * part;
}

double redeemed_under(const LegalForm& form, const Study& study, double part) {
  return form.leaving == LegalForm::Leaving::redeemed ? study.deposit * part : 0;
}

}  // namespace

std::vector<OneLeaves> leaving_of(const Study& study, const Worth& worth, const Draw& draw,
                                  const std::vector<Range>& paid) {
  const std::size_t n = paid.size();
  const CoalitionCost cost(worth, draw);
  const double total = cost(worth.everyone());
  const std::vector<double> joint = joint_paid(worth, draw, paid);
  const double all_joint = std::accumulate(joint.begin(), joint.end(), 0.0);
  std::vector<OneLeaves> all;
  for (std::size_t i = 0; i < n; ++i) {
    const Coalition rest = worth.everyone() & ~(Coalition{1} << i);
    OneLeaves leaves;
    leaves.others.assign(n, 0.0);
    leaves.leaver = cost.alone(static_cast<int>(i)) - paid[i].value;
    leaves.falls_apart = members_of(rest) < 2 || !worth.feasible(rest);
    // Those who stay carry what becomes dearer in the proportion in which they carried what is joint.
    const double dearer = cost(rest) - (total - paid[i].value);
    const double carried = all_joint - joint[i];
    for (std::size_t j = 0; j < n; ++j) {
      if (j == i) continue;
      leaves.others[j] = leaves.falls_apart ? cost.alone(static_cast<int>(j)) - paid[j].value
                         : carried > 0      ? dearer * joint[j] / carried
                                            : dearer / static_cast<double>(n - 1);
    }
    if (study.form != nullptr && all_joint > 0) {
      leaves.liable = liable_under(*study.form, study, joint[i] / all_joint);
      leaves.redeemed = redeemed_under(*study.form, study, joint[i] / all_joint);
    }
    all.push_back(std::move(leaves));
  }
  return all;
}

std::vector<FormExit> exits_of(const Study& study, const Worth& worth, const Draw& draw, const std::vector<Range>& paid,
                               const std::vector<Range>& alone) {
  const std::vector<double> joint = joint_paid(worth, draw, paid);
  const double all_joint = std::accumulate(joint.begin(), joint.end(), 0.0);
  std::vector<FormExit> exits;
  for (const LegalForm& form : legal_forms()) {
    FormExit exit;
    exit.form = &form;
    if (form.notice_months >= 0) exit.notice_months = form.notice_months;
    if (study.notice_months && study.form == &form) exit.notice_months = study.notice_months;
    const double years = exit.notice_months.value_or(0) / 12.0;
    for (std::size_t i = 0; i < paid.size(); ++i) {
      const double part = all_joint > 0 ? joint[i] / all_joint : 0;
      exit.waiting.push_back(std::max(0.0, paid[i].value - alone[i].value) * years);
      exit.liable.push_back(liable_under(form, study, part));
      exit.redeemed.push_back(redeemed_under(form, study, part));
    }
    exits.push_back(std::move(exit));
  }
  return exits;
}

}  // namespace handlingsrom::cooperation
