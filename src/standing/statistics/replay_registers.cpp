#include "standing/statistics/replay_registers.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "standing/statistics/udir_report.hpp"

namespace handlingsrom::statistics {
namespace {

using Json = nlohmann::json;

constexpr std::string_view klass = "/api/klass/v1/classifications/";
constexpr std::string_view udir = "/api/rapportering/";
constexpr std::size_t largest = 64U << 20U;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "131" in "ssb_klass_131_codesAt": with no other digit beside it.
bool has_number(std::string_view name, std::string_view number) {
  for (std::size_t at = name.find(number); at != std::string_view::npos; at = name.find(number, at + 1)) {
    const bool before = at > 0 && is_digit(name[at - 1]);
    const std::size_t end = at + number.size();
    if (!before && (end == name.size() || !is_digit(name[end]))) return true;
  }
  return false;
}

/// "2026" of "date=2026-07-01"; "202510" of "TidID(202510)".
std::string digits_after(const std::string& query, std::string_view key) {
  const std::size_t at = query.find(key);
  if (at == std::string::npos) return {};
  std::size_t end = at + key.size();
  while (end < query.size() && is_digit(query[end])) ++end;
  return query.substr(at + key.size(), end - at - key.size());
}

}  // namespace

RecordedRegisters::RecordedRegisters(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".json" && entry.file_size(ignored) < largest) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ifstream input(file, std::ios::binary);
    Recording one;
    one.body.assign(std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>());
    one.name = file.filename().string();
    const Json json = Json::parse(one.body, nullptr, false);
    if (!json.is_object()) continue;
    try {
      if (json.contains("codes")) {
        one.form = Form::codes;
      } else if (json.contains("codeChanges")) {
        one.form = Form::changes;
      } else if (json.contains("correspondenceItems") || json.contains("correspondenceMaps")) {
        one.form = Form::pairs;
      } else if (json.contains("rappside")) {
        one.form = Form::page;
        one.data = read_udir_page(one.body, one.name).data;
        one.of = json.at("rappside").value("kode", "");
      } else if (json.contains("TidID")) {
        one.form = Form::choices;
      } else if (json.contains("metadata") && json.contains("rows")) {
        one.form = Form::table;
        one.of = read_udir_table(one.body, one.name, false).columns.at(0).at(0).substr(0, 4);
      } else {
        continue;
      }
    } catch (const std::exception&) {
      continue;  // something else that happens to have such a name in it
    }
    recordings_.push_back(std::move(one));
  }
}

const RecordedRegisters::Recording* RecordedRegisters::find(Form form, std::string_view number,
                                                            std::string_view year) const {
  const Recording* found = nullptr;
  for (const Recording& each : recordings_) {
    if (each.form != form || (!number.empty() && !has_number(each.name, number))) continue;
    if (!year.empty() && has_number(each.name, year)) return &each;
    if (found == nullptr) found = &each;
  }
  return found;
}

std::optional<std::string> RecordedRegisters::answer(std::string_view path, const std::string& query) const {
  const Recording* found = nullptr;
  if (path.starts_with(klass)) {
    path.remove_prefix(klass.size());
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const std::string_view number = path.substr(0, slash), what = path.substr(slash + 1);
    const std::string year = digits_after(query, "date=");
    if (what == "codesAt" || what == "codesAt.json") found = find(Form::codes, number, year);
    if (what == "changes" || what == "changes.json") found = find(Form::changes, number, {});
    if (what == "correspondsAt" || what == "correspondsAt.json") found = find(Form::pairs, number, year);
  } else if (path.starts_with(udir)) {
    path.remove_prefix(udir.size());
    const std::string year = digits_after(query, "TidID(").substr(0, 4);
    for (const Recording& each : recordings_) {
      const std::string_view base =
          std::string_view(each.data).substr(0, each.data.size() - std::min<std::size_t>(each.data.size(), 5));
      if (each.form != Form::page) continue;
      if (path == "rest/v1/Rapportside/" + each.of) found = &each;
      if (path == std::string(base) + "/filterVerdier") found = find(Form::choices, {}, {});
      if (path != each.data) continue;
      for (const Recording& table : recordings_)
        if (table.form == Form::table && table.of == year) found = &table;
    }
  }
  return found == nullptr ? std::nullopt : std::optional(found->body);
}

}  // namespace handlingsrom::statistics
