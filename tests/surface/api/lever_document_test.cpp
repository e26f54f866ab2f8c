#include "surface/api/lever_document.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "choice/scenario/lever.hpp"

namespace handlingsrom::api {
namespace {

TEST(LeverDocument, IsCurrent) {
  std::ifstream file("docs/levers.md");
  std::stringstream text;
  text << file.rdbuf();
  const messages::Catalogue catalogue("data/messages", messages::Language::english);
  EXPECT_EQ(text.str(), lever_document(Service("data/handlingsrom.bundle"), catalogue))
      << "run: handlingsrom scenario document --lang en --out docs/levers.md";
}

TEST(LeverDocument, EveryLeverHasItsTextsInEveryLanguage) {
  for (const auto language : {messages::Language::bokmaal, messages::Language::nynorsk, messages::Language::english}) {
    const messages::Catalogue catalogue("data/messages", language);
    for (const scenario::Lever* lever : scenario::all_levers()) {
      for (const char* part : {"name", "about", "notices", "law", "studies"}) {
        if (part == std::string_view("law") && !lever->has_law) continue;
        if (part == std::string_view("studies") && lever->studies_seen_at.empty()) continue;
        EXPECT_TRUE(catalogue.find("lever." + lever->id + "." + part)) << lever->id << " " << part;
      }
    }
  }
}

}  // namespace
}  // namespace handlingsrom::api
