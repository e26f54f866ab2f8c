#include "surface/api/comparison.hpp"
#include "surface/api/plain_table.hpp"

#include <array>
#include <optional>
#include <sstream>

#include "base/error.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::api {
namespace {

using comparison::GroupKind;

std::optional<GroupKind> kind_named(std::string_view text) {
  for (const GroupKind kind : {GroupKind::neighbours, GroupKind::county, GroupKind::centrality, GroupKind::kostra,
                               GroupKind::similar, GroupKind::country}) {
    if (comparison::key_of(kind) == text) return kind;
  }
  return std::nullopt;
}

std::vector<MunicipalityIndex> list_of(const Service& service, std::string_view text) {
  std::vector<MunicipalityIndex> list;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(',', from), text.size());
    std::string_view name = text.substr(from, to - from);
    while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    if (name.empty()) throw Error(ErrorCode::bad_input, "comparison_list");
    list.push_back(service.find(name));
    from = to + 1;
  }
  return list;
}

comparison::Group group_asked(const Service& service, MunicipalityIndex municipality,
                              const ComparisonRequest& request) {
  comparison::check(request.options);
  if (const auto kind = kind_named(request.with))
    return comparison::group_of(service.facts(), municipality, *kind, request.options);
  return comparison::group_of(service.facts(), municipality, GroupKind::chosen, {}, list_of(service, request.with));
}

}  // namespace

Compared compare(const Service& service, MunicipalityIndex municipality, const ComparisonRequest& request) {
  const facts::Facts& facts = service.facts();
  Compared result;
  result.municipality = municipality;
  result.group = group_asked(service, municipality, request);
  if (result.group.kind == GroupKind::similar)
    result.near = comparison::similar_municipalities(facts, municipality, request.options);
  result.country = comparison::group_of(facts, municipality, GroupKind::country);
  result.accounts = comparison::accounts_trends(service.accounts(), municipality, result.group.members);
  for (const comparison::Measure& measure : comparison::page_measures()) {
    result.figures.push_back({&measure, measure.of(facts, municipality).value, measure.country(facts),
                              comparison::summary(facts, measure, result.group.members)});
  }
  result.against_group = comparison::decompositions(service.accounts(), municipality, result.group);
  result.against_country = result.group.kind == GroupKind::country
                               ? result.against_group
                               : comparison::decompositions(service.accounts(), municipality, result.country);
  return result;
}

comparison::Mix compare_mix(const MixRequest& request) {
  if (!(request.per > 0)) throw Error(ErrorCode::usage, "mix_per");
  std::istringstream input(plain_table(request.data));
  return comparison::read_mix(input, request.data.filename().string(), request.columns, request.own, request.base,
                              request.per);
}

ComparedAccounts compare_accounts(const Service& service, MunicipalityIndex municipality,
                                  const ComparisonRequest& request) {
  ComparedAccounts result;
  result.municipality = municipality;
  result.group = group_asked(service, municipality, request);
  result.trends = comparison::accounts_trends(service.accounts(), municipality, result.group.members);
  return result;
}

Year year_of(const Service& service, const comparison::Measure& measure) { return measure.year_in(service.facts()); }

}  // namespace handlingsrom::api
