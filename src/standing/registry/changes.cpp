#include "standing/registry/changes.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace handlingsrom::registry {
namespace {

using Numbers = std::set<int>;

int year_of(const std::string& date) { return std::stoi(date.substr(0, 4)); }

class Following {
 public:
  Following(const Registry& registry, std::span<const Change> changes) : registry_(registry) {
    for (const Change& each : changes)
      if (each.old_number != each.new_number) by_old_[each.old_number.value].push_back(&each);
  }

  /// The program's municipalities that `number`, as it was before `since`, became. A number may have been given again, so only later changes are followed.
  Numbers heirs(int number, const std::string& since) const {
    Numbers found;
    std::set<std::pair<int, std::string>> seen;
    follow(number, since, seen, found);
    return found;
  }

 private:
  void follow(int number, const std::string& since, std::set<std::pair<int, std::string>>& seen, Numbers& found) const {
    if (registry_.find_number(MunicipalityNumber{number})) {
      found.insert(number);
      return;
    }
    const auto next = by_old_.find(number);
    if (next == by_old_.end()) return;
    std::string first;
    for (const Change* each : next->second)
      if (each->date >= since && (first.empty() || each->date < first)) first = each->date;
    if (first.empty() || !seen.emplace(number, first).second) return;
    for (const Change* each : next->second)
      if (each->date == first) follow(each->new_number.value, first, seen, found);
  }

  const Registry& registry_;
  std::map<int, std::vector<const Change*>> by_old_;
};

Numbers numbers_of(const Registry& registry, const FormerMunicipality& former) {
  Numbers numbers;
  for (const MunicipalityIndex index : former.successors) numbers.insert(registry.at(index).number.value);
  return numbers;
}

std::vector<MunicipalityIndex> indexes_of(const Registry& registry, const Numbers& numbers) {
  std::vector<MunicipalityIndex> indexes;
  for (const int number : numbers) indexes.push_back(*registry.find_number(MunicipalityNumber{number}));
  return indexes;
}

/// Old municipalities: heirs where there were none, one more former one where the program had not heard of it.
void add_former(const Registry& registry, std::span<const Change> changes, const Following& following,
                Changed& result) {
  std::map<int, std::size_t> known;
  for (std::size_t i = 0; i < result.former.size(); ++i) known[result.former[i].number.value] = i;
  std::map<int, const Change*> last;  // the change by which a number went out of use
  for (const Change& each : changes) {
    if (each.old_number == each.new_number || registry.find_number(each.old_number)) continue;
    const Change*& at = last[each.old_number.value];
    if (at == nullptr || at->date < each.date) at = &each;
  }
  for (const auto& [number, change] : last) {
    const Numbers heirs = following.heirs(number, change->date);
    if (heirs.empty()) continue;
    const auto place = known.find(number);
    if (place == known.end()) {
      result.former.push_back(
          {MunicipalityNumber{number}, change->old_name, year_of(change->date) - 1, indexes_of(registry, heirs)});
      result.found_heirs.push_back(MunicipalityNumber{number});
      continue;
    }
    FormerMunicipality& former = result.former[place->second];
    const Numbers held = numbers_of(registry, former);
    if (held.empty()) {
      former.successors = indexes_of(registry, heirs);
      result.found_heirs.push_back(former.number);
    } else if (!std::includes(heirs.begin(), heirs.end(), held.begin(), held.end())) {
      result.otherwise.push_back(*change);
    }
  }
}

/// Municipalities of the program that changed after its figures were made.
void add_later(const Registry& registry, std::span<const Change> changes, Changed& result) {
  int known_until = 0;  // the year of the last change that the program came with: of earlier ones it has the outcome
  for (const FormerMunicipality& each : registry.former()) known_until = std::max(known_until, each.last_year + 1);
  std::map<std::pair<std::string, int>, Numbers> became, came_from;
  for (const Change& each : changes) {
    became[{each.date, each.old_number.value}].insert(each.new_number.value);
    came_from[{each.date, each.new_number.value}].insert(each.old_number.value);
  }
  for (const Change& each : changes) {
    if (each.old_number == each.new_number || year_of(each.date) <= known_until) continue;
    const auto index = registry.find_number(each.old_number);
    if (!index) continue;
    const bool alone = became[{each.date, each.old_number.value}].size() == 1 &&
                       came_from[{each.date, each.new_number.value}].size() == 1;
    const bool known = registry.find_number(each.new_number).has_value();
    if (alone && !known) {
      result.former.push_back({each.new_number, each.new_name, year_of(each.date), {*index}});
      result.renumbered.push_back(each.new_number);
    } else {
      result.beyond.push_back(each);
    }
  }
}

}  // namespace

Changed with_changes(const Registry& registry, std::span<const Change> changes) {
  Changed result;
  result.municipalities.assign(registry.municipalities().begin(), registry.municipalities().end());
  result.former.assign(registry.former().begin(), registry.former().end());
  add_former(registry, changes, Following(registry, changes), result);
  add_later(registry, changes, result);
  return result;
}

}  // namespace handlingsrom::registry
