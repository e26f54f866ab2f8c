// What the perspective report says of each course in a sentence.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "surface/report/build.hpp"
#include "surface/report/perspective_parts.hpp"
#include "surface/report/room_reading.hpp"

namespace handlingsrom::report {
namespace {

constexpr Year sentence_year{perspective_focus_year};

/// "pengane rekk til og med 2030": until the first year in which something is missing.
std::string lasting(const Words& words, const rooms::Figures& figures, std::size_t room) {
  return lasts(rooms::read_room(figures, room_id(room)), words);
}

}  // namespace

std::string how_long(const Words& words, const rooms::Figures& figures, std::size_t room) {
  const rooms::Reading reading = rooms::read_room(figures, room_id(room));
  const std::string as_today = reading.from_assumed() ? "as_today_" : "";
  if (!reading.closes)
    return words.say("perspective." + as_today + "holds_to", {{"year", year_text(reading.last.value)}});
  if (*reading.closes <= figures.first_year()) return words.say("perspective.used_up");
  return words.say("perspective." + as_today + "holds_through", {{"year", year_text((*reading.closes - 1).value)}});
}

std::string course_sentence(const Words& words, const Course& course) {
  std::vector<std::string> missing, left;
  for (std::size_t room = 0; room < room_names.size(); ++room) {
    const double value = value_in(*course.figures, room_id(room), sentence_year);
    const RoomScale scale(words, room, value);
    if (!std::isfinite(value) || scale.rounded(value) == 0) continue;
    (value < 0 ? missing : left).push_back(scale.amount(words, std::abs(value), false));
  }
  const char* key = left.empty() ? "missing" : missing.empty() ? "left" : "mixed";
  const std::string gap = missing.empty() && left.empty() ? std::string()
                                                          : words.say(fmt::format("perspective.gap.{}", key),
                                                                      {{"year", year_text(sentence_year.value)},
                                                                       {"missing", joined(words, missing)},
                                                                       {"left", joined(words, left)}});
  return words.say("perspective.course", {{"name", course.said},
                                          {"money", lasting(words, *course.figures, 0)},
                                          {"people", lasting(words, *course.figures, 1)},
                                          {"places", lasting(words, *course.figures, 2)},
                                          {"gap", gap}});
}

std::string best_sentence(const Material& material, const Words& words, const std::vector<Course>& courses) {
  const std::string id = room_id(0);
  const Course* best = nullptr;
  for (const Course& course : courses) {
    if (course.direction != nullptr &&
        (best == nullptr || value_in(*course.figures, id, sentence_year) > value_in(*best->figures, id, sentence_year)))
      best = &course;
  }
  if (best == nullptr) return {};
  const double value = value_in(*best->figures, id, sentence_year);
  const RoomScale scale(words, 0, value);
  const std::string year = year_text(sentence_year.value);
  if (scale.rounded(value - value_in(material.course ? *material.course : material.figures, id, sentence_year)) <= 0)
    return words.say("perspective.none_better", {{"room", room_word(words, 0)}, {"year", year}});
  const char* key = scale.rounded(value) >= 0 ? "best_open" : courses.size() > 2 ? "best_closed" : "only_closed";
  return words.say(fmt::format("perspective.{}", key),
                   {{"name", best->said}, {"year", year}, {"amount", scale.amount(words, std::abs(value), false)}});
}

std::string knowledge_sentence(const Words& words, const std::vector<Direction>& directions) {
  std::map<std::string, bool> judged;  // by lever
  for (const Direction& direction : directions) {
    for (const Direction::Turn& turn : direction.turns) judged[turn.lever] = turn.evidence == "judgement";
  }
  const auto count = std::count_if(judged.begin(), judged.end(), [](const auto& lever) { return lever.second; });
  if (count == 0) return {};
  return words.say("perspective.levers_known",
                   {{"judgement", fmt::format("{}", count)}, {"all", fmt::format("{}", judged.size())}});
}

}  // namespace handlingsrom::report
