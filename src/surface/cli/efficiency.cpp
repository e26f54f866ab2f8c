// `handlingsrom comparison efficiency`: who does as much with less, and what joining would give.
#include <cmath>
#include <memory>

#include <fmt/format.h>

#include "surface/api/efficiency.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

std::string peers_of(const Context& context, const comparison::Units& units, const comparison::Score& score) {
  const bool for_people = output_format(context.options().format) == Format::table;
  std::string text;
  for (const comparison::Peer& peer : score.peers) {
    const std::string& name = units.names[static_cast<std::size_t>(peer.unit)];
    text += text.empty() ? "" : "; ";
    text += for_people ? fmt::format("{} {}", name, messages::number(peer.weight, 2, context.language()))
                       : fmt::format("{} {}", name, peer.weight);
  }
  return text;
}

Column slack_column(const std::string& name) { return {"slack_" + name, Unit::none, 2, name}; }

void show_scores(const Context& context, const api::EfficiencyAnswer& answer) {
  const comparison::Units& units = answer.units;
  const bool for_people = output_format(context.options().format) == Format::table;
  Table table{"efficiency", {{"unit_measured"}, {"score", Unit::none, 4}}, {}};
  if (answer.bootstrap) {
    for (const char* key : {"bias", "corrected", "low", "high"}) table.columns.push_back({key, Unit::none, 4});
  }
  if (!answer.super.empty()) {
    table.columns.push_back({"super_efficiency", Unit::none, 4});
    table.columns.push_back({"outlier"});
    table.columns.push_back({"leaning"});
  }
  if (!answer.scale.empty()) {
    table.columns.push_back({"scale_efficiency", Unit::none, 4});
    table.columns.push_back({"returns"});
  }
  if (!answer.slacks.empty()) {
    for (const std::string& name : units.inputs) table.columns.push_back(slack_column(name));
    for (const std::string& name : units.outputs) table.columns.push_back(slack_column(name));
  }
  table.columns.push_back({"peers"});
  std::int64_t best = 0;
  double mean = 0;
  for (std::size_t u = 0; u < units.size(); ++u) {
    const comparison::Score& score = answer.scores[u];
    mean += score.value / static_cast<double>(units.size());
    best += std::abs(score.value - 1) < 1e-9 ? 1 : 0;
    std::vector<Cell> row{units.names[u], score.value};
    if (answer.bootstrap) {
      const comparison::Interval& interval = answer.bootstrap->units[u];
      row.insert(row.end(), {interval.bias, interval.corrected, interval.low, interval.high});
    }
    if (!answer.super.empty()) {
      const bool flagged = answer.outliers[u].flagged;
      row.push_back(answer.super[u]);
      row.push_back(for_people ? (flagged ? context.text("efficiency.outlier") : std::string())
                    : flagged  ? "yes"
                               : "no");
      row.push_back(std::int64_t{answer.outliers[u].leaning});
    }
    if (!answer.scale.empty()) {
      const auto returns = std::string(api::key_of(answer.scale[u].returns));
      row.push_back(answer.scale[u].efficiency);
      row.push_back(for_people ? context.text("efficiency.returns." + returns) : returns);
    }
    if (!answer.slacks.empty()) {
      for (const double slack : answer.slacks[u].in) row.push_back(slack);
      for (const double slack : answer.slacks[u].out) row.push_back(slack);
    }
    row.push_back(peers_of(context, units, score));
    table.rows.push_back(std::move(row));
  }
  const bool in = answer.orientation == comparison::Orientation::in;
  table.notes.push_back(context.text(in ? "efficiency.read.in" : "efficiency.read.out"));
  table.notes.push_back(context.text("efficiency.sum", {{"count", std::to_string(units.size())},
                                                        {"best", std::to_string(best)},
                                                        {"mean", messages::number(mean, 3, context.language())}}));
  if (answer.bootstrap) table.notes.push_back(context.text("efficiency.bootstrap"));
  if (!answer.super.empty()) table.notes.push_back(context.text("efficiency.outliers"));
  context.show(table);
}

