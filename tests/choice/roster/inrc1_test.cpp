#include "choice/roster/inrc1.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "base/error.hpp"
#include "base/random.hpp"
#include "choice/roster/line_pricing.hpp"

namespace handlingsrom::roster::inrc1 {
namespace {

// Ten days from Friday 1 January 2010; weekends of two days for the first contract, of three for the second.
constexpr const char* tiny = R"(////////////////////
SCHEDULING_PERIOD;
////////////////////
tiny, 2010-01-01, 2010-01-10;

SKILLS = 2;
Nurse;
HeadNurse;

SHIFT_TYPES = 2;
D, Day, 08:30:00, 16:30:00, 1, Nurse;
H, Head, 08:30:00, 16:30:00, 1, HeadNurse;

CONTRACTS = 2;
0, full, (1|1), (1|2|5), (1|3|4), (1|4|3), (1|5|2), (1|6|3), (1|7|2), (1|8|1), (0|0|0), (0|0|0), SaturdaySunday, (1|10), (1|9), (1|1), (0|0), (1|11), 2, 0 1;
1, part, (1|1), (0|0|9), (0|0|1), (1|1|2), (0|0|1), (0|0|9), (0|0|1), (0|0|9), (1|5|2), (0|0|0), FridaySaturdaySunday, (1|10), (0|0), (0|0), (0|0), (0|0), 0,;

PATTERNS = 2;
0, 13, 2 (D|Any) (H|Any);
1, 17, 3 (None|Friday) (Any|Saturday) (Any|Sunday);

EMPLOYEES 2;
0, Kari, 0, 1, Nurse;
1, Ola, 1, 2, HeadNurse Nurse;

DAY_OF_WEEK_COVER = 1;
Monday, D, 1;

DATE_SPECIFIC_COVER = 1;
2010-01-06, H, 1;

DAY_OFF_REQUESTS = 1;
0, 2010-01-05, 3;

DAY_ON_REQUESTS = 1;
0, 2010-01-07, 4;

SHIFT_OFF_REQUESTS = 1;
1, 2010-01-04, D, 5;

SHIFT_ON_REQUESTS = 1;
1, 2010-01-05, H, 6;
)";

Problem problem() {
  std::istringstream input(tiny);
  return read(input, "tiny.txt");
}

std::vector<int> line(const std::string& letters) {
  std::vector<int> result;
  for (const char letter : letters) result.push_back(letter == 'D' ? 0 : letter == 'H' ? 1 : day_off);
  return result;
}

TEST(Inrc1, ReadsTheFormat) {
  const Problem read = problem();
  EXPECT_EQ(read.days, 10);
  EXPECT_EQ(read.weekday(0), 4);
  EXPECT_EQ(read.contracts[0].most_running.weight, 4);
  EXPECT_EQ(read.contracts[0].most_running.value, 3);
  EXPECT_EQ(read.contracts[1].most_assignments.weight, 0);
  EXPECT_EQ(read.contracts[1].weekend_days, 3);
  EXPECT_EQ(read.contracts[0].patterns, (std::vector<int>{0, 1}));
  EXPECT_EQ(read.patterns[1].weekday, 4);
  EXPECT_EQ(read.demand[read.cell(3, 0)], 1);
  EXPECT_EQ(read.demand[read.cell(5, 1)], 1);
}

TEST(Inrc1, CountsByHand) {
  //                                                     FSSMTWTFSS
  const Evaluation found = evaluate(problem(), {line(".DD.D....."), line("..........")});
  // Kari: three shifts, one under four: 3. One day at work alone on Tuesday, one short: 5.
  EXPECT_EQ(found.assignments, 3);
  EXPECT_EQ(found.running, 5);
  // Free on the first Friday and on Monday, each one short of two: 14; five days at the end, two too many: 12.
  EXPECT_EQ(found.off_running, 14 + 12);
  EXPECT_EQ(found.complete_weekends, 0);
  // Free on Friday, at work on Saturday and Sunday.
  EXPECT_EQ(found.patterns, 17);
  // Kari at work on the Tuesday (3), free on the Thursday (4); Ola no H on the Tuesday (6).
  EXPECT_EQ(found.requests, 3 + 4 + 6);
  EXPECT_EQ(found.cover, 1 + 1 + 3);  // Monday's D, the H of the sixth; three D that nobody asked for
}

TEST(Inrc1, Weekends) {
  const auto kari = [](const std::string& letters) { return evaluate(problem(), {line(letters), line("..........")}); };
  EXPECT_EQ(kari(".D........").complete_weekends, 10);
  EXPECT_EQ(kari(".DH.......").same_shift, 18);
  EXPECT_EQ(kari(".DH.......").patterns, 13 + 17);
  EXPECT_EQ(kari(".DH.......").skill, 11);
  EXPECT_EQ(kari(".DD.....DD").weekends_running, 8);
  const auto ola = [](const std::string& letters) {
    return evaluate(problem(), {line(".........."), line(letters)}).complete_weekends;
  };
  EXPECT_EQ(ola("DDD......."), 0);
  EXPECT_EQ(ola("DD........"), 10);
  EXPECT_EQ(ola("..D......."), 20);
  EXPECT_EQ(ola("D.D......."), 40);
}

// What the University of Osnabrück's evaluator (INRC2010-UOS-evaluator 1.0) says of these rotas of Kari and Ola, with a head's shift that
// asks for two skills.
TEST(Inrc1, AgreesWithTheOpenEvaluator) {
  std::string text = tiny;
  const auto change = [&text](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  change("SKILLS = 2;\n", "SKILLS = 3;\nWard;\n");
  change("1, HeadNurse;", "2, HeadNurse Ward;");
  std::istringstream input(text);
  const Problem all = read(input, "tiny.txt");
  struct Known {
    const char* kari;
    const char* ola;
    int hard;
    int soft;
  };
  for (const Known& each : {Known{"DDDDDD....", "HHHH..DDH.", 13, 46}, Known{"HDDHHDDHHH", "D.H..DDD.H", 18, 228},
                            Known{"D.HDH.H.D.", "..H..DDHHD", 12, 151}, Known{"DD.H...HDD", "D.D.HDH..H", 14, 119},
                            Known{".DHDDDH..D", "DHDH.DDHDH", 16, 143}, Known{"HDHHHD..DH", ".D.HDH..DH", 14, 204}}) {
    const Evaluation found = evaluate(all, {line(each.kari), line(each.ola)});
    EXPECT_EQ(found.cover, each.hard) << each.kari;
    EXPECT_EQ(found.value(), each.soft) << each.kari;
  }
}

double line_cost(const LineModel& model, int person, const std::vector<int>& shifts) {
  std::vector<char> allowed(static_cast<std::size_t>(model.days * (model.duties + 1)), 0);
  for (int d = 0; d < model.days; ++d)
    allowed[model.place(d, static_cast<Duty>(shifts[static_cast<std::size_t>(d)]))] = 1;
  PricingSpace space;
  return LinePricer(model, person, allowed)
      .cheapest(std::vector<float>(allowed.size(), 0), space)
      .lines.at(0)
      .line.cost;
}

TEST(Inrc1, TheSolversCostsAreTheRules) {
  const Problem all = problem();
  const LineModel model = line_model(all);
  std::uint32_t draws = 0;
  for (int trial = 0; trial < 600; ++trial) {
    Rota rota(2);
    for (auto& each : rota) {
      for (int d = 0; d < all.days; ++d) each.push_back(static_cast<int>(uniform({5, draws++}) * 3) - 1);
    }
    EXPECT_EQ(line_cost(model, 0, rota[0]) + line_cost(model, 1, rota[1]), evaluate(all, rota).value()) << trial;
  }
}

TEST(Inrc1, FaultsAreNamedByPlace) {
  const auto fault = [](const std::string& from, const std::string& to) -> std::string {
    std::string text = tiny;
    text.replace(text.find(from), from.size(), to);
    std::istringstream input(text);
    try {
      read(input, "tiny.txt");
    } catch (const Error& error) {
      return error.arguments()[1].second + ":" + error.arguments()[2].second;
    }
    return "read";
  };
  EXPECT_EQ(fault("1, Nurse;\nH", "1, Doctor;\nH"), "11:Doctor");
  EXPECT_EQ(fault("(1|2|5)", "(1|2|x)"), "15:x");
  EXPECT_EQ(fault("Monday, D, 1", "Moonday, D, 1"), "27:Moonday");
  EXPECT_EQ(fault("2010-01-06, H, 1", "2010-02-06, H, 1"), "30:2010-02-06");
  EXPECT_EQ(fault("0, Kari, 0", "0, Kari, 7"), "23:7");
}

}  // namespace
}  // namespace handlingsrom::roster::inrc1
