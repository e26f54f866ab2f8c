// What becomes of a municipality's figures in a scenario, what did it, what it would take: a function for each question.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/standard_seed.hpp"
#include "choice/scenario/answers.hpp"
#include "choice/scenario/knowing.hpp"
#include "surface/api/scenarios.hpp"

namespace handlingsrom::api {

/// A scenario, and its levers as they are turned; nothing turned where both are empty.
struct LoadedScenario {
  scenario::Scenario scenario;
  std::vector<scenario::Setting> settings;
};
/// Throws what load_scenario throws.
LoadedScenario open_scenario(const Service& service, const std::filesystem::path& file, bool beyond_law = false);

/// Today's course.
rooms::Figures course(const Service& service, MunicipalityIndex municipality);
/// The scenario's figures; with `paths`, ranges. Throws Error(bad_input, "scenario_more_than_there_is").
rooms::Figures course(const Service& service, MunicipalityIndex municipality, const LoadedScenario& loaded,
                      int paths = 0, std::uint64_t seed = standard_seed);

/// Whether promises hold in figures that come of these levers.
std::vector<scenario::Kept> kept(std::span<const scenario::Promise> promises, const rooms::Figures& figures,
                                 std::span<const scenario::Setting> settings);

/// "2031–2050", "2031, 2034–2050": the years in which a promise does not hold; `first` is the first of them all. Empty where it holds.
std::string broken_years(const scenario::Kept& kept, Year first);

/// The rooms in the second scenario less those in the first, over common random numbers.
scenario::Difference difference(const Service& service, MunicipalityIndex municipality, const LoadedScenario& first,
                                const LoadedScenario& second, int paths, std::uint64_t seed);

/// Which lever did how much.
scenario::Explanation explain(const Service& service, MunicipalityIndex municipality, const LoadedScenario& loaded,
                              std::uint64_t seed, unsigned threads);

/// What each of the levers alone must be turned to, from `from`, for the room to be zero in `year`.
std::vector<scenario::Answer> needed(const Service& service, MunicipalityIndex municipality,
                                     std::span<const std::size_t> levers, std::size_t room, Year from, Year year,
                                     bool beyond_law);
/// The same of several together; nullopt where the lawful ends are reached first.
std::optional<std::vector<scenario::Setting>> needed_together(const Service& service, MunicipalityIndex municipality,
                                                              std::span<const std::size_t> levers, std::size_t room,
                                                              Year from, Year year);

/// What is lost of the three rooms when every turn starts 1, 2 … `most` years later. [years − 1][room]
std::vector<std::array<double, scenario::room_count>> costs_of_waiting(const Service& service,
                                                                       MunicipalityIndex municipality,
                                                                       const LoadedScenario& loaded, int most);

/// Which assumption is most worth knowing better before choosing between the scenarios.
scenario::ValueOfKnowing value_of_knowing(const Service& service, MunicipalityIndex municipality,
                                          std::span<const LoadedScenario> choices,
                                          const scenario::KnowingRequest& request);

/// Ids of the levers that count a saving which this one counts too.
std::vector<std::string_view> excluded_by(const scenario::Lever& lever);
/// kr borrowed for each unit that the lever rises by; 0 where it borrows nothing, or by a figure.
double borrowed_per_unit(const scenario::Lever& lever);

}  // namespace handlingsrom::api
