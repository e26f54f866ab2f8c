// Changed population assumptions: what is taken over from known populations changes no byte, whichever assumption it is.
#include <gtest/gtest.h>

#include <algorithm>

#include "chain_fixture.hpp"
#include "outlook/rooms/prepared.hpp"

namespace handlingsrom::rooms {
namespace {

bool alike(const population::Projection& a, const population::Projection& b) {
  for (int t = 0; t < a.years(); ++t) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      if (!std::ranges::equal(a.ages(t, sex), b.ages(t, sex))) return false;
    }
  }
  return a.births == b.births && a.net_migration == b.net_migration;
}

TEST(Populations, TakenOverOrMadeAnewAreTheSame) {
  const auto facts = facts::load("data/handlingsrom.bundle");
  const Assumptions defaults = bundled_chain().default_assumptions();
  const auto known = populations_at(facts, defaults);
  for (const ParameterSpec& spec : population::parameters()) {
    Assumptions changed = defaults;
    changed.set(spec.id, spec.value == spec.high ? spec.low : spec.high);
    const auto anew = populations_at(facts, changed);
    const auto taken_over = populations_at(facts, changed, known.get());
    for (const MunicipalityIndex m : {MunicipalityIndex{0}, MunicipalityIndex{100}, MunicipalityIndex{356}})
      EXPECT_TRUE(alike(anew->projection(m), taken_over->projection(m))) << spec.id;
  }
}

TEST(Populations, AskedForAgainGiveTheSameFigures) {
  const auto money = [](double migration) {
    Assumptions changed = bundled_chain().default_assumptions();
    changed.set("population.local_migration_factor", migration);
    return bundled_chain().run({municipality("skaun"), &changed}).at("rooms.money").middle;
  };
  const auto first = money(1.2);
  for (const double other : {0.8, 0.9, 1.1, 1.3, 1.4}) EXPECT_NE(money(other), first);
  EXPECT_EQ(money(1.2), first);
  EXPECT_EQ(money(1.2), first);
}

// --population ssb: everything rests on the published totals, and the country is their sum.
TEST(Surroundings, ThePublishedAlternativeIsTheBaseOfEverything) {
  const Chain& chain = bundled_chain();
  double sum = 0;
  for (int m = 0; m < chain.facts().registry->size(); ++m) {
    Request request{MunicipalityIndex{m}};
    request.alternative = "ssb";
    const Figures figures = chain.run(request);
    for (const Year year : {Year{2030}, Year{2050}}) {
      const double published = figures.middle("population.published_main", year);
      EXPECT_NEAR(figures.middle("population.total", year), published, 1e-9 * published) << m;
    }
    sum += figures.middle("economy.income.tax_equalisation", Year{2050});
  }
  EXPECT_NEAR(sum, 0, 1e3);
  Request request{municipality("lørenskog"), nullptr, nullptr, 200, 1};
  request.alternative = "ssb";
  const Figures figures = chain.run(request);
  const double published = figures.middle("population.published_main", Year{2040});
  EXPECT_NEAR(figures.middle("population.total", Year{2040}), published, 0.03 * published);
}

}  // namespace
}  // namespace handlingsrom::rooms
