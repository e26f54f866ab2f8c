#include "surface/api/buildings.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/scenario/evaluate.hpp"
#include "choice/scenario/loans.hpp"
#include "choice/scenario/setting.hpp"
#include "outlook/rooms/chain.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {
namespace {

using buildings::Building;
using buildings::Use;

std::vector<double> sum_of(const rooms::Figures& figures, std::initializer_list<const char*> ids) {
  std::vector<double> sum(static_cast<std::size_t>(figures.years()), 0.0);
  for (const char* id : ids) {
    const auto& row = figures.at(id).middle;
    for (std::size_t t = 0; t < sum.size(); ++t) sum[t] += row[t];
  }
  return sum;
}

void add_needed(BuildingsAnswer& answer, const rooms::Figures& figures) {
  const auto add = [&](Use use, std::vector<double> users) {
    RoomNeeded needed{use, std::move(users), {}};
    const bool said = std::any_of(answer.all.buildings.begin(), answer.all.buildings.end(),
                                  [&](const Building& one) { return one.use == use && !std::isnan(one.capacity); });
    for (std::size_t t = 0; t < needed.users.size(); ++t)
      needed.capacity.push_back(said ? buildings::capacity_in(answer.all, use, answer.first.value + static_cast<int>(t))
                                     : buildings::missing);
    answer.needed.push_back(std::move(needed));
  };
  add(Use::school, sum_of(figures, {"services.pupils.total"}));
  add(Use::kindergarten, sum_of(figures, {"services.kindergarten.total"}));
  add(Use::care_home, sum_of(figures, {"care.users.nursing_home", "care.users.short_stay"}));
  add(Use::staffed_home, sum_of(figures, {"care.users.staffed_home"}));
}

/// The renewal in equal parts over its years as the lever of investment with loans: the economic plan's own arithmetic.
void add_money(BuildingsAnswer& answer, const BuildingsQuestion& question, const scenario::Evaluator& evaluator,
               const rooms::Figures& before, const messages::Catalogue& catalogue, const std::string& municipality) {
  const int first = answer.first.value, years = before.years();
  const int from = question.from.value_or(first + 1);
  if (from < first || from >= first + years)
    throw Error(ErrorCode::bad_input, "study_year",
                {{"found", std::to_string(from)}, {"expected", fmt::format("{}–{}", first, first + years - 1)}});
  for (std::size_t k = 0; k < answer.all.buildings.size(); ++k) {
    const Building& one = answer.all.buildings[k];
    if (!one.rented && one.empty_from == 0 && !std::isnan(answer.each[k].renew)) answer.renewal += answer.each[k].renew;
  }
  answer.investment.assign(static_cast<std::size_t>(years), 0.0);
  std::string by_year;
  for (int year = from; year < std::min(from + question.years, first + years); ++year) {
    answer.investment[static_cast<std::size_t>(year - first)] = answer.renewal / question.years;
    by_year += fmt::format("{}{} = {:.0f}", by_year.empty() ? "" : ", ", year, answer.renewal / question.years);
  }
  for (int year = from + question.years; year < first + years; ++year) by_year += fmt::format(", {} = 0", year);
  scenario::Setting setting;
  setting.lever = scenario::lever_index("investments");
  setting.values = answer.investment;
  const std::array settings{setting};
  answer.money_before = before.at("rooms.money").middle;
  answer.money_after = evaluator.run(settings).at("rooms.money").middle;
  const std::vector<double> interest(static_cast<std::size_t>(years), answer.rules.rate);
  scenario::LoanCosts costs = scenario::loan_costs(answer.investment, interest);
  answer.loan_cost = std::move(costs.cost);
  answer.loan_left = std::move(costs.left);
  answer.scenario = fmt::format(
      "name = \"{}\"\nmunicipality = \"{}\"\n\n[[lever]]\nlever = \"investments\"\nby_year = {{ {} }}\nreason = \"{}\"\n",
      catalogue.text("buildings.scenario_name"), municipality, by_year, catalogue.text("buildings.scenario_reason"));
}

}  // namespace

std::string use_name(Use use, const messages::Catalogue& catalogue) {
  return catalogue.text("buildings.use." + std::string(buildings::key_of(use)));
}

std::string cheapest_for(const Building& building, const buildings::Assessed& worth) {
  if (building.rented) return {};
  if (building.empty_from != 0) return "sell";
  if (std::isnan(worth.keep) || std::isnan(worth.rented) || std::isnan(worth.sold)) return {};
  // Whoever rents instead sells what is owned.
  return worth.keep <= worth.rented - worth.sold ? "keep" : "rent";
}

