// The programme as calendar: meetings, milestones, decisions, gatherings and what comes every year, in a file that calendars read.
#pragma once

#include <string>
#include <vector>

#include "followup/programme/plan.hpp"
#include "followup/programme/programme.hpp"

namespace handlingsrom::programme {

struct Event {
  enum class Kind {
    phase,
    milestone,
    decision,
    meeting,
    gathering,
    budget,
    plan,
    report,
    gains,
    papers,
    consultation,
    evaluation
  };
  Kind kind = Kind::meeting;
  std::string uid;  // the same for the same thing in every version of the file
  std::string name, about;
  bool all_day = true;
  Day from{}, to{};                  // the last day
  int from_clock = 0, to_clock = 0;  // minutes after midnight of `from` and of `to`, where it is not all day
  bool cancelled = false;
  int sequence = 0;  // up when it changes
};
std::string_view key_of(Event::Kind kind);

/// Everything with a date, in order of time; what comes every year for each year of `first_year` … `last_year`. `papers_name`: what a
/// deadline for papers is called, with {name}.
std::vector<Event> events_of(const Programme& programme, const Plan& plan, int first_year, int last_year,
                             const std::string& papers_name);

/// iCalendar (RFC 5545): lines end with CRLF and are folded at 75 octets, never within a character; whole days as dates whose end is the day after;
/// times with TZID=Europe/Oslo and a short VTIMEZONE; cancelled events stay, as CANCELLED. `stamp`: when the file was last changed.
std::string icalendar(const std::string& name, const std::vector<Event>& events, Day stamp);

/// One content line of RFC 5545, folded, with CRLF.
std::string folded(const std::string& line);
/// Text of a value: backslash, comma, semicolon and line break escaped.
std::string escaped(const std::string& text);

}  // namespace handlingsrom::programme
