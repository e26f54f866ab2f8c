// A Norwegian rota as it is written: who works from when to when, and who they are. Read from two CSV files.
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "choice/roster/calendar.hpp"

namespace handlingsrom::roster {

/// What a line of the rota is. Codes that rota systems use are read too: F1, F3, F5, FE.
enum class Kind {
  work,
  weekly_rest,   // F1: the day of the weekly rest
  holiday_rest,  // F3, F5: a day off for a public holiday worked, or for a weekly rest lost to one
  holiday,       // FE: annual leave
  absence        // leave of other kinds
};

struct Entry {
  Day day;
  Kind kind = Kind::work;
  int start = 0;          // minutes after local midnight; work only
  int end = 0;            // above 1440 when it passes midnight
  int unpaid_break = -1;  // minutes; −1: not stated
  std::int64_t from = 0;  // start and end by the clock that never changes; whole days for other kinds
  std::int64_t to = 0;
  int line = 0;
  /// Working time: a stated break is not, since one may leave the place (section 10-9).
  std::int64_t minutes() const { return to - from - (unpaid_break > 0 ? unpaid_break : 0); }
};

struct Worker {
  std::string name;
  std::string contract;        // a class of working hours, see work_rules.hpp
  double position = 1;         // share of full time
  std::optional<int> born;     // year
  std::vector<Entry> entries;  // by time
};

struct WorkPlan {
  Day first;
  Day last;
  std::vector<Worker> workers;
  int days() const { return static_cast<int>((last - first).count()) + 1; }
};

/// People: person, contract, position (per cent), and optionally born (year). Rota: person, date, start, end, kind, and optionally break
/// (minutes). An end at or before the start is the day after. Throws Error(bad_input) with file, line, found and expected: unknown or doubled
/// persons, a person without contract, times that do not parse, work or absence that overlaps.
WorkPlan read_work_plan(std::istream& people, const std::string& people_file, std::istream& rota,
                        const std::string& rota_file);

}  // namespace handlingsrom::roster
