// Small files of each kind, written here, and what they mean.
#include "standing/importing/understanding.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "standing/importing/imported.hpp"

namespace handlingsrom::importing {
namespace {

TEST(Understanding, WideWithYearsAndCodedNames) {
  const Read file = read("region;2023;2024\n5029 Skaun;1,5;2,5\n1657 Skaun (-2017);3;..\n0301 Oslo;4;5\n");
  ASSERT_EQ(file.figures.size(), 6U);
  EXPECT_EQ(file.sum, 16);
  EXPECT_EQ(file.figures[0].place.code, "5029");
  EXPECT_EQ(file.figures[0].period->year, 2023);
  EXPECT_TRUE(file.figures[2].place.former);
  EXPECT_EQ(bundled_registry().at(*file.figures[2].place.today).number, MunicipalityNumber{5029});
  EXPECT_EQ(file.figures[3].mark, reading::Mark::not_available);
  EXPECT_EQ(file.figures[0].line, 2);
}

TEST(Understanding, LongWithCodesThatLostTheirZero) {
  const Read file = read("kommunenr,år,vegkategori,lengde\n301,2024,E,96.5\n5029,2024,K,10.25\n5029,2023,K,9\n");
  EXPECT_EQ(column(file, "kommunenr").role, ColumnRole::municipality);
  EXPECT_EQ(column(file, "år").role, ColumnRole::year);
  EXPECT_EQ(column(file, "vegkategori").role, ColumnRole::dimension);
  EXPECT_EQ(file.figures.at(0).place.code, "0301");
  EXPECT_EQ(file.figures.at(0).detail, "vegkategori: E");
  EXPECT_EQ(file.figures.at(2).period->year, 2023);
  EXPECT_EQ(file.sum, 115.75);
}

TEST(Understanding, TwoLevelsOfHeadsWithAndWithoutMerges) {
  const Read file = read("Tittel\n\n;Menn;;Kvinner;\nKommune;2023;2024;2023;2024\nSkaun;1;2;3;4\nOslo;5;6;7;8\n");
  ASSERT_EQ(file.figures.size(), 8U);
  EXPECT_EQ(file.figures[1].quantity, "Menn");
  EXPECT_EQ(file.figures[1].period->year, 2024);
  EXPECT_EQ(file.figures[2].quantity, "Kvinner");
  EXPECT_EQ(file.understanding.tables[0].title, "Tittel");
}

TEST(Understanding, NotesTotalsAndStrangersAreLeftOutAndCounted) {
  const Read file = read(
      "kommune;2024\n5029 Skaun;1\nTrøndelag;\n0301 Oslo;2\nSum;3\n9999 Uoppgitt;7\nMerknader\n20240617 08:00\n31.12\n. = mangler\n");
  EXPECT_EQ(file.sum, 3);
  EXPECT_EQ(left_out(file, "total"), 1U);
  EXPECT_EQ(left_out(file, "municipality_unknown"), 1U);
  EXPECT_EQ(left_out(file, "no_figures"), 1U);
}

TEST(Understanding, LevelsAreNotAddedTogether) {
  const std::string text =
      "kommune;enhetnavn;2024\n0000;Alle skoler;100\n5029;Alle skoler;30\n5029;Børsa skole;10\n5029;Venn skole;20\n";
  EXPECT_EQ(read(text).sum, 30);
  Options parts;
  parts.level = Level::part;
  const Read schools = read(text, parts);
  EXPECT_EQ(schools.sum, 30);
  EXPECT_EQ(schools.figures.size(), 2U);
  EXPECT_EQ(schools.figures[0].part, "Børsa skole");
  Options all;
  all.all_levels = true;
  EXPECT_EQ(read(text, all).figures.size(), 4U);
}

TEST(Understanding, AccountsWithoutAMunicipality) {
  const std::string text =
      "ansvar;ansvar-tekst;tjeneste;tjeneste-tekst;2025;2026\n1000;Politisk;10010;Råd; -1 362 250 ; 17 700 \n1200;Økonomi;12000;Adm; 2 000 ; - \nSum;;;; 1 ; 1 \n";
  Options options = of_skaun();
  const Read file = read(text, options);
  EXPECT_EQ(column(file, "ansvar").role, ColumnRole::dimension);
  EXPECT_EQ(column(file, "ansvar-tekst").role, ColumnRole::name);
  EXPECT_EQ(column(file, "tjeneste").role, ColumnRole::dimension);
  EXPECT_EQ(file.sum, -1'362'250 + 17'700 + 2'000);
  EXPECT_EQ(file.figures.at(0).place.code, "5029");
  EXPECT_EQ(file.figures.at(0).detail, "ansvar: 1000 Politisk; Funksjon: 100; tjeneste: 10010 Råd");
  EXPECT_EQ(file.figures.at(3).mark, reading::Mark::nil);
  EXPECT_EQ(left_out(file, "total"), 1U);
}

TEST(Understanding, SeveralTablesOnASheet) {
  const Read file = read(
      "Tabell 1\nkommune;2023;2024\nSkaun;1;2\nOslo;3;4\nKilde: SSB\n\nTabell 2\nkommune;elever;lærere\nSkaun;10;20\nOslo;30;40\n");
  ASSERT_EQ(file.understanding.tables.size(), 2U);
  EXPECT_EQ(file.understanding.tables[0].title, "Tabell 1");
  EXPECT_EQ(file.understanding.tables[1].title, "Tabell 2");
  EXPECT_EQ(file.sum, 110);
  EXPECT_EQ(file.figures.back().quantity, "lærere");
}

TEST(Understanding, TablesBesideEachOther) {
  const Read file = read("kommune;2024;;kommune;antall\nSkaun;1;;Oslo;10\nOslo;2;;Skaun;20\n");
  ASSERT_EQ(file.understanding.tables.size(), 2U);
  EXPECT_EQ(file.sum, 33);
  EXPECT_EQ(file.figures.at(2).place.name, "Oslo");
}

TEST(Understanding, WhatIsWrittenOnceCountsForTheRowsBelow) {
  const Read file =
      read("region;kjønn;2023;2024\n5029 Skaun;Menn;1;2\n;Kvinner;3;4\n0301 Oslo;Menn;5;6\n;Kvinner;7;8\n;;16;20\n");
  ASSERT_EQ(file.figures.size(), 8U);
  EXPECT_EQ(file.figures[2].place.code, "5029");
  EXPECT_EQ(file.figures[2].detail, "kjønn: Kvinner");
  EXPECT_EQ(file.figures[7].place.code, "0301");
  EXPECT_EQ(left_out(file, "no_municipality"), 1U);  // a sum without words
}

TEST(Understanding, MunicipalitiesSideBySide) {
  const Read file =
      read("Nøkkeltall 2024;Skaun;Malvik;Hele landet\nElever per lærer;15,5;16,5;16\nDekning 80+;20;21;22\n");
  ASSERT_EQ(file.figures.size(), 6U);
  EXPECT_EQ(file.figures[0].place.code, "5029");
  EXPECT_EQ(file.figures[0].quantity, "Elever per lærer");
  EXPECT_EQ(file.figures[2].place.level, Level::country);
  EXPECT_EQ(file.figures[4].place.name, "Malvik");
  EXPECT_EQ(file.figures[4].value, 21);
}

TEST(Understanding, TheUserDecides) {
  const std::string text = "prosjekt;navn;nok\n100;Skole;5\n101;Bru;7\n";
  Options options;
  options.roles = {{"prosjekt", ColumnRole::value}, {"C", ColumnRole::ignored}};
  const Read file = read(text, options);
  EXPECT_EQ(file.sum, 201);
  options.roles = {{"finnes ikke", ColumnRole::value}};
  try {
    read(text, options);
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "importing_column_unknown: file=x.csv, found=finnes ikke");
  }
}

TEST(Understanding, NextYearsFileHasTheSameShape) {
  const std::string one = read("region;2023;2024\n5029 Skaun;1;2\n").understanding.shape;
  EXPECT_EQ(one, read("region;2024;2025\n0301 Oslo;1;2\n4601 Bergen;1;2\n").understanding.shape);
  EXPECT_NE(one, read("kommune;2024;2025\n0301 Oslo;1;2\n").understanding.shape);
}

TEST(Understanding, YearFromTheSheetTheTitleOrTheFile) {
  EXPECT_EQ(read("Elever i 2022\nkommune;antall\nSkaun;1\n").figures.at(0).period->year, 2022);
  const Read file = read("kommune;antall\nSkaun;1\n", {}, "elever_2021.csv");
  EXPECT_EQ(file.figures.at(0).period->year, 2021);
  EXPECT_EQ(file.understanding.tables[0].period_from, "file");
  EXPECT_FALSE(read("kommune;antall\nSkaun;1\n").figures.at(0).period.has_value());
}

TEST(Understanding, JsonStatByRolesOrByNames) {
  const Read file = read(
      "{\"class\":\"dataset\",\"label\":\"t\",\"id\":[\"KOKkommuneregion0000\",\"ContentsCode\",\"Tid\"],\"size\":[2,1,2],\"dimension\":{"
      "\"KOKkommuneregion0000\":{\"label\":\"region\",\"category\":{\"index\":{\"5029\":0,\"EAK\":1},\"label\":{\"5029\":\"Skaun\",\"EAK\":\"Landet\"}}},"
      "\"ContentsCode\":{\"label\":\"x\",\"category\":{\"index\":{\"K\":0},\"label\":{\"K\":\"Frie inntekter\"}}},"
      "\"Tid\":{\"label\":\"år\",\"category\":{\"index\":{\"2023\":0,\"2024\":1}}}},\"value\":[1,2,3,null],\"status\":{\"3\":\":\"}}",
      {}, "x.json");
  ASSERT_EQ(file.figures.size(), 4U);
  EXPECT_EQ(file.figures[1].place.code, "5029");
  EXPECT_EQ(file.figures[1].period->year, 2024);
  EXPECT_EQ(file.figures[1].quantity, "Frie inntekter");
  EXPECT_EQ(file.figures[2].place.level, Level::country);
  EXPECT_EQ(file.figures[3].mark, reading::Mark::suppressed);
}

// As a budget system exports: a service of five digits is a function and two more, revenue is negative, sums under an account have no word.
TEST(Understanding, ABudgetExport) {
  const Read file = read(
      "Ansvar;Ansvar(T);Tjeneste;Tjeneste(T);Art;Art(T);Oppr. budsjett 2025;Regnskap 2024\n"
      "2100;Skole A;20201;Undervisning;10100;Fast lønn;12 500 000;11 900 250,50\n"
      "2100;Skole A;20201;Undervisning;10990;Arbeidsgiveravgift;1 762 500;1 677 935\n"
      "2100;Skole A;21501;SFO;16000;Foreldrebetaling;850 000-;-801 300\n"
      "2100;Skole A;;;;;13 412 500;12 776 885,50\n"
      "3100;Sykehjem;25301;Pleie;10100;Fast lønn;31 000 000;30 250 111\n"
      "3100;Sykehjem;25301;Pleie;16000;Vederlag;(4 100 000);−3 998 000\n"
      "3100;Sykehjem;;;;;26 900 000;26 252 111\n"
      "Sum;;;;;;40 312 500;39 028 996,50\n");
  EXPECT_EQ(file.figures.size(), 10U);
  EXPECT_EQ(left_out(file, "total"), 3U);
  EXPECT_DOUBLE_EQ(file.sum, 40'312'500 + 39'028'996.5);
  EXPECT_NE(file.figures[0].detail.find("Funksjon: 202; Tjeneste: 20201 Undervisning"), std::string::npos)
      << file.figures[0].detail;
  EXPECT_NE(file.figures[4].detail.find("Funksjon: 215"), std::string::npos);
  EXPECT_EQ(file.figures[4].value, -850'000);
}

TEST(Understanding, ALineThatIsNoSumStays) {
  const Read file = read(
      "Ansvar;Funksjon;Art;Beløp\n2100;202;010;100\n2100;202;020;50\n2100;;;151,9\n2100;222;180;7\n2100;222;190;8\n3100;253;010;9\n");
  EXPECT_EQ(left_out(file, "total"), 0U);
  EXPECT_EQ(file.figures.size(), 6U);
}

TEST(Understanding, TheNameOfASchoolIsThePartWhateverStandsBehind) {
  const Read file = read(
      "sep=;\nEnhetNavn;Organisasjonsnummer;Skoletype;2023-24.Alle kjønn.Antall elever\n"
      "Oppdiktet skole;999999999;Grunnskole;211\nAndre skole;888888888;Grunnskole;54\n");
  ASSERT_EQ(file.figures.size(), 2U);
  EXPECT_EQ(file.figures[0].part, "Oppdiktet skole");
  EXPECT_EQ(file.figures[1].part, "Andre skole");
}

TEST(Understanding, SumsAreLeftOutWhateverTheyAreCalled) {
  const Read file = read(
      "Ansvar;Art;Regnskap 2024\n1000;10100;100\n1000;17000;-20\nSum ansvar: 1000;;80\n1100;10100;5\nT O T A L T;;85\n");
  EXPECT_EQ(file.sum, 85);
  EXPECT_EQ(left_out(file, "total"), 2U);
  const Read only = read("Område;2024\nSum driftsinntekter;100\nSum driftsutgifter;-90\n");
  EXPECT_EQ(only.sum, 10) << "a list of sums alone is what there is";
  const Read named = read("knr;Kommune;2024\n5029;Skaun;10\n0301;Oslo;20\n;Sum;30\n");
  EXPECT_EQ(named.sum, 30) << "the sum is not Oslo's";
}

TEST(Understanding, AFunctionOfFourDigitsIsNoYear) {
  const Read file = read(
      "Konto;Funksjon;Funksjon (T);Regnskap\n10100;2020;Grunnskole;12,5\n17100;2020;Grunnskole;-2\n10100;2010;Barnehage;3\n",
      Options{}, "regnskap 2024.csv");
  EXPECT_EQ(column(file, "Funksjon").role, ColumnRole::dimension);
  ASSERT_EQ(file.figures.size(), 3U);
  EXPECT_EQ(file.figures[0].period->year, 2024);
}

TEST(Understanding, ADateOverFiguresIsItsYear) {
  const Read file = read("Kommune;31.12.2023;31.12.2024\nSkaun;5;6\nMelhus;7;8\n");
  ASSERT_EQ(file.figures.size(), 4U);
  EXPECT_EQ(file.figures[1].period->year, 2024);
  EXPECT_EQ(file.figures[1].quantity, "");
}

TEST(Understanding, AGroupsNameUnderTheHeadsLeavesThemHeads) {
  const Read file = read(
      "Budsjett\n\nOmråde;Budsjett 2025;Budsjett 2026\nOppvekst;;\n  Skole;180;181\n  Barnehage;70;71\nSum Oppvekst;250;252\nHelse;;\n  Sykehjem;90;91\n");
  EXPECT_EQ(file.sum, 180 + 181 + 70 + 71 + 90 + 91);
  ASSERT_EQ(file.figures.size(), 6U);
  EXPECT_EQ(file.figures[1].period->year, 2026);
  EXPECT_EQ(file.figures[0].detail, "Område: Skole");
}

TEST(Understanding, TablesBesideEachOtherUnderTitlesAreTwo) {
  const Read file = read(
      "Tabell A;;;;Tabell B;\nKommune;2023;2024;;Kommune;2024\nSkaun;10;11;;Skaun;100\nMelhus;20;21;;Melhus;200\n");
  ASSERT_EQ(file.understanding.tables.size(), 2U);
  EXPECT_EQ(file.figures.size(), 6U);
}

// One cell in the last corner of the largest sheet there is: read in the time that its few cells take.
// The sums are worked out by hand: 100 + 50 + 200.
TEST(Understanding, ASumAmongWhatDividesTheFiguresDoesNotCountTwice) {
  const Read file = read(
      "Kommune;Tjeneste;Beløp 2024\n5029 Skaun;Skole;100\n5029 Skaun;Barnehage;50\n5029 Skaun;Sum Skaun;150\n"
      "5031 Malvik;Skole;200\n5031 Malvik;I alt;200\nTotalt;;350\n");
  EXPECT_EQ(file.figures.size(), 3U);
  EXPECT_EQ(file.sum, 350);
  EXPECT_EQ(left_out(file, "total"), 3U);
  // One that is more than the lines above come to is a figure of its own: parts may be hidden.
  const Read hidden =
      read("Kommune;Alder;Brukere 2024\n5029 Skaun;0-66 år;:\n5029 Skaun;67 år og over;60\n5029 Skaun;I alt;64\n");
  EXPECT_EQ(hidden.sum, 124);
  EXPECT_EQ(left_out(hidden, "total"), 0U);
}

TEST(Understanding, WordsAmongCodesAreASumWhereTheyComeToIt) {
  Options options = of_skaun();
  const char* const account = "Funksjon;Regnskap 2024;Regnskap 2025\n202 Grunnskole;100;110\n201 Barnehage;50;55\n";
  const Read file = read(std::string(account) + "Netto driftsutgifter;150;165\n", options);
  EXPECT_EQ(file.sum, 100 + 110 + 50 + 55);
  EXPECT_EQ(left_out(file, "total"), 1U);
  const Read other = read(std::string(account) + "Pensjon;150;170\n", options);
  EXPECT_EQ(other.sum, 100 + 110 + 50 + 55 + 150 + 170);
}

TEST(Understanding, AColumnThatIsTheSumOfThoseBesideItDoesNotCountTwice) {
  const Read file = read("Kommune;År;Menn;Kvinner;I alt\n5029 Skaun;2024;10;20;30\n5029 Skaun;2025;11;21;32\n");
  EXPECT_EQ(file.figures.size(), 4U);
  EXPECT_EQ(file.sum, 10 + 20 + 11 + 21);
  EXPECT_EQ(left_out(file, "total_column"), 1U);
  // Where a part is hidden the whole is not known by the others.
  const Read hidden = read("Kommune;År;Menn;Kvinner;I alt\n5029 Skaun;2024;:;20;30\n5029 Skaun;2025;11;21;32\n");
  EXPECT_EQ(hidden.sum, 20 + 30 + 11 + 21 + 32);
}

TEST(Understanding, TheSignForTextIsNoPartOfACodeOrANumber) {
  const Read file = read("Kommunenr;2024*\n'0301;'5\n'5029;'6\n");
  ASSERT_EQ(file.figures.size(), 2U);
  EXPECT_EQ(file.sum, 11);
  EXPECT_EQ(file.figures[0].place.code, "0301");
  EXPECT_EQ(file.figures[0].quantity.find('*'), std::string::npos) << "a sign that points to a note";
}

TEST(Understanding, CellsFarApartTakeNoLongerThanTheirNumber) {
  reading::Document document;
  document.file = "far.xlsx";
  const auto texts = std::make_shared<reading::Texts>();
  reading::Sheet& sheet = document.sheets.emplace_back("Ark1", texts);
  const auto add = [&](std::uint32_t row, std::uint32_t at, std::string_view text, double number) {
    reading::Cell cell;
    cell.column = static_cast<std::uint16_t>(at);
    cell.kind = text.empty() ? reading::Kind::number : reading::Kind::text;
    cell.number = number;
    if (!text.empty()) cell.text = texts->intern(text);
    ASSERT_TRUE(sheet.add(row, cell));
  };
  constexpr std::uint32_t last_row = 1'048'575, last_column = 16'383;
  add(0, 0, "Kommune", 0);
  add(0, 1, "2024", 0);
  add(1, 0, "Skaun", 0);
  add(1, 1, "", 12);
  add(last_row, 0, "Melhus", 0);
  add(last_row, last_column, "", 1);
  Understanding understanding = understand(document, bundled_registry(), {});
  double sum = 0;
  each_figure(document, bundled_registry(), {}, understanding, [&](const Figure& figure) { sum += figure.value; });
  EXPECT_EQ(sum, 13);
}

}  // namespace
}  // namespace handlingsrom::importing
