// Studies worked out by hand, and what must hold of every one.
#include "choice/cooperation/study/outcome.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "base/error.hpp"
#include "base/random.hpp"
#include "choice/cooperation/study/coalition_cost.hpp"
#include "choice/cooperation/study/sharing.hpp"
#include "small_study.hpp"

namespace handlingsrom::cooperation {
namespace {

const std::string pair = "municipalities = [\"Sogndal\", \"Luster\"]\nhosts = [\"Sogndal\"]\n";

Study small(const std::string& head, const std::string& rest) {
  return read_study(study_text(head, rest + free_of_charge), "small.toml", bundle());
}

TEST(Outcome, TwoThatSaveAFifthTogether) {
  const Study study = small(pair, two_members + saves_a_fifth);
  const Outcome outcome = work_out(bundle(), study, {}, 50, 1);
  EXPECT_NEAR(outcome.game.alone(0), 100000, 1e-6);
  EXPECT_NEAR(outcome.together.value, 240000, 1e-6);
  EXPECT_NEAR(outcome.gain.value, 60000, 1e-6);
  EXPECT_EQ(outcome.chance, 1);
  // Half of the 60,000 each (Shapley, nucleolus); in proportion to own costs; equal shares are more than the small one pays alone.
  EXPECT_NEAR(of(outcome, Sharing::shapley).paid[0].value, 70000, 1e-6);
  EXPECT_NEAR(of(outcome, Sharing::nucleolus).paid[0].value, 70000, 1e-4);
  EXPECT_NEAR(of(outcome, Sharing::scrb).paid[0].value, 70000, 1e-6);
  const SharedOut& equal = of(outcome, Sharing::equal);
  EXPECT_NEAR(equal.paid[0].value, 120000, 1e-6);
  ASSERT_EQ(equal.departures.size(), 1U);
  EXPECT_EQ(equal.departures[0].coalition, 1U);
  EXPECT_NEAR(equal.departures[0].gain, 20000, 1e-6);
  EXPECT_TRUE(of(outcome, Sharing::by_use).none.has_value()) << "no use is given";
  // The host leaves: nobody is left to serve. The other leaves: each is alone again.
  ASSERT_EQ(outcome.leaving.size(), 2U);
  EXPECT_TRUE(outcome.leaving[0].falls_apart);
}

TEST(Outcome, HomeCostsStayAtHomeUnderEveryKey) {
  const std::string direct =
      "[[member]]\nname = \"Sogndal\"\ncost = 100_000\ndirect = 40_000\nfte = 2\n[[member]]\nname = \"Luster\"\ncost = 200_000\ndirect = 150_000\nfte = 2\n";
  const Study study = small(pair, direct + saves_a_fifth);
  const Outcome outcome = work_out(bundle(), study, {}, 10, 1);
  // Joint 60,000 + 50,000 at four fifths: 88,000.
  EXPECT_NEAR(outcome.together.value, 190000 + 88000, 1e-6);
  EXPECT_NEAR(of(outcome, Sharing::equal).paid[0].value, 40000 + 44000, 1e-6);
  EXPECT_NEAR(of(outcome, Sharing::direct_joint).paid[1].value, 150000 + 88000 * 150.0 / 190, 1e-6);
}

TEST(Outcome, WhoLeavesStaysLiableByTheForm) {
  const std::string both =
      "municipalities = [\"Sogndal\", \"Luster\", \"Vik\"]\nhosts = [\"Sogndal\", \"Luster\"]\nsharing = \"equal\"\n"
      "obligations = 3000\ndeposit = 900\nform = ";
  const std::string third = "[[member]]\nname = \"Vik\"\ncost = 300_000\nfte = 1\n";
  for (const auto& [form, liable, redeemed] :
       {std::tuple{"host", 0.0, 0.0}, std::tuple{"joint_undertaking", 1000.0, 0.0},
        std::tuple{"company", 1000.0, 300.0}}) {
    const Study study = small(both + "\"" + form + "\"\n", two_members + third + saves_a_fifth);
    const Outcome outcome = work_out(bundle(), study, {}, 5, 1);
    EXPECT_NEAR(outcome.leaving[2].liable, liable, 1e-6) << form;
    EXPECT_NEAR(outcome.leaving[2].redeemed, redeemed, 1e-6) << form;
    // 480,000 together, 160,000 each; without Vik 240,000 for two: 40,000 less each.
    EXPECT_FALSE(outcome.leaving[2].falls_apart);
    EXPECT_NEAR(outcome.leaving[2].leaver, 140000, 1e-6);
    EXPECT_NEAR(outcome.leaving[2].others[0], -40000, 1e-6);
  }
}

TEST(Outcome, AKeyComesInOverTheYears) {
  const Study study = small(pair + "sharing = \"equal\"\ntransition_years = 1\n", two_members + saves_a_fifth);
  const Outcome outcome = work_out(bundle(), study, {{1, 1, 2}, {1, 1, 2}}, 10, 1);
  // First half by own joint cost today (80,000 of 240,000), half equal (120,000); then equal; then everything twice as large.
  EXPECT_NEAR(outcome.years[0].together[0].value, 100000, 1e-6);
  EXPECT_NEAR(outcome.years[0].together[1].value, 120000, 1e-6);
  EXPECT_NEAR(outcome.years[0].together[2].value, 240000, 1e-6);
  EXPECT_NEAR(outcome.years_sum[2].value, 120000, 1e-6);
}

TEST(Outcome, NobodyPaysLessThanTheLeastOfWhatIsJoint) {
  const Study study = small(pair + "sharing = \"agreed\"\nleast = 50_000\n",
                            "[[member]]\nname = \"Sogndal\"\ncost = 100_000\nfte = 2\nagreed = 10\n[[member]]\nname = "
                            "\"Luster\"\ncost = 200_000\nfte = 2\nagreed = 90\n" +
                                saves_a_fifth);
  const Outcome outcome = work_out(bundle(), study, {}, 5, 1);
  EXPECT_NEAR(of(outcome, Sharing::agreed).paid[0].value, 50000, 1e-6);
  EXPECT_NEAR(of(outcome, Sharing::agreed).paid[1].value, 190000, 1e-6);
}

TEST(Outcome, TheKeysOfEachYearStandBesideEachOther) {
  const std::string history =
      "[[history]]\nfrom = 2011\nkey = \"30/70\"\nsharing = \"fixed_rest\"\nfixed_share = 1\n"
      "[[history]]\nfrom = 2020\nkey = \"per head\"\nsharing = \"fixed_rest\"\nfixed_share = 0\n"
      "[[history]]\nfrom = 2024\nkey = \"by use\"\nsharing = \"by_use\"\n[[history]]\nfrom = 2026\nkey = \"words\"\n";
  const Outcome outcome = work_out(bundle(), small(pair, two_members + saves_a_fifth + history), {}, 5, 1);
  ASSERT_EQ(outcome.keys.size(), 3U) << "words alone are no key";
  EXPECT_NEAR(outcome.keys[0].paid[0], 120000, 1e-6);
  EXPECT_NEAR(outcome.keys[1].paid[0], of(outcome, Sharing::per_inhabitant).paid[0].value, 1e-6);
  EXPECT_TRUE(outcome.keys[2].paid.empty()) << "no use is given";
}

TEST(Outcome, EveryLegalFormSaysWhatLeavingTakes) {
  const Study study =
      small(pair + "sharing = \"equal\"\nobligations = 3000\ndeposit = 900\nform = \"council\"\nnotice_months = 24\n",
            two_members + saves_a_fifth);
  const Outcome outcome = work_out(bundle(), study, {}, 5, 1);
  ASSERT_EQ(outcome.exits.size(), legal_forms().size());
  // Sogndal pays 120,000 and 100,000 alone: 20,000 a year while the notice runs.
  for (const FormExit& exit : outcome.exits) {
    // A year by law, two by the agreement, and where neither says anything none.
    const double waiting = exit.form->id == "host" || exit.form->id == "host_board" || exit.form->id == "company"
                               ? 20000
                           : exit.form->id == "council" ? 40000
                                                        : 0;
    EXPECT_NEAR(exit.waiting[0], waiting, 1e-6) << exit.form->id;
    EXPECT_EQ(exit.notice_months.has_value(), exit.form->id != "joint_undertaking");
    EXPECT_EQ(exit.waiting[1], 0) << "is better off inside";
    EXPECT_NEAR(exit.liable[0], exit.form->leaving == LegalForm::Leaving::settled ? 0 : 1500, 1e-6) << exit.form->id;
    EXPECT_NEAR(exit.redeemed[0], exit.form->id == "company" ? 450 : 0, 1e-6) << exit.form->id;
  }
}

TEST(Outcome, APricedDayIsNoMoneyInTheAccounts) {
  const Outcome outcome = work_out(bundle(), example("helgeland-felles-folk.toml"), {}, 20, 1);
  EXPECT_GT(outcome.gain.value, outcome.cash_gain.value);
  EXPECT_NEAR(outcome.cash_gain.value, outcome.alone_parts.paid() - outcome.parts.paid(), 1e-6);
  // Nothing is saved by scale there, and coordination and journeys cost: the accounts show more, not less.
  EXPECT_LT(outcome.cash_gain.value, 0);
  EXPECT_LE(outcome.cash_chance, outcome.chance);
}

// Eighteen: every coalition is looked at, and every way of sharing has an answer.
TEST(Outcome, EighteenAreListedOneByOne) {
  const Outcome outcome = work_out(bundle(), example("helgeland-felles-folk.toml"), {}, 20, 1);
  EXPECT_TRUE(outcome.listed);
  EXPECT_EQ(outcome.game.worth.size(), std::size_t{1} << 18);
  EXPECT_EQ(outcome.draws, 20);
  for (const Sharing sharing : {Sharing::shapley, Sharing::nucleolus, Sharing::least_core, Sharing::scrb})
    EXPECT_EQ(of(outcome, sharing).paid.size(), 18U) << key_of(sharing);
}

TEST(Outcome, NobodyWithinReachIsNoJointUnit) {
  const Study study = small(pair + "most_km = 5\n", two_members + saves_a_fifth +
                                                        "[[distance]]\nfrom = \"Sogndal\"\nto = \"Luster\"\nkm = 30\n");
  try {
    work_out(bundle(), study, {}, 5, 1);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), "study_no_joint_unit");
    EXPECT_NE(std::string(error.what()).find("found=Sogndal – Luster: 30 km"), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find("expected=5 km"), std::string::npos) << error.what();
    EXPECT_EQ(error.code(), ErrorCode::no_solution);
  }
}

