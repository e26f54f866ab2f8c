// Exports and tables as accounting, planning and statistics systems write them. Invented figures; the sums are worked out by hand.
#include <gtest/gtest.h>

#include "standing/importing/imported.hpp"

namespace handlingsrom::importing {
namespace {

Options of_skaun() {
  Options options;
  options.municipality = bundled_registry().find("skaun");
  return options;
}

double sum_of(const Read& read, std::string_view quantity) {
  double sum = 0;
  for (const Figure& figure : read.figures)
    if (figure.quantity == quantity && !std::isnan(figure.value)) sum += figure.value;
  return sum;
}

TEST(SentFile, AMonthOfAnAccountingSystemIsNoAmount) {
  const Read got = read(
      "Konto\tKonto (T)\tTjeneste\tTjeneste (T)\tPeriode\tBeløp\n10100\tLønn\t25400\tHjemmesykepleie\t202401\t1,234,567.89\n"
      "10100\tLønn\t25400\tHjemmesykepleie\t202402\t1,100,000.00\n16200\tEgenbetaling\t25400\tHjemmesykepleie\t202413\t45,000.50-\n"
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

}  // namespace
}  // namespace handlingsrom::importing
