// What is said of an annual rota.
#include <algorithm>
#include <cmath>

#include "surface/api/annual_made.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {

std::string person_words(const RotaPerson& person, const messages::Catalogue& catalogue) {
  const auto number = [&](double value, int decimals = 0) {
    return messages::number(value, decimals, catalogue.language());
  };
  std::string said = catalogue.text("rota.person", {{"person", person.id},
                                                    {"position", number(100 * person.position)},
                                                    {"hours", number(person.hours, 1)},
                                                    {"target", number(person.target, 1)},
                                                    {"weekends", number(person.weekends)},
                                                    {"one_in", number(person.weekend_one_in, 1)},
                                                    {"nights", number(person.nights)},
                                                    {"evenings", number(person.evenings)},
                                                    {"holidays", number(person.holidays)}});
  if (person.wish_days > 0)
    said += " " + catalogue.text("rota.person_wishes",
                                 {{"met", number(person.wish_days_met)}, {"wishes", number(person.wish_days)}});
  return said;
}

std::string role_word(const std::string& word, const messages::Catalogue& catalogue) {
  return std::string(catalogue.find("rota.word." + word).value_or(word));
}

std::string hindrance_words(const std::string& rule, const std::string& paragraph, double found, double limit,
                            const messages::Catalogue& catalogue) {
  if (rule == "on_leave" || rule == "other_shift") return catalogue.text("rota.hindrance." + rule);
  const auto number = [&](double value) {
    return messages::number(value, value == std::floor(value) ? 0 : 2, catalogue.language());
  };
  return catalogue.text(paragraph.empty() ? "rota.hindrance.own" : "rota.hindrance.rule",
                        {{"rule", catalogue.text("roster.check." + rule)},
                         {"paragraph", paragraph},
                         {"found", number(found)},
                         {"limit", number(limit)}});
}

std::string finding_words(const roster::WorkerReport& worker, const roster::Finding& finding,
                          const messages::Catalogue& catalogue) {
  std::string days;
  for (const roster::Day day : finding.days) days += (days.empty() ? "" : ", ") + messages::day_words(day, catalogue);
  const std::string said = hindrance_words(finding.rule, finding.paragraph, finding.found, finding.limit, catalogue);
  return catalogue.text(days.empty() ? "rota.finding" : "rota.finding_days",
                        {{"person", worker.name}, {"finding", said}, {"days", days}});
}

std::vector<std::string> rota_words(const AnnualRota& rota, const messages::Catalogue& catalogue) {
  const auto number = [&](double value, int decimals = 0) {
    return messages::number(value, decimals, catalogue.language());
  };
  std::vector<std::string> said;
  if (rota.invented) said.push_back(catalogue.text("rota.invented"));
  said.push_back(catalogue.text("rota.filled", {{"wanted", number(rota.wanted)},
                                                {"filled", number(rota.wanted - rota.empty_shifts)},
                                                {"empty", number(rota.empty_shifts)},
                                                {"hours", number(rota.empty_hours)},
                                                {"surplus", number(rota.surplus)}}));
  if (rota.competence_short > 0)
    said.push_back(catalogue.text("rota.competence_short", {{"count", number(rota.competence_short)}}));
  if (rota.rounds > 0 && rota.bound > 0) {
    said.push_back(catalogue.text("rota.bound", {{"bound", number(rota.empty_bound)},
                                                 {"empty", number(rota.empty_shifts)},
                                                 {"gap", number(100 * rota.gap(), 1)}}));
  }
  if (rota.rounds > 0)
    said.push_back(catalogue.text(rota.stopped ? "rota.stopped" : "rota.rounds",
                                  {{"rounds", number(rota.rounds)}, {"seconds", number(rota.seconds)}}));
  said.push_back(catalogue.text("roster.checked", {{"persons", number(static_cast<double>(rota.check.workers.size()))},
                                                   {"first", messages::day_words(rota.first, catalogue)},
                                                   {"last", messages::day_words(rota.last, catalogue)},
                                                   {"passed", number(rota.check.count(roster::Outcome::passed))},
                                                   {"warnings", number(rota.check.count(roster::Outcome::warning))},
                                                   {"failed", number(rota.check.count(roster::Outcome::failed))}}));
  int most = 0, least = 999, split = 0, met = 0, wishes = 0;
  for (const RotaPerson& each : rota.people) {
    most = std::max(most, each.weekends);
    if (each.weekends > 0) least = std::min(least, each.weekends);
    split += each.split_weekends;
    met += each.wish_days_met;
    wishes += each.wish_days;
  }
  said.push_back(
      catalogue.text("rota.weekends",
                     {{"least", number(least == 999 ? 0 : least)}, {"most", number(most)}, {"split", number(split)}}));
  if (wishes > 0) said.push_back(catalogue.text("rota.wishes", {{"met", number(met)}, {"wishes", number(wishes)}}));
  said.push_back(catalogue.text("rota.hours", {{"planned", number(rota.planned_hours)},
                                               {"target", number(rota.target_hours)},
                                               {"wanted", number(rota.wanted_hours)}}));
  if (rota.kroner.known)
    said.push_back(catalogue.text(
        "rota.cost", {{"total", number(rota.kroner.total / 1000)},
                      {"planned", number(rota.kroner.planned / 1000)},
                      {"supplements", number((rota.kroner.night + rota.kroner.weekend + rota.kroner.holiday) / 1000)},
                      {"substitutes", number(rota.kroner.substitutes / 1000)}}));
  return said;
}

