#include "standing/ledger/gather.hpp"

#include <algorithm>
#include <cmath>

#include "standing/importing/figures_cube.hpp"

namespace handlingsrom::ledger {
namespace {

using importing::ColumnRole;

/// Where a dimension stands among the values: the last one runs fastest.
struct Axis {
  const reading::Dimension* dimension;
  std::size_t step;
};

/// One after another through all combinations of the axes' categories.
class Combination {
 public:
  explicit Combination(const std::vector<Axis>& axes) : axes_(axes), at_(axes.size(), 0) {}
  std::size_t offset() const noexcept { return offset_; }
  std::size_t at(std::size_t axis) const { return at_[axis]; }
  bool next() {
    for (std::size_t i = axes_.size(); i-- > 0;) {
      offset_ += axes_[i].step;
      if (++at_[i] < axes_[i].dimension->categories.size()) return true;
      offset_ -= at_[i] * axes_[i].step;
      at_[i] = 0;
    }
    return false;
  }

 private:
  const std::vector<Axis>& axes_;
  std::vector<std::size_t> at_;
  std::size_t offset_ = 0;
};

store::SeriesName name_of(const std::string& table, const std::vector<Axis>& axes, const Combination& here) {
  store::SeriesName name{table, "", ""};
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const reading::Category& category = axes[i].dimension->categories[here.at(i)];
    name.series += "/" + category.code;
    if (!category.unit.empty()) name.unit = category.unit;
    if (axes[i].dimension->categories.size() == 1 && axes[i].dimension->role != reading::Role::metric) continue;
    name.title += (name.title.empty() ? "" : ", ") + category.label;
  }
  return name;
}

}  // namespace

void gather_cube(const reading::Cube& cube, const std::string& table, importing::Places& places, Gathered& gathered) {
  if (cube.values.empty()) return;
  const std::vector<ColumnRole> roles = importing::roles_of(cube, places);
  std::vector<Axis> series_axes;
  Axis place{nullptr, 0};
  Axis time{nullptr, 0};
  std::size_t step = 1;
  for (std::size_t d = cube.dimensions.size(); d-- > 0;) {
    const Axis axis{&cube.dimensions[d], step};
    if (roles[d] == ColumnRole::municipality && place.dimension == nullptr)
      place = axis;
    else if (roles[d] == ColumnRole::year && time.dimension == nullptr)
      time = axis;
    else
      series_axes.insert(series_axes.begin(), axis);
    step *= axis.dimension->categories.size();
  }
  if (time.dimension == nullptr) return;

  std::vector<std::string> periods;
  for (const reading::Category& category : time.dimension->categories) {
    const auto period = importing::read_period(category.code);
    periods.push_back(period ? period->text : category.code);
  }
  std::vector<store::SeriesName> names;
  std::vector<std::size_t> offsets;
  Combination here(series_axes);
  do {
    names.push_back(name_of(table, series_axes, here));
    offsets.push_back(here.offset());
  } while (here.next());

  std::vector<store::Cell> cells;
  const std::size_t place_count = place.dimension == nullptr ? 1 : place.dimension->categories.size();
  gathered.lines.reserve(gathered.lines.size() + place_count * names.size());
  for (std::size_t p = 0; p < place_count; ++p) {
    for (std::size_t s = 0; s < names.size(); ++s) {
      cells.clear();
      for (std::size_t t = 0; t < periods.size(); ++t) {
        const std::size_t position = offsets[s] + p * place.step + t * time.step;
        const double value = cube.values[position];
        const auto mark = cube.status.empty() ? cube.status.end() : cube.status.find(position);
        const bool marked = mark != cube.status.end();
        if (!std::isnan(value) || marked) cells.push_back({periods[t], value, marked ? mark->second : std::string()});
      }
      if (cells.empty()) continue;
      gathered.lines.push_back({place.dimension == nullptr ? "0" : place.dimension->categories[p].code, names[s].series,
                                "", store::line_text(cells), 0, 0});
    }
  }
  gathered.names.insert(gathered.names.end(), std::make_move_iterator(names.begin()),
                        std::make_move_iterator(names.end()));
}

void FileGatherer::take(const importing::Figure& figure) {
  const std::string mark = figure.mark == reading::Mark::none ? "" : std::string(reading::key_of(figure.mark));
  if (!figure.period) {
    ++without_period_;
    return;
  }
  std::string series = "file/" + figure.quantity;
  std::string title = figure.quantity;
  for (const std::string* part : {&figure.detail, &figure.part}) {
    if (part->empty()) continue;
    series += "/" + *part;
    title += ", " + *part;
  }
  const std::string place = figure.place.code.empty() ? figure.place.name : figure.place.code;
  const store::Cell cell{figure.period->text, figure.value, mark};
  const auto [known, fresh] = cells_[{place, series}].try_emplace(cell.period, cell);
  if (!fresh && !(known->second == cell)) ++twice_;
  titles_.try_emplace(series, title);
}

Gathered FileGatherer::gathered() const {
  Gathered all;
  for (const auto& [key, cells] : cells_) {
    std::vector<store::Cell> list;
    for (const auto& [period, cell] : cells) list.push_back(cell);
    const std::string body = store::line_text(std::move(list));
    if (!body.empty()) all.lines.push_back({key.place, key.series, "", body, 0, 0});
  }
  for (const auto& [series, title] : titles_) all.names.push_back({series, title, ""});
  return all;
}

}  // namespace handlingsrom::ledger
