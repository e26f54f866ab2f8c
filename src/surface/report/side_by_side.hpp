// Today's course and up to five alternatives side by side: what is left in each room, what each gives, what it asks. Said once for page, report,
// workbook, Word and command line.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "outlook/rooms/figures.hpp"
#include "surface/report/build.hpp"

namespace handlingsrom::report {

/// What an alternative turns: a lever or an assumption.
struct Asked {
  std::string id;
  std::string name, now, then, when;  // as written; `when` is empty for what counts from the first year on
  std::string notices;                // who notices; may be empty
};

/// One course. `figures` are read as everywhere else: the middle of the paths with its range.
struct Alternative {
  std::string name;
  const rooms::Figures* figures = nullptr;
  std::array<std::vector<double>, 3> change{}, low{},
      high{};  // of the rooms by year, against today's course; today's has none
  std::vector<Asked> asks;
  double one_off = 0, by_loan = 0;  // kr over all years
};

struct SideBySide {
  struct Entry {
    std::string text, note;
    double value;           // of a room, or kroner; NaN for words
    bool as_today = false;  // the alternative leaves it as it is
  };
  struct Row {
    std::string id;     // "lasts.money", "left.money", "gives.money", "asks.one_off", "asks.<lever>"
    std::string group;  // "lasts", "left", "gives", "asks"
    std::string head, note;
    std::vector<Entry> entries;  // by course
    bool same = false;           // the courses do not differ here
  };
  int year = 0;
  std::vector<std::string> names;  // today's first
  std::vector<std::string> sentences;
  std::vector<Row> rows;  // where courses differ first, each group in its order
  Chart chart;            // all rooms in one picture; the rows are its table
};

/// `courses`: today's first. `price_year`: of kroner.
SideBySide side_by_side(const Words& words, const std::vector<Alternative>& courses, Year year, int price_year);

/// The same as a section of a report.
Section side_by_side_section(const Words& words, const SideBySide& all);

}  // namespace handlingsrom::report
