#include "surface/cli/nouns.hpp"

#include <array>

namespace handlingsrom::cli {
namespace {

// In the order in which --help shows them: the four questions of the house, then the program itself.
constexpr std::array nouns{
    &add_report,        &add_explain,     &add_outlook,    &add_municipality, &add_comparison, &add_efficiency,
    &add_cost_function, &add_facts,       &add_population, &add_scenario,     &add_priority,   &add_structure,
    &add_roster,        &add_cooperation, &add_serve,      &add_care,         &add_version,
};

std::string path_of(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  if (parent == nullptr || parent->get_parent() == nullptr) return command.get_name();
  return parent->get_name() + "." + command.get_name();
}

}  // namespace

void add_nouns(CLI::App& root, Context& context) {
  for (const auto& add : nouns) add(root, context);
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

std::string argument_help(const CLI::App& command, const Context& context, const std::string& name) {
  const std::string last = name.substr(name.find_last_of(',') + 1);
  const std::string bare = last.substr(last.find_first_not_of('-'));
  const std::string own = "cli." + path_of(command) + "." + bare;
  return context.text(context.catalogue().find(own) ? own : "cli.option." + bare);
}

CLI::Option& add_switch(CLI::App& command, const Context& context, const std::string& name, bool& target) {
  return *command.add_flag(name, target, argument_help(command, context, name));
}

}  // namespace handlingsrom::cli
