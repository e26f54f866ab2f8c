#include <cmath>

#include <fmt/format.h>

#include "standing/comparison/need.hpp"
#include "surface/api/comparison.hpp"
#include "surface/api/comparison_rounding.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {
namespace {

using comparison::Decomposition;
using comparison::Part;

double step_of(const Decomposition& one) { return published_step(one.unit, one.decimals); }
bool shows(const Decomposition& one, double value) { return std::abs(value) >= step_of(one) / 2; }

struct ComparisonWriter {
  report::Words words;
  const Decomposition& one;

  std::string plain(double value) const { return words.number(report::round_to(value, step_of(one)), one.decimals); }
  std::string with_sign(double value) const {
    return words.signed_number(report::round_to(value, step_of(one)), one.decimals);
  }
};

/// The largest part on one side; nullptr where none can be seen.
const Part* largest(const Decomposition& one, bool upwards) {
  const Part* found = nullptr;
  for (const Part& part : one.parts) {
    const double size = upwards ? part.effect : -part.effect;
    if (size > 0 && shows(one, size) && (found == nullptr || size > std::abs(found->effect))) found = &part;
  }
  return found;
}

std::string why(const messages::Catalogue& catalogue, const ComparisonWriter& write) {
  const Decomposition& one = write.one;
  if (one.parts.empty()) return {};
  const double difference = one.own - one.base;
  const Part *up = largest(one, true), *down = largest(one, false);
  bool upwards = difference > 0;
  if (!shows(one, difference)) upwards = down == nullptr || (up != nullptr && up->effect > -down->effect);
  const Part *first = upwards ? up : down, *against = upwards ? down : up;
  if (first == nullptr) return catalogue.text("comparison.why.nothing");
  messages::Arguments arguments{{"first", catalogue.text(fmt::format("comparison.part.{}", first->id))},
                                {"first_effect", write.with_sign(first->effect)}};
  if (against == nullptr) return catalogue.text("comparison.why.one", arguments);
  arguments.emplace_back("second", catalogue.text(fmt::format("comparison.part.{}", against->id)));
  arguments.emplace_back("second_effect", write.with_sign(against->effect));
  return catalogue.text("comparison.why.against", arguments);
}

}  // namespace

std::string part_name(const messages::Catalogue& catalogue, const Part& part) {
  return report::Words::capital(catalogue.text(fmt::format("comparison.part.{}", part.id)));
}

std::string level_name(const messages::Catalogue& catalogue, const Part& part) {
  const std::string key = fmt::format("comparison.level.{}", part.id);
  return catalogue.find(key) ? catalogue.text(key) : std::string();
}

std::string group_name(const Service& service, const messages::Catalogue& catalogue, MunicipalityIndex municipality,
                       const comparison::Group& group) {
  if (group.members.size() == 1) return service.municipality(group.members.front()).name;
  return catalogue.text(
      fmt::format("comparison.group.{}", comparison::key_of(group.kind)),
      {{"count", fmt::format("{}", group.members.size())}, {"county", service.municipality(municipality).county}});
}

DecompositionWords words_of(const Service& service, const messages::Catalogue& catalogue, const Compared& compared,
                            const comparison::Group& group, const Decomposition& one) {
  const std::string place = service.municipality(compared.municipality).name;
  const std::string name = group_name(service, catalogue, compared.municipality, group);
  const ComparisonWriter write{report::Words(catalogue), one};
  const auto say = [&](std::string_view key, messages::Arguments arguments = {}) {
    arguments.emplace_back("place", place);
    arguments.emplace_back("group", name);
    return catalogue.text(fmt::format("comparison.{}", key), arguments);
  };
  // The areas of spending share their sentences.
  const std::string area = one.area.empty() ? "" : catalogue.text(fmt::format("accounts_figure.{}", one.area));
  const auto own_words = [&](std::string_view key, messages::Arguments arguments = {}) {
    arguments.emplace_back("area", key == "name" ? area : report::Words::small(area));
    return say(fmt::format("{}.{}", area.empty() ? one.id : "spending", key), std::move(arguments));
  };
  DecompositionWords result;
  result.name = own_words("name");
  result.shown = own_words("shown");
  const double difference = one.own - one.base;
  if (facts::is_missing(one.own)) {
    result.title = say("title.own_missing", {{"figure", result.name}});
    result.notes.push_back(say("note.own_missing"));
  } else if (facts::is_missing(one.base)) {
    result.title = say("title.base_missing", {{"figure", result.name}});
    result.notes.push_back(group.members.empty() ? say("note.empty") : say("note.base_missing"));
  } else {
    const std::string_view direction = !shows(one, difference) ? "same" : difference > 0 ? "more" : "less";
    result.title = own_words(direction, {{"difference", write.plain(std::abs(difference))}});
    result.why = why(catalogue, write);
    if (!facts::is_missing(one.chance)) {
      result.notes.push_back(say(std::abs(difference) < one.chance ? "note.within_chance" : "note.chance",
                                 {{"chance", write.plain(one.chance)}}));
    }
  }
  if (!one.left_out.empty() && one.known > 0) {
    result.notes.push_back(say("note.left_out", {{"missing", fmt::format("{}", one.left_out.size())},
                                                 {"all", fmt::format("{}", group.members.size())}}));
  }
  if (one.marked) {
    const double spending = report::round_to(comparison::country_spending(service.facts()), step_of(one));
    result.notes.push_back(say("note.marked", {{"spending", write.words.number(spending, 0)}}));
  }
  return result;
}

}  // namespace handlingsrom::api
