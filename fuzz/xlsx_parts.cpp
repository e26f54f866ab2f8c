// Any text as the parts of a workbook: sheet, shared strings, styles, list of sheets, relations; what is empty or not given is well formed.
#include <algorithm>
#include <array>

#include "stored_package.hpp"
#include "understood.hpp"

namespace {

struct Part {
  const char* name;
  const char* otherwise;
};
constexpr std::array parts{
    Part{"xl/worksheets/sheet1.xml",
         R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>)"},
    Part{"xl/sharedStrings.xml", R"(<sst><si><t>Kommune</t></si><si><t>5029 Skaun</t></si></sst>)"},
    Part{"xl/styles.xml", R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)"},
    Part{
        "xl/workbook.xml",
        R"(<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
    Part{
        "xl/_rels/workbook.xml.rels",
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)"},
    Part{
        "_rels/.rels",
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)"}};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handlingsrom::fuzz;
  const auto pieces = pieces_of({reinterpret_cast<const char*>(data), size});
  StoredPackage package;
  for (std::size_t i = 0; i < parts.size(); ++i)
    package.add(parts[i].name, i < pieces.size() && !pieces[i].empty() ? pieces[i] : parts[i].otherwise);
  understand_or_refuse(package.bytes());
  return 0;
}
