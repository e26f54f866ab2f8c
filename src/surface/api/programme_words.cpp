// What a programme's findings, roles and figures are called.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/api/programmes.hpp"
#include "surface/report/lever_words.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

std::string role_name(const std::string& role, const messages::Catalogue& catalogue) {
  const auto name = catalogue.find("programme.role." + role);
  return name ? std::string(*name) : role;
}

std::string step_name(const programme::Programme& programme, programme::Step step,
                      const messages::Catalogue& catalogue) {
  if (!programme.ladder.empty()) return programme.ladder[static_cast<std::size_t>(step)];
  return catalogue.text(fmt::format("programme.step.{}", key_of(step)));
}

std::string figure_words(const ProgrammeAnswer& answer, const std::string& figure, double value, double tolerance,
                         const messages::Catalogue& catalogue) {
  const report::Words words(catalogue);
  const auto unit = answer.units.find(figure);
  // A tenth of what it may move: finer says nothing.
  const double size = tolerance > 0 ? tolerance / 10 : std::abs(value) / 1000;
  return words.amount(value, unit == answer.units.end() ? Unit::none : unit->second,
                      report::round_step(std::max(size, 1e-6)));
}

std::string effect_figure(const GainEffect& effect, const messages::Catalogue& catalogue) {
  return effect.figure == "lever" ? catalogue.text(fmt::format("lever.{}.name", effect.lever))
                                  : report::Words(catalogue).figure(effect.figure);
}

std::string effect_words(const ProgrammeAnswer& answer, const GainEffect& effect,
                         const messages::Catalogue& catalogue) {
  const report::Words words(catalogue);
  const auto said = [&](double value) {
    return report::lever_value(words, effect.lever, effect.lever_unit, effect.today, effect.value, value);
  };
  return catalogue.text(
      "programme.effect",
      {{"gain", answer.programme.gains[effect.gain].name},
       {"lever", catalogue.text(fmt::format("lever.{}.name", effect.lever))},
       {"today", said(effect.today)},
       {"value", said(effect.value)},
       {"from", std::to_string(effect.from.value)},
       {"full", std::to_string(effect.full.value)},
       {"evidence", report::Words::small(words.entry(fmt::format("lever_evidence.{}", effect.evidence)))}});
}

std::string finding_words(const ProgrammeAnswer& answer, const programme::Finding& finding,
                          const messages::Catalogue& catalogue) {
  const report::Words words(catalogue);
  messages::Arguments arguments;
  std::string figure;
  bool measured = true;
  for (const auto& [name, value] : finding.texts) {
    std::string text = value;
    if (name == "role") text = report::Words::small(role_name(value, catalogue));
    if (name == "figure") {
      figure = value;
      text = report::Words::small(words.figure(value));
    }
    if (name == "when") text = catalogue.text("programme.heard." + value);
    if (name == "bound") text = catalogue.text("programme.bound." + value);
    if (name == "measured") measured = value == "yes";
    arguments.emplace_back(name, text);
  }
  double tolerance = 0;
  for (const auto& [name, value] : finding.numbers) {
    if (name == "tolerance") tolerance = value;
    // A promise has none: a tenth of what is promised or possible says enough.
    if (finding.kind == programme::Finding::Kind::promise_broken && (name == "now" || name == "expected"))
      tolerance = std::max(tolerance, std::abs(value));
  }
  for (const auto& [name, value] : finding.numbers) {
    constexpr double whole_below = 1e-9;
    const bool whole = std::abs(value - std::round(value)) < whole_below;
    const bool money = name == "amount" || name == "left" || name == "used";
    if (name == "year") {
      arguments.emplace_back(name, fmt::format("{:.0f}", value));
    } else if (money) {
      arguments.emplace_back(name, words.amount(value, Unit::kroner, 1000));
    } else if (!figure.empty()) {
      arguments.emplace_back(name, figure_words(answer, figure, value, tolerance, catalogue));
    } else {
      arguments.emplace_back(name, words.number(value, whole ? 0 : 1));
    }
  }
  std::string key(key_of(finding.kind));
  if (!measured) key += "_unmeasured";
  std::string text = catalogue.text("programme.finding." + key, arguments);
  if (!finding.basis.empty()) text += " (" + finding.basis + ")";
  return report::Words::capital(std::move(text));
}

}  // namespace handlingsrom::api
