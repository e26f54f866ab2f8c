// The plain reader makes what the library makes, places included, of every file of the project and of odd ones; what it does not know it leaves.
#include "base/toml_plain.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace handlingsrom::toml {
namespace {

std::string whole(const Value& one) {
  std::string all = one.key() + "@" + std::to_string(one.line()) + ":" + std::to_string(one.column()) + "<" +
                    std::to_string(one.key_line()) + ":" + std::to_string(one.key_column()) + "=" +
                    std::to_string(static_cast<int>(one.kind()));
  if (one.is_table() || one.is_list()) {
    for (const Value& item : one.is_table() ? one.values() : one.items()) all += "(" + whole(item) + ")";
    return all;
  }
  return all + (one.is_text() ? one.text() : one.written());
}

/// Without the plain reader: a literal key at the end is the library's.
std::string by_the_library(const std::string& text) {
  const Document document(text + "\n[zzz]\n'z' = 1\n", "f.toml");
  std::string all;
  for (const Value& value : document.root().values()) all += value.key() == "zzz" ? "" : "(" + whole(value) + ")";
  return all;
}
std::string plainly(const std::string& text) {
  Node root;
  if (!read_plain(text, root)) return "not plain";
  const std::string file = "f.toml";
  std::string all;
  for (const Value& value : Value(root, file).values()) all += "(" + whole(value) + ")";
  return all;
}

TEST(TomlPlain, ReadsEveryFileAsTheLibraryDoes) {
  int plain = 0, seen = 0;
  for (const char* folder : {"examples", "data", "tests"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".toml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string text(std::istreambuf_iterator<char>(in), {});
      std::string expected;
      try {
        expected = by_the_library(text);
      } catch (const Error&) {
        expected = "not plain";  // a fault: the library says what is wrong
      }
      ++seen;
      const std::string found = plainly(text);
      if (found == "not plain") continue;
      ++plain;
      EXPECT_EQ(found, expected) << entry.path();
    }
  }
  EXPECT_GT(seen, 100);
  EXPECT_GT(plain, 10);
}

TEST(TomlPlain, OddOnesAreReadAlikeOrLeft) {
  for (const std::string text :
       {"", "# only\n", "a = 1", "a = -1.50 # æøå\nb=[ 1,2 , 3,]\n",
        "a = \"æøå\" # x\nb = [\"å\", {c = \"ø\", d = 1}]\n", "[a]\nb = 1\n[a.c]\nd = 2026-02-28\n",
        "[[a]]\nb = 1\n  [[a.c]]\n  d = 1\n  [[a.c]]\n  d = 2\n[[a]]\n[a.c]\nd = 3\n",
        "a = [\n  # here\n  1,\n  2 # there\n]\n", "a = {}\nb = []\n", "a = {b = [1, 2], c = {d = true}}\n",
        "[[a]]\n[[b]]\n[[a]]\n", "\ta = 1\n\n\n[x]\n\ty = 2\n"}) {
    EXPECT_EQ(plainly(text), by_the_library(text)) << text;
  }
  for (const std::string text : {"ø = 1\n",
                                 "a = 1\na = 2\n",
                                 "a = 01\n",
                                 "a = 2026-02-30\n",
                                 "a = 2026-02-28 10:00:00\n",
                                 "a = 1e3\n",
                                 "a = 'x'\n",
                                 "a.b = 1\n",
                                 "\"a\" = 1\n",
                                 "a = \"\\n\"\n",
                                 "a = {b = 1, b = 2}\n",
                                 "a = {b = 1,}\n",
                                 "[a]\n[a]\n",
                                 "[a.b]\n",
                                 "a = []\n[[a]]\n",
                                 "[[a]]\n[a]\n",
                                 "a = 1 b = 2\n",
                                 "a = \n",
                                 "a = [1\n",
                                 "a = nan\n",
                                 "a = 1_000\n",
                                 "a = \"\"\"x\"\"\"\n",
                                 "a = 1\r\n",
                                 "[ a ]\n",
                                 "a = +1\n",
                                 "a = .5\n",
                                 "a = 5.\n",
                                 "[a]\nb = {c = 1}\n[a.b]\n",
                                 "a = {\nb = 1}\n",
                                 "a\n",
                                 "= 1\n",
                                 "[[a]]x\n",
                                 "a = truex\n"}) {
    EXPECT_EQ(plainly(text), "not plain") << text;
  }
}

// Letters, lines and pieces of real files put together at random (from a fixed beginning): whatever the plain reader takes, the library takes and reads alike.
TEST(TomlPlain, WhatItTakesOfTornFilesTheLibraryReadsAlike) {
  std::vector<std::string> lines;
  for (const auto& entry : std::filesystem::directory_iterator("examples")) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());  // folders are listed in no order
  std::mt19937 random(20261129);
  const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random()) % count; };
  constexpr std::string_view letters = "[]{}=\",.#- \t\n0123456789abeEx_'+\\:T\xC3\xA5\r";
  int taken = 0;
  for (int run = 0; run < 20'000; ++run) {
    std::string text;
    for (std::size_t i = below(7); i > 0; --i) text += lines[below(lines.size())] + '\n';
    for (std::size_t i = below(4); i > 0 && !text.empty(); --i) {
      const std::size_t at = below(text.size());
      switch (below(3)) {
        case 0: text[at] = letters[below(letters.size())]; break;
        case 1: text.insert(at, 1, letters[below(letters.size())]); break;
        default: text.erase(at, 1 + below(3)); break;
      }
    }
    const std::string found = plainly(text);
    if (found == "not plain") continue;
    ++taken;
    std::string expected;
    try {
      expected = by_the_library(text);
    } catch (const Error& fault) {
      expected = fault.what();
    }
    ASSERT_EQ(found, expected) << text;
  }
  EXPECT_GT(taken, 5'000);
}

}  // namespace
}  // namespace handlingsrom::toml
