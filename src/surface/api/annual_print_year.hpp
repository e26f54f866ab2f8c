// The pages of a rota on paper besides the weeks: the whole in short, which rules it was held against, each person's own year. Within the façade.
#pragma once

#include "surface/api/annual_made.hpp"
#include "surface/report/printer.hpp"

namespace handlingsrom::api {

struct PrintedRota {
  const annual::Unit& unit;
  const annual::Rota& rota;
  const AnnualRota& answer;
  const messages::Catalogue& catalogue;
  report::Pages& pages;
};

/// The whole on one page: what is said of the rota, how many shifts are empty week by week, where it is to be discussed and signed.
void summary_page(const PrintedRota& printed);
/// Rule by rule: where it stands, its limit, and how many people keep it, are warned or break it; for those who are to agree to the rota.
void rules_page(const PrintedRota& printed);
/// A person's 52 weeks on one page, with what they add up to.
void person_page(const PrintedRota& printed, std::size_t person);

}  // namespace handlingsrom::api
