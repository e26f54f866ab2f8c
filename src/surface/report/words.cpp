#include "surface/report/words.hpp"

#include <algorithm>
#include <cmath>

#include "surface/messages/numbers.hpp"

namespace handlingsrom::report {

double round_to(double value, double step) {
  if (!std::isfinite(value) || !(step > 0)) return value;
  const double rounded = std::round(value / step) * step;
  return rounded == 0 ? 0 : rounded;
}

double round_step(double size, double smallest) {
  if (!(size > 0) || !std::isfinite(size)) return smallest > 0 ? smallest : 1;
  const double power = std::pow(10, std::floor(std::log10(size) + 1e-12));
  const double fraction = size / power;
  const double step = power * (fraction < 1.5 ? 1 : fraction < 3.5 ? 2 : fraction < 7.5 ? 5 : 10);
  return std::max(step, smallest);
}

double known_step(double value, std::optional<std::pair<double, double>> range, double smallest, int leading) {
  const double width = range && std::isfinite(range->first) ? range->second - range->first : 0;
  // 1 or 5 × 10ⁿ: a step of 2 would turn 252 into "about 260", beside a table that says 252.
  double of_range = width > 0 ? round_step(width / 12) : smallest;
  if (width > 0 && std::lround(of_range / std::pow(10, std::floor(std::log10(of_range) + 1e-9))) == 2) of_range /= 2;
  of_range = std::max(of_range, smallest);
  if (value == 0 || !std::isfinite(value)) return of_range > 0 ? of_range : 1;
  const double of_value = std::pow(10, std::floor(std::log10(std::abs(value)) + 1e-9) + 1 - leading);
  return std::max({smallest, of_range, of_value});
}

int decimals_of(double step) {
  int decimals = 0;
  while (decimals < 6 && step > 0 && std::abs(std::round(step) - step) > 1e-9 * step) {
    step *= 10;
    ++decimals;
  }
  return decimals;
}

namespace {

/// "6 mill. kr", not "6,0", where the step is half a million: the nought would promise more than is known.
int decimals_told(double value, double step) {
  return std::abs(value - std::round(value)) < 1e-9 ? 0 : decimals_of(step);
}

}  // namespace

std::string Words::say(std::string_view key, const messages::Arguments& arguments) const {
  return catalogue_->text("report." + std::string(key), arguments);
}

bool Words::has(std::string_view key) const { return catalogue_->find(key).has_value(); }

std::string Words::number(double value, int decimals) const { return messages::number(value, decimals, language()); }

std::string Words::signed_number(double value, int decimals) const {
  const std::string text = number(value, decimals);
  return value > 0 && text.find_first_of("123456789") != std::string::npos ? "+" + text : text;
}

Words::Scaled Words::scale_of(double largest, Unit unit) const {
  switch (unit) {
    case Unit::kroner:
      if (largest >= 0.9995e9) return {1e9, "amount.billion_kroner"};
      if (largest >= 0.9995e6) return {1e6, "amount.million_kroner"};
      return {1, "amount.kroner"};
    case Unit::share: return {0.01, "amount.percent"};
    default: return {1, "amount." + std::string(key_of(unit))};
  }
}

std::string Words::amount(double value, Unit unit, double step) const {
  const double rounded = round_to(value, step);
  const Scaled scaled = scale_of(std::abs(rounded), unit);
  const double shown = rounded / scaled.divisor;
  return with_unit(scaled, shown, number(shown, decimals_told(shown, step / scaled.divisor)));
}

std::string Words::with_unit(const Scaled& scaled, double shown, const std::string& text) const {
  const std::string singular = "report." + scaled.key + "_one";
  const bool one = std::abs(std::abs(shown) - 1) < 1e-12;  // "−1 plass" too
  return entry(one && has(singular) ? singular : "report." + scaled.key, {{"value", text}});
}

std::string Words::exact_amount(double value, Unit unit, int decimals) const {
  const Scaled scaled = scale_of(0, unit);
  return say(scaled.key, {{"value", number(value / scaled.divisor, decimals)}});
}

std::string Words::signed_amount(double value, Unit unit, double step) const {
  const double rounded = round_to(value, step);
  const Scaled scaled = scale_of(std::abs(rounded), unit);
  const double shown = rounded / scaled.divisor;
  // The sign belongs to the figure: "NOK +20 million".
  return with_unit(scaled, shown, signed_number(shown, decimals_told(shown, step / scaled.divisor)));
}

std::string Words::between(double low, double high, Unit unit) const {
  const bool whole =
      unit == Unit::persons || unit == Unit::places || unit == Unit::users || unit == Unit::full_time_equivalents;
  const double step = round_step((high - low) / 6, whole ? 1 : 0);
  const double from = round_to(low, step);
  const double to = round_to(high, step);
  if (from == to) return say("about", {{"amount", amount(from, unit, step)}});
  const Scaled scaled = scale_of(std::max(std::abs(from), std::abs(to)), unit);
  const int decimals = decimals_of(step / scaled.divisor);
  const bool crosses = from < 0 && to > 0;
  const std::string end =
      crosses ? signed_number(to / scaled.divisor, decimals) : number(to / scaled.divisor, decimals);
  return say("between",
             {{"low", number(from / scaled.divisor, decimals)}, {"high", say(scaled.key, {{"value", end}})}});
}

std::string Words::between_in_room(double low, double high, Unit unit) const {
  if (low >= 0) return between(low, high, unit);
  if (high <= 0) return between(-high, -low, unit);
  const double step = round_step((high - low) / 6, unit == Unit::kroner ? 1000 : 1);
  const double missing = round_to(-low, step);
  const double left = round_to(high, step);
  if (left == 0) return between(0, -low, unit);
  if (missing == 0) return between(0, high, unit);
  return say("between_in_room", {{"missing", amount(missing, unit, step)}, {"left", amount(left, unit, step)}});
}

std::string Words::unit(Unit unit) const { return catalogue_->text("unit." + std::string(key_of(unit))); }

std::string Words::figure(std::string_view id) const {
  const std::string key = "figure." + std::string(id);
  // A group and its members cannot share a key in TOML: a group's own name is under `.name`.
  if (catalogue_->find(key + ".name")) return catalogue_->text(key + ".name");
  return catalogue_->find(key) ? catalogue_->text(key) : std::string(id);
}

std::string Words::small(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string Words::capital(std::string text) {
  if (text.empty()) return text;
  if (text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  } else if (text.size() > 1 && text[0] == '\xc3' && static_cast<unsigned char>(text[1]) >= 0xa0 &&
             static_cast<unsigned char>(text[1]) <= 0xbe) {
    text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
  }
  return text;
}

}  // namespace handlingsrom::report
