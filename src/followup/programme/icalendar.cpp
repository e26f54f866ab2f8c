#include <fmt/format.h>

#include "followup/programme/calendar.hpp"

namespace handlingsrom::programme {
namespace {

constexpr std::size_t longest_line = 75;  // octets, RFC 5545 section 3.1

std::string date_of(Day day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string time_of(Day day, int clock) { return fmt::format("{}T{:02}{:02}00", date_of(day), clock / 60, clock % 60); }

// Summer time in Norway since 1996 (Directive 2000/84/EC): last Sunday in March to last Sunday in October, at 01:00 UTC. The two rules are all that
// calendars need; long lists of old changes break some of them.
constexpr std::string_view time_zone =
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Oslo\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

}  // namespace

std::string escaped(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (const char letter : text) {
    switch (letter) {
      case '\\': out += "\\\\"; break;
      case ',': out += "\\,"; break;
      case ';': out += "\\;"; break;
      case '\n': out += "\\n"; break;
      case '\r': break;
      default: out += letter;
    }
  }
  return out;
}

std::string folded(const std::string& line) {
  std::string out;
  std::size_t begin = 0, room = longest_line;
  while (line.size() - begin > room) {
    std::size_t end = begin + room;
    // Back to the first octet of a character (RFC 3629: those that follow begin with the bits 10).
    while (end > begin + 1 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    out += line.substr(begin, end - begin) + "\r\n ";
    begin = end;
    room = longest_line - 1;  // the space counts
  }
  return out + line.substr(begin) + "\r\n";
}

std::string icalendar(const std::string& name, const std::vector<Event>& events, Day stamp) {
  std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Handlingsrom//programme//NO\r\nCALSCALE:GREGORIAN\r\n";
  out += folded("X-WR-CALNAME:" + escaped(name));
  out += time_zone;
  for (const Event& event : events) {
    out += "BEGIN:VEVENT\r\n";
    out += folded("UID:" + escaped(event.uid));
    out += "DTSTAMP:" + date_of(stamp) + "T000000Z\r\n";
    if (event.all_day) {
      out += "DTSTART;VALUE=DATE:" + date_of(event.from) + "\r\n";
      out += "DTEND;VALUE=DATE:" + date_of(event.to + std::chrono::days{1}) + "\r\n";
      out += "TRANSP:TRANSPARENT\r\n";
    } else {
      out += "DTSTART;TZID=Europe/Oslo:" + time_of(event.from, event.from_clock) + "\r\n";
      out += "DTEND;TZID=Europe/Oslo:" + time_of(event.to, event.to_clock) + "\r\n";
    }
    out += folded("SUMMARY:" + escaped(event.name));
    if (!event.about.empty()) out += folded("DESCRIPTION:" + escaped(event.about));
    out += fmt::format("CATEGORIES:{}\r\nSEQUENCE:{}\r\nSTATUS:{}\r\nEND:VEVENT\r\n", key_of(event.kind),
                       event.sequence, event.cancelled ? "CANCELLED" : "CONFIRMED");
  }
  return out + "END:VCALENDAR\r\n";
}

}  // namespace handlingsrom::programme