// Everything from the accounts: what must hold whatever the figures.
class Examples : public testing::TestWithParam<std::string> {};

TEST_P(Examples, AddUp) {
  const Study study = example(GetParam());
  const Outcome outcome = work_out(bundle(), study, {}, 20, 1);
  const Worth worth(bundle(), study, 1);
  const CoalitionCost cost(worth, worth.middle());
  const Game& game = outcome.game;
  for (const SharedOut& out : outcome.shared) {
    if (out.paid.empty()) continue;
    double sum = 0;
    for (const Range& range : out.paid) sum += range.value;
    EXPECT_NEAR(sum, game.total(), 1e-6 * game.total()) << key_of(out.sharing);
    for (const Departure& departure : out.departures) {
      double paid = 0;
      for (std::size_t i = 0; i < out.paid.size(); ++i)
        paid += (departure.coalition >> i & 1U) != 0 ? out.paid[i].value : 0;
      EXPECT_NEAR(paid - game.worth[departure.coalition], departure.gain, 1) << key_of(out.sharing);
    }
  }
  // The table of coalitions, made by sums from the one before, is what each coalition costs by itself.
  for (Coalition s = 1; s <= game.everyone(); ++s) {
    double alone = 0;
    for (int i = 0; i < game.size(); ++i) alone += (s >> static_cast<unsigned>(i) & 1U) != 0 ? game.alone(i) : 0;
    const double together = cost.parts(s).total();
    const double expected = !worth.feasible(s) ? alone : s == game.everyone() ? together : std::min(alone, together);
    ASSERT_NEAR(game.worth[s], members_of(s) == 1 ? together : expected, 1e-6 * expected) << s;
  }
  EXPECT_LE(outcome.days_together, *std::min_element(outcome.days_alone.begin(), outcome.days_alone.end()));
}

