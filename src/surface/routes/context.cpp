#include "surface/routes/context.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"

namespace handlingsrom::routes {

MunicipalityIndex Context::municipality(const std::string& number) const {
  const bool four_digits =
      number.size() == 4 && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!four_digits) return facts->registry->find(number);
  if (const auto index = facts->registry->find_number(MunicipalityNumber{std::stoi(number)})) return *index;
  return facts->registry->find(number);
}

std::string Context::version() const {
  const std::string text = program_version + "/" + facts->version + "/" + facts->digest;
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  std::array<char, 2 * crypto_generichash_BYTES_MIN + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

Context make_context(const api::Service& service, http::Catalogues catalogues, std::string program_version) {
  Context context;
  context.facts = service.shared_facts();
  context.service = &service;
  context.chain = &service.chain();
  context.reports = std::make_shared<ReportShelf>();
  context.defaults = std::make_shared<const Assumptions>(context.chain->default_assumptions());
  context.catalogues = std::move(catalogues);
  context.program_version = std::move(program_version);
  return context;
}

http::Router make_router(const SharedContext& context) {
  http::Router router;
  add_document(router, context);
  add_municipalities(router, context);
  add_outlook(router, context);
  add_what_if(router, context);
  add_live_report(router, context);
  add_measures(router, context);
  add_own_figures(router, context);
  add_drawings(router, context);
  add_levers(router, context);
  add_scenarios(router, context);
  add_population(router, context);
  add_regions(router, context);
  add_comparison(router, context);
  add_reports(router, context);
  add_schools(router, context);
  return router;
}

}  // namespace handlingsrom::routes
