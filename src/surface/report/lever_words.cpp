#include "surface/report/lever_words.hpp"

#include <cmath>

namespace handlingsrom::report {
namespace {

/// As few decimals as both values have, at most two: 7.7 and 7.0, 2.07 and 1.85, 0 and 25.
std::string plain(const Words& words, double value, double other, bool with_sign) {
  int decimals = 0;
  const auto more = [&](double number) {
    const double scaled = number * std::pow(10, decimals);
    return std::abs(scaled - std::round(scaled)) > 1e-6;
  };
  while (decimals < 2 && (more(value) || more(other))) ++decimals;
  return with_sign ? words.signed_number(value, decimals) : words.number(value, decimals);
}

}  // namespace

std::string lever_value(const Words& words, std::string_view lever, Unit unit, double today, double to, double value) {
  const bool relative = unit == Unit::none && today == 1;
  const bool beyond_today = today == 0;
  if ((relative && value == 1) || (beyond_today && value == 0)) return words.say("perspective.as_now");
  const double other = value == to ? today : to;
  std::string text;
  if (relative)
    text = plain(words, 100 * (value - 1), 0, true) + "\u00a0%";
  else if (unit == Unit::share)
    text = plain(words, 100 * value, 100 * other, beyond_today) + "\u00a0%";
  else if (unit == Unit::kroner)
    text = words.signed_amount(value, unit, 1e5);
  else if (unit == Unit::kroner_per_person || unit == Unit::places || unit == Unit::hours)
    text = beyond_today ? words.signed_amount(value, unit, 0.1) : words.amount(value, unit, 0.1);
  else
    text = plain(words, value, other, beyond_today);
  const std::string own = "perspective.value." + std::string(lever);
  return words.has("report." + own) ? words.say(own, {{"value", text}}) : text;
}

}  // namespace handlingsrom::report
