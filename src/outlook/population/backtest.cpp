#include "outlook/population/backtest.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "outlook/population/comparators.hpp"
#include "outlook/population/population.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::population {

namespace {

int longest(const BacktestRequest& request) {
  return *std::max_element(request.horizons.begin(), request.horizons.end());
}

/// What the rows that split our error know: births, deaths, migration of the country, then of the municipalities.
constexpr std::array<std::pair<Method, Hindsight>, 8> hindsights{{
    {Method::ours_known_births, {true, false, false, false, false, false}},
    {Method::ours_known_deaths, {false, true, false, false, false, false}},
    {Method::ours_known_migration, {false, false, true, false, false, false}},
    {Method::ours_known_country, {true, true, true, false, false, false}},
    {Method::ours_known_own_births, {false, false, false, true, false, false}},
    {Method::ours_known_own_deaths, {false, false, false, false, true, false}},
    {Method::ours_known_own_migration, {false, false, false, false, false, true}},
    {Method::ours_known_own, {false, false, false, true, true, true}},
}};

/// Our figures and the comparators' of one base, on demand.
class Run {
 public:
  Run(std::shared_ptr<const facts::Facts> facts, int base, const BacktestRequest& request, bool hindsight)
      : facts_(std::move(facts)), base_(base), horizon_(longest(request)) {
    const auto frame = [&](Hindsight known, int years) {
      Settings settings = default_settings(Year{base_}, Year{base_ + years}, request.assumed);
      settings.hindsight = known;
      return prepare(facts_, settings);
    };
    frames_[{Method::ours, horizon_}] = frame({}, horizon_);
    if (!hindsight) return;
    for (const auto& [method, known] : hindsights) {
      methods_.push_back(method);
      if (!known.local()) frames_[{method, horizon_}] = frame(known, horizon_);
    }
    // Municipalities' own levels are those of the very years up to the horizon.
    for (const int years : request.horizons) {
      if (Year{base_ + years} > facts_->population.last_year()) continue;
      for (const auto& [method, known] : hindsights) {
        if (known.local()) frames_[{method, years}] = frame(known, years);
      }
    }
  }

  const std::vector<Method>& methods() const { return methods_; }

  /// To the longest horizon, or to `horizon` where the method depends on it.
  Projection project(Method method, int area, int horizon) const {
    if (method == Method::hamilton_perry) return hamilton_perry(facts_->population, area, Year{base_}, horizon_ + 1);
    if (method == Method::constant) return constant_population(facts_->population, area, Year{base_}, horizon_ + 1);
    const auto own = frames_.find({method, horizon});
    return population::project(own != frames_.end() ? *own->second : *frames_.at({method, horizon_}),
                               MunicipalityIndex{area});
  }

  /// Whole history at hand: at the base, five years before (as far as the tables go) and at the horizon.
  bool comparable(int area, int horizon) const {
    const auto& history = facts_->population;
    const Year before = std::max(Year{base_} - 5, history.first_year() + 1);
    return history.has(area, Year{base_}) && history.has(area, before) && history.has(area, Year{base_ + horizon});
  }

  int base() const { return base_; }

 private:
  std::shared_ptr<const facts::Facts> facts_;
  int base_;
  int horizon_;
  std::vector<Method> methods_{Method::ours, Method::hamilton_perry, Method::constant};
  std::map<std::pair<Method, int>, std::shared_ptr<const Frame>> frames_;  // by the years projected
};

ByGroup groups_of(const Projection& projection, int horizon) {
  ByGroup result{};
  for (std::size_t g = 0; g < backtest_groups.size(); ++g) {
    result[g] = projection.total(horizon, backtest_groups[g].from, backtest_groups[g].to);
  }
  return result;
}

ByGroup observed(const facts::Facts& facts, int area, int year) {
  ByGroup result{};
  for (std::size_t g = 0; g < backtest_groups.size(); ++g) {
    result[g] = facts.population.total(area, Year{year}, backtest_groups[g].from, backtest_groups[g].to);
  }
  return result;
}

void add(ErrorRow& row, const ByGroup& projected, const ByGroup& happened) {
  ++row.municipalities;
  for (std::size_t g = 0; g < projected.size(); ++g) {
    if (happened[g] <= 0) continue;
    const double error = 100.0 * (projected[g] - happened[g]) / happened[g];
    row.error[g] += std::abs(error);
    row.bias[g] += error;
  }
}

void finish(ErrorRow& row) {
  for (std::size_t g = 0; g < row.error.size(); ++g) {
    row.error[g] /= std::max(1, row.municipalities);
    row.bias[g] /= std::max(1, row.municipalities);
  }
}

std::size_t size_class_of(double inhabitants) {
  std::size_t result = 0;
  while (result + 1 < size_class_from.size() && inhabitants >= size_class_from[result + 1]) ++result;
  return result;
}

using ByMethod = std::map<std::pair<Method, int>, std::vector<ErrorRow>>;  // of one horizon, by base

/// The means over bases, as base 0.
void add_means(const ByMethod& found, std::vector<ErrorRow>& rows) {
  for (const auto& [key, parts] : found) {
    if (parts.size() < 2) continue;
    ErrorRow mean{key.first, parts.front().places, -1, 0, key.second, 0, {}, {}};
    for (const ErrorRow& part : parts) {
      mean.municipalities = std::max(mean.municipalities, part.municipalities);
      for (std::size_t g = 0; g < mean.error.size(); ++g) {
        mean.error[g] += part.error[g] / static_cast<double>(parts.size());
        mean.bias[g] += part.bias[g] / static_cast<double>(parts.size());
      }
    }
    rows.push_back(mean);
  }
}

}  // namespace

