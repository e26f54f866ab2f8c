// The report as data: first page, parts, appendices.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "standing/facts/source.hpp"
#include "surface/report/appendix.hpp"
#include "surface/report/material.hpp"
#include "surface/report/sections.hpp"

namespace handlingsrom::report {
namespace {

using MakeSection = Section (*)(const Material&, const Words&);
constexpr std::array standing_sections{&standing_people, &standing_services, &standing_staff, &standing_money,
                                       &standing_need};
constexpr std::array outlook_sections{&outlook_population, &outlook_children, &outlook_care,
                                      &outlook_staff,      &outlook_money,    &outlook_rooms};

template <std::size_t N>
Part make_part(const std::string& id, const std::array<MakeSection, N>& makers, const Material& material,
               const Words& words) {
  Part part{id, words.say("part." + id), words.say("part." + id + "_lead"), {}};
  for (const MakeSection make : makers) {
    Section section = make(material, words);
    // A chart whose figures are not there has no message; the section says so instead of showing an empty frame.
    std::erase_if(section.charts, [](const Chart& chart) { return chart.title.empty(); });
    if (section.charts.empty() && section.notes.empty()) section.notes.push_back(words.say("nothing_here"));
    part.sections.push_back(std::move(section));
  }
  return part;
}

void add_first_page(std::vector<Block>& blocks, const Material& material, const Words& words,
                    std::vector<std::string> sentences, std::vector<std::string> more_sentences) {
  Readings readings{{room_card(material, words, "money"), room_card(material, words, "people"),
                     room_card(material, words, "places")}};
  std::string note = words.say("fan_note") + " " + words.say("hatch_note");
  if (std::any_of(readings.rooms.begin(), readings.rooms.end(), [](const RoomCard& card) { return card.has_history; }))
    note += " " + words.say("history_note");
  blocks.emplace_back(Heading{Heading::Of::first_page, "short", words.say("rooms_heading")});
  blocks.emplace_back(Paragraph{Paragraph::As::lead, words.say("rooms_lead")});
  blocks.emplace_back(std::move(readings));
  blocks.emplace_back(Paragraph{Paragraph::As::shown, std::move(note)});
  if (sentences.empty()) sentences = summary_sentences(material, words);
  for (std::string& sentence : more_sentences) sentences.push_back(std::move(sentence));
  blocks.emplace_back(Heading{Heading::Of::detail, "summary", words.say("summary")});
  blocks.emplace_back(Bullets{"sentences", std::move(sentences)});
  blocks.emplace_back(Heading{Heading::Of::detail, "sureness", words.say("sureness")});
  blocks.emplace_back(Bullets{"sureness", sureness(material, words)});
}

void add_part(std::vector<Block>& blocks, Part part) {
  blocks.emplace_back(Heading{Heading::Of::part, std::move(part.id), std::move(part.heading)});
  blocks.emplace_back(Paragraph{Paragraph::As::lead, std::move(part.lead)});
  for (Section& section : part.sections) {
    blocks.emplace_back(
        Heading{Heading::Of::section, std::move(section.id), std::move(section.heading), section.own_page});
    for (std::string& text : section.paragraphs) blocks.emplace_back(Paragraph{Paragraph::As::plain, std::move(text)});
    for (std::string& text : section.notes) blocks.emplace_back(Paragraph{Paragraph::As::notice, std::move(text)});
    for (Chart& chart : section.charts) blocks.emplace_back(std::move(chart));
  }
}

/// What the report's figures rest on, but for what is known.
std::set<Provenance> marks_of(const std::vector<Block>& blocks) {
  std::set<Provenance> found;
  const auto collect = [&](const Table& table) {
    for (const auto& row : table.rows) {
      for (const Cell& cell : row) {
        if (cell.is_number && !mark_of(cell.provenance).empty()) found.insert(cell.provenance);
      }
    }
  };
  for (const Block& block : blocks) {
    if (const Chart* chart = std::get_if<Chart>(&block)) collect(chart->table);
    if (const Readings* readings = std::get_if<Readings>(&block)) {
      for (const RoomCard& card : readings->rooms) collect(card.table);
    }
  }
  return found;
}

void add_appendix(std::vector<Block>& blocks, const Material& material, const Words& words, const Manifest& manifest,
                  std::vector<AssumptionRow> more_assumptions) {
  const std::set<Provenance> marks = marks_of(blocks);
  const auto detail = [&](const char* id, const char* heading) {
    blocks.emplace_back(Heading{Heading::Of::detail, id, words.say(heading)});
  };
  const auto text = [&](const char* key) { blocks.emplace_back(Paragraph{Paragraph::As::plain, words.say(key)}); };
  blocks.emplace_back(Heading{Heading::Of::appendix, "sources-heading", words.say("sources_heading")});
  text("sources_lead");
  if (!marks.empty()) {
    detail("marks", "marks_heading");
    text("marks_lead");
    Listing listing{"marks", {}};
    for (const Provenance mark : marks)
      listing.entries.emplace_back(mark_of(mark), words.entry(fmt::format("provenance.{}", key_of(mark))));
    blocks.emplace_back(std::move(listing));
  }
  detail("sources-table", "sources_caption");
  blocks.emplace_back(SourceList{source_rows(material, words)});
  detail("assumptions-table", "assumptions_caption");
  AssumptionList assumptions{assumption_rows(material, words), material.workings};
  for (AssumptionRow& row : more_assumptions) assumptions.rows.push_back(std::move(row));
  blocks.emplace_back(std::move(assumptions));
  detail("manifest", "manifest.heading");
  text("manifest.lead");
  blocks.emplace_back(Listing{"manifest", manifest_rows(manifest, words)});
}

}  // namespace

Report assemble(const Material& material, const Words& words, Contents contents) {
  Report report;
  report.language = std::string(messages::code_of(words.language()));
  report.place = material.place().name;
  report.number = to_string(material.place().number);
  report.county = material.place().county;
  report.title = std::move(contents.title);
  report.summary_heading = std::move(contents.summary_heading);
  report.manifest = material.manifest;
  report.manifest.language = report.language;
  report.manifest.municipality_number = report.number;
  if (contents.place.empty()) {
    add_first_page(report.blocks, material, words, std::move(contents.sentences), std::move(contents.more_sentences));
  } else {
    report.place = std::move(contents.place);
    report.number.clear();
    report.county.clear();
    report.manifest.municipality_number.clear();
    report.blocks.emplace_back(Heading{Heading::Of::first_page, "short", words.say("summary")});
    report.blocks.emplace_back(Bullets{"sentences", std::move(contents.sentences)});
  }
  for (Part& part : contents.parts) add_part(report.blocks, std::move(part));
  add_appendix(report.blocks, material, words, report.manifest, std::move(contents.more_assumptions));
  return report;
}

Report compose(const Material& material, const Words& words) { return compose_with(material, words, {}); }

Report compose_with(const Material& material, const Words& words, std::vector<Part> more) {
  Contents contents{words.say("title", {{"place", material.place().name}}),
                    words.say("subtitle", {{"year", fmt::format("{}", material.last_year().value)}}),
                    {},
                    {},
                    {make_part("standing", standing_sections, material, words),
                     make_part("outlook", outlook_sections, material, words)},
                    {}};
  for (Part& part : more) contents.parts.push_back(std::move(part));
  return assemble(material, words, std::move(contents));
}

std::vector<SourceRow> source_rows(const Material& material, const Words& words) {
  std::vector<SourceRow> rows;
  for (const facts::Source& source : material.facts.sources) {
    const std::string note = "source_note." + source.id;
    // A title or licence that the publisher gives in another language than the report's.
    const auto own_or = [&](const std::string& key, const std::string& published) {
      return words.has(key + source.id) ? words.entry(key + source.id) : published;
    };
    rows.push_back({source.id, source.publisher, source.table == "–" ? std::string() : source.table,
                    own_or("report.source_titles.", source.title), source.period,
                    own_or("report.source_licences.", source.licence), source.retrieved,
                    words.has(note) ? words.entry(note) : source.note});
  }
  return rows;
}

std::vector<AssumptionRow> assumption_rows(const Material& material, const Words& words) {
  return assumption_rows(material.assumptions, material.facts, words);
}

std::vector<AssumptionRow> assumption_rows(const Assumptions& assumptions, const facts::Facts& facts,
                                           const Words& words) {
  std::vector<AssumptionRow> rows;
  for (const ParameterSpec* spec : assumptions.specs()) {
    AssumptionRow row;
    row.id = std::string(spec->id);
    const std::string key = "assumption." + row.id;
    row.name = words.has(key + ".name") ? words.entry(key + ".name") : words.has(key) ? words.entry(key) : row.id;
    for (const char* part : {".about", ".text", ".explanation"}) {
      if (words.has(key + part)) row.explanation = words.entry(key + part);
    }
    row.unit = words.unit(spec->unit);
    row.unit_of_value = spec->unit;
    const std::span<const double> series = assumptions.series(spec->id);
    const double scale = spec->unit == Unit::share ? 100 : 1;
    if (spec->unit == Unit::share) row.unit = words.unit(Unit::percent);
    row.value = series.front() * scale;
    row.last_value = series.back() * scale;
    row.standard = spec->value * scale;
    row.low = spec->low * scale;
    row.high = spec->high * scale;
    row.decimals = 0;
    for (const double value : {row.value, row.standard, row.low, row.high}) {
      int own = 0;
      while (own < 4 && std::abs(value * std::pow(10, own) - std::round(value * std::pow(10, own))) > 1e-6) ++own;
      row.decimals = std::max(row.decimals, own);
    }
    row.changed = assumptions.changed(spec->id);
    row.reason = assumptions.reason(spec->id);
    row.source = spec->source_id == "judgement" ? words.say("judgement") : std::string(spec->source_id);
    for (const facts::Source& source : facts.sources) {
      if (source.id == spec->source_id) row.source = fmt::format("{}, {}", source.publisher, source.table);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace handlingsrom::report
