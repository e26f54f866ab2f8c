// Decisions held against today's figures.
#include <algorithm>
#include <cmath>

#include "followup/programme/check.hpp"

namespace handlingsrom::programme {

void check_decisions(const Programme& programme, Day day, const FigureNow& figure_now, std::vector<Finding>& out) {
  for (const Decision& decision : programme.decisions) {
    if (decision.figures.empty())
      out.push_back(
          {Finding::Kind::no_figures, Finding::Weight::should, "koml. § 13-1", {{"decision", decision.name}}, {}});
    if (decision.involvement.empty())
      out.push_back({Finding::Kind::nobody_heard, Finding::Weight::should, {}, {{"decision", decision.name}}, {}});
    for (const DecisionFigure& then : decision.figures) {
      const std::vector<std::pair<std::string, std::string>> texts{
          {"decision", decision.name}, {"figure", then.figure}, {"version", decision.version}};
      const double year = then.year;
      const std::optional<double> now = figure_now(then.figure, then.year);
      if (!now || !std::isfinite(*now)) {
        out.push_back({Finding::Kind::figure_lost, Finding::Weight::should, "koml. § 13-1", texts, {{"year", year}}});
      } else if (std::abs(*now - then.value) > then.tolerance) {
        out.push_back({Finding::Kind::figure_moved,
                       Finding::Weight::must,
                       "koml. § 13-1",
                       texts,
                       {{"year", year}, {"then", then.value}, {"now", *now}, {"tolerance", then.tolerance}}});
      }
    }
  }
  for (const Phase& phase : programme.phases) {
    if (phase.decision_point.empty() || phase.to >= day) continue;
    const bool decided = std::any_of(programme.decisions.begin(), programme.decisions.end(),
                                     [&](const Decision& decision) { return decision.point == phase.decision_point; });
    if (!decided)
      out.push_back({Finding::Kind::no_decision,
                     Finding::Weight::should,
                     {},
                     {{"phase", phase.name}, {"point", phase.decision_point}, {"date", roster::text_of(phase.to)}},
                     {}});
  }
}

}  // namespace handlingsrom::programme
