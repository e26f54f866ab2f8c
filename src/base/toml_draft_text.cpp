#include "base/toml_draft_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/toml_text.hpp"

namespace handlingsrom::toml {

bool is_list_of_tables(const Item& item) {
  return item.is_list() && !item.items().empty() &&
         std::all_of(item.items().begin(), item.items().end(),
                     [](const Item& one) { return one.is_table() && !one.table().inlined; });
}

bool has_own_lines(const Item& item) { return (item.is_table() && !item.table().inlined) || is_list_of_tables(item); }

namespace {

std::string string_text(std::string_view text) {
  // Long texts of several lines as a person would write them.
  if (text.find('\n') != std::string_view::npos && text.find("'''") == std::string_view::npos &&
      text.find('\r') == std::string_view::npos && !text.ends_with('\''))
    return fmt::format("'''\n{}'''", text);
  return quoted(std::string(text));
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

  /// A key of the root with what stands under it.
  void piece(const std::string& key, const Item& item, bool of_list) {
    comment(item, {});
    if (has_own_lines(item)) {
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
      if (has_own_lines(entry.item)) continue;
      comment(entry.item, indent);
      written += indent + key_text(entry.key) + " = " + value_text(entry.item);
      end_line(entry.item);
    }
    const std::string inner(static_cast<std::size_t>(2 * depth), ' ');
    for (const Entry& entry : item.table().entries) {
      if (!has_own_lines(entry.item)) continue;
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

std::string own_words(const std::string& key, const Item& item, bool of_list) {
  TextWriter writer;
  writer.piece(key, item, of_list);
  return std::move(writer.written);
}

std::string own_words(const Item& root) {
  TextWriter writer;
  writer.table(root, {}, 0);
  return std::move(writer.written);
}

}  // namespace handlingsrom::toml
