// The report's sections, in order of the house's first two questions; one file each.
#pragma once

#include "surface/report/build.hpp"

namespace handlingsrom::report {

// Where do we stand?
Section standing_people(const Material& material, const Words& words);
Section standing_services(const Material& material, const Words& words);
Section standing_staff(const Material& material, const Words& words);
Section standing_money(const Material& material, const Words& words);
Section standing_need(const Material& material, const Words& words);

// Where are we going?
Section outlook_population(const Material& material, const Words& words);
Section outlook_children(const Material& material, const Words& words);
Section outlook_care(const Material& material, const Words& words);
Section outlook_staff(const Material& material, const Words& words);
Section outlook_money(const Material& material, const Words& words);
Section outlook_rooms(const Material& material, const Words& words);

/// Today's figures of these ids beside the country's: a bar in per cent of the country for each that can be compared so, and
/// the table at its side. No title when there is none of them.
Chart standing_chart(const Material& material, const Words& words, const std::string& id,
                     const std::vector<std::string>& ids);

/// Women and men by age, now and in the last year. No title without a projection by age.
Chart age_pyramid(const Material& material, const Words& words);

/// A room or a part of one as a drawing: the line is the middle, within its bands; without history, marks and description.
svg::RoomPanel room_panel(const rooms::Figures& figures, const Words& words, const rooms::Figure& figure,
                          const std::string& id, const std::string& title);

/// The card of one of the three rooms: "money", "people" or "places".
RoomCard room_card(const Material& material, const Words& words, const std::string& room);

/// The first page's sentences (at most five) and what it says about certainty.
std::vector<std::string> summary_sentences(const Material& material, const Words& words);
std::vector<std::string> sureness(const Material& material, const Words& words);

/// The figures that change most until 2040 in proportion, as sentences, largest first.
std::vector<std::string> largest_changes(const Material& material, const Words& words, std::size_t count);

/// Every source of the bundle, and every assumption in force.
std::vector<SourceRow> source_rows(const Material& material, const Words& words);
std::vector<AssumptionRow> assumption_rows(const Material& material, const Words& words);
/// The same of other assumptions than the chain's.
std::vector<AssumptionRow> assumption_rows(const Assumptions& assumptions, const facts::Facts& facts,
                                           const Words& words);

}  // namespace handlingsrom::report
