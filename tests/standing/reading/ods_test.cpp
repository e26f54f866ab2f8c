// OpenDocument spreadsheets.
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "standing/reading/document.hpp"
#include "standing/reading/packages.hpp"

namespace handlingsrom::reading {
namespace {

std::string ods(const std::string& tables, const std::string& before = "") {
  return zipped(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
       {"content.xml",
        before +
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>" +
            tables + "</office:spreadsheet></office:body></office:document-content>"}});
}

std::string ods_fault(const std::string& bytes, const Limits& limits = {}) {
  try {
    read_bytes(bytes, "x.ods", limits);
  } catch (const Error& error) {
    return error.what();
  }
  return "no fault";
}

TEST(Ods, ReadsCellsRepeatsAndSpans) {
  const Document document = read_bytes(
      ods("<table:table table:name=\"Ark\"><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>5029<text:s "
          "text:c=\"1\"/>Skaun</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>"
          "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"3\" office:value-type=\"float\" office:value=\"1.5\">"
          "<text:p>1,5</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><office:annotation><text:p>merknad</text:p></office:annotation>"
          "<text:p>228 000,5</text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2025-12-31T00:00:00\"><text:p>x</text:p>"
          "</table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell table:number-columns-repeated=\"16384\"/>"
          "</table:table-row></table:table>"),
      "x.ods");
  const Sheet& sheet = document.sheets.at(0);
  EXPECT_EQ(document.recognised.format, Format::ods);
  EXPECT_EQ(sheet.rows(), 3U);
  EXPECT_EQ(sheet.text(0, 0), "5029 Skaun");
  ASSERT_EQ(sheet.merges.size(), 1U);
  EXPECT_EQ(sheet.merges[0].last_column, 1U);
  for (const std::uint32_t row : {1U, 2U}) {
    for (const std::uint32_t column : {0U, 1U, 2U}) EXPECT_EQ(sheet.at(row, column).number, 1.5);
    EXPECT_EQ(sheet.at(row, 3).number, 228000.5);
    EXPECT_EQ(sheet.text(row, 4), "2025-12-31");
  }
}

TEST(Ods, PerCentTruthAndWhatIsHiddenAreReadAsShownAndTold) {
  const Document document = read_bytes(
      zipped(
          {{"content.xml",
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\"><office:automatic-styles>"
            "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
            "</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"A\" table:style-name=\"ta1\">"
            "<table:table-column/><table:table-column-group><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>"
            "</table:table-column-group><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"16000\"/><table:table-row>"
            "<table:table-cell office:value-type=\"percentage\" office:value=\"0.0855\"><text:p>8,55 %</text:p></table:table-cell>"
            "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>"
            "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"false\"><text:p>USANN</text:p></table:table-cell>"
            "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"}}),
      "x.ods");
  const Sheet& sheet = document.sheets.at(0);
  EXPECT_TRUE(sheet.hidden);
  EXPECT_EQ(sheet.at(0, 0).number, 8.55);
  EXPECT_EQ(sheet.text(0, 1), "SANN");
  EXPECT_EQ(sheet.text(0, 2), "USANN");
  ASSERT_EQ(document.notices.size(), 2U);
  EXPECT_EQ(document.notices[0].key, "hidden_columns");
  EXPECT_EQ(document.notices[0].arguments[0].second, "2");
  EXPECT_EQ(document.notices[1].key, "percent_cells");
}

TEST(Ods, AFormulaThatCameToNothingIsAFault) {
  const Document document = read_bytes(
      ods("<table:table><table:table-row><table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" "
          "calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"nan\"/>"
          "</table:table-row></table:table>"),
      "x.ods");
  EXPECT_EQ(document.sheets.at(0).at(0, 0).mark, Mark::fault);
  EXPECT_EQ(document.sheets.at(0).at(0, 1).mark, Mark::fault);
}

TEST(Ods, RefusesBombsAndTricks) {
  EXPECT_TRUE(
      ods_fault(
          ods("<table:table><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" "
              "office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>"))
          .starts_with("reading_limit: file=x.ods, reason=limit cells"));
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<table:table-row-group>";
  for (int i = 0; i < 5000; ++i) deep += "</table:table-row-group>";
  EXPECT_TRUE(ods_fault(ods("<table:table>" + deep + "</table:table>"))
                  .starts_with("reading_limit: file=x.ods, reason=limit depth"));
  std::string spans;
  for (int i = 0; i < 5000; ++i) spans += "<text:span>";
  for (int i = 0; i < 5000; ++i) spans += "</text:span>";
  EXPECT_TRUE(ods_fault(ods("<table:table><table:table-row><table:table-cell><text:p>" + spans +
                            "</text:p></table:table-cell></table:table-row></table:table>"))
                  .starts_with("reading_limit: file=x.ods, reason=limit depth"));
  EXPECT_TRUE(ods_fault(ods("", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"))
                  .starts_with("reading_package_doctype"));
  EXPECT_TRUE(ods_fault(ods("")).starts_with("reading_package_part_missing"));
  EXPECT_TRUE(ods_fault(zipped({{"content.xml", "<a/>"}, {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}))
                  .starts_with("reading_package_password"));
}

}  // namespace
}  // namespace handlingsrom::reading
