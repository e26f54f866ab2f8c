// What a published page never asks for, though what it asks for could: a file of own figures, what a store holds, a cooperation's part of a report, a site's files.
#include "base/error.hpp"
#include "standing/reading/document.hpp"
#include "surface/api/council_paper.hpp"
#include "surface/api/in_force.hpp"
#include "surface/http/assets.hpp"

namespace handlingsrom {
namespace {

[[noreturn]] void not_here() { throw Error(ErrorCode::usage, "page_unknown"); }

}  // namespace

reading::Document reading::read_bytes(std::string_view, const std::string&, const Limits&) { not_here(); }
std::vector<api::FetchedFigure> api::fetched_figures(const store::Store&, const std::filesystem::path&, const std::string&,
                                                     const store::AsOf&) {
  not_here();
}
std::vector<api::InForceNotice> api::in_force_for(const InForce&, MunicipalityIndex) { not_here(); }
std::optional<http::Response> http::Assets::find(const Target&) const { not_here(); }
report::Part api::member_part(const report::Words&, const PaperMaterial&) { not_here(); }

}  // namespace handlingsrom
