#include "choice/priority/binary_program.hpp"

#include <algorithm>
#include <cmath>

namespace handlingsrom::priority {

int BinaryProgram::add_row(double low, double high) {
  weight.insert(weight.end(), static_cast<std::size_t>(columns), 0.0);
  lower.push_back(low);
  upper.push_back(high);
  return rows++;
}

double BinaryProgram::value_of(const std::vector<char>& chosen) const {
  double sum = 0;
  for (std::size_t j = 0; j < value.size(); ++j) {
    if (chosen[j] != 0) sum += value[j];
  }
  return sum;
}

double BinaryProgram::activity(int row, const std::vector<char>& chosen) const {
  double sum = 0;
  for (int j = 0; j < columns; ++j) {
    if (chosen[static_cast<std::size_t>(j)] != 0) sum += at(row, j);
  }
  return sum;
}

bool BinaryProgram::feasible(const std::vector<char>& chosen) const {
  for (int i = 0; i < rows; ++i) {
    double largest = 1e-12;
    for (int j = 0; j < columns; ++j) largest = std::max(largest, std::abs(at(i, j)));
    const double sum = activity(i, chosen);
    const double slack = 1e-9 * largest;
    const auto row = static_cast<std::size_t>(i);
    if (sum > upper[row] + slack || sum < lower[row] - slack) return false;
  }
  return true;
}

}  // namespace handlingsrom::priority
