#include "surface/api/care.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "base/error.hpp"
#include "base/parallel.hpp"

namespace handlingsrom::api {
namespace {

constexpr double missing = facts::missing;
// Until then the stays that have ended are mostly short ones, since only those that began in the run are counted.
constexpr int settling_years = 10;

Error out_of_range(const char* name, double found, const char* expected) {
  return Error(ErrorCode::bad_input, "care_option",
               {{"name", name}, {"found", std::to_string(found)}, {"expected", expected}});
}

/// Sums over municipalities, kept by run so that quantiles can be taken: integers, so that the order does not matter.
struct Sums {
  std::vector<std::int32_t> stock;                                // [run][t][column]
  std::vector<std::int64_t> entries, exits, deaths, stays, days;  // [t][column]
};

double quantile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(at);
  const std::size_t high = std::min(low + 1, sorted.size() - 1);
  return sorted[low] + (at - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

void spread(std::vector<double>& values, CareStepYear& year) {
  std::sort(values.begin(), values.end());
  double sum = 0;
  for (const double value : values) sum += value;
  year.mean = sum / static_cast<double>(values.size());
  year.p10 = quantile(values, 0.10);
  year.p25 = quantile(values, 0.25);
  year.p50 = quantile(values, 0.50);
  year.p75 = quantile(values, 0.75);
  year.p90 = quantile(values, 0.90);
  year.expected = missing;
}

}  // namespace

Care::Care(const Service& service, CareRequest request)
    : service_(service), request_(std::move(request)), assumptions_(service.chain().default_assumptions()) {
  if (request_.paths < 1 || request_.paths > 1000000) throw out_of_range("--paths", request_.paths, "1 … 1 000 000");
  const Year first = service.facts().population.last_year();
  const Year longest = assumptions_.first_year() + (assumptions_.years() - 1);
  if (request_.last <= first || request_.last > longest) {
    throw Error(ErrorCode::bad_input, "care_option",
                {{"name", "--to"},
                 {"found", std::to_string(request_.last.value)},
                 {"expected", std::to_string(first.value + 1) + " … " + std::to_string(longest.value)}});
  }
  for (const auto& [id, value] : request_.settings) assumptions_.set(id, value);
  care::Ladder ladder = request_.ladder.empty() ? care::default_ladder() : care::load_ladder(request_.ladder);
  model_ = care::build(service.facts(), std::move(ladder));
  population::Settings settings = population::settings_from(assumptions_, first, request_.last);
  frame_ = population::prepare(service.shared_facts(), settings);
}

care::Rates Care::rates(MunicipalityIndex municipality) const {
  const population::Projection persons = population::project(*frame_, municipality);
  return care::rates_for(model_, municipality, persons, frame_->rates.survival, assumptions_);
}

CareSimulation Care::simulate(bool with_expected) const {
  CareSimulation result;
  result.first = frame_->settings.start;
  result.years = frame_->settings.flow_years() + 1;
  const std::size_t width = model_.ladder.steps.size() + 1;
  const std::size_t rows = static_cast<std::size_t>(result.years) * width;
  const auto paths = static_cast<std::size_t>(request_.paths);
  Sums sums;
  sums.stock.assign(paths * rows, 0);
  for (auto* table : {&sums.entries, &sums.exits, &sums.deaths, &sums.stays, &sums.days}) table->assign(rows, 0);
  std::vector<double> exact(rows, 0);
  std::mutex adding;
  const auto run = [&](const care::Rates& rates, MunicipalityIndex municipality, std::uint32_t path) {
    const care::RunTables tables =
        care::simulate(rates, {request_.seed, path, static_cast<std::uint32_t>(municipality.value)});
    const std::scoped_lock lock(adding);
    for (std::size_t i = 0; i < rows; ++i) {
      sums.stock[path * rows + i] += tables.stock[i];
      sums.entries[i] += tables.entries[i];
      sums.exits[i] += tables.exits[i];
      sums.deaths[i] += tables.deaths[i];
      sums.stays[i] += tables.stays[i];
      sums.days[i] += tables.stay_days[i];
    }
    result.person_years += tables.person_years;
    result.person_years_in_care += tables.person_years_in_care;
    result.events += tables.events;
    // The smallest key wins a tie, so that threads do not matter.
    const auto rank = std::tuple(tables.most_events, ~path, ~tables.most_events_person);
    if (rank > std::tuple(result.extreme_events, ~result.extreme_run, ~result.extreme_person)) {
      result.extreme_events = tables.most_events;
      result.extreme_run = path;
      result.extreme_person = tables.most_events_person;
      result.extreme_municipality = service_.municipality(municipality).name;
    }
    if (request_.advance) request_.advance();
  };
  const auto add_exact = [&](const care::Rates& rates) {
    const care::Expected one = care::expected(rates);
    const std::scoped_lock lock(adding);
    for (std::size_t i = 0; i < rows; ++i) exact[i] += one.stock[i];
  };
  if (request_.municipalities.size() >= paths) {
    parallel_for(
        request_.municipalities.size(),
        [&](std::size_t m) {
          const care::Rates one = rates(request_.municipalities[m]);
          for (std::size_t path = 0; path < paths; ++path)
            run(one, request_.municipalities[m], static_cast<std::uint32_t>(path));
          if (with_expected) add_exact(one);
        },
        request_.threads);
  } else {
    for (const MunicipalityIndex municipality : request_.municipalities) {
      const care::Rates one = rates(municipality);
      parallel_for(
          paths, [&](std::size_t path) { run(one, municipality, static_cast<std::uint32_t>(path)); }, request_.threads);
      if (with_expected) add_exact(one);
    }
  }
  result.steps.assign(width - 1, std::vector<CareStepYear>(static_cast<std::size_t>(result.years)));
  result.population.resize(static_cast<std::size_t>(result.years));
  std::vector<double> values(paths);
  const auto scale = 1.0 / static_cast<double>(paths);
  for (std::size_t t = 0; t < static_cast<std::size_t>(result.years); ++t) {
    for (std::size_t path = 0; path < paths; ++path) {
      double persons = 0;
      for (std::size_t c = 0; c < width; ++c) persons += sums.stock[path * rows + t * width + c];
      values[path] = persons;
    }
    spread(values, result.population[t]);
    for (std::size_t step = 0; step + 1 < width; ++step) {
      const std::size_t at = t * width + step + 1;
      CareStepYear& year = result.steps[step][t];
      for (std::size_t path = 0; path < paths; ++path) values[path] = sums.stock[path * rows + at];
      spread(values, year);
      if (with_expected) year.expected = exact[at];
      year.entries = static_cast<double>(sums.entries[at]) * scale;
      year.exits = static_cast<double>(sums.exits[at]) * scale;
      year.deaths = static_cast<double>(sums.deaths[at]) * scale;
      const bool settled = static_cast<int>(t) >= settling_years && sums.stays[at] > 0;
      year.stay_years =
          settled ? static_cast<double>(sums.days[at]) / 365.25 / static_cast<double>(sums.stays[at]) : missing;
    }
  }
  return result;
}

std::vector<std::size_t> Care::steps_of(const std::string& step) const {
  if (step == "institution") {
    std::vector<std::size_t> both;
    for (std::size_t s = 0; s < model_.ladder.steps.size(); ++s) {
      const care::Figure figure = model_.ladder.steps[s].figure;
      if (figure == care::Figure::short_stay || figure == care::Figure::long_stay) both.push_back(s);
    }
    return both;
  }
  const std::size_t found = model_.ladder.index_of(step);
  if (!model_.ladder.steps[found].place_bound) {
    throw Error(ErrorCode::bad_input, "care_step_without_places", {{"name", step}});
  }
  return {found};
}

double Care::places_today(MunicipalityIndex municipality, const std::string& step, std::string& note) const {
  const auto m = static_cast<std::size_t>(municipality.value);
  const care::Levels& levels = model_.levels.municipalities[m];
  const double all = service_.facts().care_places[m].institution;
  if (step == "institution") {
    note = "institution";
    return all;
  }
  const care::Figure figure = model_.ladder.steps[model_.ladder.index_of(step)].figure;
  const double short_stay = levels.figure[care::index_of(care::Figure::short_stay)].total();
  if (figure == care::Figure::long_stay) {
    note = "long_stay";
    return std::max(0.0, std::round(all - short_stay));
  }
  note = "residents";
  return std::round(levels.figure[care::index_of(figure)].total());
}

CareCapacity Care::capacity(const std::string& step, double risk, double places) const {
  if (!(risk >= 0 && risk < 1)) throw out_of_range("--risk", risk, "0 … 1");
  const std::vector<std::size_t> steps = steps_of(step);
  const MunicipalityIndex municipality = request_.municipalities.at(0);
  CareCapacity result;
  result.first = frame_->settings.start;
  result.places_today = places_today(municipality, step, result.places_note);
  if (places >= 0) {
    result.places_today = places;
    result.places_note = "given";
  }
  const care::Rates one = rates(municipality);
  care::QueueRequest queued;
  queued.step = steps.back();
  queued.places = static_cast<int>(result.places_today);
  const bool queues = steps.size() == 1;
  const double winter = assumptions_.first("care.winter_peak");
  const care::MonthlyNeed need =
      care::monthly_need(one, steps, request_.seed, static_cast<std::uint32_t>(municipality.value), request_.paths,
                         winter, request_.threads, request_.advance, queues ? &queued : nullptr);
  const auto years = care::places(need, result.places_today, risk);
  result.years.resize(years.size());
  const care::Step& home = model_.ladder.steps[model_.ladder.index_of("home_nursing")];
  const double cost_per_fte = home.fte_per_user > 0 ? home.cost_per_user / home.fte_per_user : 0;
  const double hours = assumptions_.first("care.waiting_home_hours") * 52 / assumptions_.first("care.hours_per_fte");
  const double bed = assumptions_.first("care.overflow_cost_per_day") * 365;
  for (std::size_t t = 0; t < years.size(); ++t) {
    CareCapacityYear& year = result.years[t];
    year.places = years[t];
    double waited = 0;
    double waits = 0;
    double blocked = 0;
    for (const auto& run : queued.runs) {
      year.waiting += run[t].waiting / request_.paths;
      blocked += run[t].waiting_blocked / request_.paths;
      year.died_waiting += static_cast<double>(run[t].died_waiting) / request_.paths;
      waited += run[t].waited;
      waits += run[t].wait_years;
    }
    year.wait_days = waited > 0 ? 365.25 * waits / waited : missing;
    year.extra_fte = (year.waiting - blocked) * hours;
    year.extra_cost = year.extra_fte * cost_per_fte + blocked * bed;
    if (!queues) year.waiting = year.extra_fte = year.extra_cost = year.died_waiting = missing;
  }
  return result;
}

CarePool Care::pool(const std::string& step, double risk) const {
  if (!(risk >= 0 && risk < 1)) throw out_of_range("--risk", risk, "0 … 1");
  const std::vector<std::size_t> steps = steps_of(step);
  const double winter = assumptions_.first("care.winter_peak");
  CarePool result;
  result.first = frame_->settings.start;
  std::vector<care::MonthlyNeed> needs;
  double total = 0;
  for (const MunicipalityIndex municipality : request_.municipalities) {
    CarePool::Member member;
    member.municipality = municipality;
    std::string note;
    member.places_today = places_today(municipality, step, note);
    total += member.places_today;
    needs.push_back(care::monthly_need(rates(municipality), steps, request_.seed,
                                       static_cast<std::uint32_t>(municipality.value), request_.paths, winter,
                                       request_.threads, request_.advance));
    member.alone = care::places(needs.back(), member.places_today, risk);
    result.members.push_back(std::move(member));
  }
  std::vector<const care::MonthlyNeed*> joined;
  for (std::size_t n = 0; n < needs.size(); ++n) {
    joined.push_back(&needs[n]);
    const auto together = care::places(care::pooled(joined), total, risk);
    std::vector<std::pair<int, int>> years;
    for (std::size_t t = 0; t < together.size(); ++t) {
      int alone = 0;
      for (std::size_t k = 0; k <= n; ++k) alone += result.members[k].alone[t].needed;
      years.emplace_back(alone, together[t].needed);
    }
    result.growth.push_back(std::move(years));
    if (n + 1 == needs.size()) result.together = together;
  }
  return result;
}

care::Life Care::life(std::uint32_t run, std::uint32_t person) const {
  const std::uint32_t municipality = person / care::persons_per_municipality;
  if (municipality >= static_cast<std::uint32_t>(service_.facts().registry->size())) {
    throw Error(ErrorCode::unknown_name, "care_person_unknown", {{"name", std::to_string(person)}});
  }
  const MunicipalityIndex index{static_cast<int>(municipality)};
  return care::replay(rates(index), {request_.seed, run, municipality}, person);
}

}  // namespace handlingsrom::api