INSTANTIATE_TEST_SUITE_P(All, Examples,
                         testing::Values("sogn-barnevern.toml", "sogn-nav.toml", "helgeland-felles-folk.toml",
                                         "fosen-barnevern.toml"),
                         [](const auto& test) {
                           return test.param.substr(0, test.param.find('-')) + std::to_string(test.index);
                         });

TEST(Outcome, TheSameSeedGivesTheSameRangesWhoeverElseIsAsked) {
  const Study study = example("sogn-barnevern.toml");
  const Outcome one = work_out(bundle(), study, {}, 30, 5), other = work_out(bundle(), study, {}, 30, 5);
  EXPECT_EQ(one.gain.low, other.gain.low);
  EXPECT_NE(one.gain.low, work_out(bundle(), study, {}, 30, 6).gain.low);
  EXPECT_LT(one.gain.low, one.gain.high);
}

TEST(Scale, MiddleIsTheCostFunctionsOwn) {
  const SharedService& service = *find_service("child_protection");
  const Scale scale = Scale::from_accounts(bundle(), service);
  const std::vector<double> sizes{3000, 5000, 12000};
  const Scale::Drawn drawn = scale.drawn({0, 0});
  const double ratio = drawn.ratio(20000, drawn.cost(3000) + drawn.cost(5000) + drawn.cost(12000));
  EXPECT_NEAR(ratio, scale.function()->joined(sizes).value, 1e-12);
  // Draws spread as its interval of 80 % does.
  int inside = 0;
  constexpr int draws = 2000;
  const comparison::Estimate joined = scale.function()->joined(sizes);
  for (int d = 0; d < draws; ++d) {
    const Scale::Drawn one = scale.drawn(standard_normals({3, static_cast<std::uint32_t>(d), 0, 0, 1}));
    const double value = one.ratio(20000, one.cost(3000) + one.cost(5000) + one.cost(12000));
    inside += value > joined.low && value < joined.high ? 1 : 0;
  }
  EXPECT_NEAR(inside / static_cast<double>(draws), 0.8, 0.03);
}

