// A study with and without the one that is looked at as if it left. Not for clients of the façade.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "surface/api/study_page.hpp"
#include "surface/report/build.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

struct StudyView {
  StudyAnswer whole;
  std::optional<std::size_t> leaver;  // of the whole's members
  std::optional<StudyAnswer> rest;    // without the leaver, where that can be
  std::size_t own = 0;                // of shown()'s members: whose view it is

  bool falls_apart() const { return leaver && !rest; }
  const StudyAnswer& shown() const { return rest ? *rest : whole; }
  std::vector<std::string> names() const;
};

StudyView view_of(const Service& service, const StudyPage& page, const messages::Catalogue& catalogue);

/// "1,2 mill. kr", to what its range lets be known.
std::string told_money(double kroner, const cooperation::Range& range, const report::Words& words);

/// The one sentence.
std::string lead_sentence(const StudyView& view, const messages::Catalogue& catalogue);

/// A section with its charts as JSON (LiveSection): shares in kr per inhabitant with their picture, in kr, and what each way is for the own member.
nlohmann::ordered_json shares_section(const StudyView& view, const messages::Catalogue& catalogue, double wide);
/// What its leaving does to each; null where nobody leaves.
nlohmann::ordered_json leaving_chart(const StudyView& view, const messages::Catalogue& catalogue, double width);

}  // namespace handlingsrom::api
