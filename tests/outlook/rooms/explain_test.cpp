// Every figure can be traced to cells of published tables and named assumptions, and the way adds up.
#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "outlook/rooms/chain_fixture.hpp"
#include "standing/facts/source.hpp"

namespace handlingsrom::rooms {
namespace {

struct Leaves {
  std::set<std::string> sources;
  std::set<std::string> parameters;
  std::set<std::string> unexplained;
};

void collect(const trace::Node& node, Leaves& leaves) {
  if (node.children.empty()) {
    if (node.operation == trace::Operation::cell) {
      leaves.sources.insert(node.reference.source_id);
    } else if (node.operation == trace::Operation::assumption) {
      leaves.parameters.insert(node.parameter_id);
    } else if (node.key != "sheet.number" && node.key != "sheet.elapsed") {  // numbers of the method itself
      leaves.unexplained.insert(node.key);
    }
  }
  for (const trace::Node& child : node.children) collect(child, leaves);
}

bool is_declared(const std::string& id) {
  if (id.starts_with("care_ladder.")) return true;  // values of the ladder file, each with its source there
  const Assumptions assumptions = bundled_chain().default_assumptions();
  const auto specs = assumptions.specs();
  return std::any_of(specs.begin(), specs.end(), [&](const ParameterSpec* spec) { return spec->id == id; });
}

TEST(Explain, EveryFigureAddsUpAndEndsInSourcesOrAssumptions) {
  const Chain& chain = bundled_chain();
  Leaves leaves;
  for (const char* name : {"sunnfjord", "utsira", "oslo"}) {
    const Request request{municipality(name)};
    const Figures figures = chain.run(request);
    for (const Figure& figure : figures.all()) {
      for (const Year year : {Year{2026}, Year{2031}, Year{2049}}) {
        const trace::Node tree = chain.explain(request, figure.id, year);
        const double value = figures.middle(figure.id, year);
        EXPECT_NEAR(tree.value, value, 1e-9 * std::max(1.0, std::abs(value)))
            << name << ' ' << figure.id << ' ' << year.value;
        EXPECT_LT(trace::largest_discrepancy(tree), 1e-9) << name << ' ' << figure.id << ' ' << year.value;
        collect(tree, leaves);
      }
    }
  }
  EXPECT_TRUE(leaves.unexplained.empty()) << *leaves.unexplained.begin();
  for (const std::string& source : leaves.sources) EXPECT_NO_THROW(chain.facts().source(source)) << source;
  for (const std::string& parameter : leaves.parameters) EXPECT_TRUE(is_declared(parameter)) << parameter;
}

TEST(Explain, ShortNamesAreTheRooms) {
  const Request request{municipality("skaun")};
  EXPECT_EQ(bundled_chain().explain(request, "money", Year{2040}).value,
            bundled_chain().explain(request, "rooms.money", Year{2040}).value);
}

}  // namespace
}  // namespace handlingsrom::rooms
