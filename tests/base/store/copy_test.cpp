#include "base/store/copy.hpp"

#include <sstream>

#include "base/store/databases.hpp"
#include "base/store/documents.hpp"
#include "base/store/lines.hpp"
#include "base/store/record.hpp"

namespace handlingsrom::store {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

class StoreCopy : public OnBoth {
 protected:
  void SetUp() override {
    OnBoth::SetUp();
    std::string pattern = (std::filesystem::temp_directory_path() / "copy-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    place_ = pattern;
  }
  void TearDown() override {
    OnBoth::TearDown();
    std::filesystem::remove_all(place_);
  }
  void fill(const Store& store) const {
    const Documents documents(store);
    documents.put({name_, 0, "en\n\"to\" æøå", "Anna", "", 0});
    documents.put({name_, 1, "tre", "Anna", "", 0});
    documents.put({name_, 1, "fire", "Bo", "", 0});
    documents.erase(name_, 1, 0, "ombod", "innsyn");
    const Lines lines(store);
    lines.deliver({0, "", "ssb", "12134", "", "", ""}, {{"5029", "a", "", "2024=0.1,2 e"}}, {{"a", "Gjeld", "kr"}});
    lines.deliver({0, "", "ssb", "12134", "", "", ""}, {{"5029", "a", "", "2024=0.2"}}, {});
  }
  const Name name_{"programme", "5029", "a"};
  std::filesystem::path place_;
};
HANDLINGSROM_ON_BOTH(StoreCopy);

TEST_P(StoreCopy, GoesFromEitherDatabaseToTheOther) {
  const Store store = open();
  fill(store);
  EXPECT_EQ(back_up(store, place_ / "copy"), 6 + 3 + 2 + 2 + 1);
  const Store other(Address((place_ / "other.sqlite").string()));
  EXPECT_EQ(restore(other, place_ / "copy"), 14);
  EXPECT_EQ(Documents(other).find(name_)->body, "tre");
  EXPECT_EQ(Documents(other).open(name_).size(), 1U);
  EXPECT_EQ(Lines(other).of_place("5029").at(0).body, "2024=0.2,2 e");
  EXPECT_FALSE(first_break(record(other)));
  back_up(other, place_ / "again");
  EXPECT_EQ(text_of(place_ / "copy"), text_of(place_ / "again"));
  OnBoth::TearDown();
  OnBoth::SetUp();
  const Store back = open();
  back_up(other, place_ / "third");
  EXPECT_EQ(restore(back, place_ / "third"), 14);
  EXPECT_EQ(Documents(back).put({name_, 2, "fem", "Anna", "", 1}).stored.version, 3);
}

TEST_P(StoreCopy, NothingIsPutOverWhatIsThere) {
  const Store store = open();
  fill(store);
  back_up(store, place_ / "copy");
  EXPECT_EQ(key_of([&] { restore(store, place_ / "copy"); }), "store_not_empty");
}

TEST_P(StoreCopy, ACutOrChangedFileIsRefusedWhole) {
  std::string good;
  {
    const Store store = open();
    fill(store);
    back_up(store, place_ / "copy");
    good = text_of(place_ / "copy");
  }
  OnBoth::TearDown();
  OnBoth::SetUp();
  const Store empty = open();
  const auto refused = [&](const std::string& text) {
    std::ofstream(place_ / "bad", std::ios::binary) << text;
    return key_of([&] { restore(empty, place_ / "bad"); });
  };
  std::string changed = good;
  changed.replace(changed.find("tre"), 3, "TRE");
  EXPECT_EQ(refused(changed), "backup_damaged");
  for (std::size_t cut = 0; cut < good.size() - 1; cut += 97)
    EXPECT_EQ(refused(good.substr(0, cut)), "backup_damaged") << cut;
  EXPECT_EQ(refused("{\"format\":\"handlingsrom-store\",\"schema\":99}\n"), "backup_damaged");
  EXPECT_EQ(key_of([&] { restore(empty, place_ / "none"); }), "file_unreadable");
  EXPECT_TRUE(record(empty).empty());
  EXPECT_EQ(refused(good), "");
}

}  // namespace
}  // namespace handlingsrom::store
