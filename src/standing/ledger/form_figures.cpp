#include "standing/ledger/form_figures.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.hpp"
#include "standing/facts/own_figures_collector.hpp"

namespace handlingsrom::ledger {
namespace {

using importing::Figure;
using importing::FormSum;

/// "function: 202; art: 010" by column.
std::map<std::string, std::string> codes_of(const std::string& detail) {
  std::map<std::string, std::string> codes;
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

std::optional<facts::OwnFigure> added_up(const FormSum& sum, const std::string& quantity,
                                         const std::vector<Figure>& lines, const std::string& period) {
  facts::OwnFigure figure = begun(sum);
  const FormSum::Only* told = told_of(sum);
  std::set<std::string> used;
  bool any = false;
  for (const Figure& line : lines) {
    if (line.quantity != quantity || line.period->text != period) continue;
    const std::map<std::string, std::string> codes = codes_of(line.detail);
    const bool counts = std::all_of(sum.where.begin(), sum.where.end(), [&](const FormSum::Only& only) {
      const auto code = codes.find(only.column);
      return code != codes.end() && is_among(code->second, only.codes);
    });
    if (!counts) continue;
    if (!any) figure.line = static_cast<int>(line.line);
    any = true;
    figure.value += line.value;
    if (told != nullptr) used.insert(codes.at(told->column));
  }
  if (!any) return std::nullopt;
  if (told != nullptr) {
    figure.note = told->column + " ";
    for (const std::string& code : used) figure.note += (code == *used.begin() ? "" : ", ") + code;
  }
  return figure;
}

}  // namespace

facts::OwnFigures own_figures_of(const importing::FormReading& form) {
  facts::OwnFigures own;
  std::string latest;
  for (const Figure& figure : form.figures)
    if (figure.period) latest = std::max(latest, figure.period->text);
  if (latest.empty()) return own;
  own.year = Year{std::stoi(latest)};
  const auto& place = form.figures.front().place;
  if (place.code.size() == 4) own.municipality = MunicipalityNumber{std::stoi(place.code)};
  std::vector<Figure> lines;
  for (const Figure& figure : form.figures)
    if (figure.period) lines.push_back(figure);
  for (const FormSum& sum : form.form->own) {
    if (auto figure = added_up(sum, form.form->id + "." + sum.sum, lines, latest))
      own.figures.push_back(std::move(*figure));
  }
  return own;
}

}  // namespace handlingsrom::ledger
