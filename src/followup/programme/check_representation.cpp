// Who is missing in which group, and who has not been heard.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "followup/programme/check.hpp"

namespace handlingsrom::programme {
namespace {

std::vector<std::string> all_subjects(const Programme& programme) {
  std::set<std::string> subjects;
  for (const Project& project : programme.projects) subjects.insert(project.subjects.begin(), project.subjects.end());
  return {subjects.begin(), subjects.end()};
}

/// Roles that sit in a group of the project, and those that were asked before a day; what names no project counts for all.
struct Present {
  std::set<std::string, std::less<>> seats;
  std::unordered_map<std::string, Day> first_heard;
};

void add(Present& to, const Present& from) {
  to.seats.insert(from.seats.begin(), from.seats.end());
  for (const auto& [role, day] : from.first_heard) {
    const auto [found, is_new] = to.first_heard.try_emplace(role, day);
    if (!is_new) found->second = std::min(found->second, day);
  }
}

}  // namespace

void check_representation(const Programme& programme, const Representation& rules, Day day, std::vector<Finding>& out) {
  std::unordered_map<std::string, const Project*> projects;
  for (const Project& project : programme.projects) projects.emplace(project.id, &project);
  const std::vector<std::string> all = all_subjects(programme);
  std::unordered_map<std::string, Present> present;
  for (const Group& group : programme.groups) {
    const auto project = projects.find(group.project);
    const std::vector<std::string>& subjects = project == projects.end() ? all : project->second->subjects;
    for (const GroupRule& rule : rules.groups) {
      if (std::find(rule.kinds.begin(), rule.kinds.end(), group.kind) == rule.kinds.end()) continue;
      if (!concerns(rule.subjects, subjects)) continue;
      const int found = group.count_of(rule.role);
      if (found >= rule.at_least) continue;
      out.push_back({Finding::Kind::missing_role,
                     Finding::Weight::should,
                     rule.basis,
                     {{"group", group.name}, {"role", rule.role}},
                     {{"found", found}, {"expected", rule.at_least}}});
    }
    for (const Member& member : group.members) present[group.project].seats.insert(member.role);
  }
  for (const Involvement& one : programme.involvement) {
    const auto [found, is_new] = present[one.project].first_heard.try_emplace(one.who, one.date);
    if (!is_new) found->second = std::min(found->second, one.date);
  }
  // The first decision after which it is too late to be heard; without one there is still time.
  std::unordered_map<std::string, Day> decided;
  for (const Decision& decision : programme.decisions) {
    const auto [found, is_new] = decided.try_emplace(decision.project, decision.date);
    if (!is_new) found->second = std::max(found->second, decision.date);
  }
  for (const Project& project : programme.projects) {
    Present here = present[project.id];
    add(here, present[""]);
    const auto last = decided.find(project.id);
    const bool has_decided = last != decided.end() && last->second <= day;
    for (const HearingRule& rule : rules.hearings) {
      if (!concerns(rule.subjects, project.subjects)) continue;
      if (rule.seat_is_enough && here.seats.contains(rule.role)) continue;
      const auto heard = here.first_heard.find(rule.role);
      if (heard != here.first_heard.end() && (!has_decided || heard->second <= last->second)) continue;
      out.push_back({Finding::Kind::not_heard,
                     rule.binding && has_decided ? Finding::Weight::must : Finding::Weight::should,
                     rule.basis,
                     {{"project", project.name}, {"role", rule.role}, {"when", has_decided ? "decided" : "open"}},
                     {}});
    }
    const bool grouped = here.seats.size() > present[""].seats.size() || !here.seats.empty();
    if (!grouped)
      out.push_back({Finding::Kind::no_group, Finding::Weight::should, {}, {{"project", project.name}}, {}});
  }
}

}  // namespace handlingsrom::programme
