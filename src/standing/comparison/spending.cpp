#include "standing/comparison/spending.hpp"

#include "standing/comparison/accounts_table.hpp"
#include "standing/comparison/product_effects.hpp"

namespace handlingsrom::comparison {
namespace {

constexpr std::array<std::string_view, 4> sources{"ssb_12362", "ssb_07459", "kdd_gront_hefte_indeks",
                                                  "kdd_kostnadsnokler"};

/// The catalogues' names of the decompositions: `spending_` and the figure.
constexpr std::array<std::array<std::string_view, 2>, 7> ids{{{"net_expenditure", "spending_net_expenditure"},
                                                              {"school", "spending_school"},
                                                              {"kindergarten", "spending_kindergarten"},
                                                              {"health_and_care", "spending_health_and_care"},
                                                              {"child_protection", "spending_child_protection"},
                                                              {"social", "spending_social"},
                                                              {"administration", "spending_administration"}}};

std::string_view id_of(const AccountsFigure& figure) {
  for (const auto& [area, id] : ids) {
    if (area == figure.id) return id;
  }
  return figure.id;
}

/// Need, and kr at the country's need; NaN where either is unknown.
std::array<double, 2> factors(const AccountsCell& spending, double need) {
  if (!spending.known() || !(need > 0)) return {facts::missing, facts::missing};
  return {need, spending.ratio(1) / need};
}

Decomposition of_figure(const AccountsFigure& figure, const AccountsColumn& column, MunicipalityIndex municipality,
                        const Group& group) {
  const std::size_t last = column.years().size() - 1;
  AccountsCell members{0, 0};
  double weighed = 0;
  std::vector<MunicipalityIndex> left_out;
  for (const MunicipalityIndex member : group.members) {
    const AccountsCell& one = column.at(last, member);
    const double need = column.need(last, member);
    if (!one.known() || !(need > 0)) {
      left_out.push_back(member);
      continue;
    }
    members += one;
    weighed += one.whole * need;
  }
  Decomposition result =
      decompose_spending(figure, factors(column.at(last, municipality), column.need(last, municipality)),
                         factors(members, weighed / members.whole));
  result.year = column.years()[last].value;
  result.known = static_cast<int>(group.members.size() - left_out.size());
  result.left_out = std::move(left_out);
  return result;
}

}  // namespace

Decomposition decompose_spending(const AccountsFigure& figure, std::array<double, 2> own, std::array<double, 2> base) {
  Decomposition result;
  result.id = id_of(figure);
  result.area = figure.id;
  result.unit = figure.unit;
  result.source_ids = sources;
  result.own = own[0] * own[1];
  result.base = base[0] * base[1];
  if (facts::is_missing(result.own) || facts::is_missing(result.base)) return result;
  std::array<double, 2> effects{};
  product_effects(base, own, effects);
  result.parts.push_back({"need", Unit::none, 3, own[0], base[0], effects[0]});
  result.parts.push_back({"rest", figure.unit, 0, own[1], base[1], effects[1]});
  return result;
}

std::vector<Decomposition> spending_decompositions(const AccountsBook& book, MunicipalityIndex municipality,
                                                   const Group& group) {
  std::vector<Decomposition> all;
  for (const AccountsPage& page : book.pages()) {
    if (!page.column.figure().need.empty())
      all.push_back(of_figure(page.column.figure(), page.column, municipality, group));
  }
  return all;
}

}  // namespace handlingsrom::comparison
