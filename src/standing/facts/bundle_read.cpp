#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>

#include <nlohmann/json.hpp>
#include <zstd.h>

#include "base/parallel.hpp"
#include "standing/facts/bundle.hpp"
#include "standing/facts/column_codec.hpp"

namespace handlingsrom::facts {
namespace {

constexpr std::streamoff largest_file = std::streamoff{1} << 30;
constexpr std::uint64_t largest_block = 64U << 20U;  // a block that claims more once decompressed is damage, not data

[[noreturn]] void refuse(std::string key, Error::Arguments arguments) {
  throw Error(ErrorCode::bundle_damaged, std::move(key), std::move(arguments));
}

ColumnType type_of(const std::string& key) {
  for (const ColumnType type : {ColumnType::integer, ColumnType::number, ColumnType::text, ColumnType::ages}) {
    if (key_of(type) == key) return type;
  }
  throw std::invalid_argument("column type " + key);
}

TableEntry table_of(const nlohmann::json& json) {
  TableEntry table;
  table.name = json.at("name");
  table.source_ids = json.at("sources");
  for (const nlohmann::json& column : json.at("columns")) {
    table.columns.emplace_back(column.at(0).get<std::string>(), type_of(column.at(1)));
  }
  for (const nlohmann::json& block : json.at("blocks")) {
    table.blocks.push_back({block.at(0), block.at(1), block.at(2), block.at(3), block.at(4)});
  }
  return table;
}

Source source_of(const nlohmann::json& json) {
  return {json.at("id"),     json.at("publisher"), json.at("table"),     json.at("title"),
          json.at("period"), json.at("licence"),   json.at("retrieved"), json.at("note")};
}

}  // namespace

std::shared_ptr<const Bundle> Bundle::open(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary | std::ios::ate);
  const std::string name = file.filename().string();
  std::error_code fault;
  if (!input || std::filesystem::is_directory(file, fault)) refuse("bundle_not_found", {{"file", file.string()}});
  const std::streamoff size = input.tellg();
  if (size < 0 || size > largest_file) refuse("bundle_not_found", {{"file", file.string()}});
  Bytes bytes(static_cast<std::size_t>(size));
  input.seekg(0);
  input.read(reinterpret_cast<char*>(bytes.data()), size);
  if (input.gcount() != size) refuse("bundle_not_found", {{"file", file.string()}});
  return from_bytes(std::move(bytes), name);
}

std::shared_ptr<const Bundle> Bundle::from_bytes(Bytes bytes, std::string name) {
  std::shared_ptr<Bundle> bundle(new Bundle);
  bundle->bytes_ = std::move(bytes);
  bundle->name_ = std::move(name);
  const ByteView all(bundle->bytes_);
  if (all.size() < bundle_preamble) {
    refuse("bundle_truncated", {{"file", bundle->name_},
                                {"found", std::to_string(all.size())},
                                {"expected", "≥ " + std::to_string(bundle_preamble)}});
  }
  if (std::memcmp(all.data(), bundle_magic.data(), bundle_magic.size()) != 0) {
    refuse("bundle_not_a_bundle", {{"file", bundle->name_}});
  }
  ByteReader preamble(all.subspan(bundle_magic.size()), bundle->name_);
  const std::uint32_t version = preamble.fixed32();
  if (version != static_cast<std::uint32_t>(bundle_format_version)) {
    refuse("bundle_version", {{"file", bundle->name_},
                              {"found", std::to_string(version)},
                              {"expected", std::to_string(bundle_format_version)}});
  }
  const std::uint64_t header_size = preamble.fixed32();
  const ByteView stated = preamble.take(32);
  if (header_size > all.size() - bundle_preamble) {
    refuse("bundle_truncated", {{"file", bundle->name_},
                                {"found", std::to_string(all.size())},
                                {"expected", "≥ " + std::to_string(bundle_preamble + header_size)}});
  }
  const ByteView header = all.subspan(bundle_preamble, static_cast<std::size_t>(header_size));
  bundle->digest_ = blake2b_hex(header, 32);
  bundle->data_start_ = bundle_preamble + static_cast<std::size_t>(header_size);
  std::string stated_hex;
  for (const std::uint8_t byte : stated) {
    stated_hex += "0123456789abcdef"[byte >> 4U];
    stated_hex += "0123456789abcdef"[byte & 15U];
  }
  if (stated_hex != bundle->digest_) {
    refuse("bundle_digest",
           {{"file", bundle->name_}, {"where", "header"}, {"from", "0"}, {"to", std::to_string(bundle->data_start_)}});
  }
  bundle->read_header({reinterpret_cast<const char*>(header.data()), header.size()});
  bundle->verify_blocks();
  return bundle;
}

