#include "surface/api/programme_page.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "surface/api/programme_page_parts.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;
using programme::Day;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json day(Day day) { return roster::text_of(day); }
Json day_or_null(const std::optional<Day>& day) { return day ? Json(roster::text_of(*day)) : Json(nullptr); }
std::string clock(int minutes) {
  constexpr int hour = 60, hours = 24;
  return fmt::format("{:02}:{:02}", minutes / hour % hours, minutes % hour);
}

Json years(const std::vector<gains::YearValue>& values) {
  Json list = Json::array();
  for (const gains::YearValue& one : values)
    list.push_back({{"year", one.year}, {"value", one.value}, {"source", one.source}});
  return list;
}

class Writer {
 public:
  Writer(const Service& service, const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
         const messages::Catalogue& catalogue)
      : service_(service),
        answer_(answer),
        programme_(answer.programme),
        wish_(wish),
        catalogue_(catalogue),
        words_(catalogue) {}

  Json page() {
    const registry::Municipality& place = service_.municipality(answer_.municipality);
    return {
        {"title", programme_.title},
        {"about", programme_.about},
        {"note", programme_.note},
        {"model", key_of(programme_.model)},
        {"model_name", named("followup.model.", std::string(key_of(programme_.model)))},
        {"municipality", {{"number", to_string(place.number)}, {"name", place.name}}},
        {"file_version", programme_.version},
        {"updated", day(programme_.updated)},
        {"on", day(answer_.on)},
        {"figures_version", answer_.bundle_version},
        {"sentence", programme_sentence(answer_, catalogue_)},
        {"state", programme_state(answer_, catalogue_)},
        {"counts", counts()},
        {"findings", findings()},
        {"mandate", mandate()},
        {"phases", phases()},
        {"projects", projects()},
        {"groups", groups()},
        {"tasks", tasks()},
        {"plan", {{"begins", day(answer_.plan.begins)}, {"ends", day(answer_.plan.ends)}, {"critical", critical()}}},
        {"decisions", decisions()},
        {"steps", steps()},
        {"involvement", involvement()},
        {"gains", gains()},
        {"portfolio", portfolio()},
        {"risks", risks()},
        {"gatherings", gatherings()},
        {"events", events()},
        {"charts", programme_page_charts(answer_, wish_, catalogue_)}};
  }

 private:
  std::string text(std::string_view key, const messages::Arguments& arguments = {}) const {
    return catalogue_.text(key, arguments);
  }
  /// The catalogue's name of a key of ours, else the word as it stands.
  std::string named(const std::string& prefix, const std::string& key) const {
    const auto found = catalogue_.find(prefix + key);
    return found ? std::string(*found) : key;
  }
  std::string role(const std::string& id) const { return role_name(id, catalogue_); }
  template <class List>
  std::size_t shown(const List& list) const {
    return std::min(list.size(), wish_.most);
  }

  Json counts() const {
    const programme::Programme& all = programme_;
    return {{"findings", answer_.findings.size()},
            {"projects", all.projects.size()},
            {"groups", all.groups.size()},
            {"tasks", all.tasks.size()},
            {"decisions", all.decisions.size()},
            {"involvement", all.involvement.size()},
            {"gains", all.gains.size()}};
  }

  /// What a finding is about, so that a page can open it.
  Json about(const programme::Finding& finding) {
    const std::map<std::string, std::string> texts(finding.texts.begin(), finding.texts.end());
    const auto in = [&](const char* what, const auto& list) -> Json {
      const auto name = texts.find(what);
      if (name == texts.end()) return nullptr;
      for (const auto& one : list) {
        if (one.name == name->second) return {{"what", what}, {"id", one.id}};
      }
      return nullptr;
    };
    for (Json found :
         {in("group", programme_.groups), in("task", programme_.tasks), in("decision", programme_.decisions),
          in("gain", programme_.gains), in("risk", programme_.risks), in("project", programme_.projects)}) {
      if (!found.is_null()) {
        if (const auto with = texts.find("role"); with != texts.end()) found["role"] = with->second;
        return found;
      }
    }
    if (const auto arena = texts.find("arena"); arena != texts.end()) {
      for (const programme::Involvement& one : programme_.involvement) {
        if (one.arena == arena->second) return {{"what", "involvement"}, {"id", one.id}};
      }
    }
    return nullptr;
  }

