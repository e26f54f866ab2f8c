#include "outlook/care/simulate.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "base/random.hpp"
#include "outlook/care/people.hpp"

namespace handlingsrom::care {
namespace {

/// Adds what happens to the tables.
class Recorder {
 public:
  Recorder(const Rates& rates, RunTables& tables, std::vector<Stay>* stays)
      : rates_(rates), tables_(tables), stays_(stays) {
    const auto rows = static_cast<std::size_t>(tables.years + 2) * (tables.steps + 1);
    tables.stock.assign(rows, 0);
    tables.entries.assign(rows, 0);
    tables.exits.assign(rows, 0);
    tables.deaths.assign(rows, 0);
    tables.stays.assign(rows, 0);
    tables.stay_days.assign(rows, 0);
    months_ = static_cast<std::size_t>(tables.years) * 12 + 2;
    tables.monthly.assign(rates.place_bound.size() * months_, 0);
    place_of_.assign(tables.steps + 1, -1);
    for (std::size_t k = 0; k < rates.place_bound.size(); ++k)
      place_of_[rates.place_bound[k] + 1U] = static_cast<int>(k);
  }

  void begin(const Person& person, double time, std::uint8_t state) {
    from_ = 0;
    column_ = rates_.space.step_of[state];
    start_ = time;
    seen_from_start_ = time <= person.enters;
    events_ = 0;
  }

  void event(const Person& person, double time, std::uint8_t to) {
    ++events_;
    const std::size_t next = to == ends_in_death || to == ends_in_moving_out ? none : rates_.space.step_of[to];
    if (next == column_) return;
    close(person, time);
    const auto year = static_cast<int>(time);
    ++tables_.exits[tables_.at(year, column_)];
    if (to == ends_in_death) ++tables_.deaths[tables_.at(year, column_)];
    if (!seen_from_start_) ++tables_.stays[tables_.at(year, column_)];
    if (!seen_from_start_)
      tables_.stay_days[tables_.at(year, column_)] += std::llround((time - start_) * days_per_year);
    if (next == none) return;
    ++tables_.entries[tables_.at(year, next)];
    from_ = column_;
    column_ = next;
    start_ = time;
    seen_from_start_ = false;
  }

  void end(const Person& person, double time, bool open) {
    if (open) close(person, time + 1);  // still there on the last 1 January
    tables_.events += events_;
    if (events_ > tables_.most_events) {
      tables_.most_events = events_;
      tables_.most_events_person = person.number;
    }
  }

  /// From differences to counts.
  void finish() {
    const std::size_t width = tables_.steps + 1;
    for (std::size_t i = width; i < tables_.stock.size(); ++i) tables_.stock[i] += tables_.stock[i - width];
    for (std::size_t k = 0; k < rates_.place_bound.size(); ++k) {
      for (std::size_t m = 1; m < months_; ++m)
        tables_.monthly[k * months_ + m] += tables_.monthly[k * months_ + m - 1];
    }
    const std::size_t rows = static_cast<std::size_t>(tables_.years) + 1;
    for (auto* table : {&tables_.stock, &tables_.entries, &tables_.exits, &tables_.deaths, &tables_.stays})
      table->resize(rows * width);
    tables_.stay_days.resize(rows * width);
    for (std::size_t t = 0; t + 1 < rows; ++t) {
      for (std::size_t column = 0; column < width; ++column) {
        tables_.person_years += tables_.stock[t * width + column];
        if (column > 0) tables_.person_years_in_care += tables_.stock[t * width + column];
      }
    }
  }

 private:
  static constexpr double days_per_year = 365.25;
  static constexpr std::size_t none = ~std::size_t{0};

  /// The first 1 January (or month) at or after a time; times are not negative.
  static std::size_t up(double time) {
    const auto whole = static_cast<std::int32_t>(time);
    return static_cast<std::size_t>(whole + (static_cast<double>(whole) < time ? 1 : 0));
  }

  void close(const Person& person, double time) {
    ++tables_.stock[tables_.at(static_cast<int>(up(start_)), column_)];
    --tables_.stock[tables_.at(static_cast<int>(up(time)), column_)];
    const int place = place_of_[column_];
    if (place < 0) return;
    std::int32_t* months = tables_.monthly.data() + static_cast<std::size_t>(place) * months_;
    ++months[up(start_ * 12)];
    --months[std::min(months_ - 1, up(time * 12))];
    if (stays_ != nullptr) {
      stays_->push_back({start_, std::min(time, static_cast<double>(tables_.years)), person.number,
                         static_cast<std::uint8_t>(column_ - 1), static_cast<std::uint8_t>(from_),
                         static_cast<std::int16_t>(person.age_at(static_cast<int>(start_)))});
    }
  }

  const Rates& rates_;
  RunTables& tables_;
  std::vector<Stay>* stays_;
  std::vector<int> place_of_;
  std::size_t months_ = 0;
  std::size_t column_ = 0;
  std::size_t from_ = 0;
  double start_ = 0;
  bool seen_from_start_ = false;
  std::uint32_t events_ = 0;
};

}  // namespace

RunTables simulate(const Rates& rates, const RunKey& key, std::vector<Stay>* stays) {
  RunTables tables;
  tables.years = rates.years;
  tables.steps = rates.space.steps;
  Recorder recorder(rates, tables, stays);
  for_each_person(
      rates, key,
      [&](const Person& person) {
        recorder.begin(person, person.enters, person.state);
        live(rates, key, person, recorder);
      },
      [&](const Person& first, std::uint32_t, std::uint32_t unmoved) {
        // People whom nothing happens to: without care from their first to the last 1 January.
        tables.stock[tables.at(first.enters, 0)] += static_cast<std::int32_t>(unmoved);
        tables.stock[tables.at(rates.years + 1, 0)] -= static_cast<std::int32_t>(unmoved);
      });
  recorder.finish();
  return tables;
}

}  // namespace handlingsrom::care
