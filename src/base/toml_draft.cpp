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
  std::size_t end = 0;  // where the next line begins
  std::string text;     // of a comment line, whole
  std::string beside;   // from "#" on
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
    found.end = std::min(end + 1, text.size());
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
  /// The last line of what a node holds, its keys and heads.
  std::size_t last_line(const ::toml::node& node) const {
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

bool own_lines(const Item& item) { return (item.is_table() && !item.table().inlined) || is_list_of_tables(item); }

class TextWriter {
 public:
  std::string written;

  /// A key of the root with what stands under it.
  void piece(const std::string& key, const Item& item, bool of_list) {
    comment(item, {});
    if (own_lines(item)) {
      written += (of_list ? "[[" : "[") + key_text(key) + (of_list ? "]]" : "]");
      end_line(item);
      table(item, key_text(key), 1);
    } else {
      written += key_text(key) + " = " + value_text(item);
      end_line(item);
    }
  }

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
    item.place = there->place;
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

namespace {

/// A key at the top with a value, a table, or one of a list of tables; in our own writing.
std::string own_words(const std::string& key, const Item& item, bool of_list) {
  TextWriter writer;
  writer.piece(key, item, of_list);
  return std::move(writer.written);
}

/// Every piece of a document by the key that it stands under.
template <class Root, class Each>
void for_pieces(Root& root, Each each) {
  for (auto& entry : root.table().entries) {
    if (is_list_of_tables(entry.item)) {
      for (auto& one : entry.item.items()) each(entry.key, one, true);
    } else {
      each(entry.key, entry.item, false);
    }
  }
}

/// Blank lines at the end.
std::size_t blank_lines_at_end(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t end = text.size(); end > 0;) {
    const std::size_t begin = end < 2 ? 0 : text.rfind('\n', end - 2) + 1;
    if (text.substr(begin, end - begin).find_first_not_of(" \t\r\n") != std::string_view::npos) break;
    ++count;
    end = begin;
  }
  return count;
}

}  // namespace

Draft::Draft(std::string_view text, const std::string& file) {
  const Document checked(text, file);
  std::vector<Line> lines = lines_of(text);
  Reader reader(lines);
  const ::toml::table parsed = ::toml::parse(text, file);
  root_ = reader.item(parsed);
  root_.table().inlined = false;
  after_ = reader.rest();
  // Where each piece begins; one that has lines within another's leaves nothing to stand as it was written.
  std::vector<std::pair<std::size_t, Item*>> begins;
  std::vector<std::size_t> first_line, last_line;
  const auto lines_within = [&](const ::toml::node& node, std::size_t key_line) {
    first_line.push_back(key_line);
    last_line.push_back(reader.last_line(node));
  };
  std::vector<Item*> items;
  for (const auto& [key, node] : parsed) {
    Item* member = root_.find(key.str());
    if (is_list_of_tables(*member)) {
      std::size_t at = 0;
      for (const auto& one : *node.as_array()) {
        items.push_back(&member->items()[at++]);
        lines_within(one, one.source().begin.line);
      }
    } else {
      items.push_back(member);
      lines_within(node, key.source().begin.line);
    }
  }
  std::vector<std::size_t> order(items.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return first_line[a] < first_line[b]; });
  std::vector<std::size_t> from(order.size() + 1, lines.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::size_t head = first_line[order[k]] - 1;
    if (k + 1 < order.size() && last_line[order[k]] >= first_line[order[k + 1]]) return;
    std::size_t begin = head;
    while (begin > 0 && (lines[begin - 1].comment || lines[begin - 1].blank)) --begin;
    while (begin < head && k > 0 && lines[begin].blank) ++begin;  // blank lines close what stands above
    from[k] = k == 0 ? 0 : begin;
  }
  if (!order.empty()) {
    // What is left under the last one.
    std::size_t end = lines.size();
    while (end > 0 && (lines[end - 1].comment || lines[end - 1].blank)) --end;
    if (!after_.empty()) from[order.size()] = end;
  }
  std::vector<std::size_t> offsets{0};
  for (const Line& line : lines) offsets.push_back(line.end);
  for (std::size_t k = 0; k < order.size(); ++k) {
    Item& item = *items[order[k]];
    item.place = static_cast<int>(k);
    std::string raw(text.substr(offsets[from[k]], offsets[from[k + 1]] - offsets[from[k]]));
    if (!raw.empty() && raw.back() != '\n') raw += '\n';
    pieces_.push_back({std::move(raw), {}});
  }
  if (!order.empty() && !after_.empty()) after_ = std::string(text.substr(offsets[from.back()]));
  for_pieces(root_, [&](const std::string& key, const Item& item, bool of_list) {
    pieces_[static_cast<std::size_t>(item.place)].in_own_words = own_words(key, item, of_list);
  });
}

std::string Draft::text() const {
  if (pieces_.empty()) {
    TextWriter writer;
    writer.table(root_, {}, 0);
    return writer.written + after_;
  }
  struct Chunk {
    int place = 0, behind = 0;  // behind: of what is new, its number
    std::string text;
    bool is_table = false;
  };
  std::vector<Chunk> chunks;
  int last_value = -1, fresh = 0;
  const int at_end = static_cast<int>(pieces_.size());
  for (const Entry& entry : root_.table().entries) {
    const bool of_list = is_list_of_tables(entry.item), is_table = of_list || own_lines(entry.item);
    int last = is_table ? at_end : last_value;
    const auto add = [&](const Item& item) {
      std::string own = own_words(entry.key, item, of_list);
      if (item.place < 0) {
        chunks.push_back({last, ++fresh, std::move(own), is_table});
        return;
      }
      const Piece& piece = pieces_[static_cast<std::size_t>(item.place)];
      last = item.place;
      if (own == piece.in_own_words) {
        own = piece.as_written;
      } else {
        own.append(blank_lines_at_end(piece.as_written), '\n');
      }
      chunks.push_back({item.place, 0, std::move(own), is_table});
    };
    if (of_list) {
      for (const Item& one : entry.item.items()) {
        if (one.place >= 0) last = last == at_end ? one.place : std::max(last, one.place);
      }
      const int behind = last;
      for (const Item& one : entry.item.items()) {
        last = behind;
        add(one);
      }
    } else {
      add(entry.item);
    }
    if (!is_table) last_value = last;
  }
  std::stable_sort(chunks.begin(), chunks.end(), [](const Chunk& a, const Chunk& b) {
    return std::pair(a.place, a.behind) < std::pair(b.place, b.behind);
  });
  std::string all;
  for (std::size_t k = 0; k < chunks.size(); ++k) {
    const bool apart = chunks[k].is_table && chunks[k].behind > 0;
    if (apart && !all.empty() && blank_lines_at_end(all) == 0) all += '\n';
    all += chunks[k].text;
    // Something new before what stood close by.
    if (apart && k + 1 < chunks.size() && chunks[k + 1].behind == 0) all += '\n';
  }
  return all + after_;
}

void append(Item& table, std::string_view key, Item item) {
  if (table.find(key) == nullptr) table.set(key, Item::of_list());
  table.find(key)->items().push_back(std::move(item));
}

Item* find_by_id(Item& table, std::string_view list, std::string_view id) {
  Item* all = table.find(list);
  if (all == nullptr || !all->is_list()) return nullptr;
  const auto found = std::find_if(all->items().begin(), all->items().end(),
                                  [&](const Item& one) { return one.is_table() && one.text_or("id") == id; });
  return found == all->items().end() ? nullptr : &*found;
}

}  // namespace handlingsrom::toml
