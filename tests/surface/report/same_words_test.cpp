// One reading everywhere, on paper too: what the report says of the rooms stands word for word in its Word document, for every municipality, and in
// its workbook, for a part of them.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/parallel.hpp"
#include "base/read_file.hpp"
#include "surface/report/bundle_fixture.hpp"
#include "surface/report/spreadsheet.hpp"
#include "surface/report/word.hpp"
#include "surface/report/zip.hpp"

namespace handlingsrom::report {
namespace {

/// Draws nothing: the words are what is looked at.
class NoPictures : public Printer {
 public:
  std::string png(const std::string& /*svg*/, double /*scale*/) override { return "png"; }
  std::unique_ptr<Pages> pages(const Paper& /*paper*/, const DocumentTitle& /*title*/) override { return nullptr; }
};

/// What a reader sees of XML: the text without its tags, one space where one ends.
std::string shown(const std::string& xml) {
  std::string text;
  bool inside = false;
  for (const char one : xml) {
    if (one == '<') {
      inside = true;
    } else if (one == '>') {
      inside = false;
    } else if (!inside) {
      text += one;
    }
  }
  return text;
}

/// What of a room is not said in `text`, by name.
std::string not_said(const RoomCard& room, const std::string& text) {
  std::string missing;
  for (const auto& [what, said] :
       {std::pair{"headline", room.said.headline}, {"note", room.said.note}, {"gap", room.gap}})
    if (text.find(said) == std::string::npos) missing += " " + room.said.key + "." + what;
  return missing;
}

TEST(SameWords, InWordAndWorkbook) {
  constexpr int paths = 10;              // enough for ranges to differ between municipalities
  constexpr std::size_t workbooks = 34;  // one in so many
  const auto count = static_cast<std::size_t>(service().facts().registry->size());
  const Words said = words(messages::Language::nynorsk);
  std::vector<std::string> missing(count);
  parallel_for(count, [&](std::size_t i) {
    api::KnowledgeBasisRequest request;
    request.municipality = MunicipalityIndex{static_cast<int>(i)};
    request.paths = paths;
    const Report report = api::KnowledgeBasis(service(), request).report(catalogue(messages::Language::nynorsk));
    NoPictures none;
    const std::string document = shown(unzip(word(report, said, none)).at("word/document.xml"));
    std::string book;
    if (i % workbooks == 0) {
      const std::filesystem::path path =
          std::filesystem::temp_directory_path() /
          ("same-words-" + std::to_string(::getpid()) + "-" + std::to_string(i) + ".xlsx");
      write_spreadsheet(report, said, path);
      book = shown(unzip(read_file(path)).at("xl/sharedStrings.xml"));
      std::filesystem::remove(path);
    }
    for (const RoomCard& room : the<Readings>(report).rooms) {
      missing[i] += not_said(room, document);
      if (!book.empty()) missing[i] += not_said(room, book);
    }
  });
  for (std::size_t i = 0; i < count; ++i)
    EXPECT_EQ(missing[i], "") << service().municipality(MunicipalityIndex{static_cast<int>(i)}).name;
}

}  // namespace
}  // namespace handlingsrom::report
