#include "choice/roster/annual/unit_demand.hpp"

#include <string>

namespace handlingsrom::annual {
namespace {

int weekday_named(std::string_view name) {
  constexpr std::array<std::string_view, 8> english{"mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"};
  constexpr std::array<std::string_view, 8> norwegian{"man", "tir", "ons", "tor", "fre", "lør", "søn", "helligdag"};
  for (std::size_t k = 0; k < english.size(); ++k) {
    if (name == english[k] || name == norwegian[k]) return static_cast<int>(k);
  }
  return -1;
}

}  // namespace

std::array<bool, 8> days_named(const toml::Value& value) {
  std::array<bool, 8> result{};
  const std::string text = value.some_text();
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find_first_of(" ,", begin);
    if (end == std::string::npos) end = text.size();
    const std::string_view word = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    const std::size_t dash = word.find('-');
    if (word == "all" || word == "alle") {
      result.fill(true);
      result[7] = false;  // a holiday has a Sunday's demand where nothing else is said
    } else if (dash != std::string_view::npos) {
      const int first = weekday_named(word.substr(0, dash));
      const int last = weekday_named(word.substr(dash + 1));
      if (first < 0 || last < first || last > 6) value.refuse(days_expected);
      for (int k = first; k <= last; ++k) result[static_cast<std::size_t>(k)] = true;
    } else {
      const int one = weekday_named(word);
      if (one < 0) value.refuse(days_expected);
      result[static_cast<std::size_t>(one)] = true;
    }
  }
  return result;
}

}  // namespace handlingsrom::annual
