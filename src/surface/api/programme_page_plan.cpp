// Of a programme's page: phases, projects, groups, tasks, risks and what comes next.
#include <map>

#include "surface/api/programme_page_parts.hpp"

namespace handlingsrom::api {
namespace {

class PlanPart : public PagePart {
 public:
  using PagePart::PagePart;

  void add(Json& page) {
    page["phases"] = phases();
    page["projects"] = projects();
    page["groups"] = groups();
    page["tasks"] = tasks();
    page["plan"] = {{"begins", day(answer_.plan.begins)}, {"ends", day(answer_.plan.ends)}, {"critical", critical()}};
    page["risks"] = risks();
    page["events"] = events();
    page["yearly"] = yearly();
  }

 private:
  Json phases() const {
    Json list = Json::array();
    for (const programme::Phase& one : programme_.phases)
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"from", day(one.from)},
                      {"to", day(one.to)},
                      {"decision_point", one.decision_point},
                      {"now", one.from <= answer_.on && answer_.on <= one.to}});
    return list;
  }

  Json projects() const {
    Json list = Json::array();
    for (std::size_t i = 0; i < shown(programme_.projects); ++i) {
      const programme::Project& one = programme_.projects[i];
      Json subjects = Json::array();
      for (const std::string& subject : one.subjects) subjects.push_back(named("followup.subject.", subject));
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"about", one.about},
                      {"phase", one.phase},
                      {"owner_name", role(one.owner)},
                      {"subject_names", std::move(subjects)},
                      {"saving", one.saving},
                      {"outside_help", one.outside_help},
                      {"grant", one.grant}});
    }
    return list;
  }

  Json groups() const {
    std::map<std::string, Json> missing;
    for (const programme::Finding& finding : answer_.findings) {
      if (finding.kind != programme::Finding::Kind::missing_role) continue;
      std::string group, wanted;
      for (const auto& [name, value] : finding.texts) (name == "group" ? group : wanted) = value;
      missing[group].push_back(
          {{"role", wanted}, {"name", role(wanted)}, {"basis", basis_words(finding.basis, catalogue_)}});
    }
    Json list = Json::array();
    for (std::size_t i = 0; i < shown(programme_.groups); ++i) {
      const programme::Group& one = programme_.groups[i];
      Json members = Json::array(), meetings = Json::array();
      for (const programme::Member& member : one.members)
        members.push_back({{"role", member.role}, {"name", role(member.role)}, {"count", member.count}});
      for (const programme::Meeting& meeting : one.meetings)
        meetings.push_back({{"date", day(meeting.day)},
                            {"from", clock(meeting.from)},
                            {"to", clock(meeting.to)},
                            {"cancelled", meeting.cancelled},
                            {"minutes", meeting.minutes}});
      const auto lacks = missing.find(one.name);
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"kind", one.kind},
                      {"kind_name", named("followup.group_kind.", one.kind)},
                      {"leader", one.leader},
                      {"leader_name", role(one.leader)},
                      {"members", std::move(members)},
                      {"missing", lacks == missing.end() ? Json::array() : lacks->second},
                      {"meetings", std::move(meetings)}});
    }
    return list;
  }

  Json tasks() const {
    Json list = Json::array();
    for (const std::size_t i : task_order(answer_)) {
      if (list.size() == wish_.most) break;
      const programme::Task& one = programme_.tasks[i];
      const programme::PlannedTask& planned = answer_.plan.tasks[i];
      Json after = Json::array();
      for (const std::size_t before : one.after) after.push_back(programme_.tasks[before].id);
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"role_name", one.role.empty() ? "" : role(one.role)},
                      {"from", day(planned.from)},
                      {"to", day(planned.to)},
                      {"slack", planned.slack},
                      {"critical", planned.critical},
                      {"milestone", one.is_milestone()},
                      {"deadline", day_or_null(one.deadline)},
                      {"done", day_or_null(one.done)},
                      {"state", task_state(answer_, i)},
                      {"state_name", text(fmt::format("followup.task.{}", task_state(answer_, i)))},
                      {"after", std::move(after)}});
    }
    return list;
  }

  Json critical() const {
    Json list = Json::array();
    for (const std::size_t i : answer_.plan.critical) {
      if (list.size() == wish_.most) break;
      list.push_back(programme_.tasks[i].id);
    }
    return list;
  }

  Json risks() const {
    std::vector<const programme::Risk*> order;
    for (const programme::Risk& one : programme_.risks) order.push_back(&one);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
      return a->likelihood * a->consequence > b->likelihood * b->consequence;
    });
    if (order.size() > wish_.most) order.resize(wish_.most);
    Json list = Json::array();
    for (const programme::Risk* one : order)
      list.push_back({{"id", one->id},
                      {"name", one->name},
                      {"owner_name", one->owner.empty() ? "" : role(one->owner)},
                      {"likelihood", one->likelihood},
                      {"consequence", one->consequence},
                      {"product", one->likelihood * one->consequence},
                      {"response", one->response}});
    return list;
  }

  /// What comes every year, in the year's order.
  Json yearly() const {
    std::vector<const programme::Yearly*> order;
    for (const programme::Yearly& one : programme_.yearly) order.push_back(&one);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
      return std::pair(a->month, a->day) < std::pair(b->month, b->day);
    });
    Json list = Json::array();
    for (const programme::Yearly* one : order)
      list.push_back({{"id", one->id},
                      {"name", one->name},
                      {"body_name", role(one->body)},
                      {"month", one->month},
                      {"day", one->day},
                      {"papers", one->papers}});
    return list;
  }

  Json events() const {
    constexpr std::size_t most = 12;
    const int year = static_cast<int>(std::chrono::year_month_day{answer_.on}.year());
    Json list = Json::array();
    for (const programme::Event& one : programme_events(answer_, year, year + 1, catalogue_)) {
      if (one.from < answer_.on || one.cancelled) continue;
      if (list.size() == most) break;
      list.push_back({{"date", day(one.from)},
                      {"clock", one.all_day ? "" : clock(one.from_clock)},
                      {"kind", key_of(one.kind)},
                      {"name", one.name}});
    }
    return list;
  }
};

}  // namespace

void add_page_plan(nlohmann::ordered_json& page, const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
                   const messages::Catalogue& catalogue) {
  PlanPart(answer, wish, catalogue).add(page);
}

}  // namespace handlingsrom::api
