#include "standing/facts/own_figures.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "base/error.hpp"

namespace handlingsrom::facts {
namespace {

OwnFigures from_csv(const std::string& text) {
  std::istringstream input(text);
  return read_own_figures_csv(input, "own.csv", MunicipalityNumber{5029});
}

OwnFigures from_toml(const std::string& text) {
  std::istringstream input(text);
  return read_own_figures_toml(input, "own.toml", MunicipalityNumber{5029});
}

template <class Read>
std::string fault_of(Read read, const std::string& text) {
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
      "full_time_equivalents = 151.5\nstaffed_home_places = 20\n");
  EXPECT_EQ(own.value(OwnQuantity::free_income), 6e8);
  EXPECT_EQ(own.value(OwnQuantity::full_time_equivalents, Sector::care), 151.5);
  EXPECT_EQ(own.find(OwnQuantity::staffed_home_places, Sector::care)->line, 7);
}

TEST(OwnFigures, TemplatesAreReadAsEmpty) {
  EXPECT_TRUE(from_csv(own_figures_template_csv(MunicipalityNumber{5029})).empty());
  EXPECT_TRUE(from_toml(own_figures_template_toml(MunicipalityNumber{5029})).empty());
  // With the marks of comment taken away every line must be a figure that can be given.
  std::string text = own_figures_template_toml(MunicipalityNumber{5029});
  for (std::size_t at = text.find("# "); at != std::string::npos; at = text.find("# ")) text.erase(at, 2);
  EXPECT_EQ(from_toml(text).figures.size(), 6U + 7U * 3U + 3U + 1U + 6U);
}

TEST(OwnFigures, NamesThePlaceOfEachFault) {
  const std::string head = "figure,sector,value,unit\n";
  const auto csv = [&](const std::string& line) { return fault_of(from_csv, head + line); };
  EXPECT_EQ(csv("municipality,,4647,\n"),
            "own_other_municipality: file=own.csv, line=2, column=value, found=4647, expected=5029");
  EXPECT_EQ(csv("year,,1,\n"), "own_value: file=own.csv, line=2, column=value, found=1, expected=2000 … 2100");
  EXPECT_TRUE(csv("spending,school,1,\n")
                  .starts_with("own_figure_unknown: file=own.csv, line=2, column=figure, found=spending"));
  EXPECT_TRUE(csv("net_spending,skole,1,\n")
                  .starts_with("own_sector_unknown: file=own.csv, line=2, column=sector, found=skole"));
  EXPECT_TRUE(csv("net_spending,,1,\n").starts_with("own_sector_missing: file=own.csv, line=2"));
  EXPECT_TRUE(csv("places,health,1,\n").starts_with("own_sector_wrong: file=own.csv, line=2"));
  EXPECT_TRUE(csv("free_income,care,1,\n").starts_with("own_sector_wrong: file=own.csv, line=2"));
  EXPECT_TRUE(csv("places,care,1,kr\n").starts_with("own_unit_unknown: file=own.csv, line=2"));
  EXPECT_TRUE(csv("places,care,-1,\n").starts_with("own_value: file=own.csv, line=2, column=value, found=-1"));
  EXPECT_TRUE(
      csv("places,care,62 plasser,\n").starts_with("csv_value: file=own.csv, line=2, column=value, found=62 plasser"));
  EXPECT_TRUE(csv("places,care,1,\nplaces,care,2,\n").starts_with("own_figure_doubled: file=own.csv, line=3"));
  EXPECT_TRUE(
      fault_of(from_toml, "[care]\nplaces = \"62\"\n").starts_with("own_value: file=own.toml, line=2, column=10"));
  EXPECT_TRUE(fault_of(from_toml, "[care]\nplaces = inf\n").starts_with("own_value: file=own.toml, line=2"));
  EXPECT_TRUE(fault_of(from_toml, "places = 62\n").starts_with("own_key_unknown: file=own.toml, line=1"));
  EXPECT_TRUE(fault_of(from_toml, "[care\n").starts_with("toml_syntax: file=own.toml, line=1"));
  EXPECT_TRUE(fault_of(from_toml, "[care]\nplaces = { value = 1, units = \"\" }\n")
                  .starts_with("own_key_unknown: file=own.toml, line=2"));
  EXPECT_THROW(read_own_figures("no-such-file.csv"), Error);
}

}  // namespace
}  // namespace handlingsrom::facts
