// Exports of planning, accounting and care systems, and tables that are written off by hand. Invented figures; the sums are worked out by hand.
#include <gtest/gtest.h>

#include "standing/importing/imported.hpp"
#include "standing/reading/packages.hpp"

namespace handlingsrom::importing {
namespace {

double sum_in(const Read& read, std::string_view period) {
  double sum = 0;
  for (const Figure& figure : read.figures)
    if (figure.period && figure.period->text == period && !std::isnan(figure.value)) sum += figure.value;
  return sum;
}

TEST(Export, DepartmentsAndFunctionsThatHaveTheNumbersOfMunicipalities) {
  for (
      const char* file :
      {"Ansvar;Regnskap 2024\n3001 Helse administrasjon;100\n3002 Legetjeneste;200\n3003 Sykehjem;300\n3004 Hjemmetjeneste;400\nSum;1000\n",
       "Tjeneste;Regnskap 2024\n211 Styrket tilbud;100\n221 Lokaler og skyss;200\n215 SFO;300\n213 Voksenopplæring;400\n",
       "Funksjon;Regnskap 2024\n301 Plansaksbehandling;1000\n",
       "Ansvar;Regnskap 2024\n3001;100\n3002;200\n3003;300\n3004;400\nSum;1000\n"}) {
    const Read got = read(file, of_skaun());
    EXPECT_EQ(got.sum, 1000) << file;
    for (const Figure& figure : got.figures) EXPECT_EQ(figure.place.code, "5029") << file;
  }
  // A name that goes with its code tells, whatever stands above.
  const Read named = read("Hvor;2024\n3001 Halden;1\n0211 Vestby (-2019);2\n5001 Trondheim - Tråante;4\n");
  EXPECT_EQ(named.figures.at(0).place.code, "3001");
  EXPECT_EQ(named.figures.at(1).place.code, "0211");
  EXPECT_EQ(named.figures.at(2).place.code, "5001");
  // Under "Kommune" a slip of the pen is one.
  EXPECT_EQ(read("Kommune;2024\n5029 Skaunn;1\n5031 Malvik;2\n").figures.at(0).place.code, "5029");
  // A line of its own with a department's name is no municipality.
  for (const Figure& figure : read("Konto;2024\n3001 Helse;\nLønn;10\nDrift;5\n", of_skaun()).figures)
    EXPECT_EQ(figure.place.code, "5029");
}

TEST(Export, FramsiktsYearsAndAmountsInThousands) {
  const Read got = read(
      "Beløp i 1000;;;\nTjenesteområde;R2024;B2025;ØP2026\nGrunnskole;210 000;215 000;220 000\nBarnehage;120 000;122 000;124 000\n"
      "Sum Oppvekst;330 000;337 000;344 000\nSkatt;-240 000;-250 000;-255 000\nSum;90 000;87 000;89 000\n",
      of_skaun());
  EXPECT_EQ(sum_in(got, "2024"), 90e6);
  EXPECT_EQ(sum_in(got, "2025"), 87e6);
  EXPECT_EQ(sum_in(got, "2026"), 89e6);
  for (const char* note : {"Tall i hele 1 000", "(i 1000)", "NOK 1000", "1000 NOK", "Beløp i t.kr"})
    EXPECT_EQ(read(std::string(note) + "\nOmråde;Regnskap 2024\nSkole;1\nHelse;4\n", of_skaun()).sum, 5000) << note;
  for (const char* note : {"Personer i 1000", "Tall i 1000 innbyggere", "Per 1000", "Tall for 1000 år"})
    EXPECT_EQ(read(std::string(note) + "\nOmråde;Regnskap 2024\nSkole;1\nHelse;4\n", of_skaun()).sum, 5) << note;
}

TEST(Export, TheStatutoryOverviewCountsItsNumberedSumsOnce) {
  const Read got = read(
      "Bevilgningsoversikt drift (§ 5-4 første ledd);;;\n;Note;Regnskap 2024;Budsjett 2024\n1 Rammetilskudd;1;-300;-295\n2 Skatt;;-250;-248\n"
      "3 Eiendomsskatt;;0;0\n4 Andre generelle driftsinntekter;2;-20;-18\n5 Sum generelle driftsinntekter;;-570;-561\n"
      "6 Sum bevilgninger drift, netto;;545;535\n7 Avskrivninger;;30;29\n8 Sum netto driftsutgifter;;575;564\n9 Brutto driftsresultat;;5;3\n",
      of_skaun());
  EXPECT_EQ(got.sum, 5 + 3);
  EXPECT_EQ(left_out(got, "total"), 3U);
}

TEST(Export, AnOutlineCountsItsDeepestLines) {
  const Read empty_above = read(
      "Nivå 1;Nivå 2;Nivå 3;Budsjett 2026\nOppvekst;;;300\n;Skole;;200\n;;Skole A;120\n;;Skole B;80\n;Barnehage;;100\n;;Bhg A;60\n;;Bhg B;40\n"
      "Helse;;;50\n;Sykehjem;;50\n;;Hjem A;50\n",
      of_skaun());
  EXPECT_EQ(empty_above.sum, 350);
  EXPECT_EQ(empty_above.figures.size(), 5U);
  const Read repeated = read(
      "Område;Tjeneste;Budsjett 2026\nOppvekst;;300\nOppvekst;Skole;200\nOppvekst;Barnehage;100\nHelse;;50\nHelse;Sykehjem;50\n",
      of_skaun());
  EXPECT_EQ(repeated.sum, 350);
  // A remark behind one of two equal lines makes it no part of the other.
  EXPECT_EQ(read("Tjeneste;Merknad;2024\nSkole;;5\nSkole;vikarer;5\nSFO;;7\n", of_skaun()).sum, 17);
}

TEST(Export, FewerThanFiveIsHiddenAndEndsNoHeading) {
  const Read got = read("Kommune;Brukere 2024\nSkaun;<5\nMalvik;< 5\nOslo;færre enn 5\nBergen;12\nMoss;ca. 20\n");
  EXPECT_EQ(got.sum, 12);
  ASSERT_EQ(got.figures.size(), 4U);
  EXPECT_EQ(got.figures[0].mark, reading::Mark::suppressed);
  EXPECT_EQ(got.figures[2].mark, reading::Mark::suppressed);
  EXPECT_EQ(column(got, "Brukere 2024").quantity, "Brukere");
  EXPECT_EQ(left_out(got, "no_figures"), 1U);
  // Grades and ages are no signs.
  EXPECT_EQ(read("Skole;1-4;5-7;8-10\nA;1;2;4\nB;8;16;32\n", of_skaun()).sum, 63);
}

TEST(Export, WordsBehindFiguresAreToldWhereTheyStand) {
  const Read got = read(
      "Kommune;Årsverk 2024;Beløp 2024\nSkaun;12,5 årsverk;1,2 mill.\nMalvik;10 årsverk;345 mill. kr\nOslo;3;5 mill. kr\n");
  EXPECT_EQ(got.sum, 3);
  EXPECT_EQ(left_out(got, "no_figures"), 2U);
  EXPECT_EQ(left_out(got, "text_for_figure"), 1U);
  const Read notes = read("Kommune;2023;2024\nSkaun;1;5\nMalvik;10;20²\nOslo;8;9\nBergen;10;11³⁾\n");
  EXPECT_EQ(sum_in(notes, "2024"), 14);
  EXPECT_EQ(left_out(notes, "text_for_figure"), 2U);
  // A remark with a separator in it moves its row: the year's column says so.
  EXPECT_EQ(left_out(read("Kommune;Merknad;2024\nSkaun;ok;5\nMalvik;se note; s. 3;6\n"), "text_for_figure"), 1U);
}

TEST(Export, CodesThatWereTakenForNumbersAndNamesInEveryManner) {
  const Read codes = read("Kommune;Folketall 2024\n5 029;8 500\n5.031;14 400\n301;717 710\n");
  EXPECT_EQ(codes.sum, 740'610);
  EXPECT_EQ(codes.figures.at(0).place.code, "5029");
  EXPECT_EQ(codes.figures.at(1).place.code, "5031");
  const Read names = read(
      "KOMMUNE;2024\nSKAUN KOMMUNE;1\nMALVIK;2\nOSLO KOMMUNE;4\nSkaun komm.;8\nUkjent;16\nFinnes ikke;32\nHeller ikke;64\n");
  EXPECT_EQ(names.sum, 15);
  EXPECT_EQ(left_out(names, "municipality_unknown"), 3U);
  const Read kostra = read("region;år;verdi\nK-5029 Skaun;2024;5\nK-5031 Malvik;2024;6\n");
  EXPECT_EQ(kostra.figures.at(0).place.code, "5029");
  EXPECT_EQ(kostra.sum, 11);
}

TEST(Export, ABlankLineBetweenHeadsAndFigures) {
  const Read got = read("Kommune;;2023;;2024;\n;;;;;\nSkaun;;1;;2;\nMalvik;;4;;8;\n");
  EXPECT_EQ(sum_in(got, "2023"), 5);
  EXPECT_EQ(sum_in(got, "2024"), 10);
}

TEST(Export, DaysOfSeveralMonthsAreMonths) {
  const Read rows = read("Dato;Kommune;Belegg\n31.01.2024;Skaun;1\n29.02.2024;Skaun;2\n31.03.2025;Skaun;4\n");
  EXPECT_EQ(sum_in(rows, "2024M01"), 1);
  EXPECT_EQ(sum_in(rows, "2024M02"), 2);
  EXPECT_EQ(sum_in(rows, "2025M03"), 4);
  const Read heads = read("Kommune;2024-01-01;2024-02-01;Sum\nSkaun;1;2;3\nMalvik;4;8;12\n");
  EXPECT_EQ(sum_in(heads, "2024M01"), 5);
  EXPECT_EQ(sum_in(heads, "2024M02"), 10);
  EXPECT_EQ(heads.sum, 15);
}

TEST(Export, YearsInWordsAndWithLetters) {
  const Read rows = read("År;Gjeld\nR 2023;100\nR 2024;110\nB 2024;120\nØP 2026;130\n", of_skaun());
  EXPECT_EQ(sum_in(rows, "2024"), 230);
  EXPECT_EQ(rows.figures.at(2).detail, "År: B 2024") << "a budget is no account";
  const Read heads = read("Kommune;2023r;2024e;2025p\nSkaun;1;2;4\nMalvik;8;16;32\n");
  EXPECT_EQ(sum_in(heads, "2024"), 18);
  EXPECT_EQ(heads.figures.at(0).quantity, heads.figures.at(1).quantity);
}

TEST(Export, CreditIsIncomeWhereASideIsSaid) {
  const Read got =
      read("Konto;Kontonavn;D/K;Beløp 2024\n10100;Lønn;D;1000\n16000;Brukerbetaling;K;200\n17000;Refusjon;K;300\n",
           of_skaun());
  EXPECT_EQ(got.sum, 500);
  EXPECT_EQ(got.understanding.tables.at(0).credited, 2U);
  // One that has its sign already keeps it.
  const Read with_sign = read("Konto;D/K;Beløp 2024\n10100;D;1000\n16000;K;-200\n17000;K;-300\n", of_skaun());
  EXPECT_EQ(with_sign.sum, 500);
  EXPECT_EQ(with_sign.understanding.tables.at(0).credited, 0U);
}

TEST(Export, PerThousandAndWhatIsSummedSoFar) {
  EXPECT_DOUBLE_EQ(read("Kommune;Promille 2024\nSkaun;8,3 ‰\nMalvik;7 ‰\n").sum, 15.3);
  EXPECT_EQ(read("Enhet;jan;feb;mar;Hittil i år\nA;10;20;30;60\nB;1;2;3;6\n", of_skaun()).sum, 66);
}

TEST(Export, TwoMunicipalitiesUnderEachOther) {
  const Read got = read(
      "Skaun kommune;;\nTjeneste;2023;2024\nSkole;1;2\nBarnehage;4;8\n;;\nMalvik kommune;;\nTjeneste;2023;2024\nSkole;16;32\nBarnehage;64;128\n");
  EXPECT_EQ(got.sum, 255);
  EXPECT_EQ(got.figures.front().place.code, "5029");
  EXPECT_EQ(got.figures.back().place.code, "5031");
  EXPECT_EQ(got.figures.front().quantity, got.figures.back().quantity) << "whose it is, is not what it is";
}

TEST(Export, AUnitInTheCornerOfTheTable) {
  const Read got = read(
      "Regnskapsskjema 1A;;\nTall i 1000 kroner;Regnskap 2024;Budsjett 2024\nSkatt;-240;-238\nRammetilskudd;-310;-309\n"
      "Sum frie inntekter;-550;-547\nRenteutgifter;30;29\nNetto finansutgifter;30;29\nTil fordeling drift;-520;-518\n",
      of_skaun());
  EXPECT_EQ(got.sum, -1'038'000);
  EXPECT_EQ(left_out(got, "total"), 3U);
}

TEST(Export, ARowOfWordsBetweenFiguresIsToldAndBeginsNoTable) {
  const Read got = read("Tjeneste;2024\nSkole;5\nHelse;ca. 7\nKultur;9\nVei;12 34\n", of_skaun());
  EXPECT_EQ(got.understanding.tables.size(), 1U);
  EXPECT_EQ(sum_in(got, "2024"), 14);
  EXPECT_EQ(left_out(got, "no_figures"), 2U);
  // A number that is a former municipality's (1234 Granvin) among them makes them no municipalities.
  EXPECT_EQ(read("Område;2024\nSkole;1 234\nHelse;12 34\n", of_skaun()).sum, 1234);
  const Read wide = read("Tjeneste;Menn;Kvinner\nSkole;1;2\nHelse;12 stk;ukjent\nKultur;4;8\n", of_skaun());
  EXPECT_EQ(wide.sum, 15);
  EXPECT_EQ(left_out(wide, "no_figures"), 1U);
  EXPECT_EQ(read("Tjeneste;Menn;Kvinner\nSkole;1;2\nAlder;Gutter;Jenter\n0-5 år;4;8\n", of_skaun())
                .understanding.tables.size(),
            2U);
  EXPECT_EQ(read("Alder;Antall\n0-5 år;3\n6-15 år;4\nKjønn;Antall\nMenn;3\nKvinner;4\n", of_skaun())
                .understanding.tables.size(),
            2U)
      << "the same head again";
  // Under a blank line or a title words are the next table's heads.
  EXPECT_EQ(
      read("Tjeneste;Antall\nSkole;5\nVei;6\n\nAlder;Brukere\n0-66;7\n67+;8\n", of_skaun()).understanding.tables.size(),
      2U);
  EXPECT_EQ(read("Tjeneste;Antall\nSkole;5\nVei;6\nBrukere\nAlder;Brukere\n0-66;7\n67+;8\n", of_skaun())
                .understanding.tables.size(),
            2U);
}

TEST(Export, WhatSpreadsheetsAndWordProcessorsWrite) {
  const Read codes = read("Kommunenr;Navn;Antall 2024\n=\"0301\";Oslo;5\n=\"5029\";Skaun;=\"6\"\n");
  EXPECT_EQ(codes.sum, 11);
  EXPECT_EQ(codes.figures.at(0).place.code, "0301");
  // A no-break hyphen and a figure dash for minus, and alone for nothing.
  const Read dashes = read("Kommune;2024\nSkaun;\u20115\nMalvik;\u201212,5\nBergen;\u2012\n");
  EXPECT_EQ(dashes.sum, -17.5);
  EXPECT_EQ(dashes.figures.at(2).mark, reading::Mark::nil);
}

TEST(Export, SchoolsUnderTheWholeMunicipality) {
  const Read got = read("Skole;Elever 2024\nHele kommunen;100\nA;40\nB;60\n", of_skaun());
  EXPECT_EQ(got.sum, 100);
  EXPECT_EQ(left_out(got, "level_part"), 2U);
}

TEST(Export, NamesOfFormerMunicipalitiesThatHadTwoNumbers) {
  const Read got = read("Kommune;2019\nKlæbu;1\nAgdenes;2\nSkaun;4\n");
  EXPECT_EQ(got.sum, 7);
  EXPECT_EQ(got.figures.at(0).place.code, "5030");
  EXPECT_EQ(bundled_registry().at(*got.figures.at(0).place.today).name, "Trondheim");
}

TEST(Export, YearsThatAreNotWhen) {
  const Read born = read("Fødselsår;Antall barn\n2019;50\n2020;45\n2021;48\n", of_skaun());
  EXPECT_EQ(born.sum, 143);
  EXPECT_EQ(born.figures.at(0).detail, "Fødselsår: 2019");
}

TEST(Export, AServiceWithItsNameInTheSameCell) {
  EXPECT_EQ(
      read("Tjeneste;Beløp 2024\n20201 Grunnskole;100\n20202 Tilrettelegging;50\n", of_skaun()).figures.at(1).detail,
      "Funksjon: 202; Tjeneste: 20202 Tilrettelegging");
}

// "#,##0," under "1000 kr": 110 000 is shown of 110 000 000, and the unit speaks of what is shown.
TEST(Export, AmountsShownInThousandsAreReadAsShown) {
  const std::string rows =
      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Budsjett (1000 kr)</t></is></c></row>"
      "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Område</t></is></c><c r=\"B2\"><v>2026</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Skole</t></is></c><c r=\"B3\" s=\"1\"><v>110000000</v></c></row>"
      "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>Helse</t></is></c><c r=\"B4\" s=\"1\"><v>55000500</v></c></row>";
  const std::string styles =
      "<styleSheet xmlns=\"m\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"#,##0,\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
      "<xf numFmtId=\"170\"/></cellXfs></styleSheet>";
  EXPECT_EQ(read(reading::zipped(reading::workbook(reading::sheet_of(rows), "", styles)), of_skaun(), "x.xlsx").sum,
            165'000'500);
}

}  // namespace
}  // namespace handlingsrom::importing
