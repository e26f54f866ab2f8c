#include "standing/reading/xlsx_styles.hpp"

#include <map>

#include "standing/reading/xml.hpp"

namespace handlingsrom::reading {

namespace {

/// Whether one of `signs` stands in the first section of a format code, that of positive numbers, outside quotation marks, brackets and escapes.
bool shows_any(std::string_view code, std::string_view signs) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') return false;
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"') {
      i = code.find('"', i + 1);
      if (i == std::string_view::npos) return false;
    } else if (c == '[') {
      i = code.find(']', i + 1);
      if (i == std::string_view::npos) return false;
    } else if (signs.find(c) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool shows_date(std::string_view code) { return shows_any(code, "yYdD"); }
bool shows_percent(std::string_view code) { return shows_any(code, "%"); }

Styles read_styles(Package& package, const std::string& part) {
  pugi::xml_document document;
  parse_part(package, part, document);
  const pugi::xml_node root = document.document_element();
  std::map<long long, std::string> custom;
  for (const pugi::xml_node node : child_of(root, "numFmts").children())
    custom[integer_of(node, "numFmtId", -1)] = attribute_of(node, "formatCode");
  Styles styles;
  for (const pugi::xml_node node : child_of(root, "cellXfs").children()) {
    const long long id = integer_of(node, "numFmtId", 0);
    const auto own = custom.find(id);
    const bool date = (id >= 14 && id <= 17) || id == 22;
    styles.date.push_back(own != custom.end() ? shows_date(own->second) : date);
    styles.percent.push_back(own != custom.end() ? shows_percent(own->second) : id == 9 || id == 10);
  }
  return styles;
}

}  // namespace handlingsrom::reading
