// No count of fewer than five people in care can be read off what is shown: comparisons of every municipality, and the way behind the users of every step.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "standing/comparison/rate.hpp"
#include "standing/disclosure/small_counts.hpp"
#include "standing/disclosure/suppression.hpp"
#include "standing/facts/care_facts.hpp"
#include "surface/api/comparison.hpp"
#include "outlook/rooms/chain.hpp"
#include "standing/facts/facts.hpp"

namespace handlingsrom::api {
namespace {

using trace::Node;
using trace::Operation;

const Service& service() {
  static const Service instance("data/handlingsrom.bundle");
  return instance;
}

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

TEST(SmallCountsShown, NoneBehindTheUsersOfAnyStep) {
  const rooms::Chain& chain = service().chain();
  std::size_t hidden = 0, with_hidden = 0;
  for (int m = 0; m < service().facts().registry->size(); ++m) {
    bool any = false;
    for (const care::Step& step : chain.ladder().steps) {
      for (const int year : {2026, 2027 + m % 24}) {
        Node tree = chain.explain({.municipality = MunicipalityIndex{m}}, "care.users." + step.id, Year{year});
        const double total = tree.value;
        const std::size_t count = disclosure::hide_small_counts(tree);
        hidden += count;
        any = any || count > 0;
        EXPECT_EQ(leak(tree), "") << m << " " << step.id << " " << year;
        if (!disclosure::is_hidden(tree)) {
          EXPECT_EQ(tree.value, total) << "only what is hidden changes";
        }
      }
    }
    with_hidden += any ? 1 : 0;
  }
  EXPECT_GT(with_hidden, 20U) << "the bundle has such municipalities";
  EXPECT_LT(with_hidden, 250U) << "and they are not all";
  EXPECT_GT(hidden, 0U);
}

TEST(SmallCountsShown, GjesdalsFourIsNotThere) {
  Node tree =
      service().chain().explain({.municipality = service().find("1122")}, "care.users.nursing_home", Year{2026});
  EXPECT_GE(disclosure::hide_small_counts(tree), 2U);
  EXPECT_NEAR(tree.value, 25, 1e-9) << "the sum is published";
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

/// Whatever is shown of total and age groups, the small ones cannot be computed: all municipalities, all years, both tables.
TEST(SmallCountsShown, TablesOfAllYearsAreSafe) {
  const facts::Facts& facts = service().facts();
  int hidden_tables = 0;
  for (const auto& years : facts.care_users) {
    for (const facts::CareUsers& users : years) {
      for (const disclosure::Parted& table : {disclosure::Parted{users.home_care_all, users.home_care},
                                              disclosure::Parted{users.long_stay_all, users.long_stay}}) {
        const auto hidden = disclosure::hidden_cells(table);
        std::vector<disclosure::TableCell> cells;
        std::vector<bool> not_shown;
        std::array<double, 4> values{table.all, table.parts[0], table.parts[1], table.parts[2]};
        double rest = table.all;
        int unknown = 0;
        for (std::size_t k = 1; k < 4; ++k) {
          if (std::isnan(values[k]))
            ++unknown;
          else
            rest -= values[k];
        }
        for (std::size_t k = 0; k < 4; ++k) {
          disclosure::TableCell cell;
          if (k == 0)
            cell.parts = {0, 1, 2};
          else
            cell.parts = {static_cast<std::uint32_t>(k - 1)};
          const bool known = !std::isnan(values[k]);
          cell.primary =
              known ? disclosure::too_small(values[k]) : k > 0 && unknown == 1 && disclosure::too_small(rest);
          not_shown.push_back(!known || hidden[k]);
          cells.push_back(std::move(cell));
        }
        for (std::size_t k = 0; k < 4; ++k) {
          if (!cells[k].primary) continue;
          ++hidden_tables;
          EXPECT_TRUE(not_shown[k]);
          EXPECT_FALSE(disclosure::is_revealed(cells, 3, not_shown, k));
        }
      }
    }
  }
  EXPECT_GT(hidden_tables, 20);
}

}  // namespace
}  // namespace handlingsrom::api
