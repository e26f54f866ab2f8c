// The same expressions as a spreadsheet writes them, so that a workbook works the sheet out again.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/sheet/values.hpp"

namespace handlingsrom::sheet {

/// What a formula refers to, and where along the years.
struct Reference {
  enum class What : std::uint8_t {
    cell,       // a figure of today: one place
    parameter,  // an assumption in year t
    standard,   // an assumption's default: one place
    engine,     // an engine's row in year t
    amount,     // an adjustment's amount in year t
    line,       // a node that has a line of its own (Formulas::lines) in year t
    year        // the calendar year of t
  };
  What what;
  std::uint32_t index = 0;
  std::size_t t = 0;
  bool fixed = false;  // the first year, whatever year the formula stands in
};

/// Writes a reference as the workbook's layout has it, "Inputs!$C$5" or "F12".
using Layout = std::function<std::string(const Reference&)>;

/// The grammar is that of Office Open XML (ISO/IEC 29500-1, 18.17): + − * / ^ and IF, IFERROR, MIN, MAX, NA. No figure is #N/A there, which goes
/// through arithmetic as it does here; dividing by 0 is an error of its own, which IFERROR takes for no figure too.
class Formulas {
 public:
  /// `values`: of the sheet as it stands, for what is not known today. All must outlive it.
  Formulas(const Sheet& sheet, const Values& values, std::span<const Adjustment> adjustments);

  /// Nodes with a line of their own, each after what it needs: rows, what runs along the years, and what is used in several places or would make a
  /// formula too long to read.
  const std::vector<std::uint32_t>& lines() const { return lines_; }
  /// What stands in a line's year t, without "=" before it.
  std::string formula(std::uint32_t line, std::size_t t, const Layout& layout) const;

 private:
  void choose_lines();

  const Sheet& sheet_;
  const Values& values_;
  std::span<const Adjustment> adjustments_;
  std::vector<char> has_line_;  // [node]
  std::vector<std::uint32_t> lines_;
};

}  // namespace handlingsrom::sheet
