#include "standing/statistics/selection.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <nlohmann/json.hpp>

namespace handlingsrom::statistics {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  return result;
}

// "range(2020,2024)" → the arguments; nullopt where it is no such expression.
std::optional<std::vector<std::string>> arguments_of(std::string_view text, std::string_view name) {
  if (!text.starts_with(name) || text.size() < name.size() + 2 || text[name.size()] != '(' || text.back() != ')')
    return std::nullopt;
  std::string_view inside = text.substr(name.size() + 1, text.size() - name.size() - 2);
  std::vector<std::string> result;
  for (;;) {
    const std::size_t comma = inside.find(',');
    std::string_view part = inside.substr(0, comma);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    result.emplace_back(part);
    if (comma == std::string_view::npos) return result;
    inside.remove_prefix(comma + 1);
  }
}

std::size_t number_of(const std::vector<std::string>& arguments, std::size_t at) {
  std::size_t value = 0;
  if (at < arguments.size()) std::from_chars(arguments[at].data(), arguments[at].data() + arguments[at].size(), value);
  return value;
}

// '*' for any characters, '?' for one; linear in the text but for the last star (the two-pointer matching of shells).
bool matches(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
  while (t < text.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

void mark_selected(const std::string& value, const std::vector<std::string>& codes, std::vector<bool>& chosen) {
  const std::string wanted = lower(value);
  const auto at = [&](const std::string& code) {
    return static_cast<std::size_t>(std::find(codes.begin(), codes.end(), code) - codes.begin());
  };
  const std::size_t count = codes.size();
  const auto mark = [&](std::size_t from, std::size_t to) {  // to excluded
    for (std::size_t i = std::min(from, count); i < std::min(to, count); ++i) chosen[i] = true;
  };
  if (const auto top = arguments_of(wanted, "top")) {
    mark(number_of(*top, 1), number_of(*top, 1) + number_of(*top, 0));
  } else if (const auto bottom = arguments_of(wanted, "bottom")) {
    const std::size_t end = count - std::min(count, number_of(*bottom, 1));
    mark(end - std::min(end, number_of(*bottom, 0)), end);
  } else if (const auto range = arguments_of(wanted, "range"); range && range->size() == 2) {
    const std::size_t from = at((*range)[0]);
    const std::size_t to = at((*range)[1]);
    if (from < count && to < count) mark(from, to + 1);
  } else if (const auto from =
                 arguments_of(wanted, "from")) {  // a code that is not there stands for what sorts behind it
    if (at(from->front()) < count) return mark(at(from->front()), count);
    for (std::size_t i = 0; i < count; ++i) chosen[i] = chosen[i] || codes[i] >= from->front();
  } else if (const auto to = arguments_of(wanted, "to")) {
    if (at(to->front()) < count) return mark(0, at(to->front()) + 1);
    for (std::size_t i = 0; i < count; ++i) chosen[i] = chosen[i] || codes[i] <= to->front();
  } else if (wanted.find_first_of("*?") != std::string::npos) {
    for (std::size_t i = 0; i < count; ++i) {
      if (matches(wanted, codes[i])) chosen[i] = true;
    }
  } else if (const std::size_t place = at(wanted); place < count) {
    chosen[place] = true;
  }
}

}  // namespace

std::vector<std::string> expand(const std::vector<std::string>& values, const reading::Dimension& dimension) {
  std::vector<std::string> codes;
  codes.reserve(dimension.categories.size());
  for (const reading::Category& category : dimension.categories) codes.push_back(lower(category.code));
  std::vector<bool> chosen(codes.size(), false);
  for (const std::string& value : values) mark_selected(value, codes, chosen);
  std::vector<std::string> result;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (chosen[i]) result.push_back(dimension.categories[i].code);
  }
  return result;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      result += c;
    } else {
      result += '%';
      result += digits[byte >> 4U];
      result += digits[byte & 0xFU];
    }
  }
  return result;
}

std::string query_of(const Selection& selection) {
  std::string query;
  for (const VariableSelection& each : selection) {
    std::string values;
    for (const std::string& value : each.values) {
      const bool bracketed = value.find(',') != std::string::npos;
      values += (values.empty() ? "" : ",") + percent_encoded(bracketed ? "[" + value + "]" : value);
    }
    query += (query.empty() ? "" : "&") + ("valueCodes" + percent_encoded("[" + each.variable + "]")) + "=" + values;
    if (!each.codelist.empty())
      query += "&codelist" + percent_encoded("[" + each.variable + "]") + "=" + percent_encoded(each.codelist);
  }
  return query;
}

std::string body_of(const Selection& selection) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const VariableSelection& each : selection) {
    nlohmann::ordered_json one{{"variableCode", each.variable}, {"valueCodes", each.values}};
    if (!each.codelist.empty()) one["codelist"] = each.codelist;
    list.push_back(std::move(one));
  }
  return nlohmann::ordered_json{{"selection", std::move(list)}}.dump();
}

}  // namespace handlingsrom::statistics
