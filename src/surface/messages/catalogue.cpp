#include "surface/messages/catalogue.hpp"

#include <algorithm>
#include <cctype>
#include <functional>

#include <toml++/toml.h>

namespace handlingsrom::messages {
namespace {

using Entries = std::map<std::string, std::string, std::less<>>;

void flatten(const toml::table& table, const std::string& prefix, const std::string& file, Entries& entries) {
  for (const auto& [key, node] : table) {
    const std::string name = prefix.empty() ? std::string(key.str()) : prefix + "." + std::string(key.str());
    if (const toml::table* inner = node.as_table()) {
      flatten(*inner, name, file, entries);
    } else if (const toml::value<std::string>* text = node.as_string()) {
      if (!entries.emplace(name, text->get()).second) {
        throw Error(ErrorCode::bad_input, "messages_key_doubled", {{"file", file}, {"key", name}});
      }
    } else {
      throw Error(ErrorCode::bad_input, "messages_not_text", {{"file", file}, {"key", name}});
    }
  }
}

void read_file(const std::filesystem::path& path, Entries& entries) {
  try {
    flatten(toml::parse_file(path.string()), {}, path.filename().string(), entries);
  } catch (const toml::parse_error& fault) {
    throw Error(ErrorCode::bad_input, "toml_syntax",
                {{"file", path.filename().string()},
                 {"line", std::to_string(fault.source().begin.line)},
                 {"column", std::to_string(fault.source().begin.column)},
                 {"found", std::string(fault.description())}});
  }
}

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Calls `plain` for text and `name` for each {name}, from left to right.
void split(std::string_view text, const std::function<void(std::string_view)>& plain,
           const std::function<void(std::string_view)>& name) {
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t open = text.find('{', from);
    if (open == std::string_view::npos) break;
    std::size_t end = open + 1;
    while (end < text.size() && is_name(text[end])) ++end;
    if (end == open + 1 || end >= text.size() || text[end] != '}') {
      plain(text.substr(from, end - from));
      from = end;
      continue;
    }
    plain(text.substr(from, open - from));
    name(text.substr(open + 1, end - open - 1));
    from = end + 1;
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
  read_file(main, entries_);
  std::vector<std::filesystem::path> rooms;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    const std::string name = entry.path().filename().string();
    if (name != last && name.ends_with("." + last)) rooms.push_back(entry.path());
  }
  std::sort(rooms.begin(), rooms.end());
  for (const auto& path : rooms) read_file(path, entries_);
}

std::optional<std::string_view> Catalogue::find(std::string_view key) const {
  if (const auto found = entries_.find(key); found != entries_.end()) return found->second;
  const std::optional<Language> next = fallback_of(language_);
  if (!next) return std::nullopt;
  std::call_once(fallback_read_, [&] { fallback_ = std::make_unique<Catalogue>(folder_, *next); });
  return fallback_->find(key);
}

std::string Catalogue::text(std::string_view key, const Arguments& arguments) const {
  const std::optional<std::string_view> found = find(key);
  if (!found) return std::string(key);
  std::string result;
  split(
      *found, [&](std::string_view plain) { result += plain; },
      [&](std::string_view name) {
        const auto argument =
            std::find_if(arguments.begin(), arguments.end(), [&](const auto& pair) { return pair.first == name; });
        if (argument != arguments.end()) {
          result += argument->second;
        } else {
          result.append("{").append(name).append("}");
        }
      });
  return result;
}

std::string sentence(const Catalogue& catalogue, const Error& error) {
  const std::string key = "error." + error.key();
  if (!catalogue.find(key)) return error.what();
  Arguments arguments = error.arguments();
  for (auto& [name, value] : arguments) {
    if (name != "expected" && name != "reason") continue;
    if (const auto translated = catalogue.find(name + "." + value)) value = *translated;
  }
  return catalogue.text(key, arguments);
}

std::set<std::string> argument_names(std::string_view text) {
  std::set<std::string> names;
  split(
      text, [](std::string_view) {}, [&](std::string_view name) { names.emplace(name); });
  return names;
}

}  // namespace handlingsrom::messages
