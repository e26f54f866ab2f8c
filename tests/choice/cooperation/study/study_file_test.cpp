// What a secretariat can get wrong: each fault with its place.
#include <gtest/gtest.h>

#include "choice/cooperation/study/forms.hpp"
#include "base/error.hpp"
#include "small_study.hpp"

namespace handlingsrom::cooperation {
namespace {

struct Fault {
  std::string name, head, rest, key, line;
};

class StudyFile : public testing::TestWithParam<Fault> {};

TEST_P(StudyFile, NamesThePlaceOfTheFault) {
  const Fault& fault = GetParam();
  try {
    read_study(study_text(fault.head, fault.rest), "f.toml", bundle());
    ADD_FAILURE() << "read without a fault";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input) << error.what();
    EXPECT_EQ(error.key(), fault.key) << error.what();
    std::string line;
    for (const auto& [name, value] : error.arguments()) line = name == "line" ? value : line;
    EXPECT_EQ(line, fault.line) << error.what();
  }
}

const std::string sogndal_and_luster = "municipalities = [\"Sogndal\", \"Luster\"]\nhosts = [\"Sogndal\"]\n";
const std::string whole = two_members + saves_a_fifth;

INSTANTIATE_TEST_SUITE_P(
    All, StudyFile,
    testing::Values(
        Fault{"member_twice", "municipalities = [\"Sogndal\",\n\"Luster\", \"4640\"]\nhosts = [\"Sogndal\"]\n", whole,
              "study_member_twice", "7"},
        Fault{"one_member", "municipalities = [\"Sogndal\"]\nhosts = [\"Sogndal\"]\n", whole, "study_members", "6"},
        Fault{"no_host", "municipalities = [\"Sogndal\", \"Luster\"]\nhosts = []\n", whole, "study_no_host", "7"},
        Fault{"host_outside", "municipalities = [\"Sogndal\", \"Luster\"]\nhosts = [\"Oslo\"]\n", whole,
              "study_not_a_member", "7"},
        Fault{
            "shares_do_not_add_up", sogndal_and_luster + "sharing = \"agreed\"\n",
            "[[member]]\nname = \"Sogndal\"\ncost = 1\nagreed = 40\n[[member]]\nname = \"Luster\"\ncost = 1\nagreed = 50\n" +
                saves_a_fifth,
            "study_shares_sum", "8"},
        Fault{"agreed_without_shares", sogndal_and_luster + "sharing = \"agreed\"\n", whole, "study_shares_missing",
              "8"},
        Fault{"use_missing", sogndal_and_luster + "sharing = \"by_use\"\n", whole, "study_use_missing", "8"},
        Fault{"no_cost_in_the_accounts", sogndal_and_luster, saves_a_fifth, "study_no_cost", "6"},
        Fault{"no_scale", sogndal_and_luster, two_members, "study_no_scale", "2"},
        Fault{"income_is_no_cost", sogndal_and_luster, "[[member]]\nname = \"Sogndal\"\ncost = -5\n" + saves_a_fifth,
              "study_not_cost", "10"},
        Fault{"unknown_sharing", sogndal_and_luster + "sharing = \"fair\"\n", whole, "toml_value", "8"},
        Fault{"unknown_form", sogndal_and_luster + "form = \"club\"\n", whole, "toml_value", "8"},
        Fault{"agreement_without_form", sogndal_and_luster, "[agreement]\nmembers = \"x\"\n" + whole,
              "study_agreement_form", "8"},
        Fault{"unknown_field", sogndal_and_luster + "form = \"host\"\n", "[agreement]\ncolour = \"red\"\n" + whole,
              "toml_unknown_key", "10"},
        Fault{"range_the_wrong_way", sogndal_and_luster, "[scale]\nvalue = 0.8\nlow = 0.9\nreason = \"x\"\n",
              "study_range", "8"},
        Fault{"no_reason", sogndal_and_luster, "[scale]\nvalue = 0.8\n", "toml_missing", "8"},
        Fault{"unknown_assumption", sogndal_and_luster, "[assumption.luck]\nvalue = 1\nreason = \"x\"\n" + whole,
              "toml_unknown_key", "8"},
        Fault{"misspelt", sogndal_and_luster + "sharingg = \"equal\"\n", whole, "toml_unknown_key", "8"},
        Fault{"distance_to_itself", sogndal_and_luster,
              whole + "[[distance]]\nfrom = \"Luster\"\nto = \"Luster\"\nkm = 1\n", "toml_value", "22"},
        Fault{"distance_twice", sogndal_and_luster,
              whole +
                  "[[distance]]\nfrom = \"Luster\"\nto = \"Sogndal\"\nkm = 1\n[[distance]]\nfrom = \"Sogndal\"\nto = "
                  "\"Luster\"\nkm = 2\n",
              "study_distance_twice", "26"},
        Fault{"figures_of_one_twice", sogndal_and_luster, whole + two_members, "study_member_twice", "22"},
        Fault{"two_keys_of_one_year", sogndal_and_luster,
              "[[history]]\nfrom = 2029\nkey = \"a\"\n[[history]]\nfrom = 2029\nkey = \"b\"\n" + whole,
              "study_history_order", "12"},
        Fault{"least_below_zero", sogndal_and_luster + "least = -1\n", whole, "toml_value", "8"},
        Fault{"least_beyond_any_budget", sogndal_and_luster + "least = 1e13\n", whole, "toml_value", "8"},
        Fault{"obligations_below_zero", sogndal_and_luster + "obligations = -100\n", whole, "toml_value", "8"},
        Fault{"deposit_beyond_any_budget", sogndal_and_luster + "deposit = 1e300\n", whole, "toml_value", "8"},
        Fault{"deposit_no_number", sogndal_and_luster + "deposit = nan\n", whole, "toml_value", "8"},
        Fault{"no_minutes_at_all", sogndal_and_luster + "most_minutes = 0\n", whole, "toml_value", "8"},
        Fault{"no_kilometre", sogndal_and_luster + "most_km = 0.2\n", whole, "toml_value", "8"},
        Fault{"host_twice", "municipalities = [\"Sogndal\", \"Luster\"]\nhosts = [\"Sogndal\",\n\"4640\"]\n", whole,
              "study_member_twice", "8"},
        Fault{"no_municipality", "municipalities = [\"Sogndal\",\n\"Sogn\"]\nhosts = [\"Sogndal\"]\n", whole,
              "municipality_unknown_at", "7"},
        Fault{"host_that_is_none", "municipalities = [\"Sogndal\", \"Luster\"]\nhosts = [\"Xyz\"]\n", whole,
              "municipality_unknown_at", "7"},
        Fault{"connected_to_itself", sogndal_and_luster + "connected = [[\"Sogndal\", \"Sogndal\"]]\n", whole,
              "toml_value", "8"},
        Fault{"connected_alone", sogndal_and_luster + "connected = [[\"Sogndal\"]]\n", whole, "toml_value", "8"},
        Fault{"use_of_nobody", sogndal_and_luster + "sharing = \"by_use\"\n",
              "[[member]]\nname = \"Sogndal\"\ncost = 1\nuse = 0\n[[member]]\nname = \"Luster\"\ncost = 1\nuse = 0\n" +
                  saves_a_fifth,
              "study_use_zero", "12"},
        Fault{"use_of_nobody_under_another_key", sogndal_and_luster,
              "[[member]]\nname = \"Sogndal\"\ncost = 1\nuse = 0\n[[member]]\nname = \"Luster\"\ncost = 1\n" +
                  saves_a_fifth,
              "study_use_zero", "11"},
        Fault{"one_share_missing", sogndal_and_luster + "sharing = \"agreed\"\n",
              "[[member]]\nname = \"Sogndal\"\ncost = 1\nagreed = 100\n[[member]]\nname = \"Luster\"\ncost = 1\n" +
                  saves_a_fifth,
              "study_share_missing", "8"},
        Fault{
            "shares_a_little_too_large", sogndal_and_luster + "sharing = \"agreed\"\n",
            "[[member]]\nname = \"Sogndal\"\ncost = 1\nagreed = 50.1\n[[member]]\nname = \"Luster\"\ncost = 1\nagreed = 50\n" +
                saves_a_fifth,
            "study_shares_sum", "8"},
        Fault{"share_above_all", sogndal_and_luster,
              "[[member]]\nname = \"Sogndal\"\ncost = 1\nagreed = 101\n" + saves_a_fifth, "toml_value", "11"},
        Fault{"direct_above_the_whole", sogndal_and_luster,
              "[[member]]\nname = \"Sogndal\"\ncost = 10\ndirect = 11\n" + whole, "study_direct", "11"},
        Fault{"nobody_employed", sogndal_and_luster, "[[member]]\nname = \"Sogndal\"\ncost = 10\nfte = 0\n" + whole,
              "toml_value", "11"},
        Fault{"range_below_its_bounds", sogndal_and_luster, "[scale]\nvalue = 0.8\nlow = -5\nreason = \"x\"\n",
              "toml_value", "10"},
        Fault{"range_above_its_bounds", sogndal_and_luster,
              "[assumption.joint_share]\nvalue = 0.4\nhigh = 9\nreason = \"x\"\n" + whole, "toml_value", "10"},
        Fault{"no_way_between", sogndal_and_luster,
              whole + "[[distance]]\nfrom = \"Luster\"\nto = \"Sogndal\"\nkm = 0\n", "toml_value", "23"},
        Fault{"back_in_time", sogndal_and_luster,
              whole + "[[distance]]\nfrom = \"Luster\"\nto = \"Sogndal\"\nkm = 30\nminutes = -4\n", "toml_value", "24"},
        Fault{"fixed_part_of_no_such_key", sogndal_and_luster,
              "[[history]]\nfrom = 2029\nkey = \"a\"\nsharing = \"equal\"\nfixed_share = 0.3\n" + whole,
              "study_fixed_share", "12"},
        Fault{"key_to_come_without_figures", sogndal_and_luster,
              "[[history]]\nfrom = 2029\nkey = \"a\"\nsharing = \"by_use\"\n" + whole, "study_use_missing", "11"},
        Fault{"a_way_that_no_agreement_writes", sogndal_and_luster,
              "[[history]]\nfrom = 2029\nkey = \"a\"\nsharing = \"shapley\"\n" + whole, "toml_value", "11"},
        Fault{
            "too_many_for_the_nucleolus",
            "municipalities = [\"Sogndal\", \"Luster\", \"Vik\", \"Aurland\", \"Høyanger\", \"Askvoll\", \"Fjaler\", \"Solund\", "
            "\"Hyllestad\", \"Gulen\", \"Stryn\", \"Gloppen\", \"Stad\", \"Kinn\", \"Bremanger\", \"Sunnfjord\", \"Årdal\", "
            "\"Lærdal\", \"Voss\", \"Ulvik\", \"Eidfjord\"]\nhosts = [\"Sogndal\"]\nsharing = \"nucleolus\"\n",
            whole, "study_too_many_for_sharing", "8"}),
    [](const auto& test) { return test.param.name; });

TEST(StudyFile, QualityAndNearnessMustBeFilled) {
  const std::string text =
      "title = \"T\"\nservice = \"other\"\nfirst_year = 2027\n" + sogndal_and_luster + "nearness = \"n\"\n" + whole;
  EXPECT_THROW(read_study(text, "f.toml", bundle()), Error);
  EXPECT_THROW(read_study("title = \"T\"\nservice = \"other\"\nfirst_year = 2027\nquality = \"\"\nnearness = \"n\"\n" +
                              sogndal_and_luster + whole,
                          "f.toml", bundle()),
               Error);
}

TEST(StudyFile, TheFirstYearIsOneThatIsProjected) {
  for (const char* year : {"2051", "2001", "1900"}) {
    std::string text = study_text(sogndal_and_luster, whole);
    text.replace(text.find("2027"), 4, year);
    EXPECT_THROW(read_study(text, "f.toml", bundle()), Error) << year;
  }
}

std::string refused_when_worked_out(const std::string& head) {
  try {
    const Study study = read_study(study_text(sogndal_and_luster + head, whole), "f.toml", bundle());
    work_out(bundle(), study, {}, 2, 1);
  } catch (const Error& error) {
    std::string place;
    for (const auto& [name, value] : error.arguments()) place += name == "line" || name == "found" ? " " + value : "";
    return error.key() + place;
  }
  return "none";
}

TEST(StudyFile, WhatOnlyTheFiguresCanJudgeHasItsPlaceToo) {
  EXPECT_EQ(refused_when_worked_out("least = 1000000\n"), "study_least 8 1000000");
  EXPECT_EQ(refused_when_worked_out("needed = 5\n"), "study_needed 8 5") << "there are four positions";
  EXPECT_EQ(refused_when_worked_out("needed = 4\n"), "none");
  EXPECT_EQ(refused_when_worked_out("most_km = 3\n").substr(0, 21), "study_no_joint_unit 8");
  EXPECT_EQ(refused_when_worked_out("most_minutes = 2\n").substr(0, 21), "study_no_joint_unit 8");
  EXPECT_EQ(refused_when_worked_out("least = 1000\n"), "none");
}

TEST(StudyFile, AnUnknownServiceSaysWhichThereAre) {
  try {
    read_study("title = \"T\"\nservice = \"ski\"\n" + sogndal_and_luster, "f.toml", bundle());
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("child_protection, social"), std::string::npos) << error.what();
  }
}

