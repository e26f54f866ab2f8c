// Figures with the time that they held: what each source said of a series and a place, delivery by delivery. Nothing is replaced; what no longer holds says
// since when.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "base/store/line_text.hpp"
#include "base/store/store.hpp"

namespace handlingsrom::store {

/// What one source says of one series in one place, all periods (line_text.hpp).
struct Line {
  std::string place;   // "5029", "EAK"
  std::string series;  // "12134/KOSdriftsutg0000", "own/net_spending/school"
  std::string source;  // "ssb", "Årsrapport 2025"
  std::string body;
  std::int64_t added = 0;  // the delivery that brought it …
  std::int64_t ended = 0;  // … and the one that replaced it; 0: it holds
};

/// A series as people call it.
struct SeriesName {
  std::string series;
  std::string title;
  std::string unit;
};

/// Figures that came at one time from one source.
struct Delivery {
  std::int64_t number = 0;  // that of the record's entry
  std::string time;         // utc_now's form
  std::string source;
  std::string what;     // the table or file
  std::string vintage;  // the source's own date or word: "2026-03-16", "2026-03-16 preliminary"
  std::string author;
  std::string note;
};

/// A line that said something else before.
struct Change {
  std::string place;
  std::string series;
  std::string before;
  std::string after;
};

/// What came of a delivery.
struct Delivered {
  std::int64_t number = 0;  // 0: everything was known already, and nothing is stored
  std::size_t fresh = 0;    // lines of which the source had said nothing
  std::size_t unchanged = 0;
  std::vector<Change> changes;
};

/// The store as it stood: what had been delivered, and at what time documents are looked at. As it stands where nothing is said.
struct AsOf {
  std::int64_t delivery = std::numeric_limits<std::int64_t>::max();
  std::string time = "9999";
};

class Lines {
 public:
  explicit Lines(const Store& store) : store_(store) {}

  /// Stores what `source` (draft.source) says, whole or not at all. Of periods on which a line is silent, what the source said before holds on; so do lines that
  /// are not there. A series may be named anew. `draft.number` and `draft.time` are given by the store. Throws Error(bad_input, "line_text") for an empty or
  /// unfit place, series or source, and for a line that is there twice.
  Delivered deliver(const Delivery& draft, const std::vector<Line>& lines, const std::vector<SeriesName>& names) const;

  /// What held of a place; by series and source. `series`: only this one, or those below it where it ends with "/".
  std::vector<Line> of_place(const std::string& place, const std::string& series = {}, const AsOf& at = {}) const;
  /// Of just these series.
  std::vector<Line> of_series(const std::string& place, const std::vector<std::string>& series,
                              const AsOf& at = {}) const;
  /// What said something else when delivery `at` was the latest (0: the beginning; what was not there then is none of them), by place and series.
  std::vector<Change> changed_since(std::int64_t at) const;
  /// Every place that has or had a line below `series` ("own/"). Looks up places, not lines.
  std::vector<std::string> places_below(const std::string& series) const;
  /// Every line of a series there had been in a place, by source, oldest first; what was replaced later holds.
  std::vector<Line> history(const std::string& place, const std::string& series, const AsOf& at = {}) const;
  /// All lines that hold or held, by place, series, source and time, to be written out.
  void each(const std::function<void(const Line&)>& take) const;
  /// Those that held.
  void each(const std::function<void(const Line&)>& take, const AsOf& at) const;

  std::vector<Delivery> deliveries() const;
  /// The latest delivery at `time` (moment); 0: none.
  std::int64_t delivery_at(const std::string& time) const;
  /// At `time` (moment); empty: as it stands.
  AsOf as_of(const std::string& time) const;
  /// When a delivery had just come; 0: before the first.
  AsOf as_of_delivery(std::int64_t number) const;
  /// The names that held, by series; `word`: only those that have it in their series or title, whatever its case in ASCII.
  std::vector<SeriesName> names(const std::string& word = {}, const AsOf& at = {}) const;

 private:
  const Store& store_;
};

}  // namespace handlingsrom::store
