#include "surface/cli/nouns.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <CLI/App.hpp>

#include "base/split.hpp"
#include "surface/cli/command_tree.hpp"

namespace handlingsrom::cli {
namespace {

// What a function adds: the names of its nouns with a space between; none where it needs the whole tree.
struct Noun {
  std::string_view names;
  void (*add)(CLI::App&, Context&);
};

// In the order in which --help shows them: the four questions of the house, then the program itself. One a line, as .gitattributes joins lines.
// clang-format off
constexpr std::array nouns{
    Noun{"report", &add_report},
    Noun{"explain", &add_explain},
    Noun{"services workforce economy rooms care", &add_outlook},
    Noun{"municipality", &add_municipality},
    Noun{"region", &add_region},
    Noun{"comparison", &add_comparison},
    Noun{"comparison", &add_comparison_mix},
    Noun{"comparison", &add_efficiency},
    Noun{"comparison", &add_cost_function},
    Noun{"facts", &add_facts},
    Noun{"facts", &add_stored_facts},
    Noun{"import", &add_import},
    Noun{"update facts", &add_update},
    Noun{"population", &add_population},
    Noun{"scenario", &add_scenario},
    Noun{"measures", &add_measures},
    Noun{"priority", &add_priority},
    Noun{"structure", &add_structure},
    Noun{"buildings", &add_buildings},
    Noun{"roster", &add_roster},
    Noun{"cooperation", &add_cooperation},
    Noun{"programme", &add_programme},
    Noun{"programme", &add_programme_files},
    Noun{"gains involvement", &add_gains},
    Noun{"involvement", &add_involvement},
    Noun{"serve", &add_serve},
    Noun{"publish", &add_publish},
    Noun{"account", &add_account},
    Noun{"key", &add_key},
    Noun{"provider", &add_provider},
    Noun{"store", &add_store},
    Noun{"audit", &add_audit},
    Noun{"care", &add_care},
    Noun{"", &add_manual},
    Noun{"validity", &add_validity},
    Noun{"version", &add_version},
};
// clang-format on

std::string path_of(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  if (parent == nullptr || parent->get_parent() == nullptr) return command.get_name();
  return parent->get_name() + "." + command.get_name();
}

std::string argument_help(const CLI::App& command, const Context& context, const std::string& name) {
  const std::string last = name.substr(name.find_last_of(',') + 1);
  const std::string bare = last.substr(last.find_first_not_of('-'));
  const std::string own = "cli." + path_of(command) + "." + bare;
  // Of this language alone: most arguments have no help of their own, and asking for it would read the next language.
  return context.text(context.catalogue().own(own) ? own : "cli.option." + bare);
}

// What the library lets through: nan, inf, and "-1" as the largest number of all. Each answers with what it found, or nothing.
std::string finite(const std::string& text) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} && !std::isfinite(value) ? text : std::string();
}

std::string not_negative(const std::string& text) { return text.find('-') == std::string::npos ? "" : text; }

// So that sums of years and counts stay whole numbers.
std::string countable(const std::string& text) {
  constexpr long most = 1'000'000'000;
  long value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool too_large = fault == std::errc::result_out_of_range || value > most || value < -most;
  return too_large ? text : std::string();
}

}  // namespace

void add_nouns(CLI::App& root, Context& context, std::string_view first) {
  const auto adds = [first](const Noun& noun) {
    const std::vector<std::string> names = split(noun.names, ' ');
    return std::ranges::find(names, first) != names.end();
  };
  const bool alone = !first.empty() && std::ranges::any_of(nouns, adds);
  for (const Noun& noun : nouns) {
    if (!alone || adds(noun)) noun.add(root, context);
  }
}

CLI::App& add_noun(CLI::App& root, const Context& context, const std::string& name) {
  for (CLI::App* noun : root.get_subcommands({})) {
    if (noun->get_name() == name) return *noun;
  }
  return *root.add_subcommand(name, context.text("cli." + name + ".about"));
}

