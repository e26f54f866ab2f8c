#include "base/toml_plain.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/text.hpp"

namespace handlingsrom::toml {
namespace {

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// By key, as the library has them. False where one stands twice.
bool put_in_order(Node& node) {
  if (node.kind == Kind::table) {
    std::sort(node.items.begin(), node.items.end(), [](const Node& a, const Node& b) { return a.key < b.key; });
    for (std::size_t i = 1; i < node.items.size(); ++i) {
      if (node.items[i - 1].key == node.items[i].key) return false;
    }
  }
  return std::all_of(node.items.begin(), node.items.end(), [](Node& item) {
    return (item.kind != Kind::table && item.kind != Kind::list) || put_in_order(item);
  });
}

/// A table that was opened by a head, and the tables and lists of tables that were opened within it. Nodes move when lists grow, so that positions are kept.
struct Opened {
  enum class As { table, list } as = As::table;
  std::size_t position = 0;                        // among the items of the table it lies in
  std::unordered_map<std::string, Opened> within;  // of a list: of its last table
};

class Reader {
 public:
  Reader(std::string_view text, Node& root) : text_(text), root_(root) {}

  bool run() {
    root_ = Node{};
    root_.place = {1, 1};
    Node* current = &root_;
    while (at_ < text_.size()) {
      skip_blanks();
      if (at_ >= text_.size()) break;
      const char c = text_[at_];
      if (c == '[') {
        current = head();
        if (current == nullptr) return false;
      } else if (c != '\n' && c != '#') {
        if (!member(*current)) return false;
      }
      if (!end_of_line()) return false;
    }
    return put_in_order(root_);
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }
  /// A comment, and the line's end.
  bool end_of_line() {
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == '#') at_ = std::min(text_.find('\n', at_), text_.size());
    if (at_ >= text_.size()) return true;
    if (text_[at_] != '\n') return false;
    next_line();
    return true;
  }
  void next_line() {
    ++at_;
    ++line_;
    counted_ = at_;
    column_ = 1;
  }
  /// Of what stands here; asked for from left to right.
  Place place() {
    for (; counted_ < at_; ++counted_)
      column_ += (static_cast<unsigned char>(text_[counted_]) & 0xC0U) != 0x80U ? 1U : 0U;
    return {line_, column_};
  }
  std::string_view bare() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_bare(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  /// [name], [[name]], [name.within], [[name.within]]: the table that what follows belongs to; nullptr where it is another kind of head, or a fault.
  Node* head() {
    const Place bracket = place();
    const bool of_list = text_.substr(at_, 2) == "[[";
    at_ += of_list ? 2 : 1;
    Node* table = &root_;
    std::unordered_map<std::string, Opened>* within = &opened_;
    for (int parts = 1; parts <= deepest; ++parts) {
      const Place key_place = place();
      const std::string key(bare());
      if (key.empty() || at_ >= text_.size()) return nullptr;
      const auto there = within->find(key);
      if (text_[at_] == '.') {
        ++at_;
        // What lies above has been opened by a head of its own.
        if (there == within->end()) return nullptr;
        table = &table->items[there->second.position];
        if (there->second.as == Opened::As::list) table = &table->items.back();
        within = &there->second.within;
        continue;
      }
      const std::string_view closing = of_list ? "]]" : "]";
      if (text_.substr(at_, closing.size()) != closing) return nullptr;
      at_ += closing.size();
      if (there == within->end()) {
        if (has(*table, key)) return nullptr;
        Opened fresh;
        fresh.as = of_list ? Opened::As::list : Opened::As::table;
        fresh.position = table->items.size();
        within->emplace(key, std::move(fresh));
        Node& made = table->items.emplace_back();
        made.key = key;
        made.place = bracket;
        made.key_place = key_place;
        if (!of_list) return &made;
        made.kind = Kind::list;
        return append(made, bracket);
      }
      if (!of_list || there->second.as != Opened::As::list) return nullptr;
      there->second.within.clear();
      return append(table->items[there->second.position], bracket);
    }
    return nullptr;
  }
  static bool has(const Node& table, std::string_view key) {
    return std::any_of(table.items.begin(), table.items.end(), [&](const Node& item) { return item.key == key; });
  }
  static Node* append(Node& list, Place place) {
    Node& made = list.items.emplace_back();
    made.key = list.key;
    made.key_place = list.key_place;
    made.place = place;
    return &made;
  }

  /// key = value
  bool member(Node& table) {
    const Place key_place = place();
    const std::string_view key = bare();
    if (key.empty()) return false;
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != '=') return false;
    ++at_;
    skip_blanks();
    Node& node = table.items.emplace_back();
    node.key = key;
    node.key_place = key_place;
    return value(node, 0);
  }