void show_second_stage(const Context& context, const comparison::SecondStage& stage) {
  Table table{"second_stage",
              {{"explains"}, {"coefficient", Unit::none, 6}, {"low", Unit::none, 6}, {"high", Unit::none, 6}},
              {}};
  for (const comparison::Coefficient& each : stage.coefficients) {
    table.rows.push_back(
        {each.name.empty() ? context.text("efficiency.constant") : each.name, each.value, each.low, each.high});
  }
  table.notes.push_back(context.text(
      "efficiency.second_stage",
      {{"count", std::to_string(stage.used)}, {"value", messages::number(stage.sigma, 4, context.language())}}));
  context.show(table);
}

void show_join(const Context& context, const api::EfficiencyAnswer& answer) {
  const comparison::Join& join = *answer.join;
  const comparison::Units& units = answer.units;
  const bool in = answer.orientation == comparison::Orientation::in;
  const bool for_people = output_format(context.options().format) == Format::table;
  const auto number = [&](double value, int decimals) { return messages::number(value, decimals, context.language()); };
  Table table{"join", {{"part"}, {"factor", Unit::none, 4}}, {}};
  const auto add = [&](const char* key, double value) {
    table.rows.push_back({for_people ? context.text(fmt::format("efficiency.join.{}", key)) : key, value});
  };
  add("score", join.score);
  add("learning", join.learning);
  add("harmony", join.harmony);
  add("scale", join.scale);
  if (std::isnan(join.score)) add("bound", join.bound);
  for (std::size_t k = 0; k < answer.joined.size(); ++k) {
    table.rows.push_back({units.names[static_cast<std::size_t>(answer.joined[k])], join.members[k]});
  }
  if (std::isnan(join.score)) {
    table.notes.push_back(context.text(in ? "efficiency.join.larger_in" : "efficiency.join.larger_out",
                                       {{"value", number(join.bound, 3)}}));
  } else {
    const double gain = in ? 1 - join.score : join.score - 1;
    table.notes.push_back(context.text(in ? "efficiency.join.gain_in" : "efficiency.join.gain_out",
                                       {{"percent", number(100 * gain, 1)}}));
  }
  table.notes.push_back(context.text("efficiency.join.read"));
  context.show(table);
}

}  // namespace

void add_efficiency(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "comparison");
  const auto request = std::make_shared<api::EfficiencyRequest>();
  CLI::App& verb = add_verb(noun, context, "efficiency", [&context, request] {
    request->seed = context.options().seed;
    request->threads = context.options().threads;
    const api::Service* service = request->service.empty() ? nullptr : &context.service();
    const api::EfficiencyAnswer answer = api::measure_efficiency(*request, service);
    if (answer.join) {
      show_join(context, answer);
    } else if (answer.second_stage) {
      show_second_stage(context, *answer.second_stage);
    } else {
      show_scores(context, answer);
    }
  });
  add_argument(verb, context, "--data", request->data);
  add_argument(verb, context, "--service", request->service);
  add_argument(verb, context, "--inputs", request->inputs).delimiter(',');
  add_argument(verb, context, "--outputs", request->outputs).delimiter(',');
  add_argument(verb, context, "--returns", request->returns);
  add_argument(verb, context, "--orientation", request->orientation);
  add_switch(verb, context, "--slacks", request->slacks);
  add_switch(verb, context, "--super", request->super);
  add_switch(verb, context, "--scale", request->scale);
  add_argument(verb, context, "--bootstrap", request->bootstrap);
  add_argument(verb, context, "--level", request->level);
  add_argument(verb, context, "--second-stage", request->second_stage).delimiter(',');
  add_argument(verb, context, "--join", request->join).delimiter(',');
}

}  // namespace handlingsrom::cli
