#include "standing/ledger/form_figures.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "base/error.hpp"
#include "standing/facts/own_figures_collector.hpp"

namespace handlingsrom::ledger {
namespace {

using importing::Figure;
using importing::FormSum;
using Codes = std::map<std::string, std::string>;

/// "function: 202; art: 010" by column.
Codes codes_of(const std::string& detail) {
  Codes codes;
  for (std::size_t from = 0; from < detail.size();) {
    const std::size_t to = std::min(detail.find("; ", from), detail.size());
    const std::string one = detail.substr(from, to - from);
    if (const std::size_t colon = one.find(": "); colon != std::string::npos)
      codes[one.substr(0, colon)] = one.substr(colon + 2);
    from = to + 2;
  }
  return codes;
}

bool is_among(const std::string& code, const std::vector<std::string>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& each) {
    constexpr std::size_t digits = 3, range = 2 * digits + 1;
    if (each.size() == range && each[digits] == '-')
      return code.size() == digits && each.substr(0, digits) <= code && code <= each.substr(digits + 1);
    return each == code;
  });
}

bool has(const Codes& codes, const FormSum::Only& only) {
  const auto code = codes.find(only.column);
  return code != codes.end() && is_among(code->second, only.codes);
}

facts::OwnFigure begun(const FormSum& sum) {
  const auto* quantity = std::find_if(facts::own_quantities.begin(), facts::own_quantities.end(),
                                      [&](facts::OwnQuantity each) { return facts::key_of(each) == sum.figure; });
  const auto sector = sum.sector.empty() ? std::nullopt : facts::sector_of(sum.sector);
  if (quantity == facts::own_quantities.end() || sector.has_value() == sum.sector.empty())
    throw Error(ErrorCode::internal, "form_sum", {{"found", sum.figure + "/" + sum.sector}});
  facts::OwnFigure figure;
  figure.quantity = *quantity;
  figure.sector = sector;
  figure.value = 0;
  return figure;
}

/// The column whose codes say what was added up: the one that names them one by one, not from the one to the other.
const FormSum::Only* told_of(const FormSum& sum) {
  for (const FormSum::Only& only : sum.where) {
    const bool ranges = std::any_of(only.codes.begin(), only.codes.end(),
                                    [](const std::string& code) { return code.size() == 7 && code[3] == '-'; });
    if (!ranges) return &only;
  }
  return sum.where.empty() ? nullptr : &sum.where.front();
}

struct Line {
  const Figure* figure;
  Codes codes;
};

/// The lines that a sum is made of, of all years.
std::vector<Line> sum_lines(const FormSum& sum, const std::string& quantity, const std::vector<Figure>& figures) {
  std::vector<Line> lines;
  for (const Figure& figure : figures) {
    if (!figure.period || figure.quantity != quantity) continue;
    Codes codes = codes_of(figure.detail);
    codes["year"] = figure.period->text;
    if (std::all_of(sum.where.begin(), sum.where.end(), [&](const auto& only) { return has(codes, only); }))
      lines.push_back({&figure, std::move(codes)});
  }
  return lines;
}

/// Whether the sum is told year by year.
bool is_by_year(const FormSum& sum) { return std::find(sum.by.begin(), sum.by.end(), "year") != sum.by.end(); }

/// Of what is preferred, only the lines of the first that any line has, in the latest year that has any of it.
void keep_preferred(const FormSum& sum, std::vector<Line>& lines) {
  for (const FormSum::Only& prefer : sum.prefer) {
    std::string year, code;
    for (const Line& line : lines)
      if (has(line.codes, prefer)) year = std::max(year, line.figure->period->text);
    for (const std::string& each : prefer.codes) {
      const bool any = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
        return line.figure->period->text == year && has(line.codes, {prefer.column, {each}});
      });
      if (any && code.empty()) code = each;
    }
    std::erase_if(lines, [&](const Line& line) { return !has(line.codes, {prefer.column, {code}}); });
  }
}

