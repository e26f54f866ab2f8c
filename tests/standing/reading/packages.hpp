// Packages made in the test, part by part.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <zip.h>

namespace handlingsrom::reading {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string zipped(const Parts& parts) {
  zip_error_t fault;
  zip_error_init(&fault);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &fault);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &fault);
  if (archive == nullptr) throw std::runtime_error("zip");
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0)
      throw std::runtime_error(zip_strerror(archive));
  }
  if (zip_close(archive) != 0) throw std::runtime_error("zip close");
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

inline std::string rels(const std::string& inner) {
  return "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         inner + "</Relationships>";
}

inline std::string rel(const std::string& id, const std::string& type, const std::string& target,
                       const std::string& more = "") {
  return "<Relationship Id=\"" + id + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
         type + "\" Target=\"" + target + "\" " + more + "/>";
}

/// A workbook of one sheet "Ark1" with these rows (XML inside sheetData) and what follows them.
inline Parts workbook(const std::string& sheet_xml, const std::string& shared = "", const std::string& styles = "") {
  Parts parts{
      {"_rels/.rels", rels(rel("rId1", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml",
       "<workbook xmlns=\"m\" xmlns:r=\"r\"><sheets><sheet name=\"Ark1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       rels(rel("rId1", "worksheet", "worksheets/sheet1.xml") + rel("rId2", "sharedStrings", "/xl/sharedStrings.xml") +
            rel("rId3", "styles", "styles.xml"))},
      {"xl/worksheets/sheet1.xml", sheet_xml}};
  if (!shared.empty()) parts.emplace_back("xl/sharedStrings.xml", shared);
  if (!styles.empty()) parts.emplace_back("xl/styles.xml", styles);
  return parts;
}

inline std::string sheet_of(const std::string& rows, const std::string& after = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"m\"><sheetData>" + rows + "</sheetData>" +
         after + "</worksheet>";
}

}  // namespace handlingsrom::reading
