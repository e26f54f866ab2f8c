// Buildings as a person lists them, and what they are worth by hand.
#include "standing/buildings/buildings.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"

namespace handlingsrom::buildings {
namespace {

Rules rules() { return {{1000, 5000, 10000}, 200, 600, 1500, 4000, 0.04, 40}; }

void refused(const std::string& text, const std::string& key, const std::string& part) {
  try {
    read_bytes(text, "bygg.csv");
    ADD_FAILURE() << text;
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), key) << error.what();
    EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
  }
}

TEST(Buildings, HeadsInThreeLanguagesAndOrders) {
  const Register bokmal = read_bytes(
      "Kommunens bygg;;;\nNavn;Formål;Areal (m²);Tilstandsgrad;Kapasitet;Eie eller leie;Anlegg\n"
      "Viggja skole;Skole;1 250;TG 2;110;eie;7\nLegekontor;annet;300;;;leie;\nSum;;1550;;;;\n",
      "bygg.csv");
  ASSERT_EQ(bokmal.buildings.size(), 2U);
  EXPECT_EQ(bokmal.buildings[0].use, Use::school);
  EXPECT_EQ(bokmal.buildings[0].area, 1250);
  EXPECT_EQ(bokmal.buildings[0].condition, 2);
  EXPECT_EQ(bokmal.buildings[0].line, 3);
  EXPECT_TRUE(bokmal.buildings[1].rented);
  EXPECT_TRUE(std::isnan(bokmal.buildings[1].capacity));
  EXPECT_EQ(bokmal.ignored, std::vector<std::string>{"Anlegg"});
  const Register english = read_bytes("use,name,area,empty from\ncare home,Home,2000,2031\n", "b.csv");
  EXPECT_EQ(english.buildings[0].use, Use::care_home);
  EXPECT_EQ(english.buildings[0].empty_from, 2031);
}

TEST(Buildings, AListOfOneUseNeedsNoColumnOfUses) {
  // As Udir's Barnehagefakta has them.
  const std::string list =
      "kommunenr,barnehage,lat,antall_barn,eierform\n5029,Fredly barnehage,63.336,35,privat\n5029,Venn,,70,offentlig\n"
      "5029,Sum,,105,\n";
  const Register read = read_bytes(list, "liste.csv", Use::kindergarten);
  ASSERT_EQ(read.buildings.size(), 2U);
  EXPECT_EQ(read.buildings[0].use, Use::kindergarten);
  EXPECT_EQ(read.buildings[0].users, 35);
  EXPECT_TRUE(read.buildings[0].rented) << "a private one is not the municipality's";
  EXPECT_FALSE(read.buildings[1].rented);
  refused(list, "buildings_no_table", "bygg.csv");
  EXPECT_THROW(read_bytes("Barnehage\nVenn\n", "liste.csv", Use::kindergarten), Error) << "names alone are no list";
}

TEST(Buildings, FaultsWithTheirPlace) {
  refused("Navn;Areal\nA;3\n", "buildings_no_table", "bygg.csv");
  refused("Navn;Bruk;Areal\nA;skole;mye\n", "buildings_cell", "place=C2, found=mye");
  refused("Navn;Bruk;Areal\nA;skole;-3\n", "buildings_cell", "found=-3");
  refused("Navn;Bruk\nA;slott\n", "buildings_cell", "found=slott, expected=school");
  refused("Navn;Bruk;TG\nA;skole;4\n", "buildings_cell", "expected=0–3");
  refused("Navn;Bruk\nA;skole\nA;skole\n", "buildings_double", "line=3");
  refused("Navn;Bruk;Byggeår;Rehabilitert\nA;skole;1990;1980\n", "buildings_cell", "≥ 1990");
  refused("Navn;Bruk;Eie\nA;skole;kanskje\n", "buildings_cell", "owned, rented");
  refused(";Bruk\n;skole\n", "buildings_no_table", "bygg.csv");
}

TEST(Buildings, BacklogAndChoicesByHand) {
  Building one;
  one.area = 1000;
  one.condition = 2.5;
  one.users = 80;
  one.capacity = 100;
  const Assessed worth = assess(one, rules());
  EXPECT_NEAR(worth.renew, 7.5e6, 1e-3) << "half way between 5,000 and 10,000 kr per m²";
  EXPECT_NEAR(worth.backlog, 6.5e6, 1e-3);
  EXPECT_NEAR(worth.area_per_user, 12.5, 1e-12);
  EXPECT_NEAR(worth.fill, 0.8, 1e-12);
  EXPECT_NEAR(worth.keep, yearly(7.5e6, 0.04, 40) + 800e3, 1e-3);
  EXPECT_NEAR(worth.rented, 2.1e6, 1e-3);
  EXPECT_NEAR(worth.sold, yearly(4e6, 0.04, 40), 1e-3);
  one.condition = 0.5;
  EXPECT_EQ(assess(one, rules()).backlog, 0) << "better than grade 1: nothing was put off";
  one.condition = missing;
  EXPECT_TRUE(std::isnan(assess(one, rules()).backlog));
  one.rented = true;
  one.rent = 1e6;
  EXPECT_NEAR(assess(one, rules()).rented, 1.6e6, 1e-3);
}

TEST(Buildings, AnnuityPaysTheLoan) {
  double left = 1000;
  const double payment = yearly(1000, 0.04, 25);
  for (int t = 0; t < 25; ++t) left = left * 1.04 - payment;
  EXPECT_NEAR(left, 0, 1e-9);
  EXPECT_EQ(yearly(1000, 0, 10), 100);
}

TEST(Buildings, SumsByUseAndCapacityThatIsEmptied) {
  const Register all = read_bytes(
      "Navn;Bruk;Areal;TG;Kapasitet;Tom fra\nA;skole;1000;1;100;\nB;skole;3000;3;200;2030\nC;barnehage;;;40;\n",
      "b.csv");
  const auto sums = by_use(all, rules());
  ASSERT_EQ(sums.size(), 2U);
  EXPECT_NEAR(sums[0].condition, 2.5, 1e-12);
  EXPECT_EQ(sums[1].unknown, 1);
  EXPECT_EQ(capacity_in(all, Use::school, 2029), 300);
  EXPECT_EQ(capacity_in(all, Use::school, 2030), 100);
}

}  // namespace
}  // namespace handlingsrom::buildings
