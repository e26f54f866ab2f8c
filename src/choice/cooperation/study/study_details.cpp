// What a study's file knows of its members: assumptions, costs, positions, use, shares, distances; and whether that is enough for what it asks.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "choice/cooperation/study/assumed.hpp"
#include "choice/cooperation/study/named.hpp"
#include "choice/cooperation/study/study_reader.hpp"

namespace handlingsrom::cooperation {
namespace {

Replaced replaced(const toml::Value& table, double low, double high) {
  table.only({"value", "low", "high", "reason"});
  Replaced value;
  value.value = table.need("value").number(low, high);
  value.low = number_within(table, "low", value.value, low, high);
  value.high = number_within(table, "high", value.value, low, high);
  value.reason = table.need("reason", "why this is better known than the assumption").some_text();
  if (!(value.low <= value.value && value.value <= value.high))
    table.fail("study_range", {{"found", fmt::format("{}, {}, {}", value.low, value.value, value.high)}});
  return value;
}

}  // namespace

void StudyReader::read_assumptions() {
  if (const auto assumptions = root_.find("assumption")) {
    for (const toml::Value& table : assumptions->values()) {
      const ParameterSpec* spec = nullptr;
      std::string names;
      for (const ParameterSpec& each : parameters()) {
        const std::string_view name = short_name(each);
        names += (names.empty() ? "" : ", ") + std::string(name);
        if (name == table.key()) spec = &each;
      }
      if (spec == nullptr) table.refuse_key(names);
      study_.assumptions[table.key()] = replaced(table, spec->minimum, spec->maximum);
    }
  }
  if (const auto scale = root_.find("scale")) study_.scale = replaced(*scale, 0.1, 3);
}

void StudyReader::read_details() {
  // Nobody who takes part has fewer than a fiftieth of a position, or a service for a krone.
  constexpr double most = 1e12, fewest_fte = 0.02;
  for (const toml::Value& table : root_.tables_or_none("member")) {
    table.only({"name", "cost", "direct", "fte", "use", "places_used", "agreed"});
    const toml::Value name = table.need("name");
    const int index = member_of(name);
    StudyMember& member = study_.members[static_cast<std::size_t>(index)];
    if (!detailed_.insert(index).second)
      name.fail("study_member_twice", {{"found", name.text()}, {"expected", member.name}});
    const auto take = [&](const char* key, std::optional<double>& into, double low, double high) {
      if (const auto value = table.find(key)) into = value->number(low, high);
    };
    if (const auto cost = table.find("cost")) {
      member.cost = cost->number(-most, most);
      if (!(*member.cost > 0)) cost->fail("study_not_cost", {{"found", cost->written()}, {"name", member.name}});
    }
    if (const auto direct = table.find("direct")) {
      member.direct = direct->number(0, most);
      const double whole = member.cost ? *member.cost : basis_of(facts_, member.municipality, *study_.service).cost;
      if (*member.direct > whole)
        direct->fail("study_direct",
                     {{"found", direct->written()}, {"name", member.name}, {"expected", fmt::format("{:.0f}", whole)}});
    }
    take("fte", member.fte, fewest_fte, 1e5);
    take("use", member.use, 0, most);
    take("places_used", member.places_used, 0, 1e5);
    take("agreed", member.agreed, 0, 100);
  }
}

void StudyReader::read_distances() {
  if (const auto ways = root_.find("ways")) study_.ways = ways->some_text();
  keep_place("ways");
  for (const toml::Value& table : root_.tables_or_none("distance")) {
    table.only({"from", "to", "km", "minutes"});
    const toml::Value to = table.need("to", "a municipality's name or number");
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const Distance distance{member_of(table.need("from", "a municipality's name or number")), member_of(to),
                            number_within(table, "km", unknown, nearest_km, farthest_km),
                            number_within(table, "minutes", unknown, shortest_minutes, longest_minutes)};
    if (std::isnan(distance.km) && std::isnan(distance.minutes)) table.need("km", "km, minutes");
    if (distance.from == distance.to) to.refuse("another member");
    if (!measured_.insert({std::min(distance.from, distance.to), std::max(distance.from, distance.to)}).second)
      to.fail("study_distance_twice");
    study_.distances.push_back(distance);
  }
}

void StudyReader::check_costs() const {
  const toml::Value list = root_.need("municipalities");
  if (study_.service->account.empty() && study_.service->wider.empty() && !study_.scale)
    root_.need("service").fail("study_no_scale", {{"found", std::string(study_.service->id)}});
  for (const StudyMember& member : study_.members) {
    if (member.cost || basis_of(facts_, member.municipality, *study_.service).cost > 0) continue;
    list.fail("study_no_cost", {{"found", member.name}, {"name", std::string(study_.service->id)}});
  }
}

void StudyReader::check_agreed() const {
  double sum = 0;
  const StudyMember* lacking = nullptr;
  bool any = false;
  for (const StudyMember& member : study_.members) {
    any = any || member.agreed;
    sum += member.agreed.value_or(0);
    if (!member.agreed && lacking == nullptr) lacking = &member;
  }
  const toml::Value at = root_.find("sharing").value_or(root_.need("municipalities"));
  if (!any && study_.sharing == Sharing::agreed) at.fail("study_shares_missing");
  if (!any) return;
  // What is left of a hundred when each is written with two decimals.
  constexpr double rounding = 0.05;
  if (std::abs(sum - 100) > rounding) at.fail("study_shares_sum", {{"found", fmt::format("{:.2f}", sum)}});
  if (lacking != nullptr) at.fail("study_share_missing", {{"found", lacking->name}});
}

void StudyReader::check_use() const {
  std::optional<toml::Value> first;
  double sum = 0;
  for (const toml::Value& table : root_.tables_or_none("member")) {
    const auto use = table.find("use");
    if (use && !first) first = use;
    if (use) sum += use->number();
  }
  if (first && !(sum > 0)) first->fail("study_use_zero", {{"found", first->written()}});
}

void StudyReader::check_key(Sharing sharing, const toml::Value& at) const {
  for (const StudyMember& member : study_.members) {
    if (sharing == Sharing::by_use && !member.use) at.fail("study_use_missing", {{"found", member.name}});
    if (sharing == Sharing::agreed && !member.agreed) at.fail("study_share_missing", {{"found", member.name}});
  }
}

void StudyReader::check_history() const {
  for (const toml::Value& table : root_.tables_or_none("history")) {
    const auto sharing = table.find("sharing");
    // A key of the past whose figures are gone moves no year to come.
    if (!sharing || table.need("from").whole() < study_.first_year) continue;
    for (const Sharing each : all_sharings) {
      if (key_of(each) == sharing->text()) check_key(each, *sharing);
    }
  }
}

}  // namespace handlingsrom::cooperation
