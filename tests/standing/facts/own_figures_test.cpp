#include "standing/facts/own_figures.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "base/error.hpp"

namespace handlingsrom::facts {
namespace {

OwnFigures from_csv(const std::string& text) {
  return read_own_figures_table(text, "own.csv", MunicipalityNumber{5029});
}

OwnFigures from_toml(const std::string& text) {
  std::istringstream input(text);
  return read_own_figures_toml(input, "own.toml", MunicipalityNumber{5029});
}

template <class Read>
std::string own_fault(Read read, const std::string& text) {
  try {
    read(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "no fault";
}

TEST(OwnFigures, ReadsCsvWithUnitsAndNotes) {
  const OwnFigures own = from_csv(
      "figure,sector,value,unit,note\nmunicipality,,5029,,\nyear,,2024,,\nsource,,Annual report,,\n"
      "net_spending,school,120500,1000 kr,function 202\nplaces,care,62,,\nnet_operating_result,,-4.5,mill. kr,\nusers,care,,,\n");
  EXPECT_EQ(own.municipality, MunicipalityNumber{5029});
  EXPECT_EQ(own.year, Year{2024});
  EXPECT_EQ(own.source, "Annual report");
  EXPECT_EQ(own.value(OwnQuantity::net_spending, Sector::school), 120'500'000);
  EXPECT_EQ(own.find(OwnQuantity::net_spending, Sector::school)->note, "function 202");
  EXPECT_EQ(own.find(OwnQuantity::net_spending, Sector::school)->line, 5);
  EXPECT_EQ(own.value(OwnQuantity::places, Sector::care), 62);
  EXPECT_EQ(own.value(OwnQuantity::net_operating_result), -4'500'000);
  EXPECT_TRUE(is_missing(own.value(OwnQuantity::users, Sector::care)));
}

TEST(OwnFigures, ReadsToml) {
  const OwnFigures own = from_toml(
      "municipality = \"5029\"\nyear = 2025\n[economy]\nfree_income = { value = 600, unit = \"mill. kr\" }\n[care]\n"
      "full_time_equivalents = 151.5\nplaces = 54\n");
  EXPECT_EQ(own.value(OwnQuantity::free_income), 6e8);
  EXPECT_EQ(own.value(OwnQuantity::full_time_equivalents, Sector::care), 151.5);
  EXPECT_EQ(own.find(OwnQuantity::places, Sector::care)->line, 7);
}

TEST(OwnFigures, TemplatesAreReadAsEmpty) {
  EXPECT_TRUE(from_csv(own_figures_template_csv(MunicipalityNumber{5029})).empty());
  EXPECT_TRUE(from_toml(own_figures_template_toml(MunicipalityNumber{5029})).empty());
  // With the marks of comment taken away every line must be a figure that can be given.
  std::string text = own_figures_template_toml(MunicipalityNumber{5029});
  for (std::size_t at = text.find("# "); at != std::string::npos; at = text.find("# ")) text.erase(at, 2);
  EXPECT_EQ(from_toml(text).figures.size(), 12U + 7U * 2U + 3U);
}

double care_of(const std::string& text) { return from_csv(text).value(OwnQuantity::net_spending, Sector::care); }

TEST(OwnFigures, ReadsWhatSpreadsheetsSave) {
  const std::string start = "figure;sector;value;unit;note\n";
  EXPECT_EQ(care_of(start + "net_spending;care;228000;1000 kr;\n"), 228e6);
  EXPECT_EQ(care_of("\xEF\xBB\xBF"
                    "figure;sector;value;unit;note\r\nnet_spending;care;228 000,5;1000 kr;\r\n"),
            228000.5e3);
  EXPECT_EQ(care_of("figure,sector,value,unit,note\nnet_spending,care,\"228000,5\",1000 kr,\n"), 228000.5e3);
  for (const char* thousand : {" ", "\u00A0", "\u202F"}) {
    EXPECT_EQ(
        care_of("figure,sector,value,unit,note\nnet_spending,care,228" + std::string(thousand) + "000,1000 kr,\n"),
        228e6);
  }
  EXPECT_EQ(from_csv("figure,sector,value,unit\nnet_operating_result,,\u22129500,1000 kr\n")
                .value(OwnQuantity::net_operating_result),
            -9.5e6);
  const OwnFigures latin = from_csv("figure,sector,value,unit,note\nfull_time_equivalents,care,178,\xE5rsverk,TEST\n");
  EXPECT_EQ(latin.value(OwnQuantity::full_time_equivalents, Sector::care), 178);
  ASSERT_EQ(latin.notices.size(), 1U);
  EXPECT_EQ(latin.notices[0].key, "read_as");
}

TEST(OwnFigures, NamesOfThreeLanguagesAreKeys) {
  EXPECT_EQ(care_of("figure,sector,value,unit\nnetto driftsutgifter,omsorg,228000,1000 kr\n"), 228e6);
  EXPECT_EQ(care_of("Tall;Sektor;Verdi;Enhet;Merknad\nNetto driftsutgifter;Pleie og omsorg;228;mill. kr;\n"), 228e6);
  EXPECT_EQ(
      care_of(
          "Tal;Sektor;Verdi;Eining;Merknad\nKommune;;5029 Skaun;;\nÅr;;2025;;\nNetto driftsutgifter;omsorg;228000;tusen kr;\n"),
      228e6);
  EXPECT_EQ(care_of("figure,sector,value,unit\nNet operating expenditure,care,228000000,NOK\n"), 228e6);
}

TEST(OwnFigures, ReadsPropertyTaxFundAndVacantPosts) {
  const OwnFigures own = from_csv(
      "Tall;Verdi;Enhet\nEiendomsskatt;18,5;mill. kr\nDisposisjonsfond;41000;1000 kr\nLedige årsverk, sykepleiere;4,5;årsverk\n"
      "ledige stillingar lærarar;2;årsverk\nvacant_others;0;fte\n");
  EXPECT_EQ(own.value(OwnQuantity::property_tax), 18.5e6);
  EXPECT_EQ(own.value(OwnQuantity::disposable_fund), 41e6);
  EXPECT_EQ(own.value(OwnQuantity::vacant_nurses), 4.5);
  EXPECT_EQ(own.value(OwnQuantity::vacant_teachers), 2);
  EXPECT_EQ(own.value(OwnQuantity::vacant_others), 0);
  const std::string head = "figure,sector,value,unit\n";
  EXPECT_TRUE(own_fault(from_csv, head + "vacant_nurses,,3,kr\n")
                  .starts_with("own_unit_unknown: file=own.csv, line=2, column=value, found=kr, expected=årsverk"));
  EXPECT_TRUE(own_fault(from_csv, head + "vacant_nurses,care,3,fte\n").starts_with("own_sector_wrong"));
  EXPECT_TRUE(own_fault(from_csv, head + "property_tax,,-1,mill. kr\n").starts_with("own_value"));
}

TEST(OwnFigures, ALineThatNothingUsesIsLeftOutAndSaid) {
  const OwnFigures own = from_csv(
      "figure,sector,value,unit\nusers,care,289,brukere\ngross_spending,care,262000,1000 kr\nplaces,care,54,plasser\n");
  EXPECT_EQ(own.figures.size(), 1U);
  ASSERT_EQ(own.notices.size(), 2U);
  EXPECT_EQ(own.notices[0].key, "unused");
  EXPECT_EQ(own.notices[1].arguments[0].second, "3");
}

TEST(OwnFigures, KeepsBothReadings) {
  const OwnFigures dot = from_csv("figure,sector,value,unit\nnet_spending,care,228.000,1000 kr\n");
  EXPECT_EQ(dot.figures.at(0).value, 228e3);
  EXPECT_EQ(dot.figures.at(0).other, 228e6);
  const OwnFigures bare = from_csv("figure,sector,value,unit\nnet_spending,care,228000,\n");
  EXPECT_EQ(bare.figures.at(0).value, 228e3);
  EXPECT_EQ(bare.figures.at(0).other, 228e6);
  EXPECT_FALSE(bare.figures.at(0).unit_given);
}

TEST(OwnFigures, ColumnsThatSayWhoseAndOfWhichYear) {
  const std::string head = "tall;sektor;verdi;kommune;år\n";
  EXPECT_EQ(from_csv(head + "årsverk;skole;150;5029;2024\n").year, Year{2024});
  EXPECT_EQ(from_csv(head + "årsverk;skole;150;Skaun;\n").figures.size(), 1U);
  EXPECT_EQ(own_fault(from_csv, head + "årsverk;skole;150;0301;2024\n"),
            "own_other_municipality: file=own.csv, line=2, column=municipality, found=0301, expected=5029");
  EXPECT_EQ(own_fault(from_csv, head + "årsverk;skole;150;5029;i fjor\n"),
            "own_value: file=own.csv, line=2, column=year, found=i fjor, expected=a number");
}

TEST(OwnFigures, NamesThePlaceOfEachFault) {
  const std::string head = "figure,sector,value,unit\n";
  const auto csv = [&](const std::string& line) { return own_fault(from_csv, head + line); };
  EXPECT_EQ(csv("municipality,,4647,\n"),
            "own_other_municipality: file=own.csv, line=2, column=value, found=4647, expected=5029");
  EXPECT_EQ(csv("year,,1,\n"), "own_value: file=own.csv, line=2, column=value, found=1, expected=2000 … 2100");
  EXPECT_TRUE(csv("spending,school,1,\n")
                  .starts_with("own_figure_unknown: file=own.csv, line=2, column=figure, found=spending"));
  EXPECT_TRUE(
      csv("net_spending,veg,1,\n").starts_with("own_sector_unknown: file=own.csv, line=2, column=sector, found=veg"));
  EXPECT_TRUE(csv("net_spending,,1,\n").starts_with("own_sector_missing: file=own.csv, line=2"));
  EXPECT_TRUE(csv("places,health,1,\n").starts_with("own_sector_wrong: file=own.csv, line=2"));
  EXPECT_TRUE(csv("free_income,care,1,\n").starts_with("own_sector_wrong: file=own.csv, line=2"));
  EXPECT_TRUE(csv("places,care,1,kr\n").starts_with("own_unit_unknown: file=own.csv, line=2"));
  EXPECT_TRUE(csv("places,care,-1,\n").starts_with("own_value: file=own.csv, line=2, column=value, found=-1"));
  EXPECT_TRUE(
      csv("places,care,62 plasser,\n").starts_with("own_value: file=own.csv, line=2, column=value, found=62 plasser"));
  EXPECT_TRUE(csv("places,care,1,\nplaces,care,2,\n").starts_with("own_figure_doubled: file=own.csv, line=3"));
  EXPECT_TRUE(
      own_fault(from_toml, "[care]\nplaces = \"62\"\n").starts_with("toml_value: file=own.toml, line=2, column=10"));
  EXPECT_TRUE(own_fault(from_toml, "[care]\nplaces = inf\n").starts_with("toml_value: file=own.toml, line=2"));
  EXPECT_TRUE(own_fault(from_toml, "places = 62\n").starts_with("toml_unknown_key: file=own.toml, line=1"));
  EXPECT_TRUE(own_fault(from_toml, "[care\n").starts_with("toml_syntax: file=own.toml, line=1"));
  EXPECT_TRUE(own_fault(from_toml, "[care]\nplaces = { value = 1, units = \"\" }\n")
                  .starts_with("toml_unknown_key: file=own.toml, line=2"));
  EXPECT_THROW(read_own_figures("no-such-file.csv"), Error);
}

}  // namespace
}  // namespace handlingsrom::facts
