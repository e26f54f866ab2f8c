#include "standing/facts/bundle.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "standing/facts/archive.hpp"
#include "standing/facts/build.hpp"
#include "standing/facts/column_codec.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::facts {
namespace {

const std::filesystem::path bundle_file = "data/handlingsrom.bundle";

Bytes bundled_bytes() {
  std::ifstream input(bundle_file, std::ios::binary);
  return {std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
}

std::string fault_of(Bytes bytes) {
  try {
    Bundle::from_bytes(std::move(bytes), "b");
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bundle_damaged);
    return error.key();
  }
  return "whole";
}

TEST(Bundle, UnpackedHoldsTheSameTablesUnderTheSameDigest) {
  const auto packed = Bundle::open(bundle_file);
  const Bytes bytes = unpacked(*packed);
  EXPECT_GT(bytes.size(), 3 * packed->size());
  const auto whole = Bundle::from_bytes(bytes, "b");
  EXPECT_EQ(whole->digest(), packed->digest());
  ASSERT_EQ(whole->tables().size(), packed->tables().size());
  for (std::size_t i = 0; i < packed->tables().size(); ++i) {
    const TableEntry& table = packed->tables()[i];
    for (std::size_t block = 0; block < table.blocks.size(); ++block) {
      const BlockEntry& entry = whole->tables()[i].blocks[block];
      EXPECT_EQ(entry.stored, entry.raw);
      const Bytes raw = packed->block(table, block);
      EXPECT_TRUE(std::search(bytes.begin(), bytes.end(), raw.begin(),
                              raw.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(raw.size(), 4096))) !=
                  bytes.end())
          << table.name;
    }
  }
}

TEST(Bundle, IsRefusedWhateverByteIsAltered) {
  const Bytes whole = bundled_bytes();
  ASSERT_EQ(fault_of(whole), "whole");
  for (std::size_t at = 0; at < whole.size(); at += at < 200 ? 1 : 40'009) {
    Bytes altered = whole;
    altered[at] ^= 0x10U;
    EXPECT_NE(fault_of(std::move(altered)), "whole") << at;
  }
  // Both sides of the border of every block.
  const auto bundle = Bundle::open(bundle_file);
  std::size_t end = 0;
  for (const TableEntry& table : bundle->tables()) {
    for (const BlockEntry& block : table.blocks) end += block.stored;
  }
  std::size_t border = whole.size() - end;
  for (const TableEntry& table : bundle->tables()) {
    Bytes altered = whole;
    altered[border] ^= 1U;
    try {
      Bundle::from_bytes(std::move(altered), "b");
      ADD_FAILURE() << table.name;
    } catch (const Error& error) {
      EXPECT_EQ(error.key(), "bundle_digest");
      EXPECT_NE(std::string(error.what()).find("where=" + table.name), std::string::npos);
    }
    for (const BlockEntry& block : table.blocks) border += block.stored;
  }
}

TEST(Bundle, IsRefusedAtEveryOtherLength) {
  const Bytes whole = bundled_bytes();
  for (std::size_t length = 0; length < whole.size(); length += length < 100 ? 1 : 30'011) {
    EXPECT_NE(fault_of(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length))), "whole") << length;
  }
  Bytes longer = whole;
  longer.push_back(0);
  EXPECT_EQ(fault_of(longer), "bundle_truncated");
}

TEST(Bundle, SaysWhatIsWrong) {
  Bytes whole = bundled_bytes();
  Bytes other_version = whole;
  other_version[8] = 1;
  EXPECT_EQ(fault_of(other_version), "bundle_version");
  Bytes other_file(5000, 'x');
  EXPECT_EQ(fault_of(other_file), "bundle_not_a_bundle");
  EXPECT_EQ(fault_of({}), "bundle_truncated");
  EXPECT_THROW(load("no-such.bundle"), Error);
  EXPECT_THROW(load("data"), Error);
}

