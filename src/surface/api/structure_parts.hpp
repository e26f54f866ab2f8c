// The parts of a plan for the structure, each a section of its own: the plan on paper and the page show the same. Not for clients of the façade.
#pragma once

#include "surface/api/structure_studies.hpp"
#include "surface/report/build.hpp"

namespace handlingsrom::api {

class StructureParts {
 public:
  /// With `drawn`, map and curve are pictures of the sections too: as on paper. A page draws them where they can be pointed at (structure_drawings.hpp).
  StructureParts(const StructureStudyAnswer& answer, const report::Words& words, double width = 640,
                 const Service* drawn = nullptr)
      : answer_(answer), study_(answer.study), words_(words), width_(width), drawn_(drawn) {}

  /// Of the plan (skolebruksplan; plan for the structure of kindergartens or care).
  std::vector<report::Part> parts() const;

  report::Section alternatives() const;
  report::Section years() const;
  report::Section pupils() const;
  report::Section frontier() const;
  report::Section unsure() const;
  /// One alternative in every year; its places; who goes where in a year.
  report::Section one_by_year(std::size_t alternative) const;
  report::Section places(std::size_t alternative) const;
  report::Section map(std::size_t alternative, std::size_t year) const;

 private:
  std::string text(const std::string& key, const messages::Arguments& arguments = {}) const;
  std::string year(std::size_t t) const { return std::to_string(study_.first.value + static_cast<int>(t)); }
  std::size_t last() const { return static_cast<std::size_t>(study_.years) - 1; }
  std::string name(const StudiedAlternative& alternative) const;
  report::Section section(const std::string& id) const;
  /// The place's name, with the year from which it is in use where that is not the first.
  report::Cell place_name(const StudiedAlternative& alternative, std::size_t site) const;
  /// Whether nobody ever gets a place there, and then says so.
  bool nobody(const StudiedAlternative& alternative, std::size_t site, std::vector<std::string>& paragraphs) const;
  /// Takes away what only schools have: grades, the right to transport, siblings who may part.
  void schools_only(report::Table& table, std::vector<std::size_t> columns) const;
  report::Column plain(const std::string& key) const;
  report::Column number(const std::string& key, int decimals = 0) const;
  report::Column millions(const std::string& key) const;
  report::Table table(const std::string& id, std::vector<report::Column> columns) const;

  report::Section ways_today() const;
  report::Section municipality() const;  // of kindergartens and homes: all users, by year
  report::Section schools() const;
  report::Section projection() const;
  report::Section capacity() const;
  report::Section buildings() const;
  report::Section investments() const;
  report::Section maps() const;
  report::Section timetable() const;

  const StructureStudyAnswer& answer_;
  const structure_study::Study& study_;
  const report::Words& words_;
  double width_;
  const Service* drawn_;
};

}  // namespace handlingsrom::api
