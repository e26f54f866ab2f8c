// The file as a whole.
#include <algorithm>
#include <array>

#include "followup/programme/fields.hpp"
#include "followup/programme/persons.hpp"

namespace handlingsrom::programme {
namespace {

constexpr std::array steps{Step::inform, Step::consult, Step::dialogue, Step::cooperate, Step::co_decide};

class ProgrammeReader {
 public:
  ProgrammeReader(const toml::Value& root, const std::string& file) : root_(root) { programme_.file = file; }

  Programme read() {
    root_.only({"id",       "title",     "about",    "municipality", "note",      "model",     "version",
                "updated",  "mandate",   "ladder",   "phase",        "project",   "group",     "task",
                "capacity", "risk",      "decision", "involvement",  "gain",      "gathering", "promise",
                "yearly",   "indicator", "support",  "consultation", "evaluation"});
    read_head();
    read_phases();
    read_projects();
    programme_.groups = read_groups(root_, projects_);
    programme_.tasks = read_tasks(root_, projects_);
    read_capacities();
    read_risks();
    read_involvement();
    programme_.decisions = read_decisions(root_, projects_, involvement_);
    programme_.gains = gains::read_gains(root_);
    for (const toml::Value& table : root_.tables_or_none("gain")) projects_.check(table, "project");
    programme_.gatherings = read_gatherings(root_);
    programme_.evaluations = read_evaluations(root_, projects_);
    programme_.promises = read_promises(root_, programme_.file);
    read_yearly();
    programme_.indicators = read_indicators(root_, projects_);
    programme_.supports = read_supports(root_, projects_);
    programme_.consultations = read_consultations(root_, projects_);
    check_dates(root_, programme_);
    return std::move(programme_);
  }

 private:
  void read_head() {
    programme_.id = root_.need("id").some_text();
    programme_.title = root_.need("title").some_text();
    programme_.municipality = root_.need("municipality").some_text();
    programme_.about = root_.text_or("about");
    programme_.note = root_.text_or("note");
    if (const auto version = root_.find("version")) programme_.version = static_cast<int>(version->whole(1, 100000));
    programme_.updated = day_of(root_.need("updated", "when the file was last changed, 2026-11-28"));
    if (const auto model = root_.find("model")) {
      const std::string found = model->text();
      if (found == key_of(Model::prosjektveiviseren)) {
        programme_.model = Model::prosjektveiviseren;
      } else if (found != key_of(Model::three_phases)) {
        model->refuse("three_phases or prosjektveiviseren");
      }
    }
    programme_.ladder = root_.texts_or_none("ladder");
    if (!programme_.ladder.empty() && programme_.ladder.size() != steps.size())
      root_.need("ladder").refuse("five names of steps");
    if (const auto mandate = root_.find("mandate")) {
      mandate->only({"text", "template", "version", "adopted_by", "adopted", "case", "earlier"});
      programme_.mandate = mandate_of(*mandate);
      for (const toml::Value& earlier : mandate->tables_or_none("earlier")) {
        earlier.only({"text", "template", "version", "adopted_by", "adopted", "case"});
        earlier.need("version", "the version that was replaced");
        programme_.earlier_mandates.push_back(mandate_of(earlier));
      }
    }
  }

  static Mandate mandate_of(const toml::Value& table) {
    return {table.need("text").some_text(), table.text_or("template"), table.text_or("version"),
            table.text_or("adopted_by"),    table.text_or("case"),     day_or_none(table, "adopted")};
  }

  void read_phases() {
    for (const toml::Value& table : root_.tables_or_none("phase")) {
      table.only({"id", "name", "from", "to", "decision_point"});
      phases_.add(table.need("id"), programme_.phases.size());
      Phase phase{table.need("id").text(), table.need("name").some_text(), table.text_or("decision_point"),
                  day_of(table.need("from")), day_of(table.need("to"))};
      check_order(table.need("to"), phase.from, phase.to);
      if (!programme_.phases.empty()) check_order(table.need("from"), programme_.phases.back().from, phase.from);
      programme_.phases.push_back(std::move(phase));
    }
  }

  void read_projects() {
    for (const toml::Value& table : root_.tables_or_none("project")) {
      table.only({"id", "name", "about", "phase", "owner", "subjects", "outside_help", "grant", "saving"});
      projects_.add(table.need("id"), programme_.projects.size());
      phases_.check(table, "phase");
      programme_.projects.push_back(
          {table.need("id").text(), table.need("name").some_text(), table.text_or("about"), table.text_or("phase"),
           table.need("owner", "the role in the line that answers for the project").some_text(),
           table.texts_or_none("subjects"), table.text_or("outside_help"), table.text_or("grant"),
           table.flag_or("saving", false)});
    }
  }

