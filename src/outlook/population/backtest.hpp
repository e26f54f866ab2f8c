// Projects from past years with only what was known then, and compares with what happened.
#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "outlook/population/fan.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::population {

/// The age groups that are compared; the last is everybody.
inline constexpr std::array<AgeRange, 5> backtest_groups{
    {{0, 5}, {6, 15}, {67, 79}, {80, oldest_age}, {0, oldest_age}}};
using ByGroup = std::array<double, 5>;

/// Smallest number of inhabitants in each size class at the start year.
inline constexpr std::array<int, 6> size_class_from{0, 2000, 5000, 10000, 20000, 50000};

enum class Method {
  ours,
  statistics_norway,  // the published main alternative of the vintage (Telemark only)
  hamilton_perry,
  constant,
  ours_known_births,  // ours, had the country's births been known
  ours_known_deaths,
  ours_known_migration,
  ours_known_country,     // all three
  ours_known_own_births,  // ours, had the municipalities' own levels been known
  ours_known_own_deaths,
  ours_known_own_migration,
  ours_known_own  // all three
};
std::string_view key_of(Method method);  // "ours", "statistics_norway", …

enum class Places { all, telemark, size_class };
std::string_view key_of(Places places);

/// Mean over municipalities of 100·|projected − observed|/observed, and of the same without the absolute value.
struct ErrorRow {
  Method method = Method::ours;
  Places places = Places::all;
  int size_class = -1;  // with Places::size_class: its position in size_class_from
  int base = 0;         // start year; 0: mean over the bases asked for
  int horizon = 0;      // years
  int municipalities = 0;
  ByGroup error{};  // %
  ByGroup bias{};   // %
};

/// Published projections: [vintage][(municipality number, year)] → persons by group.
using PublishedForecasts = std::map<int, std::map<std::pair<int, int>, ByGroup>>;

/// Reads "vintage,municipality,year,age_0_5,age_6_15,age_67_79,age_80,total". Throws Error(bad_input).
PublishedForecasts read_published_forecasts(std::istream& input, const std::string& name);

struct BacktestRequest {
  std::vector<int> bases{2011, 2016};
  std::vector<int> horizons{5, 10};
  bool by_size = true;
  bool hindsight = true;                    // the rows that split the error
  bool mean = false;                        // of the bases, for all municipalities, as base 0
  std::map<std::string, double> assumed{};  // parameters that differ from their defaults, by id
};

/// Vintages over which Statistics Norway's projections are averaged.
inline constexpr std::array<int, 5> compared_vintages{2010, 2011, 2012, 2014, 2016};

/// All municipalities with unbroken history, base by base: ours, Hamilton–Perry and constancy, by size class too.
std::vector<ErrorRow> backtest_all(const std::shared_ptr<const facts::Facts>& facts, const BacktestRequest& request);

/// Telemark's municipalities at the published vintages: Statistics Norway, ours, Hamilton–Perry, constancy, and ours with the
/// country's births, deaths or migration known; each vintage, and their mean as base 0.
std::vector<ErrorRow> backtest_telemark(const std::shared_ptr<const facts::Facts>& facts,
                                        const PublishedForecasts& published, const BacktestRequest& request);

/// How often the 80 % interval held: counts by group and horizon, and by size class and group.
struct Coverage {
  static constexpr int horizons = 10;
  std::array<std::array<double, horizons + 1>, 5> inside{}, all{};
  std::array<std::array<double, 5>, 6> inside_by_size{}, all_by_size{};

  double share(std::size_t group) const;               // over horizons, %
  double share(std::size_t group, int horizon) const;  // %
  double overall() const;                              // the four age groups, all horizons, %
  double of_size(std::size_t size_class) const;        // the four age groups, %
};
Coverage coverage(const std::shared_ptr<const facts::Facts>& facts, const std::vector<int>& bases, int paths,
                  std::uint64_t seed, unsigned threads, const std::map<std::string, double>& assumed = {});

}  // namespace handlingsrom::population
