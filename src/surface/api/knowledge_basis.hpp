// The façade's answer to "where do we stand, where are we going?": the report of one municipality.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/standard_seed.hpp"
#include "outlook/population/projection.hpp"
#include "standing/facts/own_figures.hpp"
#include "standing/registry/registry.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"
#include "surface/report/deliver.hpp"
#include "surface/api/in_force.hpp"
#include "surface/report/overview.hpp"

namespace handlingsrom::api {

/// Paths behind the low–high range of a report where none is asked for.
inline constexpr int default_paths = 200;

class Plan;
struct StudyAnswer;

struct KnowledgeBasisRequest {
  MunicipalityIndex municipality;
  const facts::OwnFigures* own = nullptr;
  const Assumptions* assumptions = nullptr;  // nullptr: the defaults
  int paths = default_paths;                 // 0: no ranges
  std::uint64_t seed = standard_seed;
  /// What is turned, and the assumptions it is turned from, in place of `assumptions`; outlives the request. nullptr: today's course.
  const Plan* plan = nullptr;
  std::string population;  // what the population is based on (rooms::Request::alternative); empty: our main alternative
  const StudyAnswer* cooperation =
      nullptr;  // a study that the municipality is a member of, for a part of its own; nullptr: none
  std::vector<FetchedFigure> fetched{};  // key figures that were fetched since, for a part of their own (in_force.hpp)
};

/// The language a municipality writes in: its own standard where known, else bokmål.
messages::Language language_of(const registry::Municipality& municipality);

/// Everything that a report is made of; the material points into the service and the request's objects.
class KnowledgeBasis {
 public:
  KnowledgeBasis(const Service& service, const KnowledgeBasisRequest& request);
  KnowledgeBasis(const KnowledgeBasis&) = delete;
  KnowledgeBasis& operator=(const KnowledgeBasis&) = delete;

  const rooms::Figures& figures() const { return figures_; }
  const std::vector<rooms::StandingFigure>& standing() const { return standing_; }
  report::Material material() const;

  report::Report report(const messages::Catalogue& catalogue) const;
  report::Overview overview(const messages::Catalogue& catalogue) const;
  /// Writes the files to `out`/<number>-<name>. Throws what report::deliver throws.
  report::Delivery write(const messages::Catalogue& catalogue, const std::filesystem::path& out,
                         report::Formats formats = {}) const;

 private:
  const Service& service_;
  KnowledgeBasisRequest request_;
  Assumptions assumptions_;
  rooms::Figures figures_;
  std::vector<rooms::StandingFigure> standing_;
  population::Projection projection_;
};

}  // namespace handlingsrom::api
