// A measure that was chosen becomes a gain that somebody answers for: name, unit, baseline and years are the measure's own until the municipality says otherwise.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/toml.hpp"
#include "choice/measures/measure_id.hpp"
#include "choice/scenario/lever.hpp"
#include "outlook/rooms/chain.hpp"
#include "surface/api/programme_edit_values.hpp"
#include "surface/api/programme_edits.hpp"
#include "surface/report/lever_words.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;
using report::Words;

/// What is turned is itself what is measured: sick leave, a coverage.
constexpr std::string_view lever_itself = "lever";

struct Level {
  double value = 0;
  Unit unit = Unit::none;
};

/// What is followed as it is today: the lever's own level, shares in per cent, or a figure of the chain in its first year.
Level today_of(const Service& service, const std::string& municipality, const scenario::Lever& lever,
               const std::string& figure) {
  constexpr double percent = 100;
  if (figure == lever_itself && lever.unit == Unit::share) return {lever.today * percent, Unit::percent};
  if (figure == lever_itself) return {lever.today, lever.unit};
  const rooms::Figures now = service.chain().run({service.find(municipality)});
  const rooms::Figure& followed = now.at(figure);
  return {followed.middle.front(), followed.unit};
}

/// "Sick leave, from 7.7 to 6 %"; what is counted from today: "Reablement, +30 %".
std::string measure_name(const scenario::Lever& lever, double to, const Words& words) {
  const auto said = [&](double value) {
    return report::lever_value(words, lever.id, lever.unit, lever.today, to, value);
  };
  const std::string today = said(lever.today);
  const bool has_level = today.find_first_of("0123456789") != std::string::npos;
  return fmt::format("{}, {}", words.entry(fmt::format("lever.{}.name", lever.id)),
                     has_level ? words.say("measure.turn", {{"from", today}, {"to", said(to)}}) : said(to));
}

}  // namespace

nlohmann::ordered_json with_followed(const Service& service, const std::string& text, const std::string& name,
                                     const nlohmann::ordered_json& edit, const std::string& today,
                                     const messages::Catalogue& catalogue) {
  if (!edit.is_object() || edits::text_of(edit, "do") != "follow") return edit;
  if (edits::text_of(edit, "what") != "gain") edits::refuse("/edit/what", "gain");
  Json values = edit.value("values", Json::object());
  if (!values.is_object()) edits::refuse("/values", "object");
  if (values.contains("published")) return edits::gain_by_published(service, text, name, std::move(values), catalogue);
  const std::string id = edits::text_of(values, "measure");
  const auto measure = measures::read_measure_id(id);
  if (!measure) throw Error(ErrorCode::unknown_name, "gain_measure_unknown", {{"found", shortened(id)}});
  const scenario::Lever& lever = *scenario::all_levers()[measure->lever];
  const toml::Document document(text, name);
  const std::string municipality = document.root().text_or("municipality");
  const Words words(catalogue);
  const std::string figure =
      edits::text_of(values, "figure").empty() ? std::string(lever_itself) : edits::text_of(values, "figure");

  Json of = {{"id", id}, {"figure", figure}};
  for (const char* key : {"from", "until"}) {
    const auto year = values.find(key);
    if (year != values.end() && year->is_number_integer())
      of[key] = *year;
    else if (year != values.end() || std::string_view(key) == "from")
      edits::refuse(fmt::format("/values/{}", key), "number");
    values.erase(key);
  }
  // Until the measure has its full effect, and no less than a plan's four years.
  constexpr int plan_years = 4;
  constexpr std::int64_t last_year = 2100;  // beyond it the file's reader says so
  const auto first = of["from"].get<std::int64_t>();
  if (!of.contains("until") && first > 0 && first <= last_year)
    of["until"] = std::min<std::int64_t>(last_year, first + std::max(plan_years - 1, lever.ramp_years));
  values.erase("figure");
  values["measure"] = std::move(of);
  const auto unless_said = [&](const char* key, Json value) {
    if (!values.contains(key)) values[key] = std::move(value);
  };
  const Level level = today_of(service, municipality, lever, figure);
  unless_said("name", measure_name(lever, measure->value, words));
  unless_said("unit", figure == lever_itself && level.unit == Unit::none ? catalogue.text("programme.follow_unit")
                                                                         : words.unit(level.unit));
  unless_said("type", "avoided_cost");
  unless_said("settled", "released");
  if (!values.contains("baseline")) {
    constexpr double thousandth = 1000;
    const double step = report::round_step(std::abs(level.value) / thousandth, 1e-3);
    values["baseline"] = {
        {"value", report::round_to(level.value, step)},
        {"date", today},
        {"source", catalogue.text("programme.follow_source", {{"version", service.bundle_version()}})}};
  }
  return {{"do", "add"}, {"what", "gain"}, {"values", std::move(values)}};
}

}  // namespace handlingsrom::api
