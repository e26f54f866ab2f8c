#include "outlook/rooms/marginal.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "outlook/rooms/prepared.hpp"

namespace handlingsrom::rooms {

std::vector<Figures> one_more(const Chain& chain, const Request& request, std::span<const int> ages) {
  constexpr int later = 1;  // year 0 is what was counted
  for (const int age : ages) {
    if (age < 0 || age > oldest_age)
      throw Error(ErrorCode::bad_input, "unknown_age",
                  {{"found", fmt::format("{}", age)}, {"most", fmt::format("{}", oldest_age)}});
  }
  const Chain::Prepared& prepared = chain.prepared();
  const Course course(prepared, request);
  const population::Projection persons = course.population();
  Calculation calculation(course.setting(), prepared.years, ages.size() + 1);
  calculation.fill(0, persons, course.assumptions);
  for (std::size_t k = 0; k < ages.size(); ++k) {
    population::Projection more = persons;
    for (const Sex sex : {Sex::female, Sex::male}) more.ages(later, sex)[static_cast<std::size_t>(ages[k])] += 0.5;
    calculation.fill(k + 1, more, course.assumptions);
  }
  calculation.evaluate(request.adjustments);
  const std::vector<sheet::Row>& rows = prepared.model.sheet().rows();
  const std::vector<Provenance> marks = course.marks(calculation.values(), calculation.engine_marks());
  std::vector<Figures> result;
  for (std::size_t k = 0; k < ages.size(); ++k) {
    Figures& figures = result.emplace_back(prepared.first + later, 1);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      Figure figure;
      figure.id = rows[row].id;
      figure.unit = rows[row].unit;
      figure.provenance = marks[row];
      figure.middle = {calculation.at(row, later, k + 1) - calculation.at(row, later, 0)};
      figures.add(std::move(figure));
    }
  }
  return result;
}

}  // namespace handlingsrom::rooms
