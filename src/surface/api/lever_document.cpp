#include "surface/api/lever_document.hpp"

#include <cmath>

#include <fmt/format.h>

#include "choice/scenario/lever.hpp"
#include "standing/comparison/distribution.hpp"
#include "standing/facts/facts_held.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {
namespace {

/// As the language writes it, with the decimals that it has.
std::string figure(double value, messages::Language language) {
  const std::string plain = fmt::format("{}", value);
  const auto point = plain.find('.');
  return messages::number(value, point == std::string::npos ? 0 : static_cast<int>(plain.size() - point - 1), language);
}

std::string standing_text(const scenario::Lever& lever, const facts::Facts& facts,
                          const messages::Catalogue& catalogue) {
  const auto say = [&](std::string_view key, const messages::Arguments& arguments = {}) {
    return catalogue.text(fmt::format("lever_document.{}", key), arguments);
  };
  const comparison::Measure* measure = comparison::lever_measure(lever.standing);
  if (measure == nullptr) return say("standing_unknown");
  const comparison::Distribution spread = comparison::distribution(facts, *measure, std::nullopt);
  const auto known = std::to_string(spread.all.known);
  const std::string unit = measure->unit == Unit::percent ? " %" : measure->unit == Unit::per_thousand ? " ‰" : "";
  const auto number = [&](double value) {
    return messages::number(value, measure->decimals, catalogue.language()) + unit;
  };
  std::string text = say("standing", {{"measure", catalogue.text(fmt::format("standing_measure.{}", measure->id))},
                                      {"year", std::to_string(measure->year_in(facts).value)},
                                      {"source", std::string(measure->source_id)},
                                      {"spread", spread.all.known < comparison::least_known
                                                     ? say("too_few", {{"known", known}})
                                                     : say("spread", {{"median", number(spread.all.median)},
                                                                      {"p10", number(spread.all.p10)},
                                                                      {"p25", number(spread.all.p25)},
                                                                      {"p75", number(spread.all.p75)},
                                                                      {"p90", number(spread.all.p90)},
                                                                      {"known", known}})}});
  if (std::isfinite(spread.country)) text += " " + say("country", {{"country", number(spread.country)}});
  return text;
}

std::string references(const std::vector<scenario::Reference>& all) {
  std::string text;
  for (const scenario::Reference& each : all)
    text += fmt::format("{}{} · `{}`", text.empty() ? "" : " + ", each.times, each.name);
  return text;
}

std::string figure_effect(const scenario::FigureEffect& effect) {
  std::string text = fmt::format(
      "* {}{}{}: {} {}{}", key_of(effect.target), effect.part.empty() ? "" : " ", effect.part, key_of(effect.measure),
      effect.per_unit.empty() ? fmt::format("{}", effect.weight) : "(" + references(effect.per_unit) + ")",
      effect.driver.empty() ? "" : fmt::format(" · `{}`", effect.driver));
  if (!effect.at_most.empty()) text += fmt::format(" (≤ {})", references(effect.at_most));
  if (!effect.to.empty()) text += fmt::format(" → {}", effect.to);
  if (effect.need != 1) text += fmt::format(" × {}", effect.need);
  return text + "\n";
}

}  // namespace

std::string lever_document(const Service& service, const messages::Catalogue& catalogue) {
  const facts::Facts& facts = service.facts();
  const auto say = [&](std::string_view key, const messages::Arguments& arguments = {}) {
    return catalogue.text(fmt::format("lever_document.{}", key), arguments);
  };
  const auto number = [&](double value) { return figure(value, catalogue.language()); };
  std::string text = "# " + say("title") + "\n\n" + say("lead") + "\n";
  for (const scenario::Lever* lever : scenario::all_levers()) {
    const auto own = [&](const char* part) { return catalogue.text(fmt::format("lever.{}.{}", lever->id, part)); };
    text += fmt::format("\n## {}\n`{}` · {} · {}\n\n{}\n\n", own("name"), lever->id,
                        catalogue.text(fmt::format("lever_sector.{}", lever->sector)),
                        catalogue.text(fmt::format("lever_evidence.{}", key_of(lever->evidence))), own("about"));
    const std::string unit = catalogue.text(fmt::format("unit.{}", key_of(lever->unit)));
    text += fmt::format("* {}\n", say("range", {{"today", number(lever->today)},
                                                {"low", number(lever->low)},
                                                {"high", number(lever->high)},
                                                {"minimum", number(lever->minimum)},
                                                {"maximum", number(lever->maximum)},
                                                {"unit", unit.empty() ? "–" : unit},
                                                {"source", std::string(lever->source_id)}}));
    text += fmt::format("* {}\n", standing_text(*lever, facts, catalogue));
    text += fmt::format("* {}\n", say("notices", {{"text", own("notices")}}));
    text += fmt::format("* {}\n", say("price", {{"text", own("price")}}));
    if (lever->held_in == "schools") text += fmt::format("* {}\n", say("held_schools"));
    if (lever->held_in == "own") text += fmt::format("* {}\n", say("held_own", {{"value", number(lever->held)}}));
    if (lever->outside) text += fmt::format("* {}\n", say("outside"));
    if (lever->has_law) {
      text += fmt::format("* {} {}", say("law", {{"text", own("law")}}),
                          lever->law_seen_at.empty()
                              ? say("law_not_seen")
                              : say("law_seen", {{"source", lever->law_seen_at}, {"date", lever->law_seen_on}}));
      if (std::isfinite(lever->legal_low)) text += " " + say("legal_low", {{"value", number(lever->legal_low)}});
      if (std::isfinite(lever->legal_high)) text += " " + say("legal_high", {{"value", number(lever->legal_high)}});
      text += "\n";
    }
    if (!lever->studies_seen_at.empty())
      text += fmt::format("* {}\n",
                          say("studies", {{"text", own("studies")}, {"source", std::string(lever->studies_seen_at)}}));
    text += fmt::format("* {}\n", say("time", {{"lead", std::to_string(lever->lead_years)},
                                               {"ramp", std::to_string(lever->ramp_years)}}));
    if (lever->one_off_per_unit != 0)
      text += fmt::format("* {}\n", say(lever->one_off_in.empty() ? "one_off_by_loan" : "one_off",
                                        {{"cost", number(lever->one_off_per_unit)}}));
    for (const scenario::AssumptionEffect& effect : lever->assumptions) {
      text += fmt::format("* `{}`: {} {}{}\n", effect.parameter, key_of(effect.act), effect.weight,
                          effect.lag == 0 ? "" : " " + say("lag", {{"years", std::to_string(effect.lag)}}));
    }
    for (const scenario::FigureEffect& effect : lever->figures) text += figure_effect(effect);
    if (lever->settlers_per_unit != 0)
      text += fmt::format("* {}\n", say("settlers", {{"persons", number(lever->settlers_per_unit)}}));
  }
  return text;
}

}  // namespace handlingsrom::api
