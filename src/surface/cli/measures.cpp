// `handlingsrom measures`: what this municipality could decide, and which measures together meet a frame.
#include <cmath>
#include <memory>

#include <fmt/format.h>

#include "base/error.hpp"
#include "surface/api/measures.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

constexpr double million = 1e6;

struct MeasuresOptions {
  std::string municipality;
  std::optional<int> decided, year;
  std::optional<double> money, people, places;  // million kr, FTE and places to gain
  std::vector<std::string> close;               // rooms whose gap is to be closed: money, people, places
  std::vector<std::string> with, without;
  std::vector<std::string> floors;  // ids of figures that may not fall below the first year's
  int most = 7;
};

api::MeasuresRequest measures_request(const Context& context, const MeasuresOptions& options) {
  api::MeasuresRequest request;
  request.municipality = context.service().find(options.municipality);
  if (options.decided) request.decided = Year{*options.decided};
  if (options.year) request.year = Year{*options.year};
  return request;
}

Table card_table(const char* key) {
  return {key,
          {{"measure"},
           {"name"},
           {"turn"},
           {"gives_money", Unit::kroner},
           {"gives_people", Unit::full_time_equivalents, 1},
           {"gives_places", Unit::places, 1},
           {"from"},
           {"full"},
           {"evidence"}},
          {}};
}

void add_card(Table& table, const api::MeasureCard& card, std::size_t after) {
  const measures::Measure& measure = card.measure;
  table.rows.push_back({measure.id, card.name, card.what, measure.gives[0].at(after), measure.gives[1].at(after),
                        measure.gives[2].at(after), std::to_string(measure.from.value),
                        std::to_string(measure.full.value), card.certainty});
}

void list_measures(Context& context, const MeasuresOptions& options) {
  const api::Measures all =
      api::measures_of(context.service(), measures_request(context, options), context.catalogue());
  Table table = card_table("measures");
  const auto after = static_cast<std::size_t>(all.year - all.first);
  for (const api::MeasureCard& card : all.cards) add_card(table, card, after);
  table.notes.push_back(context.text("measures.year", {{"year", fmt::format("{}", all.year.value)}}));
  context.show(table);
}

std::size_t room_named(const std::string& name) {
  constexpr std::array names{"money", "people", "places"};
  for (std::size_t room = 0; room < names.size(); ++room) {
    if (name == names[room]) return room;
  }
  throw Error(ErrorCode::usage, "measure_room", {{"found", name}});
}

void propose(Context& context, const MeasuresOptions& options) {
  const api::MeasuresRequest request = measures_request(context, options);
  constexpr int spoken_of = rooms::shown_year.value;
  const Year year{options.year.value_or(spoken_of)};
  api::FrameAsked frame;
  frame.most = options.most;
  frame.with = options.with;
  frame.without = options.without;
  if (options.money) frame.demands.push_back({0, year, *options.money * million});
  if (options.people) frame.demands.push_back({1, year, *options.people});
  if (options.places) frame.demands.push_back({2, year, *options.places});
  for (const std::string& room : options.close) frame.demands.push_back({room_named(room), year, std::nullopt});
  for (const std::string& figure : options.floors) frame.floors.push_back({figure, year, std::nullopt});
  if (frame.demands.empty()) throw Error(ErrorCode::usage, "measure_no_demand");
  const api::Proposal proposal = api::propose(context.service(), request, frame, context.catalogue());
  if (proposal.choice.status == priority::Status::infeasible)
    throw Error(ErrorCode::no_solution, "measure_no_choice", {{"reason", proposal.sentence}});
  Table table = card_table("proposal");
  const auto after = static_cast<std::size_t>(proposal.all.year - proposal.all.first);
  for (const std::size_t position : proposal.choice.chosen) add_card(table, proposal.all.cards[position], after);
  table.notes.push_back(proposal.sentence);
  for (const std::string& text : proposal.demand_texts) table.notes.push_back(text);
  context.show(table);
}

}  // namespace

void add_measures(CLI::App& root, Context& context) {
  const auto options = std::make_shared<MeasuresOptions>();
  CLI::App& noun = add_noun(root, context, "measures");
  CLI::App& every = add_verb(noun, context, "list", [&context, options] { list_measures(context, *options); });
  CLI::App& some = add_verb(noun, context, "propose", [&context, options] { propose(context, *options); });
  for (CLI::App* verb : {&every, &some}) {
    add_argument(*verb, context, "municipality", options->municipality).required();
    add_argument(*verb, context, "--year", options->year);
    add_argument(*verb, context, "--decided", options->decided);
  }
  add_argument(some, context, "--money", options->money);
  add_argument(some, context, "--people", options->people);
  add_argument(some, context, "--places", options->places);
  add_argument(some, context, "--close", options->close).delimiter(',');
  add_argument(some, context, "--floor", options->floors).delimiter(',');
  add_argument(some, context, "--with", options->with).delimiter(',');
  add_argument(some, context, "--without", options->without).delimiter(',');
  add_argument(some, context, "--most", options->most).capture_default_str();
}

}  // namespace handlingsrom::cli
