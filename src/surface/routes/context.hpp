// What the API's handlers share: the façade, the sentences, the saved scenarios.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/store/store.hpp"
#include "surface/api/in_force.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/service.hpp"
#include "surface/http/application.hpp"
#include "surface/http/scenario_store.hpp"
#include "surface/http/metrics.hpp"
#include "surface/routes/figure_texts.hpp"
#include "surface/routes/report_shelf.hpp"
#include "surface/routes/saving_quota.hpp"

namespace handlingsrom::routes {

class Gatekeeper;

/// Where what is imported on a page goes: on one's own machine, and where people sign in and whoever started the server said so (serve --with-own).
struct OwnStore {
  std::filesystem::path bundle,
      declarations;                // of the figures, and what of fetched tables the models read (data/tables)
  std::filesystem::path mappings;  // what was decided of earlier files
  std::function<void()> freshen;   // figures were put into the store here: from the next answer on they hold
};

struct Context {
  const api::Service* service = nullptr;         // outlives the context
  std::shared_ptr<const api::InForce> in_force;  // what of the store the service rests on; nullptr: nothing
  std::optional<OwnStore> own_store;             // nullopt: nothing is imported here
  std::filesystem::path forms;                   // data/templates
  std::shared_ptr<const Assumptions> defaults;
  http::Catalogues catalogues;
  std::shared_ptr<http::ScenarioStore> scenarios;
  std::shared_ptr<const store::Store> kept;  // programmes
  std::shared_ptr<Gatekeeper> gate;          // nullptr: no accounts, whoever reaches the server may do everything
  std::shared_ptr<SavingQuota> quota;
  std::shared_ptr<ReportShelf> reports;
  std::shared_ptr<http::Metrics> metrics;
  std::shared_ptr<const FigureTexts> figure_texts;
  std::string program_version;
  int paths = api::default_paths;  // for the range of an outlook
  std::uint64_t body_bytes = 0;    // most that a request may bring (http::ServerOptions)

  /// By number or name, old ones included; throws what registry::Registry::find throws.
  MunicipalityIndex municipality(const std::string& number) const;
  /// Bytes of the largest file that a browser can send: at most `longest` characters in base64, within a body that has a name and choices beside it. Pages are told (/api/v1/status).
  std::uint64_t largest_file(std::uint64_t longest) const {
    constexpr std::uint64_t beside = 16'384;
    return std::min(longest, body_bytes <= beside ? 0 : body_bytes - beside) / 4 * 3;
  }
  /// Short hash of program and figures: what an answer depends on beside its address.
  std::string version() const;
  const messages::Catalogue& catalogue(const http::Request& request) const {
    return http::catalogue_for(catalogues, request);
  }
};

/// Prepares the chain once; `scenarios` and `kept` are left for the caller to set.
Context make_context(const api::Service& service, http::Catalogues catalogues, std::string program_version);

using SharedContext = std::shared_ptr<const Context>;

/// Each file of handlers adds its own.
void add_document(http::Router& router, const SharedContext& context);
void add_sources(http::Router& router, const SharedContext& context);
void add_session(http::Router& router, const SharedContext& context);
void add_accounts(http::Router& router, const SharedContext& context);
void add_sharing(http::Router& router, const SharedContext& context);
void add_operation(http::Router& router, const SharedContext& context);
void add_municipalities(http::Router& router, const SharedContext& context);
void add_outlook(http::Router& router, const SharedContext& context);
void add_live_report(http::Router& router, const SharedContext& context);
void add_measures(http::Router& router, const SharedContext& context);
void add_own_figures(http::Router& router, const SharedContext& context);
void add_importing(http::Router& router, const SharedContext& context);
void add_drawings(http::Router& router, const SharedContext& context);
void add_what_if(http::Router& router, const SharedContext& context);
void add_levers(http::Router& router, const SharedContext& context);
void add_scenarios(http::Router& router, const SharedContext& context);
void add_population(http::Router& router, const SharedContext& context);
void add_regions(http::Router& router, const SharedContext& context);
void add_comparison(http::Router& router, const SharedContext& context);
void add_reports(http::Router& router, const SharedContext& context);
void add_alternatives(http::Router& router, const SharedContext& context);
void add_schools(http::Router& router, const SharedContext& context);
void add_programmes(http::Router& router, const SharedContext& context);
void add_kept_programmes(http::Router& router, const SharedContext& context);
void add_cooperation(http::Router& router, const SharedContext& context);
void add_structure_studies(http::Router& router, const SharedContext& context);
void add_building_register(http::Router& router, const SharedContext& context);

/// All routes of the API.
http::Router make_router(const SharedContext& context);

}  // namespace handlingsrom::routes
