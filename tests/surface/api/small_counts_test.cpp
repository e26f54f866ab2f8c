// No count of fewer than five people in care can be read off what is shown: comparisons of every municipality, and the way behind the users of every step.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "standing/comparison/rate.hpp"
#include "outlook/rooms/chain.hpp"
#include "standing/disclosure/small_counts.hpp"
#include "standing/disclosure/suppression.hpp"
#include "standing/facts/bundle.hpp"
#include "standing/facts/care_facts.hpp"
#include "standing/facts/facts.hpp"
#include "standing/facts/small_cells.hpp"
#include "surface/api/bundled.hpp"
#include "surface/api/comparison.hpp"

namespace handlingsrom::api {
namespace {

using trace::Node;
using trace::Operation;

/// What a reader could still compute: a small count that stands open, a hidden figure that is the only one in a sum, a product that is open though a factor is hidden.
std::string leak(const Node& node) {
  const bool small = node.operation == Operation::cell && node.unit == Unit::users &&
                     node.provenance == Provenance::municipality && disclosure::too_small(node.value);
  if (small) return "open: " + node.reference.cell;
  const auto hidden = std::count_if(node.children.begin(), node.children.end(), disclosure::is_hidden);
  if (!disclosure::is_hidden(node) && hidden > 0) {
    const bool additive = node.operation == Operation::sum || node.operation == Operation::difference;
    if (!additive) return "a factor is hidden in " + node.key;
    if (hidden == 1) return "alone in a sum: " + node.key;
  }
  for (const Node& child : node.children) {
    if (std::string found = leak(child); !found.empty()) return found;
  }
  return {};
}

/// The cells of the trees are those that the models have, which are hidden already: nothing is left to hide.
TEST(SmallCountsShown, NoneBehindTheUsersOfAnyStep) {
  const rooms::Chain& chain = service().chain();
  std::size_t walked = 0;
  for (int m = 0; m < service().facts().registry->size(); ++m) {
    for (const care::Step& step : chain.ladder().steps) {
      for (const int year : {2026, 2027 + m % 24}) {
        Node tree = chain.explain({.municipality = MunicipalityIndex{m}}, "care.users." + step.id, Year{year});
        const double total = tree.value;
        disclosure::hide_small_counts(tree);
        EXPECT_EQ(leak(tree), "") << m << " " << step.id << " " << year;
        if (!disclosure::is_hidden(tree)) {
          EXPECT_EQ(tree.value, total) << "only what is hidden changes";
        }
        ++walked;
      }
    }
  }
  EXPECT_GT(walked, 4000U);
}

/// Of 25 in nursing homes 13 are 80 and over, and 4 are under 67: the 12 others stand together.
TEST(SmallCountsShown, GjesdalsFourIsNotThere) {
  const auto place = service().find("1122");
  const facts::CareUsers& users = service().facts().care_users.latest(place);
  EXPECT_EQ(users.long_stay_all, 25);
  EXPECT_EQ(users.long_stay[2], 13);
  EXPECT_TRUE(std::isnan(users.long_stay[0]) && std::isnan(users.long_stay[1]));
  const Node tree = service().chain().explain({.municipality = place}, "care.users.nursing_home", Year{2026});
  EXPECT_NEAR(tree.value, 25, 1e-9) << "the sum is published";
  ASSERT_FALSE(tree.children.empty() || tree.children.front().children.empty());
  EXPECT_EQ(tree.children.front().children.front().provenance, Provenance::interval) << "an estimate, and said to be";
}

TEST(SmallCountsShown, NoneInAnyComparison) {
  const facts::Facts& facts = service().facts();
  for (int m = 0; m < facts.registry->size(); ++m) {
    const MunicipalityIndex place{m};
    for (const comparison::RateDefinition& definition : comparison::rate_definitions()) {
      if (!definition.small_is_hidden) continue;
      const comparison::Counts counts = definition.of(facts, place);
      bool small = false;
      for (std::size_t a = 0; a < definition.coverage.size(); ++a)
        small = small || disclosure::too_small(counts.users[a]);
      if (small) {
        EXPECT_TRUE(comparison::incomplete(definition, counts)) << m << definition.id;
      }
    }
    const facts::CareUsers& users = facts.care_users.latest(place);
    const auto home = disclosure::hidden_cells({users.home_care_all, users.home_care});
    for (const comparison::Measure& measure : comparison::page_measures()) {
      if (measure.id == "standing.care.home_care_80" && home[3]) {
        EXPECT_TRUE(std::isnan(measure.of(facts, place).value)) << m;
      }
    }
  }
}

/// Whatever is left of total and age groups, the small ones of the source cannot be computed: all municipalities, all years, both tables.
TEST(SmallCountsShown, TablesOfAllYearsAreSafe) {
  const auto bundle = facts::Bundle::open("data/handlingsrom.bundle");
  int hidden_tables = 0;
  for (const char* name : {"care_users", "care_panel"}) {
    const facts::Table source = bundle->table(name);
    const facts::Table left = facts::shown_table(*bundle, name);
    for (const char* prefix : {"homecare", "longstay"}) {
      for (std::size_t row = 0; row < source.rows; ++row) {
        const auto of = [&](const facts::Table& table, std::size_t k) {
          constexpr std::array<const char*, 4> ends{"_all", "_0_66", "_67_79", "_80p"};
          return table.numbers(std::string(prefix) + ends[k])[row];
        };
        double rest = of(source, 0);
        int unknown = 0;
        for (std::size_t k = 1; k < 4; ++k) {
          if (std::isnan(of(source, k)))
            ++unknown;
          else
            rest -= of(source, k);
        }
        std::vector<disclosure::TableCell> cells(4);
        std::vector<bool> not_shown;
        for (std::size_t k = 0; k < 4; ++k) {
          const double value = of(source, k);
          cells[k].parts = k == 0 ? std::vector<std::uint32_t>{0, 1, 2}
                                  : std::vector<std::uint32_t>{static_cast<std::uint32_t>(k - 1)};
          cells[k].primary = disclosure::too_small(std::isnan(value) && k > 0 && unknown == 1 ? rest : value);
          const double after = of(left, k);
          not_shown.push_back(std::isnan(after) || after == facts::small_total);
          if (!not_shown[k]) {
            EXPECT_EQ(after, value) << "what is shown is what is published";
          }
        }
        for (std::size_t k = 0; k < 4; ++k) {
          if (!cells[k].primary) continue;
          ++hidden_tables;
          EXPECT_TRUE(not_shown[k]) << name << ' ' << prefix << ' ' << row;
          EXPECT_FALSE(disclosure::is_revealed(cells, 3, not_shown, k)) << name << ' ' << prefix << ' ' << row;
        }
      }
    }
  }
  EXPECT_GT(hidden_tables, 100);
}

}  // namespace
}  // namespace handlingsrom::api
