#include "surface/report/table_widths.hpp"

#include <algorithm>

namespace handlingsrom::report {
namespace {

/// Characters of a text and of its longest word.
struct Extent {
  double text = 0, word = 0;

  void add(std::string_view cell) {
    double all = 0, run = 0;
    for (const char c : cell) {
      if ((static_cast<unsigned char>(c) & 0xc0U) == 0x80U) continue;
      ++all;
      run = c == ' ' ? 0 : run + 1;
      word = std::max(word, run);
    }
    text = std::max(text, all);
  }
};

}  // namespace

std::vector<double> table_widths(const Table& table, const Words& words) {
  // Characters on a line of the document; longer words may be broken, longer texts wrapped.
  constexpr double line = 96, margin = 2, longest_word = 14, longest_text = 44;
  std::vector<Extent> columns(table.columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    columns[c].add(table.columns[c].head);
    columns[c].add(table.columns[c].unit);
    for (const auto& row : table.rows) {
      if (c < row.size()) columns[c].add(cell_text(row[c], table.columns[c], words));
    }
  }
  double least = 0, wanted = 0;
  for (Extent& one : columns) {
    one.word = std::min(one.word, longest_word);
    one.text = std::min(one.text, longest_text);
    least += one.word + margin;
    wanted += std::max(0.0, one.text - one.word);
  }
  const double given = wanted > 0 ? std::clamp((line - least) / wanted, 0.0, 1.0) : 0;
  std::vector<double> shares;
  double whole = 0;
  for (const Extent& one : columns) {
    shares.push_back(one.word + margin + given * std::max(0.0, one.text - one.word));
    whole += shares.back();
  }
  for (double& share : shares) share /= std::max(whole, line);
  return shares;
}

}  // namespace handlingsrom::report
