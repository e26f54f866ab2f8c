#include "choice/roster/master.hpp"

#include <algorithm>
#include <numeric>

#include <ClpSimplex.hpp>

#include "choice/roster/interior.hpp"

namespace handlingsrom::roster {
namespace {

std::size_t hash_of(const Line& line) {
  std::size_t hash = 1469598103934665603ULL;  // FNV-1a
  for (const Duty duty : line.duty) hash = (hash ^ static_cast<std::size_t>(duty + 1)) * 1099511628211ULL;
  return hash;
}

bool costs(const CoverCell& cell) { return cell.under > 0 || cell.over > 0 || cell.below_minimum > 0; }

}  // namespace

Master::~Master() = default;

Master::Master(const LineModel& model, std::vector<int> persons, std::vector<int> others)
    : model_(model),
      persons_(std::move(persons)),
      others_(std::move(others)),
      row_of_cell_(model.cover.size(), -1),
      known_(persons_.size()),
      program_(std::make_unique<ClpSimplex>()),
      cell_duals_(model.cover.size(), 0),
      person_duals_(persons_.size(), 0) {
  std::vector<double> right;
  for (std::size_t k = 0; k < model.cover.size(); ++k) {
    if (!costs(model.cover[k])) continue;
    row_of_cell_[k] = static_cast<int>(right.size());
    right.push_back(model.cover[k].wanted - others_[k]);
  }
  const std::size_t cells = right.size();
  right.resize(cells + persons_.size(), 1);
  program_->setLogLevel(0);
  program_->scaling(0);  // ones throughout
  program_->resize(static_cast<int>(right.size()), 0);
  for (std::size_t r = 0; r < right.size(); ++r) program_->setRowBounds(static_cast<int>(r), right[r], right[r]);
  const auto slack = [&](int row, double sign, double most, double cost) {
    program_->addColumn(1, &row, &sign, 0, most, cost);
    ++first_column_;
  };
  for (std::size_t k = 0; k < model.cover.size(); ++k) {
    const int row = row_of_cell_[k];
    if (row < 0) continue;
    const CoverCell& cell = model.cover[k];
    const bool two_steps = cell.below_minimum > 0 && cell.minimum > others_[k];
    const double first = two_steps ? std::max(0, cell.wanted - cell.minimum) : COIN_DBL_MAX;
    slack(row, 1, first, cell.under);
    if (two_steps) slack(row, 1, COIN_DBL_MAX, cell.under + cell.below_minimum);
    slack(row, -1, COIN_DBL_MAX, cell.over);
  }
  for (std::size_t i = 0; i < persons_.size(); ++i) slack(static_cast<int>(cells + i), 1, COIN_DBL_MAX, without_line);
}

int Master::rows() const noexcept { return program_->numberRows() - static_cast<int>(persons_.size()); }

bool Master::add(int person, Line line) {
  if (!known_[static_cast<std::size_t>(person)].insert(hash_of(line)).second) return false;
  std::vector<int> rows = rows_of(line);
  columns_.push_back({person, std::move(line), true, std::move(rows)});
  return true;
}

void Master::allow(std::size_t column, bool allowed) {
  if (columns_[column].allowed == allowed) return;
  columns_[column].allowed = allowed;
  if (column < flushed_) program_->setColumnUpper(first_column_ + static_cast<int>(column), allowed ? COIN_DBL_MAX : 0);
  bounds_changed_ = true;
}

void Master::begin_at(std::vector<double> prices) {
  cell_duals_ = std::move(prices);
  begun_ = true;
}

void Master::flush() {
  const std::size_t count = columns_.size() - flushed_;
  if (count == 0) return;
  const int first_person_row = program_->numberRows() - static_cast<int>(persons_.size());
  std::vector<double> lower(count, 0), upper, cost, elements;
  std::vector<int> rows;
  std::vector<CoinBigIndex> starts{0};
  for (std::size_t k = flushed_; k < columns_.size(); ++k) {
    const Column& column = columns_[k];
    upper.push_back(column.allowed ? COIN_DBL_MAX : 0);
    cost.push_back(column.line.cost);
    rows.insert(rows.end(), column.rows.begin(), column.rows.end());
    rows.push_back(first_person_row + column.person);
    starts.push_back(static_cast<CoinBigIndex>(rows.size()));
  }
  elements.assign(rows.size(), 1);
  program_->addColumns(static_cast<int>(count), lower.data(), upper.data(), cost.data(), starts.data(), rows.data(),
                       elements.data());
  flushed_ = columns_.size();
}

double Master::solve() {
  ++solves_;
  flush();
  // New columns leave the old basis primal feasible; changed bounds leave it dual feasible.
  if (bounds_changed_) program_->dual();
  program_->primal();
  if (program_->status() != 0) program_->allSlackBasis(true), program_->primal();
  bounds_changed_ = false;
  const double* duals = program_->dualRowSolution();
  for (std::size_t k = 0; k < row_of_cell_.size(); ++k) {
    if (row_of_cell_[k] < 0) continue;
    const CoverCell& cell = model_.cover[k];
    cell_duals_[k] = std::clamp(duals[row_of_cell_[k]], -cell.over, cell.under + cell.below_minimum);
  }
  const int first_person_row = program_->numberRows() - static_cast<int>(persons_.size());
  complete_ = true;
  for (std::size_t i = 0; i < persons_.size(); ++i) {
    person_duals_[i] = duals[first_person_row + static_cast<int>(i)];
    const int slack = first_column_ - static_cast<int>(persons_.size()) + static_cast<int>(i);
    if (program_->primalColumnSolution()[slack] > 1e-6) complete_ = false;
  }
  begun_ = true;
  const double* solution = program_->primalColumnSolution() + first_column_;
  shares_.assign(solution, solution + columns_.size());
  return program_->objectiveValue();
}

std::vector<int> Master::rows_of(const Line& line) const {
  std::vector<int> rows;
  for (int d = 0; d < model_.days; ++d) {
    const Duty duty = line.duty[static_cast<std::size_t>(d)];
    if (duty != free_day && row_of_cell_[model_.cell(d, duty)] >= 0) rows.push_back(row_of_cell_[model_.cell(d, duty)]);
  }
  return rows;
}

/// Cells in which each person's columns all are, or none: far more than half where few persons, or few days, are free.
std::vector<Master::Presence> Master::presence_by_row() const {
  std::vector<Presence> present(static_cast<std::size_t>(rows()));
  std::vector<std::size_t> order;
  for (std::size_t k = 0; k < columns_.size(); ++k) {
    if (columns_[k].allowed) order.push_back(k);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return columns_[a].person < columns_[b].person; });
  std::vector<int> count(present.size(), 0);
  std::vector<int> touched;
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    touched.clear();
    for (; end < order.size() && columns_[order[end]].person == columns_[order[begin]].person; ++end) {
      for (const int r : columns_[order[end]].rows) {
        if (count[static_cast<std::size_t>(r)]++ == 0) touched.push_back(r);
      }
    }
    for (const int r : touched) {
      const auto row = static_cast<std::size_t>(r);
      if (count[row] == static_cast<int>(end - begin)) {
        ++present[row].always;
      } else {
        present[row].constant = false;
      }
      count[row] = 0;
    }
    begin = end;
  }
  return present;
}

