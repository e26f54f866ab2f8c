// What of the user's store holds for every question: the municipalities' own figures, and fetched figures that are newer than the program's.
#pragma once

#include <filesystem>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/store/lines.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::facts {
class OwnInForce;
struct FetchedSummary;
}  // namespace handlingsrom::facts

namespace handlingsrom::api {

/// The façade with what the store holds in force. `declarations`: the folder of table files (data/tables), which say what of a table the models read.
/// `at`: as the store stood (store::Lines::as_of), its figures and what had been chosen, so that an earlier answer can be had again.
/// Throws what facts::load, the store and statistics::read_table_files throw.
struct InForce {
  std::shared_ptr<const Service> service;
  std::shared_ptr<const facts::OwnInForce> own;          // whose figures were asked for, too
  std::shared_ptr<const facts::FetchedSummary> fetched;  // what became of fetched tables
  std::string digest;                                    // hex, of what is in force; empty: nothing is
  std::string mark;                                      // mark_of_figures when it was made
};
/// Other where anything was delivered or chosen since: what is in force may be another then. Empty: the store has no figures.
std::string mark_of_figures(const store::Store& store);

InForce service_with_store(const std::filesystem::path& bundle, const std::filesystem::path& declarations,
                           const store::Store& store, const store::AsOf& at = {});

/// A key figure that was fetched, as published.
struct FetchedFigure {
  std::string table, series, title, unit;
  std::string period;
  double value = 0;
  std::string mark;     // as the source has it; "e" and such
  std::string updated;  // the day on which the source last changed it
  std::string fetched;  // the day on which it came to the store
};
/// The latest period of each key figure that the table files show, of a place by its code ("5029", "EAK").
std::vector<FetchedFigure> fetched_figures(const store::Store& store, const std::filesystem::path& declarations,
                                           const std::string& place, const store::AsOf& at = {});

/// A sentence: "Frie inntekter per innbygger (kr): 66 605 in 2024 (table 12134, changed 2026-03-16, fetched 2026-11-29)".
std::string fetched_words(const messages::Catalogue& catalogue, const FetchedFigure& figure);

/// A sentence for each thing in force that was used: its key in the catalogues and its arguments.
struct InForceNotice {
  std::string key;
  std::vector<std::pair<std::string, std::string>> arguments;
};
std::vector<InForceNotice> used_of_store(const InForce& in_force);
/// The same for one municipality, whether its figures have been asked for or not: whose own figures are in force for it, and which fetched tables.
std::vector<InForceNotice> in_force_for(const InForce& in_force, MunicipalityIndex municipality);

}  // namespace handlingsrom::api
