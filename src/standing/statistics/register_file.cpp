#include "standing/statistics/register_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "base/toml.hpp"

namespace handlingsrom::statistics {
namespace {

using RegisterKind = RegisterFile::Kind;

constexpr int first_year = 1838, last_year = 2200;  // since there have been municipalities

struct KindName {
  std::string_view name;
  RegisterKind kind;
};
constexpr std::array kinds{
    KindName{"klass_codes", RegisterKind::klass_codes}, KindName{"klass_changes", RegisterKind::klass_changes},
    KindName{"klass_groups", RegisterKind::klass_groups}, KindName{"udir_report", RegisterKind::udir_report}};

RegisterKind kind_of(const toml::Value& value) {
  const std::string text = value.some_text();
  std::string expected;
  for (const KindName& each : kinds) {
    if (each.name == text) return each.kind;
    expected += (expected.empty() ? "" : ", ") + std::string(each.name);
  }
  value.refuse(expected);
}

bool is_code(const std::string& text, bool letters) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (letters && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'));
  });
}

/// A part of an address: nothing but digits, or letters too.
std::string code_at(const toml::Value& root, std::string_view key, bool letters) {
  const toml::Value value = root.need(key, letters ? "GSK_Elev_Skol" : "131");
  std::string text = value.some_text();
  if (!is_code(text, letters)) value.refuse(letters ? "GSK_Elev_Skol" : "131");
  return text;
}

std::vector<std::pair<std::string, std::vector<std::string>>> lists_in(const toml::Value& root, std::string_view key) {
  std::vector<std::pair<std::string, std::vector<std::string>>> lists;
  if (const auto table = root.find(key)) {
    for (const toml::Value& each : table->table().values())
      lists.emplace_back(each.key(), each.is_text() ? std::vector{each.some_text()} : each.texts());
  }
  return lists;
}

}  // namespace

RegisterFile read_register_file(std::string_view text, const std::string& name) {
  const toml::Document document(text, name);
  const toml::Value& root = document.root();
  root.only({"register", "kind", "title", "use", "classification", "target", "page", "since", "prefix", "unit", "shows",
             "only_named", "filters", "feeds"});
  RegisterFile file;
  file.file = name;
  const toml::Value id = root.need("register", "KLASS131");
  file.id = id.some_text();
  if (!is_code(file.id, true)) id.refuse("KLASS131");
  file.kind = kind_of(root.need("kind"));
  file.title = root.need("title").some_text();
  file.use = root.need("use").some_text();
  file.prefix = root.text_or("prefix");
  file.unit = root.text_or("unit");
  file.shows = root.texts_or_none("shows");
  file.only_named = root.flag_or("only_named", false);
  if (const auto since = root.find("since")) file.since = static_cast<int>(since->whole(first_year, last_year));
  if (file.kind == RegisterKind::udir_report) {
    file.page = code_at(root, "page", true);
    file.filters = lists_in(root, "filters");
  } else {
    file.classification = code_at(root, "classification", false);
    if (file.kind == RegisterKind::klass_groups) file.target = code_at(root, "target", false);
  }
  file.feeds = lists_in(root, "feeds");
  return file;
}

std::vector<RegisterFile> read_register_files(const std::filesystem::path& folder) {
  std::vector<RegisterFile> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream input(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
    files.push_back(read_register_file(text, entry.path().filename().string()));
  }
  std::sort(files.begin(), files.end(), [](const RegisterFile& a, const RegisterFile& b) { return a.id < b.id; });
  return files;
}

std::filesystem::path registers_beside(const std::filesystem::path& tables) {
  const bool slash = tables.filename().empty();  // "data/tables/"
  return (slash ? tables.parent_path() : tables).parent_path() / "registers";
}

}  // namespace handlingsrom::statistics
