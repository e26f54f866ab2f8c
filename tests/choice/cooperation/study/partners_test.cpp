// Who with whom, against listing the neighbours; the existing cooperations; the inquiry's notices.
#include "choice/cooperation/study/partners.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "choice/cooperation/study/inquiry.hpp"
#include "small_study.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::cooperation {
namespace {

PartnerSearch pairs() {
  PartnerSearch search;
  search.most_members = 2;
  search.most_km = 1000;
  search.across_km = 0;
  search.kept = 50;
  search.draws = 5;
  return search;
}

TEST(Partners, PairsAreAllNeighboursTheBestFirst) {
  const Country country(bundle(), *find_service("child_protection"), pairs());
  const MunicipalityIndex own = bundle().registry->find("Sogndal");
  const std::vector<Candidate> best = country.best_for(own);
  std::vector<double> expected;
  for (const MunicipalityIndex neighbour : bundle().registry->at(own).neighbours) {
    if (const auto measured = country.measure({own, neighbour})) expected.push_back(measured->own_gain);
  }
  std::sort(expected.rbegin(), expected.rend());
  ASSERT_EQ(best.size(), expected.size());
  for (std::size_t k = 0; k < best.size(); ++k) {
    EXPECT_DOUBLE_EQ(best[k].own_gain, expected[k]);
    // Two share what they gain alike.
    EXPECT_NEAR(best[k].own_gain, best[k].gain.value / 2, 1e-6);
  }
}

TEST(Partners, LargerSearchesFindNoLess) {
  PartnerSearch search = pairs();
  const Country two(bundle(), *find_service("child_protection"), search);
  search.most_members = 4;
  const Country four(bundle(), *find_service("child_protection"), search);
  for (const char* name : {"Vik", "Utsira", "Osen", "Røst"}) {
    const MunicipalityIndex own = bundle().registry->find(name);
    ASSERT_FALSE(four.best_for(own).empty()) << name;
    EXPECT_GE(four.best_for(own).front().own_gain, two.best_for(own).front().own_gain) << name;
    EXPECT_EQ(four.best_for(own).front().members.front(), own);
  }
}

TEST(Partners, AServiceWithoutAccountsHasNone) {
  EXPECT_THROW(Country(bundle(), *find_service("ppt"), pairs()), Error);
}

TEST(Existing, SixtyFourCooperationsWith204Members) {
  const auto existing = existing_cooperations(bundle());
  EXPECT_EQ(existing.size(), 64U);
  std::size_t members = 0;
  for (const auto& cooperation : existing) members += cooperation.second.size();
  EXPECT_EQ(members, 204U);
}

TEST(Existing, EvidenceIsTheAccountsOfTheMembersYear) {
  const Evidence evidence = child_protection_evidence(bundle());
  EXPECT_EQ(evidence.year.value, 2023);
  EXPECT_GT(evidence.inside, 190);
  EXPECT_GT(evidence.outside, 130);
  EXPECT_LE(evidence.inside + evidence.outside, 357);
  EXPECT_LT(evidence.effect.low, evidence.effect.value);
  EXPECT_LT(evidence.effect.value, evidence.effect.high);
}

const std::string inquiry_head =
    "title = \"T\"\nmunicipalities = [\"Sogndal\", \"Luster\"]\n[[party]]\nmunicipality = \"Sogndal\"\nname = \"x\"\n";
const std::string first_step = "[[step]]\nname = \"one\"\nfrom = 2026-01-01\nto = 2026-02-01\nasks = \"?\"\n";

std::string decision(const std::string& name, const std::string& answer, const std::string& version,
                     const std::string& date = "2026-02-02") {
  return "[[step.decision]]\nmunicipality = \"" + name + "\"\nanswer = \"" + answer + "\"\ndate = " + date +
         "\nversion = \"" + version + "\"\n";
}

int count(const std::vector<Notice>& notices, Notice::Kind kind) {
  return static_cast<int>(
      std::count_if(notices.begin(), notices.end(), [&](const Notice& each) { return each.kind == kind; }));
}

TEST(Inquiry, SaysWhoHasNotAnsweredAndWhoIsAhead) {
  const std::string text =
      inquiry_head +
      "[[question]]\ntext = \"easy\"\ndifficulty = 1\nanswer = \"a\"\n[[question]]\ntext = \"hard\"\ndifficulty = 5\n" +
      first_step + decision("Sogndal", "no", "v1") +
      "[[step]]\nname = \"two\"\nfrom = 2026-03-01\nto = 2026-04-01\nasks = \"?\"\n" +
      decision("Sogndal", "yes", "v2", "2026-03-02");
  const Inquiry inquiry = read_inquiry(text, "i.toml", bundle());
  const std::vector<Notice> notices = notices_of(inquiry, "v2");
  EXPECT_EQ(inquiry.questions.front().text, "hard");
  EXPECT_EQ(current_step(inquiry), 0U);
  EXPECT_EQ(count(notices, Notice::Kind::not_answered), 2) << "Luster at both steps";
  EXPECT_EQ(count(notices, Notice::Kind::ahead), 1);
  EXPECT_EQ(count(notices, Notice::Kind::after_no), 1);
  EXPECT_EQ(count(notices, Notice::Kind::old_figures), 1);
  EXPECT_EQ(count(notices, Notice::Kind::no_party), 1) << "Luster";
  EXPECT_EQ(count(notices, Notice::Kind::easier_first), 1);
  EXPECT_EQ(count(notices, Notice::Kind::mixed_figures), 0);
}

TEST(Inquiry, IsDoneWhenAllHaveSaidYes) {
  const Inquiry inquiry =
      read_inquiry(inquiry_head + first_step + decision("Sogndal", "yes", "v1") + decision("Luster", "yes", "v2"),
                   "i.toml", bundle());
  EXPECT_EQ(current_step(inquiry), std::nullopt);
  EXPECT_EQ(count(notices_of(inquiry, "v2"), Notice::Kind::mixed_figures), 1);
  EXPECT_EQ(count(notices_of(inquiry, "v2"), Notice::Kind::no_insight), 1);
}

TEST(Inquiry, BadInputHasItsPlace) {
  const auto key_of_fault = [](const std::string& text) {
    try {
      read_inquiry(text, "i.toml", bundle());
    } catch (const Error& error) {
      return error.key();
    }
    return std::string("none");
  };
  EXPECT_EQ(key_of_fault(inquiry_head + first_step + decision("Sogndal", "yes", "v") + decision("Sogndal", "no", "v")),
            "inquiry_twice");
  EXPECT_EQ(key_of_fault(inquiry_head + first_step + decision("Oslo", "yes", "v")), "study_not_a_member");
  EXPECT_EQ(key_of_fault(inquiry_head + first_step + decision("Osslo", "yes", "v")), "municipality_unknown_at");
  EXPECT_EQ(key_of_fault(inquiry_head + first_step + decision("Sogndal", "yes", "v", "2020-01-01")),
            "inquiry_decided_early");
  EXPECT_EQ(
      key_of_fault(inquiry_head + "[[question]]\ntext = \"t\"\ndifficulty = 1\nanswered = 2026-01-01\n" + first_step),
      "inquiry_date_open");
  EXPECT_EQ(key_of_fault(inquiry_head + first_step + decision("Sogndal", "maybe", "v")), "toml_value");
  EXPECT_EQ(key_of_fault(inquiry_head + "[[step]]\nname = \"one\"\nfrom = 2026-03-01\nto = 2026-02-01\nasks = \"?\"\n"),
            "inquiry_dates");
  EXPECT_EQ(key_of_fault(inquiry_head + first_step +
                         "[[step]]\nname = \"two\"\nfrom = 2025-03-01\nto = 2026-02-01\nasks = \"?\"\n"),
            "inquiry_order");
  EXPECT_EQ(key_of_fault(inquiry_head), "toml_missing");
}

}  // namespace
}  // namespace handlingsrom::cooperation
