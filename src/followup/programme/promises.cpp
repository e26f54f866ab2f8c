// The expectation gap: what was promised, held against what is possible, year by year.
#include <limits>

#include "choice/scenario/analysis.hpp"
#include "choice/scenario/promise.hpp"
#include "followup/programme/fields.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/reading.hpp"

namespace handlingsrom::programme {
namespace {

constexpr scenario::Period any_year{Year{2000}, 101};

/// What the municipality itself reckons with.
scenario::Kept by_its_own(const Promise& promise, const rooms::Figures& figures) {
  scenario::Kept kept{0, {}, {}, std::nullopt};
  for (int t = 0; t < figures.years(); ++t) {
    const Year year = figures.first_year() + t;
    // What was reckoned for a year stands until the next that was.
    double value = std::numeric_limits<double>::quiet_NaN();
    for (const gains::YearValue& possible : promise.possible)
      value = possible.year <= year.value ? possible.value : value;
    const bool holds = scenario::holds(promise, year, value);
    kept.value.push_back(value);
    kept.holds.push_back(holds ? 1 : 0);
    if (!holds && !kept.first_broken) kept.first_broken = year;
  }
  return kept;
}

/// What is short by hardly anything is kept, as a room that lacks hardly anything has not closed.
void forgive_hardly_anything(const Promise& promise, const rooms::Figures& figures, scenario::Kept& kept) {
  if (promise.figure.empty() || !promise.per.empty()) return;
  const double least = rooms::hardly_anything(figures.at(promise.figure).unit);
  kept.first_broken.reset();
  for (std::size_t t = 0; t < kept.value.size(); ++t) {
    const double value = kept.value[t];
    const bool close = (!promise.at_least || value >= *promise.at_least - least) &&
                       (!promise.at_most || value <= *promise.at_most + least);
    if (close) kept.holds[t] = 1;
    if (kept.holds[t] == 0 && !kept.first_broken) kept.first_broken = figures.first_year() + static_cast<int>(t);
  }
}

}  // namespace

std::vector<Promise> read_promises(const toml::Value& root, const std::string& file) {
  std::vector<Promise> promises;
  Names names;
  for (const toml::Value& table : root.tables_or_none("promise")) {
    table.only({"id", "name", "source", "place", "figure", "per", "lever", "from", "at_least", "at_most", "possible"});
    names.add(table.need("id"), promises.size());
    table.need("name");
    table.need("from");
    Promise promise{scenario::read_promise(table, file, any_year),
                    table.need("id").text(),
                    table.need("source", "where it was promised").some_text(),
                    table.text_or("place"),
                    {}};
    for (const toml::Value& each : table.tables_or_none("possible")) {
      each.only({"year", "value", "source"});
      promise.possible.push_back({static_cast<int>(each.need("year").whole(2000, 2100)), each.need("value").number(),
                                  each.need("source", "who has reckoned it, and how").some_text()});
    }
    if (promise.possible.empty() || !promise.figure.empty() || promise.lever) {
      scenario::check_promise(table, promise);
      if (!promise.possible.empty())
        table.need("possible").refuse("a figure, a lever or what is possible, not two of them");
    } else if (!promise.at_least && !promise.at_most) {
      table.fail("scenario_promise");
    }
    promises.push_back(std::move(promise));
  }
  return promises;
}

std::vector<scenario::Kept> kept_promises(const std::vector<Promise>& promises, const rooms::Figures& figures) {
  std::vector<scenario::Kept> all;
  for (std::size_t k = 0; k < promises.size(); ++k) {
    const scenario::Promise one = promises[k];
    all.push_back(promises[k].possible.empty() ? scenario::check_promises({&one, 1}, figures, {}).front()
                                               : by_its_own(promises[k], figures));
    all.back().promise = k;
    forgive_hardly_anything(promises[k], figures, all.back());
  }
  return all;
}

}  // namespace handlingsrom::programme
