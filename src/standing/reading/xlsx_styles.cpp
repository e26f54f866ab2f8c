#include "standing/reading/xlsx_styles.hpp"

#include <map>

#include "standing/reading/xml.hpp"

namespace handlingsrom::reading {

namespace {

/// The signs of the first section of a format code, that of positive numbers, outside quotation marks, brackets and escapes, which a space stands for.
std::string signs_of(std::string_view code) {
  std::string signs;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"' || c == '[') {
      i = code.find(c == '"' ? '"' : ']', i + 1);
      if (i == std::string_view::npos) break;
    } else {
      signs += c;
      continue;
    }
    signs += ' ';
  }
  return signs;
}

bool shows_any(std::string_view code, const char* signs) {
  return signs_of(code).find_first_of(signs) != std::string::npos;
}

}  // namespace

bool shows_date(std::string_view code) { return shows_any(code, "yYdD"); }
bool shows_percent(std::string_view code) { return shows_any(code, "%"); }

int shows_thousands(std::string_view code) {
  constexpr const char* digits = "0#?";
  constexpr int most = 3;
  const std::string signs = signs_of(code);
  int count = 0;
  for (std::size_t comma = signs.find(','); comma != std::string::npos; comma = signs.find(',', comma)) {
    const std::size_t end = signs.find_first_not_of(',', comma);
    const bool behind_digit = comma > 0 && std::string_view(digits).find(signs[comma - 1]) != std::string_view::npos;
    const bool before_digit =
        end != std::string::npos && std::string_view(digits).find(signs[end]) != std::string_view::npos;
    if (behind_digit && !before_digit)
      count += static_cast<int>((end == std::string::npos ? signs.size() : end) - comma);
    if (end == std::string::npos) break;
    comma = end;
  }
  return count < most ? count : most;
}

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
    styles.thousands.push_back(static_cast<unsigned char>(own != custom.end() ? shows_thousands(own->second) : 0));
  }
  return styles;
}

}  // namespace handlingsrom::reading