std::string_view key_of(Method method) {
  switch (method) {
    case Method::ours: return "ours";
    case Method::statistics_norway: return "statistics_norway";
    case Method::hamilton_perry: return "hamilton_perry";
    case Method::constant: return "constant";
    case Method::ours_known_births: return "ours_known_births";
    case Method::ours_known_deaths: return "ours_known_deaths";
    case Method::ours_known_migration: return "ours_known_migration";
    case Method::ours_known_country: return "ours_known_country";
    case Method::ours_known_own_births: return "ours_known_own_births";
    case Method::ours_known_own_deaths: return "ours_known_own_deaths";
    case Method::ours_known_own_migration: return "ours_known_own_migration";
    case Method::ours_known_own: return "ours_known_own";
  }
  return "";
}

std::string_view key_of(Places places) {
  switch (places) {
    case Places::all: return "all";
    case Places::telemark: return "telemark";
    case Places::size_class: return "size_class";
  }
  return "";
}

PublishedForecasts read_published_forecasts(std::istream& input, const std::string& name) {
  csv::Reader reader(input, name);
  const std::size_t vintage = reader.column("vintage");
  const std::size_t municipality = reader.column("municipality");
  const std::size_t year = reader.column("year");
  const std::array<std::size_t, 5> groups{reader.column("age_0_5"), reader.column("age_6_15"),
                                          reader.column("age_67_79"), reader.column("age_80"), reader.column("total")};
  PublishedForecasts result;
  while (reader.next()) {
    ByGroup persons{};
    for (std::size_t g = 0; g < groups.size(); ++g) persons[g] = reader.number(groups[g], "a number of persons");
    const auto key = std::pair{static_cast<int>(reader.integer(municipality)), static_cast<int>(reader.integer(year))};
    result[static_cast<int>(reader.integer(vintage))][key] = persons;
  }
  return result;
}

std::vector<ErrorRow> backtest_all(const std::shared_ptr<const facts::Facts>& facts, const BacktestRequest& request) {
  std::vector<ErrorRow> rows;
  ByMethod for_mean;
  for (const int base : request.bases) {
    const Run run(facts, base, request, request.hindsight);
    for (const Method method : run.methods()) {
      std::vector<std::array<ErrorRow, size_class_from.size() + 1>> found(request.horizons.size());
      for (std::size_t k = 0; k < found.size(); ++k) {
        for (std::size_t c = 0; c < found[k].size(); ++c) {
          const bool everybody = c == size_class_from.size();
          found[k][c] = {method,
                         everybody ? Places::all : Places::size_class,
                         everybody ? -1 : static_cast<int>(c),
                         base,
                         request.horizons[k],
                         0,
                         {},
                         {}};
        }
      }
      for (int area = 0; area < facts->population.areas(); ++area) {
        if (!run.comparable(area, 0)) continue;
        for (std::size_t k = 0; k < found.size(); ++k) {
          const int horizon = request.horizons[k];
          if (Year{base + horizon} > facts->population.last_year() || !run.comparable(area, horizon)) continue;
          const Projection projection = run.project(method, area, horizon);
          const ByGroup projected = groups_of(projection, horizon);
          const ByGroup happened = observed(*facts, area, base + horizon);
          add(found[k][size_class_from.size()], projected, happened);
          add(found[k][size_class_of(projection.total(0))], projected, happened);
        }
      }
      for (auto& by_class : found) {
        for (ErrorRow& row : by_class) finish(row);
        if (by_class.back().municipalities > 0) {
          rows.push_back(by_class.back());
          for_mean[{method, by_class.back().horizon}].push_back(by_class.back());
        }
        if (!request.by_size || (method != Method::ours && method != Method::hamilton_perry)) continue;
        for (std::size_t c = 0; c < size_class_from.size(); ++c) {
          if (by_class[c].municipalities > 0) rows.push_back(by_class[c]);
        }
      }
    }
  }
  if (request.mean) add_means(for_mean, rows);
  return rows;
}

std::vector<ErrorRow> backtest_telemark(const std::shared_ptr<const facts::Facts>& facts,
                                        const PublishedForecasts& published, const BacktestRequest& request) {
  std::vector<ErrorRow> rows;
  ByMethod for_mean;
  for (const int base : request.bases) {
    const auto vintage = published.find(base);
    if (vintage == published.end()) continue;
    const Run run(facts, base, request, request.hindsight);
    std::vector<Method> methods = run.methods();
    methods.insert(methods.begin(), Method::statistics_norway);
    for (const Method method : methods) {
      for (const int horizon : request.horizons) {
        if (Year{base + horizon} > facts->population.last_year()) continue;
        ErrorRow row{method, Places::telemark, -1, base, horizon, 0, {}, {}};
        for (const auto& [key, persons] : vintage->second) {
          if (key.second != base + horizon) continue;
          const auto area = facts->registry->find_number(MunicipalityNumber{key.first});
          if (!area || !run.comparable(area->value, horizon)) continue;
          const ByGroup projected = method == Method::statistics_norway
                                        ? persons
                                        : groups_of(run.project(method, area->value, horizon), horizon);
          add(row, projected, observed(*facts, area->value, base + horizon));
        }
        finish(row);
        if (row.municipalities == 0) continue;
        rows.push_back(row);
        for_mean[{method, horizon}].push_back(row);
      }
    }
  }
  add_means(for_mean, rows);
  return rows;
}

}  // namespace handlingsrom::population
