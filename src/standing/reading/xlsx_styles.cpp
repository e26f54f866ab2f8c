#include "standing/reading/xlsx_styles.hpp"

#include <map>

#include "standing/reading/xml.hpp"

namespace handlingsrom::reading {

bool shows_date(std::string_view code) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') return false;  // the first section is that of positive numbers
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"') {
      i = code.find('"', i + 1);
      if (i == std::string_view::npos) return false;
    } else if (c == '[') {
      i = code.find(']', i + 1);
      if (i == std::string_view::npos) return false;
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
      return true;
    }
  }
  return false;
}

Styles read_styles(Package& package, const std::string& part) {
  pugi::xml_document document;
  parse_part(package, part, document);
  const pugi::xml_node root = document.document_element();
  std::map<long long, bool> custom;
  for (const pugi::xml_node node : child_of(root, "numFmts").children()) {
    custom[integer_of(node, "numFmtId", -1)] = shows_date(attribute_of(node, "formatCode"));
  }
  Styles styles;
  for (const pugi::xml_node node : child_of(root, "cellXfs").children()) {
    const long long id = integer_of(node, "numFmtId", 0);
    const auto own = custom.find(id);
    const bool built_in = (id >= 14 && id <= 17) || id == 22;
    styles.date.push_back(own != custom.end() ? own->second : built_in);
  }
  return styles;
}

}  // namespace handlingsrom::reading
