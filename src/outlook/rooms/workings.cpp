#include "outlook/rooms/workings.hpp"

#include "outlook/rooms/prepared.hpp"

namespace handlingsrom::rooms {
namespace {

std::vector<std::vector<double>> by_year(std::span<const sheet::Column> columns, std::size_t years) {
  std::vector<std::vector<double>> all;
  for (const sheet::Column& column : columns) {
    std::vector<double>& series = all.emplace_back();
    for (std::size_t t = 0; t < years; ++t) series.push_back(column.at(t, 0));
  }
  return all;
}

}  // namespace

Workings workings(const Chain& chain, const Request& request) {
  const Chain::Prepared& prepared = chain.prepared();
  const Course course(prepared, request);
  Calculation calculation(course.setting(), prepared.years);
  calculation.fill(0, course.population(), course.assumptions);
  calculation.evaluate(request.adjustments);
  const sheet::Inputs inputs = calculation.inputs();
  return {prepared.model.sheet(),
          prepared.first,
          inputs.years,
          course.starting.cells,
          by_year(inputs.engines, inputs.years),
          by_year(inputs.parameters, inputs.years),
          {request.adjustments.begin(), request.adjustments.end()},
          course.marks(calculation.values(), calculation.engine_marks()),
          calculation.values()};
}

Reaches reaches(std::string_view parameter) {
  if (parameter.starts_with("population.")) return Reaches::population;
  if (parameter == "care.fte_home" || parameter == "care.fte_place") return Reaches::sheet;
  if (parameter.starts_with("care.")) return Reaches::care;
  if (parameter.starts_with("economy.result_") || parameter == "economy.base_years") return Reaches::result;
  const bool labour = parameter == "workforce.leaving_age" || parameter.starts_with("workforce.flow.");
  return labour ? Reaches::labour : Reaches::sheet;
}

}  // namespace handlingsrom::rooms
