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

const std::string pair = "municipalities = [\"Sogndal\", \"Luster\"]\nhosts = [\"Sogndal\"]\n";
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
            "shares_do_not_add_up", pair + "sharing = \"agreed\"\n",
            "[[member]]\nname = \"Sogndal\"\ncost = 1\nagreed = 40\n[[member]]\nname = \"Luster\"\ncost = 1\nagreed = 50\n" +
                saves_a_fifth,
            "study_shares_sum", "8"},
        Fault{"agreed_without_shares", pair + "sharing = \"agreed\"\n", whole, "study_shares_missing", "8"},
        Fault{"use_missing", pair + "sharing = \"by_use\"\n", whole, "study_use_missing", "8"},
        Fault{"no_cost_in_the_accounts", pair, saves_a_fifth, "study_no_cost", "6"},
        Fault{"no_scale", pair, two_members, "study_no_scale", "2"},
        Fault{"income_is_no_cost", pair, "[[member]]\nname = \"Sogndal\"\ncost = -5\n" + saves_a_fifth,
              "study_not_cost", "10"},
        Fault{"unknown_sharing", pair + "sharing = \"fair\"\n", whole, "toml_value", "8"},
        Fault{"unknown_form", pair + "form = \"club\"\n", whole, "toml_value", "8"},
        Fault{"agreement_without_form", pair, "[agreement]\nmembers = \"x\"\n" + whole, "study_agreement_form", "8"},
        Fault{"unknown_field", pair + "form = \"host\"\n", "[agreement]\ncolour = \"red\"\n" + whole,
              "toml_unknown_key", "10"},
        Fault{"range_the_wrong_way", pair, "[scale]\nvalue = 0.8\nlow = 0.9\nreason = \"x\"\n", "study_range", "8"},
        Fault{"no_reason", pair, "[scale]\nvalue = 0.8\n", "toml_missing", "8"},
        Fault{"unknown_assumption", pair, "[assumption.luck]\nvalue = 1\nreason = \"x\"\n" + whole, "toml_unknown_key",
              "8"},
        Fault{"misspelt", pair + "sharingg = \"equal\"\n", whole, "toml_unknown_key", "8"},
        Fault{"distance_to_itself", pair, whole + "[[distance]]\nfrom = \"Luster\"\nto = \"Luster\"\nkm = 1\n",
              "toml_value", "22"},
        Fault{"distance_twice", pair,
              whole +
                  "[[distance]]\nfrom = \"Luster\"\nto = \"Sogndal\"\nkm = 1\n[[distance]]\nfrom = \"Sogndal\"\nto = "
                  "\"Luster\"\nkm = 2\n",
              "study_distance_twice", "26"},
        Fault{"figures_of_one_twice", pair, whole + two_members, "study_member_twice", "22"},
        Fault{"two_keys_of_one_year", pair,
              "[[history]]\nfrom = 2029\nkey = \"a\"\n[[history]]\nfrom = 2029\nkey = \"b\"\n" + whole,
              "study_history_order", "12"}),
    [](const auto& test) { return test.param.name; });

TEST(StudyFile, QualityAndNearnessMustBeFilled) {
  const std::string text =
      "title = \"T\"\nservice = \"other\"\nfirst_year = 2027\n" + pair + "nearness = \"n\"\n" + whole;
  EXPECT_THROW(read_study(text, "f.toml", bundle()), Error);
  EXPECT_THROW(read_study("title = \"T\"\nservice = \"other\"\nfirst_year = 2027\nquality = \"\"\nnearness = \"n\"\n" +
                              pair + whole,
                          "f.toml", bundle()),
               Error);
}

TEST(StudyFile, TheFirstYearIsOneThatIsProjected) {
  std::string text = study_text(pair, whole);
  text.replace(text.find("2027"), 4, "2051");
  EXPECT_THROW(read_study(text, "f.toml", bundle()), Error);
}

TEST(StudyFile, AnUnknownServiceSaysWhichThereAre) {
  try {
    read_study("title = \"T\"\nservice = \"ski\"\n" + pair, "f.toml", bundle());
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
