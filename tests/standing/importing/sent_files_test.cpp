// Exports and tables as accounting, planning and statistics systems write them. Invented figures; the sums are worked out by hand.
#include <gtest/gtest.h>

#include "standing/importing/imported.hpp"
#include "standing/reading/packages.hpp"

namespace handlingsrom::importing {
namespace {

double sum_of(const Read& read, std::string_view quantity) {
  double sum = 0;
  for (const Figure& figure : read.figures)
    if (figure.quantity == quantity && !std::isnan(figure.value)) sum += figure.value;
  return sum;
}

TEST(SentFile, AMonthOfAnAccountingSystemIsNoAmount) {
  const Read got = read(
      "Konto\tKonto (T)\tTjeneste\tTjeneste (T)\tPeriode\tBeløp\n10100\tLønn\t25400\tHjemmesykepleie\t202401\t1,234,567.89\n"
      "10100\tLønn\t25400\tHjemmesykepleie\t202402\t1,100,000.00\n16200\tEgenbetaling\t25310\tSykehjem\t202413\t45,000.50-\n"
      "Totalsum\t\t\t\t\t2,289,567.39\n",
      of_skaun());
  EXPECT_NEAR(got.sum, 2'289'567.39, 1e-6);
  ASSERT_EQ(got.figures.size(), 3U);
  EXPECT_EQ(got.figures[0].period->text, "2024M01");
  EXPECT_EQ(got.figures[2].period->text, "2024M13");
  EXPECT_NE(got.figures[0].detail.find("Funksjon: 254"), std::string::npos) << got.figures[0].detail;
  // An amount that looks like one stays an amount.
  EXPECT_EQ(read("Kommune;Utgift 2023;Utgift 2024\nSkaun;202401;202402\nMalvik;1;2\n").sum, 202'401 + 202'402 + 3);
}

TEST(SentFile, MonthsQuartersAndDaysInWords) {
  const Read months = read(
      "Måned;Kommune;Sykefravær\njanuar 2024;5029 Skaun;7,1\nmars 2024;5029 Skaun;7,4\ndes. 2024;5029 Skaun;6,5\n");
  EXPECT_NEAR(months.sum, 21, 1e-9);
  ASSERT_EQ(months.figures.size(), 3U);
  EXPECT_EQ(months.figures[0].period->text, "2024M01");
  EXPECT_EQ(months.figures[1].period->text, "2024M03");
  EXPECT_EQ(months.figures[2].period->text, "2024M12");
  const Read days = read("Telledato;Kommune;Elever\n1. oktober 2023;5029 Skaun;1150\n1. okt. 2024;5029 Skaun;1141\n");
  EXPECT_EQ(days.sum, 2'291);
  EXPECT_EQ(days.figures.at(1).period->text, "2024");
  const Read quarters =
      read("Kommune;1. kvartal 2024;2. kvartal 2024;Q3 2024;4. kv. 2024\n5029 Skaun;1;2;3;4\n5031 Malvik;5;6;7;8\n");
  EXPECT_EQ(quarters.sum, 36);
  EXPECT_EQ(quarters.figures.at(2).period->text, "2024K3");
  EXPECT_EQ(quarters.figures.at(3).period->text, "2024K4");
  EXPECT_EQ(read_period("2. tertial 2024")->text, "2024T2");
  EXPECT_EQ(read_period("2024-03")->text, "2024M03");
  EXPECT_EQ(read_period("2011-12")->text, "2011-12") << "a school year";
  for (const char* none : {"Mars 24", "5. kvartal 2024", "Skole 2024", "januar", "32. mai 2024", "mai juni 2024"})
    EXPECT_FALSE(read_period(none)) << none;
}

TEST(SentFile, APlansResultIsWhatItsLinesComeTo) {
  const Read got = read(
      "Økonomiplan 2025-2028;;;\nBeløp i 1000 kr;;;\n;Regnskap 2023;Økonomiplan;\n;;2025;2026\nRammetilskudd;-310 000;-330 000;-331 000\n"
      "Skatt;-240 000;-255 000;-255 000\nSum sentrale inntekter;-550 000;-585 000;-586 000\nOppvekst;280 000;295 000;296 000\n"
      "Helse og omsorg;260 000;280 000;281 000\nSum fordelt til drift;540 000;575 000;577 000\nNetto driftsresultat;-10 000;-10 000;-9 000\n",
      of_skaun());
  EXPECT_EQ(got.sum, -29'000'000);
  EXPECT_EQ(left_out(got, "total"), 3U);
  // Where it is not what they come to, it says something of its own.
  EXPECT_EQ(read("Post;2024\nSkole;100\nNetto lånegjeld;700\n", of_skaun()).sum, 800);
}

TEST(SentFile, TotalsAboveAndBelowAndAnAverage) {
  const Read places = read(
      "Kommune;2023;2024\nHele utvalget;31;62\n5029 Skaun;1;2\n5031 Malvik;2;4\n0301 Oslo;28;56\nTotalt;31;62\nGjennomsnitt;10,3;20,7\n");
  EXPECT_EQ(places.sum, 93);
  EXPECT_EQ(left_out(places, "average"), 1U);
  const Read services =
      read("Tjeneste;2023;2024\nTotalt;31;62\nSkole;1;2\nBarnehage;2;4\nPleie;28;56\nSum;31;62\nSnitt;10,3;20,7\n",
           of_skaun());
  EXPECT_EQ(services.sum, 93);
  EXPECT_EQ(read("Mål;2024\nMedian;31\nSnitt;32\n", of_skaun()).sum, 63) << "a list of averages is what there is";
}

TEST(SentFile, AReportSaysWhoseItIsInTheLinesAbove) {
  const Read got = read(
      "Rapport: Brukere av hjemmetjenester;;;\nKommune: 5029 Skaun;;;\nUttrekk: 12.03.2025 08:15;;;\nUtvalg: alle;;;\n;;;\n"
      "Tjeneste;Menn;Kvinner;I alt\nHjemmesykepleie;40;60;100\nPraktisk bistand;30;50;80\nSum;70;110;180\n");
  EXPECT_EQ(got.sum, 180);
  ASSERT_EQ(got.figures.size(), 4U);
  EXPECT_EQ(got.figures[0].place.code, "5029");
  EXPECT_EQ(read("Skaun kommune\n\nTjeneste;2024\nSkole;5\n").figures.at(0).place.name, "Skaun");
  EXPECT_TRUE(
      read("Samarbeid\nKommune: Skaun\nKommune: Malvik\n\nTjeneste;2024\nSkole;5\n").figures.at(0).place.name.empty())
      << "of two, none";
  EXPECT_TRUE(read("2024\n\nTjeneste;Antall\nSkole;5\n").figures.at(0).place.code.empty()) << "a year, not Berlevåg";
}

TEST(SentFile, VismasSumsAndServicesOfFiveDigits) {
  const Read got = read(
      "Konto;Konto(T);Ansvar;Ansvar(T);Tjeneste;Tjeneste(T);Regnskap 2024;Rev. budsjett 2024;Avvik 2024;Forbruk i %\n"
      "10100;Fastlønn;2110;Oppdiktet skole;20210;Undervisning;12 345 678,50;12 000 000,00;-345 678,50;102,9\n"
      "10990;Arbeidsgiveravgift;2110;Oppdiktet skole;20210;Undervisning;1 740 740,67;1 700 000,00;-40 740,67;102,4\n"
      "16000;Brukerbetaling;2110;Oppdiktet skole;21510;SFO;-950 000,00;-1 000 000,00;-50 000,00;95,0\n"
      "17100;Sykepengerefusjon;2110;Oppdiktet skole;20210;Undervisning;-412 000,00;-300 000,00;112 000,00;137,3\n"
      "Sum ansvar 2110;;;;;;12 724 419,17;12 400 000,00;-324 419,17;102,6\n"
      "10100;Fastlønn;3110;Oppdiktet sykehjem;25310;Pleie;30 000 000,00;29 500 000,00;-500 000,00;101,7\n"
      "Sum ansvar 3110;;;;;;30 000 000,00;29 500 000,00;-500 000,00;101,7\n"
      "Totalt;;;;;;42 724 419,17;41 900 000,00;-824 419,17;102,0\n",
      of_skaun());
  EXPECT_NEAR(sum_of(got, "Regnskap"), 42'724'419.17, 1e-6);
  EXPECT_NEAR(sum_of(got, "Rev. budsjett"), 41'900'000, 1e-6);
  EXPECT_EQ(got.understanding.tables[0].rows_read, 5U);
}

std::string words(const std::string& at, const std::string& text) {
  return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}
std::string number_cell_of(const std::string& at, const std::string& value, const std::string& more = "") {
  return "<c r=\"" + at + "\" " + more + "><v>" + value + "</v></c>";
}
std::string row(int at, const std::string& cells) {
  return "<row r=\"" + std::to_string(at) + "\">" + cells + "</row>";
}
Read read_book(const std::string& rows, const Options& options = {}, const std::string& styles = "") {
  return read(reading::zipped(reading::workbook(reading::sheet_of(rows), "", styles)), options, "x.xlsx");
}

TEST(SentFile, TheMunicipalitysOwnLineAmongItsSchools) {
  const Read got = read(
      "EnhetNivaa\tFylkekode\tKommunekode\tEnhetNavn\tOrganisasjonsnummer\t2023-24.Alle trinn.Antall elever\t2024-25.Alle trinn.Antall elever\n"
      "1\t\t\tHele landet\t\t635\u00a0000\t633\u00a0500\n2\t50\t\tTrøndelag\t\t55\u00a0000\t54\u00a0800\n"
      "3\t50\t5029\tSkaun\t\t1\u00a0150\t1\u00a0141\n4\t50\t5029\tOppdiktet skole A \t999000001\t400\t395\n"
      "4\t50\t5029\tOppdiktet skole B \t999000002\t750\t746\n3\t50\t5031\tMalvik\t\t1\u00a0800\t*\n"
      "4\t50\t5031\tOppdiktet skole C \t999000003\t1\u00a0800\t*\n");
  EXPECT_EQ(got.sum, 1150 + 1141 + 1800);
  EXPECT_EQ(got.figures.size(), 4U);
  EXPECT_EQ(left_out(got, "level_part"), 3U);
  EXPECT_TRUE(got.figures.at(0).part.empty());
}

// "Barnehage" is no count of children, "Økonomiplan" no square metres: the unit of the note is theirs too.
TEST(SentFile, ANoteOfThousandsHoldsForEveryColumnOfAmounts) {
  const Read got = read(
      "Beløp i 1000 kr\nKommune;Barnehage 2024;Handel 2024;Økonomiplan 2025;Personalkostnader 2024;Årsverk 2024;Barn 2024;Andel 2024;ÅRSVERK 2023\n"
      "Skaun;1;2;3;4;5;6;7;8\nMalvik;10;20;30;40;50;60;70;80\n");
  EXPECT_EQ(sum_of(got, "Barnehage"), 11'000);
  EXPECT_EQ(sum_of(got, "Handel"), 22'000);
  EXPECT_EQ(sum_of(got, "Økonomiplan"), 33'000);
  EXPECT_EQ(sum_of(got, "Personalkostnader"), 44'000);
  EXPECT_EQ(sum_of(got, "Årsverk"), 55);
  EXPECT_EQ(sum_of(got, "Barn"), 66);
  EXPECT_EQ(sum_of(got, "Andel"), 77);
  EXPECT_EQ(sum_of(got, "ÅRSVERK"), 88);
}

TEST(SentFile, UnitsOnALineUnderTheHeads) {
  const Read got =
      read_book(row(1, words("A1", "Kommune") + words("B1", "Netto utgift 2024") + words("C1", "Årsverk 2024")) +
                row(2, words("B2", "1000 kr") + words("C2", "antall")) +
                row(3, words("A3", "5029 Skaun") + number_cell_of("B3", "100") + number_cell_of("C3", "10.5")) +
                row(4, words("A4", "5031 Malvik") + number_cell_of("B4", "200") + number_cell_of("C4", "20")));
  EXPECT_EQ(got.sum, 300'030.5);
  // A line of figures that begins with a name is one, whatever stands in it.
  EXPECT_EQ(read("Kommune;Satser 2024;Gebyr 2024\nSkaun;1000 kr;500 kr\nMalvik;2000 kr;1 kr\n").sum, 3'501);
}

TEST(SentFile, WhatIsToldUnderATableIsNoTable) {
  const Read got = read_book(
      row(1, words("A1", "Tabell 3. Barn i barnehage 2024")) +
          row(3, words("A3", "Kommune") + words("B3", "Barn") + words("C3", "Plasser")) +
          row(4, words("A4", "5029 Skaun") + number_cell_of("B4", "480") + number_cell_of("C4", "500")) +
          row(5, words("A5", "0301 Oslo") + number_cell_of("B5", "36000") + number_cell_of("C5", "37000")) +
          row(7, words("A7", "1) Tallene for 2024 er foreløpige.")) +
          row(8, words("A8", "Kilde: SSB, tabell 09169") + number_cell_of("C8", "45657", "s=\"1\"")) +
          row(9, words("A9", "Sist oppdatert") + number_cell_of("B9", "20250315")) +
          row(10, words("A10", "Kontakt: 21 09 00 00")),
      {}, "<styleSheet xmlns=\"m\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
  EXPECT_EQ(got.sum, 480 + 500 + 36'000 + 37'000);
  EXPECT_EQ(got.understanding.tables.size(), 1U);
}

TEST(SentFile, BothSexesBehindACodeAreASum) {
  const Read got = read(
      "region;kjønn;år;statistikkvariabel;07459: Befolkning\n5029 Skaun;1 Menn;2024;Personer;4300\n5029 Skaun;2 Kvinner;2024;Personer;4200\n"
      "5029 Skaun;0 Begge kjønn;2024;Personer;8500\n");
  EXPECT_EQ(got.sum, 8'500);
  EXPECT_EQ(left_out(got, "total"), 1U);
}

TEST(SentFile, DatesThatLostTheirFormAreDates) {
  const Read got =
      read_book(row(1, words("A1", "Dato") + words("B1", "Kommune") + words("C1", "Belegg")) +
                row(2, number_cell_of("A2", "45291") + words("B2", "5029 Skaun") + number_cell_of("C2", "41")) +
                row(3, number_cell_of("A3", "45657") + words("B3", "5029 Skaun") + number_cell_of("C3", "43")) +
                row(4, number_cell_of("A4", "45657") + words("B4", "5031 Malvik") + number_cell_of("C4", "60")));
  EXPECT_EQ(got.sum, 144);
  ASSERT_EQ(got.figures.size(), 3U);
  EXPECT_EQ(got.figures[0].period->year, 2023);
  EXPECT_EQ(got.figures[2].period->year, 2024);
}

TEST(SentFile, APivotTableAndALineInsideAnother) {
  const Read pivot = read(
      "Summer av Beløp;Kolonneetiketter;;\nRadetiketter;2023;2024;Totalsum\nSkole;300;310;610\nLønn;250;255;505\nDrift;50;55;105\n"
      "Barnehage;200;205;405\nLønn;180;183;363\nDrift;20;22;42\nTotalsum;500;515;1015\n",
      of_skaun());
  EXPECT_EQ(pivot.sum, 1'015);
  EXPECT_EQ(pivot.figures.size(), 8U);
  const Read lists =
      read("Område;2024\nOppvekst;100\nSkole;60\nBarnehage;40\nHelse;50\nSykehjem;50\nSum;150\n", of_skaun());
  EXPECT_EQ(lists.sum, 150);
  EXPECT_EQ(lists.figures.size(), 3U);
  // A line that happens to be what those after it come to stays where the total says so, and where there is none.
  EXPECT_EQ(read("Område;2024\nA;3\nB;1\nC;2\nSum;6\n", of_skaun()).sum, 6);
  EXPECT_EQ(read("Område;2024\nA;3\nB;1\nC;2\nD;5\n", of_skaun()).sum, 11);
}

TEST(SentFile, WhatProgramsWriteBesideTheTable) {
  const Read numbered = read(",kommune,aar,antall\n0,5029 Skaun,2024,5\n1,5031 Malvik,2024,7\n2,0301 Oslo,2024,11\n");
  EXPECT_EQ(numbered.sum, 23);
  EXPECT_EQ(numbered.figures.size(), 3U);
  const Read ranked = read("Rang;Kommune;Folketall 2024\n1;5029 Skaun;8500\n2;5031 Malvik;14400\n3;0301 Oslo;717710\n");
  EXPECT_EQ(ranked.sum, 740'610);
  const Read floats = read(
      "kommunenr,aar,verdi\n5029.0,2024.0,1.5\n301.0,2024.0,2.5\n5031.0,2024.0,NaN\n1103.0,2024.0,NULL\n4601.0,2024.0,\n");
  EXPECT_EQ(floats.sum, 4);
  ASSERT_EQ(floats.figures.size(), 4U);
  EXPECT_EQ(floats.figures[1].place.code, "0301");
  EXPECT_EQ(floats.figures[1].period->year, 2024);
  EXPECT_EQ(floats.figures[2].mark, reading::Mark::not_available);
  // Figures that count up are figures where a head says what they are.
  EXPECT_EQ(read("Kommune;Elever 2024\nSkaun;1\nMalvik;2\nOslo;3\n").sum, 6);
}

TEST(SentFile, LinesThatAreQuotedWhole) {
  const Read got = read("\"Kommune;2023;2024\"\r\n\"5029 \"\"Skaun\"\";1;2\"\r\n\"5031 Malvik;4;8\"\r\n");
  EXPECT_EQ(got.sum, 15);
  EXPECT_EQ(got.figures.at(3).line, 3);
}

TEST(SentFile, ASheetForEachMunicipality) {
  const Read got = read_book(row(1, words("A1", "Tjeneste") + words("B1", "2023") + words("C1", "2024")) +
                             row(2, words("A2", "Skole") + number_cell_of("B2", "1") + number_cell_of("C2", "2")));
  EXPECT_TRUE(got.figures.at(0).place.name.empty()) << "Ark1";
  std::string book = reading::zipped([] {
    reading::Parts parts = reading::workbook(
        reading::sheet_of(row(1, words("A1", "Tjeneste") + words("B1", "2023") + words("C1", "2024")) +
                          row(2, words("A2", "Skole") + number_cell_of("B2", "1") + number_cell_of("C2", "2"))));
    parts[1].second.replace(parts[1].second.find("Ark1"), 4, "Malvik");
    return parts;
  }());
  const Read named = read(book, {}, "x.xlsx");
  EXPECT_EQ(named.figures.at(0).place.code, "5031");
  EXPECT_EQ(named.understanding.tables.at(0).place_from, "sheet");
}

}  // namespace
}  // namespace handlingsrom::importing
