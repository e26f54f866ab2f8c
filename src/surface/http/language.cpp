#include "surface/http/language.hpp"

#include "base/split.hpp"

namespace handlingsrom::http {
namespace {

/// "q=0.85" in thousandths; 1000 without a weight.
int weight_of(std::string_view parameters) {
  parameters = trimmed(parameters);
  if (parameters.empty()) return 1000;
  if (parameters.size() < 3 || (parameters[0] != 'q' && parameters[0] != 'Q') || parameters[1] != '=') return 0;
  const char whole = parameters[2];
  if (whole != '0' && whole != '1') return 0;
  int weight = whole == '1' ? 1000 : 0;
  parameters.remove_prefix(3);
  if (parameters.empty()) return weight;
  if (parameters.front() != '.' || parameters.size() > 4) return 0;
  int place = 100;
  for (const char digit : parameters.substr(1)) {
    if (digit < '0' || digit > '9') return 0;
    weight += (digit - '0') * place;
    place /= 10;
  }
  return weight > 1000 ? 0 : weight;
}

}  // namespace

std::optional<messages::Language> accepted_language(std::string_view accept_language) noexcept {
  std::optional<messages::Language> best;
  int best_weight = 0;
  while (!accept_language.empty()) {
    const std::size_t comma = accept_language.find(',');
    const std::string_view item = trimmed(accept_language.substr(0, comma));
    accept_language = comma == std::string_view::npos ? std::string_view{} : accept_language.substr(comma + 1);
    const std::size_t semicolon = item.find(';');
    const auto language = messages::language_of(trimmed(item.substr(0, semicolon)));
    if (!language) continue;
    const int weight = semicolon == std::string_view::npos ? 1000 : weight_of(item.substr(semicolon + 1));
    if (weight <= best_weight) continue;
    best = language;
    best_weight = weight;
  }
  return best;
}

std::optional<messages::Language> language_of(const Request& request) noexcept {
  if (const auto text = request.target.parameter("lang")) return messages::language_of(*text);
  return accepted_language(request.header("accept-language")).value_or(messages::Language::bokmaal);
}

}  // namespace handlingsrom::http
