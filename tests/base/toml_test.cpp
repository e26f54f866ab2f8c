#include "base/toml.hpp"

#include <gtest/gtest.h>

#include <string>

namespace handlingsrom::toml {
namespace {

/// What reading says of the text: "no fault", or the error with its arguments.
template <class Read>
std::string fault_of(const std::string& text, Read read) {
  try {
    const Document document(text, "f.toml");
    read(document.root());
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    return error.what();
  }
  return "no fault";
}

TEST(Toml, ReadsEachKindWithItsPlace) {
  const Document document("a = \"å\"\nb = [1, 2.5]\n[c]\nd = true\n  e = 2026-11-22\n[[f]]\ng = 1\n[[f]]\ng = 2\n",
                          "f");
  const Value root = document.root();
  EXPECT_EQ(root.need("a").text(), "å");
  EXPECT_EQ(root.need("b").numbers(), (std::vector<double>{1, 2.5}));
  const Value c = root.need("c");
  EXPECT_TRUE(c.need("d").flag());
  EXPECT_EQ(c.need("e").date(), "2026-11-22");
  EXPECT_EQ(c.need("e").key_line(), 5);
  EXPECT_EQ(c.need("e").key_column(), 3);
  EXPECT_EQ(c.need("e").column(), 7);
  ASSERT_EQ(root.need("f").tables().size(), 2U);
  EXPECT_EQ(root.need("f").tables()[1].need("g").whole(), 2);
  EXPECT_FALSE(root.find("z"));
  EXPECT_EQ(root.number_or("z", 7), 7);
}

TEST(Toml, SaysWhatWasFoundAndWhatWasExpected) {
  EXPECT_EQ(fault_of("a = \n", [](const Value&) {}).substr(0, 35), "toml_syntax: file=f.toml, line=1, c");
  const auto nothing = [](const Value&) {};
  EXPECT_EQ(fault_of("a = [\"Æ\" \"B\"]\n", nothing),
            "toml_syntax: file=f.toml, line=1, column=10, found=\"B\"], expected=a comma or ]");
  EXPECT_EQ(
      fault_of("\na = \"x\nb = 2\n", nothing),
      "toml_syntax: file=f.toml, line=2, column=7, found=a = \"x, expected=a closing quotation mark on the same line");
  // Whatever the parser says, it is one of the phrases that are translated.
  for (const char* wrong :
       {"a", "a 1", "= 1", "a = 01", "a = 1\na = 2", "[t]\n[t]", "[t", "a = {b = 1", "a = 2026-13-01", "a = tru",
        "a = \"\\q\"", "a = 1 2", "[]", "a.b = 1\na = 2", "\xff = 1", "a = 1e", "a = 'x"}) {
    const std::string fault = fault_of(wrong, nothing);
    EXPECT_TRUE(fault.starts_with("toml_syntax: file=f.toml, line=")) << wrong << " gave " << fault;
    EXPECT_EQ(fault.find("Error while"), std::string::npos) << fault;
    EXPECT_NE(fault.find("expected="), std::string::npos);
  }
  EXPECT_EQ(fault_of("a = \"x\"\n", [](const Value& root) { root.need("a").number(); }),
            "toml_value: file=f.toml, line=1, column=5, name=a, found=\"x\", expected=a number");
  EXPECT_EQ(fault_of("\na = 7\n", [](const Value& root) { root.need("a").number(0, 1); }),
            "toml_value: file=f.toml, line=2, column=5, name=a, found=7, expected=0 … 1");
  EXPECT_EQ(fault_of("a = nan\n", [](const Value& root) { root.need("a").number(); }),
            "toml_value: file=f.toml, line=1, column=5, name=a, found=nan, expected=a number");
  EXPECT_EQ(fault_of("a = 1.0\n", [](const Value& root) { root.need("a").whole(); }),
            "toml_value: file=f.toml, line=1, column=5, name=a, found=1, expected=a whole number");
  EXPECT_EQ(fault_of("a = [1]\n", [](const Value& root) { root.need("a").tables(); }),
            "toml_value: file=f.toml, line=1, column=6, name=a, found=1, expected=a list of tables, [[…]]");
  EXPECT_EQ(fault_of("[t]\n", [](const Value& root) { root.need("t").need("x", "a number"); }),
            "toml_missing: file=f.toml, line=1, column=1, found=x, expected=a number");
  EXPECT_EQ(fault_of("[t]\nx = 1\nyy = 2\n",
                     [](const Value& root) {
                       root.need("t").only({"x", "y"});
                     }),
            "toml_unknown_key: file=f.toml, line=3, column=1, found=yy, expected=x, y");
}

TEST(Toml, CutsALongTextBetweenItsCharacters) {
  std::string text = "a";
  for (int k = 0; k < 60; ++k) text += "ø";
  const std::string fault = fault_of("a = \"" + text + "\"\n", [](const Value& root) { root.need("a").number(); });
  std::string expected = "a";
  for (int k = 0; k < 29; ++k) expected += "ø";
  EXPECT_NE(fault.find("found=\"" + expected + "…\""), std::string::npos) << fault;
}

std::string times(const std::string& what, int count) {
  std::string result;
  for (int k = 0; k < count; ++k) result += what;
  return result;
}

// The library beneath follows nesting by calling itself; fifty thousand levels end the program.
TEST(Toml, RefusesWhatIsNestedTooDeep) {
  const auto fault = [](const std::string& text) { return fault_of(text, [](const Value&) {}); };
  EXPECT_EQ(fault("\n[" + times("a.", 50000) + "a]\n"),
            "toml_too_deep: file=f.toml, line=2, column=67, found=33, expected=32");
  EXPECT_EQ(fault("a = " + times("[", 50000)), "toml_too_deep: file=f.toml, line=1, column=37, found=33, expected=32");
  EXPECT_TRUE(fault("a = " + times("{a=", 50000)).starts_with("toml_too_deep: file=f.toml, line=1"));
  EXPECT_TRUE(fault(times("a.", 50000) + "a = 1\n").starts_with("toml_too_deep"));
  EXPECT_TRUE(fault("[" + times("\"a.b\".", 40) + "c]\n").starts_with("toml_too_deep"));
  EXPECT_EQ(fault("[" + times("a.", 30) + "a]\n"), "no fault");
  EXPECT_EQ(fault("a = " + times("[", 30) + times("]", 30) + "\n"), "no fault");
}

TEST(Toml, CountsNeitherStringsNorComments) {
  const std::string dots = times(".", 99), open = times("[", 99);
  EXPECT_EQ(fault_of("# " + dots + open + "\na = \"\\\"" + dots + open + "\"\nb = '" + open + "'\nc = '''\n" + open +
                         "\n'''\nd = \"\"\"" + open + "\"\"\"\ne = 1.5\nf = [1.5, 2.5]\n" + times("g1 = ", 0),
                     [](const Value&) {}),
            "no fault");
  std::string many = "a = [";
  for (int k = 0; k < 99; ++k) many += "1.5, [], ";
  EXPECT_EQ(fault_of(many + "]\n", [](const Value&) {}), "no fault");
  EXPECT_TRUE(fault_of("a = \"never closed\n" + open, [](const Value&) {}).starts_with("toml_too_deep"));
}

}  // namespace
}  // namespace handlingsrom::toml
