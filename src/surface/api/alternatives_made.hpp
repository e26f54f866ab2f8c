// How alternatives become what the report room sets side by side. Not for clients of the façade.
#pragma once

#include <deque>
#include <vector>

#include "choice/scenario/evaluate.hpp"
#include "surface/api/alternatives.hpp"
#include "surface/api/plan.hpp"
#include "surface/report/perspective.hpp"
#include "surface/report/side_by_side.hpp"

namespace handlingsrom::api {

/// Pixels of the picture in a report: on paper its letters are as large as the text.
inline constexpr double printed_width = 720;

/// A scenario with what runs it.
struct Runnable {
  scenario::Scenario scenario;
  scenario::Evaluator evaluator;
  std::vector<Change> assumptions;  // changed beside the levers
};
Runnable runnable(const Plan& plan, MunicipalityIndex municipality, std::string name, std::span<const Change> changes);

/// The figures as they are read everywhere: the middle of the paths with its range, the risk of a shortage of places among them.
/// `today`: with that risk.
rooms::Figures read_figures(const Runnable& course, const rooms::Figures& today, int paths, std::uint64_t seed);

/// What the course asks, in words.
std::vector<report::Asked> asked_of(const Service& service, const Runnable& course, const report::Words& words);

/// A direction of the perspective report as an alternative; it must outlive what is returned.
report::Alternative alternative_of(const report::Direction& direction, std::vector<report::Asked> asks);

/// Courses beside today's; owns the figures that the alternatives point to.
struct Courses {
  rooms::Figures today{Year{0}, 0};
  std::deque<rooms::Figures> figures;
  std::vector<report::Alternative> alternatives;  // today's first
};
Courses courses_of(const Service& service, const AlternativesRequest& request, const messages::Catalogue& catalogue);

report::SideBySide side_by_side(const Service& service, const AlternativesRequest& request,
                                const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
