// The restricted master: which of the lines known so far, by how much, so that cover and lines together cost least.
#pragma once

#include <memory>
#include <span>
#include <unordered_set>
#include <vector>

#include "choice/roster/line_model.hpp"

class ClpSimplex;

namespace handlingsrom::roster {

struct InteriorSolution;

/// A linear program with a row for each cell of the cover and one for each person, solved by CLP with a warm start.
class Master {
 public:
  struct Column {
    int person = 0;  // place in persons()
    Line line;
    bool allowed = true;
    std::vector<int> rows;  // that the line fills, ascending
  };

  /// `others` is how many persons outside `persons` are present in each cell.
  Master(const LineModel& model, std::vector<int> persons, std::vector<int> others);
  ~Master();
  Master(const Master&) = delete;
  Master& operator=(const Master&) = delete;

  const LineModel& model() const noexcept { return model_; }
  const std::vector<int>& persons() const noexcept { return persons_; }
  const std::vector<int>& others() const noexcept { return others_; }
  const std::vector<Column>& columns() const noexcept { return columns_; }

  /// False when the person has this line already.
  bool add(int person, Line line);

  /// A column that is not allowed is zero from the next solve on.
  void allow(std::size_t column, bool allowed);

  /// Prices of cells near which the next solve from the inside begins.
  void begin_at(std::vector<double> prices);

  /// The least cost, others' lines apart. Persons without an allowed line cost `without_line` each.
  double solve();
  /// The same to within `close` · value from the inside (interior.hpp): prices lie in the middle, shares are spread.
  /// No one too few or too many in a cell costs more than `most_price`.
  double solve_inside(double close, double most_price = 1e30);
  static constexpr double without_line = 1e5;

  /// After solve(): by cell the value of one person more (0 where cover costs nothing), by person the price of the line, by column its share.
  const std::vector<double>& cell_duals() const noexcept { return cell_duals_; }
  const std::vector<double>& person_duals() const noexcept { return person_duals_; }
  const std::vector<double>& shares() const noexcept { return shares_; }
  int rows() const noexcept;                            // cells that cost something
  bool complete() const noexcept { return complete_; }  // every person has a line
  int solves() const noexcept { return solves_; }       // how many times it was solved

  /// Lowest value of L(duals), the Lagrangian, without the lines' part.
  double cover_bound(std::span<const double> duals) const;

  /// Forgets columns with zero share and a reduced cost above what keeps `keep` of them; those not allowed first.
  void tidy(std::size_t keep);

  double reduced_cost(int person, const Line& line, std::span<const double> duals) const;

 private:
  void flush();
  std::vector<int> rows_of(const Line& line) const;
  struct Presence {
    int always = 0;  // persons of whom every column is there
    bool constant = true;
  };
  std::vector<Presence> presence_by_row() const;
  struct Inside;
  void add_cells(double most_price, Inside& inside);
  void add_lines(Inside& inside);
  void take_prices(const Inside& inside, const InteriorSolution& solution);

  const LineModel& model_;
  std::vector<int> persons_;
  std::vector<int> others_;
  std::vector<int> row_of_cell_;  // -1: costs nothing
  std::vector<Column> columns_;
  std::vector<std::unordered_set<std::size_t>> known_;  // hashes, by person
  std::unique_ptr<ClpSimplex> program_;
  int first_column_ = 0;     // of the lines, after slacks
  std::size_t flushed_ = 0;  // columns that the program holds
  bool bounds_changed_ = false;
  bool complete_ = false;
  int solves_ = 0;
  bool begun_ = false;  // duals are of a solve
  std::vector<double> cell_duals_;
  std::vector<double> person_duals_;
  std::vector<double> shares_;
};

}  // namespace handlingsrom::roster