CLI::App& add_verb(CLI::App& noun, const Context& context, const std::string& name, std::function<void()> run) {
  noun.require_subcommand(1);
  CLI::App& verb = *noun.add_subcommand(name, context.text("cli." + noun.get_name() + "." + name + ".about"));
  verb.callback(std::move(run));
  return verb;
}

void when_chosen(CLI::App& noun, std::function<void()> run) { noun.callback(std::move(run)); }

Argument& Argument::required() {
  option_->required();
  return *this;
}

Argument& Argument::option_text(const std::string& text) {
  option_->option_text(text);
  return *this;
}

Argument& Argument::capture_default_str() {
  option_->capture_default_str();
  return *this;
}

Argument& Argument::between(int least, int most) {
  option_->check([least, most](const std::string& text) {
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc{} && value >= least && value <= most ? std::string() : text;
  });
  return *this;
}

Argument& Argument::delimiter(char between) {
  option_->delimiter(between);
  return *this;
}

template <class Value>
Argument add_argument(CLI::App& command, const Context& context, const std::string& name, Value& target) {
  CLI::Option* option = command.add_option(name, target, argument_help(command, context, name));
  if constexpr (std::is_same_v<Value, double> || std::is_same_v<Value, std::optional<double>> ||
                std::is_same_v<Value, std::vector<double>>) {
    option->check(finite);
  } else if constexpr (std::is_unsigned_v<Value>) {
    option->check(not_negative);
  } else if constexpr (std::is_same_v<Value, int> || std::is_same_v<Value, std::optional<int>> ||
                       std::is_same_v<Value, std::vector<int>>) {
    option->check(countable);
  }
  return Argument(*option);
}

template Argument add_argument(CLI::App&, const Context&, const std::string&, std::string&);
template Argument add_argument(CLI::App&, const Context&, const std::string&, std::filesystem::path&);
template Argument add_argument(CLI::App&, const Context&, const std::string&, int&);
template Argument add_argument(CLI::App&, const Context&, const std::string&, unsigned&);
template Argument add_argument(CLI::App&, const Context&, const std::string&, std::uint16_t&);
template Argument add_argument(CLI::App&, const Context&, const std::string&, std::uint64_t&);
template Argument add_argument(CLI::App&, const Context&, const std::string&, double&);
template Argument add_argument(CLI::App&, const Context&, const std::string&, std::optional<int>&);
template Argument add_argument(CLI::App&, const Context&, const std::string&, std::optional<double>&);
template Argument add_argument(CLI::App&, const Context&, const std::string&, std::vector<std::string>&);
template Argument add_argument(CLI::App&, const Context&, const std::string&, std::vector<std::filesystem::path>&);
template Argument add_argument(CLI::App&, const Context&, const std::string&, std::vector<int>&);
template Argument add_argument(CLI::App&, const Context&, const std::string&, std::vector<double>&);

std::string argument_name(const Context& context, const std::string& name) {
  return std::string(context.catalogue().find("cli.argument." + name).value_or(name));
}

Argument add_switch(CLI::App& command, const Context& context, const std::string& name, bool& target) {
  return Argument(*command.add_flag(name, target, argument_help(command, context, name)));
}

CommandDescription describe(const CLI::App& command) {
  CommandDescription description{command.get_name(), command.get_description(), {}, {}, {}};
  for (const CLI::Option* option : command.get_options()) {
    ArgumentDescription argument{{}, option->get_description(), option->get_option_text()};
    argument.takes_value = option->get_items_expected_max() > 0;
    argument.several = option->get_items_expected_max() > 1;
    argument.required = option->get_required();
    if (option->get_positional()) {
      argument.names = {option->get_name(true, false)};
      description.arguments.push_back(argument);
      continue;
    }
    for (const std::string& name : option->get_snames()) argument.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) argument.names.push_back("--" + name);
    description.options.push_back(argument);
  }
  for (const CLI::App* inner : command.get_subcommands({})) description.commands.push_back(describe(*inner));
  return description;
}

}  // namespace handlingsrom::cli
