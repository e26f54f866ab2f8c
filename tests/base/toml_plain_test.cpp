// What is read in one pass is what the library reads, for every file of the house and for invented ones.
#include "base/toml_plain.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/read_file.hpp"
#include "base/toml_parsed.hpp"

namespace handlingsrom::toml {
namespace {

std::string written(const Node& node) {
  std::string all =
      fmt::format("{}@{}:{} key {}:{} kind {} \"{}\" {} {} {} [", node.key, node.place.line, node.place.column,
                  node.key_place.line, node.key_place.column, static_cast<int>(node.kind), node.words,
                  std::isnan(node.number) ? 0 : node.number, node.kind == Kind::whole ? node.whole : 0, node.flag);
  for (const Node& item : node.items) all += "\n " + written(item);
  return all + "]";
}

/// The library's tree, or "fault".
std::string of_library(const std::string& text) {
  try {
    return written(read_any(text, "f.toml"));
  } catch (const Error&) {
    return "fault";
  }
}

std::vector<std::filesystem::path> files_of_the_house() {
  std::vector<std::filesystem::path> files;
  for (const char* folder : {"data", "examples", "tests"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".toml") files.push_back(entry.path());
    }
  }
  return files;
}

TEST(TomlPlain, ReadsEveryFileOfTheHouseAsTheLibraryDoes) {
  int plain = 0, all = 0;
  for (const std::filesystem::path& file : files_of_the_house()) {
    const std::string text = read_file(file);
    const auto tree = read_plain(text);
    ++all;
    if (!tree) continue;
    ++plain;
    ASSERT_EQ(written(*tree), of_library(text)) << file;
  }
  EXPECT_GT(all, 100);
  EXPECT_GE(plain * 10, all * 9) << plain << " of " << all;
}

TEST(TomlPlain, ReadsWhatOneWrites) {
  for (const char* text :
       {"", "\n", "# only a comment, æøå\n", "a = 1", "a = -0\nb = +7\nc = 1e3\nd = -2.5E-2\ne = 0.5 # x",
        "[a]\nb = 1\n", "[a]\n[a.b]\nc = 'x'\n",
        "[[a]]\nx = 1\n[[a.b]]\ny = 1\n[[a.b]]\n[[a]]\n[[a.b]]\nz = 2\n[a.c]\n", "  [ a ]  # c\n\tb = \"æ\" # d\n",
        "a = [\n 1, # one\n 2,\n]\n", "a = []\nb = {}\nc = [{x = 1}, {x = [2, 3]}]\n", "å = 1",
        "a = \"\"\"\nto\n\"linjer\" og mer\"\"\"\nb = 1\n", "a = '''x\n\\y'''\n", "a = \"\\\"\\\\\\n\\t\"",
        "a = 2024-02-29\nb = [2026-11-28, 2026-01-01]\nc = 1\n", "z = 1\na = 2\nm = {z = 1, a = 2}\n",
        "a = \"øøø\" # ååå\n[b] # æ\nc = [\"ø\", \"å\"]\n", "a = true\nb = false"}) {
    const auto tree = read_plain(text);
    const std::string library = of_library(text);
    if (tree) {
      EXPECT_EQ(written(*tree), library) << text;
    } else {
      EXPECT_TRUE(library == "fault") << text;  // all of them are plain, or no TOML
    }
  }
}

TEST(TomlPlain, LeavesTheRestToTheLibrary) {
  for (const char* text : {"'a b' = 1\n",
                           "\"a\\nb\" = 1\n",
                           "a = 0x1f\n",
                           "a = 1_000\n",
                           "a = inf\n",
                           "a = 2026-11-28T10:00:00Z\n",
                           "a = 2026-11-28 10:00:00\n",
                           "a = 10:00:00\n",
                           "a = \"\\u00e5\"\n",
                           "a = 1\r\n",
                           "a.b = 1\n[a]\n",
                           "a.b = 1\n[a.c]\n",
                           "[a]\n[a.b]\n[a]\n",
                           "[a.b]\nx = 1\n[a]\nb.y = 2\n",
                           "a = 1\na.b = 2\n",
                           "a = 1\na = 2\n",
                           "[a]\n[a]\n",
                           "a = [1]\n[[a]]\n",
                           "a = {b = 1}\n[a.c]\n",
                           "a = 01\n",
                           "a = 1.\n",
                           "a = .5\n",
                           "a = tru\n",
                           "a = truer\n",
                           "a = \"x\nb\"\n",
                           "a = \"x",
                           "a = [1 2]\n",
                           "a = {b = 1,}\n",
                           "a = {b = 1\n}\n",
                           "a = 1 2\n",
                           "a = 2026-02-29\n",
                           "a = 2026-13-01\n",
                           "a = 9223372036854775808\n",
                           "[[a]]\n[a]\n",
                           "[a]\n[[a]]\n",
                           "[]\n",
                           "[[a]\n",
                           "a",
                           "a =\n",
                           "= 1\n",
                           "a = 1 # \x01\n",
                           "a = \"\"\"x\"\"\"\"\n"}) {
    EXPECT_FALSE(read_plain(text)) << text;
  }
  EXPECT_FALSE(read_plain("a = " + std::string(100, '[') + std::string(100, ']')));
}

/// Pieces of files put together anyhow: what the plain reader takes, the library takes and reads the same.
TEST(TomlPlain, NeverReadsWhatTheLibraryReadsOtherwise) {
  const std::vector<std::string> pieces{"a",         "b",
                                        "c-d",       "=",
                                        " = ",       "1",
                                        "-2.5",      "\"ø\"",
                                        "'x'",       "\"\"\"",
                                        "'''",       "[",
                                        "]",         "[[",
                                        "]]",        "{",
                                        "}",         ",",
                                        ".",         "\n",
                                        "\n",        "#",
                                        "true",      " ",
                                        "\t",        "2026-11-28",
                                        "\\",        "\\n",
                                        "\"",        "'",
                                        "e5",        "+",
                                        "_",         "0",
                                        "inf",       ":",
                                        "00:00",     "å",
                                        "\"b\"",     "[a]\n",
                                        "[[a]]\n",   "[a.b]\n",
                                        "a = 1\n",   "b = {a = 1}\n",
                                        "[[a.b]]\n", "c = [1, 2]\n",
                                        "a.b = 1\n", "a.c.b = 2\n",
                                        "[a.b.c]\n", "[b]\n",
                                        "[[b]]\n"};
  std::mt19937 random(7);
  int read = 0;
  for (int run = 0; run < 200'000; ++run) {
    std::string text;
    for (auto count = random() % 12 + 1; count > 0; --count) text += pieces[random() % pieces.size()];
    const auto tree = read_plain(text);
    if (!tree) continue;
    ++read;
    ASSERT_EQ(written(*tree), of_library(text)) << text;
  }
  EXPECT_GT(read, 1000);
}

}  // namespace
}  // namespace handlingsrom::toml
