#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/split.hpp"
#include "choice/cooperation/game/game.hpp"

namespace handlingsrom::cooperation {
namespace {

std::string shortened(std::string_view text) {
  constexpr std::size_t most = 40;
  return text.size() <= most ? std::string(text) : std::string(text.substr(0, most)) + "…";
}

[[noreturn]] void refuse(const char* key, const std::string& file, std::int64_t line, std::string_view found,
                         std::string expected) {
  throw Error(
      ErrorCode::bad_input, key,
      {{"file", file}, {"line", std::to_string(line)}, {"found", shortened(found)}, {"expected", std::move(expected)}});
}

Kind kind_of(std::string_view text, const std::string& file, std::int64_t line) {
  if (text == "cost") return Kind::cost;
  if (text == "profit") return Kind::profit;
  refuse("game_kind", file, line, text, "cost or profit");
}

/// A finite number; and for a cost one that is not below zero. `coalition`: gives its name, asked for a refusal only.
template <class Name>
double worth_of(std::string_view text, Kind kind, const Name& coalition, const std::string& file, std::int64_t line) {
  double value = 0;
  const std::string_view bare = !text.empty() && text.front() == '+' ? text.substr(1) : text;
  const auto [end, fault] = std::from_chars(bare.data(), bare.data() + bare.size(), value);
  const bool number = fault == std::errc{} && end == bare.data() + bare.size() && std::isfinite(value);
  const char* expected = !number ? "a number" : kind == Kind::cost && value < 0 ? "a cost, zero or more" : nullptr;
  if (expected == nullptr) return value;
  throw Error(ErrorCode::bad_input, number ? "game_not_cost" : "game_value",
              {{"file", file},
               {"line", std::to_string(line)},
               {"name", coalition()},
               {"found", shortened(text)},
               {"expected", expected}});
}

void check_members(const std::vector<std::string>& members, const std::string& file, std::int64_t line) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].empty()) refuse("game_member_empty", file, line, "", "a name");
    if (std::find(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(i), members[i]) !=
        members.begin() + static_cast<std::ptrdiff_t>(i)) {
      refuse("game_member_twice", file, line, members[i], "each member once");
    }
  }
  if (members.size() > static_cast<std::size_t>(most_members)) {
    refuse("game_too_many", file, line, std::to_string(members.size()), std::to_string(most_members));
  }
}