void Bundle::read_header(std::string_view text) {
  try {
    const nlohmann::json header = nlohmann::json::parse(text);
    version_ = header.at("version");
    if (const auto packed = header.find("unpacked_from"); packed != header.end()) digest_ = *packed;
    for (const nlohmann::json& source : header.at("sources")) sources_.push_back(source_of(source));
    for (const nlohmann::json& table : header.at("tables")) tables_.push_back(table_of(table));
  } catch (const std::exception& fault) {
    refuse("bundle_header", {{"file", name_}, {"found", fault.what()}});
  }
}

void Bundle::verify_blocks() const {
  std::uint64_t end = 0;
  for (const TableEntry& table : tables_) {
    for (const BlockEntry& block : table.blocks) {
      if (block.offset != end || block.stored > bytes_.size() || block.raw > largest_block) {
        refuse("bundle_header", {{"file", name_}, {"found", table.name}});
      }
      end += block.stored;
    }
  }
  if (bytes_.size() - data_start_ != end) {
    refuse(
        "bundle_truncated",
        {{"file", name_}, {"found", std::to_string(bytes_.size())}, {"expected", std::to_string(data_start_ + end)}});
  }
  std::vector<std::pair<const TableEntry*, const BlockEntry*>> blocks;
  for (const TableEntry& table : tables_) {
    for (const BlockEntry& block : table.blocks) blocks.emplace_back(&table, &block);
  }
  // The first damaged block in the file is the one reported, whatever the order of the threads.
  std::vector<char> whole(blocks.size(), 0);
  parallel_for(blocks.size(), [&](std::size_t i) {
    whole[i] = blake2b_hex(stored(*blocks[i].second), 16) == blocks[i].second->digest ? 1 : 0;
  });
  const auto damaged = std::find(whole.begin(), whole.end(), 0);
  if (damaged == whole.end()) return;
  const auto& [table, block] = blocks[static_cast<std::size_t>(damaged - whole.begin())];
  const std::uint64_t from = data_start_ + block->offset;
  refuse("bundle_digest", {{"file", name_},
                           {"where", table->name},
                           {"from", std::to_string(from)},
                           {"to", std::to_string(from + block->stored)}});
}

ByteView Bundle::stored(const BlockEntry& block) const {
  return ByteView(bytes_).subspan(data_start_ + static_cast<std::size_t>(block.offset),
                                  static_cast<std::size_t>(block.stored));
}

const TableEntry& Bundle::entry(std::string_view table) const {
  for (const TableEntry& each : tables_) {
    if (each.name == table) return each;
  }
  refuse("bundle_table_missing", {{"file", name_}, {"table", std::string(table)}});
}

Bytes Bundle::block(const TableEntry& table, std::size_t number) const {
  const BlockEntry& entry = table.blocks.at(number);
  const ByteView packed = stored(entry);
  // Of a bundle that is packed as a whole (unpacked()): no frame, which would begin with its magic number (RFC 8878, section 3.1.1).
  constexpr std::array<std::uint8_t, 4> frame{0x28, 0xB5, 0x2F, 0xFD};
  if (entry.stored == entry.raw &&
      !std::equal(frame.begin(), frame.end(), packed.begin(),
                  packed.begin() + static_cast<std::ptrdiff_t>(std::min(packed.size(), frame.size()))))
    return Bytes(packed.begin(), packed.end());
  Bytes raw(static_cast<std::size_t>(entry.raw));
  const std::size_t size = ZSTD_decompress(raw.data(), raw.size(), packed.data(), packed.size());
  if (ZSTD_isError(size) != 0 || size != raw.size()) {
    refuse("bundle_block_short", {{"where", table.name}, {"at", "0"}});
  }
  return raw;
}

Table Bundle::table(std::string_view name) const {
  const TableEntry& listed = entry(name);
  Table table;
  table.name = listed.name;
  table.source_ids = listed.source_ids;
  table.rows = listed.rows();
  if (listed.blocks.size() != 1) refuse("bundle_header", {{"file", name_}, {"found", listed.name}});
  const Bytes raw = block(listed, 0);
  ByteReader in(raw, listed.name);
  for (const auto& [column_name, type] : listed.columns) {
    Column& column = table.columns.emplace_back();
    column.name = column_name;
    column.type = type;
    decode_column(column, table.rows, in);
  }
  if (in.left() != 0) in.damaged();
  return table;
}

}  // namespace handlingsrom::facts
