// What a noun gets: the chosen options, the sentences in the user's language, the façade, and where output goes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/standard_seed.hpp"
#include "surface/api/service.hpp"
#include "surface/cli/output.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {
struct InForce;
struct FetchedFigure;
}  // namespace handlingsrom::api

namespace handlingsrom::cli {

/// Options that every command understands, before or after the noun.
struct GlobalOptions {
  std::string language;          // as written; empty: not chosen
  std::string format = "table";  // table, csv, json
  std::filesystem::path out;     // empty: standard output (or the noun's own place)
  std::filesystem::path bundle;  // empty: the bundle in the data folder
  std::string store;             // empty: HANDLINGSROM_STORE, else the user's own
  bool without_own = false;      // nothing of the store is in force
  std::string as_of;             // a moment: the store as it was; empty: as it is
  std::uint64_t seed = standard_seed;
  unsigned threads = 0;  // 0: all cores
};

class Context {
 public:
  Context(std::filesystem::path data_folder, messages::Language language, bool language_chosen, std::ostream& out,
          std::ostream& err);

  GlobalOptions& options() noexcept { return options_; }
  const GlobalOptions& options() const noexcept { return options_; }

  const messages::Catalogue& catalogue() const noexcept { return catalogue_; }
  messages::Language language() const noexcept { return catalogue_.language(); }
  /// By --lang or HANDLINGSROM_LANG; otherwise a report may choose the municipality's own written standard.
  bool language_chosen() const noexcept { return language_chosen_; }
  std::string text(std::string_view key, const messages::Arguments& arguments = {}) const {
    return catalogue_.text(key, arguments);
  }

  const std::filesystem::path& data_folder() const noexcept { return data_folder_; }
  /// --bundle, else HANDLINGSROM_BUNDLE, else handlingsrom.bundle in the data folder.
  std::filesystem::path bundle() const;

  /// --store, else HANDLINGSROM_STORE, else empty: the user's own store.
  std::string store() const;

  /// The façade; loads the figures at the first call, and what of the user's store is in force (surface/api/in_force.hpp) unless --without-own is given.
  const api::Service& service() const;
  /// Says on standard error what of the store was used.
  void tell_in_force() const;
  /// Key figures of a place that the store has fetched, by its code; none with --without-own.
  std::vector<api::FetchedFigure> fetched_figures(const std::string& place) const;
  /// Hex, of what of the store is in force; empty: nothing.
  std::string in_force_digest() const;
  /// nullptr: nothing of the store is.
  const std::shared_ptr<const api::InForce>& in_force() const noexcept { return in_force_; }

  std::ostream& out() const noexcept { return out_; }

  /// A line to standard error.
  void message(std::string_view line) const;

  /// To the file named by --out (whole or not at all), else to standard output.
  void deliver(std::string_view text) const;

  /// A result: to standard output in the chosen --format, or to the file named by --out (whole or not at all).
  void show(const Table& table) const;

 private:
  std::filesystem::path data_folder_;
  messages::Catalogue catalogue_;
  bool language_chosen_;
  GlobalOptions options_;
  std::ostream& out_;
  std::ostream& err_;
  mutable std::shared_ptr<const api::Service> service_;
  mutable std::shared_ptr<const api::InForce> in_force_;
};

}  // namespace handlingsrom::cli
