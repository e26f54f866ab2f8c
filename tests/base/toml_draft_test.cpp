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
    EXPECT_EQ(written, text) << entry.path();
    EXPECT_EQ(same_values(Document(written, "f.toml").root()), same_values(Document(text, "f.toml").root()))
        << entry.path();
    EXPECT_EQ(Draft(written, "f.toml").text(), written) << entry.path();
    ++seen;
  }
  EXPECT_GT(seen, 10);
}

TEST(TomlDraft, WhatIsNotChangedStandsAsItWasWritten) {
  const std::string odd =
      "# Head\n\nid   =  'a'   # beside\nlist = [\n  1, # one\n  2,\n]\n\n[[task]]\nid=\"x\"\nafter = [\n  \"y\",\n]\n\n\n"
      "# Between\n[[gain]]\nid = \"g\"\n[gain.baseline]\nvalue = 1_000\n\n[[task]]\nid=\"y\"\n# The end.\n";
  EXPECT_EQ(Draft(odd, "f.toml").text(), odd);
  Draft changed(odd, "f.toml");
  find_by_id(changed.root(), "task", "y")->set("days", {std::int64_t{2}, {}, {}});
  Item added = Item::of_table();
  added.set("id", {std::string("h"), {}, {}});
  append(changed.root(), "gain", std::move(added));
  std::string expected = odd;
  const std::string last = "[[task]]\nid=\"y\"\n";
  expected.replace(expected.find(last), last.size(), "[[gain]]\nid = \"h\"\n\n[[task]]\nid = \"y\"\ndays = 2\n");
  EXPECT_EQ(changed.text(), expected);
  Draft less(odd, "f.toml");
  less.root().find("task")->items().erase(less.root().find("task")->items().begin());
  EXPECT_EQ(less.text().find("\"x\""), std::string::npos);
  EXPECT_NE(less.text().find("# Between\n[[gain]]\nid = \"g\"\n[gain.baseline]\nvalue = 1_000\n"), std::string::npos);
}

TEST(TomlDraft, ATableWithinAnotherThatStandsElsewhereIsWrittenOnce) {
  const std::string apart = "[[gain]]\nid = \"g\"\n\n[[task]]\nid = \"x\"\n\n[gain.baseline]\nvalue = 1\n";
  Draft draft(apart, "f.toml");
  find_by_id(draft.root(), "gain", "g")->set("name", {std::string("n"), {}, {}});
  const Document read(draft.text(), "f.toml");
  EXPECT_EQ(read.root().tables_or_none("gain").front().need("baseline").need("value").whole(), 1);
}

TEST(TomlDraft, NoTomlIsRefusedWithItsPlace) { EXPECT_THROW(Draft("a = \n", "f.toml"), Error); }

}  // namespace
}  // namespace handlingsrom::toml
