// Text files of the kinds that people send. The sums are worked out by hand.
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "standing/importing/imported.hpp"

namespace handlingsrom::importing {
namespace {

std::string utf16(std::string_view ascii, bool mark) {
  std::string bytes = mark ? "\xFF\xFE" : "";
  for (const char c : ascii) bytes.append({c, '\0'});
  return bytes;
}

std::string fault_of(std::string_view bytes, const std::string& name = "x.csv") {
  try {
    read(bytes, {}, name);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    return error.what();
  }
  return "no fault";
}

bool has_notice(std::string_view bytes, std::string_view key) {
  const reading::Document document = reading::read_bytes(bytes, "x.csv");
  for (const reading::Notice& notice : document.notices)
    if (notice.key == key) return true;
  return false;
}

TEST(NastyText, ASumAboveItsLinesDoesNotCountTwice) {
  const Read file =
      read("Tjeneste;2024\nBrukere i alt;100\nherav under 67 år;40\nherav 67 år og over;60\n", of_skaun());
  EXPECT_EQ(file.sum, 100);
  EXPECT_EQ(file.figures.size(), 2U);
  EXPECT_EQ(left_out(file, "total"), 1U);
  // The word alone, with lines below that come to it.
  const Read plain = read("Alder;2023;2024\nI alt;90;100\n0-66 år;30;40\n67 år og over;60;60\n", of_skaun());
  EXPECT_EQ(plain.sum, 190);
  EXPECT_EQ(plain.figures.size(), 4U);
  // Municipality by municipality.
  const Read two = read(
      "Kommune;Alder;2024\n5029 Skaun;Brukere totalt;100\n5029 Skaun;0-66;40\n5029 Skaun;67+;60\n"
      "5031 Malvik;Brukere totalt;7\n5031 Malvik;0-66;3\n5031 Malvik;67+;4\n");
  EXPECT_EQ(two.sum, 107);
  EXPECT_EQ(left_out(two, "total"), 2U);
}

TEST(NastyText, SomePartsOfALineDoNotCountBesideIt) {
  // Wages are 60 of the 100, and the rest is not told: the whole stays.
  const Read file = read("Tjeneste;2024\nSkole;100\n- herav lønn;60\nBarnehage;50\n- av dette vikarer;5\n", of_skaun());
  EXPECT_EQ(file.sum, 150);
  EXPECT_EQ(left_out(file, "of_which"), 2U);
  // Called a sum, above, and not all of it follows.
  const Read sum =
      read("Post;2024\nSum driftsutgifter;100\nherav lønn;60\nSum inntekter;-90\nherav skatt;-50\n", of_skaun());
  EXPECT_EQ(sum.sum, 10);
  const Read alone = read("Post;2024\nI alt;100\nherav lønn;60\n", of_skaun());
  EXPECT_EQ(alone.sum, 100);
  // A part is hidden: what is left is not the whole.
  const Read hidden = read("Kommune;Alder;2024\n5029;I alt;61\n5029;herav 0-66;:\n5029;herav 67+;60\n");
  EXPECT_EQ(hidden.sum, 61);
  EXPECT_EQ(left_out(hidden, "of_which"), 2U);
}

TEST(NastyText, HeravOnALineOfItsOwn) {
  const Read file =
      read("Tjeneste;2024\nBrukere i hjemmetjenesten;100\nherav:;\nunder 67 år;40\n67 år og over;60\n", of_skaun());
  EXPECT_EQ(file.sum, 100);
  const Read some = read("Tjeneste;2024\nBrukere i hjemmetjenesten;100\nherav:;\nunder 67 år;40\n", of_skaun());
  EXPECT_EQ(some.sum, 100);
}

TEST(NastyText, SumsInSumsAbove) {
  const Read file = read(
      "Område;Tjeneste;2024\nAlle områder;I alt;350\nSkole;Sum skole;250;\nSkole;A;100\nSkole;B;150\nHelse;Sum helse;100\nHelse;C;100\n",
      of_skaun());
  EXPECT_EQ(file.sum, 350);
  EXPECT_EQ(file.figures.size(), 3U);
}

TEST(NastyText, AColumnOfPartsDoesNotCountBesideTheirWhole) {
  const Read all = read("Kommune;År;Elever;herav gutter;herav jenter\n5029;2024;30;14;16\n5031;2024;50;26;24\n");
  EXPECT_EQ(all.sum, 80);
  EXPECT_EQ(left_out(all, "total_column"), 1U);
  const Read some = read("Kommune;År;Elever;herav gutter\n5029;2024;30;14\n5031;2024;50;26\n");
  EXPECT_EQ(some.sum, 80);
  EXPECT_EQ(left_out(some, "of_which_column"), 1U);
}

TEST(NastyText, AWordThatOnlyBeginsLikeASumIsNone) {
  const Read file =
      read("Tilbud;2024\nSummerskole;3\nAllergimottak;4\nTotaltømming;5\nHeraviken skole;6\n", of_skaun());
  EXPECT_EQ(file.sum, 18);
  EXPECT_EQ(file.figures.size(), 4U);
}

TEST(NastyText, TrueAndFalseAreNoFigures) {
  const Read file =
      read("Kommune;Antall 2024;Godkjent 2024\n5029 Skaun;12;SANN\n5031 Malvik;SANN;USANN\n0301 Oslo;3;FALSE\n");
  EXPECT_EQ(file.sum, 15);
  EXPECT_EQ(left_out(file, "no_figures"), 1U);
}

TEST(NastyText, MinusAndThousandsInEveryManner) {
  const Read file = read(
      "Kommune;2024\n5029;−1 234,5\n5031;1.234.567,25\n0301;-12\xC2\xA0"
      "345\n4601;1\xE2\x80\xAF"
      "000\n5001;(250)\n1103;17-\n3301;2'000\n1108;–3\n");
  // −1234.5 + 1234567.25 − 12345 + 1000 − 250 − 17 + 2000 − 3
  EXPECT_DOUBLE_EQ(file.sum, 1'223'717.75);
  EXPECT_EQ(file.figures.size(), 8U);
}

TEST(NastyText, SignsForFigures) {
  const Read file = read("Kommune;2024\n5029;.\n5031;..\n0301;:\n4601;*\n5001;-\n1103;…\n3301;i/t\n1108;5\n3401;n/a\n");
  EXPECT_EQ(file.sum, 5);
  EXPECT_EQ(file.figures.size(), 8U);  // "i/t" is words
  EXPECT_EQ(file.figures[0].mark, reading::Mark::not_applicable);
  EXPECT_EQ(file.figures[2].mark, reading::Mark::suppressed);
  EXPECT_EQ(file.figures[3].mark, reading::Mark::suppressed);
  EXPECT_EQ(file.figures[4].mark, reading::Mark::nil);
}

TEST(NastyText, MunicipalitiesInEveryManner) {
  const Read file = read(
      "Kommune;2024\nSkaun kommune;1\n5031-Malvik;2\nOslo (0301);4\nK-4601;8\n301 Oslo;16\n5001 Trondheim - Tråante;32\nHerøy (Nordland);64\nKårstad;128\n");
  EXPECT_EQ(file.sum, 1 + 2 + 4 + 8 + 16 + 32 + 64);
  EXPECT_EQ(left_out(file, "municipality_unknown"), 1U);
  EXPECT_EQ(file.figures.at(5).place.code, "5001");
  EXPECT_EQ(file.figures.at(6).place.code, "1818");
}

TEST(NastyText, Utf16WithADeclaredSeparator) {
  for (const bool mark : {false, true}) {
    const Read file = read(utf16("sep=;\r\nKommune;2023;2024\r\n5029 Skaun;1,5;2\r\n5031 Malvik;3;4,25\r\n", mark));
    EXPECT_EQ(file.sum, 10.75);
    EXPECT_EQ(file.figures.at(0).line, 3);
  }
}

TEST(NastyText, Windows1252AndAByteOrderMark) {
  const Read old = read("Kommune;\xC5r;Bel\xF8p\nB\xE6rum;2024;1,5\nS\xF8r-Varanger;2024;2\n");
  EXPECT_EQ(old.sum, 3.5);
  EXPECT_EQ(old.figures.at(1).place.name, "Sør-Varanger");
  const Read mark = read("\xEF\xBB\xBF\"Kommune\";\"2024\"\r\n\"Skaun\";\"7\"\r\n");
  EXPECT_EQ(mark.sum, 7);
  EXPECT_EQ(column(mark, "Kommune").role, ColumnRole::municipality);
}

TEST(NastyText, CarriageReturnsAlone) {
  const Read file = read("Kommune;2024\rSkaun;1\rMalvik;2\r");
  EXPECT_EQ(file.sum, 3);
  EXPECT_EQ(file.figures.at(1).line, 3);
}

TEST(NastyText, LinesInsideQuotes) {
  const Read file = read(
      "\"Kommune\n(dagens)\";\"Antall\nbrukere 2024\";Merknad\n\"5029\nSkaun\";1;\"a;b\"\n5031 Malvik;2;\"sagt \"\"ja\"\"\nog nei\"\n0301 Oslo;4;\n");
  EXPECT_EQ(file.sum, 7);
  EXPECT_EQ(file.figures.at(0).period->year, 2024);
  EXPECT_EQ(file.figures.at(2).line, 8);
}

TEST(NastyText, CodesThatLostTheirZeroBesideNames) {
  const Read file = read("Kommunenr.;Kommunenavn;Antall 2024\n301;Oslo;1\n5029;Skaun;2\n1103;Stavanger;4\n");
  EXPECT_EQ(file.sum, 7);
  EXPECT_EQ(file.figures.at(0).place.code, "0301");
}

TEST(NastyText, YearsWithSignsOfNotes) {
  const Read file = read("Kommune;2023*;2024 (foreløpig);2025 1)\nSkaun;1;2;4\nMalvik;8;16;32\n*) rettet\n1) anslag\n");
  EXPECT_EQ(file.sum, 63);
  EXPECT_EQ(file.figures.at(1).period->year, 2024);
  EXPECT_EQ(file.figures.at(2).period->year, 2025);
  EXPECT_EQ(file.figures.at(2).quantity, file.figures.at(0).quantity);
}

TEST(NastyText, HeadsThatComeAgainAtEachPage) {
  const Read file = read("Kommune;2023;2024\nSkaun;1;2\nMalvik;4;8\nKommune;2023;2024\nOslo;16;32\nBergen;64;128\n");
  EXPECT_EQ(file.sum, 255);
  EXPECT_EQ(file.figures.size(), 8U);
  EXPECT_EQ(file.figures.back().period->year, 2024);
}

TEST(NastyText, ATableFarFromTheCorner) {
  const Read file = read(";;;\n;;Befolkning;\n;;;\n;;Kommune;2024\n;;Skaun;5\n;;Malvik;6\n;;;\n;;Kilde: SSB;\n");
  EXPECT_EQ(file.sum, 11);
  EXPECT_EQ(file.understanding.tables.at(0).title, "Befolkning");
}

TEST(NastyText, EmptyColumnsAndRowsAtTheEnd) {
  const Read file = read("Kommune;2024;;;;\nSkaun;5;;;;\nMalvik;6;;;;\n;;;;;\n;;;;;\n");
  EXPECT_EQ(file.sum, 11);
  EXPECT_EQ(file.figures.size(), 2U);
}

TEST(NastyText, DecimalCommasInQuotesBetweenCommas) {
  const Read file = read("\"Kommune\",\"2023\",\"2024\"\n\"Skaun\",\"1,5\",\"2,25\"\n\"Malvik\",\"3,0\",\"4,0\"\n");
  EXPECT_EQ(file.sum, 10.75);
}

TEST(NastyText, ThousandsInKronerByHeadNoteAndColumn) {
  const Read head = read("Kommune;Netto utgift 2024 (1000 kr)\nSkaun;12,5\nMalvik;7\n");
  EXPECT_EQ(head.sum, 19'500);
  const Read note = read("Alle tall i hele tusen\nKommune;Utgift 2024\nSkaun;12\nMalvik;7\n");
  EXPECT_EQ(note.sum, 19'000);
  const Read unit = read("Kommune;År;Enhet;Beløp\nSkaun;2024;mill. kr;1,5\nMalvik;2024;kr;500\n");
  EXPECT_EQ(unit.sum, 1'500'500);
}

TEST(NastyText, AYearOnALineOfItsOwnHoldsForTheLinesBelow) {
  const Read file = read("Kommune;Antall\n2023;\nSkaun;1\nMalvik;2\n2024;\nSkaun;4\nMalvik;8\n");
  EXPECT_EQ(file.sum, 15);
  ASSERT_EQ(file.figures.size(), 4U);
  ASSERT_TRUE(file.figures[0].period.has_value());
  EXPECT_EQ(file.figures[0].period->year, 2023);
  EXPECT_EQ(file.figures[3].period->year, 2024);
}

TEST(NastyText, OrganisationNumbersAndTelephonesAreNoFigures) {
  const Read file = read(
      "Kommune;Skole;Orgnr;Telefon;Elever 2024\nSkaun;Oppdiktet skole;999999999;72867200;211\nSkaun;Andre skole;888888888;72867201;54\n");
  EXPECT_EQ(file.sum, 265);
}

TEST(NastyText, PostalCodesAreNoFigures) {
  const Read file =
      read("Barnehage;Kommunenr;Postnr;Poststed;Barn 2024\nEn;5029;7353;Børsa;40\nTo;5029;7350;Buvika;50\n");
  EXPECT_EQ(file.sum, 90);
}

TEST(NastyText, ADateInEachRowIsItsYear) {
  const Read file = read("Dato;Kommune;Folketall\n31.12.2023;Skaun;8\n31.12.2024;Skaun;9\n2025-01-01;Malvik;14\n");
  EXPECT_EQ(file.sum, 31);
  EXPECT_EQ(file.figures.at(0).period->year, 2023);
  EXPECT_EQ(file.figures.at(2).period->year, 2025);
}

TEST(NastyText, QuartersAndSchoolYears) {
  const Read quarters = read("Kommune;2024K1;2024K2\nSkaun;1;2\nMalvik;3;4\n");
  EXPECT_EQ(quarters.sum, 10);
  EXPECT_EQ(quarters.figures.at(1).period->text, "2024K2");
  const Read school = read("Kommune;2023-24;2024/25\nSkaun;1;2\nMalvik;3;4\n");
  EXPECT_EQ(school.sum, 10);
  EXPECT_EQ(school.figures.at(1).period->year, 2024);
}

TEST(NastyText, NumbersThatCanBeReadInTwoWaysAreTold) {
  const std::string_view either = "Kommune;2024\nSkaun;228.000\nMalvik;114.000\n";
  EXPECT_TRUE(has_notice(either, "ambiguous_numbers"));
  EXPECT_EQ(read(either).sum, 342'000);
  const std::string_view both = "Kommune;2023;2024\nSkaun;1,5;2.5\nMalvik;3,5;4,25\n";
  EXPECT_TRUE(has_notice(both, "both_marks"));
  EXPECT_EQ(read(both).sum, 11.75);
}

TEST(NastyText, AnAmountWithItsUnitInTheCell) {
  const Read file = read("Kommune;Utgift 2024;Andel 2024\nSkaun;kr 1 500,50;12 %\nMalvik;2 000 kr;8,5 %\n");
  EXPECT_EQ(file.sum, 3'500.5 + 20.5);
}

TEST(NastyText, NotesBehindFiguresAreNotGuessedAt) {
  const Read file = read("Kommune;2023;2024\nSkaun;1 234*;5\nMalvik;6;7 1)\nOslo;8;9\nBergen;10;11\n");
  EXPECT_EQ(file.sum, 5 + 6 + 8 + 9 + 10 + 11);
  EXPECT_EQ(left_out(file, "text_for_figure"), 2U);
}

TEST(NastyText, TwoTablesWithoutARowBetween) {
  const Read file =
      read("Kommune;2023;2024\nSkaun;1;2\nMalvik;4;8\nSkole;Kommune;Elever 2024\nA;Skaun;16\nB;Malvik;32\n");
  EXPECT_EQ(file.sum, 63);
  EXPECT_EQ(file.understanding.tables.size(), 2U);
}

TEST(NastyText, WhatHoldsNoTableIsRefused) {
  EXPECT_EQ(fault_of("Kommune;2024\n"), "importing_no_table: file=x.csv");
  EXPECT_EQ(fault_of("Hei, her kommer tallene i morgen.\nHilsen Kari\n"), "importing_no_table: file=x.csv");
  EXPECT_EQ(fault_of(""), "reading_kind_empty: file=x.csv");
  EXPECT_EQ(fault_of("<html><table><tr><td>5029</td><td>1</td></tr></table></html>", "x.xls"),
            "reading_kind_markup: file=x.xls");
  EXPECT_EQ(fault_of("%PDF-1.7 x", "x.pdf"), "reading_kind_pdf: file=x.pdf");
  EXPECT_EQ(fault_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "x.xls"), "reading_kind_old_excel: file=x.xls");
  EXPECT_TRUE(
      fault_of(std::string_view("Kommune;2024\nSkaun;\0 1\n", 23)).starts_with("reading_not_text: file=x.csv, at=19"));
  EXPECT_TRUE(fault_of("Kommune;2024\nSkaun;\"1\n").starts_with("csv_")) << fault_of("Kommune;2024\nSkaun;\"1\n");
}

TEST(NastyText, ARowWithMoreCellsThanHeads) {
  const Read file = read("Kommune;2024\nSkaun;5;6\nMalvik;7\n");
  EXPECT_EQ(file.sum, 5 + 6 + 7);
}

TEST(NastyText, HeadsThatAreTheSameStayApart) {
  const Read file = read("Kommune;Antall;Antall\nSkaun;1;2\nMalvik;4;8\n");
  EXPECT_EQ(file.sum, 15);
  EXPECT_NE(file.figures.at(0).column, file.figures.at(1).column);
}

}  // namespace
}  // namespace handlingsrom::importing
