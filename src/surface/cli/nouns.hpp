// The commands: one file per noun, one line per noun in the list of nouns.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "surface/cli/context.hpp"

// The library's headers cost each source that reads them some seconds: only the few that need more than these names do.
namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace handlingsrom::cli {

/// Adds the nouns to the root command; only the one that `first`, the first word of the command line, names, where it names one: the others' help texts
/// would take longer to read than most answers. The context outlives the parse.
void add_nouns(CLI::App& root, Context& context, std::string_view first);

/// A noun, for example `facts`; what --help says of it is the catalogue's `cli.<name>.about`. The same one when
/// it is there already: a noun's verbs may live in several files.
CLI::App& add_noun(CLI::App& root, const Context& context, const std::string& name);

/// A verb of a noun, for example `facts sources`; help text `cli.<noun>.<verb>.about`; `run` is called when chosen.
CLI::App& add_verb(CLI::App& noun, const Context& context, const std::string& name, std::function<void()> run);

/// What `run` does when a noun without verbs is chosen.
void when_chosen(CLI::App& noun, std::function<void()> run);

/// An option or argument that was added; what it says of itself is CLI::Option's.
class Argument {
 public:
  explicit Argument(CLI::Option& option) noexcept : option_(&option) {}
  Argument& required();
  /// How its value is written in the help: `nb|nn|en`.
  Argument& option_text(const std::string& text);
  /// The help shows the value that `target` has now as the default.
  Argument& capture_default_str();
  /// Refused where it is less or more.
  Argument& between(int least, int most);
  /// Several values may be given as one word with this between them.
  Argument& delimiter(char between);

 private:
  CLI::Option* option_;
};

/// An option (`--own`) or, without dashes, an argument (`municipality`) of a noun or verb, kept in `target`. Its help text is
/// `cli.<path>.<name>` where path is noun or noun.verb, else `cli.option.<name>` for names that several commands share. An argument without dashes has a name of its own
/// in each language, `cli.argument.<name>`.
template <class Value>
Argument add_argument(CLI::App& command, const Context& context, const std::string& name, Value& target);

// The types that there are, one line here and in nouns.cpp each.
extern template Argument add_argument(CLI::App&, const Context&, const std::string&, std::string&);
extern template Argument add_argument(CLI::App&, const Context&, const std::string&, std::filesystem::path&);
extern template Argument add_argument(CLI::App&, const Context&, const std::string&, int&);
extern template Argument add_argument(CLI::App&, const Context&, const std::string&, unsigned&);
extern template Argument add_argument(CLI::App&, const Context&, const std::string&, std::uint16_t&);
extern template Argument add_argument(CLI::App&, const Context&, const std::string&, std::uint64_t&);
extern template Argument add_argument(CLI::App&, const Context&, const std::string&, double&);
extern template Argument add_argument(CLI::App&, const Context&, const std::string&, std::optional<int>&);
extern template Argument add_argument(CLI::App&, const Context&, const std::string&, std::optional<double>&);
extern template Argument add_argument(CLI::App&, const Context&, const std::string&, std::vector<std::string>&);
extern template Argument add_argument(CLI::App&, const Context&, const std::string&,
                                      std::vector<std::filesystem::path>&);
extern template Argument add_argument(CLI::App&, const Context&, const std::string&, std::vector<int>&);
extern template Argument add_argument(CLI::App&, const Context&, const std::string&, std::vector<double>&);

/// What an argument without dashes is called where people read it: `cli.argument.<name>`. An option's name is the same in every language.
std::string argument_name(const Context& context, const std::string& name);

/// A switch such as --all.
Argument add_switch(CLI::App& command, const Context& context, const std::string& name, bool& target);

// One function per noun, each in its own file.
void add_report(CLI::App& root, Context& context);
void add_explain(CLI::App& root, Context& context);
void add_facts(CLI::App& root, Context& context);
void add_import(CLI::App& root, Context& context);
void add_update(CLI::App& root, Context& context);
void add_outlook(CLI::App& root, Context& context);
void add_municipality(CLI::App& root, Context& context);
void add_region(CLI::App& root, Context& context);
void add_comparison(CLI::App& root, Context& context);
void add_comparison_mix(CLI::App& root, Context& context);
void add_efficiency(CLI::App& root, Context& context);
void add_cost_function(CLI::App& root, Context& context);
void add_population(CLI::App& root, Context& context);
void add_scenario(CLI::App& root, Context& context);
void add_measures(CLI::App& root, Context& context);
void add_priority(CLI::App& root, Context& context);
void add_structure(CLI::App& root, Context& context);
void add_buildings(CLI::App& root, Context& context);
void add_cooperation(CLI::App& root, Context& context);
void add_roster(CLI::App& root, Context& context);
void add_programme(CLI::App& root, Context& context);
void add_programme_files(CLI::App& root, Context& context);
void add_gains(CLI::App& root, Context& context);
void add_involvement(CLI::App& root, Context& context);
void add_serve(CLI::App& root, Context& context);
void add_publish(CLI::App& root, Context& context);
void add_stored_facts(CLI::App& root, Context& context);
void add_store(CLI::App& root, Context& context);
/// The verb by which all that is stored is written out: of `store`, and of `facts`, where people look for it.
void add_store_export(CLI::App& noun, Context& context);
void add_account(CLI::App& root, Context& context);
void add_key(CLI::App& root, Context& context);
void add_provider(CLI::App& root, Context& context);
void add_audit(CLI::App& root, Context& context);
void add_care(CLI::App& root, Context& context);
void add_manual(CLI::App& root, Context& context);
void add_validity(CLI::App& root, Context& context);
void add_version(CLI::App& root, Context& context);

}  // namespace handlingsrom::cli
