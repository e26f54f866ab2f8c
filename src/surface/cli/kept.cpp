#include "surface/cli/kept.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace handlingsrom::cli {
namespace {

std::string figure_text(const Context& context, double value) {
  return std::isnan(value) ? context.text("store.no_figure") : fmt::format("{}", value);
}

/// Share of what it was: how much a figure has moved, whatever it counts.
double share_moved(const ledger::Moved& moved) {
  if (std::isnan(moved.before) || std::isnan(moved.after)) return 0;
  return std::abs(moved.after - moved.before) / std::max(std::abs(moved.before), 1e-9);
}

}  // namespace

void tell_kept(const Context& context, const store::Store& store, const api::Kept& kept) {
  context.message(context.text("store.kept", {{"store", store.address().shown()},
                                              {"fresh", std::to_string(kept.fresh)},
                                              {"unchanged", std::to_string(kept.unchanged)},
                                              {"changed", std::to_string(kept.changed)}}));
  if (kept.without_period > 0)
    context.message(context.text("store.without_period", {{"count", std::to_string(kept.without_period)}}));
  if (kept.twice > 0) context.message(context.text("store.twice", {{"count", std::to_string(kept.twice)}}));
  std::vector<api::MovedFigure> moved = kept.moved;
  std::stable_sort(moved.begin(), moved.end(), [](const api::MovedFigure& a, const api::MovedFigure& b) {
    return share_moved(a.moved) > share_moved(b.moved);
  });
  constexpr std::size_t most = 20;
  for (std::size_t i = 0; i < std::min(most, moved.size()); ++i) {
    context.message(context.text("store.moved", {{"place", moved[i].place},
                                                 {"title", moved[i].title},
                                                 {"period", moved[i].moved.period},
                                                 {"before", figure_text(context, moved[i].moved.before)},
                                                 {"after", figure_text(context, moved[i].moved.after)}}));
  }
  if (moved.size() > most)
    context.message(context.text("store.moved_more", {{"count", std::to_string(moved.size() - most)}}));
}

}  // namespace handlingsrom::cli
