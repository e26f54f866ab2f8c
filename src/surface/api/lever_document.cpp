#include "surface/api/lever_document.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "choice/scenario/lever.hpp"

namespace handlingsrom::api {
namespace {

constexpr std::array acts{"shift", "scale", "inverse"};
constexpr std::array targets{"spending", "staff", "group", "available", "places", "income", "finance"};
constexpr std::array measures{"relative", "absolute", "per_driver", "yearly"};
constexpr std::array evidence{"measured", "moderate", "weak", "judgement"};

template <class Enum>
const char* name_of(const auto& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string lever_document(const messages::Catalogue& catalogue) {
  const auto say = [&](std::string_view key, const messages::Arguments& arguments = {}) {
    return catalogue.text(fmt::format("lever_document.{}", key), arguments);
  };
  std::string text = "# " + say("title") + "\n\n" + say("lead") + "\n";
  for (const scenario::Lever* lever : scenario::all_levers()) {
    const auto own = [&](const char* part) { return catalogue.text(fmt::format("lever.{}.{}", lever->id, part)); };
    text +=
        fmt::format("\n## {}\n`{}` · {} · {}\n\n{}\n\n", own("name"), lever->id,
                    catalogue.text(fmt::format("lever_sector.{}", lever->sector)),
                    catalogue.text(fmt::format("lever_evidence.{}", name_of(evidence, lever->evidence))), own("about"));
    const std::string unit = catalogue.text(fmt::format("unit.{}", key_of(lever->unit)));
    text += fmt::format("* {}\n", say("range", {{"today", fmt::format("{}", lever->today)},
                                                {"low", fmt::format("{}", lever->low)},
                                                {"high", fmt::format("{}", lever->high)},
                                                {"minimum", fmt::format("{}", lever->minimum)},
                                                {"maximum", fmt::format("{}", lever->maximum)},
                                                {"unit", unit.empty() ? "–" : unit},
                                                {"source", std::string(lever->source_id)}}));
    text += fmt::format("* {}\n", say("notices", {{"text", own("notices")}}));
    if (lever->has_law) {
      text += fmt::format("* {}", say("law", {{"text", own("law")}}));
      if (std::isfinite(lever->legal_low))
        text += " " + say("legal_low", {{"value", fmt::format("{}", lever->legal_low)}});
      if (std::isfinite(lever->legal_high))
        text += " " + say("legal_high", {{"value", fmt::format("{}", lever->legal_high)}});
      text += "\n";
    }
    text += fmt::format("* {}\n", say("time", {{"lead", std::to_string(lever->lead_years)},
                                               {"ramp", std::to_string(lever->ramp_years)}}));
    if (lever->one_off_per_unit != 0)
      text += fmt::format("* {}\n", say("one_off", {{"cost", fmt::format("{:.0f}", lever->one_off_per_unit)}}));
    for (const scenario::AssumptionEffect& effect : lever->assumptions) {
      text += fmt::format("* `{}`: {} {}\n", effect.parameter, name_of(acts, effect.act), effect.weight);
    }
    for (const scenario::FigureEffect& effect : lever->figures) {
      text += fmt::format("* {}{}{}: {} {}{}\n", name_of(targets, effect.target), effect.part.empty() ? "" : " ",
                          effect.part, name_of(measures, effect.measure), effect.weight,
                          effect.driver.empty() ? "" : fmt::format(" · `{}`", effect.driver));
    }
    if (lever->settlers_per_unit != 0)
      text += fmt::format("* {}\n", say("settlers", {{"persons", fmt::format("{}", lever->settlers_per_unit)}}));
  }
  return text;
}

}  // namespace handlingsrom::api
