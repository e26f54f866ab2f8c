#include "surface/api/scenario_questions.hpp"

#include "choice/scenario/analysis.hpp"
#include "choice/scenario/double_counting.hpp"
#include "choice/scenario/evaluate.hpp"

namespace handlingsrom::api {

LoadedScenario open_scenario(const Service& service, const std::filesystem::path& file, bool beyond_law) {
  LoadedScenario loaded{load_scenario(service, file, beyond_law), {}};
  loaded.settings = scenario::settings_of(loaded.scenario, period_of(service));
  return loaded;
}

rooms::Figures course(const Service& service, MunicipalityIndex municipality) {
  return scenario::Evaluator(service.chain(), municipality).run({});
}

rooms::Figures course(const Service& service, MunicipalityIndex municipality, const LoadedScenario& loaded, int paths,
                      std::uint64_t seed) {
  return evaluator_of(service, municipality, loaded.scenario).run(loaded.settings, paths, seed);
}

std::vector<scenario::Kept> kept(std::span<const scenario::Promise> promises, const rooms::Figures& figures,
                                 std::span<const scenario::Setting> settings) {
  return scenario::check_promises(promises, figures, settings);
}

std::string broken_years(const scenario::Kept& kept, Year first) {
  std::string text;
  for (std::size_t t = 0; t < kept.holds.size(); ++t) {
    if (kept.holds[t]) continue;
    std::size_t last = t;
    while (last + 1 < kept.holds.size() && !kept.holds[last + 1]) ++last;
    if (!text.empty()) text += ", ";
    text += std::to_string(first.value + static_cast<int>(t));
    if (last > t) text += "–" + std::to_string(first.value + static_cast<int>(last));
    t = last;
  }
  return text;
}

scenario::Difference difference(const Service& service, MunicipalityIndex municipality, const LoadedScenario& first,
                                const LoadedScenario& second, int paths, std::uint64_t seed) {
  return scenario::difference(evaluator_of(service, municipality, first.scenario), first.settings,
                              evaluator_of(service, municipality, second.scenario), second.settings, paths, seed);
}

scenario::Explanation explain(const Service& service, MunicipalityIndex municipality, const LoadedScenario& loaded,
                              std::uint64_t seed, unsigned threads) {
  constexpr int samples = 200;
  return scenario::explain(evaluator_of(service, municipality, loaded.scenario), loaded.settings, samples, seed,
                           threads);
}

std::vector<scenario::Answer> needed(const Service& service, MunicipalityIndex municipality,
                                     std::span<const std::size_t> levers, std::size_t room, Year from, Year year,
                                     bool beyond_law) {
  const scenario::Evaluator evaluator(service.chain(), municipality);
  std::vector<scenario::Answer> answers;
  for (const std::size_t lever : levers)
    answers.push_back(scenario::needed(evaluator, {}, lever, room, from, year, beyond_law));
  return answers;
}

std::optional<std::vector<scenario::Setting>> needed_together(const Service& service, MunicipalityIndex municipality,
                                                              std::span<const std::size_t> levers, std::size_t room,
                                                              Year from, Year year) {
  return scenario::smallest_change(scenario::Evaluator(service.chain(), municipality), levers, room, from, year);
}

std::vector<std::array<double, scenario::room_count>> costs_of_waiting(const Service& service,
                                                                       MunicipalityIndex municipality,
                                                                       const LoadedScenario& loaded, int most) {
  const scenario::Evaluator evaluator = evaluator_of(service, municipality, loaded.scenario);
  std::vector<std::array<double, scenario::room_count>> costs;
  for (int years = 1; years <= most; ++years)
    costs.push_back(scenario::cost_of_waiting(evaluator, loaded.scenario, years));
  return costs;
}

scenario::ValueOfKnowing value_of_knowing(const Service& service, MunicipalityIndex municipality,
                                          std::span<const LoadedScenario> choices,
                                          const scenario::KnowingRequest& request) {
  std::vector<scenario::Evaluator> evaluators;
  evaluators.reserve(choices.size());
  std::vector<scenario::Option> options;
  for (const LoadedScenario& loaded : choices) {
    evaluators.push_back(evaluator_of(service, municipality, loaded.scenario));
    options.push_back({&evaluators.back(), loaded.settings});
  }
  return scenario::value_of_knowing(options, request);
}

std::vector<std::string_view> excluded_by(const scenario::Lever& lever) {
  std::vector<std::string_view> ids;
  for (const scenario::Lever* other : levers()) {
    if (other != &lever && scenario::count_twice(lever, *other)) ids.push_back(other->id);
  }
  return ids;
}

double borrowed_per_unit(const scenario::Lever& lever) {
  double sum = 0;
  for (const scenario::FigureEffect& effect : lever.figures) {
    if (effect.measure == scenario::Measure::loan && effect.driver.empty()) sum += effect.weight;
  }
  return sum;
}

}  // namespace handlingsrom::api
