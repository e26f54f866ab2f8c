#include "surface/api/knowledge_basis.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/staff_flow_along.hpp"
#include "outlook/rooms/workings.hpp"
#include "standing/facts/price_year.hpp"
#include "surface/api/council_paper.hpp"
#include "surface/api/plan.hpp"
#include "outlook/rooms/own_in_force.hpp"
#include "standing/facts/fetched.hpp"
#include "surface/api/fetched_part.hpp"
#include "surface/api/studies.hpp"
#include "surface/api/version.hpp"
#include "surface/report/material.hpp"

namespace handlingsrom::api {
namespace {

rooms::Request basis_request(const KnowledgeBasisRequest& request) {
  rooms::Request result;
  result.municipality = request.municipality;
  result.assumptions = request.plan != nullptr ? &request.plan->assumptions() : request.assumptions;
  result.own = request.own;
  result.paths = request.paths;
  result.seed = request.seed;
  result.alternative = request.population;
  return result;
}

report::Report composed(const report::Material& material, const report::Words& words,
                        const KnowledgeBasisRequest& request) {
  std::vector<report::Part> more;
  if (!request.fetched.empty()) more.push_back(fetched_part(words, request.fetched));
  if (request.cooperation == nullptr)
    return more.empty() ? report::compose(material, words) : report::compose_with(material, words, std::move(more));
  const StudyAnswer& study = *request.cooperation;
  for (std::size_t i = 0; i < study.study.members.size(); ++i) {
    if (study.study.members[i].municipality == request.municipality) {
      more.push_back(member_part(words, {study.study, study.outcome, i, nullptr, nullptr, &study.over_sea}));
      return report::compose_with(material, words, std::move(more));
    }
  }
  std::string names;
  for (const auto& member : study.study.members) names += (names.empty() ? "" : ", ") + member.name;
  throw Error(ErrorCode::usage, "study_not_of_this",
              {{"file", study.study.file}, {"found", material.place().name}, {"expected", names}});
}

bool is_turned(const KnowledgeBasisRequest& request) {
  return request.plan != nullptr && !request.plan->settings().empty();
}

Assumptions assumptions_of(const Service& service, const KnowledgeBasisRequest& request) {
  const Assumptions* given = basis_request(request).assumptions;
  return given != nullptr ? *given : service.chain().default_assumptions();
}

rooms::Figures figures_of(const Service& service, const KnowledgeBasisRequest& request) {
  if (is_turned(request)) return request.plan->outlook(request.municipality, request.paths, request.seed);
  rooms::Figures figures = service.chain().run(basis_request(request));
  service.chain().add_chance(basis_request(request), figures);
  return figures;
}

/// Along the figures that the report shows, with the people that they rest on.
rooms::StaffFlow staff_flow_of(const Service& service, const KnowledgeBasisRequest& request,
                               const rooms::Figures& figures, const population::Projection& persons) {
  rooms::Request along = basis_request(request);
  std::optional<Assumptions> turned;
  if (is_turned(request)) {
    turned = request.plan->evaluator(request.municipality).assumptions(request.plan->settings());
    along.assumptions = &*turned;
  }
  return rooms::staff_flow(service.chain(), along, figures, &persons);
}

}  // namespace

messages::Language language_of(const registry::Municipality& municipality) {
  return municipality.written_standard == registry::WrittenStandard::nynorsk ? messages::Language::nynorsk
                                                                             : messages::Language::bokmaal;
}

KnowledgeBasis::KnowledgeBasis(const Service& service, const KnowledgeBasisRequest& request)
    : service_(service),
      request_(request),
      assumptions_(assumptions_of(service, request)),
      figures_(figures_of(service, request)),
      standing_(service.chain().standing(basis_request(request))),
      projection_(is_turned(request)
                      ? request.plan->evaluator(request.municipality).population(request.plan->settings())
                      : service.chain().population(basis_request(request))) {}

report::Material KnowledgeBasis::material() const {
  report::Manifest manifest;
  manifest.program_version = std::string(program_version);
  manifest.bundle_version = service_.facts().version;
  manifest.bundle_digest = service_.facts().digest;
  manifest.data_date = service_.facts().version;
  manifest.price_year = facts::price_year(service_.facts()).value;
  manifest.seed = request_.seed;
  manifest.paths = request_.paths;
  const facts::OwnFigures* own =
      request_.own != nullptr ? request_.own : rooms::own_in_force(service_.chain(), request_.municipality);
  if (own != nullptr) manifest.own_figures = own->file;
  for (const facts::Source& source : service_.sources())
    if (facts::is_fetched(source)) manifest.bundle_version += " + " + source.table + " (" + source.retrieved + ")";
  for (const ParameterSpec* spec : assumptions_.specs()) {
    if (assumptions_.changed(spec->id)) manifest.changed_assumptions.emplace_back(spec->id);
  }
  if (is_turned(request_)) {
    for (const scenario::Turn& turn : request_.plan->scenario().turns)
      manifest.changed_assumptions.emplace_back(levers()[turn.lever]->id);
  }
  if (!request_.population.empty()) manifest.changed_assumptions.push_back("population=" + request_.population);
  report::Material material{service_.facts(), request_.municipality, figures_,    standing_,
                            assumptions_,     std::move(manifest),   &projection_};
  rooms::Workings workings = rooms::workings(service_.chain(), basis_request(request_));
  workings.staff_flow = staff_flow_of(service_, request_, figures_, projection_);
  material.workings = std::make_shared<const rooms::Workings>(std::move(workings));
  return material;
}

report::Report KnowledgeBasis::report(const messages::Catalogue& catalogue) const {
  return composed(material(), report::Words(catalogue), request_);
}

report::Overview KnowledgeBasis::overview(const messages::Catalogue& catalogue) const {
  return report::overview(material(), report::Words(catalogue));
}

report::Delivery KnowledgeBasis::write(const messages::Catalogue& catalogue, const std::filesystem::path& out,
                                       report::Formats formats) const {
  const report::Words words(catalogue);
  const report::Material all = material();
  return report::deliver(all.place(), composed(all, words, request_), words, report::Kind::basis, formats, out, &all);
}

}  // namespace handlingsrom::api
