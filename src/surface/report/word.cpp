#include "surface/report/word.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "surface/report/place_line.hpp"
#include "surface/report/appendix.hpp"
#include "surface/report/svg/drawing.hpp"
#include "surface/report/word_one_page.hpp"
#include "surface/report/word_package.hpp"
#include "surface/report/word_parts.hpp"
#include "surface/report/word_table.hpp"

namespace handlingsrom::report {
namespace {

constexpr std::string_view drawing_space = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr std::string_view picture_space = "http://schemas.openxmlformats.org/drawingml/2006/picture";
constexpr std::string_view relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

class WordWriter {
 public:
  WordWriter(const Report& report, const Words& words, Printer& printer, bool one_page)
      : report_(report), words_(words), printer_(printer), one_page_(one_page) {}

  std::string write() {
    text("Subtitle", place_line(report_, words_));
    text("Title", report_.title);
    text("Lead", report_.summary_heading);
    for (const Block& block : report_.blocks) std::visit([this](const auto& one) { add(one); }, block);
    return package(parts());
  }

 private:
  void text(std::string_view style, const std::string& words) {
    if (!words.empty()) body_ += word_paragraph(style, word_run(words));
  }

  /// "Figur 3. Message", its number a field that the word processor keeps.
  void caption(const char* kind, int number, const std::string& message) {
    const std::string name = words_.say(fmt::format("word.{}", kind));
    body_ += word_paragraph("Caption", word_run(name + "\u00a0") +
                                           fmt::format("<w:fldSimple w:instr=\" SEQ {} \\* ARABIC \">{}</w:fldSimple>",
                                                       name, word_run(fmt::format("{}", number))) +
                                           word_run(". " + message));
  }

  /// The drawing as a run, `width` millimetres wide.
  std::string picture(const svg::Picture& picture, double width) {
    constexpr double per_millimetre = 36000;
    const std::string svg = svg::standalone(svg::draw(picture));
    const svg::Point size = svg::size_of(svg);
    constexpr double sharp = 2;  // pixels for each of the drawing's own, for print
    const int n = ++pictures_;
    media_.push_back({fmt::format("word/media/image{}.png", n), printer_.png(svg, sharp)});
    media_.push_back({fmt::format("word/media/image{}.svg", n), svg});
    const auto across = static_cast<long>(width * per_millimetre);
    const auto down = static_cast<long>(width * per_millimetre * size.y / std::max(1.0, size.x));
    return fmt::format(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{0}\" cy=\"{1}\"/><wp:docPr "
        "id=\"{2}\" name=\"{3} {2}\" descr=\"{4}\"/><a:graphic xmlns:a=\"{5}\"><a:graphicData uri=\"{6}\"><pic:pic "
        "xmlns:pic=\"{6}\"><pic:nvPicPr><pic:cNvPr id=\"{2}\" "
        "name=\"image{2}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"png{2}\"><a:extLst><a:ext "
        "uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip "
        "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" "
        "r:embed=\"svg{2}\"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off "
        "x=\"0\" y=\"0\"/><a:ext cx=\"{0}\" cy=\"{1}\"/></a:xfrm><a:prstGeom "
        "prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        across, down, n, svg::escape(words_.say("word.figure")), svg::escape(svg::title_of(picture)), drawing_space,
        picture_space);
  }

  /// A room in words beside its picture.
  void room(const RoomCard& card) {
    constexpr int left = 3900;
    const bool missing = card.said.reading.closes.has_value();
    const auto cell = [](int width, const std::string& paragraphs) {
      return fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", width, paragraphs);
    };
    std::string said = word_paragraph("Heading3", word_run(card.said.name)) +
                       word_paragraph(missing ? "RoomShort" : "RoomLeft", word_run(card.said.headline)) +
                       word_paragraph("Normal", word_run(card.said.note));
    if (!card.gap.empty()) said += word_paragraph("Normal", word_run(card.gap));
    const std::string drawn = svg::is_empty(card.drawing) ? std::string() : picture(card.drawing, 80);
    body_ += fmt::format(
        "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol "
        "w:w=\"{0}\"/><w:gridCol w:w=\"{1}\"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{2}{3}</w:tr></w:tbl>",
        left, text_width - left, cell(left, said),
        cell(text_width - left, word_paragraph("Picture", drawn) + word_paragraph("Source", word_run(card.about))));
    text("Source", "\u00a0");
  }

  void table(const Table& table, const std::string& message, const std::string& shown, const std::string& source) {
    if (table.rows.empty()) return;
    caption("table", ++tables_, message);
    text("Shown", shown);
    body_ += word_table(table, words_);
    // The one page has no room for an empty line.
    text("Source", source.empty() && !one_page_ ? "\u00a0" : source);
  }

