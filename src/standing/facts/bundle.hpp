// The bundle file: a header that lists tables, then their blocks, each with its digest. Format: README.md of this room.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standing/facts/bytes.hpp"
#include "standing/facts/source.hpp"
#include "standing/facts/table.hpp"

namespace handlingsrom::facts {

inline constexpr int bundle_format_version = 2;

/// A run of a table's rows in one compressed block.
struct BlockEntry {
  std::size_t rows = 0;
  std::uint64_t offset = 0;  // from the first byte after the header
  std::uint64_t stored = 0;  // bytes in the file
  std::uint64_t raw = 0;     // bytes once decompressed
  std::string digest;        // BLAKE2b-128 of the stored bytes, hex
};

struct TableEntry {
  std::string name;
  std::vector<std::string> source_ids;
  std::vector<std::pair<std::string, ColumnType>> columns;
  std::vector<BlockEntry> blocks;
  std::size_t rows() const;
};

/// A bundle whose every byte has been checked against its digest. Immutable; tables may be read from several threads.
class Bundle {
 public:
  /// Reads and verifies the whole file. Throws Error(bundle_damaged, "bundle_…") with what is wrong and where.
  static std::shared_ptr<const Bundle> open(const std::filesystem::path& file);
  /// The same for bytes in memory; `name` is what messages call them.
  static std::shared_ptr<const Bundle> from_bytes(Bytes bytes, std::string name);

  const std::string& version() const { return version_; }
  const std::string& digest() const {
    return digest_;
  }  // BLAKE2b-256 over the header, and so over every block's digest; of the bundle that it was unpacked from, where it was
  const std::vector<Source>& sources() const { return sources_; }
  const std::vector<TableEntry>& tables() const { return tables_; }
  std::size_t size() const { return bytes_.size(); }

  /// Throws Error(bundle_damaged, "bundle_table_missing").
  const TableEntry& entry(std::string_view table) const;
  /// Decodes a table of integer, number and text columns.
  Table table(std::string_view name) const;
  /// Decompressed bytes of one block.
  Bytes block(const TableEntry& table, std::size_t number) const;

 private:
  Bundle() = default;
  void read_header(std::string_view text);
  void verify_blocks() const;
  ByteView stored(const BlockEntry& block) const;

  Bytes bytes_;
  std::string name_;
  std::size_t data_start_ = 0;
  std::string version_;
  std::string digest_;
  std::vector<Source> sources_;
  std::vector<TableEntry> tables_;
};

/// Puts a bundle together; the same calls give the same bytes.
class BundleWriter {
 public:
  /// `packed`: blocks compressed, as in every bundle but those that are packed as a whole (unpacked()).
  BundleWriter(std::string version, std::vector<Source> sources, bool packed = true);
  void add(const Table& table);
  /// A table whose single column of type `ages` is encoded already: one block for each run of areas.
  void add_ages(std::string name, std::vector<std::string> source_ids,
                const std::vector<std::pair<std::size_t, Bytes>>& blocks);
  /// A table as `bundle` has it.
  void add(const Bundle& bundle, const TableEntry& table);
  Bytes finish() const;

 private:
  BlockEntry store(std::size_t rows, const Bytes& raw);
  std::string version_;
  std::vector<Source> sources_;
  std::vector<TableEntry> tables_;
  Bytes data_;
  bool packed_;
  std::string unpacked_from_;
  friend Bytes unpacked(const Bundle& bundle, std::optional<Table> (*instead)(const Bundle&, const TableEntry&));
};

/// The same figures with no block compressed, for a reader that unpacks the whole by itself, as a browser does; `instead` (nullptr: none) may put another
/// table with the same columns in the place of one, or nullopt.
Bytes unpacked(const Bundle& bundle, std::optional<Table> (*instead)(const Bundle&, const TableEntry&) = nullptr);

/// First bytes of every bundle.
inline constexpr std::string_view bundle_magic = "HROMDATA";
/// magic, format version (4), header length (4), header digest (32).
inline constexpr std::size_t bundle_preamble = 48;

/// BLAKE2b digest of `size` bytes (16 … 64) as hex, by libsodium.
std::string blake2b_hex(ByteView bytes, std::size_t size);

}  // namespace handlingsrom::facts