/// The program of the columns that are allowed, and what stands where in it.
struct Master::Inside {
  InteriorProgram program;
  std::vector<Presence> present;       // [row]
  std::vector<int> place;              // [row] in the program, −1 where it has none
  std::vector<double> begin;           // prices of its rows
  double settled = 0;                  // what cells cost that no column changes
  std::vector<std::size_t> which;      // columns of the master
  std::vector<std::vector<int>> rows;  // of each of them, in the program
};

double Master::solve_inside(double close, double most_price) {
  ++solves_;
  Inside inside;
  inside.program.groups = static_cast<int>(persons_.size());
  add_cells(most_price, inside);
  add_lines(inside);
  const InteriorSolution solution =
      solve_interior(inside.program, close, begun_ ? inside.begin : std::vector<double>{});
  begun_ = true;
  take_prices(inside, solution);
  shares_.assign(columns_.size(), 0);
  for (std::size_t k = 0; k < inside.which.size(); ++k) shares_[inside.which[k]] = solution.shares[k];
  return solution.value + inside.settled;
}

/// A row for each cell whose cost the columns change; the others have their price at once.
void Master::add_cells(double most_price, Inside& inside) {
  inside.present = presence_by_row();
  inside.place.assign(static_cast<std::size_t>(rows()), -1);
  for (std::size_t k = 0; k < row_of_cell_.size(); ++k) {
    if (row_of_cell_[k] < 0) continue;
    const auto r = static_cast<std::size_t>(row_of_cell_[k]);
    const Presence& present = inside.present[r];
    CoverCell cell = model_.cover[k];
    const double far = std::min(cell.under + cell.below_minimum, most_price);
    cell.under = std::min(cell.under, most_price);
    cell.below_minimum = far - cell.under;
    cell.over = std::min(cell.over, most_price);
    if (present.constant) {
      // Its price is what one person more is worth; where somebody is always there, one from between more and less.
      const int count = others_[k] + present.always;
      const double now = cell.cost(count);
      const double more = now - cell.cost(count + 1);
      const double less = count > 0 ? cell.cost(count - 1) - now : more;
      cell_duals_[k] = present.always == 0 ? more : std::clamp(0.0, more, std::max(more, less));
      inside.settled += now;
      continue;
    }
    InteriorProgram::Row row{static_cast<double>(cell.wanted - others_[k]), cell.under, COIN_DBL_MAX, 0, cell.over};
    row.most_under = std::numeric_limits<double>::infinity();
    if (cell.below_minimum > 0 && cell.minimum > others_[k]) {
      row.far_under = far;
      if (cell.wanted > cell.minimum) {
        row.most_under = cell.wanted - cell.minimum;
      } else {
        row.under = row.far_under;
      }
    }
    // A cell that costs only below a minimum which the others reach costs nothing here.
    if (row.under + row.far_under + row.over <= 0) {
      cell_duals_[k] = 0;
      continue;
    }
    inside.place[r] = static_cast<int>(inside.program.rows.size());
    inside.program.rows.push_back(row);
    inside.begin.push_back(cell_duals_[k]);
  }
}

