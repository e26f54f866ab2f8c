#include "surface/api/municipality_changes.hpp"

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "base/store/lines.hpp"
#include "base/text.hpp"

namespace handlingsrom::api {
namespace {

constexpr char between = '\t';

std::string plain(std::string text) {
  std::replace(text.begin(), text.end(), between, ' ');
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::vector<std::vector<std::string>> split_lines(const std::string& text) {
  std::vector<std::vector<std::string>> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    lines.emplace_back();
    for (std::size_t at = from; at <= end;) {
      const std::size_t tab = std::min(text.find(between, at), end);
      lines.back().push_back(text.substr(at, tab - at));
      at = tab + 1;
    }
    from = end + 1;
  }
  return lines;
}

std::optional<MunicipalityNumber> municipality_from_code(const std::string& code) {
  constexpr std::size_t digits = 4;
  int number = 0;
  const auto [end, fault] = std::from_chars(code.data(), code.data() + code.size(), number);
  if (code.size() != digits || fault != std::errc{} || end != code.data() + code.size()) return std::nullopt;
  return MunicipalityNumber{number};
}

[[noreturn]] void refuse_damaged(const std::string& found) {
  throw Error(ErrorCode::bundle_damaged, "store_damaged", {{"found", shortened(found)}});
}

}  // namespace

store::Name municipality_document(const std::string& what) { return {"classification", "", "131/" + what}; }

std::string text_of_codes(const std::vector<statistics::KlassCode>& codes) {
  std::string text;
  for (const statistics::KlassCode& each : codes) text += each.code + between + plain(each.name) + "\n";
  return text;
}

std::vector<statistics::KlassCode> codes_of_text(const std::string& text) {
  std::vector<statistics::KlassCode> codes;
  for (const std::vector<std::string>& line : split_lines(text)) {
    if (line.size() != 2) refuse_damaged(line.front());
    codes.push_back({line[0], line[1]});
  }
  return codes;
}

std::string text_of_changes(const std::vector<registry::Change>& changes) {
  std::string text;
  for (const registry::Change& each : changes)
    text += each.date + between + to_string(each.old_number) + between + plain(each.old_name) + between +
            to_string(each.new_number) + between + plain(each.new_name) + "\n";
  return text;
}

std::vector<registry::Change> changes_of_text(const std::string& text) {
  constexpr std::size_t fields = 5;
  std::vector<registry::Change> changes;
  for (const std::vector<std::string>& line : split_lines(text)) {
    if (line.size() != fields) refuse_damaged(line.front());
    const auto before = municipality_from_code(line[1]), after = municipality_from_code(line[3]);
    if (!before || !after) refuse_damaged(line[1] + " " + line[3]);
    changes.push_back({*before, line[2], *after, line[4], line[0]});
  }
  return changes;
}

std::vector<registry::Change> changes_of(const std::vector<statistics::KlassChange>& changes) {
  std::vector<registry::Change> result;
  for (const statistics::KlassChange& each : changes) {
    const auto before = municipality_from_code(each.old_code), after = municipality_from_code(each.new_code);
    if (!before || !after)
      throw Error(ErrorCode::bad_input, "klass_answer",
                  {{"file", "changes.json"},
                   {"place", each.date},
                   {"found", each.old_code + ", " + each.new_code},
                   {"expected", "1507, 1508"}});
    result.push_back({*before, each.old_name, *after, each.new_name, each.date});
  }
  return result;
}

std::vector<registry::Change> municipality_changes(const store::Store& store, const store::AsOf& at) {
  const auto held = store::Documents(store).find_at(municipality_document("changes"), at.time);
  return held ? changes_of_text(held->body) : std::vector<registry::Change>{};
}

}  // namespace handlingsrom::api
