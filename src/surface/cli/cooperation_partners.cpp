// `handlingsrom cooperation partners`: who with whom; and the child protection services that are together already.
#include <algorithm>
#include <cmath>
#include <memory>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/studies.hpp"
#include "surface/cli/cooperation_verbs.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

struct CooperationPartnersOptions {
  api::PartnersRequest request;
  bool all = false, existing = false;
  int most_members = 4;
  double most_km = 80;
};

std::string names(const Context& context, const std::vector<MunicipalityIndex>& members, std::size_t from = 0) {
  std::string text;
  for (std::size_t i = from; i < members.size(); ++i)
    text += (text.empty() ? "" : " + ") + context.service().municipality(members[i]).name;
  return text;
}

void show_existing(const Context& context) {
  const api::ExistingAnswer answer = api::existing_child_protection(context.service(), context.options().seed);
  Table table{"cooperations",
              {{"number"},
               {"members"},
               {"days_alone", Unit::none, 1},
               {"days_together", Unit::none, 1},
               {"gain", Unit::kroner},
               {"gain_low", Unit::kroner},
               {"gain_high", Unit::kroner},
               {"chance", Unit::percent}},
              {}};
  for (const api::ExistingRow& row : answer.rows) {
    std::vector<Cell> cells{std::int64_t{row.number}, names(context, row.members), row.days_alone};
    if (row.measured) {
      cells.insert(cells.end(), {row.measured->days_together, row.measured->gain.value, row.measured->gain.low,
                                 row.measured->gain.high, 100 * row.measured->chance});
    } else {
      cells.resize(table.columns.size());
    }
    table.rows.push_back(std::move(cells));
  }
  const cooperation::Evidence& evidence = answer.evidence;
  const auto number = [&](double value, int decimals = 0) {
    return messages::number(value, decimals, context.language());
  };
  const auto told = [&](const char* key, const api::Division& division) {
    constexpr double thousand = 1000;
    const auto kroner = [&](double value) { return number(std::round(value / thousand) * thousand); };
    table.notes.push_back(
        context.text(fmt::format("partners.{}", key), {{"groups", number(division.groups)},
                                                       {"members", number(division.members)},
                                                       {"gain", kroner(division.gain.value)},
                                                       {"low", kroner(division.gain.low)},
                                                       {"high", kroner(division.gain.high)},
                                                       {"alone", number(division.days_alone, 1)},
                                                       {"together", number(division.days_together, 1)}}));
  };
  const bool sure = evidence.effect.low > 0 || evidence.effect.high < 0;
  table.notes.push_back(context.text("partners.evidence", {{"year", std::to_string(evidence.year.value)},
                                                           {"inside", number(evidence.inside)},
                                                           {"outside", number(evidence.outside)},
                                                           {"child_inside", number(evidence.per_child_inside)},
                                                           {"child_outside", number(evidence.per_child_outside)},
                                                           {"need_inside", number(evidence.median_inside)},
                                                           {"need_outside", number(evidence.median_outside)}}));
  table.notes.push_back(
      context.text(sure ? "partners.effect" : "partners.no_effect", {{"value", number(evidence.effect.value, 1)},
                                                                     {"low", number(evidence.effect.low, 1)},
                                                                     {"high", number(evidence.effect.high, 1)},
                                                                     {"explained", number(100 * evidence.explained)}}));
  told("now", answer.now);
  told("good", answer.good);
  table.notes.push_back(context.text("partners.better", {{"compared", number(answer.compared)},
                                                         {"better", number(answer.better)},
                                                         {"surely", number(answer.surely_better)}}));
  context.show(table);
}

