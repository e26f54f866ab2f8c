#include "standing/comparison/decomposition.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "standing/comparison/need.hpp"
#include "standing/comparison/rate.hpp"
#include "standing/comparison/spending.hpp"

namespace handlingsrom::comparison {
namespace {

Decomposition of_rate(const facts::Facts& facts, const RateDefinition& definition, MunicipalityIndex municipality,
                      const Group& group) {
  const std::vector<Counts> all = definition.of_all != nullptr ? definition.of_all(facts) : std::vector<Counts>{};
  const auto counts_of = [&](MunicipalityIndex m) {
    return all.empty() ? definition.of(facts, m) : all[static_cast<std::size_t>(m.value)];
  };
  std::optional<Counts> base;
  std::vector<MunicipalityIndex> left_out;
  for (const MunicipalityIndex member : group.members) {
    const Counts counts = counts_of(member);
    if (incomplete(definition, counts)) {
      left_out.push_back(member);
    } else if (base) {
      *base += counts;
    } else {
      base = counts;
    }
  }
  const Counts own = counts_of(municipality);
  const bool own_known = !incomplete(definition, own);
  Decomposition result = own_known && base ? decompose(definition, own, *base) : outline(definition);
  if (definition.year != nullptr) result.year = definition.year(facts).value;
  if (own_known) result.own = rate_of(definition, own);
  if (base) result.base = rate_of(definition, *base);
  result.known = static_cast<int>(group.members.size() - left_out.size());
  result.left_out = std::move(left_out);
  return result;
}

}  // namespace

std::vector<Decomposition> decompositions(const AccountsBook& book, MunicipalityIndex municipality,
                                          const Group& group) {
  const facts::Facts& facts = book.facts();
  std::vector<Decomposition> all = spending_decompositions(book, municipality, group), rates;
  for (const RateDefinition& definition : rate_definitions())
    rates.push_back(of_rate(facts, definition, municipality, group));
  all.push_back(std::move(rates.front()));  // health and care in kroner: what the accounts' figure is made of
  for (Decomposition& need : need_decompositions(facts, municipality, group)) all.push_back(std::move(need));
  std::move(rates.begin() + 1, rates.end(), std::back_inserter(all));
  return all;
}

}  // namespace handlingsrom::comparison
