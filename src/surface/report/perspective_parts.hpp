// What the perspective report's files share.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "standing/facts/price_year.hpp"
#include "surface/report/build.hpp"
#include "surface/report/perspective.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

inline constexpr std::array<const char*, 3> room_names{"money", "people", "places"};
inline constexpr int plan_years = 4;

std::string room_id(std::size_t room);
/// The room's name inside a sentence.
std::string room_word(const Words& words, std::size_t room);
/// NaN where there is no such figure or year.
double value_in(const rooms::Figures& figures, std::string_view id, Year year);
std::string year_text(int year);
/// Of the chain's kroner.
int price_year(const Material& material);
/// «Name», as the language quotes.
std::string quoted(const Words& words, const std::string& name);
/// "a, b og c".
std::string joined(const Words& words, const std::vector<std::string>& parts);

/// The scale at which a room is told: millions of kroner, single FTE or places. Sentences take one decimal where figures are small,
/// tables and bars always, so that they agree and add up.
struct RoomScale {
  Unit unit;
  double divisor;
  int decimals;
  std::string unit_text;

  /// With one decimal.
  RoomScale(const Words& words, std::size_t room) : RoomScale(words, room, 0) {}
  /// With one decimal where `largest` is small.
  RoomScale(const Words& words, std::size_t room, double largest);
  /// Rounded to the scale's last decimal, in the figure's own unit; never −0.
  double rounded(double value) const;
  double step() const;
  std::string number(const Words& words, double value, bool with_sign) const;
  /// With its unit, and always as many decimals as its neighbours.
  std::string amount(const Words& words, double value, bool with_sign) const;
};

/// One of the courses side by side: today's, then each direction.
struct Course {
  std::string name;  // as it stands at a line's end
  std::string said;  // as it stands in a sentence
  const rooms::Figures* figures;
  const Direction* direction;  // nullptr: today's course
};
std::vector<Course> courses_of(const Material& material, const Words& words, const std::vector<Direction>& directions);

/// "«A»: pengane rekk til og med 2030, folka … I 2040 manglar 196 mill. kr, 305 årsverk og 97 plassar."
std::string course_sentence(const Words& words, const Course& course);
/// The last year in which nothing is missing in a room, or that it is used up today.
std::string how_long(const Words& words, const rooms::Figures& figures, std::size_t room);
/// The first page's sentence on what the directions do to money; empty without directions.
std::string best_sentence(const Material& material, const Words& words, const std::vector<Course>& courses);
/// How many levers rest on judgement; empty where none does.
std::string knowledge_sentence(const Words& words, const std::vector<Direction>& directions);

/// One direction: what it turns, what each turn gives to each room, what it costs at once.
Section direction_section(const Material& material, const Words& words, const Direction& direction, std::size_t number);
/// How long each room lasts, and the gap between what is expected and what there is room for: which promises hold, and until when.
Section promise_section(const Material& material, const Words& words, const std::vector<Course>& courses,
                        const std::vector<PromiseRow>& promises);
/// The chapter for the economic and action plan: its four years, today's course beside each direction.
Part plan_part(const Material& material, const Words& words, const std::vector<Course>& courses, double price_growth);
/// How every figure of the plan and every lever is calculated.
Part explained_part(const Material& material, const Words& words, const std::vector<Direction>& directions);

}  // namespace handlingsrom::report
