#include "surface/messages/numbers.hpp"

#include <cmath>

#include <fmt/format.h>

#include "surface/messages/catalogue.hpp"

namespace handlingsrom::messages {

std::string number(double value, int decimals, Language language) {
  if (!std::isfinite(value)) return "–";
  const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t point = digits.find('.');
  const std::string whole = digits.substr(0, point);
  const bool zero = digits.find_first_of("123456789") == std::string::npos;
  const bool english = language == Language::english;
  std::string text = value < 0 && !zero ? "−" : "";
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) text += english ? "," : "\u202f";
    text += whole[i];
  }
  if (point != std::string::npos) {
    text += english ? '.' : ',';
    text += digits.substr(point + 1);
  }
  return text;
}

std::string day_words(std::chrono::sys_days day, const Catalogue& catalogue) {
  const std::chrono::year_month_day date{day};
  return catalogue.text(
      "followup.day", {{"day", fmt::format("{}", static_cast<unsigned>(date.day()))},
                       {"month", catalogue.text(fmt::format("followup.month.{}", static_cast<unsigned>(date.month())))},
                       {"year", fmt::format("{}", static_cast<int>(date.year()))}});
}

}  // namespace handlingsrom::messages
