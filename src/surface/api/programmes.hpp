// Did we get there? A programme's file held against law, plan and today's figures; its calendar, gains and report.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "followup/programme/calendar.hpp"
#include "followup/programme/check.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// A decision's figure as it was, and as the chain has it now.
struct DecisionFigureNow {
  std::size_t decision = 0, figure = 0;
  double now = 0;  // NaN where there is none
  bool moved = false;
};

/// What the choice room says that a gain's measure does, by year from `first` on: the way behind targets and planned money.
struct GainEffect {
  std::size_t gain = 0;
  std::string lever;  // texts: `lever.<id>.name`, `.about`, `.price`
  Unit lever_unit = Unit::none;
  double today = 0, value = 0;  // of the lever
  Year from{}, full{};
  std::string_view evidence;  // how well the size of the effect is known
  std::string figure;         // empty: only the money
  Unit unit = Unit::none;
  Year first{};
  std::vector<double> without, with;  // the figure on today's course, and with the measure alone; empty without one
  std::vector<double>
      money;  // kr: its part of what all the programme's measures together do to the money room (Shapley), so that the gains add up
  bool exact = true;  // false: over drawn orders
};

struct ProgrammeAnswer {
  programme::Programme programme;
  MunicipalityIndex municipality;
  programme::Day on{};  // the day that it is judged by
  programme::Plan plan;
  std::vector<programme::Finding> findings;
  std::vector<gains::Status> status;
  std::vector<gains::PortfolioYear> portfolio;
  std::vector<DecisionFigureNow> figures;
  std::map<std::string, Unit> units;     // of the figures that the file names
  std::vector<GainEffect> effects;       // of gains that come of a measure, in their order
  Year first_year{};                     // of the promises' years
  std::vector<scenario::Kept> promises;  // as programme.promises
  std::string bundle_version;
};

/// `on`: the day that it is judged by, "2026-11-28"; empty: when the file was last changed. Throws Error(bad_input) for the file and for a day that is none,
/// Error(unknown_name) for a municipality or figure that there is not.
ProgrammeAnswer read_programme(const Service& service, const std::filesystem::path& file, const std::string& on);
/// The same of a text; `name` is what refusals call it.
ProgrammeAnswer read_programme_text(const Service& service, const std::string& text, const std::string& name,
                                    const std::string& on);

/// What a finding says, in the catalogue's language.
std::string finding_words(const ProgrammeAnswer& answer, const programme::Finding& finding,
                          const messages::Catalogue& catalogue);
/// A role's name; the municipality's own word where it is none of ours.
std::string role_name(const std::string& role, const messages::Catalogue& catalogue);
/// The name of a step of the ladder, the programme's own where it has one.
std::string step_name(const programme::Programme& programme, programme::Step step,
                      const messages::Catalogue& catalogue);
/// Which paragraph or judgement a rule rests on; what is only advised or judged says so in the catalogue's language.
std::string basis_words(const std::string& basis, const messages::Catalogue& catalogue);
/// "foreløpig, 1 av 3 registrert" of a year whose gains have not all said what came, or that is not over; empty where it is whole.
std::string provisional_words(const gains::PortfolioYear& year, const messages::Catalogue& catalogue);
/// Of a gain whose money is not taken out of the budget: what becomes of it. Empty where it is.
std::string not_released_words(const gains::Gain& gain, const messages::Catalogue& catalogue);
/// What was corrected, with what it was, what it is and why.
std::string correction_words(const ProgrammeAnswer& answer, const gains::Gain& gain, const gains::Correction& one,
                             const messages::Catalogue& catalogue);
/// A figure with its unit, rounded to what its tolerance deserves.
std::string figure_words(const ProgrammeAnswer& answer, const std::string& figure, double value, double tolerance,
                         const messages::Catalogue& catalogue);

/// The name of the figure that an effect speaks of: the lever's own where it is what is turned itself.
std::string effect_figure(const GainEffect& effect, const messages::Catalogue& catalogue);
/// What turns, from when, how well its effect is known.
std::string effect_words(const ProgrammeAnswer& answer, const GainEffect& effect, const messages::Catalogue& catalogue);

/// A file to begin with: "three_phases" or "prosjektveiviseren". Throws Error(usage, "programme_model") for another, Error(unknown_name) for the municipality.
std::string new_programme(const Service& service, const std::string& model, const std::string& municipality,
                          const messages::Catalogue& catalogue);

/// The programme's days of `first_year` … `last_year` and all that is dated in the file.
std::vector<programme::Event> programme_events(const ProgrammeAnswer& answer, int first_year, int last_year,
                                               const messages::Catalogue& catalogue);
/// The same as iCalendar.
std::string programme_calendar(const ProgrammeAnswer& answer, int first_year, int last_year,
                               const messages::Catalogue& catalogue);

enum class ProgrammeReport { status, yearly, learning };
/// The status of one page for the executive board, the chapter of the annual report, or what was learnt: page, Word and PDF in `out`/NUMBER-name. Throws
/// Error(cannot_write).
std::vector<std::filesystem::path> write_programme_report(const Service& service, const ProgrammeAnswer& answer,
                                                          ProgrammeReport kind, const messages::Catalogue& catalogue,
                                                          const std::filesystem::path& out);

/// The drawings by themselves, as SVG: "gantt", "wheel" or "gains". Throws Error(usage, "programme_drawing") for another.
std::string programme_drawing(const ProgrammeAnswer& answer, const std::string& which,
                              const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
