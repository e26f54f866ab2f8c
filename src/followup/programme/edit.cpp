#include "followup/programme/edit.hpp"

#include <algorithm>
#include <optional>
#include <regex>

#include "base/error.hpp"
#include "base/toml.hpp"

namespace handlingsrom::programme {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  if (!lines.empty() && lines.back().back() != '\n') lines.back() += '\n';
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

/// Lines from the head of a table to the last that is its own: blank lines and comments under it belong to what follows.
struct Span {
  std::size_t from = 0, to = 0;  // the line after the last
};

class Lines {
 public:
  Lines(const std::string& text, const std::string& file, std::string_view name)
      : lines(lines_of(text)), document_(text, file), tables_(document_.root().tables_or_none(name)) {}

  std::optional<Span> find(const std::string& id) const {
    const auto found = std::find_if(tables_.begin(), tables_.end(),
                                    [&](const toml::Value& table) { return table.text_or("id") == id; });
    return found == tables_.end() ? std::nullopt : std::optional(span(*found));
  }
  std::optional<Span> last() const { return tables_.empty() ? std::nullopt : std::optional(span(tables_.back())); }

  Span need(std::string_view name, const std::string& id) const {
    const auto found = find(id);
    if (!found)
      throw Error(ErrorCode::unknown_name, "programme_no_table", {{"name", std::string(name)}, {"found", id}});
    return *found;
  }

  std::vector<std::string> lines;

 private:
  Span span(const toml::Value& table) const {
    static const std::regex head(R"(^\s*\[\[?\s*([A-Za-z0-9_-]+)(\s*\.\s*[A-Za-z0-9_.\s-]+)?\]\]?\s*(#.*)?\n?$)");
    const auto from = static_cast<std::size_t>(table.line() - 1);
    Span span{from, from + 1};
    std::size_t last = from + 1;
    for (; last < lines.size(); ++last) {
      std::smatch match;
      // A head with a point is a table within this one.
      if (std::regex_match(lines[last], match, head) && !match[2].matched) break;
      const std::size_t first = lines[last].find_first_not_of(" \t\r\n");
      if (first != std::string::npos && lines[last][first] != '#') span.to = last + 1;
    }
    return span;
  }

  toml::Document document_;
  std::vector<toml::Value> tables_;
};

void replace(std::vector<std::string>& lines, Span span, const std::string& text) {
  const std::vector<std::string> fresh = lines_of(text);
  const auto at = lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(span.from),
                              lines.begin() + static_cast<std::ptrdiff_t>(span.to));
  lines.insert(at, fresh.begin(), fresh.end());
}

}  // namespace

std::string with_tables(const std::string& text, const std::string& file, std::string_view name,
                        const std::vector<Block>& blocks) {
  Lines all(text, file, name);
  std::vector<std::pair<Span, std::string>> changes;
  std::string added;
  for (const auto& [id, lines] : blocks) {
    if (const auto span = all.find(id)) {
      changes.emplace_back(*span, lines);
    } else {
      added += "\n" + lines;
    }
  }
  if (!added.empty()) {
    const std::size_t end = all.last() ? all.last()->to : all.lines.size();
    changes.emplace_back(Span{end, end}, added);
  }
  // From below, so that what lies above keeps its place.
  std::stable_sort(changes.begin(), changes.end(),
                   [](const auto& a, const auto& b) { return a.first.from > b.first.from; });
  for (const auto& [span, lines] : changes) replace(all.lines, span, lines);
  return joined(all.lines);
}

std::string without_table(const std::string& text, const std::string& file, std::string_view name,
                          const std::string& id) {
  Lines all(text, file, name);
  Span span = all.need(name, id);
  while (span.to < all.lines.size() && all.lines[span.to].find_first_not_of(" \t\r\n") == std::string::npos) ++span.to;
  replace(all.lines, span, "");
  return joined(all.lines);
}

std::string with_lines_behind(const std::string& text, const std::string& file, std::string_view name,
                              const std::string& id, const std::string& lines) {
  Lines all(text, file, name);
  const Span span = all.need(name, id);
  replace(all.lines, {span.to, span.to}, lines);
  return joined(all.lines);
}

std::string with_item(const std::string& text, const std::string& file, std::string_view name, const std::string& id,
                      std::string_view key, const std::string& item) {
  Lines all(text, file, name);
  const Span span = all.need(name, id);
  for (std::size_t i = span.from; i < span.to; ++i) {
    std::string& line = all.lines[i];
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string::npos || line.compare(begin, key.size(), key) != 0) continue;
    const std::size_t equals = line.find_first_not_of(" \t", begin + key.size());
    const std::size_t end = line.find_last_not_of(" \t\r\n");
    if (equals == std::string::npos || line[equals] != '=' || line[end] != ']') continue;
    const std::size_t before = line.find_last_not_of(" \t", end - 1);
    line.insert(end, (line[before] == '[' ? "" : ", ") + item);
    return joined(all.lines);
  }
  return {};
}

std::string with_next_version(const std::string& text, const std::string& file) {
  const toml::Document document(text, file);
  std::vector<std::string> lines = lines_of(text);
  if (const auto version = document.root().find("version")) {
    std::string& line = lines[static_cast<std::size_t>(version->key_line() - 1)];
    const std::string written = std::to_string(version->whole());
    if (const std::size_t at = line.find(written, line.find('=')); at != std::string::npos)
      line.replace(at, written.size(), std::to_string(version->whole() + 1));
  } else if (const auto updated = document.root().find("updated")) {
    lines.insert(lines.begin() + updated->key_line(), "version = 2\n");
  }
  return joined(lines);
}

}  // namespace handlingsrom::programme
