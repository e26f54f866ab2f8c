// A run from a course that is kept gives the very figures of the whole chain, whatever was asked before.
#include "outlook/rooms/runner.hpp"

#include <cstring>

#include <gtest/gtest.h>

#include "outlook/rooms/chain_fixture.hpp"

namespace handlingsrom::rooms {
namespace {

void expect_same(const Figures& ours, const Figures& whole, const std::string& what) {
  ASSERT_EQ(ours.all().size(), whole.all().size());
  for (std::size_t k = 0; k < whole.all().size(); ++k) {
    const Figure& a = ours.all()[k];
    const Figure& b = whole.all()[k];
    ASSERT_EQ(a.id, b.id);
    EXPECT_EQ(a.provenance, b.provenance) << what << ": " << a.id;
    ASSERT_EQ(a.middle.size(), b.middle.size());
    EXPECT_EQ(std::memcmp(a.middle.data(), b.middle.data(), b.middle.size() * sizeof(double)), 0)
        << what << ": " << a.id;
  }
}

TEST(Runner, GivesTheChainsFiguresToTheByteFromWhatIsKept) {
  const Chain& chain = bundled_chain();
  // One of each kind: the sheet alone, care, labour, the result, the population.
  const std::pair<const char*, double> changes[] = {{"economy.income_growth", 0.004},
                                                    {"care.coverage_long_stay", 0.9},
                                                    {"workforce.leaving_age", 64},
                                                    {"economy.result_alternating", 0.5},
                                                    {"population.local_migration_factor", 0.5}};
  for (const char* name : {"skaun", "oslo", "træna"}) {
    const MunicipalityIndex place = municipality(name);
    const Runner first(chain, place), again(chain, place);
    EXPECT_EQ(&first.base(), &again.base()) << "worked out once";
    expect_same(first.base(), chain.run({.municipality = place}), name);
    for (const auto& [id, value] : changes) {
      Assumptions assumptions = chain.default_assumptions();
      assumptions.set(id, value);
      expect_same(again.run(assumptions, {}, {}), chain.run({.municipality = place, .assumptions = &assumptions}),
                  std::string(name) + " " + id);
    }
    expect_same(first.run(chain.default_assumptions(), {}, {}), first.base(), name);  // nothing of another run is left
  }
}

}  // namespace
}  // namespace handlingsrom::rooms
