#include "standing/facts/column_codec.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>

namespace handlingsrom::facts {
namespace {

constexpr int most_decimals = 12;
constexpr std::uint8_t raw_numbers = 255;
constexpr std::array<double, most_decimals + 1> power_of_ten{1e0, 1e1, 1e2, 1e3,  1e4,  1e5, 1e6,
                                                             1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

// 0 stands for a missing value; a value is 1 + zigzag(difference from the latest value that is not missing).
template <class Get>
void encode_differences(std::size_t rows, ByteWriter& out, Get get) {
  std::int64_t previous = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int64_t value = get(row);
    if (value == missing_integer) {
      out.varint(0);
      continue;
    }
    // Unsigned subtraction: the difference of two 64-bit numbers may wrap, and wraps back when read.
    const auto difference =
        static_cast<std::int64_t>(static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(previous));
    out.varint(1 + zigzag(difference));
    previous = value;
  }
}

template <class Put>
void decode_differences(std::size_t rows, ByteReader& in, Put put) {
  std::int64_t previous = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint64_t code = in.varint();
    if (code == 0) {
      put(row, missing_integer);
      continue;
    }
    // Unsigned addition: bytes that no encoder wrote must not overflow.
    previous = static_cast<std::int64_t>(static_cast<std::uint64_t>(previous) +
                                         static_cast<std::uint64_t>(unzigzag(code - 1)));
    put(row, previous);
  }
}

std::optional<int> decimals_of(const std::vector<double>& numbers) {
  for (int decimals = 0; decimals <= most_decimals; ++decimals) {
    const double scale = power_of_ten[static_cast<std::size_t>(decimals)];
    bool exact = true;
    for (const double value : numbers) {
      if (std::isnan(value)) continue;
      const double scaled = std::round(value * scale);
      if (std::abs(scaled) > 9e15 || scaled / scale != value || (value == 0 && std::signbit(value))) {
        exact = false;
        break;
      }
    }
    if (exact) return decimals;
  }
  return std::nullopt;
}

void encode_numbers(const std::vector<double>& numbers, ByteWriter& out) {
  const std::optional<int> decimals = decimals_of(numbers);
  if (!decimals) {
    out.byte(raw_numbers);
    for (const double value : numbers) out.fixed64(std::bit_cast<std::uint64_t>(value));
    return;
  }
  out.byte(static_cast<std::uint8_t>(*decimals));
  const double scale = power_of_ten[static_cast<std::size_t>(*decimals)];
  encode_differences(numbers.size(), out, [&](std::size_t row) {
    return std::isnan(numbers[row]) ? missing_integer : static_cast<std::int64_t>(std::llround(numbers[row] * scale));
  });
}

void decode_numbers(std::vector<double>& numbers, std::size_t rows, ByteReader& in) {
  const std::uint8_t decimals = in.byte();
  if (decimals == raw_numbers) {
    if (rows > in.left() / 8) in.damaged();
    numbers.resize(rows);
    for (double& value : numbers) value = std::bit_cast<double>(in.fixed64());
    return;
  }
  if (decimals > most_decimals || rows > in.left()) in.damaged();
  numbers.resize(rows);
  const double scale = power_of_ten[decimals];
  decode_differences(rows, in, [&](std::size_t row, std::int64_t value) {
    numbers[row] =
        value == missing_integer ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(value) / scale;
  });
}

}  // namespace

void encode_column(const Column& column, ByteWriter& out) {
  switch (column.type) {
    case ColumnType::integer:
      encode_differences(column.integers.size(), out, [&](std::size_t row) { return column.integers[row]; });
      return;
    case ColumnType::number: encode_numbers(column.numbers, out); return;
    case ColumnType::text:
      out.varint(column.dictionary.size());
      for (const std::string& value : column.dictionary) out.text(value);
      encode_differences(column.index.size(), out, [&](std::size_t row) { return std::int64_t{column.index[row]}; });
      return;
    case ColumnType::ages: break;  // population_codec.hpp
  }
  throw Error(ErrorCode::internal, "internal", {{"reason", "no column codec for " + column.name}});
}

void decode_column(Column& column, std::size_t rows, ByteReader& in) {
  switch (column.type) {
    case ColumnType::integer:
      if (rows > in.left()) in.damaged();
      column.integers.resize(rows);
      decode_differences(rows, in, [&](std::size_t row, std::int64_t value) { column.integers[row] = value; });
      return;
    case ColumnType::number: decode_numbers(column.numbers, rows, in); return;
    case ColumnType::text: {
      const std::uint64_t words = in.varint();
      if (words > in.left()) in.damaged();
      column.dictionary.reserve(static_cast<std::size_t>(words));
      for (std::uint64_t i = 0; i < words; ++i) column.dictionary.push_back(in.text());
      if (rows > in.left()) in.damaged();
      column.index.resize(rows);
      decode_differences(rows, in, [&](std::size_t row, std::int64_t value) {
        if (value < 0 || value >= static_cast<std::int64_t>(words)) in.damaged();
        column.index[row] = static_cast<std::uint32_t>(value);
      });
      return;
    }
    case ColumnType::ages: break;
  }
  in.damaged();
}

}  // namespace handlingsrom::facts
