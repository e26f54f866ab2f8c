#include "followup/programme/check.hpp"

#include <algorithm>
#include <cmath>

#include "followup/programme/persons.hpp"

namespace handlingsrom::programme {
namespace {

using FindingKind = Finding::Kind;
using Weight = Finding::Weight;

void check_tasks(const Programme& programme, const Plan& plan, std::vector<Finding>& out) {
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    const Task& task = programme.tasks[i];
    if (plan.tasks[i].late)
      out.push_back({FindingKind::late,
                     Weight::must,
                     {},
                     {{"task", task.name},
                      {"found", roster::text_of(plan.tasks[i].to)},
                      {"expected", roster::text_of(*task.deadline)}},
                     {}});
    else if (plan.tasks[i].due)
      out.push_back({FindingKind::overdue,
                     Weight::should,
                     {},
                     {{"task", task.name}, {"date", roster::text_of(*plan.tasks[i].due)}},
                     {}});
  }
  for (const Task& task : programme.tasks) {
    if (!task.done) continue;
    for (const std::size_t before : task.after) {
      const Task& first = programme.tasks[before];
      if (first.done && *first.done <= *task.done) continue;
      out.push_back({FindingKind::out_of_order,
                     Weight::should,
                     {},
                     {{"task", task.name},
                      {"first", first.name},
                      {"date", roster::text_of(*task.done)},
                      {"before", first.done ? roster::text_of(*first.done) : std::string("–")}},
                     {}});
      break;
    }
  }
  // One finding a role: its worst week, and how many.
  for (std::size_t i = 0; i < plan.overloads.size();) {
    std::size_t end = i, worst = i;
    for (; end < plan.overloads.size() && plan.overloads[end].role == plan.overloads[i].role; ++end) {
      if (plan.overloads[end].needed > plan.overloads[worst].needed) worst = end;
    }
    out.push_back({FindingKind::overload,
                   Weight::should,
                   {},
                   {{"role", plan.overloads[i].role}, {"date", roster::text_of(plan.overloads[worst].monday)}},
                   {{"weeks", static_cast<double>(end - i)},
                    {"needed", plan.overloads[worst].needed},
                    {"available", plan.overloads[worst].available}}});
    i = end;
  }
}

void check_gains(const Programme& programme, Day day, const CheckRules& rules, std::vector<Finding>& out) {
  for (const gains::Status& status : gains::status_of(programme.gains, day, rules.gains)) {
    const gains::Gain& gain = programme.gains[status.gain];
    const double year = status.year;
    if (status.standing == gains::Standing::unmeasured)
      out.push_back({FindingKind::gain_unmeasured, Weight::should, {}, {{"gain", gain.name}}, {{"year", year}}});
    if (status.standing == gains::Standing::behind && (gain.deviation.empty() || gain.action.empty()))
      out.push_back({FindingKind::gain_behind,
                     Weight::should,
                     {},
                     {{"gain", gain.name}, {"unit", gain.unit}},
                     {{"year", year}, {"target", status.target}, {"value", status.value}}});
    if (gain.settled == gains::Settled::time_only && !gain.planned_money.empty())
      out.push_back({FindingKind::only_time, Weight::should, {}, {{"gain", gain.name}}, {}});
  }
}

void check_promises(const Programme& programme, const std::vector<scenario::Kept>& kept, Year first,
                    std::vector<Finding>& out) {
  for (const scenario::Kept& one : kept) {
    if (!one.first_broken) continue;
    const Promise& promise = programme.promises[one.promise];
    const double now = one.value[static_cast<std::size_t>(*one.first_broken - first)];
    const bool too_little = promise.at_least && now < *promise.at_least;
    Finding finding{Finding::Kind::promise_broken,
                    Finding::Weight::should,
                    {},
                    {{"promise", promise.name},
                     {"source", promise.source},
                     {"bound", too_little || !promise.at_most ? "at_least" : "at_most"}},
                    {{"year", static_cast<double>(one.first_broken->value)},
                     {"now", now},
                     {"expected", too_little || !promise.at_most ? *promise.at_least : *promise.at_most}}};
    // A share of heads, a lever or what is reckoned by hand has not the figure's unit.
    if (!promise.figure.empty() && promise.per.empty()) finding.texts.emplace_back("figure", promise.figure);
    out.push_back(std::move(finding));
  }
}

}  // namespace

void check_persons(const Programme& programme, std::vector<Finding>& out) {
  for (const PersonInRole& one : persons_in_roles(programme))
    out.push_back({FindingKind::person_in_role,
                   Weight::should,
                   "personvernforordningen art. 5 nr. 1 c",
                   {{"where", one.where}, {"text", one.text}},
                   {}});
}

std::string_view key_of(Finding::Kind kind) {
  switch (kind) {
    case FindingKind::missing_role: return "missing_role";
    case FindingKind::not_heard: return "not_heard";
    case FindingKind::no_group: return "no_group";
    case FindingKind::figure_moved: return "figure_moved";
    case FindingKind::figure_lost: return "figure_lost";
    case FindingKind::no_figures: return "no_figures";
    case FindingKind::nobody_heard: return "nobody_heard";
    case FindingKind::no_decision: return "no_decision";
    case FindingKind::no_mandate: return "no_mandate";
    case FindingKind::late: return "late";
    case FindingKind::overdue: return "overdue";
    case FindingKind::overload: return "overload";
    case FindingKind::not_answered: return "not_answered";
    case FindingKind::gain_behind: return "gain_behind";
    case FindingKind::gain_unmeasured: return "gain_unmeasured";
    case FindingKind::only_time: return "only_time";
    case FindingKind::promise_broken: return "promise_broken";
    case FindingKind::risk_unanswered: return "risk_unanswered";
    case FindingKind::form_unsuited: return "form_unsuited";
    case FindingKind::to_be_deleted: return "to_be_deleted";
    case FindingKind::support_unspent: return "support_unspent";
    case FindingKind::support_overspent: return "support_overspent";
    case FindingKind::person_in_role: return "person_in_role";
    case FindingKind::out_of_order: return "out_of_order";
    case FindingKind::indicator_behind: return "indicator_behind";
  }
  return "late";
}

std::string_view key_of(Finding::Weight weight) { return weight == Weight::must ? "must" : "should"; }

std::vector<Finding> check(const Programme& programme, const Plan& plan, const Representation& rules, Day day,
                           const FigureNow& figure_now, const std::vector<scenario::Kept>& promises, Year first,
                           const CheckRules& own) {
  std::vector<Finding> out;
  if (programme.mandate.text.empty() || !programme.mandate.adopted)
    out.push_back({FindingKind::no_mandate, Weight::should, {}, {}, {}});
  check_decisions(programme, day, figure_now, out);
  check_representation(programme, rules, day, out);
  check_tasks(programme, plan, out);
  check_involvement(programme, rules, day, own, out);
  check_gains(programme, day, own, out);
  check_promises(programme, promises, first, out);
  check_support(programme, day, out);
  check_persons(programme, out);
  for (const Risk& risk : programme.risks) {
    const int product = risk.likelihood * risk.consequence;
    if (product >= own.risk && risk.response.empty())
      out.push_back({FindingKind::risk_unanswered,
                     Weight::should,
                     {},
                     {{"risk", risk.name}},
                     {{"product", static_cast<double>(product)}}});
  }
  std::stable_sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) { return a.weight < b.weight; });
  return out;
}

}  // namespace handlingsrom::programme
