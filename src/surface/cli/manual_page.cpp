#include <initializer_list>
#include <utility>

#include "surface/api/version.hpp"
#include "surface/cli/manual.hpp"
#include "surface/cli/nouns.hpp"

namespace handlingsrom::cli {
namespace {

// A backslash is written \e, and a hyphen that someone may copy is a minus; a dot or quote that begins a line would be a request.
std::string roff(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\') escaped += "\\e";
    if (c == '-') escaped += "\\-";
    if (c == '\n') escaped += ' ';
    if (c != '\\' && c != '-' && c != '\n') escaped += c;
  }
  if (escaped.starts_with('.') || escaped.starts_with('\'')) escaped.insert(0, "\\&");
  return escaped;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

// `-h, --help`, `--lang nb|nn|en`.
std::string written_as(const ArgumentDescription& option, const Context& context) {
  std::string names;
  for (const std::string& name : option.names) names += (names.empty() ? "" : ", ") + bold(name);
  if (!option.takes_value) return names;
  return names + " " + italic(option.value.empty() ? context.text("cli.manual.value") : option.value);
}

std::string described(const CommandDescription& command, const Context& context) {
  std::string page;
  for (const ArgumentDescription& argument : command.arguments) {
    page += ".TP\n" + italic(argument_name(context, argument.names.front())) + "\n" + roff(argument.about) + "\n";
  }
  for (const ArgumentDescription& option : command.options) {
    page += ".TP\n" + written_as(option, context) + "\n" + roff(option.about) + "\n";
  }
  return page;
}

std::string usage_of(const CommandDescription& command, const Context& context, const std::string& path) {
  std::string usage = bold(path);
  for (const ArgumentDescription& argument : command.arguments) {
    const std::string name = italic(argument_name(context, argument.names.front()));
    usage += argument.required ? " " + name : " [" + name + "]";
    if (argument.several) usage += " ...";
  }
  return usage;
}

void append_commands(std::string& page, const CommandDescription& command, const Context& context,
                     const std::string& path) {
  for (CommandDescription inner : command.commands) {
    const std::string name = path.empty() ? inner.name : path + " " + inner.name;
    std::erase_if(inner.options, [](const ArgumentDescription& option) { return option.names.front() == "-h"; });
    page += ".SS \"" + usage_of(inner, context, name) + "\"\n" + roff(inner.about) + "\n" + described(inner, context);
    append_commands(page, inner, context, name);
  }
}

std::string heading(const Context& context, const char* name) {
  return ".SH \"" + roff(context.text(std::string("cli.manual.") + name)) + "\"\n";
}

// A list whose names stand here and whose meanings stand in the catalogues.
std::string list(const Context& context, std::initializer_list<std::pair<const char*, const char*>> rows) {
  std::string page;
  for (const auto& [name, key] : rows) {
    page += ".TP\n" + bold(name) + "\n" + roff(context.text(std::string("cli.manual.") + key)) + "\n";
  }
  return page;
}

}  // namespace

std::string manual_page(const CommandDescription& root, const Context& context) {
  std::string page = ".\\\" Made by `handlingsrom manual page`.\n";
  page += ".TH HANDLINGSROM 1 \"\" \"handlingsrom " + roff(std::string(api::program_version)) + "\" \"" +
          roff(context.text("cli.manual.title")) + "\"\n";
  page += heading(context, "name") + "handlingsrom \\- " + roff(root.about) + "\n";
  page += heading(context, "synopsis") + bold("handlingsrom") + " [" + italic(context.text("cli.manual.options")) +
          "] " + italic(context.text("cli.label.subcommand")) + " ...\n";
  page += heading(context, "options") + roff(context.text("cli.manual.options_about")) + "\n";
  page += described(root, context);
  page += heading(context, "commands");
  append_commands(page, root, context, "");
  page += heading(context, "exit_status");
  page +=
      list(context,
           {{"0", "exit_0"}, {"1", "exit_1"}, {"2", "exit_2"}, {"3", "exit_3"}, {"4", "exit_4"}, {"130", "exit_130"}});
  page += heading(context, "environment");
  page += list(context, {{"HANDLINGSROM_LANG", "environment_lang"},
                         {"HANDLINGSROM_DATA", "environment_data"},
                         {"HANDLINGSROM_BUNDLE", "environment_bundle"},
                         {"HANDLINGSROM_STORE", "environment_store"}});
  return page;
}

}  // namespace handlingsrom::cli
