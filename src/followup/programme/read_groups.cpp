// Groups, their members by role, and when they meet.
#include <algorithm>

#include "followup/programme/fields.hpp"

namespace handlingsrom::programme {
namespace {

int clock_of(const toml::Value& at) {
  const auto clock = roster::clock_from(at.text());
  if (!clock) at.refuse("a time, 09:00");
  return *clock;
}

Meeting meeting_of(const toml::Value& table) {
  table.only({"date", "from", "to", "cancelled", "changed", "minutes"});
  constexpr int day_minutes = 24 * 60;
  Meeting meeting;
  meeting.day = day_of(table.need("date"));
  meeting.from = clock_of(table.need("from"));
  meeting.to = clock_of(table.need("to"));
  if (meeting.to <= meeting.from) meeting.to += day_minutes;
  meeting.cancelled = table.flag_or("cancelled", false);
  if (const auto changed = table.find("changed")) meeting.changed = static_cast<int>(changed->whole(0, 1000));
  meeting.minutes = table.text_or("minutes");
  return meeting;
}

}  // namespace

int Group::count_of(std::string_view role) const {
  int count = 0;
  for (const Member& member : members) count += member.role == role ? member.count : 0;
  return count;
}

std::vector<Group> read_groups(const toml::Value& root, const Names& projects) {
  std::vector<Group> groups;
  Names names;
  for (const toml::Value& table : root.tables_or_none("group")) {
    table.only({"id", "name", "kind", "project", "leader", "member", "meeting", "papers"});
    Group group;
    group.id = table.need("id").some_text();
    names.add(table.need("id"), groups.size());
    group.name = table.need("name").some_text();
    const toml::Value kind = table.need("kind");
    group.kind = kind.text();
    if (group.kind != "steering" && group.kind != "project" && group.kind != "resource" && group.kind != "working")
      kind.refuse("steering, project, resource or working");
    projects.check(table, "project");
    group.project = table.text_or("project");
    const auto leader = table.find("leader");
    if (!leader) table.fail("programme_no_leader", {{"name", group.name}});
    group.leader = leader->some_text();
    for (const toml::Value& member : table.tables_or_none("member")) {
      member.only({"role", "count"});
      Member one{member.need("role").some_text(), 1};
      if (const auto count = member.find("count")) one.count = static_cast<int>(count->whole(1, 500));
      group.members.push_back(std::move(one));
    }
    if (group.count_of(group.leader) == 0) group.members.insert(group.members.begin(), {group.leader, 1});
    constexpr std::int64_t longest_notice = 120;
    if (const auto papers = table.find("papers")) group.papers = static_cast<int>(papers->whole(0, longest_notice));
    for (const toml::Value& meeting : table.tables_or_none("meeting")) group.meetings.push_back(meeting_of(meeting));
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace handlingsrom::programme