void show_partners(const Context& context, CooperationPartnersOptions& options) {
  if (options.existing) return show_existing(context);
  if (options.request.municipality.empty() == !options.all) throw Error(ErrorCode::usage, "partners_place");
  constexpr int fewest = 2, most = 6;
  if (options.most_members < fewest || options.most_members > most) {
    throw Error(ErrorCode::usage, "cooperation_option",
                {{"name", "--members"},
                 {"found", fmt::format("{}", options.most_members)},
                 {"expected", fmt::format("{}–{}", fewest, most)}});
  }
  if (!(options.most_km > 0)) {
    throw Error(ErrorCode::usage, "cooperation_option",
                {{"name", "--km"}, {"found", fmt::format("{}", options.most_km)}, {"expected", "> 0"}});
  }
  options.request.search.most_members = options.most_members;
  options.request.search.most_km = options.most_km;
  options.request.search.seed = context.options().seed;
  options.request.search.kept = options.all ? 1 : 8;
  options.request.threads = context.options().threads;
  const auto rows = api::find_partners(context.service(), options.request);
  Table table{"partners",
              {{"municipality"},
               {"rank"},
               {"partners"},
               {"host"},
               {"own_gain", Unit::kroner},
               {"own_low", Unit::kroner},
               {"own_high", Unit::kroner},
               {"rank_between"},
               {"first_chance", Unit::percent},
               {"gain", Unit::kroner},
               {"gain_low", Unit::kroner},
               {"gain_high", Unit::kroner},
               {"chance", Unit::percent},
               {"days_alone", Unit::none, 1},
               {"days_together", Unit::none, 1},
               {"farthest_km", Unit::none},
               {"over_sea", Unit::none, 0},
               {"now"},
               {"own_gain_now", Unit::kroner}},
              {}};
  for (const api::PartnersRow& row : rows) {
    for (std::size_t k = 0; k < row.best.size(); ++k) {
      const cooperation::Candidate& each = row.best[k];
      table.rows.push_back(
          {context.service().municipality(row.municipality).name, static_cast<std::int64_t>(k + 1),
           names(context, each.members, 1), context.service().municipality(each.host).name, each.own_gain, each.own.low,
           each.own.high, fmt::format("{}–{}", each.rank_low, each.rank_high), 100 * each.first, each.gain.value,
           each.gain.low, each.gain.high, 100 * each.chance, row.days_alone, each.days_together, each.farthest_km,
           row.over_sea.empty() || row.over_sea[k] < 1 ? Cell{} : Cell{row.over_sea[k]},
           row.now ? Cell{names(context, row.now->members, 1)} : Cell{}, row.now ? Cell{row.now->own_gain} : Cell{}});
    }
  }
  table.notes.push_back(
      context.text("partners.read", {{"members", std::to_string(options.most_members)},
                                     {"km", messages::number(options.most_km, 0, context.language())}}));
  table.notes.push_back(context.text("partners.ranked"));
  const bool sea = std::any_of(rows.begin(), rows.end(), [](const api::PartnersRow& row) {
    return std::any_of(row.over_sea.begin(), row.over_sea.end(), [](double km) { return km >= 1; });
  });
  if (sea) table.notes.push_back(context.text("partners.sea"));
  if (!options.all && !rows.front().best.empty() && rows.front().best.front().own_gain <= 0)
    table.notes.push_back(context.text("partners.nobody"));
  std::string without;
  for (const api::PartnersRow& row : rows) {
    if (row.best.empty())
      without += (without.empty() ? "" : ", ") + context.service().municipality(row.municipality).name;
  }
  if (!without.empty()) table.notes.push_back(context.text("partners.without", {{"list", without}}));
  context.show(table);
}

}  // namespace

void add_cooperation_partners(CLI::App& noun, Context& context) {
  const auto options = std::make_shared<CooperationPartnersOptions>();
  CLI::App& verb = add_verb(noun, context, "partners", [&context, options] { show_partners(context, *options); });
  add_argument(verb, context, "municipality", options->request.municipality);
  add_switch(verb, context, "--all", options->all);
  add_argument(verb, context, "--service", options->request.service);
  add_argument(verb, context, "--members", options->most_members);
  add_argument(verb, context, "--km", options->most_km);
  add_switch(verb, context, "--existing", options->existing);
}

}  // namespace handlingsrom::cli