  void add(const Heading& heading) { text(heading.level() == 2 ? "Heading1" : "Heading2", heading.text); }
  void add(const Paragraph& paragraph) {
    constexpr const char* styles[] = {"Normal", "Lead", "Shown", "Notice"};
    text(styles[static_cast<std::size_t>(paragraph.as)], paragraph.text);
  }
  void add(const Bullets& bullets) {
    for (const std::string& sentence : bullets.sentences) text("ListBullet", sentence);
  }
  void add(const Readings& readings) {
    for (const RoomCard& card : readings.rooms) room(card);
  }
  void add(const Chart& chart) {
    if (svg::is_empty(chart.drawing)) return table(chart.table, chart.title, chart.shown, chart.source);
    caption("figure", ++figures_, chart.title);
    text("Shown", chart.shown);
    // A picture is kept with its source; without one it must not draw the next after it, or a row of pictures is one block that fits no page.
    const bool last = chart.source.empty() && chart.layout != Chart::Layout::beside;
    body_ += word_paragraph(last ? "PictureAlone" : "Picture", picture(chart.drawing, 130));
    text("Source", chart.source);
    if (chart.layout == Chart::Layout::beside) table(chart.table, chart.table.caption, {}, {});
  }
  void add(const Listing& listing) {
    if (one_page_) {
      std::string line;
      for (const auto& [name, meaning] : listing.entries)
        line += fmt::format("{}{}: {}", line.empty() ? "" : " · ", name, meaning);
      return text("Source", line);
    }
    for (const auto& [name, meaning] : listing.entries) text("ListBullet", fmt::format("{}: {}", name, meaning));
  }
  void add(const SourceList& list) { body_ += word_table(source_table(list, words_), words_); }
  void add(const AssumptionList& list) { body_ += word_table(assumption_table(list, words_), words_); }

  std::string document() const {
    return fmt::format(
        "{0}<w:document xmlns:w=\"{1}\" xmlns:r=\"{2}\" "
        "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><w:body>{3}<w:sectPr><w:footerReference "
        "w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"{4}\" w:right=\"1134\" "
        "w:bottom=\"{4}\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
        xml_head, word_space, relation_space, body_, one_page_ ? 794 : 1134);
  }

  std::string footer() const {
    return fmt::format(
        "{}<w:ftr xmlns:w=\"{}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:tabs><w:tab w:val=\"right\" "
        "w:pos=\"{}\"/></w:tabs></w:pPr>{}<w:r><w:tab/></w:r><w:fldSimple w:instr=\" PAGE \">{}</w:fldSimple></w:p></w:ftr>",
        xml_head, word_space, text_width, word_run(report_.title), word_run("1"));
  }

  std::vector<PackagePart> parts() const {
    constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    constexpr std::string_view packages = "http://schemas.openxmlformats.org/package/2006";
    const std::string language = report_.language == "en" ? "en-GB" : report_.language + "-NO";
    std::string links = fmt::format(
        "{}<Relationships xmlns=\"{}/relationships\"><Relationship Id=\"styles\" Type=\"{}/styles\" "
        "Target=\"styles.xml\"/><Relationship Id=\"numbering\" Type=\"{}/numbering\" "
        "Target=\"numbering.xml\"/><Relationship Id=\"settings\" Type=\"{}/settings\" "
        "Target=\"settings.xml\"/><Relationship Id=\"footer\" Type=\"{}/footer\" Target=\"footer.xml\"/>",
        xml_head, packages, office, office, office, office);
    for (int n = 1; n <= pictures_; ++n) {
      for (const char* kind : {"png", "svg"})
        links += fmt::format("<Relationship Id=\"{1}{0}\" Type=\"{2}/image\" Target=\"media/image{0}.{1}\"/>", n, kind,
                             office);
    }
    const std::string word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    std::string types = fmt::format(
        "{}<Types xmlns=\"{}/content-types\"><Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
        "ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"svg\" "
        "ContentType=\"image/svg+xml\"/><Override PartName=\"/docProps/core.xml\" "
        "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/><Override "
        "PartName=\"/word/document.xml\" ContentType=\"{}document.main+xml\"/>",
        xml_head, packages, word_type);
    for (const char* part : {"styles", "numbering", "settings", "footer"})
      types += fmt::format("<Override PartName=\"/word/{0}.xml\" ContentType=\"{1}{0}+xml\"/>", part, word_type);
    std::vector<PackagePart> all{
        {"[Content_Types].xml", types + "</Types>"},
        {"_rels/.rels",
         fmt::format(
             "{}<Relationships xmlns=\"{}/relationships\"><Relationship Id=\"document\" "
             "Type=\"{}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"core\" "
             "Type=\"{}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>",
             xml_head, packages, office, packages)},
        {"docProps/core.xml",
         fmt::format(
             "{}<cp:coreProperties xmlns:cp=\"{}/metadata/core-properties\" "
             "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
             "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>Handlingsrom "
             "{}</dc:creator><dc:language>{}</dc:language><dcterms:created "
             "xsi:type=\"dcterms:W3CDTF\">{}T12:00:00Z</dcterms:created></cp:coreProperties>",
             xml_head, packages, svg::escape(report_.title), svg::escape(report_.manifest.program_version), language,
             date_of(report_.manifest))},
        {"word/document.xml", document()},
        {"word/_rels/document.xml.rels", links + "</Relationships>"},
        {"word/styles.xml", word_styles(language, one_page_)},
        {"word/numbering.xml", word_numbering()},
        {"word/settings.xml", word_settings()},
        {"word/footer.xml", footer()}};
    all.insert(all.end(), media_.begin(), media_.end());
    return all;
  }

  const Report& report_;
  const Words& words_;
  Printer& printer_;
  const bool one_page_;
  std::string body_;
  std::vector<PackagePart> media_;
  int pictures_ = 0, figures_ = 0, tables_ = 0;
};

}  // namespace

std::string word(const Report& report, const Words& words, Printer& printer) {
  return WordWriter(report, words, printer, false).write();
}

std::string word_one_page(const Report& report, const Words& words, Printer& printer) {
  return WordWriter(report, words, printer, true).write();
}

}  // namespace handlingsrom::report