TEST(Likely, TheBestPairFormsAndTheThirdStaysOut) {
  const std::string three =
      "municipalities = [\"Sogndal\", \"Luster\", \"Vik\"]\nhosts = [\"Sogndal\", \"Luster\", \"Vik\"]\n";
  // Vik is far from both: its journeys cost more than it saves.
  const Study study = read_study(
      study_text(
          three,
          two_members + "[[member]]\nname = \"Vik\"\ncost = 50_000\nfte = 1\n" + saves_a_fifth +
              "[[distance]]\nfrom = \"Vik\"\nto = \"Luster\"\nkm = 900\n[[distance]]\nfrom = \"Vik\"\nto = \"Sogndal\"\nkm = 900\n"
              "[[distance]]\nfrom = \"Luster\"\nto = \"Sogndal\"\nkm = 0.1\n"
              "[assumption.joint_share]\nvalue = 1\nreason = \"t\"\n[assumption.coordination]\nvalue = 0\nreason = \"t\"\n"
              "[assumption.one_off]\nvalue = 0\nreason = \"t\"\n[assumption.empty_day]\nvalue = 0\nreason = \"t\"\n"),
      "t.toml", bundle());
  const Outcome outcome = work_out(bundle(), study, {}, 5, 1);
  ASSERT_EQ(outcome.likely.size(), 1U);
  EXPECT_EQ(outcome.likely[0].coalition, 0b011U);
}

