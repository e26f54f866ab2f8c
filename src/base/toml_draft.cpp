#include "base/toml_draft.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/toml.hpp"

namespace handlingsrom::toml {
namespace {

/// What each line of a file has of comments, strings stepped over.
struct Line {
  bool blank = false;
  bool comment = false;  // nothing else
  bool taken = false;
  std::string text;    // of a comment line, whole
  std::string beside;  // from "#" on
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::string open;  // the quotation marks of a string on several lines
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    Line found;
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
    lines.push_back(std::move(found));
    at = end + 1;
  }
  return lines;
}

class Reader {
 public:
  explicit Reader(std::vector<Line>& lines) : lines_(lines) {}

  Item item(const ::toml::node& from) {
    if (const auto* table = from.as_table()) {
      Item made = Item::of_table(table->is_inline());
      std::vector<std::pair<const ::toml::key*, const ::toml::node*>> members;
      for (const auto& [key, value] : *table) members.emplace_back(&key, &value);
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
        const bool in_line = table->is_inline();
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
    if (const auto* text = from.as_string()) return {text->get(), {}, {}};
    if (const auto* whole = from.as_integer()) return {whole->get(), {}, {}};
    if (const auto* number = from.as_floating_point()) return {number->get(), {}, {}};
    if (const auto* flag = from.as_boolean()) return {flag->get(), {}, {}};
    std::ostringstream time;
    from.visit([&](const auto& one) {
      if constexpr (!::toml::is_container<decltype(one)>) time << one.get();
    });
    return {Item::Time{time.str()}, {}, {}};
  }

  /// The comment lines right above, with blank lines between them left out.
  std::string above(std::uint64_t line) {
    std::size_t first = line - 1;
    while (first > 0 && !lines_[first - 1].taken && (lines_[first - 1].comment || lines_[first - 1].blank)) --first;
    std::string all;
    for (std::size_t i = first; i + 1 < line; ++i) {
      lines_[i].taken = true;
      if (lines_[i].comment) all += lines_[i].text + "\n";
    }
    return all;
  }
  std::string rest() {
    std::string all;
    std::size_t first = lines_.size();
    while (first > 0 && !lines_[first - 1].taken && (lines_[first - 1].comment || lines_[first - 1].blank)) --first;
    for (std::size_t i = first; i < lines_.size(); ++i) {
      if (lines_[i].comment) all += lines_[i].text + "\n";
    }
    return all;
  }

 private:
  std::string beside_of(std::uint64_t line) {
    return line > 0 && line <= lines_.size() ? lines_[line - 1].beside : std::string();
  }
  std::vector<Line>& lines_;
};

std::string string_text(std::string_view text) {
  // Long texts of several lines as a person would write them.
  if (text.find('\n') != std::string_view::npos && text.find("'''") == std::string_view::npos &&
      text.find('\r') == std::string_view::npos && !text.ends_with('\''))
    return fmt::format("'''\n{}'''", text);
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
          out += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        } else {
          out += c;
        }
    }
  }
  return out + "\"";
}

std::string key_text(std::string_view key) {
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return bare ? std::string(key) : string_text(key);
}

std::string number_text(double value) {
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".en") == std::string::npos) text += ".0";
  return text;
}

bool is_list_of_tables(const Item& item) {
  return item.is_list() && !item.items().empty() &&
         std::all_of(item.items().begin(), item.items().end(),
                     [](const Item& one) { return one.is_table() && !one.table().inlined; });
}

std::string value_text(const Item& item) {
  struct Writer {
    std::string operator()(const std::string& text) const { return string_text(text); }
    std::string operator()(std::int64_t whole) const { return std::to_string(whole); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const Item::Time& time) const { return time.words; }
    std::string operator()(const Item::List& list) const {
      std::string all = "[";
      for (const Item& one : list.items) all += (all.size() > 1 ? ", " : "") + value_text(one);
      return all + "]";
    }
    std::string operator()(const Item::Table& table) const {
      std::string all = "{";
      for (const Entry& entry : table.entries)
        all += (all.size() > 1 ? ", " : "") + key_text(entry.key) + " = " + value_text(entry.item);
      return all + "}";
    }
  };
  return std::visit(Writer{}, item.value);
}

class TextWriter {
 public:
  std::string written;

  void table(const Item& item, const std::string& path, int depth) {
    const std::string indent(static_cast<std::size_t>(2 * std::max(0, depth - 1)), ' ');
    for (const Entry& entry : item.table().entries) {
      if (own_lines(entry.item)) continue;
      comment(entry.item, indent);
      written += indent + key_text(entry.key) + " = " + value_text(entry.item);
      end_line(entry.item);
    }
    const std::string inner(static_cast<std::size_t>(2 * depth), ' ');
    for (const Entry& entry : item.table().entries) {
      if (!own_lines(entry.item)) continue;
      const std::string name = path.empty() ? key_text(entry.key) : path + "." + key_text(entry.key);
      const auto head = [&](const Item& one, const char* left, const char* right) {
        if (!written.empty()) written += "\n";
        comment(one, inner);
        written += inner + left + name + right;
        end_line(one);
        table(one, name, depth + 1);
      };
      if (entry.item.is_table()) {
        head(entry.item, "[", "]");
      } else {
        for (const Item& one : entry.item.items()) head(one, "[[", "]]");
      }
    }
  }

 private:
  static bool own_lines(const Item& item) {
    return (item.is_table() && !item.table().inlined) || is_list_of_tables(item);
  }
  void comment(const Item& item, const std::string& indent) {
    for (std::size_t at = 0; at < item.before.size();) {
      const std::size_t end = item.before.find('\n', at);
      written += indent + item.before.substr(at, end - at) + "\n";
      at = end == std::string::npos ? item.before.size() : end + 1;
    }
  }
  void end_line(const Item& item) { written += item.beside.empty() ? "\n" : "  " + item.beside + "\n"; }
};

}  // namespace

Item* Item::find(std::string_view key) { return const_cast<Item*>(static_cast<const Item*>(this)->find(key)); }

const Item* Item::find(std::string_view key) const {
  const auto& entries = table().entries;
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& one) { return one.key == key; });
  return found == entries.end() ? nullptr : &found->item;
}

void Item::set(std::string_view key, Item item) {
  if (Item* there = find(key)) {
    item.before = there->before;
    item.beside = there->beside;
    *there = std::move(item);
  } else {
    table().entries.push_back({std::string(key), std::move(item)});
  }
}

void Item::remove(std::string_view key) {
  std::erase_if(table().entries, [&](const Entry& one) { return one.key == key; });
}

std::string Item::text_or(std::string_view key) const {
  const Item* found = find(key);
  const auto* text = found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
  return text == nullptr ? std::string() : *text;
}

Draft::Draft(std::string_view text, const std::string& file) {
  const Document checked(text, file);
  std::vector<Line> lines = lines_of(text);
  Reader reader(lines);
  root_ = reader.item(::toml::parse(text, file));
  root_.table().inlined = false;
  after_ = reader.rest();
}

std::string Draft::text() const {
  TextWriter writer;
  writer.table(root_, {}, 0);
  return writer.written + after_;
}

}  // namespace handlingsrom::toml
