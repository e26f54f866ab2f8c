// Figures over dimensions, as JSON-stat gives them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "standing/reading/limits.hpp"
#include "standing/reading/sheet.hpp"

namespace handlingsrom::reading {

enum class Role : std::uint8_t { classification, time, place, metric };

struct Category {
  std::string code;
  std::string label;
  std::string unit;   // of a metric's category, as published: "kr"
  int decimals = -1;  // of a metric's category; −1: not told
};

struct Dimension {
  std::string id;
  std::string label;
  Role role = Role::classification;
  std::vector<Category> categories;  // in the order of the values
};

struct Cube {
  std::string label;
  std::string source;
  std::string updated;  // as written: ISO 8601
  std::vector<std::string> notes;
  std::vector<Dimension> dimensions;
  std::vector<double> values;                 // row-major, the last dimension fastest; NaN where there is none
  std::map<std::size_t, std::string> status;  // marks as published, by position in values
  /// The published mark of a value without a figure; Mark::not_available where none is given.
  Mark mark(std::size_t position) const;
};

/// Reads JSON-stat 2 (a dataset, or a collection with datasets inside; json-stat.org/format) or JSON-stat 1 (a bundle of datasets). `values` may be a list or
/// an object by position; `status` a list, an object or one for all; a category's index a list or an object, left out where there is one. Throws
/// Error(bad_input, "reading_json" …) with the place: no JSON, sizes that do not agree, a position outside, more cells than the limit.
/// A body without values (metadata) gives a cube whose `values` is empty.
std::vector<Cube> read_json_stat(std::string_view bytes, const std::string& file, const Limits& limits = {});

/// The same from a file, with less memory: the bytes are seen where the operating system holds them, and let go as they are read.
std::vector<Cube> read_json_stat_file(const std::filesystem::path& file, const Limits& limits = {});

}  // namespace handlingsrom::reading
