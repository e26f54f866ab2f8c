// The one façade: command line, HTTP server and tests ask here and nowhere else.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>

#include "outlook/rooms/chain.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::api {

/// Holds the loaded figures and answers from them. All methods are const and safe to call from many threads.
/// A capability adds its methods here; what it computes lives in its own room.
class Service {
 public:
  /// Reads the bundle; throws what facts::load throws.
  explicit Service(const std::filesystem::path& bundle);
  /// For tests with invented municipalities.
  explicit Service(std::shared_ptr<const facts::Facts> facts) : facts_(std::move(facts)) {}

  const facts::Facts& facts() const noexcept { return *facts_; }
  const std::shared_ptr<const facts::Facts>& shared_facts() const noexcept { return facts_; }

  /// By number or name, old ones included; throws what registry::Registry::find throws.
  MunicipalityIndex find(std::string_view text) const;
  const registry::Municipality& municipality(MunicipalityIndex index) const;

  /// Population, need, staff, money and the rooms; prepared at the first call.
  const rooms::Chain& chain() const;

  /// Today's course without paths, with what chance does to the places (Chain::add_chance); worked out at the first call for each
  /// municipality, some 50 ms.
  const rooms::Figures& with_chance(MunicipalityIndex index) const;

 private:
  std::shared_ptr<const facts::Facts> facts_;
  mutable std::once_flag chain_prepared_;
  mutable std::unique_ptr<const rooms::Chain> chain_;
  mutable std::mutex chance_guard_;
  mutable std::map<int, std::unique_ptr<const rooms::Figures>> chance_;
};

}  // namespace handlingsrom::api