TEST(Places, TwoOfAHundredAsOneOfTwoHundred) {
  const std::string used =
      "[[member]]\nname = \"Sogndal\"\ncost = 1\nplaces_used = 100\n[[member]]\nname = \"Luster\"\ncost = 1\nplaces_used = 100\n";
  const Study study = small(pair, used + saves_a_fifth);
  // z of 10 % is 1.2816: 2 · (100 + 12.816) against 200 + 1.2816 · 14.142.
  const auto places = pooled_places(study, 0.1);
  ASSERT_TRUE(places.has_value());
  EXPECT_NEAR(places->first, 225.63, 0.01);
  EXPECT_NEAR(places->second, 218.12, 0.01);
  EXPECT_FALSE(pooled_places(small(pair, two_members + saves_a_fifth), 0.1).has_value());
}

TEST(Places, SpareOnesAddAsTheRootOfTheirSquares) {
  EXPECT_NEAR(pooled_spare({3, 4}), 5, 1e-12);
  // docs/care-pool.md, 2026: seven small neighbours keep 34 spare alone; 13 are enough for all.
  EXPECT_NEAR(pooled_spare(std::vector<double>(7, 34.0 / 7)), 13, 0.2);
}

TEST(Places, AreTheCareRoomsWhereTheServiceGivesThem) {
  Study study = small(pair, two_members + saves_a_fifth);
  study.service = find_service("health_and_care");
  Outlook outlook;
  outlook.first_year = 2027;
  outlook.growth = {{1, 1}, {1, 1}};
  outlook.places_need = {{20, 25}, {10, 12}};
  outlook.places_spare = {{6, 6}, {8, 8}};
  const Outcome pooled = work_out_ahead(bundle(), study, outlook, 3, 1);
  ASSERT_TRUE(pooled.places_alone.has_value());
  EXPECT_EQ(pooled.places_from, Outcome::PlacesFrom::chain);
  EXPECT_NEAR(*pooled.places_alone, 44, 1e-9);
  EXPECT_NEAR(*pooled.places_together, 40, 1e-9);
  study.service = find_service("it");
  EXPECT_FALSE(work_out_ahead(bundle(), study, outlook, 3, 1).places_alone.has_value());
}

// ---- The keys of the years

double part_of(const std::vector<KeyPart>& parts, std::optional<Sharing> sharing) {
  double sum = 0;
  for (const KeyPart& each : parts) sum += each.sharing == sharing ? each.part : 0;
  return sum;
}

