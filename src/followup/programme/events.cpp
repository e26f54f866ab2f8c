#include <algorithm>

#include "followup/programme/calendar.hpp"

namespace handlingsrom::programme {
namespace {

using EventKind = Event::Kind;

EventKind kind_of(const std::string& yearly) {
  if (yearly == "budget") return EventKind::budget;
  if (yearly == "plan") return EventKind::plan;
  if (yearly == "report") return EventKind::report;
  if (yearly == "gains") return EventKind::gains;
  return EventKind::meeting;
}

class Collector {
 public:
  Collector(const Programme& programme, std::string papers_name)
      : programme_(programme), papers_name_(std::move(papers_name)) {}

  Event& add(EventKind kind, const std::string& key, std::string name, Day from, Day to) {
    Event event;
    event.kind = kind;
    event.uid = key + "@" + programme_.id + ".handlingsrom";
    event.name = std::move(name);
    event.from = from;
    event.to = to;
    // A whole-day event has no count of its own: the file's version tells that something may have changed.
    event.sequence = programme_.version - 1;
    events_.push_back(std::move(event));
    return events_.back();
  }

  /// The day when what `day` needs must be ready.
  Event& add_papers(const std::string& key, const std::string& of, Day day, int days_before) {
    std::string name = papers_name_;
    if (const std::size_t at = name.find("{name}"); at != std::string::npos) name.replace(at, 6, of);
    const Day due = day - std::chrono::days{days_before};
    return add(EventKind::papers, key + "-papers", name, due, due);
  }

  void add_yearly(int first_year, int last_year) {
    for (const Yearly& yearly : programme_.yearly) {
      for (int year = first_year; year <= last_year; ++year) {
        std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{yearly.month},
                                         std::chrono::day{yearly.day}};
        if (!date.ok()) date = date.year() / date.month() / std::chrono::last;  // 29 February
        const Day day{date};
        const std::string key = yearly.id + "-" + std::to_string(year);
        add(kind_of(yearly.kind), key, yearly.name, day, day).about = yearly.body;
        if (yearly.papers > 0) add_papers(key, yearly.name, day, yearly.papers).about = yearly.body;
      }
    }
  }

  std::vector<Event> take() {
    std::stable_sort(events_.begin(), events_.end(), [](const Event& a, const Event& b) {
      return std::pair(a.from, a.from_clock) < std::pair(b.from, b.from_clock);
    });
    return std::move(events_);
  }

 private:
  const Programme& programme_;
  const std::string papers_name_;
  std::vector<Event> events_;
};

}  // namespace

std::string_view key_of(Event::Kind kind) {
  switch (kind) {
    case EventKind::phase: return "phase";
    case EventKind::milestone: return "milestone";
    case EventKind::decision: return "decision";
    case EventKind::meeting: return "meeting";
    case EventKind::gathering: return "gathering";
    case EventKind::budget: return "budget";
    case EventKind::plan: return "plan";
    case EventKind::report: return "report";
    case EventKind::gains: return "gains";
    case EventKind::papers: return "papers";
    case EventKind::consultation: return "consultation";
    case EventKind::evaluation: return "evaluation";
  }
  return "meeting";
}

std::vector<Event> events_of(const Programme& programme, const Plan& plan, int first_year, int last_year,
                             const std::string& papers_name) {
  Collector collector(programme, papers_name);
  for (const Phase& phase : programme.phases)
    collector.add(EventKind::phase, "phase-" + phase.id, phase.name, phase.from, phase.to);
  for (std::size_t i = 0; i < programme.tasks.size(); ++i) {
    if (!programme.tasks[i].is_milestone()) continue;
    const Day day = plan.tasks[i].to;
    collector.add(EventKind::milestone, "task-" + programme.tasks[i].id, programme.tasks[i].name, day, day);
  }
  for (const Decision& decision : programme.decisions)
    collector.add(EventKind::decision, "decision-" + decision.id, decision.name, decision.date, decision.date).about =
        decision.body;
  for (const Gathering& gathering : programme.gatherings)
    collector
        .add(EventKind::gathering, "gathering-" + roster::text_of(gathering.from), gathering.name, gathering.from,
             gathering.to)
        .about = gathering.place;
  constexpr int day_minutes = 24 * 60;
  for (const Group& group : programme.groups) {
    // Numbered by their order in the file, so that a meeting that moves stays the same one.
    int number = 0;
    for (const Meeting& meeting : group.meetings) {
      const std::string key = "meeting-" + group.id + "-" + std::to_string(++number);
      if (group.papers > 0) {
        Event& papers = collector.add_papers(key, group.name, meeting.day, group.papers);
        papers.cancelled = meeting.cancelled;
        papers.sequence = meeting.changed + (meeting.cancelled ? 1 : 0);
      }
      Event& event = collector.add(EventKind::meeting, key, group.name, meeting.day,
                                   meeting.day + std::chrono::days{meeting.to / day_minutes});
      event.all_day = false;
      event.from_clock = meeting.from;
      event.to_clock = meeting.to % day_minutes;
      event.cancelled = meeting.cancelled;
      event.sequence = meeting.changed + (meeting.cancelled ? 1 : 0);
      event.about = meeting.minutes;
    }
  }
  for (const Consultation& one : programme.consultations)
    collector.add(EventKind::consultation, "consultation-" + one.id, one.name, one.opens, one.closes);
  for (const Evaluation& one : programme.evaluations)
    collector.add(EventKind::evaluation, "evaluation-" + one.id, one.name, one.date, one.date).about = one.by;
  for (const Support& one : programme.supports) {
    if (one.report_by) collector.add_papers("support-" + one.id, one.name, *one.report_by, 0).about = one.from_whom;
  }
  collector.add_yearly(first_year, last_year);
  return collector.take();
}

}  // namespace handlingsrom::programme
