// What the chain's trees, assumptions and figures are called must be in the catalogues: the labels are data, not code.
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <toml++/toml.h>

#include "outlook/rooms/chain_fixture.hpp"
#include "outlook/rooms/prepared.hpp"

namespace handlingsrom::rooms {
namespace {

void flatten(const toml::table& table, const std::string& prefix, std::set<std::string>& keys) {
  for (const auto& [name, node] : table) {
    const std::string key = prefix.empty() ? std::string(name.str()) : prefix + "." + std::string(name.str());
    if (const toml::table* inner = node.as_table()) {
      flatten(*inner, key, keys);
    } else {
      keys.insert(key);
    }
  }
}

const std::set<std::string>& catalogue() {
  static const std::set<std::string> keys = [] {
    std::set<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator("data/messages")) {
      if (entry.path().string().ends_with("nb.toml")) flatten(toml::parse_file(entry.path().string()), "", all);
    }
    return all;
  }();
  return keys;
}

void check(const trace::Node& node, std::set<std::string>& lacking) {
  if (!catalogue().contains("trace." + node.key)) lacking.insert(node.key);
  for (const trace::Node& child : node.children) check(child, lacking);
}

TEST(Catalogue, NamesEveryNodeOfTheTrees) {
  std::set<std::string> lacking;
  for (const char* name : {"sunnfjord", "utsira"}) {
    const Request request{municipality(name)};
    const Figures figures = bundled_chain().run(request);
    for (const Figure& figure : figures.all()) check(bundled_chain().explain(request, figure.id, Year{2035}), lacking);
  }
  for (const std::string& key : lacking) ADD_FAILURE() << "trace." << key;
}

// Those too that the two municipalities' figures did not lead to.
TEST(Catalogue, NamesEveryLabelAndLeafOfTheSheet) {
  const sheet::Sheet& sheet = bundled_chain().prepared().model.sheet();
  std::set<std::string> keys;
  for (const sheet::Node& node : sheet.nodes()) {
    if (const sheet::Label* label = sheet.label(node)) {
      keys.insert(label->key);
    } else if (node.kind == sheet::Kind::cell) {
      keys.insert(sheet.cells()[node.first].key);
    }  // an engine's tree has names of its own, seen above
  }
  EXPECT_GT(keys.size(), 150U);
  for (const std::string& key : keys) EXPECT_TRUE(catalogue().contains("trace." + key)) << "trace." << key;
}

TEST(Catalogue, NamesEveryFigureAndEveryAssumption) {
  // The name of a group of figures stands under `.name`.
  for (const sheet::Row& row : bundled_chain().prepared().model.sheet().rows()) {
    EXPECT_TRUE(catalogue().contains("figure." + row.id) || catalogue().contains("figure." + row.id + ".name"))
        << row.id;
  }
  const Assumptions assumptions = bundled_chain().default_assumptions();
  for (const ParameterSpec* spec : assumptions.specs()) {
    EXPECT_TRUE(catalogue().contains("assumption." + std::string(spec->id) + ".name")) << spec->id;
    EXPECT_TRUE(catalogue().contains("assumption." + std::string(spec->id) + ".about")) << spec->id;
  }
}

TEST(Catalogue, NamesEveryFigureOfToday) {
  for (const StandingFigure& figure : bundled_chain().standing({municipality("sunnfjord")})) {
    EXPECT_TRUE(catalogue().contains("figure." + figure.id)) << figure.id;
  }
}

}  // namespace
}  // namespace handlingsrom::rooms
