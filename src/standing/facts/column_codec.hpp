// Columns as bytes: differences as variable-length integers, texts by dictionary.
#pragma once

#include "standing/facts/bytes.hpp"
#include "standing/facts/table.hpp"

namespace handlingsrom::facts {

/// Appends the column's bytes. Numbers are kept as whole multiples of a power of ten where that gives every value back to
/// the last bit, else as 64-bit floating point.
void encode_column(const Column& column, ByteWriter& out);

/// Fills the member that belongs to `column.type` with `rows` values. Throws Error(bundle_damaged).
void decode_column(Column& column, std::size_t rows, ByteReader& in);

}  // namespace handlingsrom::facts
