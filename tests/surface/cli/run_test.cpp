#include "surface/cli/command.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace handlingsrom::cli {
namespace {

TEST(Run, ShowsVersionAndHelpOnStandardOutput) {
  const Outcome version = run_plain({"--version"});
  EXPECT_EQ(version.code, 0);
  EXPECT_TRUE(version.out.starts_with("handlingsrom "));
  EXPECT_EQ(version.err, "");
  EXPECT_NE(run_plain({"--lang", "nn", "--help"}).out.find("Kommandoar:"), std::string::npos);
  EXPECT_NE(run_plain({"--lang=en", "version", "--help"}).out.find("Usage: handlingsrom version"), std::string::npos);
}

/// The names under the heading of commands in a help text.
std::vector<std::string> commands_in(const std::string& help, const std::string& heading) {
  std::vector<std::string> names;
  std::istringstream lines(help.substr(std::min(help.find(heading), help.size())));
  std::string line;
  std::getline(lines, line);  // the heading
  while (std::getline(lines, line) && line.starts_with("  ")) {
    if (line[2] != ' ') names.push_back(line.substr(2, line.find(' ', 2) - 2));
  }
  return names;
}

TEST(Run, ANounAloneIsWhatItIsAmongTheOthers) {
  const std::vector<std::string> nouns = commands_in(run_plain({"--lang", "en", "--help"}).out, "Commands:");
  ASSERT_GT(nouns.size(), 20U);
  for (const std::string& noun : nouns) {
    // Where an option comes first, every noun is there.
    const std::string among = run_plain({"--lang", "en", noun, "--help"}).out;
    EXPECT_EQ(run_plain({noun, "--help", "--lang", "en"}).out, among) << noun;
    for (const std::string& verb : commands_in(among, "Commands:")) {
      EXPECT_EQ(run_plain({noun, verb, "--help", "--lang", "en"}).out,
                run_plain({"--lang", "en", noun, verb, "--help"}).out)
          << noun << ' ' << verb;
    }
  }
  const Outcome unknown = run_plain({"no-such-noun", "--lang", "en"});
  EXPECT_EQ(unknown.code, run_plain({"--lang", "en", "no-such-noun"}).code);
  EXPECT_EQ(unknown.err, run_plain({"--lang", "en", "no-such-noun"}).err);
}

TEST(Run, EveryHelpIsWrittenInTheLanguageAskedFor) {
  std::size_t seen = 0;
  const auto read = [&](const std::string& language, const std::string& heading, const auto& self,
                        const std::vector<std::string>& path) -> void {
    std::vector<std::string> arguments{"--lang", language};
    arguments.insert(arguments.end(), path.begin(), path.end());
    arguments.emplace_back("--help");
    const std::string help = run_plain(arguments).out;
    for (const char* raw : {"cli.", "{", "FLOAT", "REQUIRED", "SUBCOMMAND"})
      EXPECT_EQ(help.find(raw), std::string::npos) << raw << " in\n" << help;
    ++seen;
    for (const std::string& name : commands_in(help, heading)) {
      std::vector<std::string> deeper = path;
      deeper.push_back(name);
      self(language, heading, self, deeper);
    }
  };
  read("nb", "Kommandoer:", read, {});
  const std::size_t of_each = seen;
  EXPECT_GT(of_each, 30U);
  read("nn", "Kommandoar:", read, {});
  read("en", "Commands:", read, {});
  EXPECT_EQ(seen, 3 * of_each);
}

TEST(Run, RefusesWhatItDoesNotKnowWithCodeTwo) {
  const auto refused = [](const std::vector<std::string>& arguments, const std::string& words) {
    const Outcome outcome = run_plain(arguments);
    EXPECT_EQ(outcome.code, 2) << words;
    EXPECT_EQ(outcome.out, "") << words;
    EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
  };
  refused({"--lang", "en"}, "A command is missing");
  refused({"--lang", "en", "nonsense"}, "“nonsense”");
  refused({"--lang", "en", "version", "--nonsense"}, "“--nonsense”");
  refused({"--lang", "de", "version"}, "de");
  refused({"--lang", "en", "--format", "pdf", "version"}, "table, csv, json");
  refused({"--lang", "en", "--seed", "many", "version"}, "many");
  refused({"--lang", "en", "version", "--out", "/proc/no/such/place.csv"}, "Cannot write /proc/no/such/place.csv");
}

TEST(Run, GlobalOptionsStandBeforeOrAfterTheNoun) {
  const Outcome before = run_plain({"--format", "csv", "version"});
  const Outcome after = run_plain({"version", "--format", "csv"});
  EXPECT_EQ(before.out, after.out);
  EXPECT_TRUE(before.out.starts_with("name,version\nhandlingsrom,"));
}

TEST(Run, SaysSoWhenStandardOutputIsFull) {
  std::ostringstream out, err;
  out.setstate(std::ios::badbit);
  EXPECT_EQ(run({"--version", "--lang", "en"}, out, err), 2);
  EXPECT_NE(err.str().find("Cannot write the result"), std::string::npos);
}

TEST(Run, RefusesNumbersThatAreNone) {
  const std::vector<std::vector<std::string>> all{{"municipality", "list", "--seed", "-1"},
                                                  {"municipality", "list", "--threads", "-1"},
                                                  {"scenario", "run", "none.toml", "--price-growth", "nan"},
                                                  {"scenario", "run", "none.toml", "--price-growth", "inf"},
                                                  {"explain", "skaun", "rooms.money", "2030", "--depth", "-1"},
                                                  {"explain", "skaun", "rooms.money", "-2147483648"},
                                                  {"explain", "skaun", "rooms.money", "99999999999999999999"},
                                                  {"scenario", "waiting", "none.toml", "--wait", "100000"},
                                                  {"priority", "solve", "none.toml", "--seconds", "nan"},
                                                  {"priority", "solve", "none.toml", "--seconds", "0"},
                                                  {"priority", "solve", "none.toml", "--seconds", "-3"},
                                                  {"roster", "solve", "none.txt", "--seconds", "nan"}};
  for (const auto& arguments : all) {
    const Outcome outcome = run_plain(arguments);
    EXPECT_EQ(outcome.code, 2) << arguments[0] << ' ' << arguments.back() << outcome.err;
    EXPECT_NE(outcome.err.find(arguments.back()), std::string::npos) << outcome.err;
    EXPECT_EQ(outcome.out, "");
  }
}

TEST(Run, WhatAFileSaysDoesNotReachTheTerminalAsOrders) {
  const Outcome outcome = run_plain({"explain", "\x1b[31mskaun\x1b]0;title\x07", "rooms.money", "2030"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.err.find('\x1b'), std::string::npos);
  EXPECT_EQ(outcome.err.find('\x07'), std::string::npos);
}

TEST(Run, OthersAreNotLetInWithoutAccessControl) {
  for (const char* host : {"0.0.0.0", "::", "192.168.1.2"}) {
    const Outcome outcome = run_plain({"serve", "--host", host, "--port", "0", "--lang", "en"});
    EXPECT_EQ(outcome.code, 2) << host;
    EXPECT_NE(outcome.err.find("access control"), std::string::npos) << outcome.err;
  }
}

}  // namespace
}  // namespace handlingsrom::cli
