// The municipality's buildings as its own file has them: what stands where for what, in which condition, and what that is worth and costs.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/assumptions.hpp"

namespace handlingsrom::buildings {

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// The room's own assumptions, `buildings.…`.
std::span<const ParameterSpec> parameters();

enum class Use { school, kindergarten, care_home, staffed_home, administration, culture, technical, other };
inline constexpr std::size_t uses = 8;
std::string_view key_of(Use use) noexcept;
/// By the key or the ordinary names in bokmål, nynorsk and English.
std::optional<Use> use_of(std::string_view text);

/// NaN and 0 stand for what the file does not say.
struct Building {
  std::string name;
  Use use = Use::other;
  std::string serves;          // the service's own words: "Viggja skole, SFO"
  bool rented = false;         // from others, or theirs
  double area = missing;       // m², gross
  int built = 0, renewed = 0;  // years
  double condition = missing;  // NS 3424: 0 no faults … 3 large or serious ones
  double capacity = missing, users = missing;
  double energy = missing;   // kWh a year
  double running = missing;  // kr a year: operation, cleaning, energy
  double rent = missing;     // kr a year, paid where it is rented
  double renew = missing;    // kr, the municipality's own estimate
  double sale = missing;     // kr
  int empty_from = 0;        // year
  std::int64_t line = 0;     // in the file
};

struct Register {
  std::string file;
  std::vector<Building> buildings;
  std::vector<std::string> ignored;  // heads that mean nothing here
};

/// A table with a row for each building, from CSV, Excel or ODS; the heads are looked for in the first rows, by their names in three languages. Throws Error(bad_input):
/// what standing/reading throws; "buildings_no_table" where no row has the heads for name and use; "buildings_cell" with place, found and expected; "buildings_double" for a name that stands twice.
Register read(const std::filesystem::path& file);
/// With `usual`, a list without uses is one of that use: name and one more column must be there.
Register read_bytes(std::string_view bytes, const std::string& name, std::optional<Use> usual = std::nullopt);

/// The assumptions in force.
struct Rules {
  std::array<double, 3> renew{};   // kr per m² that bring grade 1, 2, 3 to none
  double upkeep = 0, running = 0;  // kr per m² a year
  double rent = 0, sale = 0;       // kr per m²: a year, once
  double rate = 0;
  int life = 0;  // years
};
Rules rules_of(const Assumptions& assumptions);

struct Assessed {
  double backlog = missing;  // kr: from the condition down to grade 1, what was put off
  double renew = missing;    // kr: down to grade 0, or the file's own estimate
  double keep = missing;     // kr a year: renewed, interest and instalments of that within
  double rented = missing;   // kr a year: the same area from others, running within
  double sold = missing;     // kr a year that a sale is worth in interest and instalments not paid
  double area_per_user = missing, fill = missing;
};
Assessed assess(const Building& building, const Rules& rules);

/// Equal yearly payments for a sum over a life.
double yearly(double sum, double rate, int life);

/// A use in all: areas and capacities are sums of what is known, `unknown` counts buildings without area.
struct UseSum {
  Use use{};
  int buildings = 0, unknown = 0;
  double area = 0, capacity = 0, users = 0, backlog = 0, renew = 0, running = 0;
  double condition = missing;  // mean, weighted by area
};
std::vector<UseSum> by_use(const Register& all, const Rules& rules);

/// Owned and rented capacity of a use in a year: what is not empty then.
double capacity_in(const Register& all, Use use, int year);

}  // namespace handlingsrom::buildings
