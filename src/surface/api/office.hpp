// A page as a Word document or a PDF, by programs that may or may not be on the machine.
#pragma once

#include <filesystem>
#include <functional>

namespace handlingsrom::api {

/// Asked every tenth of a second while another program works; true ends that program.
using GiveUp = std::function<bool()>;

/// What came of a Word document. Without pictures: the charts are drawings that older versions of Word do not show.
enum class Word { none, without_pictures, whole };

/// Through pandoc, charts as pictures through rsvg-convert (librsvg2-bin) where it is installed. None where pandoc is not
/// installed, fails, or is given up; then there is no file.
Word to_word(const std::filesystem::path& html, const std::filesystem::path& docx, const GiveUp& give_up = {});

/// Through WeasyPrint, else through Chromium's own printing. False where neither is installed, both fail, or it is given up; then there is no
/// file. `work` is a folder that Chromium may write its profile to.
bool to_pdf(const std::filesystem::path& html, const std::filesystem::path& pdf, const std::filesystem::path& work,
            const GiveUp& give_up = {});

}  // namespace handlingsrom::api
