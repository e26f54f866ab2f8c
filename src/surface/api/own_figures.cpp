#include "surface/api/own_figures.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "standing/facts/own_figures_collector.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using facts::OwnQuantity;
using report::Words;

Unit unit_of(OwnQuantity quantity) {
  switch (quantity) {
    case OwnQuantity::vacant_nurses:
    case OwnQuantity::vacant_health_workers:
    case OwnQuantity::vacant_teachers:
    case OwnQuantity::vacant_kindergarten_teachers:
    case OwnQuantity::vacant_others:
    case OwnQuantity::full_time_equivalents: return Unit::full_time_equivalents;
    case OwnQuantity::places:
    case OwnQuantity::staffed_home_places: return Unit::places;
    case OwnQuantity::care_users:
    case OwnQuantity::users: return Unit::users;
    case OwnQuantity::pupils:
    case OwnQuantity::new_inhabitants: return Unit::persons;
    case OwnQuantity::schools:
    case OwnQuantity::school_stages: return Unit::none;
    default: return Unit::kroner;
  }
}

constexpr int as_typed = 4, as_known = 3;  // figures that are shown

std::string amount_text(const Words& words, OwnQuantity quantity, double value, int leading) {
  constexpr double least_kroner = 1000, least_other = 0.1;
  const Unit unit = unit_of(quantity);
  return words.amount(
      value, unit, report::known_step(value, std::nullopt, unit == Unit::kroner ? least_kroner : least_other, leading));
}

/// A part as people call it; what has no name of its own stands as it is: "3", "2027".
std::string part_words(const Words& words, const facts::OwnFigure& figure) {
  const std::string step = figure.part.substr(0, figure.part.find('/'));
  if (figure.quantity == OwnQuantity::care_users) return words.entry("figure.care.users." + step);
  if (figure.quantity == OwnQuantity::full_time_equivalents) {  // "nurse", "nurse/55–59", "left", "left/nurse"
    const std::string rest = figure.part.substr(std::min(figure.part.size(), step.size() + 1));
    const bool left = step == "left";
    const std::string of = left ? words.entry("flow.left_in_year") : words.entry("flow.group." + step);
    if (rest.empty()) return of;
    return of + ", " + (left ? words.entry("flow.group." + rest) : rest);
  }
  return figure.quantity == OwnQuantity::care_spending ? words.entry("own.care_part." + step) : figure.part;
}

std::string quantity_name(const Words& words, const facts::OwnFigure& figure) {
  std::string name = words.entry(fmt::format("own.quantity.{}", key_of(figure.quantity)));
  const bool dated = figure.quantity == OwnQuantity::new_inhabitants;  // its part is its year
  if (!figure.part.empty() && !dated)
    return words.entry("own.part", {{"name", name}, {"part", part_words(words, figure)}});
  if (figure.sector && !facts::is_only_of_forms(figure.quantity))
    name += ", " + words.entry(fmt::format("sector.{}", key_of(*figure.sector)));
  return name;
}

}  // namespace

std::string from_form_words(const messages::Catalogue& catalogue, const FromForm& one) {
  const Words words(catalogue);
  const facts::OwnFigure& figure = one.figure;
  std::string text = words.entry(figure.note.empty() ? "form.own_plain" : "form.own",
                                 {{"name", quantity_name(words, figure)},
                                  {"year", fmt::format("{}", one.year)},
                                  {"value", amount_text(words, figure.quantity, figure.value, as_typed)},
                                  {"note", figure.note}});
  if (std::isfinite(one.published))
    text += " " + words.entry("form.own_published",
                              {{"value", amount_text(words, figure.quantity, one.published, as_known)}});
  if (one.refused)
    text +=
        " " + words.entry(one.refused->key().starts_with("own_year") ? "form.own_refused_year" : "form.own_refused");
  return text;
}

facts::OwnFigures own_figures(const Service& service, MunicipalityIndex municipality, const std::filesystem::path& file,
                              bool accept) {
  return facts::settle_own_figures(facts::read_own_figures(file, service.municipality(municipality).number),
                                   service.facts(), municipality, accept);
}

facts::OwnFigures own_figures_of(const Service& service, MunicipalityIndex municipality, std::string_view bytes,
                                 const std::string& name, bool accept) {
  return facts::settle_own_figures(
      facts::read_own_figures_table(bytes, name, service.municipality(municipality).number), service.facts(),
      municipality, accept);
}

OwnPreview preview_own_figures(const Service& service, MunicipalityIndex municipality, std::string_view bytes,
                               const std::string& name, const messages::Catalogue& catalogue) {
  const Words words(catalogue);
  const facts::OwnFigures own = own_figures_of(service, municipality, bytes, name, true);
  OwnPreview preview;
  preview.file = own.file;
  preview.year = own.year.value;
  for (const facts::OwnFigure& figure : own.figures) {
    OwnPreview::Line line{
        figure.line, quantity_name(words, figure), amount_text(words, figure.quantity, figure.value, as_typed), {}, {}};
    const double level = facts::published_figure(service.facts(), municipality, figure.quantity, figure.sector);
    if (std::isfinite(level)) line.published = amount_text(words, figure.quantity, level, as_known);
    const auto accepted = std::find_if(own.notices.begin(), own.notices.end(), [&](const facts::OwnNotice& notice) {
      return notice.key == "accepted" && !notice.arguments.empty() &&
             notice.arguments.front().second == std::to_string(figure.line);
    });
    if (accepted != own.notices.end()) line.far_off = words.entry("own.far_off");
    preview.lines.push_back(std::move(line));
  }
  for (const facts::OwnNotice& notice : own.notices) {
    if (notice.key != "accepted")
      preview.notices.push_back(messages::told(words.catalogue(), "own.notice." + notice.key, notice.arguments));
  }
  return preview;
}

}  // namespace handlingsrom::api
