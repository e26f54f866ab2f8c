// A small file, read and understood.
#pragma once

#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "standing/importing/registry_of_tests.hpp"
#include "standing/importing/understanding.hpp"

namespace handlingsrom::importing {

struct Read {
  Understanding understanding;
  std::vector<Figure> figures;
  double sum = 0;
};

inline Read read(std::string_view bytes, const Options& options = {}, const std::string& name = "x.csv") {
  const reading::Document document = reading::read_bytes(bytes, name);
  Read result;
  result.understanding = understand(document, bundled_registry(), options);
  each_figure(document, bundled_registry(), options, result.understanding, [&](const Figure& figure) {
    result.figures.push_back(figure);
    if (!std::isnan(figure.value)) result.sum += figure.value;
  });
  return result;
}

inline Options of_skaun() {
  Options options;
  options.municipality = bundled_registry().find("skaun");
  return options;
}

inline const ColumnReading& column(const Read& read, std::string_view head, std::size_t table = 0) {
  for (const ColumnReading& each : read.understanding.tables.at(table).columns) {
    if (each.head == head) return each;
  }
  throw std::out_of_range(std::string(head));
}

inline std::size_t left_out(const Read& read, std::string_view reason, std::size_t table = 0) {
  for (const LeftOut& each : read.understanding.tables.at(table).left_out) {
    if (each.reason == reason) return each.count;
  }
  return 0;
}

}  // namespace handlingsrom::importing
