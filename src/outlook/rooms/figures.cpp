#include "outlook/rooms/figures.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"

namespace handlingsrom::rooms {
namespace {

// Edit distance (Levenshtein 1966), one row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

}  // namespace

const Figure* Figures::find(std::string_view id) const {
  const auto found =
      std::find_if(figures_.begin(), figures_.end(), [&](const Figure& figure) { return figure.id == id; });
  return found == figures_.end() ? nullptr : &*found;
}

const Figure& Figures::at(std::string_view id) const {
  if (const Figure* figure = find(id)) return *figure;
  std::vector<std::string> ids;
  for (const Figure& figure : figures_) ids.push_back(figure.id);
  throw_unknown_figure(id, ids);
}

double Figures::middle(std::string_view id, Year year) const {
  const Figure& figure = at(id);
  const int t = year - first_;
  if (t < 0 || t >= years_) {
    throw Error(ErrorCode::unknown_name, "unknown_year",
                {{"found", fmt::format("{}", year.value)},
                 {"expected", fmt::format("{}–{}", first_.value, (first_ + (years_ - 1)).value)}});
  }
  return figure.middle[static_cast<std::size_t>(t)];
}

void throw_unknown_figure(std::string_view id, std::vector<std::string> ids) {
  constexpr std::ptrdiff_t count = 3;
  const auto best = ids.begin() + std::min<std::ptrdiff_t>(count, static_cast<std::ptrdiff_t>(ids.size()));
  std::partial_sort(ids.begin(), best, ids.end(), [&](const std::string& a, const std::string& b) {
    return std::pair(distance(id, a), std::string_view(a)) < std::pair(distance(id, b), std::string_view(b));
  });
  ids.erase(best, ids.end());
  throw Error(ErrorCode::unknown_name, "unknown_figure",
              {{"name", std::string(id)}, {"suggestions", fmt::format("{}", fmt::join(ids, ", "))}});
}

}  // namespace handlingsrom::rooms
