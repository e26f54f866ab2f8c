// The one façade: command line, HTTP server and tests ask here and nowhere else.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/assumptions.hpp"
#include "outlook/rooms/figures.hpp"
#include "outlook/rooms/shown_year.hpp"
#include "standing/facts/source.hpp"
#include "standing/registry/region.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::comparison {
class AccountsBook;
}
namespace handlingsrom::facts {
struct Facts;
}
namespace handlingsrom::rooms {
class Chain;
}

namespace handlingsrom::api {

/// Holds the loaded figures and answers from them. All methods are const and safe to call from many threads.
/// A capability adds its methods here; what it computes lives in its own room.
class Service {
 public:
  /// Reads the bundle; throws what facts::load throws.
  explicit Service(const std::filesystem::path& bundle);
  /// For tests with invented municipalities.
  explicit Service(std::shared_ptr<const facts::Facts> facts);
  ~Service();

  /// For the façade's own questions, and tests of them; commands and routes ask those (scripts/check-includes).
  const facts::Facts& facts() const noexcept { return *facts_; }
  const std::shared_ptr<const facts::Facts>& shared_facts() const noexcept { return facts_; }

  /// By number or name, old ones included; throws what registry::Registry::find throws.
  MunicipalityIndex find(std::string_view text) const;
  /// Without the search through names where the text is a number of today.
  MunicipalityIndex find_number_or_name(const std::string& text) const;
  const registry::Municipality& municipality(MunicipalityIndex index) const;
  /// In order of number.
  std::vector<MunicipalityIndex> all_municipalities() const;
  /// A county, a municipality with its neighbours, or a list; throws what registry::find_region throws.
  registry::Region region(std::string_view text) const;
  /// Persons registered on 1 January of last_counted().
  double inhabitants(MunicipalityIndex index) const;
  Year first_counted() const;
  Year last_counted() const;

  const std::vector<facts::Source>& sources() const noexcept;
  /// Throws Error(internal) for an id that is not there.
  const facts::Source& source(std::string_view id) const;
  /// nullptr for an id that is not there: "judgement", or nothing.
  const facts::Source* find_source(std::string_view id) const;
  const std::string& bundle_version() const noexcept;
  const std::string& bundle_digest() const noexcept;  // hex, of the bundle's bytes

  /// Every room's declared assumptions at their defaults.
  Assumptions default_assumptions() const;

  /// Population, need, staff, money and the rooms; prepared at the first call.
  const rooms::Chain& chain() const;

  /// What the accounts of all say, beside which one is held; prepared at the first call.
  const comparison::AccountsBook& accounts() const;

  /// Today's course without paths, with what chance does to the places (Chain::add_chance); worked out at the first call for each
  /// municipality, some 50 ms.
  const rooms::Figures& with_chance(MunicipalityIndex index) const;

 private:
  std::shared_ptr<const facts::Facts> facts_;
  mutable std::once_flag chain_prepared_;
  mutable std::unique_ptr<const rooms::Chain> chain_;
  mutable std::once_flag accounts_prepared_;
  mutable std::unique_ptr<const comparison::AccountsBook> accounts_;
  mutable std::mutex chance_guard_;
  mutable std::map<int, std::unique_ptr<const rooms::Figures>> chance_;
};

}  // namespace handlingsrom::api
