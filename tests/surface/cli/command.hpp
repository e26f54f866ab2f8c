// A command run as from outside: what it printed, and its exit code.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "surface/cli/run.hpp"

namespace handlingsrom::cli {

struct Outcome {
  int code;
  std::string out, err;
};

/// As it stands.
inline Outcome run_plain(const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  const int code = run(arguments, out, err);
  return {code, out.str(), err.str()};
}

inline Outcome run_in(const std::string& language, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--lang", language});
  return run_plain(arguments);
}

/// In English.
inline Outcome run_with(std::vector<std::string> arguments) { return run_in("en", std::move(arguments)); }

/// Of an answer that must have come.
inline nlohmann::json json_of(std::vector<std::string> arguments, const std::string& language = "en") {
  arguments.insert(arguments.end(), {"--format", "json"});
  const Outcome outcome = run_in(language, std::move(arguments));
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  return nlohmann::json::parse(outcome.out);
}

}  // namespace handlingsrom::cli
