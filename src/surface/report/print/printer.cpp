// The module that draws on paper: text by Pango, pages by Cairo, our SVG by librsvg.
#include "surface/report/printer.hpp"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <pango/pangocairo.h>

#include <stdexcept>

namespace handlingsrom::report {
namespace {

constexpr double per_point = 1.0 / PANGO_SCALE;

[[noreturn]] void refuse(const char* what) { throw std::runtime_error(what); }

template <class Object, void (*release)(Object*)>
struct Release {
  void operator()(Object* object) const { release(object); }
};
void unref(RsvgHandle* handle) { g_object_unref(handle); }
void unref_layout(PangoLayout* layout) { g_object_unref(layout); }
using Handle = std::unique_ptr<RsvgHandle, Release<RsvgHandle, unref>>;
using Layout = std::unique_ptr<PangoLayout, Release<PangoLayout, unref_layout>>;
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_t, cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_t, cairo_destroy>>;
using Attributes = std::unique_ptr<PangoAttrList, Release<PangoAttrList, pango_attr_list_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Release<PangoFontDescription, pango_font_description_free>>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

Handle read(const std::string& svg) {
  Handle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
  if (!handle) refuse("not an SVG");
  constexpr double pixels_per_inch = 96;
  rsvg_handle_set_dpi(handle.get(), pixels_per_inch);
  return handle;
}

void render(cairo_t* to, const std::string& svg, double x, double y, double width, double height) {
  const Handle handle = read(svg);
  const RsvgRectangle viewport{x, y, width, height};
  if (!rsvg_handle_render_document(handle.get(), to, &viewport, nullptr)) refuse("drawing");
}

void set_colour(cairo_t* context, std::uint32_t colour) {
  const auto part = [&](unsigned shift) { return ((colour >> shift) & 0xffU) / 255.0; };
  cairo_set_source_rgb(context, part(16), part(8), part(0));
}

class PdfPages final : public Pages {
 public:
  PdfPages(const Paper& paper, const DocumentTitle& title)
      : surface_(cairo_pdf_surface_create_for_stream(&append, &bytes_, paper.width, paper.height)),
        context_(cairo_create(surface_.get())),
        layout_(pango_cairo_create_layout(context_.get())) {
    cairo_surface_t* surface = surface_.get();
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, title.creator.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, title.created.c_str());
    pango_context_set_language(pango_layout_get_context(layout_.get()),
                               pango_language_from_string(title.language.c_str()));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  }

  double height(const std::string& text, const TextStyle& style, double width) override {
    if (text.empty()) return 0;
    set(text, style, width);
    int down = 0;
    pango_layout_get_size(layout_.get(), nullptr, &down);
    return down * per_point;
  }

  void text(double x, double y, double width, const std::string& text, const TextStyle& style) override {
    if (text.empty()) return;
    set(text, style, width);
    set_colour(context_.get(), style.colour);
    cairo_move_to(context_.get(), x, y);
    pango_cairo_show_layout(context_.get(), layout_.get());
  }

  void drawing(double x, double y, double width, double height, const std::string& svg) override {
    render(context_.get(), svg, x, y, width, height);
  }

  void rectangle(double x, double y, double width, double height, std::uint32_t colour) override {
    set_colour(context_.get(), colour);
    cairo_rectangle(context_.get(), x, y, width, height);
    cairo_fill(context_.get());
  }

  void begin(const char* element) override { cairo_tag_begin(context_.get(), element, nullptr); }
  void end(const char* element) override { cairo_tag_end(context_.get(), element); }

  void outline(int level, const std::string& text) override {
    const int parent = level > 1 ? chapter_ : CAIRO_PDF_OUTLINE_ROOT;
    const std::string target = "page=" + std::to_string(page_);
    const int id = cairo_pdf_surface_add_outline(
        surface_.get(), parent, text.c_str(), target.c_str(),
        level > 1 ? static_cast<cairo_pdf_outline_flags_t>(0) : CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (level == 1) chapter_ = id;
  }

  void next_page() override {
    cairo_show_page(context_.get());
    ++page_;
  }

  std::string finish() override {
    layout_.reset();
    context_.reset();
    cairo_surface_finish(surface_.get());
    if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS) refuse("pages");
    return std::move(bytes_);
  }

 private:
  void set(const std::string& text, const TextStyle& style, double width) {
    const Font font(pango_font_description_new());
    pango_font_description_set_family(font.get(), "Liberation Sans, Arial, Helvetica, sans-serif");
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout_.get(), font.get());
    pango_layout_set_width(layout_.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_alignment(layout_.get(), style.right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    constexpr float line_height = 1.18F;
    pango_layout_set_line_spacing(layout_.get(), line_height);
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
    const Attributes attributes(pango_attr_list_new());
    if (style.raised > 0 && style.raised < text.size()) {
      constexpr double mark_size = 0.7, mark_rise = 0.27;
      for (PangoAttribute* one : {pango_attr_scale_new(mark_size),
                                  pango_attr_rise_new(static_cast<int>(mark_rise * style.size * PANGO_SCALE))}) {
        one->start_index = static_cast<guint>(text.size() - style.raised);
        pango_attr_list_insert(attributes.get(), one);
      }
    }
    pango_layout_set_attributes(layout_.get(), attributes.get());
  }

  std::string bytes_;
  Surface surface_;
  Context context_;
  Layout layout_;
  int page_ = 1, chapter_ = 0;
};

class CairoPrinter final : public Printer {
 public:
  std::string png(const std::string& svg, double scale) override {
    const Handle handle = read(svg);
    // The stylesheet makes a drawing as wide as what it stands in; its own size is its view box.
    gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
    RsvgLength given_width{}, given_height{};
    RsvgRectangle box{};
    rsvg_handle_get_intrinsic_dimensions(handle.get(), &has_width, &given_width, &has_height, &given_height, &has_box,
                                         &box);
    if (!has_box) refuse("a drawing without size");
    const double width = box.width, height = box.height;
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width * scale),
                                                     static_cast<int>(height * scale)));
    const Context context(cairo_create(surface.get()));
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    const RsvgRectangle viewport{0, 0, width * scale, height * scale};
    if (!rsvg_handle_render_document(handle.get(), context.get(), &viewport, nullptr)) refuse("drawing");
    std::string bytes;
    if (cairo_surface_write_to_png_stream(surface.get(), &append, &bytes) != CAIRO_STATUS_SUCCESS) refuse("picture");
    return bytes;
  }

  std::unique_ptr<Pages> pages(const Paper& paper, const DocumentTitle& title) override {
    return std::make_unique<PdfPages>(paper, title);
  }
};

}  // namespace
}  // namespace handlingsrom::report

extern "C" handlingsrom::report::Printer* handlingsrom_printer();
extern "C" handlingsrom::report::Printer* handlingsrom_printer() {
  static handlingsrom::report::CairoPrinter printer;
  return &printer;
}
