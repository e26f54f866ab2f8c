// What a year's flow of staff is made of.
#pragma once

#include <array>
#include <string_view>

namespace handlingsrom::workforce {

/// Ages of staff as a municipality counts them (the form "positions"), each to the year before the next.
struct AgeBand {
  std::string_view name;
  std::size_t from, to;  // both included
};
inline constexpr std::size_t older_from = 55;
inline constexpr std::array<AgeBand, 8> age_bands{{{"under 30", 20, 29},
                                                   {"30–39", 30, 39},
                                                   {"40–49", 40, 49},
                                                   {"50–54", 50, 54},
                                                   {"55–59", 55, 59},
                                                   {"60–61", 60, 61},
                                                   {"62–66", 62, 66},
                                                   {"67 og over", 67, 104}}};

struct FlowRates {
  double older_share = 0;                         // of today's staff who are 55 or over; 0: as among the inhabitants
  double disabled = 0, disabled_older = 0;        // a year, under 55 and over
  double left = 0;                                // a year, to other work, of those who do not retire
  double graduates = 0;                           // FTE a year that municipal services in the whole country win
  double hired = 0;                               // a year, from other work, per FTE, as the country does today
  std::array<double, age_bands.size()> by_age{};  // parts of today's staff, counted; all 0: not counted
};

/// What happens between 1 January t and 1 January t + 1, FTE.
/// end = start − retired − disabled − left + graduates + moved_in + other + hired + more.
struct FlowYear {
  double start = 0, end = 0;                   // the line itself
  double older = 0;                            // of start: 55 or over
  double retired = 0, disabled = 0, left = 0;  // out
  double graduates = 0;                        // newly educated
  double moved_in = 0;                         // moved in less moved out (and less deaths), own and neighbours'
  double other = 0;  // sick leave, recruitment trend, measures: what moves the line beside the labour force
  double hired = 0;  // from other work, at the country's rate of today
  double more = 0;   // what the line asks for beyond that; below zero: less
};

/// One part of a flow as it is named in files and messages: "retired", "hired" …
inline constexpr std::array<std::string_view, 11> flow_parts{
    "start", "older", "retired", "disabled", "left", "graduates", "moved_in", "other", "hired", "more", "end"};
/// 0 for a name that is not there.
double part_of(const FlowYear& year, std::string_view part);

}  // namespace handlingsrom::workforce
