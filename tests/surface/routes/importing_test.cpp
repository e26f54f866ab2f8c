// Importing where people sign in: what a file says of others is not for whoever imports to say.
#include "base/store/lines.hpp"
#include "surface/routes/gated.hpp"

namespace handlingsrom::routes {
namespace {

class ImportingGated : public Gated {
 protected:
  void SetUp() override {
    Gated::SetUp();
    first_.context->own_store = OwnStore{"data/handlingsrom.bundle", "data/tables", {}, [] {}};
    first_.context->forms = "data/templates";
  }
  Answer asked(const std::string& cookie, const std::string& places, const char* last = "") const {
    const Json body{{"name", "elever.csv"}, {"text", "Kommune;År;Elever\n" + places}};
    return post(std::string("/api/v1/municipalities/5029/import") + last, body, cookie);
  }
  bool says_of(const std::string& place) const {
    return !store::Lines(*first_.context->kept).of_place(place, "file/").empty();
  }
};

TEST_F(ImportingGated, AnAnalystSaysNothingOfAnotherMunicipality) {
  const std::string kari = member("Kari", {"analyst@5029"}), all = member("Alle", {"analyst@all"});
  const std::string own = "5029 Skaun;2024;812\n", others = "4647 Sunnfjord;2024;17\n", country = "0000;2024;5\n";
  EXPECT_EQ(asked(kari, own).json()["can_be_kept"], true) << asked(kari, own).body;
  for (const std::string& file : {others, own + others, others + own}) {
    EXPECT_EQ(asked(kari, file).json()["can_be_kept"], false) << file;
    const Answer refused = asked(kari, file, "/kept");
    EXPECT_EQ(refused.status, 403) << refused.body;
    EXPECT_EQ(refused.key, "import_not_yours");
  }
  EXPECT_FALSE(says_of("4647"));
  EXPECT_FALSE(says_of("5029")) << "nothing is taken half";
  // The country's row is of another level, and left out of a municipality's own figures.
  const Answer kept = asked(kari, own + country, "/kept");
  EXPECT_EQ(kept.status, 201);
  EXPECT_EQ(kept.json()["fresh"], 1) << kept.body;
  EXPECT_TRUE(says_of("5029"));
  EXPECT_EQ(asked(all, own + others, "/kept").status, 201);
  EXPECT_TRUE(says_of("4647"));
}

}  // namespace
}  // namespace handlingsrom::routes
