#include "standing/facts/population_codec.hpp"

#include <algorithm>
#include <array>

namespace handlingsrom::facts {
namespace {

constexpr std::size_t ages = age_count;
using Row = std::array<std::uint16_t, ages>;

constexpr std::uint16_t zigzag16(std::uint16_t difference) {
  return static_cast<std::uint16_t>((unsigned{difference} << 1U) ^ ((difference & 0x8000U) != 0 ? 0xFFFFU : 0U));
}

// What age 0 … 105 of this year is compared with, given the same sex a year before.
Row expected_from(const Row& before) {
  Row expected{};
  expected[0] = before[0];
  for (std::size_t age = 1; age < ages - 1; ++age) expected[age] = before[age - 1];
  expected[ages - 1] = before[ages - 1];
  return expected;
}

}  // namespace

void encode_age_counts(const AgeCounts& counts, ByteWriter& out) {
  out.varint(static_cast<std::uint64_t>(counts.areas));
  out.varint(static_cast<std::uint64_t>(counts.first.value));
  out.varint(static_cast<std::uint64_t>(counts.years));
  out.append(counts.present);
  Bytes low;
  Bytes high;
  const std::uint16_t* source = counts.persons.data();
  for (int area = 0; area < counts.areas; ++area) {
    std::array<Row, sex_count> before{};
    bool first_row = true;
    for (int year = 0; year < counts.years; ++year) {
      const bool present = counts.present[static_cast<std::size_t>(area * counts.years + year)] != 0;
      for (std::size_t sex = 0; sex < sex_count; ++sex, source += ages) {
        if (!present) continue;
        const Row expected = expected_from(before[sex]);
        std::uint16_t neighbour = 0;
        for (std::size_t age = 0; age < ages; ++age) {
          const std::uint16_t base = first_row ? neighbour : expected[age];
          const std::uint16_t code = zigzag16(static_cast<std::uint16_t>(source[age] - base));
          low.push_back(static_cast<std::uint8_t>(code & 0xFFU));
          high.push_back(static_cast<std::uint8_t>(code >> 8U));
          neighbour = source[age];
          before[sex][age] = source[age];
        }
      }
      if (present) first_row = false;
    }
  }
  out.append(low);
  out.append(high);
}

AgeCountsHeader read_age_counts_header(ByteReader& in) {
  const std::uint64_t areas = in.varint();
  const std::uint64_t first = in.varint();
  const std::uint64_t years = in.varint();
  if (areas == 0 || areas > 10000 || first > 9999 || years == 0 || years > 1000) in.damaged();
  return {static_cast<int>(areas), Year{static_cast<int>(first)}, static_cast<int>(years)};
}

void decode_age_counts(const AgeCountsHeader& header, ByteReader& in, PopulationHistory& history, int first_area) {
  if (header.first != history.first_year() || header.first + (header.years - 1) != history.last_year() ||
      first_area + header.areas > history.areas()) {
    in.damaged();
  }
  const ByteView present = in.take(static_cast<std::uint64_t>(header.areas) * static_cast<std::uint64_t>(header.years));
  std::uint64_t area_years = 0;
  for (const std::uint8_t mark : present) area_years += mark != 0 ? 1U : 0U;
  const std::uint64_t cells = area_years * sex_count * ages;
  const std::uint8_t* low = in.take(cells).data();
  const std::uint8_t* high = in.take(cells).data();
  const std::uint8_t* mark = present.data();
  for (int area = 0; area < header.areas; ++area) {
    std::array<Row, sex_count> before{};
    bool first_row = true;
    for (int year = 0; year < header.years; ++year, ++mark) {
      if (*mark == 0) continue;
      std::array<std::array<float, ages>, sex_count> counted{};
      for (const Sex sex : {Sex::female, Sex::male}) {
        Row& row = before[static_cast<std::size_t>(index_of(sex))];
        Row difference;
        for (std::size_t age = 0; age < ages; ++age) {
          const auto code = static_cast<std::uint16_t>(low[age] | (high[age] << 8U));
          difference[age] = static_cast<std::uint16_t>((code >> 1U) ^ (0U - (code & 1U)));
        }
        low += ages;
        high += ages;
        if (first_row) {
          std::uint16_t value = 0;
          for (std::size_t age = 0; age < ages; ++age)
            row[age] = value = static_cast<std::uint16_t>(value + difference[age]);
        } else {
          const Row expected = expected_from(row);
          for (std::size_t age = 0; age < ages; ++age)
            row[age] = static_cast<std::uint16_t>(expected[age] + difference[age]);
        }
        std::copy(row.begin(), row.end(), counted[static_cast<std::size_t>(index_of(sex))].begin());
      }
      history.count(first_area + area, header.first + year, counted[0], counted[1]);
      first_row = false;
    }
  }
}

}  // namespace handlingsrom::facts
