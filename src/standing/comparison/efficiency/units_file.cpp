#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "standing/comparison/efficiency/efficiency.hpp"

namespace handlingsrom::comparison {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

UnitTable read_units(std::istream& input, const std::string& name, const std::vector<std::string>& inputs,
                     const std::vector<std::string>& outputs, const std::vector<std::string>& other) {
  csv::Reader reader(input, name);
  std::size_t name_column = 0;
  for (const char* key : {"unit", "name", "id"}) {
    if (reader.has_column(key)) name_column = reader.column(key);
  }
  std::set<std::size_t> taken;
  const auto columns_of = [&](const std::vector<std::string>& wanted) {
    std::vector<std::size_t> columns;
    for (const std::string& each : wanted) {
      if (!reader.has_column(each) || !taken.insert(reader.column(each)).second) {
        throw Error(ErrorCode::unknown_name, "efficiency_column",
                    {{"file", name}, {"found", each}, {"names", joined(reader.columns())}});
      }
      columns.push_back(reader.column(each));
    }
    return columns;
  };
  UnitTable table;
  table.units.inputs = inputs;
  table.units.outputs = outputs;
  table.other_names = other;
  const auto in = columns_of(inputs), out = columns_of(outputs), rest = columns_of(other);
  std::set<std::string, std::less<>> seen;
  while (reader.next()) {
    const std::string unit(reader.text(name_column));
    if (unit.empty()) reader.refuse(name_column, "a name");
    if (!seen.insert(unit).second) reader.refuse(name_column, "each unit once");
    table.units.names.push_back(unit);
    const auto take = [&](const std::vector<std::size_t>& columns, std::vector<double>& to, const char* none) {
      double sum = 0;
      for (const std::size_t column : columns) {
        const double value = reader.number(column, "a number, zero or more");
        if (!std::isfinite(value) || value < 0) reader.refuse(column, "a number, zero or more");
        to.push_back(value);
        sum += value;
      }
      if (sum <= 0) reader.refuse(columns.front(), none);
    };
    take(in, table.units.in, "an input above zero");
    take(out, table.units.out, "an output above zero");
    for (const std::size_t column : rest) {
      const double value = reader.number(column);
      if (!std::isfinite(value)) reader.refuse(column, "a number");
      table.other.push_back(value);
    }
  }
  if (table.units.size() == 0) throw Error(ErrorCode::bad_input, "efficiency_no_units", {{"file", name}});
  return table;
}

}  // namespace handlingsrom::comparison