/// The published form: `key,value` records.
Game read_vector(std::istream& input, const std::string& file) {
  Game game;
  std::optional<Kind> kind;
  std::string values, line;
  std::int64_t number = 0, values_line = 0, members_line = 0;
  while (std::getline(input, line)) {
    ++number;
    std::string_view record = trimmed(line);
    if (record.empty()) continue;
    const std::size_t comma = record.find(',');
    const std::string_view key = trimmed(record.substr(0, comma));
    std::string_view value = comma == std::string_view::npos ? std::string_view{} : trimmed(record.substr(comma + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    const bool again = (key == "kind" && kind) || (key == "coalition_values" && values_line != 0) ||
                       (key == "members" && members_line != 0);
    if (again) refuse("game_record_twice", file, number, key, "each record once");
    if (key == "kind") {
      kind = kind_of(value, file, number);
    } else if (key == "coalition_values") {
      values = value;
      values_line = number;
    } else if (key == "members") {
      game.members = split(value, ';');
      members_line = number;
      check_members(game.members, file, number);
    } else {
      refuse("game_record", file, number, record, "kind, members or coalition_values");
    }
  }
  number = std::max<std::int64_t>(number, 1);
  if (!kind) refuse("game_record_missing", file, number, "", "kind");
  if (values_line == 0) refuse("game_record_missing", file, number, "", "coalition_values");
  game.kind = *kind;

  std::vector<std::string_view> fields;
  for (std::string_view rest = trimmed(values); !rest.empty(); rest = trimmed(rest)) {
    const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    fields.push_back(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  const std::size_t count = fields.size() + 1;  // with the empty coalition
  const int stated = static_cast<int>(game.members.size());
  const int size = stated > 0 ? stated : static_cast<int>(std::bit_width(count)) - 1;
  if (size > most_members) {
    refuse("game_too_many", file, values_line, std::to_string(size), std::to_string(most_members));
  }
  if (fields.empty() || count != std::size_t{1} << size) {
    const std::string expected =
        stated > 0 ? std::to_string((std::size_t{1} << stated) - 1) : "1, 3, 7, 15, 31, … (2^n − 1)";
    refuse("game_count", file, values_line, std::to_string(fields.size()), expected);
  }
  if (stated == 0) {
    for (int i = 1; i <= size; ++i) game.members.push_back(std::to_string(i));
  }
  game.worth.assign(count, 0.0);
  const std::vector<Coalition> order = published_order(size);
  for (std::size_t k = 0; k < order.size(); ++k) {
    game.worth[order[k]] = worth_of(
        fields[k], game.kind, [&] { return name_of(game, order[k]); }, file, values_line);
  }
  return game;
}

/// The table: a row for each coalition.
Game read_table(std::istream& input, const std::string& file) {
  csv::Reader reader(input, file);
  const std::size_t coalition_column = reader.column("coalition");
  Game game;
  if (reader.has_column("cost") == reader.has_column("profit")) {
    std::string found;
    for (const std::string& name : reader.columns()) found += (found.empty() ? "" : ",") + name;
    refuse("game_kind", file, 1, found, "cost or profit");
  }
  game.kind = reader.has_column("cost") ? Kind::cost : Kind::profit;
  const std::size_t worth_column = reader.column(game.kind == Kind::cost ? "cost" : "profit");
  struct Row {
    std::vector<std::string> members;
    std::int64_t line;
    double worth;
  };
  std::vector<Row> rows;
  std::map<std::string, int, std::less<>> number_of;
  while (reader.next()) {
    const std::string text(trimmed(reader.text(coalition_column)));
    Row row{split(text, '+'), reader.line(), 0};
    check_members(row.members, file, reader.line());
    row.worth = worth_of(
        trimmed(reader.text(worth_column)), game.kind, [&] { return text; }, file, reader.line());
    for (const std::string& member : row.members) {
      if (number_of.try_emplace(member, static_cast<int>(game.members.size())).second) game.members.push_back(member);
    }
    if (game.members.size() > static_cast<std::size_t>(most_members)) {
      refuse("game_too_many", file, reader.line(), std::to_string(game.members.size()), std::to_string(most_members));
    }
    rows.push_back(std::move(row));
  }
  if (rows.empty()) refuse("game_count", file, reader.line(), "0", "1, 3, 7, 15, 31, … (2^n − 1)");
  game.worth.assign(std::size_t{1} << game.members.size(), std::nan(""));
  game.worth[0] = 0;
  for (const Row& row : rows) {
    Coalition coalition = 0;
    for (const std::string& member : row.members) coalition |= Coalition{1} << number_of.find(member)->second;
    if (!std::isnan(game.worth[coalition])) {
      refuse("game_coalition_twice", file, row.line, name_of(game, coalition), "each coalition once");
    }
    game.worth[coalition] = row.worth;
  }
  for (const Coalition coalition : published_order(game.size())) {
    if (std::isnan(game.worth[coalition])) {
      refuse("game_coalition_missing", file, rows.back().line, std::to_string(rows.size()), name_of(game, coalition));
    }
  }
  return game;
}

}  // namespace

Game read_game(std::istream& input, const std::string& name) {
  std::string text((std::istreambuf_iterator<char>(input)), std::istreambuf_iterator<char>());
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  std::istringstream whole(text);
  const std::string first = text.substr(0, text.find_first_of(",\r\n"));
  if (trimmed(first) == "coalition") return read_table(whole, name);
  // A table whose columns are parted by something else, or that lacks its heads: what stands on the first line, and the heads there may be.
  const std::string line = text.substr(0, text.find_first_of("\r\n"));
  const std::string_view key = trimmed(std::string_view(line).substr(0, line.find(',')));
  if (!line.empty() && key != "kind" && key != "members" && key != "coalition_values")
    refuse("game_heads", name, 1, line, "");
  return read_vector(whole, name);
}

}  // namespace handlingsrom::cooperation
