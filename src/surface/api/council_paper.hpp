// A study of cooperation as a paper for one council: what it is asked, what it would pay and get, what the others would, who may leave.
#pragma once

#include <cstddef>
#include <vector>

#include "choice/cooperation/study/inquiry.hpp"
#include "choice/cooperation/study/outcome.hpp"
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
};

/// The municipality's own first page and appendices, with the study as parts.
report::Report council_paper(const report::Material& material, const report::Words& words, const PaperMaterial& paper);

}  // namespace handlingsrom::api
