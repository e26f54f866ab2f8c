#include "surface/api/minutes.hpp"

#include <algorithm>

#include "surface/api/alternatives_made.hpp"
#include "surface/report/build.hpp"

namespace handlingsrom::api {
namespace {

using report::Words;

/// What was turned otherwise when the meeting ended than when it began.
report::Chart changed(const std::vector<report::Asked>& before, const std::vector<report::Asked>& after,
                      const Words& words) {
  report::Chart chart;
  report::Table& table = chart.table;
  table.id = "minutes-changed";
  for (const char* head : {"what", "before", "after", "when"})
    table.columns.push_back({words.say(std::string("minutes.") + head), "", 0});
  const auto find = [](const std::vector<report::Asked>& all, const std::string& id) {
    return std::find_if(all.begin(), all.end(), [&](const report::Asked& one) { return one.id == id; });
  };
  const auto row = [&](const report::Asked& asked, const std::string& was, const std::string& is,
                       const std::string& when) {
    table.rows.push_back({report::Cell::words(asked.name), report::Cell::words(was), report::Cell::words(is),
                          report::Cell::words(when)});
  };
  for (const report::Asked& one : after) {
    const auto old = find(before, one.id);
    if (old == before.end())
      row(one, one.now, one.then, one.when);
    else if (old->then != one.then || old->when != one.when)
      row(one, old->then, one.then, one.when);
  }
  for (const report::Asked& one : before) {
    if (find(after, one.id) == after.end()) row(one, one.then, one.now, {});
  }
  chart.title = table.rows.empty() ? words.say("minutes.nothing_changed") : words.say("minutes.changed");
  table.caption = chart.title;
  table.sheet = words.say("minutes.sheet");
  return chart;
}

std::vector<report::Asked> asked_in_minutes(const Service& service, const MinutesRequest& request,
                                            const std::vector<Change>& changes, const Words& words) {
  const Plan plan(service, changes, request.own);
  return asked_of(service, runnable(plan, request.municipality, {}, changes), words);
}

std::string named(const Words& words, const char* key, const std::string& value) {
  return value.empty() ? std::string() : words.say(std::string("minutes.") + key, {{"value", value}});
}

}  // namespace

report::Delivery write_minutes(const Service& service, const MinutesRequest& request,
                               const messages::Catalogue& catalogue, const std::filesystem::path& out,
                               report::Formats formats) {
  const Words words(catalogue);
  AlternativesRequest beside;
  beside.municipality = request.municipality;
  beside.own = request.own;
  beside.paths = request.paths;
  beside.width = printed_width;
  beside.seed = request.seed;
  const std::vector<Change> before = started(service, {{}, request.before, {}}),
                            after = started(service, {{}, request.after, {}});
  if (!before.empty()) beside.alternatives.push_back({words.say("minutes.when_it_began"), before, {}});
  if (!after.empty()) beside.alternatives.push_back({words.say("minutes.when_it_ended"), after, {}});

  KnowledgeBasisRequest basis_request;
  basis_request.municipality = request.municipality;
  basis_request.own = request.own;
  basis_request.paths = request.paths;
  basis_request.seed = request.seed;
  const KnowledgeBasis basis(service, basis_request);
  const report::Material material = basis.material();

  report::Section what{"minutes-changes", words.say("minutes.changes"), {}, {}, {}};
  for (const auto& [key, value] : {std::pair{"held", request.held}, std::pair{"present", request.present}}) {
    if (std::string line = named(words, key, value); !line.empty()) what.paragraphs.push_back(std::move(line));
  }
  if (report::Chart table = changed(asked_in_minutes(service, request, before, words),
                                    asked_in_minutes(service, request, after, words), words);
      table.table.rows.empty())
    what.paragraphs.push_back(table.title);
  else
    what.charts.push_back(std::move(table));

  report::Part part{"minutes", words.say("minutes.part"), words.say("minutes.part_lead"), {std::move(what)}};
  if (!beside.alternatives.empty())
    part.sections.push_back(report::side_by_side_section(words, side_by_side(service, beside, catalogue)));
  const std::string title =
      request.title.empty() ? words.say("minutes.title", {{"place", material.place().name}}) : request.title;
  std::vector<std::string> agreed = request.agreed;
  if (agreed.empty()) agreed.push_back(words.say("minutes.nothing_agreed"));
  const report::Report made = report::assemble(
      material, words, {title, words.say("minutes.agreed"), std::move(agreed), {}, {std::move(part)}, {}});
  return report::deliver(service.municipality(request.municipality), made, words, report::Kind::minutes, formats, out);
}

}  // namespace handlingsrom::api
