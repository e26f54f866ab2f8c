#include "base/toml.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/text.hpp"
#include "base/toml_fault.hpp"
#include "base/toml_node.hpp"
#include "base/toml_parsed.hpp"
#include "base/toml_plain.hpp"

namespace handlingsrom::toml {

namespace {

constexpr std::size_t longest_found = 60;  // characters of a text in a refusal

[[noreturn]] void refuse_document(const char* error, const std::string& file, std::uint64_t line, std::uint64_t column,
                                  std::string found, std::string expected) {
  throw Error(ErrorCode::bad_input, error,
              {{"file", file},
               {"line", std::to_string(line)},
               {"column", std::to_string(column)},
               {"found", std::move(found)},
               {"expected", std::move(expected)}});
}

/// Walks over the text before it is parsed: the library follows nesting by calling itself, and a stack has an end. Brackets within
/// brackets are counted, and dots within one key; strings and comments are stepped over.
class DepthCheck {
 public:
  DepthCheck(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  void run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        step_over_string(c);
        continue;
      }
      if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
        continue;
      }
      switch (c) {
        case '[':
        case '{':
          look(++brackets_);
          dots_ = 0;
          break;
        case ']':
        case '}': brackets_ = std::max(0, brackets_ - 1); break;
        case '.': look(++dots_); break;
        case '\n':
          ++line_;
          line_start_ = at_ + 1;
          dots_ = 0;
          break;
        case '=':
        case ',': dots_ = 0; break;
        default: break;
      }
      ++at_;
    }
  }

 private:
  void look(int depth) const {
    if (depth > deepest)
      refuse_document("toml_too_deep", file_, line_, at_ - line_start_ + 1, std::to_string(depth),
                      std::to_string(deepest));
  }
  void step_over_string(char quote) {
    const std::string three(3, quote);
    const bool several_lines = text_.substr(at_, 3) == three;
    at_ += several_lines ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') {
        if (!several_lines) return;  // never closed: the parser will say so
        ++line_;
        line_start_ = at_ + 1;
      }
      if (c == '\\' && quote == '"') {
        ++at_;
      } else if (several_lines ? text_.substr(at_, 3) == three : c == quote) {
        at_ += several_lines ? 3 : 1;
        return;
      }
      ++at_;
    }
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0, line_start_ = 0;
  std::uint64_t line_ = 1;
  int brackets_ = 0, dots_ = 0;
};

Place place_of(const ::toml::source_position& at) { return {at.line, at.column}; }

/// The library's tree is given up: its texts are taken, not copied.
Node take(::toml::node& from, std::string key, Place key_place) {
  Node node;
  node.place = place_of(from.source().begin);
  node.key_place = key_place;
  switch (from.type()) {
    case ::toml::node_type::table: {
      ::toml::table& table = *from.as_table();
      node.kind = Kind::table;
      node.items.reserve(table.size());
      for (auto&& [name, value] : table)
        node.items.push_back(take(value, std::string(name.str()), place_of(name.source().begin)));
      break;
    }
    case ::toml::node_type::array: {
      ::toml::array& list = *from.as_array();
      node.kind = Kind::list;
      node.items.reserve(list.size());
      for (auto& item : list) node.items.push_back(take(item, key, key_place));
      break;
    }
    case ::toml::node_type::string:
      node.kind = Kind::text;
      node.words = std::move(from.as_string()->get());
      break;
    case ::toml::node_type::integer:
      node.kind = Kind::whole;
      node.whole = from.as_integer()->get();
      node.number = static_cast<double>(node.whole);
      break;
    case ::toml::node_type::floating_point:
      node.kind = Kind::number;
      node.number = from.as_floating_point()->get();
      break;
    case ::toml::node_type::boolean:
      node.kind = Kind::flag;
      node.flag = from.as_boolean()->get();
      break;
    default:
      node.kind = Kind::time;
      if (const auto* date = from.as_date()) {
        node.words = fmt::format("{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day);
      }
  }
  node.key = std::move(key);
  return node;
}

}  // namespace

::toml::table parse_checked(std::string_view text, const std::string& file) {
  DepthCheck(text, file).run();
  try {
    return ::toml::parse(text, file);
  } catch (const ::toml::parse_error& fault) {
    const auto [line, column] = std::pair{fault.source().begin.line, fault.source().begin.column};
    refuse_document("toml_syntax", file, line, column, standing_at(text, line, column),
                    std::string(expected_of(fault.description())));
  }
}

Node read_any(std::string_view text, const std::string& file) {
  ::toml::table parsed = parse_checked(text, file);
  Node root = take(parsed, {}, {});
  if (root.place.line == 0) root.place = {1, 1};
  return root;
}

Document::Document(std::string_view text, std::string file)
    : file_(std::make_unique<std::string>(std::move(file))), root_(std::make_unique<Node>()) {
  if (auto plain = read_plain(text)) {
    *root_ = std::move(*plain);
    return;
  }
  *root_ = read_any(text, *file_);
}

Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

Kind Value::kind() const { return node_->kind; }
const std::string& Value::key() const { return node_->key; }
int Value::line() const { return static_cast<int>(node_->place.line); }
int Value::column() const { return static_cast<int>(node_->place.column); }
int Value::key_line() const { return static_cast<int>(node_->key_place.line); }
int Value::key_column() const { return static_cast<int>(node_->key_place.column); }

std::string Value::text() const {
  if (kind() != Kind::text) refuse("a text in quotation marks");
  if (!is_plain_text(node_->words, Lines::several))
    refuse("text without control characters or characters that do not show");
  return node_->words;
}

