// Rotas made elsewhere, read.
#include "choice/roster/annual/rota_file.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "choice/roster/annual/plan.hpp"
#include "choice/roster/annual/units.hpp"

namespace handlingsrom::annual {
namespace {

Unit unit() { return read_unit(unit_text_of(4, 2, everyday), "unit.toml"); }

std::string refused(const std::string& text) {
  try {
    const Unit own = unit();
    rota_of(own, read_rota_bytes(text, "rota.csv", own), "rota.csv");
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    return error.what();
  }
  ADD_FAILURE() << "accepted: " << text;
  return {};
}

TEST(RotaFile, AListWithNorwegianHeadsAndSemicolons) {
  const Unit own = unit();
  const Rota rota = rota_of(
      own,
      read_rota_bytes("Ansatt;Dato;Fra;Til;Kode\nP0;04.01.2027;07:30;15:00;D\nP1;2027-01-05;;;A\nP1;2027-01-06;;;FE\n",
                      "rota.csv", own),
      "rota.csv");
  EXPECT_EQ(rota[0][0], 0);
  EXPECT_EQ(rota[1][1], 1);
  EXPECT_EQ(rota[1][2], on_holiday);
}

TEST(RotaFile, ABoardOfPeopleByDays) {
  const Unit own = unit();
  const Rota rota = rota_of(
      own,
      read_rota_bytes(
          "Navn,2027-01-04,2027-01-05,2027-01-06,2027-01-07,2027-01-08,2027-01-09,2027-01-10\nP0,D,07:30-15:00,,F1,N,,\nP1,,A,FE,FE,,D,D\n",
          "rota.csv", own),
      "rota.csv");
  EXPECT_EQ(rota[0], [] {
    std::vector<Duty> line(28, off);
    line[0] = line[1] = 0;
    line[4] = 2;
    return line;
  }());
  EXPECT_EQ(rota[1][5], 0);
}

TEST(RotaFile, WhatIsWrittenIsReadAgain) {
  const Unit own = unit();
  Rota rota(2, std::vector<Duty>(28, off));
  rota[0][3] = 2;
  rota[1][7] = on_holiday;
  rota[1][9] = away;
  EXPECT_EQ(rota_of(own, read_rota_bytes(rota_csv(own, rota), "rota.csv", own), "rota.csv"), rota);
}

TEST(RotaFile, EachFaultHasItsLine) {
  const std::string head = "person,date,start,end,kind\n";
  EXPECT_NE(refused(head + "P0,2027-01-04,07:30,15:00,work\nP0,2027-01-05,7.99,15:00,x\n").find("line=3"),
            std::string::npos);
  EXPECT_NE(refused(head + "P9,2027-01-04,07:30,15:00,work\n").find("P9"), std::string::npos);
  EXPECT_NE(refused(head + "P0,2027-13-04,07:30,15:00,work\n").find("2027-13-04"), std::string::npos);
  EXPECT_NE(refused(head + "P0,2027-06-04,07:30,15:00,work\n").find("2027-06-04"), std::string::npos);
  EXPECT_NE(refused(head + "P0,2027-01-04,08:00,15:00,work\n").find("08:00"), std::string::npos);
  EXPECT_NE(refused(head + "P0,2027-01-04,07:30,15:00,work\nP0,2027-01-04,14:00,16:00,work\n").find("roster_overlap"),
            std::string::npos);
  EXPECT_NE(refused("a,b\n1,2\n").find("a,b"), std::string::npos);
  EXPECT_NE(refused("Navn,2027-01-04,2027-01-05,2027-01-06,2027-01-07,2027-01-08,2027-01-09,2027-01-10\nP0,Q,,,,,,\n")
                .find("B2: Q"),
            std::string::npos);
}

}  // namespace
}  // namespace handlingsrom::annual
