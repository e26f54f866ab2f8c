// What is written is read back by libical and by a strict reader of lines.
#include <map>
#include <memory>

#include <gtest/gtest.h>
#include <libical/ical.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"
#include "example.hpp"
#include "followup/programme/calendar.hpp"

namespace handlingsrom::programme {
namespace {

Event event(const std::string& name, Day from, int from_clock, Day to, int to_clock) {
  Event event;
  event.uid = "u-" + name;
  event.name = name;
  event.all_day = false;
  event.from = from;
  event.to = to;
  event.from_clock = from_clock;
  event.to_clock = to_clock;
  return event;
}

/// RFC 5545 section 3.1 to the letter: CRLF, no line over 75 octets, what follows begins with a space, each octet sequence whole.
std::vector<std::string> strict_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find("\r\n", begin);
    EXPECT_NE(end, std::string::npos) << "last line ends with CRLF";
    const std::string line = text.substr(begin, end - begin);
    EXPECT_LE(line.size(), 75U) << line;
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
    EXPECT_TRUE(is_plain_text(line, Lines::one)) << "cut within a character: " << line;
    if (line.starts_with(' ')) {
      lines.back() += line.substr(1);
    } else {
      lines.push_back(line);
    }
    begin = end + 2;
  }
  return lines;
}

std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
    } else {
      ++i;
      out += text.at(i) == 'n' ? '\n' : text[i];
    }
  }
  return out;
}

struct Owner {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Owner>;

struct ReadBack {
  std::string summary, start, end, status;
  bool is_date = false;
  std::int64_t seconds = 0;
};
std::map<std::string, ReadBack> with_libical(const std::string& text) {
  const Component calendar(icalparser_parse_string(text.c_str()));
  std::map<std::string, ReadBack> events;
  EXPECT_TRUE(calendar);
  EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0);
  for (icalcomponent* one = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT); one != nullptr;
       one = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
    const icaltimetype start = icalcomponent_get_dtstart(one), end = icalcomponent_get_dtend(one);
    events[icalcomponent_get_uid(one)] = {
        icalcomponent_get_summary(one),
        icaltime_as_ical_string(start),
        icaltime_as_ical_string(end),
        icalcomponent_get_status(one) == ICAL_STATUS_CANCELLED ? "cancelled" : "confirmed",
        start.is_date != 0,
        static_cast<std::int64_t>(icaltime_as_timet_with_zone(end, end.zone) -
                                  icaltime_as_timet_with_zone(start, start.zone))};
  }
  return events;
}

TEST(ICalendar, LocalTimesAcrossTheTwoNightsWhenTheClockChanges) {
  const std::string text = icalendar("Kalender",
                                     {event("spring", day(2027, 3, 27), 23 * 60, day(2027, 3, 28), 7 * 60),
                                      event("autumn", day(2026, 10, 24), 23 * 60, day(2026, 10, 25), 7 * 60),
                                      event("plain", day(2026, 11, 24), 23 * 60, day(2026, 11, 25), 7 * 60)},
                                     day(2026, 11, 28));
  const auto events = with_libical(text);
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events.at("u-spring").start, "20270327T230000");
  EXPECT_EQ(events.at("u-spring").end, "20270328T070000");
  // The same two clocks are seven, nine and eight hours apart: libical works it out from the VTIMEZONE that we wrote.
  EXPECT_EQ(events.at("u-spring").seconds, 7 * 3600);
  EXPECT_EQ(events.at("u-autumn").seconds, 9 * 3600);
  EXPECT_EQ(events.at("u-plain").seconds, 8 * 3600);
}

TEST(ICalendar, WholeDaysEndTheDayAfterAndCancelledOnesStay) {
  Event gathering;
  gathering.uid = "g";
  gathering.name = "Samling, dag 1; og 2\nBergen \\ fjord";
  gathering.from = day(2025, 4, 8);
  gathering.to = day(2025, 4, 9);
  Event off = event("off", day(2026, 12, 1), 9 * 60, day(2026, 12, 1), 10 * 60);
  off.cancelled = true;
  off.sequence = 3;
  const std::string text = icalendar("K", {gathering, off}, day(2026, 11, 28));
  const auto events = with_libical(text);
  EXPECT_TRUE(events.at("g").is_date);
  EXPECT_EQ(events.at("g").start, "20250408");
  EXPECT_EQ(events.at("g").end, "20250410");
  EXPECT_EQ(events.at("g").summary, gathering.name);
  EXPECT_EQ(events.at("u-off").status, "cancelled");
  EXPECT_NE(text.find("SEQUENCE:3\r\n"), std::string::npos);
  EXPECT_NE(text.find("DTSTART;VALUE=DATE:20250408\r\n"), std::string::npos);
  EXPECT_EQ(text.find("T000000Z\r\nDTEND"), std::string::npos);
}

RC_GTEST_PROP(ICalendar, AnyNameComesBackWhole, ()) {
  static const std::vector<std::string> pieces{"a", "å", "–", "😀", ",", ";", "\\", "\n", " ", "Prosjektgruppe ", "ø"};
  std::string name = "x";
  const int count = *rc::gen::inRange(0, 120);
  for (int i = 0; i < count; ++i) name += *rc::gen::elementOf(pieces);
  name += "x";
  Event one = event(name, day(2026, 1, 1), 60, day(2026, 1, 1), 120);
  one.uid = "one";
  const std::string text = icalendar(name, {one}, day(2026, 1, 1));
  std::string found;
  for (const std::string& line : strict_lines(text)) {
    if (line.starts_with("SUMMARY:")) found = unescaped(line.substr(8));
  }
  RC_ASSERT(found == name);
  RC_ASSERT(with_libical(text).at("one").summary == name);
}

TEST(ICalendar, TheSameThingKeepsItsNumberWhenItMoves) {
  const auto uids = [](const std::string& date, const std::string& more) {
    const Programme programme = read(
        "[[group]]\nid = \"g\"\nname = \"n\"\nkind = \"working\"\nleader = \"leader\"\n[[group.meeting]]\ndate = " +
        date + "\nfrom = \"09:00\"\nto = \"10:00\"\n" + more);
    std::vector<std::pair<std::string, int>> found;
    for (const Event& each : events_of(programme, plan_of(programme), 2027, 2027, "{name}"))
      found.emplace_back(each.uid, each.sequence);
    return found;
  };
  const auto before = uids("2026-12-01", ""), after = uids("2026-12-08", "changed = 1\n");
  EXPECT_EQ(before[0].first, after[0].first);
  EXPECT_LT(before[0].second, after[0].second);
}

TEST(Events, EveryYearAndPapersBefore) {
  const Programme programme =
      read("[[yearly]]\nid = \"b\"\nname = \"Budsjett\"\nkind = \"budget\"\nmonth = 2\nday = 29\npapers = 10\n");
  const auto events = events_of(programme, plan_of(programme), 2027, 2028, "Papirer: {name}");
  ASSERT_EQ(events.size(), 4U);
  EXPECT_EQ(events[0].name, "Papirer: Budsjett");
  EXPECT_EQ(events[0].from, day(2027, 2, 18));
  EXPECT_EQ(events[1].from, day(2027, 2, 28));
  EXPECT_EQ(events[3].from, day(2028, 2, 29));
}

}  // namespace
}  // namespace handlingsrom::programme
