// JSON-stat 1 and 2 (json-stat.org/format), read by simdjson without building a tree: a million cells cost a million doubles.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include <simdjson.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "standing/reading/cube.hpp"
#include "standing/reading/file_bytes.hpp"
#include "standing/reading/readers.hpp"

namespace handlingsrom::reading {
namespace {

namespace od = simdjson::ondemand;

constexpr std::size_t most_dimensions = 64;

class JsonStatReader {
 public:
  JsonStatReader(const std::string& file, const Limits& limits, FileBytes* bytes)
      : file_(file), limits_(limits), bytes_(bytes) {}

  std::vector<Cube> read(od::document& document) {
    if (document.type() == od::json_type::array)
      throw Error(ErrorCode::bad_input, "reading_json_no_dataset", {{"file", file_}});
    od::object root = document.get_object();
    read_root(root);
    if (cubes_.empty()) throw Error(ErrorCode::bad_input, "reading_json_no_dataset", {{"file", file_}});
    return std::move(cubes_);
  }

 private:
  [[noreturn]] void refuse(const std::string& what, const std::string& found) const {
    throw Error(ErrorCode::bad_input, "reading_json_stat",
                {{"file", file_}, {"what", what}, {"found", shortened(found)}});
  }

  // JSON-stat 2 has class and dimension at the root; JSON-stat 1 has datasets by name; a collection has them in link.item.
  void read_root(od::object root) {
    Cube cube;
    Parts parts;
    for (od::field field : root) {
      const std::string key = unescaped(field);
      od::value value = field.value();
      if (key == "link") {
        read_links(value);
      } else if (is_dataset_key(key)) {
        read_dataset_field(key, value, cube, parts);
      } else if (value.type() == od::json_type::object) {
        read_named_dataset(value.get_object());
      }
    }
    if (parts.seen) finish(std::move(cube), parts);
  }

  struct Parts {
    bool seen = false;  // a dimension stood here
    std::vector<std::string> ids;
    std::vector<std::size_t> sizes;
    std::map<std::string, Role> roles;
    std::vector<Dimension> dimensions;  // as they came
    bool has_values = false;
    bool by_position = false;
    std::string status_for_all;
  };

  static std::string unescaped(od::field& field) { return std::string(std::string_view(field.unescaped_key())); }

  static bool is_dataset_key(const std::string& key) {
    return key == "label" || key == "source" || key == "updated" || key == "note" || key == "id" || key == "size" ||
           key == "role" || key == "dimension" || key == "value" || key == "status";
  }

  void read_named_dataset(od::object object) {
    Cube cube;
    Parts parts;
    for (od::field field : object) {
      const std::string key = unescaped(field);
      od::value value = field.value();
      if (is_dataset_key(key)) read_dataset_field(key, value, cube, parts);
    }
    if (parts.seen) finish(std::move(cube), parts);
  }

  void read_links(od::value value) {
    if (value.type() != od::json_type::object) return;
    for (od::field field : value.get_object()) {
      const bool items = unescaped(field) == "item";
      od::value list = field.value();
      if (!items || list.type() != od::json_type::array) continue;
      for (od::value item : list.get_array()) {
        if (item.type() == od::json_type::object) read_named_dataset(item.get_object());
      }
    }
  }

  static std::string text_or_empty(od::value value) {
    return value.type() == od::json_type::string ? std::string(std::string_view(value.get_string())) : std::string{};
  }

  void read_dataset_field(const std::string& key, od::value value, Cube& cube, Parts& parts) {
    if (key == "label") {
      cube.label = text_or_empty(value);
    } else if (key == "source") {
      cube.source = text_or_empty(value);
    } else if (key == "updated") {
      cube.updated = text_or_empty(value);
    } else if (key == "note") {
      if (value.type() != od::json_type::array) return;
      for (od::value note : value.get_array()) cube.notes.push_back(text_or_empty(note));
    } else if (key == "id") {
      read_ids(value, parts);
    } else if (key == "size") {
      read_sizes(value, parts);
    } else if (key == "role") {
      read_roles(value, parts);
    } else if (key == "dimension") {
      parts.seen = true;
      read_dimensions(value, parts);
    } else if (key == "value") {
      read_values(value, cube, parts);
    } else if (key == "status") {
      read_status(value, cube, parts);
    }
  }