/// A column for each line that is allowed, and one for each person without any.
void Master::add_lines(Inside& inside) {
  std::vector<char> has(persons_.size(), 0);
  for (std::size_t k = 0; k < columns_.size(); ++k) {
    if (!columns_[k].allowed) continue;
    inside.which.push_back(k);
    std::vector<int>& own = inside.rows.emplace_back();
    for (const int r : columns_[k].rows) {
      const int place = inside.place[static_cast<std::size_t>(r)];
      if (place >= 0) own.push_back(place);
    }
    has[static_cast<std::size_t>(columns_[k].person)] = 1;
  }
  for (std::size_t k = 0; k < inside.which.size(); ++k) {
    const Column& column = columns_[inside.which[k]];
    inside.program.columns.push_back({column.person, column.line.cost, &inside.rows[k]});
  }
  static const std::vector<int> no_rows;
  complete_ = true;
  for (std::size_t i = 0; i < persons_.size(); ++i) {
    if (has[i] != 0) continue;
    complete_ = false;
    inside.program.columns.push_back({static_cast<int>(i), without_line, &no_rows});
  }
}

void Master::take_prices(const Inside& inside, const InteriorSolution& solution) {
  for (std::size_t k = 0; k < row_of_cell_.size(); ++k) {
    if (row_of_cell_[k] < 0) continue;
    const int r = inside.place[static_cast<std::size_t>(row_of_cell_[k])];
    if (r >= 0) cell_duals_[k] = solution.row_duals[static_cast<std::size_t>(r)];
  }
  person_duals_ = solution.group_duals;
  // The cells where a person's every line is belong to the price of the line.
  std::vector<char> seen(persons_.size(), 0);
  for (const std::size_t k : inside.which) {
    const auto person = static_cast<std::size_t>(columns_[k].person);
    if (seen[person]++ != 0) continue;
    for (int d = 0; d < model_.days; ++d) {
      const Duty duty = columns_[k].line.duty[static_cast<std::size_t>(d)];
      if (duty == free_day) continue;
      const std::size_t cell = model_.cell(d, duty);
      if (row_of_cell_[cell] >= 0 && inside.present[static_cast<std::size_t>(row_of_cell_[cell])].constant)
        person_duals_[person] -= cell_duals_[cell];
    }
  }
}

