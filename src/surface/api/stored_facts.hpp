// The façade's way to the store of figures: what fetched tables, imported files and a municipality's own figures put into it, and what is known of a figure.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/store/lines.hpp"
#include "standing/ledger/ledger.hpp"
#include "surface/api/importing.hpp"
#include "surface/api/own_figures.hpp"
#include "surface/api/update.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// The store at an address (empty: the user's own). Throws what store::Store throws.
store::Store open_store(const std::string& address);
/// The same where there is one already: a file is not made to be read from. nullopt where there is none, or no home to look in.
std::optional<store::Store> open_store_if_there(const std::string& address);

/// A figure that moved, as people call it.
struct MovedFigure {
  std::string place;  // "Skaun", "EAK"
  std::string title;  // of the series
  ledger::Moved moved;
};

/// One of the municipality's own figures that a filled form's lines add up to (ledger/form_figures.hpp).
struct FromForm {
  facts::OwnFigure figure;
  int year = 0;
  double published = 0;          // what is published or estimated of it; NaN where nothing is known
  std::optional<Error> refused;  // why it is not used: too far from what is published, of too old a year
};

/// What came of putting something into the store.
struct Kept {
  bool is_form = false;
  std::vector<FromForm> from_form;  // of a filled form; empty: no calculation uses what it says
  std::size_t fresh = 0;            // lines of which the source had said nothing
  std::size_t unchanged = 0;
  std::size_t changed = 0;
  std::vector<MovedFigure> moved;
  std::size_t without_period = 0, twice = 0;  // of an imported file: left out
};

/// Every table that the update has brought, each whole or not at all.
Kept keep_update(const Service& service, const store::Store& store, const UpdateResult& update,
                 const std::filesystem::path& folder);
/// An imported file's figures. `source`: who says so; empty: the file's name. What a filled form adds up to becomes the municipality's own figures, each held against what is published
/// unless `accept`; of a form that is sent in again, what it does not say any more no longer holds.
Kept keep_import(const Service& service, const store::Store& store, Import& imported, const std::string& source,
                 bool accept = false);
/// The same, nothing stored: what a filled form's figures would be. Empty for another file.
std::vector<FromForm> figures_from_form(const Service& service, const Import& imported, bool accept = false);
/// What a filled form adds up to, in sentences, each beside what is published; then how many lines no calculation uses. Empty for another file. `refused`: set where one at least is too far off.
std::vector<std::string> from_form_sentences(const Service& service, const messages::Catalogue& catalogue,
                                             const Import& imported, bool accept, bool* refused = nullptr);
/// The same with what is divided by age told as one: a step of the care ladder, and what is published of it.
std::vector<FromForm> told_together(const Service& service, MunicipalityIndex municipality,
                                    const std::vector<FromForm>& all);
/// "Net spending, school: 233.1 million kr (published: 233.1 million kr)", and why where it is not used.
std::string from_form_words(const messages::Catalogue& catalogue, const FromForm& one);
/// A municipality's own figures from a file as `--own` takes them, after the same checks. `source`: else what the file says, else its name.
Kept keep_own(const Service& service, const store::Store& store, MunicipalityIndex municipality,
              const std::filesystem::path& file, bool accept, const std::string& source);

/// The municipality's own figures that the store holds, chosen by the rule and brought to today's level; empty where there are none. The notices say where they are
/// from and when they came.
/// `at`: as the store stood.
facts::OwnFigures own_figures_in(const Service& service, const store::Store& store, MunicipalityIndex municipality,
                                 const store::AsOf& at = {});

/// What is known of one series in one place.
struct KnownFigure {
  std::string place;  // "5029"
  std::string series;
  std::string title;
  std::string unit;
  struct Period {
    std::string period;
    std::vector<ledger::Said> said;  // oldest first
    ledger::Choice choice;
    std::string reason;  // of a choice by hand
  };
  std::vector<Period> periods;
};
/// `place`: a municipality by number or name, or an area's code as published ("EAK", "1507"); `period` empty: all; `at`: as the store stood. Throws Error(unknown_name, "fact_unknown") where
/// the store has nothing of it.
KnownFigure known_figure(const Service& service, const store::Store& store, const std::string& place,
                         const std::string& series, const std::string& period, const store::AsOf& at = {});

/// From now on this source's figure is the one that is used, whatever comes later. Throws Error(unknown_name, "fact_source_unknown") where it says nothing of it, and
/// Error(usage, "fact_reason") without a reason.
void choose_source(const Service& service, const store::Store& store, const std::string& place,
                   const std::string& series, const std::string& period, const std::string& source,
                   const std::string& reason, const std::string& author);

/// Writes documents.json, figures.csv, deliveries.csv and record.csv into the folder, each whole or not at all. `time` (store::moment): only figures that held then;
/// empty: all, with the time that they held.
void export_store(const store::Store& store, const std::filesystem::path& folder, const std::string& time);

}  // namespace handlingsrom::api
