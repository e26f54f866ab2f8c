// Workbooks and JSON-stat of the kinds that people send. The sums are worked out by hand.
#include <gtest/gtest.h>

#include "standing/importing/imported.hpp"
#include "standing/reading/packages.hpp"

namespace handlingsrom::importing {
namespace {

/// A cell with words.
std::string words(const std::string& at, const std::string& text) {
  return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>";
}
std::string number_cell(const std::string& at, const std::string& value, const std::string& more = "") {
  return "<c r=\"" + at + "\" " + more + "><v>" + value + "</v></c>";
}
std::string row(int at, const std::string& cells, const std::string& more = "") {
  return "<row r=\"" + std::to_string(at) + "\" " + more + ">" + cells + "</row>";
}
std::string book(const std::string& rows, const std::string& after = "", const std::string& styles = "") {
  return reading::zipped(reading::workbook(reading::sheet_of(rows, after), "", styles));
}
std::string heads() { return row(1, words("A1", "Kommune") + number_cell("B1", "2024")); }

struct Sheet {
  const char* name;
  const char* state;
  std::string xml;
};
/// A workbook of several sheets.
std::string sheets(const std::vector<Sheet>& all) {
  reading::Parts parts = reading::workbook("");
  parts.resize(3);
  std::string list, relations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    list += std::string("<sheet name=\"") + all[i].name + "\" sheetId=\"" + number + "\" " + all[i].state +
            " r:id=\"rId" + number + "\"/>";
    relations += reading::rel("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
    parts.emplace_back("xl/worksheets/sheet" + number + ".xml", all[i].xml);
  }
  parts[1].second = "<workbook xmlns=\"m\" xmlns:r=\"r\"><sheets>" + list + "</sheets></workbook>";
  parts[2].second = reading::rels(relations);
  return reading::zipped(parts);
}

bool has_notice(const std::string& bytes, std::string_view key, std::string_view count) {
  for (const reading::Notice& notice : reading::read_bytes(bytes, "x.xlsx").notices)
    if (notice.key == key) return notice.arguments.empty() || notice.arguments.front().second == count;
  return false;
}

TEST(NastyWorkbook, MergedHeadsOfTwoLevels) {
  const std::string file = book(
      row(1, words("A1", "Kommune") + words("B1", "2023") + words("D1", "2024")) +
          row(2, words("B2", "Menn") + words("C2", "Kvinner") + words("D2", "Menn") + words("E2", "Kvinner")) +
          row(3, words("A3", "5029 Skaun") + number_cell("B3", "1") + number_cell("C3", "2") + number_cell("D3", "4") +
                     number_cell("E3", "8")) +
          row(4, words("A4", "5031 Malvik") + number_cell("B4", "16") + number_cell("C4", "32") +
                     number_cell("D4", "64") + number_cell("E4", "128")),
      "<mergeCells count=\"3\"><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:E1\"/></mergeCells>");
  const Read got = read(file, {}, "x.xlsx");
  EXPECT_EQ(got.sum, 255);
  EXPECT_EQ(got.figures.at(1).period->year, 2023);
  EXPECT_EQ(got.figures.at(1).quantity, "Kvinner");
  EXPECT_EQ(got.figures.at(2).period->year, 2024);
}

TEST(NastyWorkbook, AMunicipalityMergedOverItsLines) {
  const std::string file = book(row(1, words("A1", "Kommune") + words("B1", "Alder") + number_cell("C1", "2024")) +
                                    row(2, words("A2", "5029 Skaun") + words("B2", "0-5") + number_cell("C2", "1")) +
                                    row(3, words("B3", "6-15") + number_cell("C3", "2")) +
                                    row(4, words("A4", "5031 Malvik") + words("B4", "0-5") + number_cell("C4", "4")) +
                                    row(5, words("B5", "6-15") + number_cell("C5", "8")),
                                "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"A4:A5\"/></mergeCells>");
  const Read got = read(file, {}, "x.xlsx");
  EXPECT_EQ(got.sum, 15);
  EXPECT_EQ(got.figures.at(1).place.code, "5029");
  EXPECT_EQ(got.figures.at(3).place.code, "5031");
}

TEST(NastyWorkbook, TrueAndFalseAreWords) {
  const std::string file =
      book(row(1, words("A1", "Kommune") + words("B1", "Antall 2024") + words("C1", "Godkjent")) +
           row(2, words("A2", "5029 Skaun") + number_cell("B2", "12") + number_cell("C2", "1", "t=\"b\"")) +
           row(3, words("A3", "5031 Malvik") + number_cell("B3", "1", "t=\"b\"") + number_cell("C3", "0", "t=\"b\"")) +
           row(4, words("A4", "0301 Oslo") + number_cell("B4", "3") + number_cell("C4", "1", "t=\"b\"")));
  const Read got = read(file, {}, "x.xlsx");
  EXPECT_EQ(got.sum, 15);
  EXPECT_EQ(column(got, "Godkjent").role, ColumnRole::dimension);
  EXPECT_EQ(column(got, "Godkjent").example, "SANN");
  EXPECT_EQ(left_out(got, "no_figures"), 1U);
}

TEST(NastyWorkbook, FormulasWithoutAnswersAndFaultsAreSigns) {
  const std::string file = book(heads() + row(2, words("A2", "5029 Skaun") + "<c r=\"B2\"><f>SUM(D1:D9)</f></c>") +
                                row(3, words("A3", "5031 Malvik") + number_cell("B3", "#REF!", "t=\"e\"")) +
                                row(4, words("A4", "0301 Oslo") + number_cell("B4", "#N/A", "t=\"e\"")) +
                                row(5, words("A5", "4601 Bergen") + "<c r=\"B5\" t=\"str\"><f>\"\"</f><v></v></c>") +
                                row(6, words("A6", "1103 Stavanger") + "<c r=\"B6\"><f>1+1</f><v>2</v></c>"));
  const Read got = read(file, {}, "x.xlsx");
  EXPECT_EQ(got.sum, 2);
  ASSERT_GE(got.figures.size(), 4U);
  EXPECT_EQ(got.figures[0].mark, reading::Mark::fault);
  EXPECT_EQ(got.figures[1].mark, reading::Mark::fault);
  EXPECT_EQ(got.figures[2].mark, reading::Mark::not_available);
}

TEST(NastyWorkbook, PerCentIsReadAsItIsShown) {
  const std::string styles =
      "<styleSheet xmlns=\"m\"><numFmts><numFmt numFmtId=\"165\" formatCode=\"0.0\\ %\"/><numFmt numFmtId=\"166\" formatCode=\"0&quot;%&quot;\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>";
  const std::string file = book(row(1, words("A1", "Kommune") + words("B1", "Dekning 2024")) +
                                    row(2, words("A2", "5029 Skaun") + number_cell("B2", "0.12", "s=\"1\"")) +
                                    row(3, words("A3", "5031 Malvik") + number_cell("B3", "0.0855", "s=\"2\"")) +
                                    row(4, words("A4", "0301 Oslo") + number_cell("B4", "7", "s=\"3\"")),
                                "", styles);
  const Read got = read(file, {}, "x.xlsx");
  EXPECT_EQ(got.figures.at(0).value, 12);
  EXPECT_EQ(got.figures.at(1).value, 8.55);
  EXPECT_EQ(got.figures.at(2).value, 7);
  EXPECT_TRUE(has_notice(file, "percent_cells", "2"));
}

TEST(NastyWorkbook, HiddenRowsColumnsAndSheetsAreReadAndTold) {
  std::string xml = reading::sheet_of(
      row(1, words("A1", "Kommune") + number_cell("B1", "2023") + number_cell("C1", "2024")) +
      row(2, words("A2", "5029 Skaun") + number_cell("B2", "1") + number_cell("C2", "2")) +
      row(3, words("A3", "5031 Malvik") + number_cell("B3", "4") + number_cell("C3", "8"), "hidden=\"1\"") +
      row(9, "", "hidden=\"1\""));
  const std::string columns =
      "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"7\" max=\"16384\" hidden=\"true\"/></cols>";
  xml.insert(xml.find("<sheetData>"), columns);
  const std::string file =
      sheets({{"Ark1", "", xml},
              {"Gammelt", "state=\"veryHidden\"",
               reading::sheet_of(heads() + row(2, words("A2", "0301 Oslo") + number_cell("B2", "16")))}});
  const Read got = read(file, {}, "x.xlsx");
  EXPECT_EQ(got.sum, 31);
  EXPECT_TRUE(has_notice(file, "hidden_rows", "1"));
  EXPECT_TRUE(has_notice(file, "hidden_columns", "1"));
  EXPECT_TRUE(reading::read_bytes(file, "x.xlsx").sheets.at(1).hidden);
}

TEST(NastyWorkbook, ASheetForEachYear) {
  const auto sheet = [](const char* value) {
    return reading::sheet_of(row(1, words("A1", "Kommune") + words("B1", "Antall")) +
                             row(2, words("A2", "5029 Skaun") + number_cell("B2", value)));
  };
  const Read got = read(sheets({{"2022", "", sheet("1")},
                                {"År 2023", "", sheet("2")},
                                {"Om tallene", "", reading::sheet_of(row(1, words("A1", "Hentet i mars")))}}),
                        {}, "x.xlsx");
  EXPECT_EQ(got.sum, 3);
  EXPECT_EQ(got.figures.at(0).period->year, 2022);
  EXPECT_EQ(got.figures.at(1).period->year, 2023);
  EXPECT_EQ(got.understanding.notes.size(), 1U);
}

TEST(NastyWorkbook, DatesInHeadsAndRowsAreYears) {
  const std::string styles =
      "<styleSheet xmlns=\"m\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
  // 45291 is 31 December 2023, 45657 a year later.
  const Read across = read(book(row(1, words("A1", "Kommune") + number_cell("B1", "45291", "s=\"1\"") +
                                           number_cell("C1", "45657", "s=\"1\"")) +
                                    row(2, words("A2", "5029 Skaun") + number_cell("B2", "1") + number_cell("C2", "2")),
                                "", styles),
                           {}, "x.xlsx");
  EXPECT_EQ(across.sum, 3);
  ASSERT_TRUE(across.figures.at(1).period.has_value());
  EXPECT_EQ(across.figures.at(1).period->year, 2024);
  const Read down =
      read(book(row(1, words("A1", "Telledato") + words("B1", "Kommune") + words("C1", "Folketall")) +
                    row(2, number_cell("A2", "45291", "s=\"1\"") + words("B2", "5029 Skaun") + number_cell("C2", "8")) +
                    row(3, number_cell("A3", "45657", "s=\"1\"") + words("B3", "5029 Skaun") + number_cell("C3", "9")),
                "", styles),
           {}, "x.xlsx");
  EXPECT_EQ(down.sum, 17);
  EXPECT_EQ(down.figures.at(0).period->year, 2023);
}

TEST(NastyWorkbook, NumbersKeptAsText) {
  const std::string file =
      book(heads() + row(2, words("A2", "0301") + words("B2", "1 234")) +
           row(3, words("A3", "5029") + words("B3", "'5")) + row(4, words("A4", "5031 ") + words("B4", " 6,5")));
  const Read got = read(file, {}, "x.xlsx");
  EXPECT_DOUBLE_EQ(got.sum, 1234 + 5 + 6.5);
  EXPECT_EQ(got.figures.at(0).place.code, "0301");
}

TEST(NastyWorkbook, EscapesOfExcelAreNotShown) {
  const std::string file = book(heads() + row(2, words("A2", "5029_x000D_\n Skaun") + number_cell("B2", "1")) +
                                row(3, words("A3", "5031_x0009_Malvik") + number_cell("B3", "2")));
  EXPECT_EQ(read(file, {}, "x.xlsx").sum, 3);
  const reading::Document guarded = reading::read_bytes(book(row(1, words("A1", "a_x005F_x000D_b"))), "x.xlsx");
  EXPECT_EQ(guarded.sheets[0].text(0, 0), "a_x000D_b");
}

TEST(NastyWorkbook, CellsWithoutAddresses) {
  const std::string file = book(
      "<row><c t=\"inlineStr\"><is><t>Kommune</t></is></c><c><v>2024</v></c></row>"
      "<row><c t=\"inlineStr\"><is><t>Skaun</t></is></c><c><v>5</v></c></row>");
  EXPECT_EQ(read(file, {}, "x.xlsx").sum, 5);
}

TEST(NastyJsonStat, ABundleOfTheFirstVersion) {
  const Read got = read(
      "{\"folk\":{\"label\":\"Folk\",\"dimension\":{\"id\":[\"Region\",\"Tid\"],\"size\":[2,2],\"role\":{\"geo\":[\"Region\"],\"time\":[\"Tid\"]},"
      "\"Region\":{\"category\":{\"index\":{\"5029\":0,\"0301\":1}}},\"Tid\":{\"category\":{\"index\":[\"2023\",\"2024\"]}}},\"value\":[1,2,4,8]},"
      "\"hus\":{\"label\":\"Hus\",\"dimension\":{\"id\":[\"Region\",\"Tid\"],\"size\":[1,1],\"role\":{\"time\":[\"Tid\"]},"
      "\"Region\":{\"category\":{\"label\":{\"5029\":\"Skaun\"}}},\"Tid\":{\"category\":{\"index\":{\"2024\":0}}}},\"value\":{\"0\":16}}}",
      {}, "x.json");
  EXPECT_EQ(got.sum, 31);
  EXPECT_EQ(got.figures.size(), 5U);
  EXPECT_EQ(got.figures.at(4).quantity, "Hus");
}

TEST(NastyJsonStat, ValuesAndSignsByPosition) {
  const Read got = read(
      "{\"version\":\"2.0\",\"class\":\"dataset\",\"label\":\"t\",\"id\":[\"Region\",\"Tid\"],\"size\":[2,3],\"dimension\":{"
      "\"Region\":{\"category\":{\"index\":{\"5029\":1,\"0301\":0}}},\"Tid\":{\"category\":{\"index\":{\"2022\":0,\"2023\":1,\"2024\":2}}}},"
      "\"value\":{\"1\":3,\"5\":4.5},\"status\":{\"0\":\":\",\"2\":\"..\"}}",
      {}, "x.json");
  EXPECT_EQ(got.sum, 7.5);
  ASSERT_EQ(got.figures.size(), 6U);
  EXPECT_EQ(got.figures[0].mark, reading::Mark::suppressed);
  EXPECT_EQ(got.figures[0].place.code, "0301");
  EXPECT_EQ(got.figures[5].place.code, "5029");
  EXPECT_EQ(got.figures[3].mark, reading::Mark::not_available);
}

}  // namespace
}  // namespace handlingsrom::importing
