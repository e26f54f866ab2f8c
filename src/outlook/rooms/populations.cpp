#include "outlook/rooms/calculation.hpp"
#include "outlook/rooms/prepared.hpp"
#include "outlook/population/base.hpp"

namespace handlingsrom::rooms {
namespace {

economy::Country country_in(const population::Frame& frame, const std::vector<double>& held) {
  std::vector<economy::AgeCounts> ages;
  for (const population::BySexAge& persons : frame.municipalities)
    ages.push_back(economy::age_counts(persons[0], persons[1]));
  const std::vector<double> tax = economy::tax_per_inhabitant(*frame.facts, frame.inhabitants.front());
  return economy::country_of({economy::weights_of(frame.facts->cost_key), held, ages, frame.inhabitants, tax});
}

}  // namespace

Populations::Populations(std::shared_ptr<const population::Frame> prepared,
                         std::shared_ptr<const std::vector<double>> held_indexes)
    : frame(std::move(prepared)),
      held(std::move(held_indexes)),
      country(country_in(*frame, *held)),
      asked_(std::make_unique<std::once_flag[]>(held->size())),
      projections_(held->size()) {}

const population::Projection& Populations::projection(MunicipalityIndex municipality) const {
  const auto m = static_cast<std::size_t>(municipality.value);
  population::Projection& projection = projections_.at(m);
  std::call_once(asked_[m], [&] { projection = population::project(*frame, municipality); });
  return projection;
}

std::shared_ptr<const Populations> populations_at(const std::shared_ptr<const facts::Facts>& facts,
                                                  const Assumptions& assumptions, const Populations* known,
                                                  std::string_view alternative) {
  population::Settings settings = population::settings_from(assumptions, facts->population.last_year(),
                                                            assumptions.first_year() + (assumptions.years() - 1));
  population::choose_base(settings, alternative);
  auto frame = population::prepare(facts, settings, known == nullptr ? nullptr : known->frame.get());
  std::shared_ptr<const std::vector<double>> held = known == nullptr ? nullptr : known->held;
  if (held == nullptr) {
    std::vector<double> made;
    for (int m = 0; m < facts->registry->size(); ++m)
      made.push_back(economy::held_index(economy::prepare_need(*facts, MunicipalityIndex{m})));
    held = std::make_shared<const std::vector<double>>(std::move(made));
  }
  return std::make_shared<const Populations>(std::move(frame), std::move(held));
}

}  // namespace handlingsrom::rooms
