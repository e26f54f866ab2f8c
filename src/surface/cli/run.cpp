#include "surface/cli/run.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <new>
#include <ostream>
#include <string_view>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "base/atomic_file.hpp"
#include "base/text.hpp"
#include "surface/api/data_files.hpp"
#include "surface/api/version.hpp"
#include "surface/cli/context.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

struct ChosenLanguage {
  messages::Language language = messages::Language::bokmaal;
  bool chosen = false;
  std::string unknown;  // what --lang said when no language is called that
};

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string(value);
}

// Help texts need the language before the arguments are parsed.
ChosenLanguage choose_language(const std::vector<std::string>& arguments) {
  std::string option;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) option = arguments[i + 1];
    if (arguments[i].starts_with("--lang=")) option = arguments[i].substr(7);
  }
  ChosenLanguage result;
  if (!option.empty() && !messages::language_of(option)) result.unknown = option;
  for (const std::string& text : {option, environment("HANDLINGSROM_LANG")}) {
    if (const auto language = messages::language_of(text)) return {*language, true, result.unknown};
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const std::string text = environment(name); !text.empty()) {
      result.language = messages::language_of(text).value_or(result.language);
      return result;
    }
  }
  return result;
}

void add_global_options(CLI::App& root, Context& context) {
  GlobalOptions& options = context.options();
  const auto help = [&](const char* name) { return context.text(std::string("cli.option.") + name); };
  root.add_option("--lang", options.language, help("lang"))->option_text("nb|nn|en");
  root.add_option("--format", options.format, help("format"))->option_text("table|csv|json");
  root.add_option("--out", options.out, help("out"))->option_text(context.text("cli.label.path"));
  root.add_option("--bundle", options.bundle, help("bundle"))->option_text(context.text("cli.label.file"));
  root.add_option("--store", options.store, help("store"))->option_text(context.text("cli.label.store"));
  root.add_flag("--without-own", options.without_own, help("without_own"));
  root.add_option("--as-of", options.as_of, help("as_of"))->option_text("2026-06-15");
  add_argument(root, context, "--seed", options.seed).option_text(context.text("cli.label.number"));
  add_argument(root, context, "--threads", options.threads).option_text(context.text("cli.label.number"));
}

/// The library's help, with the arguments' names in the user's language.
class HelpText : public CLI::Formatter {
 public:
  explicit HelpText(const Context& context) : context_(context) {}
  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    const std::string name = CLI::Formatter::make_option_name(option, is_positional);
    return is_positional ? argument_name(context_, name) : name;
  }
  /// Behind such a name, which says what it is, only what the library adds beside the type.
  std::string make_option_opts(const CLI::Option* option) const override {
    if (!option->get_positional() || !option->get_option_text().empty())
      return CLI::Formatter::make_option_opts(option);
    const bool several = option->get_expected_max() == CLI::detail::expected_max_vector_size;
    return (several ? " …" : "") + (option->get_required() ? " " + get_label("REQUIRED") : std::string());
  }

 private:
  const Context& context_;
};

void label_help(CLI::App& root, const Context& context) {
  const auto formatter = std::make_shared<HelpText>(context);
  formatter->column_width(28);
  for (const char* label :
       {"Usage", "OPTIONS", "SUBCOMMAND", "SUBCOMMANDS", "Positionals", "REQUIRED", "TEXT", "INT", "UINT", "FLOAT"}) {
    std::string key = "cli.label.";
    for (const char* c = label; *c != '\0'; ++c) key += static_cast<char>(*c | 0x20);
    formatter->label(label, context.text(key));
  }
  root.formatter(formatter);
}

// Group headings are English inside CLI11; give each command its own.
void name_groups(CLI::App& command, const Context& context) {
  for (CLI::Option* option : command.get_options()) {
    if (option->get_group() == "Options") option->group(context.text("cli.label.options_heading"));
  }
  for (CLI::App* inner : command.get_subcommands({})) {
    inner->group(context.text("cli.label.commands_heading"));
    name_groups(*inner, context);
  }
}

