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

std::string basis_words(const std::string& basis, const messages::Catalogue& catalogue) {
  const auto known = catalogue.find("programme.basis." + basis);
  return known ? std::string(*known) : basis;
}

std::string provisional_words(const gains::PortfolioYear& year, const messages::Catalogue& catalogue) {
  if (!year.is_provisional()) return {};
  return catalogue.text(year.ended ? "programme.provisional" : "programme.provisional_year",
                        {{"recorded", std::to_string(year.recorded)}, {"expected", std::to_string(year.expected)}});
}

std::string not_released_words(const gains::Gain& gain, const messages::Catalogue& catalogue) {
  if (gain.settled == gains::Settled::released) return {};
  return catalogue.text(fmt::format("programme.not_released.{}", key_of(gain.settled)));
}

std::string correction_words(const ProgrammeAnswer& answer, const gains::Gain& gain, const gains::Correction& one,
                             const messages::Catalogue& catalogue) {
  const report::Words words(catalogue);
  const auto said = [&](double value) {
    if (one.money) return words.amount(value, Unit::kroner, 1);
    const auto of_gain = std::find_if(answer.status.begin(), answer.status.end(), [&](const gains::Status& status) {
      return &answer.programme.gains[status.gain] == &gain;
    });
    int decimals = of_gain == answer.status.end() ? 1 : decimals_of(gain, *of_gain);
    if (value != std::round(value)) decimals = std::max(decimals, 1);
    return words.number(value, decimals) + " " + gain.unit;
  };
  return catalogue.text(
      "programme.corrected",
      {{"gain", gain.name},
       {"year", std::to_string(one.year)},
       {"was", said(one.was)},
       {"source", one.source.empty() ? "–" : one.source},
       {"now", said(one.now)},
       {"when", one.recorded ? catalogue.text("programme.corrected_on", {{"date", roster::text_of(*one.recorded)}})
                             : std::string()},
       {"reason", one.reason}});
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
  double tolerance = 0, target = std::nan(""), value_of = std::nan("");
  for (const auto& [name, value] : finding.numbers) {
    if (name == "target") target = value;
    if (name == "value") value_of = value;
    if (name == "tolerance") tolerance = value;
    // A promise has none: a tenth of what is promised or possible says enough.
    if (finding.kind == programme::Finding::Kind::promise_broken && (name == "now" || name == "expected"))
      tolerance = std::max(tolerance, std::abs(value));
  }
  // Two that differ are told so that the difference is seen.
  int decimals = 1;
  if (std::isfinite(target) && std::isfinite(value_of) && target != value_of) {
    constexpr int most = 6;
    const auto told = [&](double value) { return std::round(value * std::pow(10.0, decimals)); };
    while (decimals < most && told(target) == told(value_of)) ++decimals;
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
      arguments.emplace_back(name, words.number(value, whole ? 0 : decimals));
    }
  }
  std::string key(key_of(finding.kind));
  if (!measured) key += "_unmeasured";
  std::string text = catalogue.text("programme.finding." + key, arguments);
  if (!finding.basis.empty()) text += " (" + basis_words(finding.basis, catalogue) + ")";
  return report::Words::capital(std::move(text));
}

}  // namespace handlingsrom::api
