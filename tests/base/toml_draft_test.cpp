// What is changed by a program stays a file that a person wrote: order, comments, dates; and reads as it did.
#include "base/toml_draft.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "base/toml.hpp"

namespace handlingsrom::toml {
namespace {

constexpr const char* file = R"(# About the whole.
id = "a"  # short
title = "Med \"hermeteikn\" og \\"
updated = 2026-11-28
share = 2.0

[mandate]
text = "x"

# The first task.
[[task]]
id = "one"
days = 3
after = []

[[task]]
id = "two"

  # How it was.
  [task.baseline]
  value = 1000

  [[task.target]]
  year = 2028
# The end.
)";

TEST(TomlDraft, WritesBackWhatItRead) { EXPECT_EQ(Draft(file, "f.toml").text(), file); }

TEST(TomlDraft, AChangeTouchesItsOwnLines) {
  Draft draft(file, "f.toml");
  draft.root().find("task")->items().at(0).set("done", {Item::Time{"2027-01-04"}, {}, {}});
  draft.root().set("id", {std::string("b"), {}, {}});
  std::string expected = file;
  expected.replace(expected.find("id = \"a\""), 8, "id = \"b\"");
  expected.insert(expected.find("after = []") + 11, "done = 2027-01-04\n");
  EXPECT_EQ(draft.text(), expected);
}

TEST(TomlDraft, TextOfSeveralLinesAndSignsSurvive) {
  Draft draft("a = 1\n", "f.toml");
  for (const std::string text :
       {"line\n# no comment\nline", "tab\there", "ends with '", "three ''' marks\nand more", "æøå – «»"}) {
    draft.root().set("text", {text, {}, {}});
    const std::string written = draft.text();
    EXPECT_EQ(Document(written, "f.toml").root().need("text").text(), text) << written;
    EXPECT_EQ(Draft(written, "f.toml").text(), written);
  }
}

TEST(TomlDraft, CommentsAreNotTakenFromStrings) {
  const std::string text = "a = '''\n# not a comment\n'''\nb = \"#\"  # beside\n";
  EXPECT_EQ(Draft(text, "f.toml").text(), text);
}

std::string same_values(const Value& one) {
  std::string all = one.key() + ":";
  if (one.is_table()) {
    for (const Value& value : one.values()) all += same_values(value) + ";";
  } else if (one.is_list()) {
    for (const Value& value : one.items()) all += same_values(value) + ",";
  } else {
    all += one.is_text() ? one.text() : one.written();
  }
  return all;
}

TEST(TomlDraft, EveryExampleReadsAsBefore) {
  int seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator("examples")) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const std::string written = Draft(text, "f.toml").text();
    EXPECT_EQ(same_values(Document(written, "f.toml").root()), same_values(Document(text, "f.toml").root()))
        << entry.path();
    EXPECT_EQ(Draft(written, "f.toml").text(), written) << entry.path();
    ++seen;
  }
  EXPECT_GT(seen, 10);
}

TEST(TomlDraft, NoTomlIsRefusedWithItsPlace) { EXPECT_THROW(Draft("a = \n", "f.toml"), Error); }

}  // namespace
}  // namespace handlingsrom::toml
