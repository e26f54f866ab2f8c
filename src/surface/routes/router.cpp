#include "surface/routes/context.hpp"
#include "surface/routes/rota.hpp"
#include "surface/routes/together.hpp"

namespace handlingsrom::routes {

Context make_context(const api::Service& service, http::Catalogues catalogues, std::string program_version) {
  Context context;
  context.service = &service;
  context.quota = std::make_shared<SavingQuota>();
  context.metrics = std::make_shared<http::Metrics>();
  context.reports = std::make_shared<ReportShelf>();
  context.figure_texts = std::make_shared<const FigureTexts>();
  context.defaults = std::make_shared<const Assumptions>(service.default_assumptions());
  context.catalogues = std::move(catalogues);
  context.program_version = std::move(program_version);
  return context;
}

http::Router make_router(const SharedContext& context) {
  http::Router router;
  add_document(router, context);
  add_sources(router, context);
  add_operation(router, context);
  add_session(router, context);
  add_accounts(router, context);
  add_providers(router, context);
  add_own_sessions(router, context);
  add_keys(router, context);
  add_sharing(router, context);
  add_together(router, context);
  add_municipalities(router, context);
  add_outlook(router, context);
  add_what_if(router, context);
  add_live_report(router, context);
  add_measures(router, context);
  add_own_figures(router, context);
  add_importing(router, context);
  add_alternatives(router, context);
  add_drawings(router, context);
  add_levers(router, context);
  add_scenarios(router, context);
  add_population(router, context);
  add_regions(router, context);
  add_comparison(router, context);
  add_reports(router, context);
  add_schools(router, context);
  add_programmes(router, context);
  add_kept_programmes(router, context);
  add_cooperation(router, context);
  add_rota(router, context);
  add_structure_studies(router, context);
  add_building_register(router, context);
  return router;
}

}  // namespace handlingsrom::routes
