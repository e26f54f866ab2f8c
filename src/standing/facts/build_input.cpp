#include "standing/facts/build_input.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <numeric>
#include <sstream>

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include "base/error.hpp"

namespace handlingsrom::facts::build {
namespace {

constexpr unsigned long long largest_table = 1ULL << 30U;  // one that claims more once unpacked is damage, not data

std::string gunzip(const std::filesystem::path& file) {
  const auto close = [](gzFile handle) { gzclose(handle); };
  const std::unique_ptr<gzFile_s, decltype(close)> input(gzopen(file.c_str(), "rb"), close);
  if (!input) throw Error(ErrorCode::bad_input, "file_not_found", {{"file", file.string()}});
  std::string text;
  std::vector<char> buffer(1U << 16U);
  int count = 0;
  while ((count = gzread(input.get(), buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  if (count < 0) throw Error(ErrorCode::bad_input, "file_damaged", {{"file", file.string()}});
  return text;
}

std::string plain(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  if (!input) throw Error(ErrorCode::bad_input, "file_not_found", {{"file", file.string()}});
  return {std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
}

std::string unzstd(const std::filesystem::path& file) {
  const std::string packed = plain(file);
  const auto refuse = [&] { throw Error(ErrorCode::bad_input, "file_damaged", {{"file", file.string()}}); };
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size > largest_table) refuse();  // unknown or no frame too
  std::string text(static_cast<std::size_t>(size), '\0');
  const std::size_t count = ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
  if (ZSTD_isError(count) != 0 || count != text.size()) refuse();
  return text;
}

void sort_rows(Table& table) {
  std::vector<std::size_t> order(table.rows);
  std::iota(order.begin(), order.end(), 0U);
  const auto compare = [](const Column& column, std::size_t a, std::size_t b) {
    if (column.type == ColumnType::text) return column.text(a).compare(column.text(b));
    if (column.type == ColumnType::number)
      return column.numbers[a] < column.numbers[b] ? -1 : column.numbers[a] > column.numbers[b];
    return column.integers[a] < column.integers[b] ? -1 : static_cast<int>(column.integers[a] > column.integers[b]);
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    for (const Column& column : table.columns) {
      if (const int order_of = compare(column, a, b); order_of != 0) return order_of < 0;
    }
    return false;
  });
  const auto permute = [&](auto& values) {
    auto sorted = values;
    for (std::size_t i = 0; i < values.size(); ++i) sorted[i] = values[order[i]];
    values = std::move(sorted);
  };
  for (Column& column : table.columns) {
    permute(column.integers);
    permute(column.numbers);
    permute(column.index);
  }
}

double number_at(const csv::Reader& reader, std::size_t column, bool lenient) {
  if (reader.empty(column)) return missing;
  if (!lenient) return reader.number(column);
  const std::string_view text = reader.text(column);
  const bool numeric =
      text.find_first_not_of("0123456789.-") == std::string_view::npos && text.find('-', 1) == std::string_view::npos;
  return numeric ? reader.number(column) : missing;
}

}  // namespace

std::string read_whole(const std::filesystem::path& file) {
  // As it is, or packed beside where it would be.
  for (const auto& [ending, unpack] : {std::pair{".zst", &unzstd}, std::pair{".gz", &gunzip}}) {
    const std::filesystem::path packed = file.string() + ending;
    if (!std::filesystem::exists(file) && std::filesystem::exists(packed)) return unpack(packed);
  }
  return plain(file);
}

Input::Input(const std::filesystem::path& folder, const std::string& file)
    : stream_(std::make_unique<std::istringstream>(read_whole(folder / file))),
      reader_(std::make_unique<csv::Reader>(*stream_, file)) {}

void check(std::vector<BuildCheck>& checks, const std::string& name, double found, double expected, double tolerance) {
  if (!(std::abs(found - expected) <= tolerance)) {
    throw Error(ErrorCode::bad_input, "build_check",
                {{"check", name}, {"found", fmt::format("{}", found)}, {"expected", fmt::format("{}", expected)}});
  }
  checks.push_back({name, fmt::format("{}", found)});
}

Column text_column(std::string name) {
  Column column;
  column.name = std::move(name);
  column.type = ColumnType::text;
  return column;
}

void add_text(Column& column, std::string_view value) {
  // Dictionaries here are short or read once; the latest value repeats most often.
  if (!column.index.empty() && column.text(column.index.size() - 1) == value) {
    column.index.push_back(column.index.back());
    return;
  }
  std::size_t position = 0;
  while (position < column.dictionary.size() && column.dictionary[position] != value) ++position;
  if (position == column.dictionary.size()) column.dictionary.emplace_back(value);
  column.index.push_back(static_cast<std::uint32_t>(position));
}

Column integer_column(std::string name) {
  Column column;
  column.name = std::move(name);
  return column;
}

Column number_column(std::string name) {
  Column column = integer_column(std::move(name));
  column.type = ColumnType::number;
  return column;
}

Table read_csv_table(const std::filesystem::path& folder, const TableSpec& spec) {
  Table table{spec.name, spec.source_ids, 0, {}};
  for (const ColumnSpec& each : spec.columns) {
    Column& column = table.columns.emplace_back();
    column.name = each.name;
    column.type = each.type;
  }
  for (const std::string& file : spec.files) {
    Input input(folder, file);
    std::vector<std::size_t> positions;
    for (const ColumnSpec& each : spec.columns) {
      positions.push_back(each.constant.empty() ? input->column(each.from) : 0);
    }
    const bool filter = !spec.keep_column.empty();
    const std::size_t filter_position = filter ? input->column(spec.keep_column) : 0;
    while (input->next()) {
      if (filter && input->text(filter_position) != spec.keep_value) continue;
      ++table.rows;
      for (std::size_t i = 0; i < positions.size(); ++i) {
        Column& column = table.columns[i];
        if (const std::string& constant = spec.columns[i].constant; !constant.empty()) {
          if (column.type == ColumnType::integer) column.integers.push_back(std::stoll(constant));
          if (column.type == ColumnType::number) column.numbers.push_back(std::stod(constant));
          if (column.type == ColumnType::text) add_text(column, constant);
          continue;
        }
        const bool empty = input->empty(positions[i]);
        switch (column.type) {
          case ColumnType::integer:
            column.integers.push_back(empty ? missing_integer : input->integer(positions[i]));
            break;
          case ColumnType::number:
            column.numbers.push_back(number_at(*input, positions[i], spec.columns[i].lenient));
            break;
          case ColumnType::text: add_text(column, input->text(positions[i])); break;
          case ColumnType::ages: break;
        }
      }
    }
  }
  if (spec.sort) sort_rows(table);
  return table;
}

}  // namespace handlingsrom::facts::build
