// Sections of the annual report's chapter that tell what a programme rests on: mandate, measures, promises, help, people, risks, digital change.
#include <algorithm>

#include "surface/api/programme_blocks.hpp"
#include "surface/api/programme_follow.hpp"

namespace handlingsrom::api {

using report::Cell;

void add_mandate(ProgrammeBlocks& blocks) {
  const programme::Programme& programme = blocks.programme();
  std::vector<std::vector<Cell>> rows;
  const auto add = [&](const programme::Mandate& one) {
    if (one.text.empty()) return;
    rows.push_back({Cell::words(one.version), Cell::words(blocks.day_or_dash(one.adopted)),
                    Cell::words(blocks.role(one.adopted_by)), Cell::words(one.text)});
  };
  for (const programme::Mandate& earlier : programme.earlier_mandates) add(earlier);
  add(programme.mandate);
  std::vector<std::vector<Cell>> points;
  for (const programme::Phase& phase : programme.phases) {
    if (phase.decision_point.empty()) continue;
    const auto made = std::find_if(programme.decisions.begin(), programme.decisions.end(),
                                   [&](const auto& decision) { return decision.point == phase.decision_point; });
    const bool is_made = made != programme.decisions.end();
    points.push_back({Cell::words(phase.decision_point), Cell::words(phase.name), Cell::words(blocks.day(phase.to)),
                      Cell::words(is_made ? made->name : "–"), Cell::words(is_made ? blocks.day(made->date) : "–")});
  }
  if (rows.empty() && points.empty()) return;
  blocks.heading("mandate");
  blocks.table("mandate", {blocks.plain("version"), blocks.plain("adopted"), blocks.plain("by"), blocks.plain("text")},
               std::move(rows));
  blocks.table("points",
               {blocks.plain("point"), blocks.plain("phase"), blocks.plain("until"), blocks.plain("decision"),
                blocks.plain("date")},
               std::move(points));
}

void add_measures_behind(ProgrammeBlocks& blocks) {
  std::vector<std::string> said;
  for (const GainEffect& effect : blocks.answer().effects)
    said.push_back(effect_words(blocks.answer(), effect, blocks.words().catalogue()));
  if (said.empty()) return;
  blocks.paragraph(report::Paragraph::As::lead, blocks.text("measures_behind"));
  blocks.bullets_without_head("measures", std::move(said));
}

void add_gains_map(ProgrammeBlocks& blocks) {
  std::vector<std::vector<Cell>> rows;
  for (const gains::Gain& gain : blocks.programme().gains) {
    if (gain.chain.empty()) continue;
    rows.push_back({Cell::words(gain.name), Cell::words(gain.chain.input), Cell::words(gain.chain.activity),
                    Cell::words(gain.chain.product), Cell::words(gain.chain.user_effect),
                    Cell::words(gain.chain.society_effect)});
  }
  blocks.table("map",
               {blocks.plain("gain"), blocks.plain("input"), blocks.plain("activity"), blocks.plain("product_of"),
                blocks.plain("user_effect"), blocks.plain("society_effect")},
               std::move(rows));
}

void add_promises(ProgrammeBlocks& blocks) {
  std::vector<std::vector<Cell>> rows;
  for (std::size_t i = 0; i < blocks.programme().promises.size(); ++i) {
    const programme::Promise& one = blocks.programme().promises[i];
    rows.push_back({Cell::words(one.name), Cell::words(one.source), Cell::words(one.place),
                    Cell::figure(one.from.value),
                    Cell::words(promised_words(blocks.answer(), i, blocks.words().catalogue())),
                    Cell::words(promise_words(blocks.answer(), i, blocks.words().catalogue()))});
  }
  if (rows.empty()) return;
  blocks.heading("promises");
  blocks.table("promises",
               {blocks.plain("promise"), blocks.plain("source"), blocks.plain("place"), blocks.year(),
                blocks.plain("promised"), blocks.plain("possible")},
               std::move(rows));
}

void add_resources(ProgrammeBlocks& blocks) {
  const programme::Programme& programme = blocks.programme();
  std::vector<std::vector<Cell>> rows;
  for (const programme::Support& one : programme.supports) {
    const bool has_amount = one.amount > 0;
    rows.push_back({Cell::words(blocks.words().entry("programme.support." + one.kind)),
                    Cell::words(one.use.empty() ? one.name : one.name + ": " + one.use), Cell::words(one.from_whom),
                    Cell::words(blocks.day_or_dash(one.to)),
                    has_amount ? known(one.amount, Provenance::own) : Cell::words("–"),
                    has_amount ? known(one.used, Provenance::own) : Cell::words("–")});
  }
  std::vector<std::vector<Cell>> people;
  for (const programme::Capacity& one : programme.capacities) {
    double left = 0;
    for (const programme::Task& task : programme.tasks) left += task.role == one.role && !task.done ? task.effort : 0;
    const auto weeks = std::count_if(blocks.answer().plan.overloads.begin(), blocks.answer().plan.overloads.end(),
                                     [&](const programme::Overload& overload) { return overload.role == one.role; });
    Cell days = Cell::figure(one.days_per_week), rest = Cell::figure(left);
    days.decimals = rest.decimals = 1;
    people.push_back({Cell::words(blocks.role(one.role)), days, rest, Cell::figure(static_cast<double>(weeks))});
  }
  if (rows.empty() && people.empty()) return;
  blocks.heading("resources");
  blocks.table("help",
               {blocks.plain("kind"), blocks.plain("name"), blocks.plain("from_whom"), blocks.plain("until"),
                blocks.kroner("amount"), blocks.kroner("used")},
               std::move(rows));
  blocks.table(
      "capacity",
      {blocks.plain("role"), blocks.plain("days_per_week"), blocks.plain("effort_left"), blocks.plain("weeks_short")},
      std::move(people));
}

void add_risks(ProgrammeBlocks& blocks) {
  std::vector<const programme::Risk*> risks;
  for (const programme::Risk& one : blocks.programme().risks) risks.push_back(&one);
  if (risks.empty()) return;
  std::stable_sort(risks.begin(), risks.end(), [](const programme::Risk* a, const programme::Risk* b) {
    return a->likelihood * a->consequence > b->likelihood * b->consequence;
  });
  std::vector<std::vector<Cell>> rows;
  for (const programme::Risk* one : risks)
    rows.push_back({Cell::words(one->name), Cell::words(blocks.role(one->owner)),
                    Cell::figure(one->likelihood * one->consequence),
                    Cell::words(one->response.empty() ? "–" : one->response)});
  blocks.heading("risks");
  blocks.table("risks",
               {blocks.plain("risk"), blocks.plain("owner"), blocks.plain("product"), blocks.plain("response")},
               std::move(rows));
}

void add_indicators(ProgrammeBlocks& blocks) {
  std::vector<std::vector<Cell>> rows;
  for (const programme::Indicator& one : blocks.programme().indicators) {
    const bool measured = !one.values.empty();
    rows.push_back(
        {Cell::words(one.name), Cell::words(blocks.words().entry("programme.indicator." + one.kind)),
         Cell::words(one.unit), measured ? Cell::figure(one.values.back().value, Provenance::own) : Cell::words("–"),
         measured ? Cell::figure(one.values.back().year) : Cell::words("–"), known(one.target, Provenance::own),
         Cell::figure(one.target_year), Cell::words(one.risk_borne_by.empty() ? "–" : one.risk_borne_by)});
  }
  if (rows.empty()) return;
  report::Column target_year = blocks.year();
  target_year.head = blocks.text("head.target_year");
  blocks.heading("indicators");
  blocks.table("indicators",
               {blocks.plain("indicator"), blocks.plain("kind"), blocks.plain("unit"), blocks.plain("value"),
                blocks.year(), blocks.plain("target"), target_year, blocks.plain("risk_borne_by")},
               std::move(rows));
}

}  // namespace handlingsrom::api
