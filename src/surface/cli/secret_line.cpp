#include "surface/cli/secret_line.hpp"

#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "base/error.hpp"

namespace handlingsrom::cli {

std::string read_secret(const Context& context, std::string_view question) {
  const bool at_terminal = isatty(STDIN_FILENO) == 1;
  termios before{};
  if (at_terminal) {
    context.message(context.text(question));
    tcgetattr(STDIN_FILENO, &before);
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  std::string line;
  const bool there = static_cast<bool>(std::getline(std::cin, line));
  if (at_terminal) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
  if (!there) throw Error(ErrorCode::usage, "password_missing");
  return line;
}

}  // namespace handlingsrom::cli