TEST(LegalForms, HoldWhatTheLawLists) {
  ASSERT_EQ(legal_forms().size(), 5U);
  // Items of Local Government Act sections 20-4 (8 of substance, and the board's members), 18-4 (8), 19-4 (10), IKS Act section 4 (8).
  EXPECT_EQ(find_form("host")->fields.size(), 8U);
  EXPECT_EQ(find_form("host_board")->fields.size(), 9U);
  EXPECT_EQ(find_form("council")->fields.size(), 8U);
  EXPECT_EQ(find_form("joint_undertaking")->fields.size(), 10U);
  EXPECT_EQ(find_form("company")->fields.size(), 8U);
  EXPECT_EQ(find_form("host")->notice_months, 12);
  EXPECT_EQ(find_form("company")->notice_months, 12);
  EXPECT_EQ(find_form("joint_undertaking")->notice_months, -1) << "the agreement must say";
  EXPECT_FALSE(find_form("joint_undertaking")->individual_decisions);
  EXPECT_TRUE(find_service("child_protection")->decides_cases);
  EXPECT_TRUE(find_service("social")->decides_cases);
  EXPECT_FALSE(find_service("administration")->decides_cases);
  EXPECT_EQ(find_form("club"), nullptr);
}

}  // namespace
}  // namespace handlingsrom::cooperation
