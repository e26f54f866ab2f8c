#include "choice/roster/nrp24.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/error.hpp"
#include "choice/roster/nrp24_check.hpp"

namespace handlingsrom::roster::nrp24 {
namespace {

// Two persons, nine days, an early shift that may not follow a late one.
constexpr const char* small = R"(# a comment
SECTION_HORIZON
9
SECTION_SHIFTS
E,480,
L,600,E
SECTION_STAFF
A,E=9|L=2,3000,960,3,2,2,1
B,E=9|L=9,3000,960,3,2,2,1
SECTION_DAYS_OFF
B,4
SECTION_SHIFT_ON_REQUESTS
A,0,E,3
SECTION_SHIFT_OFF_REQUESTS
B,1,L,2
SECTION_COVER
0,E,1,100,1
0,L,1,50,1
)";

Problem problem() {
  std::istringstream input(small);
  return read(input, "small.txt");
}

std::vector<int> line(const std::string& letters) {
  std::vector<int> result;
  for (const char letter : letters) result.push_back(letter == 'E' ? 0 : letter == 'L' ? 1 : day_off);
  return result;
}

std::vector<std::string> broken(const std::string& first, const std::string& second = "EE..EE...") {
  // The second line is of person B, whose day 4 must be free unless the test says so.
  std::vector<std::string> keys;
  const Evaluation evaluated = evaluate(problem(), {line(first), line(second)});
  for (const Violation& each : evaluated.violations) {
    if (each.person == 0) keys.push_back(key_of(each.rule));
  }
  return keys;
}

using Keys = std::vector<std::string>;

TEST(Nrp24, ReadsAnInstance) {
  const Problem read = problem();
  EXPECT_EQ(read.days, 9);
  ASSERT_EQ(read.shifts.size(), 2U);
  EXPECT_EQ(read.shifts[1].cannot_follow, std::vector<int>{0});
  EXPECT_EQ(read.persons[0].most_of_shift, (std::vector<int>{9, 2}));
  EXPECT_EQ(read.persons[1].days_off, std::vector<int>{4});
  EXPECT_EQ(read.cover[1].weight_under, 50);
}

TEST(Nrp24, EachHardRuleIsSeenAlone) {
  EXPECT_EQ(broken("EE..EE..."), Keys{});
  EXPECT_EQ(broken("LE..EE..."), Keys{"succession"});
  EXPECT_EQ(broken("LL..LL..."), (Keys{"shift_limit"}));
  EXPECT_EQ(broken("EEE..EE.."), Keys{});
  EXPECT_EQ(broken("EEE..EEE."), Keys{});
  EXPECT_EQ(broken("E........"), Keys{"least_minutes"});
  EXPECT_EQ(broken("EEEE....."), Keys{"most_days_running"});
  EXPECT_EQ(broken("..E...EE."), Keys{"least_days_running"});
  EXPECT_EQ(broken("EE.EE...."), Keys{"least_days_off_running"});
}

TEST(Nrp24, RunsAtTheEndsMayBeShortButNotLong) {
  EXPECT_EQ(broken("E..EE...E"), Keys{});
  EXPECT_EQ(broken(".EE..EE.."), Keys{});
  EXPECT_EQ(broken("EE.....EE"), Keys{});
  EXPECT_EQ(broken("EE...EEEE"), Keys{"most_days_running"});
}

TEST(Nrp24, AWeekendIsWorkedBySaturdayOrSunday) {
  Problem two = problem();
  two.persons[0].most_weekends = 0;
  const auto count = [&](const std::string& letters) {
    const Evaluation evaluation = evaluate(two, {line(letters), line(".........")});
    int found = 0;
    for (const Violation& each : evaluation.violations)
      found += each.person == 0 && each.rule == Rule::most_weekends ? each.found : 0;
    return found;
  };
  EXPECT_EQ(count("EE..EE..."), 1);  // Saturday
  EXPECT_EQ(count("EE....EE."), 1);  // Sunday
  EXPECT_EQ(count("EE..E.EE."), 1);
  EXPECT_EQ(count("EE.EE..EE"), 0);
}

TEST(Nrp24, CountsWishesAndCover) {
  // A off on day 0: 3 for the wish. B late on day 1: 2. Day 0 has no early (100) and one late.
  const Evaluation evaluation = evaluate(problem(), {line("..EE....."), line("LL.......")});
  EXPECT_EQ(evaluation.requests, 5);
  EXPECT_EQ(evaluation.cover, 100);
  // Two early where one is wanted, no late.
  EXPECT_EQ(evaluate(problem(), {line("EE......."), line("EE.......")}).cover, 1 + 50);
}

TEST(Nrp24, FixedDaysOff) {
  const Evaluation evaluation = evaluate(problem(), {line("EE......."), line("...EE....")});
  ASSERT_EQ(evaluation.violations.size(), 1U);
  EXPECT_EQ(evaluation.violations[0].rule, Rule::fixed_day_off);
  EXPECT_EQ(evaluation.violations[0].day, 4);
}

TEST(Nrp24, ARotaReadsBackAsWritten) {
  const Rota rota{line("EE..LL..."), line("LL.......")};
  std::ostringstream out;
  write_rota(out, problem(), rota);
  std::istringstream again(out.str());
  EXPECT_EQ(read_rota(again, "rota.csv", problem()), rota);
  std::istringstream letters("A,EE..LL...\nB,LL.......\n");
  EXPECT_EQ(read_rota(letters, "rota.csv", problem()), rota);
}

struct Fault {
  std::string text;
  std::string replacement;
  std::string line;
  std::string found;
};

TEST(Nrp24, FaultsAreNamedByPlaceFoundAndExpected) {
  const std::vector<Fault> faults{{"L,600,E", "L,600,X", "6", "X"},
                                  {"L,600,E", "E,600,", "6", "E"},
                                  {"L,600,E", "L,ten,E", "6", "ten"},
                                  {"B,4\n", "C,4\n", "11", "C"},
                                  {"B,4\n", "B,9\n", "11", "9"},
                                  {"A,0,E,3", "A,0,N,3", "13", "N"},
                                  {"0,L,1,50,1", "0,L,1,50", "18", "0,L,1,50"},
                                  {"L=2,3000", "L=two,3000", "8", "two"},
                                  {"\n9\n", "\nnine\n", "3", "nine"}};
  for (const Fault& fault : faults) {
    std::string text = small;
    text.replace(text.find(fault.text), fault.text.size(), fault.replacement);
    std::istringstream input(text);
    try {
      read(input, "small.txt");
      ADD_FAILURE() << fault.replacement;
    } catch (const Error& error) {
      EXPECT_EQ(error.key(), "roster_value");
      const Error::Arguments expected{{"file", "small.txt"}, {"line", fault.line}, {"found", fault.found}};
      EXPECT_TRUE(std::equal(expected.begin(), expected.end(), error.arguments().begin())) << error.what();
    }
  }
}

TEST(Nrp24, ARotaThatDoesNotFitIsRefused) {
  for (const char* text : {"A,EE..LL..\nB,LL.......\n", "A,EE..LL...\n", "A,EE..LL...\nA,EE..LL...\n",
                           "A,EE..LL..N\nB,LL.......\n", "C,EE..LL...\n"}) {
    std::istringstream input(text);
    EXPECT_THROW(read_rota(input, "rota.csv", problem()), Error) << text;
  }
}

}  // namespace
}  // namespace handlingsrom::roster::nrp24
