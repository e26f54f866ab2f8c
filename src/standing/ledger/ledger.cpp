#include "standing/ledger/ledger.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace handlingsrom::ledger {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

const store::Cell* find(const std::vector<store::Cell>& cells, std::string_view period) {
  const auto found =
      std::find_if(cells.begin(), cells.end(), [&](const store::Cell& cell) { return cell.period == period; });
  return found == cells.end() ? nullptr : &*found;
}

const store::Delivery* find(const std::vector<store::Delivery>& deliveries, std::int64_t number) {
  const auto found = std::lower_bound(deliveries.begin(), deliveries.end(), number,
                                      [](const store::Delivery& each, std::int64_t n) { return each.number < n; });
  return found == deliveries.end() || found->number != number ? nullptr : &*found;
}

}  // namespace

std::vector<Moved> moved(const std::vector<store::Change>& changes) {
  std::vector<Moved> all;
  for (const store::Change& change : changes) {
    const std::vector<store::Cell> before = store::cells_of(change.before);
    const std::vector<store::Cell> after = store::cells_of(change.after);
    std::set<std::string> spoken_of;
    for (const auto* cells : {&before, &after})
      for (const store::Cell& cell : *cells) spoken_of.insert(cell.period);
    for (const std::string& period : spoken_of) {
      const store::Cell* old_cell = find(before, period);
      const store::Cell* new_cell = find(after, period);
      const double was = old_cell == nullptr ? none : old_cell->value;
      const double is = new_cell == nullptr ? none : new_cell->value;
      if (!same(was, is)) all.push_back({change.place, change.series, period, was, is});
    }
  }
  return all;
}

std::vector<std::string> periods(const std::vector<store::Line>& lines) {
  std::set<std::string> all;
  for (const store::Line& line : lines)
    for (store::Cell& cell : store::cells_of(line.body)) all.insert(std::move(cell.period));
  return {all.begin(), all.end()};
}

std::vector<Said> history(const std::vector<store::Line>& lines, const std::vector<store::Delivery>& deliveries,
                          std::string_view period) {
  std::map<std::string, std::vector<Said>> by_source;
  for (const store::Line& line : lines) {  // by source, oldest first
    const std::vector<store::Cell> cells = store::cells_of(line.body);
    const store::Cell* cell = find(cells, period);
    if (cell == nullptr) continue;
    const store::Delivery* brought = find(deliveries, line.added);
    const store::Delivery* replaced = line.ended == 0 ? nullptr : find(deliveries, line.ended);
    const std::string until = replaced == nullptr ? "" : replaced->time;
    std::vector<Said>& said = by_source[line.source];
    if (!said.empty() && same(said.back().value, cell->value) && said.back().mark == cell->mark) {
      said.back().until = until;  // only other periods of the line had changed
      continue;
    }
    said.push_back({line.source, cell->value, cell->mark, brought == nullptr ? "" : brought->what,
                    brought == nullptr ? "" : brought->vintage, brought == nullptr ? "" : brought->time, until,
                    line.added});
  }
  std::vector<Said> all;
  for (auto& [source, said] : by_source) all.insert(all.end(), said.begin(), said.end());
  std::stable_sort(all.begin(), all.end(), [](const Said& a, const Said& b) { return a.delivery < b.delivery; });
  return all;
}

std::string_view key_of(Rule rule) noexcept {
  switch (rule) {
    case Rule::none: return "none";
    case Rule::only: return "only";
    case Rule::newest: return "newest";
    case Rule::by_hand: return "by_hand";
  }
  return "none";
}

Choice choose(const std::vector<Said>& said, const std::optional<std::string>& by_hand) {
  Choice choice;
  std::size_t holding = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (!said[i].until.empty() || std::isnan(said[i].value)) continue;
    ++holding;
    choice.said = i;  // oldest first: the last is the newest
  }
  if (holding == 0) return choice;
  choice.rule = holding == 1 ? Rule::only : Rule::newest;
  for (std::size_t i = 0; by_hand && i < said.size(); ++i) {
    if (said[i].source == *by_hand && said[i].until.empty() && !std::isnan(said[i].value)) return {Rule::by_hand, i};
  }
  return choice;
}

}  // namespace handlingsrom::ledger