  Json findings() {
    Json list = Json::array();
    for (std::size_t i = 0; i < shown(answer_.findings); ++i) {
      const programme::Finding& finding = answer_.findings[i];
      const std::string kind(key_of(finding.kind));
      programme::Finding plain = finding;
      plain.basis.clear();  // stands by itself
      for (auto& [name, value] : plain.texts) {
        if (const auto dated = roster::day_from(value)) value = day_words(*dated, catalogue_);
      }
      list.push_back(
          {{"kind", kind},
           {"weight", key_of(finding.weight)},
           {"weight_name", text(fmt::format("programme.weight.{}", key_of(finding.weight)))},
           {"text", finding_words(answer_, plain, catalogue_)},
           {"todo", catalogue_.find("followup.todo." + kind) ? text("followup.todo." + kind) : std::string()},
           {"basis", finding.basis},
           {"about", about(finding)}});
    }
    return list;
  }

  Json mandate() const {
    const programme::Mandate& one = programme_.mandate;
    return {{"text", one.text},
            {"adopted_by", one.adopted_by},
            {"adopted_by_name", one.adopted_by.empty() ? "" : role(one.adopted_by)},
            {"adopted", day_or_null(one.adopted)},
            {"case", one.matter}};
  }

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
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"about", one.about},
                      {"owner_name", role(one.owner)},
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
      missing[group].push_back({{"role", wanted}, {"name", role(wanted)}, {"basis", finding.basis}});
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

  /// The newest first.
  Json decisions() const {
    std::vector<std::size_t> order(programme_.decisions.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return programme_.decisions[a].date > programme_.decisions[b].date;
    });
    if (order.size() > wish_.most) order.resize(wish_.most);
    std::map<std::size_t, std::vector<const DecisionFigureNow*>> figures;
    for (const DecisionFigureNow& one : answer_.figures) figures[one.decision].push_back(&one);
    Json list = Json::array();
    for (const std::size_t i : order) {
      const programme::Decision& one = programme_.decisions[i];
      Json heard = Json::array(), rests_on = Json::array();
      for (const std::size_t at : one.involvement) {
        const programme::Involvement& voice = programme_.involvement[at];
        heard.push_back(fmt::format("{}, {}", role(voice.who), voice.arena));
      }
      bool moved = false;
      for (const DecisionFigureNow* now : figures[i]) {
        const programme::DecisionFigure& then = one.figures[now->figure];
        const auto said = [&](double value) {
          return std::isfinite(value) ? figure_words(answer_, then.figure, value, then.tolerance, catalogue_) : "–";
        };
        moved = moved || now->moved;
        rests_on.push_back({{"figure", then.figure},
                            {"name", report::Words::capital(words_.figure(then.figure))},
                            {"year", then.year},
                            {"then", said(then.value)},
                            {"now", said(now->now)},
                            {"tolerance", said(then.tolerance)},
                            {"moved", now->moved},
                            {"state", text(now->moved ? "programme.report.moved" : "programme.report.stands")}});
      }
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"body_name", role(one.body)},
                      {"date", day(one.date)},
                      {"case", one.matter},
                      {"asked", one.asked},
                      {"point", one.point},
                      {"version", one.version},
                      {"alternatives", one.alternatives},
                      {"measures", one.measures},
                      {"heard", std::move(heard)},
                      {"moved", moved},
                      {"figures", std::move(rests_on)}});
    }
    return list;
  }

  Json steps() const {
    using Step = programme::Step;
    Json list = Json::array();
    for (const Step step : {Step::inform, Step::consult, Step::dialogue, Step::cooperate, Step::co_decide}) {
      const auto count = std::count_if(programme_.involvement.begin(), programme_.involvement.end(),
                                       [&](const programme::Involvement& one) { return one.step == step; });
      list.push_back({{"step", key_of(step)}, {"name", step_name(programme_, step, catalogue_)}, {"count", count}});
    }
    return list;
  }

  Json involvement() const {
    std::vector<const programme::Involvement*> order;
    for (const programme::Involvement& one : programme_.involvement) order.push_back(&one);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->date > b->date; });
    if (order.size() > wish_.most) order.resize(wish_.most);
    Json list = Json::array();
    for (const programme::Involvement* one : order)
      list.push_back({{"id", one->id},
                      {"step", key_of(one->step)},
                      {"step_name", step_name(programme_, one->step, catalogue_)},
                      {"date", day(one->date)},
                      {"who_name", role(one->who)},
                      {"arena", one->arena},
                      {"asked", one->asked},
                      {"said", one->said},
                      {"changed", one->changed},
                      {"answer", one->answer},
                      {"answered", day_or_null(one->answered)}});
    return list;
  }

  Json gains() const {
    std::vector<gains::Status> order = answer_.status;
    std::stable_partition(order.begin(), order.end(), [](const gains::Status& status) {
      return status.standing == gains::Standing::behind || status.standing == gains::Standing::unmeasured;
    });
    if (order.size() > wish_.most) order.resize(wish_.most);
    Json list = Json::array();
    for (const gains::Status& status : order) {
      const gains::Gain& one = programme_.gains[status.gain];
      list.push_back({{"id", one.id},
                      {"name", one.name},
                      {"owner_name", role(one.owner)},
                      {"unit", one.unit},
                      {"type_name", text(fmt::format("programme.gain_type.{}", key_of(one.type)))},
                      {"settled", key_of(one.settled)},
                      {"settled_name", text(fmt::format("programme.settled.{}", key_of(one.settled)))},
                      {"baseline", one.baseline},
                      {"baseline_date", day(one.baseline_date)},
                      {"baseline_source", one.baseline_source},
                      {"standing", key_of(status.standing)},
                      {"standing_name", text(fmt::format("programme.standing.{}", key_of(status.standing)))},
                      {"year", status.year},
                      {"target", number(status.target)},
                      {"value", number(status.value)},
                      {"targets", years(one.targets)},
                      {"realised", years(one.realised)},
                      {"planned_money", years(one.planned_money)},
                      {"realised_money", years(one.realised_money)},
                      {"deviation", one.deviation},
                      {"action", one.action}});
    }
    return list;
  }

  Json portfolio() const {
    Json list = Json::array();
    for (const gains::PortfolioYear& one : answer_.portfolio)
      list.push_back({{"year", one.year},
                      {"needed", number(one.needed)},
                      {"planned", number(one.planned)},
                      {"counted_on", number(one.counted_on)},
                      {"realised", number(one.realised)},
                      {"moved", number(one.moved)},
                      {"rest", number(one.rest)}});
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

  Json gatherings() const {
    Json list = Json::array();
    for (const programme::Gathering& one : programme_.gatherings)
      list.push_back({{"name", one.name},
                      {"place", one.place},
                      {"from", day(one.from)},
                      {"to", day(one.to)},
                      {"themes", one.themes},
                      {"before_next", one.before_next},
                      {"lessons", one.lessons},
                      {"way_ahead", one.way_ahead}});
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

  const Service& service_;
  const ProgrammeAnswer& answer_;
  const programme::Programme& programme_;
  const ProgrammePageWish& wish_;
  const messages::Catalogue& catalogue_;
  const report::Words words_;
};

}  // namespace

Json programme_page_json(const Service& service, const ProgrammeAnswer& answer, const ProgrammePageWish& wish,
                         const messages::Catalogue& catalogue) {
  return Writer(service, answer, wish, catalogue).page();
}

}  // namespace handlingsrom::api