double Master::cover_bound(std::span<const double> duals) const {
  double bound = 0;
  for (std::size_t k = 0; k < row_of_cell_.size(); ++k) {
    if (row_of_cell_[k] < 0) continue;
    const CoverCell& cell = model_.cover[k];
    // Convex in the number present: the least of cost − … lies at a corner, or at what the others bring.
    double least = cell.cost(others_[k]);
    for (const int present : {cell.minimum, cell.wanted}) {
      if (present > others_[k]) least = std::min(least, cell.cost(present) + duals[k] * (present - others_[k]));
    }
    bound += least;
  }
  return bound;
}

double Master::reduced_cost(int person, const Line& line, std::span<const double> duals) const {
  double value = line.cost - person_duals_[static_cast<std::size_t>(person)];
  for (int d = 0; d < model_.days; ++d) {
    const Duty duty = line.duty[static_cast<std::size_t>(d)];
    if (duty != free_day) value -= duals[model_.cell(d, duty)];
  }
  return value;
}

void Master::tidy(std::size_t keep) {
  const std::size_t solved = flushed_ == 0 ? shares_.size() : flushed_;  // from the inside nothing is handed over
  if (solved <= keep || solved > columns_.size()) return;
  std::vector<double> reduced(solved, 0);
  std::vector<std::size_t> order;
  for (std::size_t k = 0; k < solved; ++k) {
    reduced[k] = flushed_ == 0 ? reduced_cost(columns_[k].person, columns_[k].line, cell_duals_)
                               : program_->dualColumnSolution()[first_column_ + static_cast<int>(k)];
    constexpr double no_share = 1e-3;
    const bool idle =
        flushed_ == 0
            ? shares_[k] < no_share
            : shares_[k] <= 1e-9 && program_->getColumnStatus(first_column_ + static_cast<int>(k)) != ClpSimplex::basic;
    if (idle) order.push_back(k);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (columns_[a].allowed != columns_[b].allowed) return columns_[b].allowed;
    return reduced[a] > reduced[b];
  });
  order.resize(std::min(order.size(), solved - keep));
  if (order.empty()) return;
  std::vector<char> gone(columns_.size(), 0);
  std::vector<int> which;
  for (const std::size_t k : order) {
    gone[k] = 1;
    which.push_back(first_column_ + static_cast<int>(k));
    known_[static_cast<std::size_t>(columns_[k].person)].erase(hash_of(columns_[k].line));
  }
  if (flushed_ > 0) {
    program_->deleteColumns(static_cast<int>(which.size()), which.data());
    flushed_ -= which.size();
  }
  std::size_t kept = 0;
  for (std::size_t k = 0; k < columns_.size(); ++k) {
    if (gone[k] != 0) continue;
    if (kept != k) columns_[kept] = std::move(columns_[k]);
    if (k < shares_.size()) shares_[kept] = shares_[k];
    ++kept;
  }
  columns_.resize(kept);
  shares_.resize(kept, 0);
}

}  // namespace handlingsrom::roster
