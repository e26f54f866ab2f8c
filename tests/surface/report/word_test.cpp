// The Word document: parts that fit together, headings and captions that Word knows, the report's own figures.
#include "surface/report/word.hpp"

#include <regex>

#include <gtest/gtest.h>

#include "surface/report/bundle_fixture.hpp"
#include "surface/report/pdf.hpp"
#include "surface/report/zip.hpp"

namespace handlingsrom::report {
namespace {

Report skaun() {
  api::KnowledgeBasisRequest request;
  request.municipality = service().find("skaun");
  request.paths = 20;
  return api::KnowledgeBasis(service(), request).report(catalogue(messages::Language::bokmaal));
}

Printer& paper() { return printer(HANDLINGSROM_PRINT_MODULE); }

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

/// Every element that opens closes, in order; attributes hold no bare & or <.
void expect_well_formed(const std::string& xml, const std::string& name) {
  std::vector<std::string> open;
  static const std::regex tag("<(/?)([A-Za-z:]+)((?:[^<>\"]|\"[^\"<]*\")*?)(/?)>");
  std::size_t shown = 0;
  for (std::sregex_iterator match(xml.begin(), xml.end(), tag), end; match != end; ++match) {
    ++shown;
    if ((*match)[1].length() > 0) {
      ASSERT_FALSE(open.empty()) << name;
      ASSERT_EQ(open.back(), (*match)[2]) << name << " at " << match->position();
      open.pop_back();
    } else if ((*match)[4].length() == 0) {
      open.push_back((*match)[2]);
    }
  }
  EXPECT_TRUE(open.empty()) << name;
  // Nothing looks like a tag that is not one.
  EXPECT_EQ(count(xml, "<") - count(xml, "<?"), shown) << name;
}

TEST(Word, IsAPackageWhosePartsFitTogether) {
  const std::string bytes = word(skaun(), words(messages::Language::bokmaal), paper());
  const auto parts = unzip(bytes);
  const std::string& document = parts.at("word/document.xml");
  for (const auto& [name, content] : parts) {
    if (name.ends_with(".xml") || name.ends_with(".rels")) expect_well_formed(content, name);
  }
  // What is pointed at is there: pictures in both forms, styles by their id.
  const std::string& links = parts.at("word/_rels/document.xml.rels");
  static const std::regex pointer("r:(?:embed|id)=\"([^\"]+)\"");
  for (std::sregex_iterator match(document.begin(), document.end(), pointer), end; match != end; ++match)
    EXPECT_NE(links.find("Id=\"" + (*match)[1].str() + "\""), std::string::npos) << (*match)[1];
  static const std::regex target("Target=\"([^\"]+)\"");
  for (std::sregex_iterator match(links.begin(), links.end(), target), end; match != end; ++match)
    EXPECT_TRUE(parts.contains("word/" + (*match)[1].str())) << (*match)[1];
  const std::string& styles = parts.at("word/styles.xml");
  static const std::regex style("w:pStyle w:val=\"([^\"]+)\"");
  for (std::sregex_iterator match(document.begin(), document.end(), style), end; match != end; ++match)
    EXPECT_NE(styles.find("w:styleId=\"" + (*match)[1].str() + "\""), std::string::npos) << (*match)[1];
  const std::string& png = parts.at("word/media/image1.png");
  EXPECT_EQ(png.substr(1, 3), "PNG");
  EXPECT_GT(png.size(), 5000U) << "a drawing, not a blank";
  EXPECT_NE(parts.at("word/media/image1.svg").find("<svg"), std::string::npos);
  EXPECT_EQ(parts.at("word/media/image1.svg").find("var("), std::string::npos);
}

TEST(Word, SaysTheReportInRealHeadingsCaptionsAndTables) {
  const Report report = skaun();
  const auto parts = unzip(word(report, words(messages::Language::bokmaal), paper()));
  const std::string& document = parts.at("word/document.xml");
  std::size_t pictures = 0, sections = 0;
  for (const Block& block : report.blocks) {
    const Heading* heading = std::get_if<Heading>(&block);
    sections += heading != nullptr && heading->level() == 3 ? 1 : 0;
    const Chart* chart = std::get_if<Chart>(&block);
    pictures += chart != nullptr && !svg::is_empty(chart->drawing) ? 1 : 0;
  }
  EXPECT_EQ(count(document, " SEQ Figur "), pictures);
  EXPECT_EQ(count(document, "<w:drawing>"), pictures + 3);
  EXPECT_EQ(count(document, "w:val=\"Heading2\""), sections);
  for (const RoomCard& card : the<Readings>(report).rooms) {
    EXPECT_NE(document.find(card.said.note), std::string::npos) << card.said.note;
    EXPECT_NE(document.find(card.gap), std::string::npos) << card.gap;
  }
  for (const std::string& sentence : the<Bullets>(report, "sentences").sentences)
    EXPECT_NE(document.find(sentence), std::string::npos) << sentence;
  EXPECT_NE(parts.at("word/styles.xml").find("<w:name w:val=\"heading 1\"/>"), std::string::npos);
  EXPECT_NE(parts.at("word/styles.xml").find("w:lang w:val=\"nb-NO\""), std::string::npos);
}

TEST(Word, TheSameReportGivesTheSameBytes) {
  const Report report = skaun();
  EXPECT_TRUE(word(report, words(messages::Language::bokmaal), paper()) ==
              word(report, words(messages::Language::bokmaal), paper()));
}

// What a reader's programs look for: pages, an outline, a structure, and the same bytes for the same report.
TEST(Pdf, HasPagesOutlineAndStructure) {
  const Report report = skaun();
  const std::string bytes = pdf(report, words(messages::Language::bokmaal), paper());
  EXPECT_EQ(bytes.substr(0, 5), "%PDF-");
  EXPECT_GE(count(bytes, "/Type /Page %"), 6U);  // as Cairo writes it
  EXPECT_NE(bytes.find("/StructTreeRoot"), std::string::npos);
  std::size_t headings = 0;
  for (const Block& block : report.blocks) headings += std::holds_alternative<Heading>(block) ? 1 : 0;
  EXPECT_EQ(count(bytes, "/Dest ["), headings);
  EXPECT_EQ(count(bytes, "/S /H2"), 4U);
  EXPECT_TRUE(bytes == pdf(report, words(messages::Language::bokmaal), paper()));
}

TEST(Printer, RefusesWhatIsNoDrawing) { EXPECT_THROW(paper().png("no drawing", 1), std::runtime_error); }

}  // namespace
}  // namespace handlingsrom::report
