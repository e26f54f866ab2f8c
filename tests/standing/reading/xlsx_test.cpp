// Workbooks: what stands in the cells, and what hostile ones try.
#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "standing/reading/document.hpp"
#include "standing/reading/packages.hpp"
#include "standing/reading/xlsx_styles.hpp"

namespace handlingsrom::reading {
namespace {

std::string xlsx_fault(const std::string& bytes, const Limits& limits = {}) {
  try {
    read_bytes(bytes, "x.xlsx", limits);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    return error.what();
  }
  return "no fault";
}

TEST(Xlsx, ReadsEveryKindOfCell) {
  const std::string rows =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>Andel</t></is></c></row>"
      "<row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\"><v>83.59999999999999</v></c><c r=\"D3\" s=\"1\"><v>45657</v></c>"
      "<c r=\"E3\" t=\"e\"><v>#DIV/0!</v></c><c r=\"F3\"><f>A1</f></c><c r=\"G3\" t=\"str\"><f>x</f><v>1 234,5</v></c>"
      "<c r=\"H3\" t=\"inlineStr\"><is><t>..</t></is></c></row><row r=\"4\"/><row><c><v>7</v></c><c t=\"b\"><v>1</v></c></row>";
  const std::string shared =
      "<sst xmlns=\"m\"><si><t>kommune</t></si><si><r><t>50</t></r><r><t xml:space=\"preserve\">29 </t></r><r><t>Skaun</t></r><rPh><t>x</t></rPh></si></sst>";
  const std::string styles =
      "<styleSheet xmlns=\"m\"><numFmts><numFmt numFmtId=\"165\" formatCode=\"dd.mm.yyyy\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";
  const Document document = read_bytes(
      zipped(workbook(sheet_of(rows, "<mergeCells><mergeCell ref=\"B1:D2\"/></mergeCells>"), shared, styles)),
      "x.xlsx");
  const Sheet& sheet = document.sheets.at(0);
  EXPECT_EQ(sheet.name(), "Ark1");
  EXPECT_EQ(sheet.text(0, 0), "kommune");
  EXPECT_EQ(sheet.text(2, 0), "5029 Skaun");
  EXPECT_EQ(sheet.at(2, 1).number, 83.6);
  EXPECT_EQ(sheet.text(2, 3), "2024-12-31");
  EXPECT_EQ(sheet.at(2, 4).mark, Mark::fault);
  EXPECT_EQ(sheet.at(2, 5).mark, Mark::fault);  // a formula whose value was not saved is no zero
  EXPECT_EQ(sheet.at(2, 6).number, 1234.5);
  EXPECT_EQ(sheet.at(2, 7).mark, Mark::not_available);
  EXPECT_EQ(sheet.at(4, 0).number, 7);  // a row without a number follows the one before
  ASSERT_EQ(sheet.merges.size(), 1U);
  EXPECT_EQ(sheet.merges[0].last_row, 1U);
  EXPECT_EQ(sheet.merges[0].last_column, 3U);
  ASSERT_EQ(document.notices.size(), 2U);
  EXPECT_EQ(document.notices[0].key, "hidden_rows");
  EXPECT_EQ(document.notices[1].key, "unsaved_formulas");
}

TEST(Xlsx, ReadsPrefixedElementsAndManyRows) {
  std::string rows;
  constexpr int count = 40'000;  // several pieces of the stream
  for (int i = 1; i <= count; ++i)
    rows += "<x:row r=\"" + std::to_string(i) + "\"><x:c r=\"A" + std::to_string(i) + "\"><x:v>" + std::to_string(i) +
            "</x:v></x:c></x:row>";
  const std::string xml =
      "<x:worksheet xmlns:x=\"m\"><x:sheetPr/><x:sheetData>" + rows + "</x:sheetData></x:worksheet>";
  const Document document = read_bytes(zipped(workbook(xml)), "x.xlsx");
  double sum = 0;
  for (std::uint32_t row = 0; row < document.sheets[0].rows(); ++row) sum += document.sheets[0].at(row, 0).number;
  EXPECT_EQ(sum, count * (count + 1.0) / 2);
}

TEST(Xlsx, EmptySheetsAreFine) {
  EXPECT_EQ(read_bytes(zipped(workbook(sheet_of(""))), "x").sheets[0].rows(), 0U);
  EXPECT_EQ(read_bytes(zipped(workbook("<worksheet><sheetData/></worksheet>")), "x").sheets[0].rows(), 0U);
  EXPECT_EQ(read_bytes(zipped(workbook("<worksheet><sheetData><row r=\"1\"/></sheetData></worksheet>")), "x")
                .sheets[0]
                .rows(),
            0U);
}

TEST(Xlsx, KnowsDatesByTheirFormat) {
  EXPECT_TRUE(shows_date("dd.mm.yyyy"));
  EXPECT_TRUE(shows_date("[$-414]d. mmmm yyyy;@"));
  EXPECT_FALSE(shows_date("# ##0,00"));
  EXPECT_FALSE(shows_date("0.0\\ \"dager\""));
  EXPECT_FALSE(shows_date("[Red]-# ##0"));
  EXPECT_FALSE(shows_date("General;yyyy"));
}

TEST(Xlsx, FormatsThatShowThousands) {
  EXPECT_EQ(shows_thousands("#,##0,"), 1);
  EXPECT_EQ(shows_thousands("0.0,,"), 2);
  EXPECT_EQ(shows_thousands("#,##0,.0 \"tusen\""), 1);
  EXPECT_EQ(shows_thousands("#,##0,,,,"), 3) << "at most";
  for (const char* none : {"#,##0", "#,##0.00", "# ##0", "General", "\"a,\"0", "0\\,", "#,##0;-#,##0,"})
    EXPECT_EQ(shows_thousands(none), 0) << none;
}

TEST(Xlsx, WhatIsNoNumberIsAFaultAndNotLost) {
  for (const char* no_number : {"NaN", "1e400", "inf", "12kr"}) {
    const Document document = read_bytes(
        zipped(workbook(sheet_of("<row r=\"1\"><c r=\"A1\"><v>" + std::string(no_number) + "</v></c></row>"))), "x");
    const Cell& cell = document.sheets[0].at(0, 0);
    EXPECT_EQ(cell.kind, Kind::mark) << no_number;
    EXPECT_EQ(cell.mark, Mark::fault) << no_number;
    EXPECT_TRUE(std::isnan(cell.number)) << no_number;
  }
}

// A number of many millions of digits: refused at the limit of a row, having been looked through once and not once for each megabyte.
TEST(Xlsx, ARowWithoutAnEndIsRefused) {
  const std::string digits(80U << 20U, '1');
  Limits limits;
  limits.unpacked_per_packed = 1U << 20U;  // so that it is the row and not the packing that is refused
  EXPECT_TRUE(xlsx_fault(zipped(workbook("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>" + digits)), limits)
                  .starts_with("reading_limit: file=x.xlsx, reason=limit element_bytes"));
}

TEST(Xlsx, RefusesBombsAndTricks) {
  const std::string blank(40U << 20U, ' ');
  EXPECT_TRUE(xlsx_fault(zipped(workbook(sheet_of("") + blank)))
                  .starts_with("reading_limit: file=x.xlsx, reason=limit unpacked_per_packed"));
  EXPECT_TRUE(xlsx_fault(zipped(workbook("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" +
                                         sheet_of("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&b;</v></c></row>"))))
                  .starts_with("reading_package_doctype"));
  // An entity that nothing declares is text and no more.
  EXPECT_EQ(read_bytes(zipped(workbook(sheet_of("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&b;</v></c></row>"))), "x")
                .sheets[0]
                .text(0, 0),
            "&b;");
  Parts upwards = workbook(sheet_of(""));
  upwards.emplace_back("../../etc/passwd", "x");
  EXPECT_TRUE(xlsx_fault(zipped(upwards)).starts_with("reading_package_name: file=x.xlsx, found=../../etc/passwd"));
  Parts outside = workbook(sheet_of(""));
  outside[2].second = rels(rel("rId1", "worksheet", "../../../etc/passwd"));
  EXPECT_TRUE(xlsx_fault(zipped(outside)).starts_with("reading_package_part_missing"));
  outside[2].second = rels(rel("rId1", "worksheet", "file:///etc/passwd", "TargetMode=\"External\""));
  EXPECT_TRUE(xlsx_fault(zipped(outside)).starts_with("reading_package_part_missing"));
  EXPECT_TRUE(xlsx_fault(zipped(workbook(sheet_of("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"))))
                  .starts_with("reading_limit: file=x.xlsx, reason=limit columns"));
  EXPECT_TRUE(xlsx_fault(zipped(workbook(sheet_of("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>"))))
                  .starts_with("reading_limit: file=x.xlsx, reason=limit rows"));
  EXPECT_TRUE(
      xlsx_fault(zipped(workbook(sheet_of(
                     "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"))))
          .starts_with("reading_cell_order"));
  EXPECT_TRUE(xlsx_fault(zipped(workbook(sheet_of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>"))))
                  .starts_with("reading_package_xml"));
  EXPECT_TRUE(xlsx_fault(zipped(workbook("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</c></row></sheetData>")))
                  .starts_with("reading_package_xml"));
  const std::string whole = zipped(workbook(sheet_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")));
  EXPECT_TRUE(xlsx_fault(whole.substr(0, whole.size() / 2)).starts_with("reading_package_damaged"));
  EXPECT_TRUE(xlsx_fault(zipped({{"hei.txt", "x"}})).starts_with("reading_package_part_missing"));
  // External references are told, and the values that were saved are used.
  Parts linked = workbook(sheet_of("<row r=\"1\"><c r=\"A1\"><f>[1]Ark1!A1</f><v>5</v></c></row>"));
  linked.emplace_back("xl/externalLinks/externalLink1.xml", "<externalLink/>");
  const Document document = read_bytes(zipped(linked), "x");
  EXPECT_EQ(document.sheets[0].at(0, 0).number, 5);
  EXPECT_EQ(document.notices.at(0).key, "external_links");
}

}  // namespace
}  // namespace handlingsrom::reading