/// "MUNICIPALITY" of "municipality is required", "YEAR = x" of "year = x": what the library writes begins with a name.
std::string with_own_name(const Context& context, const std::string& text) {
  const std::size_t end = std::min(text.find_first_of(" :"), text.size());
  return argument_name(context, text.substr(0, end)) + text.substr(end);
}

/// What the parser found, as an error of ours: its sentences are English, the catalogues' are not.
Error usage_error(const Context& context, const CLI::App& root, const CLI::ParseError& fault) {
  const std::string what = fault.what();
  const std::vector<std::string> rest = root.remaining(true);
  if (!rest.empty()) return {ErrorCode::usage, "usage_unexpected", {{"found", CLI::detail::join(rest, " ")}}};
  if (dynamic_cast<const CLI::RequiredError*>(&fault) != nullptr) {
    if (what.find("subcommand") != std::string::npos) return {ErrorCode::usage, "usage_missing_command"};
    return {ErrorCode::usage, "usage_missing", {{"name", argument_name(context, what.substr(0, what.find(' ')))}}};
  }
  if (dynamic_cast<const CLI::ConversionError*>(&fault) != nullptr ||
      dynamic_cast<const CLI::ValidationError*>(&fault) != nullptr) {
    const std::size_t colon = what.find(": ");
    const std::string found = colon == std::string::npos ? what : what.substr(colon + 2);
    return {ErrorCode::usage, "usage_value", {{"found", with_own_name(context, found)}}};
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&fault) != nullptr) {
    return {
        ErrorCode::usage, "usage_argument_count", {{"name", argument_name(context, what.substr(0, what.find(':')))}}};
  }
  return {ErrorCode::usage, "usage_other", {{"found", what}}};
}

int parse_and_run(const std::vector<std::string>& arguments, Context& context, std::ostream& out) {
  CLI::App root(context.text("cli.about"), "handlingsrom");
  root.fallthrough();
  label_help(root, context);
  root.set_help_flag("-h,--help", context.text("cli.option.help"));
  root.set_version_flag("--version", "handlingsrom " + std::string(api::program_version),
                        context.text("cli.option.version"));
  add_global_options(root, context);
  root.require_subcommand(1);
  const std::string_view first = arguments.empty() ? std::string_view() : arguments.front();
  if (first != "--version") add_nouns(root, context, first);
  name_groups(root, context);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    root.parse(reversed);
    context.tell_in_force();
  } catch (const CLI::CallForHelp&) {
    out << root.help();
  } catch (const CLI::CallForVersion& version) {
    out << version.what() << '\n';
  } catch (const CLI::ParseError& fault) {
    throw usage_error(context, root, fault);
  }
  out.flush();
  if (!out) throw Error(ErrorCode::cannot_write, "cannot_write_output");
  return 0;
}

int report_error(const Context* context, std::ostream& err, const Error& error) {
  const std::string text = context != nullptr ? messages::sentence(context->catalogue(), error) : error.what();
  err << "handlingsrom: " << visible(text) << '\n';
  return row_of(error.code()).exit_code;
}

}  // namespace

int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) noexcept {
  std::unique_ptr<Context> context;
  try {
    try {
      const ChosenLanguage language = choose_language(arguments);
      context = std::make_unique<Context>(api::data_folder(), language.language, language.chosen, out, err);
      remove_temporaries_on_signal("\nhandlingsrom: " + context->text("error.interrupted") + "\n");
      if (!language.unknown.empty()) {
        throw Error(ErrorCode::unknown_name, "language_unknown",
                    {{"found", language.unknown}, {"expected", "nb, nn, en"}});
      }
      return parse_and_run(arguments, *context, out);
    } catch (const Error& error) {
      return report_error(context.get(), err, error);
    } catch (const std::bad_alloc&) {
      return report_error(context.get(), err, Error(ErrorCode::internal, "out_of_memory"));
    } catch (const std::exception& fault) {
      return report_error(context.get(), err, Error(ErrorCode::internal, "internal", {{"reason", fault.what()}}));
    }
  } catch (...) {
    return row_of(ErrorCode::internal).exit_code;
  }
}

}  // namespace handlingsrom::cli
