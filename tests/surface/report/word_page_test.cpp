#include <gtest/gtest.h>

#include <string>

#include "surface/report/html.hpp"
#include "surface/report/svg/waterfall.hpp"

namespace handlingsrom::report {
namespace {

TEST(WordPage, HasPicturesWithTheirOwnStyleAndNothingFolded) {
  svg::Waterfall drawing;
  drawing.id = "w";
  drawing.title = "A title";
  drawing.start = 10;
  drawing.start_text = "10";
  drawing.start_name = "Before";
  drawing.end_name = "After";
  drawing.end_text = "12";
  drawing.causes.push_back({"Cause", 2, "2", true});
  const std::string page = word_page(
      "<html><head><style>p{}</style></head><body><a class=\"skip\" href=\"#c\">Skip</a><nav><ul></ul></nav><p>Text</p>" +
      svg::draw(drawing) + "<details><summary>Table</summary><table></table></details><p>Last</p></body></html>");
  for (const char* gone : {"<svg", "<details", "<nav", "<style", "Skip"})
    EXPECT_EQ(page.find(gone), std::string::npos) << gone;
  EXPECT_NE(page.find("<p>Text</p>"), std::string::npos);
  EXPECT_NE(page.find("<p>Last</p>"), std::string::npos);
  EXPECT_NE(page.find("alt=\"A title\""), std::string::npos);
  EXPECT_NE(page.find("src=\"data:image/svg+xml;base64,PHN2Zy"), std::string::npos);  // "<svg"
}

TEST(WordPage, TakesThePaintersPictureWhereItGivesOne) {
  const std::string html = "<p>a</p><svg class=\"chart\" viewBox=\"0 0 10 20\" xmlns=\"x\"><title>T</title></svg>";
  std::string seen;
  const std::string page = word_page(html, [&](const std::string& svg) {
    seen = svg;
    return std::string("/tmp/a.png");
  });
  EXPECT_NE(page.find("width=\"10\" height=\"20\" src=\"/tmp/a.png\""), std::string::npos) << page;
  EXPECT_NE(seen.find("<style>"), std::string::npos);
  EXPECT_EQ(seen.find("var("), std::string::npos);
}

TEST(WordPage, KeepsWhatStandsAroundAPictureAndSizesColumnsByTheirText) {
  const std::string page = word_page(
      "<header><h1>Title</h1></header><figure class=\"wide\"><h4>Message</h4><p class=\"shown\">Unit</p>"
      "<table><caption>Message</caption><thead><tr><th scope=\"col\">A long name of a column</th><th class=\"n\">1</th></tr></thead>"
      "<tbody><tr><th scope=\"row\">Row</th><td class=\"n\">2</td></tr></tbody></table></figure>");
  for (const char* gone : {"<figure", "<h1", "<caption"}) EXPECT_EQ(page.find(gone), std::string::npos) << gone;
  EXPECT_NE(page.find("<h4>Message</h4>"), std::string::npos);
  EXPECT_NE(page.find("Unit"), std::string::npos);
  // 23 characters and 1, two more for each, of a line of 72.
  EXPECT_NE(page.find("<table><colgroup><col style=\"width:35%\"><col style=\"width:4%\"></colgroup>"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("<td style=\"text-align:right\">2"), std::string::npos);
}

}  // namespace
}  // namespace handlingsrom::report