  void read_ids(od::value value, Parts& parts) {
    for (od::value id : value.get_array()) parts.ids.push_back(text_or_empty(id));
    if (parts.ids.size() > most_dimensions) refuse_limit(file_, "dimensions", most_dimensions);
  }

  void read_sizes(od::value value, Parts& parts) {
    for (od::value size : value.get_array()) parts.sizes.push_back(std::uint64_t(size.get_uint64()));
    if (parts.sizes.size() > most_dimensions) refuse_limit(file_, "dimensions", most_dimensions);
  }

  void read_roles(od::value value, Parts& parts) {
    if (value.type() != od::json_type::object) return;
    for (od::field field : value.get_object()) {
      const std::string name = unescaped(field);
      od::value ids = field.value();
      const Role role = name == "time"     ? Role::time
                        : name == "geo"    ? Role::place
                        : name == "metric" ? Role::metric
                                           : Role::classification;
      if (ids.type() != od::json_type::array) continue;
      for (od::value id : ids.get_array()) parts.roles[text_or_empty(id)] = role;
    }
  }

  void read_dimensions(od::value value, Parts& parts) {
    for (od::field field : value.get_object()) {
      const std::string key = unescaped(field);
      od::value part = field.value();
      if (key == "id" && part.type() == od::json_type::array) {  // JSON-stat 1 has them inside
        read_ids(part, parts);
      } else if (key == "size" && part.type() == od::json_type::array) {
        read_sizes(part, parts);
      } else if (key == "role") {
        read_roles(part, parts);
      } else if (part.type() == od::json_type::object) {
        if (parts.dimensions.size() >= most_dimensions) refuse_limit(file_, "dimensions", most_dimensions);
        parts.dimensions.push_back(read_dimension(key, part.get_object()));
      }
    }
  }

  Dimension read_dimension(const std::string& id, od::object object) {
    Dimension dimension;
    dimension.id = id;
    for (od::field field : object) {
      const std::string key = unescaped(field);
      od::value value = field.value();
      if (key == "label") dimension.label = text_or_empty(value);
      if (key == "category" && value.type() == od::json_type::object) read_categories(value.get_object(), dimension);
    }
    if (dimension.label.empty()) dimension.label = id;
    return dimension;
  }

  void read_categories(od::object object, Dimension& dimension) {
    std::vector<std::pair<std::string, std::size_t>> index;
    std::map<std::string, std::string, std::less<>> labels;
    std::vector<std::string> label_order;
    std::map<std::string, std::pair<std::string, int>, std::less<>> units;
    for (od::field field : object) {
      const std::string key = unescaped(field);
      od::value value = field.value();
      if (key == "index") {
        if (value.type() == od::json_type::array) {
          for (od::value code : value.get_array()) index.emplace_back(text_or_empty(code), index.size());
        } else {
          for (od::field entry : value.get_object()) {
            std::string code = unescaped(entry);
            index.emplace_back(std::move(code), std::uint64_t(entry.value().get_uint64()));
          }
        }
        if (index.size() > limits_.cells) refuse_limit(file_, "cells", limits_.cells);
      } else if (key == "label" && value.type() == od::json_type::object) {
        for (od::field entry : value.get_object()) {
          std::string code = unescaped(entry);
          label_order.push_back(code);
          labels[std::move(code)] = text_or_empty(entry.value());
        }
      } else if (key == "unit" && value.type() == od::json_type::object) {
        for (od::field entry : value.get_object()) {
          std::string code = unescaped(entry);
          od::value unit = entry.value();
          if (unit.type() == od::json_type::object) units[std::move(code)] = read_unit(unit.get_object());
        }
      }
    }
    if (index.empty()) {
      for (const std::string& code : label_order) index.emplace_back(code, index.size());
    }
    dimension.categories.resize(index.size());
    std::vector<bool> filled(index.size());
    for (auto& [code, position] : index) {
      if (position >= index.size() || filled[position]) refuse("category index", dimension.id + ": " + code);
      filled[position] = true;
      Category& category = dimension.categories[position];
      if (const auto label = labels.find(code); label != labels.end()) category.label = label->second;
      if (const auto unit = units.find(code); unit != units.end())
        std::tie(category.unit, category.decimals) = unit->second;
      category.code = std::move(code);
      if (category.label.empty()) category.label = category.code;
    }
  }

