// A room's reading in words: the same on page, workbook, Word, API and web.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "outlook/rooms/reading.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// What is said of one of the three rooms.
struct SaidRoom {
  rooms::Reading reading;
  std::string key;          // "money", "people", "places"
  std::string name;         // "Penger"
  std::string headline;     // "2032", "Holder til 2050", "I dag"
  std::string lasts;        // "Pengene rekker til og med 2031"
  std::string note;         // the same with its span, and who is short first
  std::string sentence;     // the room's sentence on the first page
  std::string short_first;  // "Fra 2027 mangler sykepleiere."; empty where no group is short
  std::string rests_on;     // whose figures it rests on; may be empty
  std::vector<std::string>
      in_year;  // by year: "I 2040 mangler om lag 24 mill. kr." with the range in a second sentence
};

/// `id` is one of rooms::room_figures.
SaidRoom say_room(const rooms::Figures& figures, const Words& words, std::string_view id);
std::array<SaidRoom, 3> say_rooms(const rooms::Figures& figures, const Words& words);

/// Headline of a room's panel: a year, "Holds to 2050", or "Today".
std::string headline(const rooms::Reading& reading, const Words& words);
/// "pengene rekker til og med 2031"; of a part of a room "det rekker til og med 2031".
std::string lasts(const rooms::Reading& reading, const Words& words);
/// The same as a sentence, with its span in a second one.
std::string headline_note(const rooms::Reading& reading, const Words& words);
/// "I 2040 mangler om lag 24 mill. kr." with the range in a second sentence, and the risk in a third where something is left all the same; the risk
/// alone where that decides and says otherwise than the balance. Empty without a figure.
std::string room_in_year(const rooms::Figures& figures, const rooms::Reading& reading, const Words& words, Year year,
                         bool with_range);
/// The room's sentence on the first page, which speaks of 2040.
std::string room_sentence(const rooms::Figures& figures, const rooms::Reading& reading, const Words& words);

/// "73 %", never 0 or 100: a chance is worked out, not known.
std::string chance(const Words& words, double share);

}  // namespace handlingsrom::report