std::string Value::some_text() const {
  std::string words = text();
  if (words.empty()) refuse("a text that is not empty");
  return words;
}

double Value::number(double low, double high) const {
  const bool is_number = (kind() == Kind::whole || kind() == Kind::number) && std::isfinite(node_->number);
  if (!is_number || node_->number < low || node_->number > high) {
    if (std::isinf(low) && std::isinf(high)) refuse("a number");
    if (std::isinf(high)) refuse(fmt::format("≥ {}", low));
    refuse(fmt::format("{} … {}", low, high));
  }
  return node_->number;
}

std::int64_t Value::whole(std::int64_t low, std::int64_t high) const {
  if (kind() != Kind::whole || node_->whole < low || node_->whole > high) {
    if (low == std::numeric_limits<std::int64_t>::min()) refuse("a whole number");
    refuse(fmt::format("{} … {}", low, high));
  }
  return node_->whole;
}

bool Value::flag() const {
  if (kind() != Kind::flag) refuse("true or false");
  return node_->flag;
}

std::string Value::date() const {
  if (kind() != Kind::time || node_->words.empty()) refuse("a date, as 2026-11-22");
  return node_->words;
}

const Value& Value::table() const {
  if (!is_table()) refuse("a table");
  return *this;
}

std::vector<Value> Value::items() const {
  if (!is_list()) refuse("a list, […]");
  std::vector<Value> result;
  for (const Node& item : node_->items) result.emplace_back(item, *file_);
  return result;
}

std::vector<Value> Value::tables() const {
  if (!is_list()) refuse("a list of tables, [[…]]");
  std::vector<Value> result = items();
  for (const Value& item : result) {
    if (!item.is_table()) item.refuse("a list of tables, [[…]]");
  }
  return result;
}

std::vector<std::string> Value::texts() const {
  std::vector<std::string> result;
  for (const Value& item : items()) result.push_back(item.text());
  return result;
}

std::vector<double> Value::numbers() const {
  std::vector<double> result;
  for (const Value& item : items()) result.push_back(item.number());
  return result;
}

std::optional<Value> Value::find(std::string_view key) const {
  const auto& items = table().node_->items;  // in order of key
  const auto found = std::lower_bound(items.begin(), items.end(), key,
                                      [](const Node& item, std::string_view wanted) { return item.key < wanted; });
  return found == items.end() || found->key != key ? std::nullopt : std::optional<Value>(Value(*found, *file_));
}

Value Value::need(std::string_view key, std::string_view expected) const {
  if (const auto found = find(key)) return *found;
  fail("toml_missing", {{"found", std::string(key)}, {"expected", std::string(expected)}});
}

std::string Value::text_or(std::string_view key, std::string_view otherwise) const {
  const auto found = find(key);
  return found ? found->text() : std::string(otherwise);
}

double Value::number_or(std::string_view key, double otherwise) const {
  const auto found = find(key);
  return found ? found->number() : otherwise;
}

bool Value::flag_or(std::string_view key, bool otherwise) const {
  const auto found = find(key);
  return found ? found->flag() : otherwise;
}

std::vector<std::string> Value::texts_or_none(std::string_view key) const {
  const auto found = find(key);
  return found ? found->texts() : std::vector<std::string>{};
}

std::vector<Value> Value::tables_or_none(std::string_view key) const {
  const auto found = find(key);
  return found ? found->tables() : std::vector<Value>{};
}

std::vector<Value> Value::values() const {
  std::vector<Value> result;
  for (const Node& item : table().node_->items) result.emplace_back(item, *file_);
  return result;
}

void Value::only(std::initializer_list<std::string_view> keys) const {
  for (const Node& item : table().node_->items) {
    if (std::find(keys.begin(), keys.end(), item.key) == keys.end())
      Value(item, *file_).refuse_key(fmt::format("{}", fmt::join(keys, ", ")));
  }
}

void Value::refuse_key(std::string_view expected) const {
  throw Error(ErrorCode::bad_input, "toml_unknown_key",
              {{"file", *file_},
               {"line", std::to_string(key_line())},
               {"column", std::to_string(key_column())},
               {"found", key()},
               {"expected", std::string(expected)}});
}

void Value::refuse(std::string_view expected, std::string found) const {
  if (found.empty()) found = written();
  fail("toml_value", {{"name", node_->key}, {"found", std::move(found)}, {"expected", std::string(expected)}});
}

void Value::fail(std::string key, Error::Arguments arguments) const {
  Error::Arguments all{{"file", *file_}, {"line", std::to_string(line())}, {"column", std::to_string(column())}};
  all.insert(all.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
  throw Error(ErrorCode::bad_input, std::move(key), std::move(all));
}

std::string Value::written() const {
  switch (kind()) {
    case Kind::text: {
      // Cut between characters, not within one of several bytes.
      std::size_t end = std::min(node_->words.size(), longest_found);
      while (end > 0 && end < node_->words.size() && (static_cast<unsigned char>(node_->words[end]) & 0xC0U) == 0x80U)
        --end;
      return fmt::format("\"{}{}\"", node_->words.substr(0, end), end < node_->words.size() ? "…" : "");
    }
    case Kind::whole: return std::to_string(node_->whole);
    case Kind::number: return fmt::format("{}", node_->number);
    case Kind::flag: return node_->flag ? "true" : "false";
    case Kind::time: return node_->words.empty() ? "…" : node_->words;
    case Kind::list: return "[…]";
    case Kind::table: return "{…}";
  }
  return {};
}

}  // namespace handlingsrom::toml
