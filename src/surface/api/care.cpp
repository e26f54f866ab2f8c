#include "surface/api/care.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "choice/scenario/evaluate.hpp"
#include "outlook/care/bed_days.hpp"
#include "outlook/care/needs.hpp"
#include "outlook/care/own_users.hpp"
#include "outlook/care/parameters.hpp"
#include "outlook/rooms/own_in_force.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/population_history.hpp"
#include "surface/api/care_prepared.hpp"
#include "surface/api/scenarios.hpp"

namespace handlingsrom::api {
namespace {

constexpr double missing = facts::missing;

Error out_of_range(const char* name, double found, const char* expected) {
  return Error(ErrorCode::bad_input, "care_option",
               {{"name", name}, {"found", fmt::format("{}", found)}, {"expected", expected}});
}

}  // namespace

Care::Care(const Service& service, CareRequest request) : service_(service), request_(std::move(request)) {
  Assumptions assumptions = service.default_assumptions();
  if (request_.paths < 1 || request_.paths > 1000000) throw out_of_range("--paths", request_.paths, "1 … 1 000 000");
  const Year first = service.facts().population.last_year();
  const Year longest = assumptions.first_year() + (assumptions.years() - 1);
  if (request_.last <= first || request_.last > longest) {
    throw Error(ErrorCode::bad_input, "care_option",
                {{"name", "--to"},
                 {"found", std::to_string(request_.last.value)},
                 {"expected", std::to_string(first.value + 1) + " … " + std::to_string(longest.value)}});
  }
  if (!request_.scenario.empty()) {
    const scenario::Scenario plan = load_scenario(service, request_.scenario);
    assumptions = scenario::turned(assumptions, scenario::settings_of(plan, period_of(service)));
  }
  for (const auto& [id, value] : request_.settings) assumptions.set(id, value);
  std::string text = request_.ladder.empty() ? std::string(care::default_ladder_text()) : read_file(request_.ladder);
  const std::string name = request_.ladder.empty() ? "care-ladder.toml" : request_.ladder.string();
  care::Model model = care::build(service.facts(), care::parse_ladder(text, name));
  auto frame =
      population::prepare(service.shared_facts(), population::settings_from(assumptions, first, request_.last));
  prepared_ = std::make_unique<const Prepared>(
      Prepared{std::move(assumptions), std::move(text), std::move(model), std::move(frame)});
}

void Care::check_effect(std::initializer_list<std::string_view> also) const {
  const auto read = [&](std::string_view id) {
    return population::moves_middle(id) || care::moves_simulation(id) ||
           std::find(also.begin(), also.end(), id) != also.end();
  };
  for (const auto& [id, value] : request_.settings) {
    if (read(id)) continue;
    std::string expected;
    for (const ParameterSpec* spec : prepared_->assumptions.specs()) {
      if (read(spec->id)) expected += (expected.empty() ? "" : ", ") + std::string(spec->id);
    }
    throw Error(ErrorCode::bad_input, "setting_without_effect", {{"name", id}, {"expected", std::move(expected)}});
  }
}

Care::~Care() = default;

const care::Ladder& Care::ladder() const { return prepared_->model.ladder; }

std::size_t Care::column_of(std::uint8_t state) const { return care::state_space(ladder()).step_of[state]; }

care::Rates Care::rates(MunicipalityIndex municipality) const {
  const population::Projection persons = population::project(*prepared_->frame, municipality);
  return care::rates_for(prepared_->model, municipality, persons, prepared_->frame->rates.survival,
                         prepared_->assumptions, rooms::own_in_force(service_.chain(), municipality));
}

std::vector<care::NeededStep> Care::steps_of(const std::string& step, MunicipalityIndex municipality) const {
  if (step == "institution") return care::institution_steps(prepared_->model, municipality, prepared_->assumptions);
  const std::size_t found = prepared_->model.ladder.index_of(step);
  if (!prepared_->model.ladder.steps[found].place_bound) {
    throw Error(ErrorCode::bad_input, "care_step_without_places", {{"name", step}});
  }
  return {{found}};
}

double Care::places_today(MunicipalityIndex municipality, const std::string& step, std::string& note) const {
  const auto m = static_cast<std::size_t>(municipality.value);
  const care::Levels& levels = prepared_->model.levels.municipalities[m];
  const double all = service_.facts().care_places[m].institution;
  if (step == "institution") {
    note = "institution";
    return all;
  }
  const std::size_t rung = prepared_->model.ladder.index_of(step);
  const care::Figure figure = prepared_->model.ladder.steps[rung].figure;
  const care::OwnUsers own =
      care::own_users(prepared_->model.ladder, rooms::own_in_force(service_.chain(), municipality));
  const double short_stay = levels.figure[care::index_of(care::Figure::short_stay)].total();
  if (figure == care::Figure::long_stay) {
    note = "long_stay";
    return std::max(0.0, std::round(all - short_stay));
  }
  note = "residents";
  if (!own.steps.empty() && own.steps[rung].counted) {
    const auto& counted = own.steps[rung].users;
    return std::round(counted[0] + counted[1] + counted[2]);
  }
  return std::round(levels.figure[care::index_of(figure)].total());
}

CareCapacity Care::capacity(const std::string& step, double risk, double places) const {
  if (!(risk >= 0 && risk < 1)) throw out_of_range("--risk", risk, "0 … 1");
  const MunicipalityIndex municipality = request_.municipalities.at(0);
  const std::vector<care::NeededStep> steps = steps_of(step, municipality);
  const bool queues = steps.size() == 1;
  if (queues) {
    check_effect({"care.winter_peak", "care.waiting_home_hours", "care.hours_per_fte", "care.overflow_cost_per_day"});
  } else {
    check_effect({"care.winter_peak", "care.short_stay_in_bed"});
  }
  CareCapacity result;
  result.first = prepared_->frame->settings.start;
  result.places_today = places_today(municipality, step, result.places_note);
  if (places >= 0) {
    result.places_today = places;
    result.places_note = "given";
  }
  const care::Rates one = rates(municipality);
  care::QueueRequest queued;
  queued.step = steps.back().step;
  queued.places = static_cast<int>(result.places_today);
  const double winter = prepared_->assumptions.first("care.winter_peak");
  const care::MonthlyNeed need =
      care::monthly_need(one, steps, request_.seed, static_cast<std::uint32_t>(municipality.value), request_.paths,
                         winter, request_.threads, request_.advance, queues ? &queued : nullptr);
  const auto years = care::places(need, result.places_today, risk);
  result.years.resize(years.size());
  const care::Step& home = prepared_->model.ladder.steps[prepared_->model.ladder.index_of("home_nursing")];
  const double cost_per_fte = home.fte_per_user > 0 ? home.cost_per_user / home.fte_per_user : 0;
  const double hours =
      prepared_->assumptions.first("care.waiting_home_hours") * 52 / prepared_->assumptions.first("care.hours_per_fte");
  const double bed = prepared_->assumptions.first("care.overflow_cost_per_day") * 365;
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
  if (step != "institution") {
    check_effect({"care.winter_peak"});
  } else {
    check_effect({"care.winter_peak", "care.short_stay_in_bed"});
  }
  const double winter = prepared_->assumptions.first("care.winter_peak");
  CarePool result;
  result.first = prepared_->frame->settings.start;
  std::vector<care::MonthlyNeed> needs;
  double total = 0;
  for (const MunicipalityIndex municipality : request_.municipalities) {
    CarePool::Member member;
    member.municipality = municipality;
    std::string note;
    member.places_today = places_today(municipality, step, note);
    total += member.places_today;
    needs.push_back(care::monthly_need(rates(municipality), steps_of(step, municipality), request_.seed,
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
  check_effect();
  const std::uint32_t municipality = person / care::persons_per_municipality;
  if (municipality >= static_cast<std::uint32_t>(service_.facts().registry->size())) {
    throw Error(ErrorCode::unknown_name, "care_person_unknown", {{"name", std::to_string(person)}});
  }
  const MunicipalityIndex index{static_cast<int>(municipality)};
  return care::replay(rates(index), {request_.seed, run, municipality}, person);
}

std::string_view default_care_ladder() { return care::default_ladder_text(); }

}  // namespace handlingsrom::api
