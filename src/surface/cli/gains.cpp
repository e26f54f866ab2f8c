// `handlingsrom gains …` and `handlingsrom involvement …`: what a programme was to give and gave, and who was heard.
#include <algorithm>
#include <limits>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "surface/api/programme_files.hpp"
#include "surface/api/programmes.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/programme_parts.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::cli {
namespace {

struct GainsOptions {
  std::filesystem::path file;
  std::string on, gain, source, reason;
  int year = 0;
  std::optional<double> value, money;
};

api::ProgrammeAnswer read(const Context& context, const GainsOptions& options) {
  return api::read_programme(context.service(), options.file, options.on);
}

bool for_people(const Context& context) { return output_format(context.options().format) == Format::table; }

Cell word(const Context& context, const char* group, std::string_view key) {
  return for_people(context) ? context.text(fmt::format("programme.{}.{}", group, key)) : std::string(key);
}

Table list(const Context& context, const api::ProgrammeAnswer& answer) {
  int decimals = 1;
  for (const gains::Status& status : answer.status)
    decimals = std::max(decimals, decimals_of(answer.programme.gains[status.gain], status));
  Table table{"gains",
              {{"gain"},
               {"gain_type"},
               {"owner"},
               {"settled"},
               {"unit"},
               {"baseline", Unit::none, decimals},
               {"year", Unit::years},
               {"target", Unit::none, decimals},
               {"value", Unit::none, decimals},
               {"standing"}},
              {}};
  for (const gains::Status& status : answer.status) {
    const gains::Gain& gain = answer.programme.gains[status.gain];
    table.rows.push_back({gain.name, word(context, "gain_type", key_of(gain.type)),
                          for_people(context) ? api::role_name(gain.owner, context.catalogue()) : gain.owner,
                          word(context, "settled", key_of(gain.settled)), gain.unit, gain.baseline,
                          std::int64_t{status.year}, status.target, status.value,
                          word(context, "standing", key_of(status.standing))});
    if (!gain.deviation.empty() || !gain.action.empty())
      table.notes.push_back(context.text("programme.deviation",
                                         {{"gain", gain.name}, {"reason", gain.deviation}, {"action", gain.action}}));
    if (!gain.planned_money.empty() && gain.settled != gains::Settled::released)
      table.notes.push_back(gain.name + ": " + api::not_released_words(gain, context.catalogue()));
    for (const gains::Correction& one : gain.corrections)
      table.notes.push_back(api::correction_words(answer, gain, one, context.catalogue()));
  }
  return table;
}

Table portfolio(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{"portfolio",
              {{"year", Unit::years},
               {"to_close", Unit::kroner},
               {"planned", Unit::kroner},
               {"counted_on", Unit::kroner},
               {"realised", Unit::kroner},
               {"recorded_of"},
               {"moved_money", Unit::kroner},
               {"rest", Unit::kroner}},
              {}};
  for (const gains::PortfolioYear& one : answer.portfolio) {
    table.rows.push_back({std::int64_t{one.year}, one.needed, one.planned, one.counted_on, one.realised,
                          one.expected == 0
                              ? Cell{}
                              : Cell{context.text("programme.recorded", {{"recorded", std::to_string(one.recorded)},
                                                                         {"expected", std::to_string(one.expected)}})},
                          one.moved, one.rest});
    if (one.is_provisional())
      table.notes.push_back(fmt::format("{}: {}.", one.year, api::provisional_words(one, context.catalogue())));
  }
  table.notes.push_back(context.text("programme.portfolio_note"));
  return table;
}

Table splits(const api::ProgrammeAnswer& answer) {
  Table table{"splits",
              {{"gain"},
               {"year", Unit::years},
               {"difference", Unit::kroner},
               {"demography", Unit::kroner},
               {"price", Unit::kroner},
               {"measure", Unit::kroner},
               {"unexplained", Unit::kroner}},
              {}};
  for (const gains::Gain& gain : answer.programme.gains) {
    for (const gains::Outcome& outcome : gain.outcomes) {
      const gains::Split split = gains::split_of(outcome);
      table.rows.push_back({gain.name, std::int64_t{outcome.year}, split.difference, split.demography, split.price,
                            split.measure, split.rest});
    }
  }
  return table;
}

/// The gains map: each gain's result chain, with what it asks for and what it costs others.
Table map_of(const api::ProgrammeAnswer& answer) {
  Table table{"map",
              {{"gain"},
               {"input"},
               {"activity"},
               {"product_of"},
               {"user_effect"},
               {"society_effect"},
               {"preconditions"},
               {"disadvantages"}},
              {}};
  const auto text = [](const std::string& said) { return said.empty() ? Cell{} : Cell{said}; };
  const auto joined = [&](const std::vector<std::string>& all) {
    return text(fmt::format("{}", fmt::join(all, "; ")));
  };
  for (const gains::Gain& gain : answer.programme.gains)
    table.rows.push_back({gain.name, text(gain.chain.input), text(gain.chain.activity), text(gain.chain.product),
                          text(gain.chain.user_effect), text(gain.chain.society_effect), joined(gain.preconditions),
                          joined(gain.disadvantages)});
  return table;
}

/// The way behind targets and money: what the measure does, year by year.
Table explained(const Context& context, const api::ProgrammeAnswer& answer, const std::string& only) {
  Table table{"explained",
              {{"gain"},
               {"measure"},
               {"year", Unit::years},
               {"figure"},
               {"as_today", Unit::none, 1},
               {"with_measure", Unit::none, 1},
               {"baseline", Unit::none, 1},
               {"target", Unit::none, 1},
               {"planned", Unit::kroner}},
              {}};
  bool found = only.empty();
  for (const gains::Gain& gain : answer.programme.gains) found = found || gain.id == only;
  if (!found) throw Error(ErrorCode::unknown_name, "programme_no_table", {{"name", "gain"}, {"found", only}});
  for (const api::GainEffect& effect : answer.effects) {
    const gains::Gain& gain = answer.programme.gains[effect.gain];
    if (!only.empty() && gain.id != only) continue;
    for (int year = gain.measure->from; year <= gain.measure->until; ++year) {
      const auto at = static_cast<std::size_t>(year - effect.first.value);
      if (at >= effect.money.size()) break;
      const bool has_figure = !effect.figure.empty();
      double target = std::numeric_limits<double>::quiet_NaN();
      for (const gains::YearValue& each : gain.targets) target = each.year == year ? each.value : target;
      table.rows.push_back({gain.name, gain.measure->id, std::int64_t{year},
                            !has_figure           ? Cell{}
                            : for_people(context) ? Cell{api::effect_figure(effect, context.catalogue())}
                                                  : Cell{effect.figure},
                            has_figure ? Cell{effect.without[at]} : Cell{}, has_figure ? Cell{effect.with[at]} : Cell{},
                            gain.baseline, target, effect.money[at]});
    }
    table.notes.push_back(api::effect_words(answer, effect, context.catalogue()));
  }
  table.notes.push_back(context.text(answer.effects.empty() ? "programme.no_effects" : "programme.effect_note"));
  return table;
}

void record(const Context& context, const GainsOptions& options) {
  if (!options.value && !options.money) throw Error(ErrorCode::usage, "programme_record_nothing", {});
  const std::string before = read_file(options.file);
  deliver_programme(context, options.file, before,
                    api::record_gain(before, options.file.filename().string(),
                                     {options.gain, options.year, options.value, options.money, options.source,
                                      options.reason, day_or_today(options.on)}));
}

Table involvement(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{
      "involvement",
      {{"date"}, {"who"}, {"arena"}, {"form"}, {"step"}, {"asked"}, {"said"}, {"changed"}, {"answer"}, {"answered"}},
      {}};
  for (const programme::Involvement& one : answer.programme.involvement)
    table.rows.push_back(
        {roster::text_of(one.date), for_people(context) ? api::role_name(one.who, context.catalogue()) : one.who,
         one.arena, one.form.empty() ? Cell{} : word(context, "form", one.form),
         for_people(context) ? api::step_name(answer.programme, one.step, context.catalogue())
                             : std::string(key_of(one.step)),
         one.asked, one.said.empty() ? Cell{} : Cell{one.said}, one.changed.empty() ? Cell{} : Cell{one.changed},
         one.answer.empty() ? Cell{} : Cell{one.answer}, one.answered ? Cell{roster::text_of(*one.answered)} : Cell{}});
  for (const programme::Finding& finding : answer.findings) {
    if (finding.kind == programme::Finding::Kind::not_heard || finding.kind == programme::Finding::Kind::not_answered)
      table.notes.push_back(api::finding_words(answer, finding, context.catalogue()));
  }
  return table;
}

}  // namespace

