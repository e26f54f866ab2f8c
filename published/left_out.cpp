// What a published page never asks for, though what it asks for could: reading a file of own figures, and a cooperation's part of a report.
#include "base/error.hpp"
#include "standing/reading/document.hpp"
#include "surface/api/council_paper.hpp"

namespace handlingsrom {
namespace {

[[noreturn]] void not_here() { throw Error(ErrorCode::usage, "page_unknown"); }

}  // namespace

reading::Document reading::read_bytes(std::string_view, const std::string&, const Limits&) { not_here(); }
report::Part api::member_part(const report::Words&, const PaperMaterial&) { not_here(); }

}  // namespace handlingsrom
