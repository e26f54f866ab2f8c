// Text files in the encodings and with the separators that people have.
#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "standing/reading/document.hpp"

namespace handlingsrom::reading {
namespace {

std::string utf16(std::string_view ascii_and_latin, bool little, bool mark) {
  std::string bytes = mark ? (little ? "\xFF\xFE" : "\xFE\xFF") : "";
  for (const char c : ascii_and_latin) {  // Latin-1 code points only
    if (little) bytes += c;
    bytes += '\0';
    if (!little) bytes += c;
  }
  return bytes;
}

std::string fault_of(std::string_view bytes, const Limits& limits = {}) {
  try {
    read_bytes(bytes, "x.csv", limits);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    return error.what();
  }
  return "no fault";
}

TEST(Delimited, RecognisesEncodings) {
  const std::string latin = "navn;verdi\nV\xE5ler;1,5\n";
  for (const bool little : {true, false}) {
    for (const bool mark : {true, false}) {
      const Document document = read_bytes(utf16(latin, little, mark), "x.csv");
      EXPECT_EQ(document.recognised.encoding, little ? Encoding::utf16_little_endian : Encoding::utf16_big_endian);
      EXPECT_EQ(document.recognised.byte_order_mark, mark);
      EXPECT_EQ(document.sheets[0].text(1, 0), "Våler");
    }
  }
  const Document windows = read_bytes("navn;verdi\nV\xE5ler \x96 \x80;1,5\n", "x.csv");
  EXPECT_EQ(windows.recognised.encoding, Encoding::windows_1252);
  EXPECT_EQ(windows.sheets[0].text(1, 0), "Våler – €");
  ASSERT_EQ(windows.notices.size(), 1U);
  EXPECT_EQ(windows.notices[0].key, "windows_1252");
  const Document bom = read_bytes("\xEF\xBB\xBFnavn;verdi\r\nVåler;1,5\r\n", "x.csv");
  EXPECT_EQ(bom.recognised.encoding, Encoding::utf8);
  EXPECT_TRUE(bom.recognised.byte_order_mark);
  EXPECT_EQ(bom.sheets[0].text(0, 0), "navn");
  EXPECT_EQ(bom.sheets[0].at(1, 1).number, 1.5);
}

TEST(Delimited, FindsTheSeparator) {
  EXPECT_EQ(read_bytes("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", "x").recognised.separator, ';');
  EXPECT_EQ(read_bytes("a,b,c\n1.5,2,3\n", "x").recognised.separator, ',');
  EXPECT_EQ(read_bytes("a\tb\n1,5\t2\n", "x").recognised.separator, '\t');
  EXPECT_EQ(read_bytes("a,b,tekst\n1,2,\"x; y; z; w; v\"\n3,4,\"p; q; r; s; t\"\n", "x").recognised.separator, ',');
  const Document udir = read_bytes("sep=\t\na\tb\n1,5\t70 068\n", "x");
  EXPECT_TRUE(udir.recognised.separator_declared);
  EXPECT_EQ(udir.recognised.separator, '\t');
  EXPECT_EQ(udir.sheets[0].at(1, 1).number, 70068);
  EXPECT_EQ(udir.sheets[0].line(1), 3);
  const Document one = read_bytes("verdi\n1\n2\n", "x");
  EXPECT_EQ(one.sheets[0].columns(), 1U);
}

TEST(Delimited, KnowsTheLineOfEachRow) {
  const Document document = read_bytes("a;b\n\"to\nlinjer\";2\nx;3\n", "x");
  const Sheet& sheet = document.sheets[0];
  EXPECT_EQ(sheet.rows(), 3U);
  EXPECT_EQ(sheet.text(1, 0), "to\nlinjer");
  EXPECT_EQ(sheet.line(1), 2);
  EXPECT_EQ(sheet.line(2), 4);
}

TEST(Delimited, MarksAreNoFigures) {
  const Document document = read_bytes("a;b;c;d;e;f\n.;..;:;*;-;5\n", "x");
  const Sheet& sheet = document.sheets[0];
  EXPECT_EQ(sheet.at(1, 0).mark, Mark::not_applicable);
  EXPECT_EQ(sheet.at(1, 1).mark, Mark::not_available);
  EXPECT_EQ(sheet.at(1, 2).mark, Mark::suppressed);
  EXPECT_EQ(sheet.at(1, 3).mark, Mark::suppressed);
  EXPECT_EQ(sheet.at(1, 4).mark, Mark::nil);
  EXPECT_TRUE(std::isnan(sheet.at(1, 4).number));
  EXPECT_EQ(sheet.at(1, 5).number, 5);
}

TEST(Delimited, TheWholeFileDecidesTheDecimalMark) {
  const Document comma = read_bytes("a;b\n228.000;1,5\n", "x");
  EXPECT_EQ(comma.sheets[0].at(1, 0).number, 228000);
  EXPECT_EQ(comma.recognised.ambiguous, 0U);
  const Document point = read_bytes("a,b\n228.125,1.5\n", "x");
  EXPECT_EQ(point.sheets[0].at(1, 0).number, 228.125);
  // Nothing tells: the custom of the separator, and both readings said.
  const Document open = read_bytes("a,b\n228.000,x\n", "x");
  EXPECT_EQ(open.sheets[0].at(1, 0).number, 228);
  EXPECT_EQ(other_reading(open.sheets[0], open.sheets[0].at(1, 0), open.recognised), 228000);
  EXPECT_EQ(open.recognised.ambiguous, 1U);
  const Document semicolon = read_bytes("a;b\n228.000;x\n", "x");
  EXPECT_EQ(semicolon.sheets[0].at(1, 0).number, 228000);
  EXPECT_EQ(other_reading(semicolon.sheets[0], semicolon.sheets[0].at(1, 0), semicolon.recognised), 228);
  EXPECT_TRUE(std::isnan(other_reading(comma.sheets[0], comma.sheets[0].at(1, 0), comma.recognised)));
}

TEST(Delimited, RefusesWhatIsNoText) {
  EXPECT_TRUE(fault_of(std::string_view("a;b\0c", 5)).starts_with("reading_not_text: file=x.csv, at=3"));
  EXPECT_TRUE(fault_of(std::string_view("\xFF\xFE\0\0a\0\0\0", 8)).starts_with("reading_not_text"));
  EXPECT_TRUE(fault_of("\xD0\xCF\x11\xE0 old").starts_with("reading_kind_old_excel: file=x.csv"));
  EXPECT_TRUE(fault_of("%PDF-1.7").starts_with("reading_kind_pdf"));
  EXPECT_TRUE(fault_of("<!DOCTYPE html><table>").starts_with("reading_kind_markup"));
  EXPECT_TRUE(fault_of("").starts_with("reading_kind_empty"));
  EXPECT_TRUE(fault_of("a;\"b\n1;2\n").starts_with("csv_quote_open: file=x.csv, line=1"));
  Limits small;
  small.cells = 3;
  EXPECT_EQ(fault_of("a;b\n1;2\n", small), "reading_limit: file=x.csv, reason=limit cells, expected=3");
}

}  // namespace
}  // namespace handlingsrom::reading