  std::pair<std::string, int> read_unit(od::object object) {
    std::pair<std::string, int> result{"", -1};
    for (od::field field : object) {
      const std::string key = unescaped(field);
      od::value value = field.value();
      if (key == "base" || (key == "label" && result.first.empty())) result.first = text_or_empty(value);
      if (key == "decimals" && value.type() == od::json_type::number)
        result.second = static_cast<int>(std::clamp<std::int64_t>(std::int64_t(value.get_int64()), -1, 20));
    }
    return result;
  }

  static std::size_t product(const std::vector<std::size_t>& sizes, std::size_t most) {
    std::size_t cells = 1;
    for (const std::size_t size : sizes) {
      if (size != 0 && cells > most / size) return most + 1;
      cells *= size;
    }
    return cells;
  }

  void read_values(od::value value, Cube& cube, Parts& parts) {
    parts.has_values = true;
    if (value.type() == od::json_type::object) {  // most cells are empty
      parts.by_position = true;
      const std::size_t cells = product(parts.sizes, limits_.cells);
      if (!parts.sizes.empty() && cells > limits_.cells) refuse_limit(file_, "cells", limits_.cells);
      for (od::field entry : value.get_object()) {
        const std::size_t at = position(unescaped(entry));
        if (at >= cube.values.size())
          cube.values.resize(std::max(at + 1, parts.sizes.empty() ? 0 : cells), std::nan(""));
        read_value(entry.value(), at, cube);
      }
      return;
    }
    const std::size_t expected = parts.sizes.empty() ? 0 : product(parts.sizes, limits_.cells);
    if (expected > 0 && expected <= limits_.cells) cube.values.reserve(std::min<std::size_t>(expected, file_cells()));
    std::size_t at = 0;
    constexpr std::size_t let_go_every = 1U << 16U;
    for (od::value each : value.get_array()) {
      if (at >= limits_.cells) refuse_limit(file_, "cells", limits_.cells);
      cube.values.push_back(std::nan(""));
      if (bytes_ != nullptr && at % let_go_every == 0) bytes_->let_go_before(each.raw_json_token().data());
      read_value(each, at++, cube);
    }
  }

  // A list of n values takes at least 2n bytes: what is announced is not believed beyond that.
  std::size_t file_cells() const { return bytes_ != nullptr ? bytes_->size() / 2 + 1 : limits_.cells; }

  void read_value(od::value value, std::size_t at, Cube& cube) {
    switch (value.type()) {
      case od::json_type::number: cube.values[at] = value.get_double(); break;
      case od::json_type::null: break;
      case od::json_type::string: cube.status[at] = std::string(std::string_view(value.get_string())); break;
      default: refuse("value", shortened(value.raw_json_token()));
    }
  }

  std::size_t position(const std::string& key) const {
    std::size_t at = 0;
    const auto [stop, fault] = std::from_chars(key.data(), key.data() + key.size(), at);
    if (fault != std::errc{} || stop != key.data() + key.size() || at >= limits_.cells) refuse("position", key);
    return at;
  }

  void read_status(od::value value, Cube& cube, Parts& parts) {
    if (value.type() == od::json_type::string) {
      parts.status_for_all = text_or_empty(value);
    } else if (value.type() == od::json_type::array) {
      std::size_t at = 0;
      for (od::value each : value.get_array()) {
        std::string mark = text_or_empty(each);
        if (!mark.empty()) cube.status[at] = std::move(mark);
        ++at;
      }
    } else if (value.type() == od::json_type::object) {
      for (od::field entry : value.get_object()) {
        const std::size_t at = position(unescaped(entry));
        cube.status[at] = text_or_empty(entry.value());
      }
    }
  }

