#include <algorithm>

#include "surface/cli/manual.hpp"

namespace handlingsrom::cli {
namespace {

using Words = std::vector<std::string>;

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// What an option's text names as its values: `nb|nn|en` is three words, `FILE` none.
Words values_of(const ArgumentDescription& option) {
  if (option.value.find('|') == std::string::npos) return {};
  Words values(1);
  for (const char c : option.value) {
    if (c == '|') {
      values.emplace_back();
    } else {
      values.back() += c;
    }
  }
  return values;
}

bool is_long(const std::string& name) { return name.starts_with("--"); }

struct Script {
  std::string commands;  // one case for each command that has others under it
  std::string options;   // one for each command
  std::string values;    // one for each option that takes a value
  Words seen;            // options that `values` has already
};

void add_command(Script& script, const CommandDescription& command, const std::string& path) {
  Words inner_names, option_names;
  for (const CommandDescription& inner : command.commands) inner_names.push_back(inner.name);
  for (const ArgumentDescription& option : command.options) {
    for (const std::string& name : option.names) {
      if (!is_long(name)) continue;
      option_names.push_back(name);
      if (!option.takes_value || std::find(script.seen.begin(), script.seen.end(), name) != script.seen.end()) continue;
      script.seen.push_back(name);
      script.values += "    " + name + ") taken=1 words='" + joined(values_of(option)) + "' ;;\n";
    }
  }
  if (!inner_names.empty()) script.commands += "    '" + path + "') words='" + joined(inner_names) + "' ;;\n";
  script.options += "    '" + path + "') words='" + joined(option_names) + "' ;;\n";
  for (const CommandDescription& inner : command.commands) {
    add_command(script, inner, path.empty() ? inner.name : path + " " + inner.name);
  }
}

}  // namespace

std::string bash_completion(const CommandDescription& root) {
  Script script;
  add_command(script, root, "");
  return R"(# bash completion for handlingsrom, made by `handlingsrom manual completion`
_handlingsrom_values() {  # of the option $1: sets taken when it takes a value, and words to the values that it names
  taken= words=
  case $1 in
)" + script.values +
         R"(  esac
}
_handlingsrom_commands() {  # under the command $1
  words=
  case $1 in
)" + script.commands +
         R"(  esac
}
_handlingsrom_options() {  # of the command $1
  words=
  case $1 in
)" + script.options +
         R"(  esac
}
_handlingsrom() {
  local current=${COMP_WORDS[COMP_CWORD]} path= words= taken= own= index word
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; ++index)); do
    word=${COMP_WORDS[index]}
    if [[ $word == -* ]]; then
      _handlingsrom_values "$word"
      [[ -z $taken ]] || index=$((index + 1))
      continue
    fi
    _handlingsrom_commands "$path"
    [[ " $words " == *" $word "* ]] && path=${path:+$path }$word
  done
  _handlingsrom_values "${COMP_WORDS[COMP_CWORD - 1]}"
  if [[ -n $taken ]]; then
    [[ -n $words ]] && COMPREPLY=($(compgen -W "$words" -- "$current")) || COMPREPLY=($(compgen -f -- "$current"))
  elif [[ $current == -* ]]; then
    _handlingsrom_options "$path" && own=$words
    _handlingsrom_options ''
    COMPREPLY=($(compgen -W "$own $words" -- "$current"))
  else
    _handlingsrom_commands "$path"
    [[ -n $words ]] && COMPREPLY=($(compgen -W "$words" -- "$current")) || COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _handlingsrom handlingsrom
)";
}

}  // namespace handlingsrom::cli
