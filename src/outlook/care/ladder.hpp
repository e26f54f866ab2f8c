// The care ladder (omsorgstrapp) as data: steps from lightest to heaviest, what each rests on, and how one moves between them.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::care {

/// The published figure from which a step's users today are taken.
enum class Figure { home_care, staffed_homes, short_stay, long_stay, home_other };
inline constexpr int figure_count = 5;
inline constexpr std::array<Figure, figure_count> figures{Figure::home_care, Figure::staffed_homes, Figure::short_stay,
                                                          Figure::long_stay, Figure::home_other};
constexpr std::size_t index_of(Figure figure) { return static_cast<std::size_t>(figure); }
/// Identifier in ladder files, parameters and messages: "home_care", ….
std::string_view key_of(Figure figure) noexcept;

/// Age groups of the published figures: 0–66, 67–79, 80 and over.
inline constexpr int age_group_count = 3;
inline constexpr std::array<int, age_group_count + 1> age_group_bounds{0, 67, 80, 106};
constexpr int age_group_of(int age) { return age < age_group_bounds[1] ? 0 : age < age_group_bounds[2] ? 1 : 2; }

/// Education groups among whom a step's work is divided; shares sum to 1.
struct EducationShares {
  double nurse = 0;          // three years of higher education
  double health_worker = 0;  // upper secondary certificate
  double assistant = 0;      // none
};

/// A move between two steps and how often it happens (a rate or a relative propensity).
struct Move {
  std::string step;
  double weight = 0;
};

struct Step {
  std::string id;                    // "nursing_home"
  std::array<std::string, 3> names;  // nb, nn, en
  bool place_bound = false;          // limited by places, so that a queue can form
  Figure figure = Figure::home_care;
  bool rest = false;                            // takes what the other steps of the figure leave
  std::array<double, age_group_count> share{};  // of the figure's users, by age group
  double fte_per_user = 0;                      // agreed full-time equivalents in user-facing service
  double cost_per_user = 0;                     // kr per user and year, price year of the ladder
  EducationShares education;
  double women_to_men = 1;             // rate of women over rate of men of the same age
  std::vector<Move> enters_from;       // lighter steps and "none": relative propensity to move here
  std::vector<Move> returns;           // lighter steps and "none": yearly rate per person on this step
  std::vector<std::string> leaves_to;  // step ids, "none" and "death"
  double mortality = 1;                // over people without care of the same age and sex; used where death_rate is 0
  double death_rate = 0;               // per person and year at age 85
  double death_rate_growth = 0;        // per year of age, log scale
  double early_deaths = 0;             // share of entrants dead within half a year; 0: no duration dependence
  double early_mean_stay = 0.25;       // years, of the group that dies soon
  std::string source;
  std::string certainty;

  /// Whether the time already spent on the step matters for how much longer it lasts.
  bool duration_dependent() const { return early_deaths > 0 && death_rate > 0; }
};

struct Ladder {
  int version = 1;
  int price_year = 0;
  /// How the country's users of a figure divide on the age groups (sum 1), where the file says so because no table does.
  std::array<std::optional<std::array<double, age_group_count>>, figure_count> ages;
  std::vector<Step> steps;

  /// Position of a step. Throws Error(unknown_name, "care_step_unknown").
  std::size_t index_of(std::string_view id) const;
};

inline constexpr int ladder_version = 1;

/// Reads and checks a ladder file (TOML, schema in docs/care-ladder.md).
///
/// Throws Error(bad_input) with file and line: a step that cannot be reached or left, a circle that never ends, a share or
/// rate outside its range, shares of a figure above one, a missing cost, an unknown name, an unknown version.
Ladder parse_ladder(std::string_view text, const std::string& file_name);
Ladder load_ladder(const std::filesystem::path& file);

/// data/care-ladder.toml as it was when the program was built: nine steps, and the text to copy and change.
Ladder default_ladder();
std::string_view default_ladder_text();

}  // namespace handlingsrom::care
