// The document's own styles, and the small parts that every Word document has.
#include <cmath>

#include <fmt/format.h>

#include "surface/report/svg/palette.hpp"
#include "surface/report/word_parts.hpp"

namespace handlingsrom::report {
namespace {

/// "#0b6664" → "0b6664"
std::string hex(std::string_view token) { return std::string(svg::light(token).substr(1)); }

struct Style {
  std::string_view id, name, next;
  double points;  // type size; 0: as the paragraph
  std::string run, paragraph;
};

std::string paragraph_style(const Style& style) {
  std::string run = style.run;
  if (style.points > 0)
    run += fmt::format("<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", static_cast<int>(2 * style.points));
  return fmt::format(
      "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/><w:next "
      "w:val=\"{}\"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
      style.id, style.name, style.next, style.paragraph, run);
}

std::string spaced(int before, int after) {
  return fmt::format("<w:spacing w:before=\"{}\" w:after=\"{}\"/>", before, after);
}

std::string coloured(std::string_view token) { return fmt::format("<w:color w:val=\"{}\"/>", hex(token)); }

std::string table_style() {
  return fmt::format(
      "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
      "Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" "
      "w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" "
      "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
      "<w:style w:type=\"table\" w:styleId=\"Figures\"><w:name w:val=\"Handlingsrom\"/><w:basedOn "
      "w:val=\"TableNormal\"/><w:tblPr><w:tblBorders><w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"{0}\"/><w:insideH "
      "w:val=\"single\" w:sz=\"4\" w:color=\"{0}\"/></w:tblBorders><w:tblCellMar><w:top w:w=\"40\" "
      "w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"140\" "
      "w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom "
      "w:val=\"single\" w:sz=\"12\" w:color=\"{1}\"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>",
      hex("line-quiet"), hex("line-firm"));
}

}  // namespace

std::string word_styles(std::string_view language, bool one_page) {
  // On the one page: a smaller type, and half the air.
  const double small = one_page ? 0.82 : 1;
  const auto type = [&](double points) { return std::round(2 * points * small) / 2; };
  const auto air = [&](int twentieths) { return one_page ? twentieths * 2 / 5 : twentieths; };
  const auto spacing = [&](int before, int after) { return spaced(air(before), air(after)); };
  std::string styles = fmt::format(
      "{}<w:styles xmlns:w=\"{}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" "
      "w:cs=\"Arial\" w:eastAsia=\"Arial\"/>{}<w:sz w:val=\"{}\"/><w:szCs w:val=\"{}\"/><w:lang "
      "w:val=\"{}\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"{}\" w:line=\"{}\" "
      "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
      "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
      xml_head, word_space, coloured("text"), one_page ? 18 : 21, one_page ? 18 : 21, language, air(120),
      one_page ? 247 : 276);
  const std::string keep = "<w:keepNext/><w:keepLines/>";
  const auto heading = [&](int level, double points, int before, const std::string& more) {
    styles += paragraph_style(
        {fmt::format("Heading{}", level), fmt::format("heading {}", level), "Normal", type(points), "<w:b/>",
         keep + more + spacing(before, 100) + fmt::format("<w:outlineLvl w:val=\"{}\"/>", level - 1)});
  };
  styles += paragraph_style({"Title", "Title", "Normal", type(24), "<w:b/>", keep + spacing(0, 60)});
  styles +=
      paragraph_style({"Subtitle", "Subtitle", "Normal", type(10.5), coloured("text-quiet"), keep + spacing(0, 60)});
  heading(1, 18, 480, "");
  heading(2, 14, 360, "");
  heading(3, 12, 240, "");
  styles += paragraph_style({"Lead", "Lead", "Normal", type(12), "", spacing(0, 160)});
  styles += paragraph_style({"Caption", "caption", "Normal", type(11), "<w:b/>", keep + spacing(280, 40)});
  styles += paragraph_style({"Shown", "Shown", "Normal", type(9.5), coloured("text-quiet"), keep + spacing(0, 80)});
  styles += paragraph_style({"Picture", "Picture", "Source", 0, "", "<w:keepNext/>" + spacing(0, 40)});
  styles += paragraph_style({"PictureAlone", "Picture alone", "Normal", 0, "", spacing(0, 200)});
  styles += paragraph_style({"Source", "Source", "Normal", type(8.5), coloured("text-quiet"), spacing(40, 200)});
  styles += paragraph_style(
      {"Notice", "Notice", "Normal", 0, "",
       fmt::format(
           "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"{}\"/></w:pBdr><w:shd w:val=\"clear\" "
           "w:color=\"auto\" w:fill=\"{}\"/>{}<w:ind w:left=\"200\"/>",
           hex("line-firm"), hex("ground-quiet"), spacing(80, 160))});
  styles += paragraph_style(
      {"ListBullet", "List Bullet", "ListBullet", 0, "",
       "<w:numPr><w:numId w:val=\"1\"/></w:numPr>" + spacing(0, 60) + "<w:ind w:left=\"340\" w:hanging=\"340\"/>"});
  styles += paragraph_style(
      {"RoomLeft", "Room left", "Normal", type(24), "<w:b/>" + coloured("left"), keep + spacing(40, 40)});
  styles += paragraph_style(
      {"RoomShort", "Room short", "Normal", type(24), "<w:b/>" + coloured("short"), keep + spacing(40, 40)});
  styles += paragraph_style({"TableText", "Table text", "TableText", type(9), "",
                             "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>"});
  styles += paragraph_style({"Footer", "footer", "Footer", type(8.5), coloured("text-quiet"), spacing(0, 0)});
  return styles + table_style() + "</w:styles>";
}

std::string word_numbering() {
  return fmt::format(
      "{}<w:numbering xmlns:w=\"{}\"><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType "
      "w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText "
      "w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"340\" "
      "w:hanging=\"340\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
      "w:val=\"0\"/></w:num></w:numbering>",
      xml_head, word_space);
}

std::string word_settings() {
  return fmt::format(
      "{}<w:settings xmlns:w=\"{}\"><w:defaultTabStop w:val=\"709\"/><w:compat><w:compatSetting "
      "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
      "w:val=\"15\"/></w:compat></w:settings>",
      xml_head, word_space);
}

}  // namespace handlingsrom::report
