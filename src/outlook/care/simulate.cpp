#include "outlook/care/simulate.hpp"

#include <algorithm>

#include "outlook/care/lives.hpp"

namespace handlingsrom::care {
namespace {

/// Adds what happens to the tables.
class Recorder {
 public:
  Recorder(const Rates& rates, RunTables& tables, std::vector<Stay>* stays)
      : rates_(rates), tables_(tables), stays_(stays) {
    width_ = tables.steps + 1;
    counts_.assign(static_cast<std::size_t>(tables.years + 2) * width_, {});
    months_ = static_cast<std::size_t>(tables.years) * 12 + 2;
    tables.monthly.assign(rates.place_bound.size() * months_, 0);
    place_of_.assign(tables.steps + 1, -1);
    for (std::size_t k = 0; k < rates.place_bound.size(); ++k)
      place_of_[rates.place_bound[k] + 1U] = static_cast<int>(k);
  }

  /// The stay that a life is on.
  struct Track {
    double start = 0;
    std::uint8_t column = 0;
    std::uint8_t from = 0;
    bool seen_from_start = false;
  };

  void begin(Track& track, const Person& person) const {
    track = {static_cast<double>(person.enters), static_cast<std::uint8_t>(rates_.space.step_of[person.state]), 0,
             true};
  }

  [[gnu::always_inline]] void event(Track& track, const Person& person, double time, std::uint8_t to) {
    const auto next =
        to == ends_in_death || to == ends_in_moving_out ? none : static_cast<std::uint8_t>(rates_.space.step_of[to]);
    if (next == track.column) return;
    close(track, person, time);
    Count* row = counts_.data() + static_cast<std::size_t>(time) * width_;
    Count& here = row[track.column];
    ++here.exits;
    here.deaths += to == ends_in_death ? 1 : 0;
    if (!track.seen_from_start) {
      ++here.stays;
      here.stay_days += static_cast<std::int64_t>((time - track.start) * days_per_year + 0.5);
    }
    if (next == none) return;
    ++row[next].entries;
    track = {time, next, track.column, false};
  }

  [[gnu::always_inline]] void end(const Track& track, const Person& person, std::uint32_t events, double time,
                                  bool open) {
    if (open) close(track, person, time + 1);  // still there on the last 1 January
    tables_.events += events;
    // The lowest number among equals, so that the order of lives does not matter.
    if (events > tables_.most_events || (events == tables_.most_events && person.number < tables_.most_events_person)) {
      tables_.most_events = events;
      tables_.most_events_person = person.number;
    }
  }

  /// `persons` to whom nothing happens: without care from 1 January t to the last.
  void quiet(int t, std::uint32_t persons) {
    counts_[static_cast<std::size_t>(t) * width_].stock += static_cast<std::int32_t>(persons);
  }

  /// From differences to counts, and from rows to columns.
  void finish() {
    const std::size_t rows = (static_cast<std::size_t>(tables_.years) + 1) * width_;
    for (auto* table : {&tables_.stock, &tables_.entries, &tables_.exits, &tables_.deaths, &tables_.stays})
      table->resize(rows);
    tables_.stay_days.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) {
      const Count& count = counts_[i];
      tables_.stock[i] = count.stock + (i >= width_ ? tables_.stock[i - width_] : 0);
      tables_.entries[i] = count.entries;
      tables_.exits[i] = count.exits;
      tables_.deaths[i] = count.deaths;
      tables_.stays[i] = count.stays;
      tables_.stay_days[i] = count.stay_days;
      if (i + width_ >= rows) continue;  // the last 1 January begins no year
      tables_.person_years += tables_.stock[i];
      if (i % width_ > 0) tables_.person_years_in_care += tables_.stock[i];
    }
    for (std::size_t k = 0; k < rates_.place_bound.size(); ++k) {
      for (std::size_t m = 1; m < months_; ++m)
        tables_.monthly[k * months_ + m] += tables_.monthly[k * months_ + m - 1];
    }
  }

 private:
  static constexpr double days_per_year = 365.25;
  static constexpr std::uint8_t none = 255;

  /// The first 1 January (or month) at or after a time; times are not negative.
  static std::size_t up(double time) {
    const auto whole = static_cast<std::int32_t>(time);
    return static_cast<std::size_t>(whole + (static_cast<double>(whole) < time ? 1 : 0));
  }

  [[gnu::always_inline]] void close(const Track& track, const Person& person, double time) {
    ++counts_[up(track.start) * width_ + track.column].stock;
    --counts_[up(time) * width_ + track.column].stock;
    const int place = place_of_[track.column];
    if (place < 0) return;
    std::int32_t* months = tables_.monthly.data() + static_cast<std::size_t>(place) * months_;
    ++months[up(track.start * 12)];
    --months[std::min(months_ - 1, up(time * 12))];
    if (stays_ != nullptr) {
      stays_->push_back({track.start, std::min(time, static_cast<double>(tables_.years)), person.number,
                         static_cast<std::uint8_t>(track.column - 1), track.from,
                         static_cast<std::int16_t>(person.age_at(static_cast<int>(track.start)))});
    }
  }

  /// What one year of one column counts, side by side: one cache line an event.
  struct Count {
    std::int32_t stock = 0;  // difference from the year before
    std::int32_t entries = 0;
    std::int32_t exits = 0;
    std::int32_t deaths = 0;
    std::int32_t stays = 0;
    std::int64_t stay_days = 0;
  };

  const Rates& rates_;
  RunTables& tables_;
  std::size_t width_ = 0;
  std::vector<Count> counts_;  // [t][column], years + 2 rows
  std::vector<Stay>* stays_;
  std::vector<int> place_of_;
  std::size_t months_ = 0;
};

}  // namespace

RunTables simulate(const Rates& rates, const RunKey& key, std::vector<Stay>* stays) {
  RunTables tables;
  tables.years = rates.years;
  tables.steps = rates.space.steps;
  Recorder recorder(rates, tables, stays);
  Lanes<Recorder> lanes(rates, key, recorder);
  for_each_person(
      rates, key, [&](const Person& person) { lanes.add(person); },
      [&](const Person& first, std::uint32_t, std::uint32_t unmoved) { recorder.quiet(first.enters, unmoved); });
  lanes.finish();
  recorder.finish();
  return tables;
}

}  // namespace handlingsrom::care
