#include "surface/api/knowledge_basis.hpp"

#include "outlook/rooms/chain.hpp"
#include "standing/facts/price_year.hpp"
#include "surface/report/material.hpp"
#include "surface/api/version.hpp"

namespace handlingsrom::api {
namespace {

rooms::Request chain_request(const KnowledgeBasisRequest& request) {
  rooms::Request result;
  result.municipality = request.municipality;
  result.assumptions = request.assumptions;
  result.own = request.own;
  result.paths = request.paths;
  result.seed = request.seed;
  return result;
}

}  // namespace

messages::Language language_of(const registry::Municipality& municipality) {
  return municipality.written_standard == registry::WrittenStandard::nynorsk ? messages::Language::nynorsk
                                                                             : messages::Language::bokmaal;
}

KnowledgeBasis::KnowledgeBasis(const Service& service, const KnowledgeBasisRequest& request)
    : service_(service),
      request_(request),
      assumptions_(request.assumptions != nullptr ? *request.assumptions : service.chain().default_assumptions()),
      figures_(service.chain().run(chain_request(request))),
      standing_(service.chain().standing(chain_request(request))),
      projection_(service.chain().population(chain_request(request))) {
  service.chain().add_chance(chain_request(request), figures_);
}

report::Material KnowledgeBasis::material() const {
  report::Manifest manifest;
  manifest.program_version = std::string(program_version);
  manifest.bundle_version = service_.facts().version;
  manifest.bundle_digest = service_.facts().digest;
  manifest.data_date = service_.facts().version;
  manifest.price_year = facts::price_year(service_.facts()).value;
  manifest.seed = request_.seed;
  manifest.paths = request_.paths;
  if (request_.own != nullptr) manifest.own_figures = request_.own->file;
  for (const ParameterSpec* spec : assumptions_.specs()) {
    if (assumptions_.changed(spec->id)) manifest.changed_assumptions.emplace_back(spec->id);
  }
  return {service_.facts(), request_.municipality, figures_,    standing_,
          assumptions_,     std::move(manifest),   &projection_};
}

report::Report KnowledgeBasis::report(const messages::Catalogue& catalogue) const {
  return report::compose(material(), report::Words(catalogue));
}

report::Overview KnowledgeBasis::overview(const messages::Catalogue& catalogue) const {
  return report::overview(material(), report::Words(catalogue));
}

report::Delivery KnowledgeBasis::write(const messages::Catalogue& catalogue, const std::filesystem::path& out) const {
  const report::Words words(catalogue);
  const report::Material all = material();
  return report::deliver(all, report::compose(all, words), words, out);
}

std::filesystem::path KnowledgeBasis::write_word(const messages::Catalogue& catalogue, const std::filesystem::path& out,
                                                 const GiveUp& give_up) const {
  const report::Words words(catalogue);
  const report::Report document = report(catalogue);
  std::filesystem::path file =
      out / report::folder_name(material().place()) / (report::file_name(document, words, "basis") + ".docx");
  api::write_word(document, words, file, give_up);
  return file;
}

}  // namespace handlingsrom::api
