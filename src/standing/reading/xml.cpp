#include "standing/reading/xml.hpp"

#include <charconv>

#include "standing/reading/readers.hpp"

namespace handlingsrom::reading {
namespace {

constexpr unsigned parse_options = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_wconv_attribute |
                                   pugi::parse_eol | pugi::parse_ws_pcdata_single;
constexpr std::size_t batch_bytes = 1U << 20U;
constexpr std::size_t largest_element = 64U << 20U;

bool ends_name(char c) { return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::size_t longest_closing = 4096;  // of an end tag with the blanks in it
constexpr std::size_t longest_prefix = 64;     // of a tag's name; bounds the looking to and fro in hostile text

// Where the tag whose name ends at `end`, with the local name beginning at `at`, opens with `mark` ("<" or "</"); npos for anything else.
std::size_t tag_start(std::string_view text, std::size_t at, std::string_view mark) {
  if (at == 0) return std::string_view::npos;
  std::size_t start = at;
  if (text[at - 1] == ':') {
    const std::size_t lowest = at > longest_prefix ? at - longest_prefix : 0;
    for (start = at - 1; start > lowest && text[start - 1] != '<' && text[start - 1] != '/'; --start) {
      if (ends_name(text[start - 1])) return std::string_view::npos;
    }
  }
  if (start < mark.size() || text.substr(start - mark.size(), mark.size()) != mark) return std::string_view::npos;
  return start - mark.size();
}

// Where the first tag "<element" or "<x:element" begins; npos where none does.
std::size_t find_opening(std::string_view text, std::string_view element) {
  for (std::size_t at = text.find(element); at != std::string_view::npos; at = text.find(element, at + 1)) {
    const std::size_t end = at + element.size();
    if (end >= text.size()) return std::string_view::npos;
    if (!ends_name(text[end])) continue;
    if (const std::size_t start = tag_start(text, at, "<"); start != std::string_view::npos) return start;
  }
  return std::string_view::npos;
}

// Where the last closing tag "</element>" or "</x:element>" ends; npos where none does.
std::size_t find_last_closing(std::string_view text, std::string_view element) {
  for (std::size_t at = text.rfind(element); at != std::string_view::npos;
       at = at == 0 ? std::string_view::npos : text.rfind(element, at - 1)) {
    const std::size_t end = text.find_first_not_of(" \t\r\n", at + element.size());
    if (end == std::string_view::npos || text[end] != '>') continue;
    if (tag_start(text, at, "</") != std::string_view::npos) return end + 1;
  }
  return std::string_view::npos;
}

void refuse_doctype(const Package& package, std::string_view text, const std::string& part) {
  if (text.find("<!DOCTYPE") != std::string_view::npos || text.find("<!ENTITY") != std::string_view::npos)
    package.refuse("doctype", part);
}

}  // namespace

std::string_view local_name(const char* name) {
  const std::string_view whole = name;
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view local) {
  for (const pugi::xml_node child : node.children()) {
    if (local_name(child.name()) == local) return child;
  }
  return {};
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view local) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (local_name(attribute.name()) == local) return attribute.value();
  }
  return {};
}

long long integer_of(const pugi::xml_node& node, std::string_view local, long long otherwise) {
  const std::string_view text = attribute_of(node, local);
  long long value = 0;
  const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} && stop == text.data() + text.size() ? value : otherwise;
}

void parse_part(Package& package, const std::string& part, pugi::xml_document& document) {
  const std::string text = package.read(part);
  refuse_doctype(package, text, part);
  const pugi::xml_parse_result result = document.load_buffer(text.data(), text.size(), parse_options);
  if (!result) package.refuse("xml", part + ": " + result.description());
}

bool parse_within(Package& package, const std::string& part, std::string_view text, std::string_view element,
                  pugi::xml_document& document) {
  const std::size_t from = find_opening(text, element);
  const std::size_t to = find_last_closing(text, element);
  if (from == std::string_view::npos || to == std::string_view::npos || to <= from) return false;
  const pugi::xml_parse_result result =
      document.load_buffer(text.data() + from, to - from, parse_options, pugi::encoding_utf8);
  if (!result) package.refuse("xml", part + ": " + result.description());
  return true;
}

void stream_elements(Package& package, const std::string& part, std::string_view element,
                     const std::function<void(const pugi::xml_node&)>& take,
                     const std::function<void(const pugi::xml_node&)>& rest,
                     const std::function<void(std::string_view)>& before) {
  std::string text;  // what has been unpacked and not yet parsed
  bool started = false;
  std::size_t looked = 0;  // in the text before this place no element ends
  pugi::xml_document document;
  const auto parse = [&](std::string_view piece) {
    const pugi::xml_parse_result result =
        document.load_buffer(piece.data(), piece.size(), parse_options | pugi::parse_fragment, pugi::encoding_utf8);
    if (!result) package.refuse("xml", part + ": " + result.description());
  };
  const auto parse_elements = [&](std::string_view piece) {
    parse(piece);
    for (const pugi::xml_node node : document.children()) {
      if (local_name(node.name()) == element) take(node);
    }
  };
  const auto consume = [&] {
    if (!started) {
      const std::size_t first = find_opening(text, element);
      refuse_doctype(package, std::string_view(text).substr(0, first), part);
      if (first == std::string::npos) {
        if (text.size() > largest_element) refuse_limit(package.file(), "part_bytes", largest_element);
        return;
      }
      if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) package.refuse("xml", part + ": UTF-16");
      before(std::string_view(text).substr(0, first));
      text.erase(0, first);
      started = true;
    }
    const std::size_t found = find_last_closing(std::string_view(text).substr(looked), element);
    if (found == std::string::npos) {
      if (text.size() > largest_element) refuse_limit(package.file(), "element_bytes", largest_element);
      looked = text.size() > longest_closing ? text.size() - longest_closing : 0;
      return;
    }
    const std::size_t end = looked + found;
    parse_elements(std::string_view(text).substr(0, end));
    text.erase(0, end);
    looked = 0;
  };
  std::size_t next_look = batch_bytes;
  package.stream(part, [&](std::string_view piece) {
    text.append(piece);
    if (text.size() < next_look) return;
    consume();
    next_look = text.size() + batch_bytes;
  });
  consume();
  // What is left: elements without content ("<row/>"), the end tags of what was open, and what comes after.
  const std::size_t close = text.find("</");
  if (started && close != std::string::npos) {
    if (find_opening(text, element) < close) parse_elements(std::string_view(text).substr(0, close));
    text.erase(0, text.find('>', close) == std::string::npos ? text.size() : text.find('>', close) + 1);
  }
  if (started) {
    const std::size_t last = text.rfind("</");
    parse(last == std::string::npos ? std::string_view{} : std::string_view(text).substr(0, last));
    rest(document);
  } else {
    refuse_doctype(package, text, part);
    const pugi::xml_parse_result result = document.load_buffer(text.data(), text.size(), parse_options);
    if (!result) package.refuse("xml", part + ": " + result.description());
    rest(document);
  }
}

}  // namespace handlingsrom::reading