std::string part_of(const FormSum& sum, const Line& line) {
  std::string part = sum.part;
  for (const std::string& by : sum.by) {
    const auto code = line.codes.find(by);
    part += (part.empty() ? "" : "/") + (code == line.codes.end() ? "" : code->second);
  }
  return part;
}

/// Numbers in their order, then words in theirs: grade 2 before grade 10.
struct InOrder {
  static int number(const std::string& text) {
    const bool digits = !text.empty() && text.size() < 9 && text.find_first_not_of("0123456789") == std::string::npos;
    return digits ? std::stoi(text) : std::numeric_limits<int>::max();
  }
  bool operator()(const std::string& a, const std::string& b) const {
    return number(a) != number(b) ? number(a) < number(b) : a < b;
  }
};

facts::OwnFigure added_up(const FormSum& sum, const std::vector<const Line*>& lines) {
  facts::OwnFigure figure = begun(sum);
  figure.part = part_of(sum, *lines.front());
  figure.line = static_cast<int>(lines.front()->figure->line);
  const FormSum::Only* told = told_of(sum);
  std::set<std::string> parts;
  std::set<std::string, InOrder> used;
  for (const Line* line : lines) {
    if (sum.count && line->figure->value > 0) parts.insert(line->figure->part);
    figure.value += line->figure->value * sum.times;
    if (told != nullptr) used.insert(line->codes.at(told->column));
  }
  if (sum.count) figure.value = static_cast<double>(parts.size());
  if (told == nullptr) return figure;
  figure.note = told->column + " ";
  for (const std::string& code : used) figure.note += (code == *used.begin() ? "" : ", ") + code;
  return figure;
}

/// [sum] The lines that each is made of.
std::vector<std::vector<Line>> used_lines(const importing::FormReading& form) {
  std::vector<std::vector<Line>> lines;
  std::string latest;
  for (const FormSum& sum : form.form->own) {
    lines.push_back(sum_lines(sum, form.form->id + "." + sum.sum, form.figures));
    keep_preferred(sum, lines.back());
    for (const Line& line : lines.back())
      if (!is_by_year(sum)) latest = std::max(latest, line.figure->period->text);
  }
  for (std::size_t s = 0; s < lines.size(); ++s) {
    if (is_by_year(form.form->own[s])) continue;
    std::erase_if(lines[s], [&](const Line& line) { return line.figure->period->text != latest; });
  }
  return lines;
}

}  // namespace

std::vector<facts::OwnFigures> own_figures_of(const importing::FormReading& form) {
  const std::vector<std::vector<Line>> lines = used_lines(form);
  std::map<std::string, facts::OwnFigures> by_year;
  for (std::size_t s = 0; s < lines.size(); ++s) {
    const FormSum& sum = form.form->own[s];
    std::map<std::string, std::map<std::string, std::vector<const Line*>, InOrder>> groups;  // by year, then part
    for (const Line& line : lines[s]) groups[line.figure->period->text][part_of(sum, line)].push_back(&line);
    for (const auto& [year, of_year] : groups)
      for (const auto& [part, of_part] : of_year) by_year[year].figures.push_back(added_up(sum, of_part));
  }
  std::vector<facts::OwnFigures> all;
  for (auto& [year, own] : by_year) {
    own.year = Year{std::stoi(year)};
    const auto& place = form.figures.front().place;
    if (place.code.size() == 4) own.municipality = MunicipalityNumber{std::stoi(place.code)};
    all.push_back(std::move(own));
  }
  return all;
}

std::size_t lines_without_use(const importing::FormReading& form) {
  std::set<std::int64_t> all, used;
  for (const Figure& figure : form.figures) all.insert(figure.line);
  for (const std::vector<Line>& lines : used_lines(form))
    for (const Line& line : lines) used.insert(line.figure->line);
  return all.size() - used.size();
}

}  // namespace handlingsrom::ledger