  void finish(Cube cube, Parts& parts) {
    if (parts.ids.size() != parts.sizes.size())
      refuse("id and size", std::to_string(parts.ids.size()) + ", " + std::to_string(parts.sizes.size()));
    for (std::size_t d = 0; d < parts.ids.size(); ++d) {
      const auto found = std::find_if(parts.dimensions.begin(), parts.dimensions.end(),
                                      [&](const Dimension& each) { return each.id == parts.ids[d]; });
      if (found == parts.dimensions.end()) refuse("dimension", parts.ids[d]);
      Dimension dimension = std::move(*found);
      parts.dimensions.erase(found);
      if (dimension.categories.size() != parts.sizes[d]) {
        refuse("size of " + dimension.id,
               std::to_string(dimension.categories.size()) + ", " + std::to_string(parts.sizes[d]));
      }
      if (const auto role = parts.roles.find(dimension.id); role != parts.roles.end()) dimension.role = role->second;
      cube.dimensions.push_back(std::move(dimension));
    }
    const std::size_t cells = product(parts.sizes, limits_.cells);
    if (cells > limits_.cells) refuse_limit(file_, "cells", limits_.cells);
    if (parts.has_values) {
      if (cube.values.size() > cells)
        refuse("values", std::to_string(cube.values.size()) + ", " + std::to_string(cells));
      // By position the last ones may be left out; a list must be whole.
      if (cube.values.size() < cells) {
        if (!parts.by_position) refuse("values", std::to_string(cube.values.size()) + ", " + std::to_string(cells));
        cube.values.resize(cells, std::nan(""));
      }
      if (!cube.status.empty() && cube.status.rbegin()->first >= cells)
        refuse("status", std::to_string(cube.status.rbegin()->first));
      if (!parts.status_for_all.empty()) {
        for (std::size_t at = 0; at < cells; ++at) {
          if (std::isnan(cube.values[at])) cube.status.emplace(at, parts.status_for_all);
        }
      }
    }
    cubes_.push_back(std::move(cube));
  }

  const std::string& file_;
  const Limits& limits_;
  FileBytes* bytes_;
  std::vector<Cube> cubes_;
};

std::vector<Cube> parse(simdjson::padded_string_view json, const std::string& file, const Limits& limits,
                        FileBytes* bytes) {
  try {
    od::parser parser;
    od::document document = parser.iterate(json);
    std::vector<Cube> cubes = JsonStatReader(file, limits, bytes).read(document);
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
      throw simdjson::simdjson_error(simdjson::TRAILING_CONTENT);
    return cubes;
  } catch (const simdjson::simdjson_error& fault) {
    throw Error(ErrorCode::bad_input, "reading_json",
                {{"file", file}, {"found", simdjson::error_message(fault.error())}});
  }
}

}  // namespace

Mark Cube::mark(std::size_t position) const {
  const auto found = status.find(position);
  if (found == status.end()) return Mark::not_available;
  const Mark mark = mark_of(found->second);
  return mark == Mark::none ? Mark::not_available : mark;
}

std::vector<Cube> read_json_stat(std::string_view bytes, const std::string& file, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) refuse_limit(file, "file_bytes", limits.file_bytes);
  const simdjson::padded_string padded(bytes);
  return parse(padded, file, limits, nullptr);
}

std::vector<Cube> read_json_stat_file(const std::filesystem::path& file, const Limits& limits) {
  FileBytes bytes(file, limits.file_bytes, simdjson::SIMDJSON_PADDING);
  return parse(simdjson::padded_string_view(bytes.data(), bytes.size(), bytes.capacity()), file.filename().string(),
               limits, &bytes);
}

}  // namespace handlingsrom::reading
