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
    return std::string("PNG");
  });
  EXPECT_NE(page.find("width=\"10\" height=\"20\" src=\"data:image/png;base64,UE5H\""), std::string::npos) << page;
  EXPECT_NE(seen.find("<style>"), std::string::npos);
  EXPECT_EQ(seen.find("var("), std::string::npos);
}

}  // namespace
}  // namespace handlingsrom::report
