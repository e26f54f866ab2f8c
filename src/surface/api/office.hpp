// A report as a Word document, and a page as a PDF, with programs that may or may not be on the machine.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <utility>

namespace handlingsrom::report {
struct Report;
class Words;
}  // namespace handlingsrom::report

namespace handlingsrom::api {

/// Asked every tenth of a second while another program works; true ends that program.
using GiveUp = std::function<bool()>;

/// Pictures of drawings through librsvg's program (librsvg2-bin), where it is installed.
class Pictures {
 public:
  /// Temporary files stand beside `beside`.
  explicit Pictures(std::filesystem::path beside, GiveUp give_up = {})
      : beside_(std::move(beside)), give_up_(std::move(give_up)) {}

  /// The PNG of an SVG that stands alone; empty where it cannot be made. After the first failure no other is tried.
  std::string paint(const std::string& svg);
  bool all_painted() const { return can_paint_; }

 private:
  std::filesystem::path beside_;
  GiveUp give_up_;
  bool can_paint_ = true;
};

/// The report as a Word document. False where its drawings have no picture beside them, which older versions of Word need. Throws
/// Error(cannot_write).
bool write_word(const report::Report& report, const report::Words& words, const std::filesystem::path& docx,
                const GiveUp& give_up = {});

/// Through WeasyPrint, else through Chromium's own printing. False where neither is installed, both fail, or it is given up; then there is no
/// file. `work` is a folder that Chromium may write its profile to.
bool to_pdf(const std::filesystem::path& html, const std::filesystem::path& pdf, const std::filesystem::path& work,
            const GiveUp& give_up = {});

}  // namespace handlingsrom::api
