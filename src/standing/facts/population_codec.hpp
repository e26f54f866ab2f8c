// Counts by area, year, sex and single year of age as bytes.
#pragma once

#include <cstdint>
#include <vector>

#include "standing/facts/bytes.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::facts {

/// Counts below 65,536 of areas × years × sexes × 106 ages, and which area-years exist.
struct AgeCounts {
  int areas = 0;
  Year first{};
  int years = 0;
  std::vector<std::uint8_t> present;   // [area][year]
  std::vector<std::uint16_t> persons;  // [area][year][sex][age]
};

/// A person of age a in year t was a − 1 in year t − 1, so a count is kept as its difference from that one: small numbers,
/// which are split into a plane of low bytes and a plane of high bytes (nearly all zero).
void encode_age_counts(const AgeCounts& counts, ByteWriter& out);

struct AgeCountsHeader {
  int areas = 0;
  Year first{};
  int years = 0;
};
AgeCountsHeader read_age_counts_header(ByteReader& in);

/// Decodes the rest into rows `first_area` … of `history`. Throws Error(bundle_damaged).
void decode_age_counts(const AgeCountsHeader& header, ByteReader& in, PopulationHistory& history, int first_area);

}  // namespace handlingsrom::facts
