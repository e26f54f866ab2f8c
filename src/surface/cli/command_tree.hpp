// The commands as plain values, for what is made from all of them: the manual page, the shell completion.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace handlingsrom::cli {

struct ArgumentDescription {
  std::vector<std::string> names;  // "-h", "--help"; of an argument without dashes its name
  std::string about;
  std::string value;  // how its value is written, `nb|nn|en` or `FILE`; empty when nothing is said of it
  bool takes_value = true;
  bool several = false;
  bool required = false;
};

struct CommandDescription {
  std::string name;  // the last word; the root's is the program's
  std::string about;
  std::vector<ArgumentDescription> arguments;  // by their place
  std::vector<ArgumentDescription> options;    // by their name
  std::vector<CommandDescription> commands;
};

CommandDescription describe(const CLI::App& command);

}  // namespace handlingsrom::cli
