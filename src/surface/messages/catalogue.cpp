#include "surface/messages/catalogue.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fstream>
#include <functional>
#include <iterator>

#include "base/toml.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::messages {
namespace {

using Entries = std::map<std::string, std::string, std::less<>>;

void flatten(const toml::Value& table, const std::string& prefix, const std::string& file, Entries& entries) {
  for (const toml::Value& value : table.values()) {
    const std::string name = prefix.empty() ? value.key() : prefix + "." + value.key();
    if (value.is_table()) {
      flatten(value, name, file, entries);
    } else if (!value.is_text()) {
      throw Error(ErrorCode::bad_input, "messages_not_text", {{"file", file}, {"key", name}});
    } else if (!entries.emplace(name, value.text()).second) {
      throw Error(ErrorCode::bad_input, "messages_key_doubled", {{"file", file}, {"key", name}});
    }
  }
}

toml::Document document_of(const std::filesystem::path& path) {
  std::ifstream input(path, std::ios::binary);
  return {std::string(std::istreambuf_iterator<char>(input), {}), path.filename().string()};
}

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// The headings of a file without reading the rest; an empty one where something stands before the first, or where one is not plain.
/// A line of a longer text that looks like a heading does no harm: the file is then read a little early.
std::set<std::string> headings_of(const std::filesystem::path& path) {
  std::ifstream input(path);
  std::set<std::string> headings;
  bool before = true;
  for (std::string line; std::getline(input, line);) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string::npos || line[first] == '#') continue;
    if (line[first] == '[') {
      const std::size_t end = line.find(']', first);
      const std::string_view heading = std::string_view(line).substr(first + 1, end - first - 1);
      const bool plain = end != std::string::npos && std::all_of(heading.begin(), heading.end(), [](char c) {
                           return is_name(c) || c == '-' || c == '.';
                         });
      headings.emplace(plain ? heading : std::string_view());
      before = false;
    } else if (before) {
      headings.emplace();
    }
  }
  return headings;
}

/// Calls `plain` for text and `name` for each {name} and each {name|one|many}, from left to right; the second argument is "one|many" or empty.
void split_at_names(std::string_view text, const std::function<void(std::string_view)>& plain,
                    const std::function<void(std::string_view, std::string_view)>& name) {
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t open = text.find('{', from);
    if (open == std::string_view::npos) break;
    std::size_t end = open + 1;
    while (end < text.size() && is_name(text[end])) ++end;
    const bool has_forms = end < text.size() && text[end] == '|';
    const std::size_t close = has_forms ? text.find('}', end) : end;
    if (end == open + 1 || close >= text.size() || text[close] != '}') {
      plain(text.substr(from, end - from));
      from = end;
      continue;
    }
    plain(text.substr(from, open - from));
    name(text.substr(open + 1, end - open - 1), has_forms ? text.substr(end + 1, close - end - 1) : std::string_view{});
    from = close + 1;
  }
  plain(text.substr(from));
}

}  // namespace

Catalogue::Catalogue(std::filesystem::path folder, Language language)
    : folder_(std::move(folder)), language_(language) {
  const std::string last = std::string(code_of(language)) + ".toml";
  const std::filesystem::path main = folder_ / last;
  if (!std::filesystem::exists(main)) {
    throw Error(ErrorCode::bad_input, "messages_missing", {{"file", main.string()}});
  }
  add_file(main);
  std::vector<std::filesystem::path> rooms;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    const std::string name = entry.path().filename().string();
    if (name != last && name.ends_with("." + last)) rooms.push_back(entry.path());
  }
  std::sort(rooms.begin(), rooms.end());
  for (const auto& path : rooms) add_file(path);
}

void Catalogue::add_file(const std::filesystem::path& path) {
  File& file = *files_.emplace_back(std::make_unique<File>());
  file.path = path;
  for (const std::string& heading : headings_of(path)) under_[heading].push_back(&file);
}

const Catalogue::Entries& Catalogue::entries_of(File& file) const {
  std::call_once(file.read, [&] {
    Entries entries;  // nothing of a file that is refused half-way
    flatten(document_of(file.path).root(), {}, file.path.filename().string(), entries);
    file.entries = std::move(entries);
  });
  return file.entries;
}

std::map<std::string, std::string, std::less<>> Catalogue::entries() const {
  Entries all;
  for (const auto& file : files_) {
    for (const auto& [key, text] : entries_of(*file)) {
      if (!all.emplace(key, text).second) {
        throw Error(ErrorCode::bad_input, "messages_key_doubled",
                    {{"file", file->path.filename().string()}, {"key", key}});
      }
    }
  }
  return all;
}

