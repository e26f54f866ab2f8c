#include "surface/messages/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <regex>
#include <set>
#include <string>

#include "surface/messages/numbers.hpp"

namespace handlingsrom::messages {
namespace {

const std::filesystem::path folder = "data/messages";  // tests run in the source folder

TEST(Catalogue, FillsInArgumentsAndFallsBackToTheKey) {
  const Catalogue catalogue(folder, Language::english);
  EXPECT_EQ(catalogue.text("error.csv_quote_open", {{"file", "a{line}.csv"}, {"line", "7"}}),
            "a{line}.csv, line 7: a quotation mark is never closed.");
  EXPECT_EQ(catalogue.text("error.csv_quote_open", {{"line", "7"}}),
            "{file}, line 7: a quotation mark is never closed.");
  EXPECT_EQ(catalogue.text("no.such.key"), "no.such.key");
}

TEST(Catalogue, OneIsNotMany) {
  const auto said = [](Language language, const char* key, const char* count) {
    return Catalogue(folder, language).text(key, {{"count", count}, {"lines", "2"}});
  };
  EXPECT_EQ(said(Language::english, "store.no_reading_moved", "1"),
            "The readings of the rooms are unchanged for the 1 municipality concerned.");
  EXPECT_EQ(said(Language::english, "store.no_reading_moved", "21"),
            "The readings of the rooms are unchanged for the 21 municipalities concerned.");
  EXPECT_EQ(said(Language::bokmaal, "store.no_reading_moved", "1"),
            "Avlesningene av rommene er uendret for den 1 kommunen det gjelder.");
  EXPECT_EQ(said(Language::nynorsk, "importing.left_out.no_year", "1"), "  1 rad utan år er utelaten (rad 2).");
  EXPECT_EQ(said(Language::nynorsk, "importing.left_out.no_year", "0"), "  0 rader utan år er utelatne (rad 2).");
  // None has a form of its own where one is written, and # is the number.
  const auto off = [](const char* more) {
    return sentence(Catalogue(folder, Language::english), Error(ErrorCode::bad_input, "own_unlikely",
                                                                {{"file", "f.csv"},
                                                                 {"line", "2"},
                                                                 {"own_figure", "net_spending, care"},
                                                                 {"found", "228000 kr"},
                                                                 {"level", "211234567 kr"},
                                                                 {"more", more}}));
  };
  EXPECT_EQ(
      off("0"),
      "f.csv, line 2: Net operating expenditure, health and care services reads as NOK 228,000, while the municipality's published or estimated level is "
      "NOK 211.2 million. Correct the figure or its unit, or write --accept if it is right.");
  EXPECT_TRUE(off("1").ends_with("if it is right. One other figure is as far off."));
  EXPECT_TRUE(off("1234").ends_with("if it is right. 1234 other figures are as far off."));
  // Without the argument nothing is chosen, and what is no pair of forms stays a text.
  EXPECT_EQ(argument_names("{count} {count|a|b} {x|y"), (std::set<std::string>{"count"}));
}

// A number and the word it counts, in a sentence that speaks of one as it speaks of many.
TEST(Catalogue, NoSentenceOfTheFactsRoomSaysOneRows) {
  const std::regex many(
      R"re(\{(count|rows|lines|figures|new|fresh)\} (?!av |of |more |til |other |hidden |former |earlier |new )[a-zæøå]+(er|ar|or|ene|ane|s)\b)re");
  for (const Language language : languages) {
    for (const auto& [key, text] : Catalogue(folder, language).entries()) {
      const bool ours = key.starts_with("store.") || key.starts_with("update.") || key.starts_with("importing.") ||
                        key.starts_with("reading.") || key.starts_with("register.") || key.starts_with("form.");
      const bool same_in_both = text.find("series") != std::string::npos;
      if (!ours || same_in_both) continue;
      EXPECT_FALSE(std::regex_search(text, many)) << code_of(language) << " " << key << ": " << text;
    }
  }
}

TEST(Catalogue, SaysErrorsInTheUsersLanguage) {
  const Error error(ErrorCode::bad_input, "csv_value",
                    {{"file", "f.csv"}, {"line", "3"}, {"column", "v"}, {"found", "x"}, {"expected", "a number"}});
  EXPECT_EQ(sentence(Catalogue(folder, Language::nynorsk), error),
            "f.csv, linje 3, kolonne «v»: fann «x», venta eit tal.");
  EXPECT_EQ(sentence(Catalogue(folder, Language::english), error),
            "f.csv, line 3, column “v”: found “x”, expected a number.");
}

TEST(Catalogue, ReadsRoomFilesAndFallsBackThroughTheLanguages) {
  const std::filesystem::path place = std::filesystem::path(testing::TempDir()) / "catalogue_fallback";
  std::filesystem::create_directories(place);
  std::ofstream(place / "nn.toml") << "[a]\nx = \"nynorsk\"\n";
  std::ofstream(place / "care.nn.toml") << "[care]\nx = \"trapp\"\n";
  std::ofstream(place / "nb.toml") << "[a]\nx = \"bokmål\"\ny = \"bokmål\"\n";
  std::ofstream(place / "en.toml") << "[a]\nz = \"English\"\n";
  const Catalogue catalogue(place, Language::nynorsk);
  EXPECT_EQ(catalogue.text("a.x"), "nynorsk");
  EXPECT_EQ(catalogue.text("care.x"), "trapp");
  EXPECT_EQ(catalogue.text("a.y"), "bokmål");
  EXPECT_EQ(catalogue.text("a.z"), "English");
  std::ofstream(place / "care.nn.toml") << "[a]\nx = \"again\"\n";
  EXPECT_THROW(Catalogue(place, Language::nynorsk).entries(), Error);
  std::ofstream(place / "care.nn.toml") << "[a\nx = 1";
  EXPECT_THROW(Catalogue(place, Language::nynorsk).entries(), Error);
  EXPECT_THROW(Catalogue(place, Language::nynorsk).text("b.x"), Error);
}

TEST(Catalogue, FindsWhatStandsUnderAnyKindOfHeading) {
  const std::filesystem::path place = std::filesystem::path(testing::TempDir()) / "catalogue_headings";
  std::filesystem::create_directories(place);
  std::ofstream(place / "en.toml")
      << "first = \"before any\"\n[a]\nb.c = \"dotted\"\nlong = \"\"\"\none\n[two]\n\"\"\"\n";
  std::ofstream(place / "x.en.toml") << "  [ \"a\" . d ]\nx = \"quoted\"\n[a.e]\nf = { g = \"inline\" }\n";
  const Catalogue catalogue(place, Language::english);
  for (const auto& [key, text] : catalogue.entries()) EXPECT_EQ(Catalogue(place, Language::english).text(key), text);
  EXPECT_EQ(catalogue.text("first"), "before any");
  EXPECT_EQ(catalogue.text("a.b.c"), "dotted");
  EXPECT_EQ(catalogue.text("a.d.x"), "quoted");
  EXPECT_EQ(catalogue.text("a.e.f.g"), "inline");
  EXPECT_EQ(catalogue.text("a.long"), "one\n[two]\n");
  EXPECT_EQ(catalogue.own("a"), std::nullopt);
}

TEST(Catalogue, FindsEachSentenceAlone) {
  for (const auto& [key, text] : Catalogue(folder, Language::bokmaal).entries()) {
    static const Catalogue catalogue(folder, Language::bokmaal);
    EXPECT_EQ(catalogue.own(key), text);
  }
}

TEST(Catalogue, LanguagesHaveTheSameKeysAndArguments) {
  const Catalogue bokmaal(folder, Language::bokmaal);
  for (const Language language : languages) {
    const auto own = bokmaal.entries();
    const auto theirs = Catalogue(folder, language).entries();
    for (const auto& [key, text] : own) {
      const auto found = theirs.find(key);
      if (found == theirs.end()) {
        ADD_FAILURE() << code_of(language) << " lacks " << key;
      } else {
        EXPECT_EQ(argument_names(found->second), argument_names(text)) << code_of(language) << " " << key;
      }
    }
    for (const auto& [key, text] : theirs) {
      EXPECT_TRUE(own.contains(key)) << "nb lacks " << key << " of " << code_of(language);
    }
  }
}

TEST(Catalogue, KnowsEveryErrorThatTheSourceThrows) {
  const Catalogue catalogue(folder, Language::english);
  const auto entries = catalogue.entries();
  const std::regex thrown(R"re(Error\s*[({]\s*ErrorCode::\w+\s*,\s*"([a-z0-9_]+)")re");
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    for (std::sregex_iterator match(text.begin(), text.end(), thrown), end; match != end; ++match) {
      ++count;
      const std::string key = "error." + (*match)[1].str();
      // "care_ladder_" + reason: a family of keys, of which at least one must exist.
      const auto first = entries.lower_bound(key);
      const bool family = key.ends_with('_') && first != entries.end() && first->first.starts_with(key);
      EXPECT_TRUE(family || catalogue.find(key))
          << "data/messages lacks error." << (*match)[1] << " of " << entry.path();
    }
  }
  EXPECT_GT(count, 10U);
}

TEST(Language, ReadsCodesAndLocales) {
  EXPECT_EQ(language_of("nb"), Language::bokmaal);
  EXPECT_EQ(language_of("no"), Language::bokmaal);
  EXPECT_EQ(language_of("nn_NO.UTF-8"), Language::nynorsk);
  EXPECT_EQ(language_of("EN"), Language::english);
  EXPECT_EQ(language_of("nbx"), std::nullopt);
  EXPECT_EQ(language_of("de"), std::nullopt);
  EXPECT_EQ(language_of(""), std::nullopt);
}

TEST(Numbers, AreWrittenAsTheLanguageDoes) {
  EXPECT_EQ(number(8574, 0, Language::bokmaal), "8\u202f574");
  EXPECT_EQ(number(-1234567.25, 1, Language::nynorsk), "−1\u202f234\u202f567,2");
  EXPECT_EQ(number(1234567.25, 2, Language::english), "1,234,567.25");
  EXPECT_EQ(number(-0.04, 1, Language::bokmaal), "0,0");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN(), 1, Language::bokmaal), "–");
  EXPECT_EQ(number(999.6, 0, Language::english), "1,000");
}

}  // namespace
}  // namespace handlingsrom::messages
