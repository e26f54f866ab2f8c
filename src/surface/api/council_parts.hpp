// The parts of a council's paper, each a section of its own.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "surface/api/council_paper.hpp"
#include "surface/report/build.hpp"

namespace handlingsrom::api {

/// A table that is all there is to see.
inline report::Chart table_alone(report::Table table) {
  report::Chart chart;
  chart.title = table.caption;
  chart.table = std::move(table);
  chart.layout = report::Chart::Layout::wide;
  return chart;
}

class CouncilParts {
 public:
  CouncilParts(const report::Words& words, const PaperMaterial& paper)
      : words_(words), paper_(paper), study_(paper.study), outcome_(paper.outcome) {}

  /// Of one council's paper.
  std::vector<report::Part> parts() const {
    std::vector<report::Part> parts;
    add_matter(parts, {money(), years(), rooms()});
    parts.push_back(part("sharing", {own_shares(), all_shares(), keys()}));
    parts.push_back(part("people", {people()}));
    parts.push_back(part("leaving", {leaving(), exits(), agreement()}));
    parts.push_back(part("basis", {basis()}));
    return parts;
  }
  /// Of the study's own report.
  std::vector<report::Part> whole() const {
    std::vector<report::Part> parts;
    add_matter(parts, {money(), rooms_of_all(), rooms_by_member()});
    parts.push_back(part("sharing", {all_shares(), side_by_side(), promises(), keys()}));
    parts.push_back(part("people", {people()}));
    parts.push_back(part("leaving", {coalitions(), leaving(), exits(), agreement()}));
    parts.push_back(part("basis", {basis()}));
    return parts;
  }
  /// As a part of the member's knowledge basis.
  report::Part in_brief() const;

 private:
  std::string text(std::string_view key, const messages::Arguments& arguments = {}) const {
    return words_.entry(fmt::format("paper.{}", key), arguments);
  }
  const std::string& name(std::size_t member) const { return study_.members[member].name; }

  report::Part part(const char* id, std::vector<report::Section> sections) const {
    report::Part part;
    part.id = id;
    part.heading = text(fmt::format("part.{}", id));
    for (report::Section& section : sections) {
      if (!section.heading.empty()) part.sections.push_back(std::move(section));
    }
    return part;
  }

  /// What it is about, and what it comes to: one part where no inquiry says more of the matter.
  void add_matter(std::vector<report::Part>& parts, std::vector<report::Section> money) const {
    if (paper_.inquiry != nullptr) {
      parts.push_back(part("matter", {matter(), steps()}));
      parts.push_back(part("money", std::move(money)));
      return;
    }
    money.insert(money.begin(), matter());
    parts.push_back(part("matter_and_money", std::move(money)));
  }

  report::Section section(const char* id) const {
    report::Section section;
    section.id = fmt::format("section-{}", id);
    section.heading = text(fmt::format("section.{}", id));
    return section;
  }

  /// No figure here is known to less than a thousand.
  report::Column kroner(const char* key) const {
    return {text(fmt::format("head.{}", key)), "1000 kr", 0, 1000, false};
  }
  report::Column plain(const char* key) const { return {text(fmt::format("head.{}", key)), "", 0, 1, false}; }
  report::Section matter() const;
  report::Section steps() const;
  report::Section money() const;
  report::Section years() const;
  report::Section own_shares() const;
  report::Section all_shares() const;
  report::Section people() const;
  report::Section leaving() const;
  report::Section agreement() const;
  report::Section basis() const;
  // council_whole.cpp
  report::Section side_by_side() const;
  report::Section promises() const;
  report::Section keys() const;
  report::Section exits() const;
  report::Section coalitions() const;
  // council_rooms.cpp
  report::Section rooms() const;
  report::Section rooms_of_all() const;
  report::Section rooms_by_member() const;
  report::Chart room_lines(std::size_t room, const cooperation::MemberYears& years, const std::string& id,
                           const std::string& whose) const;

  const report::Words& words_;
  const PaperMaterial& paper_;
  const cooperation::Study& study_;
  const cooperation::Outcome& outcome_;
};

}  // namespace handlingsrom::api
