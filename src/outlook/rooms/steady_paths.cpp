#include "outlook/rooms/steady_paths.hpp"

#include "outlook/rooms/prepared.hpp"
#include "outlook/rooms/ranges.hpp"

namespace handlingsrom::rooms {

void run_paths(const Chain& chain, const Request& request, const std::function<void(int path, Figures& figures)>& visit,
               const std::function<void(int path, Figures& figures)>& steady) {
  const Chain::Prepared& prepared = chain.prepared();
  const Course course(prepared, request);
  const std::vector<sheet::Row>& rows = prepared.model.sheet().rows();
  Figures figures(prepared.first, prepared.years);
  for (const sheet::Row& row : rows) {
    Figure figure;
    figure.id = row.id;
    figure.unit = row.unit;
    figure.middle.resize(static_cast<std::size_t>(prepared.years));
    figures.add(std::move(figure));
  }
  const auto telling = [&](const std::function<void(int path, Figures& figures)>& whom) -> VisitPath {
    if (!whom) return {};
    return [&](std::size_t path, const Calculation& calculation, std::size_t lane) {
      for (std::size_t k = 0; k < rows.size(); ++k) {
        auto& middle = figures.edit(k).middle;
        for (std::size_t t = 0; t < middle.size(); ++t) middle[t] = calculation.at(k, t, lane);
      }
      whom(static_cast<int>(path), figures);
    };
  };
  for_each_path(course, request.paths, 0, static_cast<std::size_t>(request.paths), telling(visit), telling(steady));
}

}  // namespace handlingsrom::rooms
