// "Beløp i 1000 kr" in all its spellings, and what only looks like it.
#include "standing/reading/money_unit.hpp"

#include <gtest/gtest.h>

namespace handlingsrom::reading {
namespace {

double in_head(std::string_view text) {
  const auto unit = money_unit_in(text, UnitPlace::head);
  return unit ? unit->factor : 0;
}
double in_note(std::string_view text) {
  const auto unit = money_unit_in(text, UnitPlace::note);
  return unit ? unit->factor : 0;
}

TEST(MoneyUnit, ThousandsAsPeopleWriteThem) {
  for (const char* text : {"Beløp i 1000 kr",
                           "Beløp (1000 kr)",
                           "Beløp (1 000 kr)",
                           "Beløp 1\u00a0000 kr",
                           "Beløp i 1\u202f000 kr",
                           "1.000 kroner",
                           "Driftsutgifter, tusen kroner",
                           "Regnskap 2025 (i tusen kr)",
                           "Tall i hele tusen",
                           "Tal i heile tusen kroner",
                           "tkr",
                           "Budsjett tkr",
                           "TNOK",
                           "NOK 1000",
                           "Kr. 1000",
                           "beløp i kr 1000",
                           "Kroner i tusen",
                           "1000kr",
                           "Netto (kr 1 000)",
                           "Beløp (tusen)"})
    EXPECT_EQ(in_head(text), 1e3) << text;
}

TEST(MoneyUnit, MillionsAndThousandsOfThem) {
  for (const char* text : {"Beløp i mill. kr", "Mill kr", "(mill.kr)", "millioner kroner", "Millionar kroner", "MNOK",
                           "Investering (mill. kroner)", "Beløp (mill.)"})
    EXPECT_EQ(in_head(text), 1e6) << text;
  EXPECT_EQ(in_head("Gjeld (mrd. kr)"), 1e9);
  EXPECT_EQ(in_head("Gjeld i milliarder kroner"), 1e9);
}

TEST(MoneyUnit, WhatIsNoUnit) {
  for (const char* text : {"Beløp (kr)", "kr", "Kroner", "Kr per 1000 innbyggere", "Tilfeller per 1000 innbyggere",
                           "Årsverk per 10 000 innbyggere", "Barn 1000", "2025", "1000", "5 mill. kr", "Konto 1000",
                           "Korona", "Tusenårsskiftet", "kr 1000 innbyggere", "Milliardæren", "", "(", "i", "hele"})
    EXPECT_EQ(in_head(text), 0) << text;
}

TEST(MoneyUnit, ANoteTellsTheUnitOrSomethingElse) {
  for (const char* text :
       {"Alle beløp i 1000 kr", "Tall i hele 1000 kroner.", "1000 kr", "(1 000 kr)", "Enhet: 1000 kr", "Beløp: tkr",
        "Driftsregnskap 2025 (1000 kr)", "Tabellen viser utgifter i 1 000 kr for 2025", "Tall i tusen kroner"})
    EXPECT_EQ(in_note(text), 1e3) << text;
  for (const char* text : {"Gebyret er 1000 kr per barn", "Av dette er mill. kr avsatt",
                           "Rådmannen foreslår 3 mill. kr til skole", "Egenandelen var 1 000 kr", "Se merknad"})
    EXPECT_EQ(in_note(text), 0) << text;
}

TEST(MoneyUnit, AWholeTextIsAUnit) {
  EXPECT_EQ(money_unit("kr"), 1);
  EXPECT_EQ(money_unit("NOK"), 1);
  EXPECT_EQ(money_unit("i 1000 kr"), 1e3);
  EXPECT_EQ(money_unit("1 000 kr"), 1e3);
  EXPECT_EQ(money_unit("mill"), 1e6);
  EXPECT_EQ(money_unit("i mill. kr"), 1e6);
  EXPECT_EQ(money_unit("millionar kr"), 1e6);
  EXPECT_FALSE(money_unit("prosent"));
  EXPECT_FALSE(money_unit("kr per innbygger"));
  EXPECT_FALSE(money_unit(""));
}

TEST(MoneyUnit, TheTextIsAboutKronerAfterwards) {
  const auto become = [](std::string_view text) { return in_kroner(text, *money_unit_in(text, UnitPlace::head)); };
  EXPECT_EQ(become("Beløp i 1000 kr"), "Beløp i kr");
  EXPECT_EQ(become("Beløp (1\u00a0000 kr)"), "Beløp (kr)");
  EXPECT_EQ(become("Netto i hele tusen"), "Netto i kr");
  EXPECT_EQ(become("mill. kroner"), "kr");
}

}  // namespace
}  // namespace handlingsrom::reading
