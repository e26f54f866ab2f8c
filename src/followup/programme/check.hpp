// What whoever runs a programme should see to: who is missing, who has not been heard, which figures have moved, what is late.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "followup/programme/plan.hpp"
#include "followup/programme/programme.hpp"
#include "followup/programme/representation.hpp"

namespace handlingsrom::programme {

struct Finding {
  enum class Kind {
    missing_role,       // group, role, found, expected
    not_heard,          // project, role: a decision was made or is due
    no_group,           // project
    figure_moved,       // decision, figure, year, then, now, tolerance
    figure_lost,        // decision, figure, year: today's figures lack it
    no_figures,         // decision: rests on no figure that is named
    nobody_heard,       // decision: rests on no involvement
    no_decision,        // phase has ended, its decision point is not decided
    no_mandate,         // of the programme
    late,               // task, found, expected
    overdue,            // task: should have been done by now
    overload,           // role, from, weeks, needed, available
    not_answered,       // involvement: something was said, nothing answered within the time
    gain_behind,        // gain, year, target, value, without reason or action
    gain_unmeasured,    // gain, year
    only_time,          // gain has money planned but none is taken out of the budget
    promise_broken,     // promise, source, bound, figure where it is one, year, now, expected
    risk_unanswered,    // risk, product
    form_unsuited,      // project: it is about doing with less, and no form that was used suits that
    to_be_deleted,      // arena, date: what was said should have been deleted by now
    support_unspent,    // support, date, amount, left: the time is over
    support_overspent,  // support, amount, used
    person_in_role,     // role looks like a person's name: where, text
    out_of_order,       // task, date: done before what it waits for was (first)
    indicator_behind    // indicator, unit, year, target, value; or none measured
  };
  enum class Weight { must, should };  // must: by law or agreement, or something cannot be as it is written
  Kind kind;
  Weight weight = Weight::should;
  std::string basis;                                       // the paragraph; empty: none
  std::vector<std::pair<std::string, std::string>> texts;  // names by what they are: "group", "role", …
  std::vector<std::pair<std::string, double>> numbers;  // "then", "now", …; in the unit of "figure" where it has one
};
std::string_view key_of(Finding::Kind kind);
std::string_view key_of(Finding::Weight weight);

/// What a reader could dispute, with its default.
struct CheckRules {
  /// Days within which those who said something should have an answer. Judgement; 7 … 365.
  int answer_days = 60;
  /// Likelihood × consequence from which a risk needs a response. Judgement; 1 … 25.
  int risk = 12;
  gains::Rules gains;
};

/// The chain's middle of a figure in a year; nullopt where there is none.
using FigureNow = std::function<std::optional<double>(std::string_view figure, int year)>;

/// All findings as of `day`, what must be seen to first. `promises`: kept_promises() by today's figures, the first year of which is `first`. The tolerance of a
/// decision's figure is its own (kommuneloven section 13-1: the director tells the elected when what a case rested on has changed).
std::vector<Finding> check(const Programme& programme, const Plan& plan, const Representation& rules, Day day,
                           const FigureNow& figure_now, const std::vector<scenario::Kept>& promises, Year first,
                           const CheckRules& own = {});

/// The parts of it, in files of their own.
void check_representation(const Programme& programme, const Representation& rules, Day day, std::vector<Finding>& out);
void check_persons(const Programme& programme, std::vector<Finding>& out);
void check_support(const Programme& programme, Day day, std::vector<Finding>& out);
void check_involvement(const Programme& programme, const Representation& rules, Day day, const CheckRules& own,
                       std::vector<Finding>& out);
void check_decisions(const Programme& programme, Day day, const FigureNow& figure_now, std::vector<Finding>& out);

}  // namespace handlingsrom::programme
