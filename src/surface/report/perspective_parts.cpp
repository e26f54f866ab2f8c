#include "surface/report/perspective_parts.hpp"

#include <cmath>

#include <fmt/format.h>

#include "surface/report/build.hpp"

namespace handlingsrom::report {

std::string room_id(std::size_t room) { return fmt::format("rooms.{}", room_names[room]); }

std::string room_word(const Words& words, std::size_t room) {
  return Words::small(words.say(fmt::format("room.{}.name", room_names[room])));
}

double value_in(const rooms::Figures& figures, std::string_view id, Year year) {
  const rooms::Figure* figure = figures.find(id);
  const int t = year - figures.first_year();
  return figure == nullptr || t < 0 || t >= figures.years() ? std::nan("")
                                                            : figure->middle[static_cast<std::size_t>(t)];
}

std::string year_text(int year) { return fmt::format("{}", year); }

int price_year(const Material& material) { return facts::price_year(material.facts).value; }

std::string quoted(const Words& words, const std::string& name) {
  return words.say("perspective.quoted", {{"name", name}});
}

std::string joined(const Words& words, const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t k = 0; k < parts.size(); ++k)
    text += (k == 0 ? "" : k + 1 == parts.size() ? words.say("perspective.and") : ", ") + parts[k];
  return text;
}

RoomScale::RoomScale(const Words& words, std::size_t room, double largest)
    : unit(room == 0   ? Unit::kroner
           : room == 1 ? Unit::full_time_equivalents
                       : Unit::places),
      divisor(room == 0 ? 1e6 : 1),
      decimals(std::abs(largest) / divisor >= 20 ? 0 : 1),
      unit_text(room == 0 ? words.say("unit_million") : words.unit(unit)) {}

double RoomScale::step() const { return divisor * (decimals == 0 ? 1 : 0.1); }

double RoomScale::rounded(double value) const { return round_to(value, step()); }

std::string RoomScale::number(const Words& words, double value, bool with_sign) const {
  const double shown = rounded(value) / divisor;
  return with_sign ? words.signed_number(shown, decimals) : words.number(shown, decimals);
}

std::string RoomScale::amount(const Words& words, double value, bool with_sign) const {
  const bool one = std::abs(std::abs(rounded(value)) - divisor) < 1e-9 * divisor && decimals == 0;
  const std::string key =
      "amount." + (unit == Unit::kroner ? std::string("million_kroner") : std::string(key_of(unit)));
  return words.say(one && words.has("report." + key + "_one") ? key + "_one" : key,
                   {{"value", number(words, value, with_sign)}});
}

std::vector<Course> courses_of(const Material& material, const Words& words, const std::vector<Direction>& directions) {
  const std::string today = words.say("perspective.today");
  std::vector<Course> courses{
      {today, quoted(words, today), material.course ? &*material.course : &material.figures, nullptr}};
  for (const Direction& direction : directions)
    courses.push_back({direction.name, quoted(words, direction.name), &direction.figures, &direction});
  return courses;
}

}  // namespace handlingsrom::report
