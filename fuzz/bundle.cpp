// Any bytes as a bundle (nearly always refused by the digest), and as the columns and counts inside a block, which the
// digests would otherwise keep the fuzzer away from.
#include "standing/facts/bundle.hpp"

#include "standing/facts/column_codec.hpp"
#include "standing/facts/population_codec.hpp"

#include "refused.hpp"

namespace {

using namespace handlingsrom;
using namespace handlingsrom::facts;

/// Bytes that are no bundle are a damaged one.
template <class Read>
void refused_or_read(Read read) {
  fuzz::refused_or_read(read, ErrorCode::bundle_damaged);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 2) return 0;
  const ByteView bytes(data, size);
  refused_or_read([&] { Bundle::from_bytes(Bytes(bytes.begin(), bytes.end()), "fuzz"); });
  const std::size_t rows = data[0];
  for (const ColumnType type : {ColumnType::integer, ColumnType::number, ColumnType::text}) {
    refused_or_read([&] {
      Column column;
      column.type = type;
      ByteReader in(bytes.subspan(1), "fuzz");
      decode_column(column, rows, in);
    });
  }
  refused_or_read([&] {
    ByteReader in(bytes, "fuzz");
    const AgeCountsHeader header = read_age_counts_header(in);
    if (header.areas > 40 || header.years > 40) return;
    PopulationHistory history(header.first, header.years, header.areas);
    decode_age_counts(header, in, history, 0);
  });
  return 0;
}
