// The care ladder for command line, server and tests: simulation, capacity, pools, lives.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ranks.hpp"
#include "base/standard_seed.hpp"
#include "outlook/care/backtest.hpp"
#include "outlook/care/ladder.hpp"
#include "outlook/care/life.hpp"
#include "outlook/care/panel.hpp"
#include "outlook/care/places_year.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::care {
struct NeededStep;
struct Rates;
}  // namespace handlingsrom::care

namespace handlingsrom::api {

struct CareSums;

struct CareRequest {
  std::vector<MunicipalityIndex> municipalities;
  int paths = 1000;
  Year last = rooms::last_projected_year;  // last 1 January
  std::uint64_t seed = standard_seed;
  unsigned threads = 0;
  std::filesystem::path ladder;                          // empty: the default
  std::filesystem::path scenario;                        // its levers as far as they reach the ladder or the population
  std::vector<std::pair<std::string, double>> settings;  // assumptions changed in every year, after the scenario's
  std::filesystem::path chunks;                          // folder for finished pieces of a simulation; empty: none
  std::function<void()> advance;                         // called once per run (and municipality)
};

/// One step in one year over the runs.
struct CareStepYear {
  double mean = 0, p10 = 0, p25 = 0, p50 = 0, p75 = 0, p90 = 0;  // persons on 1 January
  double expected = 0;                                           // the exact companion; NaN where it was not asked for
  double entries = 0, exits = 0, deaths = 0;                     // persons in the year, mean
  double stay_years = 0;  // mean length of the stays that ended; NaN in the first ten years and without any
};

struct CareSimulation {
  Year first{};
  int years = 0;                                 // 1 Januaries
  std::vector<std::vector<CareStepYear>> steps;  // [step][t]
  std::vector<CareStepYear> population;          // [t]
  std::int64_t person_years = 0, person_years_in_care = 0, events = 0;
  std::uint32_t extreme_person = 0, extreme_run = 0, extreme_events = 0;
  std::string extreme_municipality;
  std::size_t chunks = 0, chunks_found = 0;  // of the whole, and of these already finished
};

struct CareCapacityYear {
  care::PlacesYear places;
  double waiting = 0;       // persons, mean over the year and the runs, in the queue
  double wait_days = 0;     // of those who have to wait, mean
  double died_waiting = 0;  // persons
  double extra_fte = 0;     // home care for those who wait at home
  double extra_cost = 0;    // kr: that home care, and beds for those who wait on one
};

struct CareCapacity {
  Year first{};
  double places_today = 0;
  std::string places_note;  // message key: what today's places are
  std::vector<CareCapacityYear> years;
};

struct CarePool {
  Year first{};
  struct Member {
    MunicipalityIndex municipality;
    double places_today = 0;
    std::vector<care::PlacesYear> alone;
  };
  std::vector<Member> members;
  std::vector<care::PlacesYear> together;
  /// With the first n + 1 members: places needed each on its own, and pooled, in each year. [n][t]
  std::vector<std::vector<std::pair<int, int>>> growth;
};

class Care {
 public:
  /// Loads the ladder and prepares the national frame. Throws what they throw, and Error(bad_input) for a request without
  /// runs or beyond the projection, Error(unknown_name) for an unknown assumption.
  Care(const Service& service, CareRequest request);
  ~Care();

  /// The runs are cut into chunks that the processes of the job share; every figure is the same for any number of threads and
  /// processes. Finished chunks are kept in `chunks` and taken from there. The result is on the leading rank; nothing on others.
  /// This and the questions below throw Error(bad_input, "setting_without_effect") for one of the request's settings that their answer does not follow.
  std::optional<CareSimulation> simulate(bool with_expected, Ranks& ranks) const;
  /// `step`: a place-bound step, or "institution" for short- and long-term stay together. `places` < 0: today's.
  /// Throws Error(bad_input, "care_step_without_places") for a step that is not place-bound.
  CareCapacity capacity(const std::string& step, double risk, double places) const;
  CarePool pool(const std::string& step, double risk) const;
  care::Life life(std::uint32_t run, std::uint32_t person) const;

  const care::Ladder& ladder() const;
  /// Of a state in a life: step + 1, 0 for no care.
  std::size_t column_of(std::uint8_t state) const;
  care::Rates rates(MunicipalityIndex municipality) const;

 private:
  /// `also`: what the question at hand reads beside the rates.
  void check_effect(std::initializer_list<std::string_view> also = {}) const;
  std::string identity(bool with_expected) const;
  CareSimulation summary(const CareSums& sums, bool with_expected) const;
  std::vector<care::NeededStep> steps_of(const std::string& step, MunicipalityIndex municipality) const;
  double places_today(MunicipalityIndex municipality, const std::string& step, std::string& note) const;

  const Service& service_;
  CareRequest request_;
  struct Prepared;  // care_prepared.hpp
  std::unique_ptr<const Prepared> prepared_;
};

/// The ladder that the program carries, as a file to change.
std::string_view default_care_ladder();

/// Where the members are as columns, alone and together, in the year `year` after the pool's first: an SVG that stands by itself.
std::string pool_picture(const Service& service, const CarePool& pool, std::size_t year,
                         const messages::Catalogue& catalogue);

/// Every quantity foreseen from each base year with what was known then; `base` 0: all of them. Throws Error(bad_input,
/// "care_backtest_years").
std::vector<care::BacktestRow> care_backtest(const Service& service, int base);
std::vector<care::PanelRow> care_panel(const Service& service);

}  // namespace handlingsrom::api
