#include "outlook/rooms/runner.hpp"

#include <algorithm>
#include <optional>

#include "base/wanted.hpp"
#include "outlook/rooms/prepared.hpp"
#include "outlook/rooms/workings.hpp"

namespace handlingsrom::rooms {

struct KeptRun {
  KeptRun(const Chain& of, const Request& asked)
      : chain(of),
        assumptions(asked.assumptions == nullptr ? of.default_assumptions() : *asked.assumptions),
        alternative(asked.alternative),
        request{.municipality = asked.municipality,
                .assumptions = &assumptions,
                .own = asked.own,
                .alternative = alternative},
        course(of.prepared(), request),
        calculation(course.setting(), of.prepared().years) {
    calculation.fill(0, course.population(), assumptions);
    calculation.evaluate({});
    figures.emplace(course.figures(calculation.values(), calculation.engine_marks()));
  }

  const Chain& chain;
  const Assumptions assumptions;
  const std::string alternative;
  const Request request;
  const Course course;
  Calculation calculation;
  std::optional<Figures> figures;
};

std::shared_ptr<const KeptRun> Chain::Prepared::todays_run(const Chain& chain, MunicipalityIndex municipality) const {
  {
    const std::lock_guard lock(todays_guard_);
    if (const auto known = todays_runs_.find(municipality.value); known != todays_runs_.end()) return known->second;
  }
  auto made = std::make_shared<const KeptRun>(chain, Request{.municipality = municipality});
  const std::lock_guard lock(todays_guard_);
  return todays_runs_.try_emplace(municipality.value, std::move(made)).first->second;
}

Runner::Runner(const Chain& chain, MunicipalityIndex municipality)
    : kept_(chain.prepared().todays_run(chain, municipality)) {}
Runner::Runner(const Chain& chain, const Request& request) : kept_(std::make_shared<const KeptRun>(chain, request)) {}
Runner::~Runner() = default;

const Figures& Runner::base() const { return *kept_->figures; }

Figures Runner::run(const Assumptions& assumptions, std::span<const double> settlers,
                    std::span<const sheet::Adjustment> adjustments) const {
  check_wanted();
  const KeptRun& kept = *kept_;
  const auto specs = assumptions.specs();
  const sheet::Inputs before = kept.calculation.inputs();
  std::vector<sheet::Column> parameters(before.parameters.begin(), before.parameters.end());
  std::vector<sheet::Column> engines(before.engines.begin(), before.engines.end());
  std::vector<char> changed_parameters(parameters.size(), 0), changed_engines(engines.size(), 0);
  bool care = false, labour = false, result = false, whole = !settlers.empty();
  for (std::size_t p = 0; p < specs.size() && !whole; ++p) {
    const auto now = assumptions.series_at(p);
    const auto then = kept.assumptions.series_at(p);
    if (std::equal(now.begin(), now.end(), then.begin())) continue;
    changed_parameters[p] = 1;
    parameters[p] = {now.data(), 1, 0};
    switch (reaches(specs[p]->id)) {
      case Reaches::population: whole = true; break;
      case Reaches::care: care = true; break;
      case Reaches::labour: labour = true; break;
      case Reaches::result: result = true; break;
      case Reaches::sheet: break;
    }
  }
  if (whole) {
    Request request = kept.request;
    request.assumptions = &assumptions;
    request.settlers = settlers;
    request.adjustments = adjustments;
    return kept.chain.run(request);
  }

  const Engines& numbers = kept.chain.prepared().model.engines();
  std::optional<population::Projection> persons;
  if (care || labour) persons = kept.course.population();
  std::vector<Provenance> marks = kept.calculation.engine_marks();
  std::vector<std::vector<double>> anew;
  const auto replace = [&](std::uint32_t engine, std::vector<double> values) {
    anew.push_back(std::move(values));
    engines[engine] = {anew.back().data(), 1, 0};
    changed_engines[engine] = 1;
  };
  anew.reserve(numbers.care_users.size() + numbers.care_constant_rates.size() + 5);  // columns point into it
  if (care) {
    for (auto& [engine, values, mark] : care_users(kept.course.setting(), *persons, assumptions)) {
      replace(engine, std::move(values));
      marks[engine] = mark;
    }
  }
  if (labour) {
    std::vector<double> own(before.years), around(before.years);
    workforce::fill_labour(*persons, kept.course.starting.area, assumptions, 1, own.data(), around.data());
    replace(numbers.own_labour, std::move(own));
    replace(numbers.area_labour, std::move(around));
  }
  if (result)
    replace(numbers.beside_the_account,
            economy::beside_the_account(kept.course.starting.results, assumptions, static_cast<int>(before.years)));
  SpareValues::Lent values(kept.chain.prepared().spare_values());
  sheet::update(kept.chain.prepared().model.sheet(), {before.years, 1, before.cells, parameters, engines},
                kept.calculation.values(), {}, adjustments, {changed_parameters, changed_engines}, *values);
  return kept.course.figures_like(*kept.figures, *values, marks);
}

}  // namespace handlingsrom::rooms
