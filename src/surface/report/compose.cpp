// The report as data: first page, parts, appendices.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "standing/facts/source.hpp"
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

}  // namespace

std::vector<Provenance> marks_of(const Report& report) {
  std::set<Provenance> found;
  const auto collect = [&](const Table& table) {
    for (const auto& row : table.rows) {
      for (const Cell& cell : row) {
        if (cell.is_number && !mark_of(cell.provenance).empty()) found.insert(cell.provenance);
      }
    }
  };
  for (const RoomCard& card : report.rooms) collect(card.table);
  for (const Part& part : report.parts) {
    for (const Section& section : part.sections) {
      for (const Chart& chart : section.charts) collect(chart.table);
    }
  }
  return {found.begin(), found.end()};
}

Report compose(const Material& material, const Words& words) {
  Report report;
  report.language = std::string(messages::code_of(words.language()));
  report.place = material.place().name;
  report.number = to_string(material.place().number);
  report.county = material.place().county;
  report.title = words.say("title", {{"place", report.place}});
  report.summary_heading = words.say("subtitle", {{"year", fmt::format("{}", material.last_year().value)}});
  report.manifest = material.manifest;
  report.manifest.language = report.language;
  report.manifest.municipality_number = report.number;
  report.rooms = {room_card(material, words, "money"), room_card(material, words, "people"),
                  room_card(material, words, "places")};
  report.sentences = summary_sentences(material, words);
  report.sureness = sureness(material, words);
  report.parts.push_back(make_part("standing", standing_sections, material, words));
  report.parts.push_back(make_part("outlook", outlook_sections, material, words));
  report.marks = marks_of(report);
  report.sources = source_rows(material, words);
  report.assumptions = assumption_rows(material, words);
  return report;
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
  std::vector<AssumptionRow> rows;
  for (const ParameterSpec* spec : material.assumptions.specs()) {
    AssumptionRow row;
    row.id = std::string(spec->id);
    const std::string key = "assumption." + row.id;
    row.name = words.has(key + ".name") ? words.entry(key + ".name") : words.has(key) ? words.entry(key) : row.id;
    for (const char* part : {".about", ".text", ".explanation"}) {
      if (words.has(key + part)) row.explanation = words.entry(key + part);
    }
    row.unit = words.unit(spec->unit);
    const std::span<const double> series = material.assumptions.series(spec->id);
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
    row.changed = material.assumptions.changed(spec->id);
    row.reason = material.assumptions.reason(spec->id);
    row.source = spec->source_id == "judgement" ? words.say("judgement") : std::string(spec->source_id);
    for (const facts::Source& source : material.facts.sources) {
      if (source.id == spec->source_id) row.source = fmt::format("{}, {}", source.publisher, source.table);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace handlingsrom::report