const Entries& Catalogue::lever_entries() const {
  std::call_once(levers_read_, [&] {
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / ".." / "levers", none)) {
      if (entry.path().extension() != ".toml") continue;
      const toml::Document document = document_of(entry.path());
      const std::string file = entry.path().filename().string();
      if (const auto texts = document.root().find("text")) {
        if (const auto own = texts->find(code_of(language_)))
          flatten(*own, "lever." + entry.path().stem().string(), file, levers_);
      }
    }
  });
  return levers_;
}

std::optional<std::string_view> Catalogue::own(std::string_view key) const {
  // From the longest heading that can hold it to the file's own head.
  for (std::string_view heading = key; !heading.empty();) {
    const std::size_t dot = heading.rfind('.');
    heading = heading.substr(0, dot == std::string_view::npos ? 0 : dot);
    const auto files = under_.find(heading);
    if (files == under_.end()) continue;
    for (File* file : files->second) {
      const Entries& entries = entries_of(*file);
      if (const auto found = entries.find(key); found != entries.end()) return found->second;
    }
  }
  if (key.starts_with("lever.")) {
    const Entries& levers = lever_entries();
    if (const auto found = levers.find(key); found != levers.end()) return found->second;
  }
  return std::nullopt;
}

std::optional<std::string_view> Catalogue::find(std::string_view key) const {
  if (const auto found = own(key)) return found;
  const std::optional<Language> next = fallback_of(language_);
  if (!next) return std::nullopt;
  std::call_once(fallback_read_, [&] { fallback_ = std::make_unique<Catalogue>(folder_, *next); });
  return fallback_->find(key);
}

namespace {

/// Of one, of many, and of none where that is written too: "a figure|# figures|"; # is the number.
std::string form_of(std::string_view forms, const std::string& count) {
  const std::size_t one = std::min(forms.find('|'), forms.size());
  std::string_view form = forms.substr(0, one);
  if (count != "1" && one < forms.size()) {
    const std::string_view others = forms.substr(one + 1);
    const std::size_t many = std::min(others.find('|'), others.size());
    form = count == "0" && many < others.size() ? others.substr(many + 1) : others.substr(0, many);
  }
  std::string text(form);
  if (const std::size_t number = text.find('#'); number != std::string::npos) text.replace(number, 1, count);
  return text;
}

/// "211234567 kr" as the language writes it; nullopt for what is no amount.
std::optional<std::string> amount_words(const Catalogue& catalogue, std::string_view text) {
  constexpr std::string_view unit = " kr";
  if (!text.ends_with(unit)) return std::nullopt;
  text.remove_suffix(unit.size());
  double kroner = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), kroner);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  constexpr double million = 1e6;
  const bool large = std::abs(kroner) >= million;
  return catalogue.text(large ? "report.amount.million_kroner" : "report.amount.kroner",
                        {{"value", number(large ? kroner / million : kroner, large ? 1 : 0, catalogue.language())}});
}

/// "net_spending, care" in words; what has none stays.
std::string figure_words(const Catalogue& catalogue, std::string_view text) {
  std::string words;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(", ", from), text.size());
    const std::string part(text.substr(from, to - from));
    from = to + 2;
    std::optional<std::string_view> word = catalogue.find("own.quantity." + part);
    if (!word) word = catalogue.find("sector." + part);
    words += (words.empty() ? "" : ", ") + std::string(word.value_or(part));
  }
  return words;
}

}  // namespace

std::string Catalogue::text(std::string_view key, const Arguments& arguments) const {
  const std::optional<std::string_view> found = find(key);
  if (!found) return std::string(key);
  std::string result;
  split_at_names(
      *found, [&](std::string_view plain) { result += plain; },
      [&](std::string_view name, std::string_view forms) {
        const auto argument =
            std::find_if(arguments.begin(), arguments.end(), [&](const auto& pair) { return pair.first == name; });
        if (argument == arguments.end()) {
          result.append("{").append(name).append("}");
        } else if (forms.empty()) {
          result += argument->second;
        } else {
          result += form_of(forms, argument->second);
        }
      });
  return result;
}

std::string sentence(const Catalogue& catalogue, const Error& error) {
  const std::string key = "error." + error.key();
  return catalogue.find(key) ? told(catalogue, key, error.arguments()) : error.what();
}

std::string told(const Catalogue& catalogue, std::string_view key, Arguments arguments) {
  for (auto& [name, value] : arguments) {
    if (name == "own_figure") {
      value = figure_words(catalogue, value);
    } else if (name != "expected" && name != "reason") {
      if (auto amount = amount_words(catalogue, value)) value = std::move(*amount);
    } else if (const auto translated = catalogue.find(name + "." + value)) {
      value = *translated;
    }
  }
  return catalogue.text(key, arguments);
}

std::set<std::string> argument_names(std::string_view text) {
  std::set<std::string> names;
  split_at_names(
      text, [](std::string_view) {}, [&](std::string_view name, std::string_view) { names.emplace(name); });
  return names;
}

}  // namespace handlingsrom::messages
