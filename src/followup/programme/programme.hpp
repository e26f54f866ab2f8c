// The memory of a transition: who does what by when, what was decided on which figures, who was heard, what it gave. One file that can be versioned.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "choice/roster/calendar.hpp"
#include "choice/scenario/answers.hpp"
#include "choice/scenario/scenario.hpp"
#include "followup/gains/gains.hpp"

namespace handlingsrom::rooms {
class Figures;
}

namespace handlingsrom::programme {

using roster::Day;

/// Høylandet's three phases, or Digdir's Prosjektveiviseren with its decision points BP1 … BP5.
enum class Model { three_phases, prosjektveiviseren };
std::string_view key_of(Model model);

struct Phase {
  std::string id, name;
  std::string decision_point;  // "BP1" …; empty: none
  Day from{}, to{};            // the last day
};

struct Mandate {
  std::string text, template_name, version, adopted_by, matter;
  std::optional<Day> adopted;
};

struct Project {
  std::string id, name, about, phase, owner;  // owner: a role in the line
  std::vector<std::string> subjects;          // of data/representation.toml: "staffing", "care", …
  std::string outside_help, grant;            // what is bought, what is granted; empty: none
  bool saving = false;                        // it is about doing with less: some forms of involvement do not suit
};

/// Outside help that is bought, or money that is granted, with what is left of it.
struct Support {
  std::string id, name, kind, project, from_whom, use;  // kind: outside_help, grant; from_whom: a firm or a public body
  std::optional<Day> from, to, report_by;               // report_by: when its use must be accounted for
  double amount = 0, used = 0;                          // kr
};

/// A role, never a person.
struct Member {
  std::string role;  // of data/representation.toml, or the municipality's own word
  int count = 1;
};
struct Meeting {
  Day day{};
  int from = 0,
      to = 0;  // minutes after midnight by the clock on the wall; `to` passes 24:00 where it ends the next day
  bool cancelled = false;
  int changed = 0;      // how often it was moved: SEQUENCE of the calendar
  std::string minutes;  // what the meeting came to
};
struct Group {
  std::string id, name, kind, project, leader;  // kind: steering, project, resource, working
  std::vector<Member> members;                  // the leader too
  std::vector<Meeting> meetings;
  int papers = 0;  // days before each meeting that papers must be ready; 0: none
  int count_of(std::string_view role) const;
};

struct Task {
  std::string id, name, project, role;  // role: who does it
  int days = 0;                         // working days; 0: a milestone
  double effort = 0;                    // person-days of `role`, spread over the days
  std::vector<std::size_t> after;       // positions of the tasks that must be finished first
  std::optional<Day> earliest, deadline, done;
  bool is_milestone() const { return days == 0; }
};

/// Time set aside "without a bad conscience".
struct Capacity {
  std::string role;
  double days_per_week = 0;
};

struct Risk {
  std::string id, name, project, owner, response;
  int likelihood = 1, consequence = 1;  // 1 … 5
};

/// A figure that a decision rested on, and how far it may move.
struct DecisionFigure {
  std::string figure;  // an id of the chain, for example "rooms.money"
  int year = 0;
  double value = 0, tolerance = 0;  // in the figure's own unit
};
struct Decision {
  std::string id, name, project, body, matter, asked;
  std::string point;  // "BP1" …
  Day date{};
  std::string version, digest;  // of the figures that lay before the body
  std::vector<std::string> alternatives, measures;
  std::vector<std::size_t> involvement;  // positions
  std::vector<DecisionFigure> figures;
  std::string chosen;   // which alternative became of it; empty: not told
  std::string minutes;  // what was said and agreed
  std::string
      changes;  // what was turned when it was made, as an address has it ("sick_leave:0.06;class_size:20"): the figures open as they were seen
};

/// The steps of the ladder of participation; the municipality's own names may stand in `ladder`.
enum class Step { inform, consult, dialogue, cooperate, co_decide };
std::string_view key_of(Step step);

/// Who asks, where in the process, what happens after, did it matter (ungmed.no's four questions).
struct Involvement {
  std::string id, project, arena, who;  // who: a role or a body
  Step step = Step::inform;
  Day date{};
  std::string asked, said, changed, answer;
  std::optional<Day> answered;
  std::string form;               // of data/representation.toml: "meeting", "panel", …; empty: not told
  std::optional<Day> keep_until;  // after this day what was said is to be deleted
};

/// One of the fixed questions of a consultation, with counts alone: nobody's answer stands by itself.
struct AnswerCount {
  std::string choice;
  int page = 0, paper = 0;  // given on the page, and on paper and entered by hand
};
struct Question {
  std::string id, text;
  bool of_alternatives = false;      // its choices are alternatives of the case
  std::vector<AnswerCount> choices;  // in the order in which they were put
};
struct AnswerTheme {
  std::string text;  // what several said, in the municipality's words
  int count = 0;
};
/// A consultation open to all, with fixed questions.
struct Consultation {
  std::string id, name, project, form, decision;  // decision: the id of the one that it is for; empty: none yet
  Day opens{}, closes{};
  std::optional<Day> keep_until, answered;
  std::string answer;  // what those who answered were told
  std::vector<Question> questions;
  std::vector<AnswerTheme> themes;
};

struct Reflection {
  std::string question;
  std::vector<std::string> thoughts;
};
/// A gathering of a learning network, with the headings of Sunnfjord's document.
struct Gathering {
  std::string name, place, next;
  Day from{}, to{};
  std::vector<std::string> roles, absent, themes, before_next, lessons, way_ahead;
  std::vector<Reflection> reflections;
  bool shared = false;  // the municipality says that others may read it
};

/// How a service, or a process such as an involvement, went: what was asked, what was found, what is kept and what is changed.
struct Evaluation {
  std::string id, name, of, project, by, method;  // of: service, process; by: a role or a body
  Day date{};
  std::vector<Reflection> questions;
  std::vector<std::string> lessons, changes;
  bool shared = false;
};

/// What inhabitants were promised (choice/scenario), where and for which place it stands. What the figures do not know may be reckoned by the
/// municipality itself, by year.
struct Promise : scenario::Promise {
  std::string id, source, place;
  std::vector<gains::YearValue> possible;
};

/// What comes every year: budget, reports, plan, gains by quarter.
struct Yearly {
  std::string id, name, kind, body;  // kind: budget, plan, report, gains, meeting
  unsigned month = 1, day = 1;
  int papers = 0;  // days before that papers must be ready; 0: none
};

/// Training, go-live, e-messages, welfare technology in use: a measured side of a digital change.
struct Indicator {
  std::string id, name, project, unit, risk_borne_by;
  std::string kind;  // training, go_live, e_message, standard, welfare_technology, other
  double target = 0;
  int target_year = 0;
  std::vector<gains::YearValue> values;
};

struct Programme {
  std::string file, id, title, about, municipality, note;  // note: what is invented
  Model model = Model::three_phases;
  int version = 1;  // of the file; up when it changes
  Day updated{};
  Mandate mandate;
  std::vector<Mandate> earlier_mandates;  // versions that it replaces, the oldest first
  std::vector<std::string> ladder;        // own names of the five steps; empty: the official ones
  std::vector<Phase> phases;
  std::vector<Project> projects;
  std::vector<Group> groups;
  std::vector<Task> tasks;
  std::vector<Capacity> capacities;
  std::vector<Risk> risks;
  std::vector<Decision> decisions;
  std::vector<Involvement> involvement;
  std::vector<gains::Gain> gains;
  std::vector<Gathering> gatherings;
  std::vector<Promise> promises;
  std::vector<Yearly> yearly;
  std::vector<Indicator> indicators;
  std::vector<Support> supports;
  std::vector<Consultation> consultations;
  std::vector<Evaluation> evaluations;

  const Project* find_project(std::string_view named) const;
};

/// The promises by year: by the chain's figures (scenario::check_promises) with no lever turned, or by what the municipality reckons is possible, which stands until the
/// next year that it has reckoned; before the first nothing is known, and nothing is broken. A figure of the chain that is short by hardly anything (rooms::hardly_anything) is kept. Throws Error(unknown_name, "unknown_figure").
std::vector<scenario::Kept> kept_promises(const std::vector<Promise>& promises, const rooms::Figures& figures);

/// Reads a programme. Throws Error(bad_input) with place: "toml_…", "gain_…", "programme_twice", "programme_unknown" (something named that is not there),
/// "programme_dates" (an end before its beginning), "programme_dates_of", "programme_dates_latest", "programme_year_after", "programme_year_future" (other orders that
/// cannot be), "programme_identity_number" (of a person), "programme_no_leader", "programme_circle" (tasks that wait for each other, with the circle).
Programme read_programme(std::string_view text, const std::string& file);

}  // namespace handlingsrom::programme