  bool value(Node& node, int depth) {
    if (at_ >= text_.size() || depth >= deepest) return false;
    node.place = place();
    const char c = text_[at_];
    if (c == '"') return words(node);
    if (c == '[') return list(node, depth);
    if (c == '{') return table(node, depth);
    return other(node);
  }

  bool words(Node& node) {
    if (text_.substr(at_, 3) == "\"\"\"") return false;
    const std::size_t begin = at_ + 1;
    const std::size_t end = text_.find_first_of("\"\\\n", begin);
    if (end == std::string_view::npos || text_[end] != '"') return false;
    node.kind = Kind::text;
    node.words = text_.substr(begin, end - begin);
    at_ = end + 1;
    return true;
  }

  bool list(Node& node, int depth) {
    node.kind = Kind::list;
    ++at_;
    for (;;) {
      if (!skip_lines()) return false;
      if (text_[at_] == ']') break;
      Node& item = node.items.emplace_back();
      item.key = node.key;
      item.key_place = node.key_place;
      if (!value(item, depth + 1) || !skip_lines()) return false;
      if (text_[at_] == ']') break;
      if (text_[at_] != ',') return false;
      ++at_;
    }
    ++at_;
    return true;
  }
  /// Within a list a value may stand on any line.
  bool skip_lines() {
    for (;;) {
      skip_blanks();
      if (at_ < text_.size() && text_[at_] == '#') at_ = std::min(text_.find('\n', at_), text_.size());
      if (at_ >= text_.size()) return false;
      if (text_[at_] != '\n') return true;
      next_line();
    }
  }

  bool table(Node& node, int depth) {
    node.kind = Kind::table;
    ++at_;
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == '}') {
      ++at_;
      return true;
    }
    for (;;) {
      skip_blanks();
      const Place key_place = place();
      const std::string_view key = bare();
      if (key.empty()) return false;
      skip_blanks();
      if (at_ >= text_.size() || text_[at_] != '=') return false;
      ++at_;
      skip_blanks();
      Node& item = node.items.emplace_back();
      item.key = key;
      item.key_place = key_place;
      if (!value(item, depth + 1)) return false;
      skip_blanks();
      if (at_ >= text_.size()) return false;
      if (text_[at_] == '}') break;
      if (text_[at_] != ',') return false;
      ++at_;
    }
    ++at_;
    return true;
  }

  /// A number, a day, true or false: as plainly written as can be.
  bool other(Node& node) {
    const std::size_t end = std::min(text_.find_first_of(" \t\n,]}#", at_), text_.size());
    const std::string_view said = text_.substr(at_, end - at_);
    at_ = end;
    if (said == "true" || said == "false") {
      node.kind = Kind::flag;
      node.flag = said == "true";
      return true;
    }
    return day(said, node) || number(said, node);
  }
  bool day(std::string_view said, Node& node) const {
    constexpr std::size_t length = 10;
    if (said.size() != length || said[4] != '-' || said[7] != '-') return false;
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
      if (!is_digit(said[i])) return false;
    }
    // A clock may follow a blank.
    if (at_ + 1 < text_.size() && text_[at_] == ' ' && is_digit(text_[at_ + 1])) return false;
    const auto two = [&](std::size_t i) { return (said[i] - '0') * 10 + (said[i + 1] - '0'); };
    const int year = two(0) * 100 + two(2), month = two(5), in_month = two(8);
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || in_month < 1 || in_month > days[month - 1] + (leap && month == 2 ? 1 : 0))
      return false;
    node.kind = Kind::time;
    node.words = said;
    return true;
  }
  static bool number(std::string_view said, Node& node) {
    const std::size_t sign = !said.empty() && said.front() == '-' ? 1 : 0;
    const std::size_t point = said.find('.');
    const std::string_view whole = said.substr(sign, std::min(point, said.size()) - sign);
    const auto all_digits = [](std::string_view part) {
      return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
    };
    constexpr std::size_t longest = 15;  // digits that fit with room to spare
    if (!all_digits(whole) || whole.size() > longest || (whole.size() > 1 && whole.front() == '0')) return false;
    if (point == std::string_view::npos) {
      node.kind = Kind::whole;
      std::from_chars(said.data(), said.data() + said.size(), node.whole);
      node.number = static_cast<double>(node.whole);
      return true;
    }
    const std::string_view rest = said.substr(point + 1);
    if (!all_digits(rest) || rest.size() > longest) return false;
    node.kind = Kind::number;
    const auto read = std::from_chars(said.data(), said.data() + said.size(), node.number);
    return read.ec == std::errc() && read.ptr == said.data() + said.size();
  }

  const std::string_view text_;
  Node& root_;
  std::size_t at_ = 0, counted_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
  std::unordered_map<std::string, Opened> opened_;
};

}  // namespace

bool read_plain(std::string_view text, Node& root) {
  return is_plain_text(text, Lines::several) && Reader(text, root).run();
}

}  // namespace handlingsrom::toml
