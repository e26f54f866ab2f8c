#include "outlook/care/model.hpp"

#include "outlook/care/bed_days.hpp"
#include "standing/facts/care_facts.hpp"

namespace handlingsrom::care {

Model build(const facts::Facts& facts, Ladder ladder) {
  Model model;
  model.ladder = std::move(ladder);
  model.shapes = age_shapes(facts);
  model.levels = levels(facts, model.shapes, model.ladder);
  model.long_run = shrink(facts, model.levels);
  model.coverage = coverage_basis(facts, model.levels, model.shapes);
  model.short_stay_bed_level = short_stay_bed_levels(facts);

  double agreed = 0;
  double weighted = 0;
  for (const Levels& own : model.levels.municipalities) {
    if (facts::is_missing(own.fte)) continue;
    agreed += own.fte;
    for (const Step& step : model.ladder.steps) {
      const Level& level = own.figure[index_of(step.figure)];
      for (std::size_t g = 0; g < age_group_count; ++g) weighted += step.fte_per_user * step.share[g] * level.users[g];
    }
  }
  if (weighted > 0 && agreed > 0) model.national_fte_scale = agreed / weighted;
  return model;
}

}  // namespace handlingsrom::care
