// What a programme's findings, roles and figures are called.
#include <cmath>

#include <fmt/format.h>

#include "surface/api/programmes.hpp"
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

std::string finding_words(const ProgrammeAnswer& answer, const programme::Finding& finding,
                          const messages::Catalogue& catalogue) {
  const report::Words words(catalogue);
  messages::Arguments arguments;
  std::string figure;
  for (const auto& [name, value] : finding.texts) {
    std::string text = value;
    if (name == "role") text = report::Words::small(role_name(value, catalogue));
    if (name == "figure") {
      figure = value;
      text = report::Words::small(words.figure(value));
    }
    if (name == "when") text = catalogue.text("programme.heard." + value);
    arguments.emplace_back(name, text);
  }
  double tolerance = 0;
  for (const auto& [name, value] : finding.numbers) tolerance = name == "tolerance" ? value : tolerance;
  for (const auto& [name, value] : finding.numbers) {
    constexpr double whole_below = 1e-9;
    const bool whole = std::abs(value - std::round(value)) < whole_below;
    if (name == "year") {
      arguments.emplace_back(name, fmt::format("{:.0f}", value));
    } else if (!figure.empty()) {
      arguments.emplace_back(name, figure_words(answer, figure, value, tolerance, catalogue));
    } else {
      arguments.emplace_back(name, words.number(value, whole ? 0 : 1));
    }
  }
  std::string text = catalogue.text(fmt::format("programme.finding.{}", key_of(finding.kind)), arguments);
  if (!finding.basis.empty()) text += " (" + finding.basis + ")";
  return report::Words::capital(std::move(text));
}

}  // namespace handlingsrom::api