TEST(Bundle, IsSmall) { EXPECT_LE(std::filesystem::file_size(bundle_file), 3'000'000U); }

// A header whose digest is right but whose claims are not, as a hand that rebuilds the digest could make it.
TEST(Bundle, RefusesBlocksThatDoNotHoldWhatTheHeaderSays) {
  Table table{"t", {"s"}, 3, {}};
  Column column;
  column.name = "c";
  column.integers = {1, 2, 3};
  table.columns.push_back(column);
  table.rows = 4;
  BundleWriter writer("v", {});
  writer.add(table);
  const auto bundle = Bundle::from_bytes(writer.finish(), "b");
  EXPECT_THROW(bundle->table("t"), Error);
  EXPECT_THROW(bundle->table("other"), Error);
}

RC_GTEST_PROP(ColumnCodec, GivesEveryIntegerBack, (std::vector<std::int64_t> values)) {
  Column column;
  column.integers = values;
  ByteWriter out;
  encode_column(column, out);
  const Bytes bytes = out.take();
  ByteReader in(bytes, "t");
  Column back;
  decode_column(back, values.size(), in);
  RC_ASSERT(back.integers == values);
  RC_ASSERT(in.left() == 0U);
}

RC_GTEST_PROP(ColumnCodec, GivesEveryNumberBackToTheLastBit,
              (std::vector<double> raw, std::vector<std::int16_t> tenths)) {
  std::vector<double> values = raw;
  if (raw.size() % 2 == 0) {
    values.clear();
    for (const std::int16_t value : tenths) values.push_back(value % 7 == 0 ? missing : value / 10.0);
  }
  Column column;
  column.type = ColumnType::number;
  column.numbers = values;
  ByteWriter out;
  encode_column(column, out);
  const Bytes bytes = out.take();
  ByteReader in(bytes, "t");
  Column back;
  back.type = ColumnType::number;
  decode_column(back, values.size(), in);
  RC_ASSERT(back.numbers.size() == values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    RC_ASSERT(back.numbers[i] == values[i] || (std::isnan(back.numbers[i]) && std::isnan(values[i])));
  }
}

TEST(Archive, HoldsWhatLaterRoomsNeed) {
  const auto facts = load(bundle_file);
  const Archive& archive = *facts->archive;
  EXPECT_EQ(archive.schools().size(), 2801U);
  EXPECT_EQ(archive.kindergartens().size(), 35U);
  EXPECT_EQ(archive.care_panel().size(), 109U);
  EXPECT_EQ(archive.projection_vintages().rows, 183738U);
  EXPECT_EQ(archive.observed_age_groups().rows, 5130U);
  double national_2022 = 0;
  for (const double persons : archive.national_projection_2022().front())
    national_2022 += is_missing(persons) ? 0 : persons;
  EXPECT_EQ(national_2022, 5425270);
  const Boundaries& boundaries = archive.boundaries();
  for (int i = 0; i < 357; ++i) {
    const auto& polygons = boundaries.municipalities[static_cast<std::size_t>(i)];
    ASSERT_FALSE(polygons.empty());
    for (const auto& polygon : polygons) {
      for (const auto& ring : polygon) {
        const auto line = boundaries.points(ring);
        ASSERT_GE(line.size(), 4U);
        EXPECT_EQ(line.front().longitude, line.back().longitude);
        EXPECT_EQ(line.front().latitude, line.back().latitude);
      }
    }
  }
}

TEST(Build, GivesTheBundleOfTheRepositoryByteForByte) {
  const BuildResult built = build_bundle("data/tables-in", "data/bundle.toml");
  EXPECT_TRUE(built.bytes == bundled_bytes());
  EXPECT_GT(built.checks.size(), 150U);
}

TEST(Build, NamesAMissingFile) {
  try {
    build_bundle("data", "data/bundle.toml");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), "file_not_found");
  }
}

}  // namespace
}  // namespace handlingsrom::facts
