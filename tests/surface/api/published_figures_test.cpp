// The engine of a published page has a bundle without small counts, and the server hides the same where it reads: one set of figures, over every municipality.
// No file of a published folder has such a count.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>
#include <zlib.h>

#include "base/parallel.hpp"
#include "outlook/rooms/chain.hpp"
#include "standing/facts/bundle.hpp"
#include "standing/facts/small_cells.hpp"
#include "surface/api/publish.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {
namespace {

namespace fs = std::filesystem;

TEST(PublishedFigures, AreTheServersToTheLastBit) {
  const fs::path file = fs::temp_directory_path() / ("published-" + std::to_string(::getpid()) + ".bundle");
  const facts::Bytes bytes = facts::for_publication(*facts::Bundle::open("data/handlingsrom.bundle"));
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  const Service server{fs::path("data/handlingsrom.bundle")}, published{file};
  fs::remove(file);
  const auto count = static_cast<std::size_t>(server.facts().registry->size());
  std::vector<std::string> apart(count);
  parallel_for(count, [&](std::size_t i) {
    const MunicipalityIndex place{static_cast<int>(i)};
    const rooms::Figures here = server.chain().run({.municipality = place});
    const rooms::Figures there = published.chain().run({.municipality = place});
    for (const rooms::Figure& figure : here.all()) {
      const rooms::Figure* other = there.find(figure.id);
      const auto same = [](double one, double two) { return one == two || (std::isnan(one) && std::isnan(two)); };
      if (other == nullptr || !std::ranges::equal(figure.middle, other->middle, same)) apart[i] += figure.id + ' ';
    }
  });
  for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(apart[i], "") << i;
}

std::string unpacked(const fs::path& file) {
  std::string text;
  const gzFile in = gzopen(file.c_str(), "rb");
  std::array<char, 65536> part{};
  for (int got = 0; (got = gzread(in, part.data(), part.size())) > 0;)
    text.append(part.data(), static_cast<std::size_t>(got));
  gzclose(in);
  return text;
}

/// All files of a published folder, as somebody would look through them: one bundle, and in it no count of people that is too small.
TEST(PublishedFolder, HoldsNoSmallCountInAnyFile) {
  const fs::path folder = fs::temp_directory_path() / ("published-folder-" + std::to_string(::getpid()));
  fs::create_directories(folder / "engine");
  fs::create_directories(folder / "pages");
  for (const char* name : {"engine.js", "engine.wasm", "ask.js", "worker.js", "open.js", "offline.js"})
    std::ofstream(folder / "engine" / name) << name;
  std::ofstream(folder / "pages" / "index.html") << "<head>\n<meta charset=\"utf-8\" />\n</head>";
  const Service service{fs::path("data/handlingsrom.bundle")};
  publish(service, {service.find("1122"),
                    "data/handlingsrom.bundle",
                    "data",
                    folder / "pages",
                    folder / "engine",
                    folder / "out",
                    {},
                    ""});
  int bundles = 0, small = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder / "out")) {
    if (!entry.is_regular_file()) continue;
    const std::string text = unpacked(entry.path());  // what is not packed is read as it is
    if (text.find(facts::bundle_magic) == std::string::npos) continue;
    ASSERT_TRUE(text.starts_with(facts::bundle_magic)) << entry.path();
    ++bundles;
    const auto bundle = facts::Bundle::from_bytes({text.begin(), text.end()}, "published");
    for (const char* name : {"care_users", "care_panel", "care_services"}) {
      const facts::Table table = bundle->table(name);
      for (const facts::Column& column : table.columns) {
        const bool people = column.name.starts_with("homecare") || column.name.starts_with("longstay") ||
                            column.name.starts_with("staffed") || column.name.ends_with("residents") ||
                            column.name.starts_with("home_care");
        if (!people) continue;
        for (const double value : column.numbers)
          small += value > 0 && value < 5 && value != facts::small_total ? 1 : 0;
      }
    }
    // The case that was found: 25 in Gjesdal's nursing homes, of whom 8 and 13 were shown.
    const facts::Table users = bundle->table("care_users");
    for (std::size_t row = 0; row < users.rows; ++row) {
      if (users.integers("kommunenr")[row] != 1122 || users.integers("year")[row] != 2025) continue;
      EXPECT_EQ(users.numbers("longstay_all")[row], 25);
      EXPECT_TRUE(std::isnan(users.numbers("longstay_67_79")[row]));
    }
  }
  fs::remove_all(folder);
  EXPECT_EQ(bundles, 1);
  EXPECT_EQ(small, 0);
}

}  // namespace
}  // namespace handlingsrom::api
