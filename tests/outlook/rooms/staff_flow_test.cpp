// The flow behind the staff to be had: the room's own line, the country's published turnover, and its tree.
#include "outlook/rooms/staff_flow_along.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "outlook/rooms/chain_fixture.hpp"
#include "outlook/rooms/prepared.hpp"
#include "outlook/workforce/flow.hpp"

namespace handlingsrom::rooms {
namespace {

double balance(const workforce::FlowYear& year) {
  return year.start - year.retired - year.disabled - year.left + year.graduates + year.moved_in + year.other +
         year.hired + year.more - year.end;
}

// Turnover December 2021 to December 2022 as KS publishes it (workforce/parameters.cpp says for whom).
const std::vector<std::pair<std::string, double>> published{
    {"nurse", 0.139}, {"health_worker", 0.116}, {"teacher", 0.072}, {"kindergarten_teacher", 0.088}, {"other", 0.136}};

TEST(StaffFlow, TheCountrysOwnFirstYearIsThePublishedOne) {
  const Assumptions assumptions = bundled_chain().default_assumptions();
  const population::Projection& country = bundled_chain().prepared().populations->frame->nation;
  workforce::FlowCourse course;
  course.labour = workforce::labour_of(country, {}, assumptions);
  course.leaving_age = workforce::leaving_ages(assumptions, country.years());
  course.young = workforce::young_share(country, country);
  for (int g = 0; g < workforce::group_count; ++g) {
    const auto group = static_cast<workforce::Group>(g);
    SCOPED_TRACE(std::string(workforce::key_of(group)));
    const double stock = g == 0 ? 31470 : 71450;
    course.line.clear();
    for (std::size_t t = 0; t < course.labour.size(); ++t) {
      double force = 0;
      for (std::size_t age = 20; age < 64; ++age) force += course.labour[t][age];
      course.line.push_back(stock * force);
    }
    const auto year = workforce::flow_along(course, workforce::flow_rates(assumptions, group, country)).front();
    EXPECT_NEAR((year.retired + year.disabled + year.left) / year.start, published[static_cast<std::size_t>(g)].second,
                1e-9);
    EXPECT_NEAR(year.more, 0, 1e-6);
    if (g == 0) {
      EXPECT_NEAR(year.graduates, 6370 * 0.402 * 0.715, 1e-6);
    }
    EXPECT_GT(year.hired, 0);
  }
}

TEST(StaffFlow, TheMunicipalitiesTogetherMakeTheCountry) {
  const Chain& chain = bundled_chain();
  std::vector<workforce::FlowYear> sums(workforce::group_count);
  for (int m = 0; m < chain.facts().registry->size(); ++m) {
    const Request request{MunicipalityIndex{m}};
    const Figures figures = chain.run(request);
    const StaffFlow flow = staff_flow(chain, request, figures);
    for (std::size_t g = 0; g < flow.groups.size(); ++g) {
      const std::vector<double>& line = figures.at("workforce.available." + flow.groups[g].key).middle;
      for (std::size_t t = 0; t + 1 < line.size(); ++t) {
        const workforce::FlowYear& year = flow.groups[g].years[t];
        ASSERT_EQ(year.start, line[t]);
        ASSERT_EQ(year.end, line[t + 1]);
        ASSERT_NEAR(balance(year), 0, 1e-9 * (1 + year.start));
      }
      sums[g] = sum_of({sums[g], flow.groups[g].years.front()});
    }
  }
  for (std::size_t g = 0; g < sums.size(); ++g) {
    SCOPED_TRACE(published[g].first);
    const workforce::FlowYear& all = sums[g];
    EXPECT_NEAR((all.retired + all.disabled + all.left) / all.start, published[g].second, 0.003);
    EXPECT_NEAR(all.more / all.start, 0, 0.01);
  }
  // What the newly educated are set against is the country's own stock.
  const Assumptions assumptions = chain.default_assumptions();
  EXPECT_NEAR(sums[0].start / assumptions.first("workforce.flow.country_fte_nurse"), 1, 0.01) << sums[0].start;
  EXPECT_NEAR(sums[1].start / assumptions.first("workforce.flow.country_fte_health_worker"), 1, 0.01) << sums[1].start;
  // Every newly educated of the country lands somewhere.
  EXPECT_NEAR(sums[0].graduates, 6370 * 0.402 * 0.715, 1e-6);
  EXPECT_NEAR(sums[1].graduates, 4760 * 0.9 * 0.715, 1e-6);
}

TEST(StaffFlow, AnOwnShareOfOlderStaffRetiresMore) {
  const Request request{municipality("høylandet")};
  const Figures figures = bundled_chain().run(request);
  Assumptions own = bundled_chain().default_assumptions();
  own.set("workforce.flow.older_share_nurse", 0.44);
  const StaffFlow usual = staff_flow(bundled_chain(), request, figures);
  const StaffFlow old =
      staff_flow(bundled_chain(), {.municipality = request.municipality, .assumptions = &own}, figures);
  EXPECT_NEAR(old.groups[0].years[0].retired, 2 * usual.groups[0].years[0].retired, 1e-9);
  EXPECT_EQ(old.groups[0].years[0].start, usual.groups[0].years[0].start);
}

facts::OwnFigures counted_nurses() {
  facts::OwnFigures own;
  own.file = "stillinger.xlsx";
  const auto add = [&](const char* part, double value) {
    facts::OwnFigure figure{facts::OwnQuantity::full_time_equivalents, std::nullopt, value, "",
                            static_cast<int>(own.figures.size()) + 5};
    figure.part = part;
    own.figures.push_back(figure);
  };
  add("nurse/30–39", 4);
  add("nurse/62–66", 4);
  add("left/nurse", 3);
  return own;
}

bool rests_on_own(const trace::Node& node) {
  bool found = node.provenance == Provenance::own && node.reference.source_id == "own";
  for (const trace::Node& child : node.children) found = found || rests_on_own(child);
  return found;
}

TEST(StaffFlow, CountedAgesAndTurnoverStandInPlaceOfTheCountrys) {
  const facts::OwnFigures own = counted_nurses();
  const Request alone{municipality("høylandet")};
  const Request request{.municipality = alone.municipality, .own = &own};
  const Figures figures = bundled_chain().run(alone);
  ASSERT_EQ(bundled_chain().run(request).at("workforce.available.nurse").middle,
            figures.at("workforce.available.nurse").middle)
      << "the line does not rest on ages";
  const StaffFlow flow = staff_flow(bundled_chain(), request, figures);
  const StaffFlow::Group& nurses = flow.groups[0];
  const workforce::FlowYear& first = nurses.years[0];
  EXPECT_TRUE(nurses.own_ages && nurses.own_turnover);
  EXPECT_NEAR(first.older, first.start / 2, 1e-9) << "half of those counted";
  EXPECT_NEAR((first.retired + first.disabled + first.left) / first.start, 3.0 / 8, 1e-9) << "three of eight left";
  EXPECT_NEAR(balance(first), 0, 1e-9);
  EXPECT_EQ(first.hired, staff_flow(bundled_chain(), alone, figures).groups[0].years[0].hired) << "the country's pace";
  EXPECT_EQ(nurses.mark("retired"), Provenance::own);
  EXPECT_EQ(nurses.mark("left"), Provenance::own);
  EXPECT_EQ(nurses.mark("graduates"), Provenance::national);
  EXPECT_FALSE(flow.groups[1].own_ages || flow.groups[1].own_turnover);
  for (const char* part : {"retired", "left"}) {
    const trace::Node tree = bundled_chain().explain(request, fmt::format("workforce.flow.nurse.{}", part), Year{2026});
    EXPECT_TRUE(rests_on_own(tree)) << part;
    EXPECT_LT(trace::largest_discrepancy(tree), 1e-9);
  }
}

TEST(StaffFlow, WhoIsIllFollowsTheQuarters) {
  const Request request{municipality("skaun")};
  const StaffFlow flow = staff_flow(bundled_chain(), request, bundled_chain().run(request));
  double mean = 0;
  for (std::size_t q = 0; q < 4; ++q) mean += flow.away_ill(flow.groups[0], Year{2027}, q) / 4;
  EXPECT_NEAR(mean, flow.groups[0].years[1].start * 0.077, 1e-9);
  EXPECT_GT(flow.away_ill(flow.groups[0], Year{2027}, 0), 1.3 * flow.away_ill(flow.groups[0], Year{2027}, 2));
}

TEST(StaffFlow, ItsTreeLeadsToTheRoomsOwnLine) {
  const Request request{municipality("skaun")};
  const Figures figures = bundled_chain().run(request);
  const StaffFlow flow = staff_flow(bundled_chain(), request, figures);
  for (const std::string& id : flow_ids()) {
    SCOPED_TRACE(id);
    const trace::Node tree = bundled_chain().explain(request, id, Year{2030});
    workforce::Group group{};
    std::string_view part;
    ASSERT_TRUE(workforce::read_flow_id(id, group, part));
    const auto& year =
        flow.groups[static_cast<std::size_t>(group)].years[static_cast<std::size_t>(2030 - flow.first.value)];
    EXPECT_NEAR(tree.value, workforce::part_of(year, part), 1e-9 * (1 + std::abs(tree.value)));
    EXPECT_LT(trace::largest_discrepancy(tree), 1e-9);
  }
  EXPECT_THROW(bundled_chain().explain(request, "workforce.flow.nurse.retired", Year{2050}), Error);
  EXPECT_THROW(bundled_chain().explain(request, "workforce.flow.nurse.gone", Year{2030}), Error);
}

TEST(StaffFlow, MeanOfYears) {
  StaffFlow::Group group;
  group.years = {{.start = 10, .end = 9, .retired = 1, .left = 2}, {.start = 9, .end = 8, .retired = 3, .left = 0}};
  const workforce::FlowYear mean = mean_flow(group, Year{2026}, Year{2026}, Year{2027});
  EXPECT_DOUBLE_EQ(mean.retired, 2);
  EXPECT_DOUBLE_EQ(mean.left, 1);
  EXPECT_DOUBLE_EQ(mean.start, 10);
  EXPECT_DOUBLE_EQ(mean.end, 8);
}

}  // namespace
}  // namespace handlingsrom::rooms
