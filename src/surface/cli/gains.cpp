// `handlingsrom gains …` and `handlingsrom involvement …`: what a programme was to give and gave, and who was heard.
#include <memory>

#include <fmt/format.h>

#include "surface/api/programmes.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

struct Options {
  std::filesystem::path file;
  std::string on;
};

api::ProgrammeAnswer read(const Context& context, const Options& options) {
  return api::read_programme(context.service(), options.file, options.on);
}

bool for_people(const Context& context) { return output_format(context.options().format) == Format::table; }

Cell word(const Context& context, const char* group, std::string_view key) {
  return for_people(context) ? context.text(fmt::format("programme.{}.{}", group, key)) : std::string(key);
}

Table list(const Context& context, const api::ProgrammeAnswer& answer) {
  constexpr int decimals = 1;
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
               {"moved_money", Unit::kroner},
               {"rest", Unit::kroner}},
              {}};
  for (const gains::PortfolioYear& one : answer.portfolio)
    table.rows.push_back(
        {std::int64_t{one.year}, one.needed, one.planned, one.counted_on, one.realised, one.moved, one.rest});
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

Table involvement(const Context& context, const api::ProgrammeAnswer& answer) {
  Table table{"involvement",
              {{"date"}, {"who"}, {"arena"}, {"step"}, {"asked"}, {"said"}, {"changed"}, {"answer"}, {"answered"}},
              {}};
  for (const programme::Involvement& one : answer.programme.involvement)
    table.rows.push_back(
        {roster::text_of(one.date), for_people(context) ? api::role_name(one.who, context.catalogue()) : one.who,
         one.arena,
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
  const auto options = std::make_shared<Options>();
  const auto verb = [&](const char* noun, const char* name, std::function<void()> run) {
    CLI::App& made = add_verb(add_noun(root, context, noun), context, name, std::move(run));
    add_argument(made, context, "file", options->file).required();
    add_argument(made, context, "--on", options->on);
  };
  verb("gains", "list", [&context, options] { context.show(list(context, read(context, *options))); });
  verb("gains", "portfolio", [&context, options] { context.show(portfolio(context, read(context, *options))); });
  verb("gains", "split", [&context, options] { context.show(splits(read(context, *options))); });
  verb("involvement", "show", [&context, options] { context.show(involvement(context, read(context, *options))); });
}

}  // namespace handlingsrom::cli