  void read_capacities() {
    Names names;
    for (const toml::Value& table : root_.tables_or_none("capacity")) {
      table.only({"role", "days_per_week"});
      names.add(table.need("role"), programme_.capacities.size());
      programme_.capacities.push_back({table.need("role").text(), table.need("days_per_week").number(0)});
    }
  }

  void read_risks() {
    Names names;
    for (const toml::Value& table : root_.tables_or_none("risk")) {
      table.only({"id", "name", "project", "owner", "response", "likelihood", "consequence"});
      names.add(table.need("id"), programme_.risks.size());
      projects_.check(table, "project");
      programme_.risks.push_back({table.need("id").text(), table.need("name").some_text(), table.text_or("project"),
                                  table.text_or("owner"), table.text_or("response"),
                                  static_cast<int>(table.need("likelihood").whole(1, 5)),
                                  static_cast<int>(table.need("consequence").whole(1, 5))});
    }
  }

  void read_involvement() {
    for (const toml::Value& table : root_.tables_or_none("involvement")) {
      table.only({"id", "project", "arena", "who", "step", "date", "asked", "said", "changed", "answer", "answered",
                  "form", "keep_until"});
      involvement_.add(table.need("id"), programme_.involvement.size());
      projects_.check(table, "project");
      Involvement one;
      one.id = table.need("id").text();
      one.project = table.text_or("project");
      one.arena = table.need("arena").some_text();
      one.who = table.need("who", "a role or a body, not a person").some_text();
      const toml::Value step = table.need("step");
      const auto found =
          std::find_if(steps.begin(), steps.end(), [&](Step each) { return key_of(each) == step.text(); });
      if (found == steps.end()) step.refuse("inform, consult, dialogue, cooperate or co_decide");
      one.step = *found;
      one.date = day_of(table.need("date"));
      one.asked = table.need("asked", "what was asked").some_text();
      one.said = table.text_or("said");
      one.changed = table.text_or("changed");
      one.answer = table.text_or("answer");
      one.answered = day_or_none(table, "answered");
      if (one.answered) check_order(table.need("answered"), one.date, *one.answered);
      one.form = form_of(table);
      one.keep_until = day_or_none(table, "keep_until");
      if (one.keep_until) check_order(table.need("keep_until"), one.date, *one.keep_until);
      programme_.involvement.push_back(std::move(one));
    }
  }

  void read_yearly() {
    Names names;
    for (const toml::Value& table : root_.tables_or_none("yearly")) {
      table.only({"id", "name", "kind", "body", "month", "day", "papers"});
      names.add(table.need("id"), programme_.yearly.size());
      Yearly yearly{table.need("id").text(), table.need("name").some_text(), table.need("kind").text(),
                    table.text_or("body")};
      static constexpr std::array kinds{"budget", "plan", "report", "gains", "meeting"};
      if (std::none_of(kinds.begin(), kinds.end(), [&](const char* kind) { return yearly.kind == kind; }))
        table.need("kind").refuse("budget, plan, report, gains or meeting");
      yearly.month = static_cast<unsigned>(table.need("month").whole(1, 12));
      yearly.day = static_cast<unsigned>(table.need("day").whole(1, 31));
      const std::chrono::month_day date{std::chrono::month{yearly.month}, std::chrono::day{yearly.day}};
      if (!date.ok()) table.need("day").refuse("a day that the month has");
      if (const auto papers = table.find("papers")) yearly.papers = static_cast<int>(papers->whole(0, 120));
      programme_.yearly.push_back(std::move(yearly));
    }
  }

  const toml::Value root_;
  Programme programme_;
  Names phases_, projects_, involvement_;
};

}  // namespace

std::string_view key_of(Model model) {
  return model == Model::prosjektveiviseren ? "prosjektveiviseren" : "three_phases";
}

std::string_view key_of(Step step) {
  switch (step) {
    case Step::inform: return "inform";
    case Step::consult: return "consult";
    case Step::dialogue: return "dialogue";
    case Step::cooperate: return "cooperate";
    case Step::co_decide: return "co_decide";
  }
  return "inform";
}

const Project* Programme::find_project(std::string_view named) const {
  const auto found =
      std::find_if(projects.begin(), projects.end(), [&](const Project& each) { return each.id == named; });
  return found == projects.end() ? nullptr : &*found;
}

Programme read_programme(std::string_view text, const std::string& file) {
  refuse_identity_numbers(text, file);
  const toml::Document document(text, file);
  return ProgrammeReader(document.root(), file).read();
}

}  // namespace handlingsrom::programme
