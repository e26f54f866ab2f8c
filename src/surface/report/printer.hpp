// What draws on paper: pictures of our drawings, and pages of a PDF. Behind it stand Pango, Cairo and librsvg in a module of their own, loaded when
// something is printed, so that a start of the program does not wait for them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace handlingsrom::report {

/// Lengths are points, 1/72 inch, from the upper left corner of a page.
struct Paper {
  double width, height;
};
inline constexpr Paper a4{595.276, 841.89};

struct TextStyle {
  double size = 9;
  bool bold = false;
  std::uint32_t colour = 0;  // 0xrrggbb
  bool right = false;        // lines end at the right edge
  std::size_t raised = 0;    // so many bytes at the end are a mark: small, and above the line
};

/// What a document is called by programs that show it.
struct DocumentTitle {
  std::string title, creator, language;
  std::string created;  // "2026-11-21T12:00:00"
};

/// The pages of one document, from the first on.
class Pages {
 public:
  virtual ~Pages() = default;
  /// Of a text that wraps at `width`.
  virtual double height(const std::string& text, const TextStyle& style, double width) = 0;
  virtual void text(double x, double y, double width, const std::string& text, const TextStyle& style) = 0;
  virtual void drawing(double x, double y, double width, double height, const std::string& svg) = 0;
  virtual void rectangle(double x, double y, double width, double height, std::uint32_t colour) = 0;
  /// An element of the document's structure by its name in PDF (ISO 32000-1, 14.8.4: "H1", "P", "Table", "TR", "TD", "Figure").
  virtual void begin(const char* element) = 0;
  virtual void end(const char* element) = 0;
  /// An entry of the document's outline that leads to the page at hand; level 1 is uppermost.
  virtual void outline(int level, const std::string& text) = 0;
  virtual void next_page() = 0;
  /// The bytes; nothing more is drawn.
  virtual std::string finish() = 0;
};

class Printer {
 public:
  virtual ~Printer() = default;
  /// The PNG of an SVG that stands alone (svg::standalone), `scale` pixels for each of its own. Throws std::runtime_error for what is no SVG.
  virtual std::string png(const std::string& svg, double scale) = 0;
  virtual std::unique_ptr<Pages> pages(const Paper& paper, const DocumentTitle& title) = 0;
};

/// The module beside the program, or `module`; the same for the whole process. Safe for many threads; its documents are each for one.
/// Throws Error(internal, "no_printer") where it or its libraries are missing.
Printer& printer(const std::filesystem::path& module = {});

}  // namespace handlingsrom::report
