#include "surface/report/tree_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "standing/disclosure/small_counts.hpp"
#include "standing/facts/source.hpp"

namespace handlingsrom::report {
namespace {

std::string_view sign_of(trace::Operation operation) {
  switch (operation) {
    case trace::Operation::sum: return "+";
    case trace::Operation::difference: return "−";
    case trace::Operation::product: return "×";
    case trace::Operation::quotient: return "÷";
    default: return "";
  }
}

std::string_view key_of(trace::Operation operation) {
  switch (operation) {
    case trace::Operation::cell: return "cell";
    case trace::Operation::assumption: return "assumption";
    case trace::Operation::sum: return "sum";
    case trace::Operation::difference: return "difference";
    case trace::Operation::product: return "product";
    case trace::Operation::quotient: return "quotient";
    case trace::Operation::model: return "model";
  }
  return "model";
}

/// Enough figures to follow the arithmetic by hand: four significant ones, kroner whole.
std::string value_text(double value, Unit unit, const Words& words) {
  if (!std::isfinite(value)) return words.say("missing");
  double step = value == 0 ? 1 : std::pow(10, std::floor(std::log10(std::abs(value))) - 3);
  if (unit == Unit::kroner || unit == Unit::kroner_per_person || unit == Unit::kroner_per_user ||
      (unit == Unit::persons && std::abs(value) >= 100))
    step = 1;
  if (unit == Unit::kroner && std::abs(value) >= 1e6) step = 1000;
  return words.amount(value, unit, step);
}

const facts::Source* source_of(const TreeContext& context, const std::string& id) {
  const auto found = std::find_if(context.facts.sources.begin(), context.facts.sources.end(),
                                  [&](const facts::Source& source) { return source.id == id; });
  return found == context.facts.sources.end() ? nullptr : &*found;
}

std::string source_text(const TreeContext& context, const Words& words, const std::string& id) {
  if (id == "judgement") return words.say("judgement");
  const facts::Source* source = source_of(context, id);
  if (source == nullptr) return id;
  return source->table.empty() || source->table == "–" ? source->publisher
                                                       : fmt::format("{}, {}", source->publisher, source->table);
}

const ParameterSpec* spec_of(const TreeContext& context, const std::string& id) {
  for (const ParameterSpec* spec : context.assumptions.specs()) {
    if (spec->id == id) return spec;
  }
  return nullptr;
}

/// Where a leaf comes from; empty for what is calculated.
std::string origin(const trace::Node& node, const TreeContext& context, const Words& words) {
  if (node.operation == trace::Operation::cell) {
    return words.say("explain.cell", {{"source", source_text(context, words, node.reference.source_id)},
                                      {"cell", node.reference.cell}});
  }
  if (node.operation == trace::Operation::assumption) {
    const ParameterSpec* spec = spec_of(context, node.parameter_id);
    if (spec == nullptr) return words.say("explain.assumption_bare");
    const double scale = spec->unit == Unit::share ? 100 : 1;
    int decimals = 0;
    for (const double value : {spec->value, spec->low, spec->high}) {
      int own = 0;
      while (own < 4 &&
             std::abs(value * scale * std::pow(10, own) - std::round(value * scale * std::pow(10, own))) > 1e-6)
        ++own;
      decimals = std::max(decimals, own);
    }
    const std::string reason = context.assumptions.reason(spec->id);
    return words.say("explain.assumption", {{"standard", words.exact_amount(spec->value, spec->unit, decimals)},
                                            {"low", words.exact_amount(spec->low, spec->unit, decimals)},
                                            {"high", words.exact_amount(spec->high, spec->unit, decimals)},
                                            {"source", source_text(context, words, std::string(spec->source_id))}}) +
           (reason.empty() ? std::string() : " " + words.say("changed", {{"reason", reason}}));
  }
  if (node.operation == trace::Operation::model) return words.say("explain.model");
  return {};
}

int count(const trace::Node& node) {
  int total = 1;
  for (const trace::Node& child : node.children) total += count(child);
  return total;
}

void print(std::string& out, const trace::Node& node, const TreeContext& context, const Words& words, int level,
           int depth, std::string_view sign) {
  out.append(static_cast<std::size_t>(level) * 2, ' ');
  if (!sign.empty()) out.append(sign).append(" ");
  out +=
      fmt::format("{}: {}", node_name(node, words),
                  disclosure::is_hidden(node) ? words.say("explain.hidden") : value_text(node.value, node.unit, words));
  const std::string from = origin(node, context, words);
  if (!from.empty()) out += fmt::format("  [{}]", from);
  if (node.provenance != Provenance::municipality && node.provenance != Provenance::assumption &&
      node.operation == trace::Operation::cell) {
    out += fmt::format(" ({})", words.entry(fmt::format("provenance.{}", handlingsrom::key_of(node.provenance))));
  }
  out += '\n';
  if (node.children.empty()) return;
  if (depth > 0 && level + 1 >= depth) {
    out.append(static_cast<std::size_t>(level + 1) * 2, ' ');
    out += words.say("explain.deeper", {{"count", words.number(count(node) - 1)}}) + "\n";
    return;
  }
  bool first = true;
  for (const trace::Node& child : node.children) {
    print(out, child, context, words, level + 1, depth,
          first && node.operation != trace::Operation::sum ? std::string_view(" ") : sign_of(node.operation));
    first = false;
  }
}

nlohmann::ordered_json to_json(const trace::Node& node, const TreeContext& context, const Words& words) {
  nlohmann::ordered_json json{
      {"name", node_name(node, words)},
      {"key", node.key},
      {"value", std::isfinite(node.value) ? nlohmann::ordered_json(node.value) : nlohmann::ordered_json(nullptr)},
      {"unit", handlingsrom::key_of(node.unit)},
      {"operation", key_of(node.operation)},
      {"provenance", handlingsrom::key_of(node.provenance)}};
  if (disclosure::is_hidden(node)) json["hidden"] = true;
  if (node.operation == trace::Operation::cell) {
    json["source"] = node.reference.source_id;
    json["cell"] = node.reference.cell;
    if (const facts::Source* source = source_of(context, node.reference.source_id)) json["licence"] = source->licence;
  }
  if (node.operation == trace::Operation::assumption) {
    json["parameter"] = node.parameter_id;
    if (const ParameterSpec* spec = spec_of(context, node.parameter_id)) {
      json["default"] = spec->value;
      json["low"] = spec->low;
      json["high"] = spec->high;
      json["source"] = spec->source_id;
      json["reason"] = context.assumptions.reason(spec->id);
    }
  }
  if (!node.children.empty()) {
    json["children"] = nlohmann::ordered_json::array();
    for (const trace::Node& child : node.children) json["children"].push_back(to_json(child, context, words));
  }
  return json;
}

}  // namespace

std::string node_name(const trace::Node& node, const Words& words) {
  if (node.operation == trace::Operation::assumption) {
    const std::string key = "assumption." + node.parameter_id;
    if (words.has(key + ".name")) return words.entry(key + ".name");
  }
  messages::Arguments arguments;
  for (const auto& [name, value] : node.arguments) {
    // Arguments may be ids of their own: sectors, steps of the ladder, groups.
    std::string text = value;
    for (const char* section : {"sector.", "group.", "figure.care.users.", "sex.", "criterion.", "figure."}) {
      if (words.has(section + value)) {
        text = words.entry(section + value);
        break;
      }
    }
    arguments.emplace_back(name, text);
  }
  // All ages together are named without them.
  const bool all_ages = std::any_of(node.arguments.begin(), node.arguments.end(), [](const auto& argument) {
    return argument.first == "ages" && (argument.second == "0–105+" || argument.second == "0+");
  });
  if (all_ages && words.has("trace." + node.key + "_all")) return words.entry("trace." + node.key + "_all", arguments);
  if (words.has("trace." + node.key)) return words.entry("trace." + node.key, arguments);
  if (words.has("trace." + node.key + ".name")) return words.entry("trace." + node.key + ".name", arguments);
  if (node.operation == trace::Operation::assumption) return node.parameter_id;
  return words.figure(node.key);
}

std::string tree_text(const trace::Node& root, const TreeContext& context, const Words& words, int depth) {
  trace::Node shown = root;
  disclosure::hide_small_counts(shown);
  std::string out;
  print(out, shown, context, words, 0, depth, {});
  return out;
}

std::string tree_json(const trace::Node& root, const TreeContext& context, const Words& words) {
  trace::Node shown = root;
  disclosure::hide_small_counts(shown);
  return to_json(shown, context, words).dump(1, ' ') + "\n";
}

}  // namespace handlingsrom::report
