#include <algorithm>

#include <nlohmann/json.hpp>
#include <sodium.h>
#include <zstd.h>

#include "standing/facts/bundle.hpp"
#include "standing/facts/column_codec.hpp"
#include "standing/facts/source_json.hpp"

namespace handlingsrom::facts {
namespace {

constexpr int compression_level = 19;  // slow to write, as fast to read as any

nlohmann::ordered_json json_of(const TableEntry& table) {
  nlohmann::ordered_json columns = nlohmann::ordered_json::array();
  for (const auto& [name, type] : table.columns) columns.push_back({name, key_of(type)});
  nlohmann::ordered_json blocks = nlohmann::ordered_json::array();
  for (const BlockEntry& block : table.blocks) {
    blocks.push_back({block.rows, block.offset, block.stored, block.raw, block.digest});
  }
  return {{"name", table.name}, {"sources", table.source_ids}, {"columns", columns}, {"blocks", blocks}};
}

}  // namespace

std::string blake2b_hex(ByteView bytes, std::size_t size) {
  std::vector<unsigned char> digest(size);
  crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), nullptr, 0);
  std::string hex(size * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  hex.pop_back();
  return hex;
}

std::size_t TableEntry::rows() const {
  std::size_t total = 0;
  for (const BlockEntry& block : blocks) total += block.rows;
  return total;
}

BundleWriter::BundleWriter(std::string version, std::vector<Source> sources, bool packed)
    : version_(std::move(version)), sources_(std::move(sources)), packed_(packed) {}

BlockEntry BundleWriter::store(std::size_t rows, const Bytes& raw) {
  if (!packed_) {
    BlockEntry entry{rows, data_.size(), raw.size(), raw.size(), blake2b_hex(raw, 16)};
    data_.insert(data_.end(), raw.begin(), raw.end());
    return entry;
  }
  Bytes packed(ZSTD_compressBound(raw.size()));
  const std::size_t size = ZSTD_compress(packed.data(), packed.size(), raw.data(), raw.size(), compression_level);
  if (ZSTD_isError(size) != 0) throw Error(ErrorCode::internal, "internal", {{"reason", ZSTD_getErrorName(size)}});
  packed.resize(size);
  BlockEntry entry{rows, data_.size(), packed.size(), raw.size(), blake2b_hex(packed, 16)};
  data_.insert(data_.end(), packed.begin(), packed.end());
  return entry;
}

void BundleWriter::add(const Table& table) {
  TableEntry entry{table.name, table.source_ids, {}, {}};
  ByteWriter raw;
  for (const Column& column : table.columns) {
    entry.columns.emplace_back(column.name, column.type);
    encode_column(column, raw);
  }
  entry.blocks.push_back(store(table.rows, raw.take()));
  tables_.push_back(std::move(entry));
}

void BundleWriter::add_ages(std::string name, std::vector<std::string> source_ids,
                            const std::vector<std::pair<std::size_t, Bytes>>& blocks) {
  TableEntry entry{std::move(name), std::move(source_ids), {{"persons", ColumnType::ages}}, {}};
  for (const auto& [rows, raw] : blocks) entry.blocks.push_back(store(rows, raw));
  tables_.push_back(std::move(entry));
}

void BundleWriter::add(const Bundle& bundle, const TableEntry& table) {
  TableEntry entry{table.name, table.source_ids, table.columns, {}};
  for (std::size_t i = 0; i < table.blocks.size(); ++i)
    entry.blocks.push_back(store(table.blocks[i].rows, bundle.block(table, i)));
  tables_.push_back(std::move(entry));
}

Bytes unpacked(const Bundle& bundle, std::optional<Table> (*instead)(const Bundle&, const TableEntry&)) {
  BundleWriter writer(bundle.version(), bundle.sources(), false);
  writer.unpacked_from_ = bundle.digest();
  for (const TableEntry& table : bundle.tables()) {
    if (const std::optional<Table> other = instead == nullptr ? std::nullopt : instead(bundle, table))
      writer.add(*other);
    else
      writer.add(bundle, table);
  }
  return writer.finish();
}

Bytes BundleWriter::finish() const {
  nlohmann::ordered_json sources = nlohmann::ordered_json::array();
  for (const Source& source : sources_) sources.push_back(source_json(source));
  nlohmann::ordered_json tables = nlohmann::ordered_json::array();
  for (const TableEntry& table : tables_) tables.push_back(json_of(table));
  nlohmann::ordered_json said{{"version", version_}, {"sources", sources}, {"tables", tables}};
  if (!unpacked_from_.empty()) said["unpacked_from"] = unpacked_from_;
  const std::string header = said.dump();
  const ByteView header_bytes(reinterpret_cast<const std::uint8_t*>(header.data()), header.size());

  ByteWriter out;
  for (const char letter : bundle_magic) out.byte(static_cast<std::uint8_t>(letter));
  out.fixed32(static_cast<std::uint32_t>(bundle_format_version));
  out.fixed32(static_cast<std::uint32_t>(header.size()));
  Bytes digest(32);
  crypto_generichash(digest.data(), digest.size(), header_bytes.data(), header_bytes.size(), nullptr, 0);
  out.append(digest);
  out.append(header_bytes);
  out.append(data_);
  return out.take();
}

}  // namespace handlingsrom::facts
