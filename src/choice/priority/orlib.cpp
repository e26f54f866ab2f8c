#include "choice/priority/orlib.hpp"

#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/number_text.hpp"

namespace handlingsrom::priority {
namespace {

constexpr double most_columns = 1e5;
constexpr double most_cells = 5e7;

}  // namespace

std::vector<NamedProgram> read_orlib(std::istream& input, const std::string& file) {
  NumberText numbers(input, file, "knapsack_value");
  const int count = numbers.count("the number of problems, 1 to 100000", 1, 1e5);
  std::vector<NamedProgram> problems;
  for (int k = 0; k < count; ++k) {
    NamedProgram problem;
    problem.name = file + "#" + std::to_string(k + 1);
    BinaryProgram& program = problem.program;
    program.columns = numbers.count("the number of columns, 1 to 100000", 1, most_columns);
    const int rows = numbers.count("the number of rows", 1, most_cells / program.columns);
    problem.stated_value = numbers.next("the value, or 0");
    for (int j = 0; j < program.columns; ++j) program.value.push_back(numbers.next("a profit"));
    for (int i = 0; i < rows; ++i) {
      program.add_row(-no_limit, 0);
      for (int j = 0; j < program.columns; ++j) program.at(i, j) = numbers.next("a weight");
    }
    for (double& limit : program.upper) limit = numbers.next("a capacity");
    problems.push_back(std::move(problem));
  }
  return problems;
}

NamedColumns read_csv(std::istream& input, const std::string& file) {
  csv::Reader reader(input, file);
  const std::size_t name = reader.column("measure");
  const std::size_t value = reader.column("value");
  NamedColumns result;
  std::vector<std::size_t> limits;
  for (std::size_t c = 0; c < reader.columns().size(); ++c) {
    if (c == name || c == value) continue;
    limits.push_back(c);
    result.limits.push_back(reader.columns()[c]);
  }
  if (!reader.next() || reader.text(name) != "limit") reader.refuse(name, "\"limit\" in the first record");
  std::vector<double> upper;
  for (const std::size_t c : limits) upper.push_back(reader.number(c));
  std::vector<std::vector<double>> weights;
  while (reader.next()) {
    result.names.emplace_back(reader.text(name));
    result.program.value.push_back(reader.number(value));
    auto& row = weights.emplace_back();
    for (const std::size_t c : limits) row.push_back(reader.number(c));
  }
  if (weights.empty()) {
    throw Error(ErrorCode::bad_input, "priority_empty", {{"file", file}});
  }
  result.program.columns = static_cast<int>(weights.size());
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const int row = result.program.add_row(-no_limit, upper[i]);
    for (int j = 0; j < result.program.columns; ++j) {
      result.program.at(row, j) = weights[static_cast<std::size_t>(j)][i];
    }
  }
  return result;
}

}  // namespace handlingsrom::priority
