// A study of cooperation as a paper for one council: what it is asked, what it would pay and get, what the others would, who may leave.
#pragma once

#include <cstddef>
#include <vector>

#include "choice/cooperation/study/inquiry.hpp"
#include "choice/cooperation/study/outcome.hpp"
#include "surface/report/build.hpp"
#include "surface/report/document.hpp"
#include "surface/report/material.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api {

struct PaperMaterial {
  const cooperation::Study& study;
  const cooperation::Outcome& outcome;
  std::size_t member = 0;
  const cooperation::Inquiry* inquiry = nullptr;  // nullptr: none
  const std::vector<cooperation::Notice>* notices = nullptr;
  const std::vector<cooperation::SeaLine>* over_sea = nullptr;  // distances reckoned over the sea
};

/// The municipality's own first page and appendices, with the study as parts.
report::Report council_paper(const report::Material& material, const report::Words& words, const PaperMaterial& paper);

/// The study itself, from nobody's point of view: all members, every sharing in kr and per inhabitant, coalitions, the rooms of all, exits under each legal form.
/// `material`: of any member, for sources and assumptions; `paper.member` is not read.
report::Report study_report(const report::Material& material, const report::Words& words, const PaperMaterial& paper);

/// The same for one member, as a part of its knowledge basis.
report::Part member_part(const report::Words& words, const PaperMaterial& paper);

}  // namespace handlingsrom::api
