#include "base/toml_draft_read.hpp"

#include <algorithm>
#include <sstream>

namespace handlingsrom::toml {

std::vector<DraftLine> lines_of(std::string_view text) {
  std::vector<DraftLine> lines;
  std::string open;  // the quotation marks of a string on several lines
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    DraftLine found;
    const std::size_t first = line.find_first_not_of(" \t");
    found.blank = open.empty() && first == std::string_view::npos;
    if (open.empty() && first != std::string_view::npos && line[first] == '#') {
      found.comment = true;
      found.text = line.substr(first);
    } else {
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (!open.empty()) {
          if (line[i] == '\\' && open.front() == '"') {
            ++i;
          } else if (line.substr(i, open.size()) == open) {
            i += open.size() - 1;
            open.clear();
          }
        } else if (line[i] == '"' || line[i] == '\'') {
          open = line.substr(i, 3) == std::string(3, line[i]) ? std::string(3, line[i]) : std::string(1, line[i]);
          i += open.size() - 1;
        } else if (line[i] == '#') {
          found.beside = line.substr(i);
          break;
        }
      }
      if (open.size() == 1) open.clear();
    }
    found.end = std::min(end + 1, text.size());
    lines.push_back(std::move(found));
    at = end + 1;
  }
  return lines;
}

Item DraftReader::table(const ::toml::table& from) {
  Item made = Item::of_table(from.is_inline());
  std::vector<std::pair<const ::toml::key*, const ::toml::node*>> members;
  for (const auto& [key, value] : from) members.emplace_back(&key, &value);
  // The library has keys by name; the file has them in the order that somebody chose.
  std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) {
    const auto place = [](const auto& one) {
      const auto region = one.first->source().begin;
      return std::pair(region.line, region.column);
    };
    return place(a) < place(b);
  });
  for (const auto& [key, value] : members) {
    const std::uint64_t line = key->source().begin.line;
    const bool in_line = from.is_inline();
    const bool list_of_tables = value->is_array() && !value->as_array()->empty() &&
                                value->as_array()->front().is_table() &&
                                !value->as_array()->front().as_table()->is_inline();
    std::string before = in_line || list_of_tables ? std::string() : above(line);
    std::string beside = in_line || list_of_tables ? std::string() : beside_of(line);
    Item member = item(*value);
    if (member.before.empty()) member.before = std::move(before);
    if (member.beside.empty()) member.beside = std::move(beside);
    made.table().entries.push_back({std::string(key->str()), std::move(member)});
  }
  return made;
}

Item DraftReader::item(const ::toml::node& from) {
  if (const auto* members = from.as_table()) return table(*members);
  if (const auto* list = from.as_array()) {
    Item made = Item::of_list();
    for (const auto& one : *list) {
      const bool own_lines = one.is_table() && !one.as_table()->is_inline();
      std::string before = own_lines ? above(one.source().begin.line) : std::string();
      std::string beside = own_lines ? beside_of(one.source().begin.line) : std::string();
      made.items().push_back(item(one));
      made.items().back().before = std::move(before);
      made.items().back().beside = std::move(beside);
    }
    return made;
  }
  if (const auto* text = from.as_string()) return {text->get(), {}, {}, -1};
  if (const auto* whole = from.as_integer()) return {whole->get(), {}, {}, -1};
  if (const auto* number = from.as_floating_point()) return {number->get(), {}, {}, -1};
  if (const auto* flag = from.as_boolean()) return {flag->get(), {}, {}, -1};
  std::ostringstream time;
  from.visit([&](const auto& one) {
    if constexpr (!::toml::is_container<decltype(one)>) time << one.get();
  });
  return {Item::Time{time.str()}, {}, {}, -1};
}

std::string DraftReader::above(std::uint64_t line) {
  std::size_t first = line - 1;
  while (first > 0 && !lines_[first - 1].taken && (lines_[first - 1].comment || lines_[first - 1].blank)) --first;
  std::string all;
  for (std::size_t i = first; i + 1 < line; ++i) {
    lines_[i].taken = true;
    if (lines_[i].comment) all += lines_[i].text + "\n";
  }
  return all;
}

std::size_t DraftReader::last_line(const ::toml::node& node) const {
  std::size_t last = node.source().begin.line;
  if (const auto* table = node.as_table()) {
    if (table->is_inline()) return std::max<std::size_t>(last, node.source().end.line);
    for (const auto& [key, value] : *table)
      last = std::max({last, static_cast<std::size_t>(key.source().begin.line), last_line(value)});
  } else if (const auto* list = node.as_array()) {
    last = std::max<std::size_t>(last, node.source().end.line);
    for (const auto& one : *list) last = std::max(last, last_line(one));
  } else {
    last = std::max<std::size_t>(last, node.source().end.line);
  }
  return last;
}

std::string DraftReader::rest() const {
  std::string all;
  std::size_t first = lines_.size();
  while (first > 0 && !lines_[first - 1].taken && (lines_[first - 1].comment || lines_[first - 1].blank)) --first;
  for (std::size_t i = first; i < lines_.size(); ++i) {
    if (lines_[i].comment) all += lines_[i].text + "\n";
  }
  return all;
}

std::string DraftReader::beside_of(std::uint64_t line) const {
  return line > 0 && line <= lines_.size() ? lines_[line - 1].beside : std::string();
}

}  // namespace handlingsrom::toml