std::vector<std::string> stability_words(const RotaStability& stability, const messages::Catalogue& catalogue) {
  const auto number = [&](double value) { return messages::number(value, 0, catalogue.language()); };
  std::vector<std::string> said{catalogue.text("rota.stability", {{"absent", number(stability.absent_hours)},
                                                                  {"covered", number(100 * stability.covered)},
                                                                  {"fill", number(stability.to_fill)},
                                                                  {"low", number(stability.low)},
                                                                  {"high", number(stability.high)},
                                                                  {"runs", number(stability.runs)}})};
  const auto& of = stability.by_quarter;
  if (std::all_of(of.begin(), of.end(), [](double hours) { return hours > 0; }))
    said.push_back(catalogue.text(
        "rota.stability_quarters",
        {{"first", number(of[0])}, {"second", number(of[1])}, {"third", number(of[2])}, {"fourth", number(of[3])}}));
  if (stability.cost > 0)
    said.push_back(catalogue.text("rota.stability_cost", {{"cost", number(stability.cost / 1000)},
                                                          {"low", number(stability.cost_low / 1000)},
                                                          {"high", number(stability.cost_high / 1000)}}));
  return said;
}

std::vector<std::string> worth_words(const RotaWorth& worth, const messages::Catalogue& catalogue) {
  const auto number = [&](double value, int decimals = 0) {
    return messages::number(value, decimals, catalogue.language());
  };
  if (worth.pattern_weeks == 0) return {catalogue.text("rota.worth.none")};
  return {catalogue.text("rota.worth.beside", {{"weeks", number(worth.pattern_weeks)},
                                               {"pattern", number(worth.pattern_empty)},
                                               {"pattern_hours", number(worth.pattern_hours)},
                                               {"annual", number(worth.annual_empty)},
                                               {"annual_hours", number(worth.annual_hours)},
                                               {"share", number(100 * worth.share, 1)}})};
}

std::vector<std::string> growth_words(const RotaGrowth& growth, const messages::Catalogue& catalogue) {
  const auto number = [&](double value, int decimals = 0) {
    return messages::number(value, decimals, catalogue.language());
  };
  if (growth.people.empty())
    return {catalogue.text(growth.empty_before == 0 ? "rota.grow.nothing_empty" : "rota.grow.nobody",
                           {{"empty", number(growth.empty_before)}})};
  std::vector<std::string> said{
      catalogue.text(growth.asked ? "rota.grow.asked" : "rota.grow.all", {{"before", number(growth.empty_before)},
                                                                          {"after", number(growth.empty_after)},
                                                                          {"hours", number(growth.hours)},
                                                                          {"positions", number(growth.positions, 1)}})};
  for (const RotaGrowth::Person& each : growth.people)
    said.push_back(catalogue.text("rota.grow.person", {{"person", each.id},
                                                       {"shifts", number(each.shifts)},
                                                       {"hours", number(each.hours)},
                                                       {"position", number(100 * each.position)},
                                                       {"becomes", number(100 * each.becomes)}}));
  return said;
}

std::vector<std::string> length_words(const std::vector<RotaLength>& lengths, const messages::Catalogue& catalogue) {
  const auto number = [&](double value) { return messages::number(value, 1, catalogue.language()); };
  std::vector<std::string> said{catalogue.text("rota.length.about")};
  for (const RotaLength& each : lengths)
    said.push_back(catalogue.text(
        each.by_weekends > each.by_hours ? "rota.length.weekends" : "rota.length.hours",
        {{"length", number(each.hours)}, {"weekends", number(each.by_weekends)}, {"hours", number(each.by_hours)}}));
  return said;
}

std::vector<std::string> collision_words(const RotaCollision& collision, const messages::Catalogue& catalogue) {
  const auto number = [&](double value) { return messages::number(std::ceil(value - 1e-3), 0, catalogue.language()); };
  if (collision.rules.empty()) return {catalogue.text("rota.collision.none")};
  std::string rules;
  for (const std::string& each : collision.rules)
    rules += (rules.empty() ? "" : "; ") + catalogue.text("rota.collision.rule." + each);
  std::vector<std::string> said{
      catalogue.text("rota.collision.set", {{"count", number(collision.at_least)}, {"rules", rules}})};
  for (const auto& [what, at_least] : collision.relaxed)
    said.push_back(
        catalogue.text(at_least < 0.5 ? "rota.collision.solved" : "rota.collision.relaxed",
                       {{"what", catalogue.text("rota.collision.relax." + what)}, {"count", number(at_least)}}));
  return said;
}

}  // namespace handlingsrom::api