TEST(Keys, OfTheYearsFollowTheHistory) {
  Study study;
  study.sharing = Sharing::per_inhabitant;
  study.transition_years = 1;
  study.history = {{2029, "equal", Sharing::equal, {}}, {2031, "words", {}, {}}};
  // From today's own costs, half of the study's key in the first year, all of it in the second; then the next in the same way.
  EXPECT_DOUBLE_EQ(part_of(keys_in(study, 2027, 2027), std::nullopt), 0.5);
  EXPECT_DOUBLE_EQ(part_of(keys_in(study, 2027, 2027), Sharing::per_inhabitant), 0.5);
  EXPECT_DOUBLE_EQ(part_of(keys_in(study, 2027, 2028), Sharing::per_inhabitant), 1);
  EXPECT_DOUBLE_EQ(part_of(keys_in(study, 2027, 2029), Sharing::equal), 0.5);
  EXPECT_DOUBLE_EQ(part_of(keys_in(study, 2027, 2029), Sharing::per_inhabitant), 0.5);
  for (const int year : {2030, 2031, 2050}) EXPECT_DOUBLE_EQ(part_of(keys_in(study, 2027, year), Sharing::equal), 1);
  // A change before the one under way is whole: it goes on from what holds then.
  study.transition_years = 3;
  study.history = {{2028, "equal", Sharing::equal, {}}};
  const auto mixed = keys_in(study, 2027, 2028);
  EXPECT_DOUBLE_EQ(part_of(mixed, std::nullopt), 0.75 * 0.75);
  EXPECT_DOUBLE_EQ(part_of(mixed, Sharing::per_inhabitant), 0.25 * 0.75);
  EXPECT_DOUBLE_EQ(part_of(mixed, Sharing::equal), 0.25);
  // What held before the start is where the transition begins; a key of the past without figures is not.
  study.history = {{2020, "equal", Sharing::equal, {}}};
  EXPECT_DOUBLE_EQ(part_of(keys_in(study, 2027, 2027), Sharing::equal), 0.75);
  study.members.resize(2);
  study.history = {{2020, "by use", Sharing::by_use, {}}};
  EXPECT_DOUBLE_EQ(part_of(keys_in(study, 2027, 2027), std::nullopt), 0.75);
  // One that holds from the first year takes the study's own place.
  study.history = {{2027, "equal", Sharing::equal, {}}};
  study.transition_years = 0;
  EXPECT_DOUBLE_EQ(part_of(keys_in(study, 2027, 2040), Sharing::equal), 1);
}

TEST(Keys, MoneyOfEachMemberFollowsThem) {
  const std::string history = "[[history]]\nfrom = 2028\nkey = \"equal\"\nsharing = \"equal\"\n";
  const auto years_of = [&](const std::string& more) {
    const Study study = small(pair + "sharing = \"shapley\"\n", two_members + saves_a_fifth + more);
    Outlook outlook;
    outlook.first_year = 2027;
    outlook.growth = {{1, 1, 1}, {1, 1, 1}};
    return work_out_ahead(bundle(), study, outlook, 3, 1);
  };
  const Outcome plain = years_of(""), moved = years_of(history);
  EXPECT_DOUBLE_EQ(moved.years[0].together[0].value, plain.years[0].together[0].value) << "before the key holds";
  for (const std::size_t t : {1, 2}) {
    EXPECT_NEAR(moved.years[0].together[t].value, of(moved, Sharing::equal).paid[0].value, 1e-6);
    EXPECT_DOUBLE_EQ(plain.years[0].together[t].value, plain.years[0].together[0].value) << "none is given";
    EXPECT_NEAR(moved.years[0].together[t].value + moved.years[1].together[t].value,
                plain.years[0].together[t].value + plain.years[1].together[t].value, 1e-6);
  }
}

// ---- Beyond what accounts have seen

TEST(Scale, IsLessSureOutsideTheSizesThatAreSeen) {
  const Scale scale = Scale::from_accounts(bundle(), *find_service("fire"));
  const auto middle = scale.drawn({0, 0}), high = scale.drawn({0, 0}, 0.1);
  EXPECT_DOUBLE_EQ(high.cost(scale.largest()), middle.cost(scale.largest()));
  EXPECT_DOUBLE_EQ(high.cost(scale.smallest()), middle.cost(scale.smallest()));
  EXPECT_NEAR(high.cost(4 * scale.largest()) / middle.cost(4 * scale.largest()), std::exp(0.2), 1e-9)
      << "two doublings";
  EXPECT_NEAR(high.cost(scale.smallest() / 2) / middle.cost(scale.smallest() / 2), std::exp(0.1), 1e-9);
}

}  // namespace
}  // namespace handlingsrom::cooperation
