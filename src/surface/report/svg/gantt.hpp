// Who does what when: tasks as bars, milestones and decisions as marks, and which of them cannot slip.
#pragma once

#include <string>
#include <vector>

namespace handlingsrom::svg {

/// A time line that prints. Days are counted from the picture's first.
struct Gantt {
  enum class As { phase, task, milestone, decision };
  struct Row {
    std::string name;
    As as = As::task;
    int from = 0, to = 0;  // the day after the last; a mark's `to` is its `from`
    int slack = 0;         // days that it can wait; drawn as a thin line
    bool critical = false;
    bool done = false;
  };
  struct Month {
    int day = 0;       // its first
    std::string name;  // empty: a line without a name
  };
  std::string id, title, description;
  std::vector<Row> rows;
  std::vector<Month> months;
  int days = 1;
  int today = -1;  // below zero: none
  std::string critical_name, task_name, slack_name, milestone_name, decision_name, today_name;
  double width = 960;
};

std::string draw(const Gantt& gantt);

}  // namespace handlingsrom::svg
