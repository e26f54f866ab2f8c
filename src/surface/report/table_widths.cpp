#include "surface/report/table_widths.hpp"

#include <algorithm>

namespace handlingsrom::report {
namespace {

/// How many usual characters a letter takes: of a proportional face the widest are nearly twice the mean.
double width_of(char c) {
  constexpr std::string_view widest = "mwMW";
  constexpr double wide = 1.6, capital = 1.2;
  if (widest.find(c) != std::string_view::npos) return wide;
  return c >= 'A' && c <= 'Z' ? capital : 1;
}

/// Characters of a text and of its longest word.
struct Extent {
  double text = 0, word = 0;

  /// `bold`: letters of a head, a tenth wider.
  void add(std::string_view cell, double bold = 1) {
    double all = 0, run = 0;
    for (const char c : cell) {
      if ((static_cast<unsigned char>(c) & 0xc0U) == 0x80U) continue;
      all += bold * width_of(c);
      run = c == ' ' ? 0 : run + bold * width_of(c);
      word = std::max(word, run);
    }
    text = std::max(text, all);
  }
};

constexpr double margin = 2.5;  // characters

double least_of(const std::vector<Extent>& columns) {
  double least = 0;
  for (const Extent& one : columns) least += one.word + margin;
  return least;
}

}  // namespace

std::vector<double> table_widths(const Table& table, const Words& words) {
  // Characters on a line of the document; longer words may be broken where not all fit, longer texts are wrapped.
  constexpr double line = 96, unbroken = 30, longest_word = 14, longest_text = 44, head = 1.1;
  std::vector<Extent> columns(table.columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    columns[c].add(table.columns[c].head, head);
    columns[c].add(table.columns[c].unit);
    for (const auto& row : table.rows) {
      if (c < row.size()) columns[c].add(cell_text(row[c], table.columns[c], words));
    }
  }
  // Where not all words fit, the longest are broken, no more than must be.
  for (double most = unbroken; least_of(columns) > line && most >= longest_word; --most) {
    for (Extent& one : columns) one.word = std::min(one.word, most);
  }
  double wanted = 0;
  for (Extent& one : columns) {
    one.text = std::min(one.text, longest_text);
    wanted += std::max(0.0, one.text - one.word);
  }
  const double least = least_of(columns);
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
