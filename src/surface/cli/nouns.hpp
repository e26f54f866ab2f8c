// The commands: one file per noun, one line per noun in the list of nouns.cpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <CLI/App.hpp>

#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

/// Adds every noun to the root command. The context outlives the parse.
void add_nouns(CLI::App& root, Context& context);

/// A noun, for example `facts`; what --help says of it is the catalogue's `cli.<name>.about`. The same one when
/// it is there already: a noun's verbs may live in several files.
CLI::App& add_noun(CLI::App& root, const Context& context, const std::string& name);

/// A verb of a noun, for example `facts sources`; help text `cli.<noun>.<verb>.about`; `run` is called when chosen.
CLI::App& add_verb(CLI::App& noun, const Context& context, const std::string& name, std::function<void()> run);

/// An option (`--own`) or, without dashes, an argument (`municipality`) of a noun or verb, kept in `target`. Its help text is
/// `cli.<path>.<name>` where path is noun or noun.verb, else `cli.option.<name>` for names that several commands share.
template <class Value>
CLI::Option& add_argument(CLI::App& command, const Context& context, const std::string& name, Value& target);

/// The help text that add_argument shows.
std::string argument_help(const CLI::App& command, const Context& context, const std::string& name);

template <class Value>
CLI::Option& add_argument(CLI::App& command, const Context& context, const std::string& name, Value& target) {
  return *command.add_option(name, target, argument_help(command, context, name));
}

/// A switch such as --all.
CLI::Option& add_switch(CLI::App& command, const Context& context, const std::string& name, bool& target);

// One function per noun, each in its own file.
void add_report(CLI::App& root, Context& context);
void add_explain(CLI::App& root, Context& context);
void add_facts(CLI::App& root, Context& context);
void add_outlook(CLI::App& root, Context& context);
void add_municipality(CLI::App& root, Context& context);
void add_comparison(CLI::App& root, Context& context);
void add_efficiency(CLI::App& root, Context& context);
void add_cost_function(CLI::App& root, Context& context);
void add_population(CLI::App& root, Context& context);
void add_scenario(CLI::App& root, Context& context);
void add_priority(CLI::App& root, Context& context);
void add_structure(CLI::App& root, Context& context);
void add_cooperation(CLI::App& root, Context& context);
void add_roster(CLI::App& root, Context& context);
void add_serve(CLI::App& root, Context& context);
void add_care(CLI::App& root, Context& context);
void add_version(CLI::App& root, Context& context);

}  // namespace handlingsrom::cli