void add_gains(CLI::App& root, Context& context) {
  const auto options = std::make_shared<GainsOptions>();
  const auto verb = [&](const char* noun, const char* name, std::function<void()> run) -> CLI::App& {
    CLI::App& made = add_verb(add_noun(root, context, noun), context, name, std::move(run));
    add_argument(made, context, "file", options->file).required();
    add_argument(made, context, "--on", options->on);
    return made;
  };
  verb("gains", "list", [&context, options] { context.show(list(context, read(context, *options))); });
  verb("gains", "portfolio", [&context, options] { context.show(portfolio(context, read(context, *options))); });
  verb("gains", "map", [&context, options] { context.show(map_of(read(context, *options))); });
  CLI::App& explained_verb = verb("gains", "explain", [&context, options] {
    context.show(explained(context, read(context, *options), options->gain));
  });
  add_argument(explained_verb, context, "--gain", options->gain);
  CLI::App& recorded =
      add_verb(add_noun(root, context, "gains"), context, "record", [&context, options] { record(context, *options); });
  add_argument(recorded, context, "file", options->file).required();
  add_argument(recorded, context, "--gain", options->gain).required();
  add_argument(recorded, context, "--year", options->year).required();
  add_argument(recorded, context, "--value", options->value);
  add_argument(recorded, context, "--money", options->money);
  add_argument(recorded, context, "--source", options->source).required();
  add_argument(recorded, context, "--reason", options->reason);
  add_argument(recorded, context, "--on", options->on);
  verb("gains", "split", [&context, options] { context.show(splits(read(context, *options))); });
  add_gains_follow(root, context);
  verb("involvement", "show", [&context, options] { context.show(involvement(context, read(context, *options))); });
}

}  // namespace handlingsrom::cli