BuildingsAnswer buildings_of(const Service& service, const BuildingsQuestion& question,
                             const messages::Catalogue& catalogue) {
  constexpr int most_years = 60;
  if (question.years < 1 || question.years > most_years)
    throw Error(ErrorCode::usage, "usage_value", {{"found", fmt::format("--years {}", question.years)}});
  const std::array tables{buildings::parameters()};
  BuildingsAnswer answer{
      question.bytes ? buildings::read_bytes(*question.bytes, question.file.string()) : buildings::read(question.file),
      Assumptions(service.last_counted(), 1, tables),
      {},
      {},
      {},
      {},
      {},
      {},
      0,
      {},
      {},
      {},
      {},
      {},
      {}};
  for (const std::string& setting : question.settings) {
    const auto equals = setting.find('=');
    const std::string id = setting.substr(0, equals);
    double value = 0;
    std::size_t read = 0;
    try {
      value = std::stod(equals == std::string::npos ? "" : setting.substr(equals + 1), &read);
    } catch (const std::exception&) {
      read = 0;
    }
    if (read == 0 || read != setting.size() - equals - 1)
      throw Error(ErrorCode::usage, "usage_value", {{"found", "--set " + setting}});
    answer.assumptions.set(id, value);
  }
  answer.rules = buildings::rules_of(answer.assumptions);
  for (const Building& one : answer.all.buildings) answer.each.push_back(buildings::assess(one, answer.rules));
  answer.sums = buildings::by_use(answer.all, answer.rules);
  if (question.municipality.empty()) return answer;
  answer.municipality = service.find(question.municipality);
  const scenario::Evaluator evaluator(service.chain(), *answer.municipality);
  const rooms::Figures figures = evaluator.run({});
  answer.first = figures.first_year();
  add_needed(answer, figures);
  add_money(answer, question, evaluator, figures, catalogue, service.municipality(*answer.municipality).name);
  return answer;
}

std::vector<std::string> buildings_notices(const BuildingsAnswer& answer, const messages::Catalogue& catalogue) {
  std::vector<std::string> notices;
  const auto number = [&](double value, int decimals) {
    return messages::number(value, decimals, catalogue.language());
  };
  double backlog = 0, renew = 0, area = 0;
  std::string without;
  int left_out = 0;
  constexpr int named = 8;
  for (std::size_t k = 0; k < answer.all.buildings.size(); ++k) {
    const Building& one = answer.all.buildings[k];
    const buildings::Assessed& worth = answer.each[k];
    backlog += std::isnan(worth.backlog) ? 0 : worth.backlog;
    renew += std::isnan(worth.renew) ? 0 : worth.renew;
    area += std::isnan(one.area) ? 0 : one.area;
    if (one.rented || !std::isnan(worth.renew)) continue;
    if (++left_out <= named) without += (without.empty() ? "" : ", ") + one.name;
  }
  notices.push_back(catalogue.text("buildings.note_all", {{"count", std::to_string(answer.all.buildings.size())},
                                                          {"area", number(area, 0)},
                                                          {"backlog", number(backlog / 1e6, 1)},
                                                          {"renew", number(renew / 1e6, 1)}}));
  for (std::size_t k = 0; k < answer.all.buildings.size(); ++k) {
    const Building& one = answer.all.buildings[k];
    if (one.empty_from == 0) continue;
    notices.push_back(
        catalogue.text("buildings.note_empty", {{"name", one.name}, {"year", std::to_string(one.empty_from)}}));
  }
  for (const RoomNeeded& needed : answer.needed) {
    for (std::size_t t = 0; t < needed.users.size(); ++t) {
      if (!(needed.users[t] > needed.capacity[t])) continue;
      notices.push_back(
          catalogue.text("buildings.note_full", {{"use", use_name(needed.use, catalogue)},
                                                 {"year", std::to_string(answer.first.value + static_cast<int>(t))},
                                                 {"users", number(needed.users[t], 0)},
                                                 {"capacity", number(needed.capacity[t], 0)}}));
      break;
    }
  }
  if (left_out > 0)
    notices.push_back(
        catalogue.text("buildings.note_unknown", {{"names", without}, {"count", std::to_string(left_out)}}));
  if (!answer.all.ignored.empty()) {
    std::string heads;
    for (const std::string& head : answer.all.ignored) heads += (heads.empty() ? "" : ", ") + head;
    notices.push_back(catalogue.text("buildings.note_ignored", {{"heads", heads}}));
  }
  notices.push_back(catalogue.text("buildings.note_assumed"));
  return notices;
}

}  // namespace handlingsrom::api
