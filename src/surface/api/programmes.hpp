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

struct ProgrammeAnswer {
  programme::Programme programme;
  MunicipalityIndex municipality;
  programme::Day on{};  // the day that it is judged by
  programme::Plan plan;
  std::vector<programme::Finding> findings;
  std::vector<gains::Status> status;
  std::vector<gains::PortfolioYear> portfolio;
  std::vector<DecisionFigureNow> figures;
  std::map<std::string, Unit> units;  // of the figures that the file names
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
/// A figure with its unit, rounded to what its tolerance deserves.
std::string figure_words(const ProgrammeAnswer& answer, const std::string& figure, double value, double tolerance,
                         const messages::Catalogue& catalogue);

/// A file to begin with: "three_phases" or "prosjektveiviseren". Throws Error(usage, "programme_model") for another, Error(unknown_name) for the municipality.
std::string new_programme(const Service& service, const std::string& model, const std::string& municipality,
                          const messages::Catalogue& catalogue);

/// The programme's days of `first_year` … `last_year` and all that is dated in the file.
std::vector<programme::Event> programme_events(const ProgrammeAnswer& answer, int first_year, int last_year,
                                               const messages::Catalogue& catalogue);
/// The same as iCalendar.
std::string programme_calendar(const ProgrammeAnswer& answer, int first_year, int last_year,
                               const messages::Catalogue& catalogue);

enum class ProgrammeReport { status, yearly };
/// The status of one page for the executive board, or the chapter of the annual report: page, Word and PDF in `out`/NUMBER-name. Throws Error(cannot_write).
std::vector<std::filesystem::path> write_programme_report(const Service& service, const ProgrammeAnswer& answer,
                                                          ProgrammeReport kind, const messages::Catalogue& catalogue,
                                                          const std::filesystem::path& out);

/// The drawings by themselves, as SVG: "gantt", "wheel" or "gains". Throws Error(usage, "programme_drawing") for another.
std::string programme_drawing(const ProgrammeAnswer& answer, const std::string& which,
                              const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
