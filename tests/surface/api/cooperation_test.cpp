// The members' shared paths: the sum over a coalition's members is the chain's run of the coalition as one, exactly.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <array>
#include <map>

#include "base/quantile.hpp"
#include "base/standard_seed.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/region.hpp"
#include "surface/api/bundled.hpp"
#include "surface/api/studies.hpp"

namespace handlingsrom::api {
namespace {

constexpr int paths = 40;
const std::array<std::string, 5> additive{"economy.spending.child_protection", "population.total", "rooms.money",
                                          "rooms.people", "rooms.places"};

using Values = std::map<std::string, std::vector<std::vector<double>>>;  // figure → [path][year]

Values of_member(const std::string& name) {
  Values values;
  rooms::Request request;
  request.municipality = service().find(name);
  request.paths = paths;
  for (const std::string& id : additive) values[id].resize(paths);
  service().chain().run_paths(request, [&](int path, rooms::Figures& figures) {
    for (const std::string& id : additive) values[id][static_cast<std::size_t>(path)] = figures.at(id).middle;
  });
  return values;
}

TEST(CoalitionPaths, TheSumOfMembersIsTheChainsRunOfTheCoalition) {
  const std::array<std::string, 3> names{"Sogndal", "Luster", "Vik"};
  std::vector<Values> members;
  for (const std::string& name : names) members.push_back(of_member(name));
  for (unsigned coalition = 1; coalition < 8; ++coalition) {
    std::vector<MunicipalityIndex> in;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if ((coalition >> i & 1U) != 0) in.push_back(service().find(names[i]));
    }
    rooms::Request request;
    request.paths = paths;
    const rooms::RegionFigures once = rooms::run_region(service().chain(), in, request);
    for (const std::string& id : additive) {
      const rooms::Figure& figure = once.figures.at(id);
      for (std::size_t t = 0; t < figure.p10.size(); t += 6) {
        std::vector<double> sums(paths, 0.0);
        for (std::size_t i = 0; i < names.size(); ++i) {
          for (std::size_t p = 0; p < paths; ++p) sums[p] += (coalition >> i & 1U) != 0 ? members[i].at(id)[p][t] : 0;
        }
        std::sort(sums.begin(), sums.end());
        const double size = 1 + std::abs(quantile(sums, 0.5));
        EXPECT_NEAR(figure.p10[t], quantile(sums, 0.1), 1e-12 * size) << id << " " << coalition << " " << t;
        EXPECT_NEAR(figure.p90[t], quantile(sums, 0.9), 1e-12 * size) << id << " " << coalition << " " << t;
      }
    }
  }
}

TEST(StudyAnswer, TheThreeRoomsOfEachAndOfAllHaveRangesToTheLastYear) {
  const StudyAnswer answer = study_cooperation(service(), "examples/sogn-barnevern.toml", standard_seed, 60);
  const cooperation::Outcome& outcome = answer.outcome;
  for (std::size_t room = 0; room < 3; ++room) {
    ASSERT_EQ(outcome.rooms[room].size(), 7U);
    const auto years = static_cast<std::size_t>(answer.last_year + 1 - outcome.first_year);
    ASSERT_EQ(outcome.rooms_sum[room].together.size(), years);
    for (std::size_t t = 0; t < years; ++t) {
      double lacking = 0;
      for (const cooperation::MemberYears& member : outcome.rooms[room]) {
        EXPECT_LE(member.together[t].low, member.together[t].value);
        EXPECT_LE(member.together[t].value, member.together[t].high);
        lacking += std::min(0.0, member.alone[t].value);
      }
      EXPECT_DOUBLE_EQ(outcome.rooms_short[room][t], lacking);
    }
    EXPECT_LT(outcome.rooms_sum[room].alone.back().low, outcome.rooms_sum[room].alone.back().high);
  }
  // Nothing is said of places, so they stay as they are; money moves by what the accounts show, path by path.
  EXPECT_EQ(outcome.rooms_sum[2].alone.back().value, outcome.rooms_sum[2].together.back().value);
  EXPECT_NE(outcome.rooms_sum[0].alone.back().value, outcome.rooms_sum[0].together.back().value);
  EXPECT_FALSE(answer.over_sea.empty()) << "no distance is given between the second host and most of the others";
}

TEST(StudyAnswer, TheMembersAloneAreAsInTheirKnowledgeBasis) {
  const StudyAnswer answer = study_cooperation(service(), "examples/sogn-nav.toml", standard_seed);
  rooms::Request request;
  request.municipality = service().find("Vik");
  request.paths = study_draws;
  const rooms::Figures figures = service().chain().run(request);
  const auto& vik = answer.outcome.rooms[0][5];
  EXPECT_NEAR(vik.alone.back().value, figures.at("rooms.money").middle.back(), 1);
  EXPECT_NEAR(vik.alone.back().low, figures.at("rooms.money").p10.back(), 1);
}

}  // namespace
}  // namespace handlingsrom::api
