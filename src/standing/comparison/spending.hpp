// What a service area costs per inhabitant, taken apart into need and the rest.
#pragma once

#include <array>

#include "standing/comparison/accounts.hpp"
#include "standing/comparison/decomposition.hpp"

namespace handlingsrom::comparison {

/// Net operating expenditure per inhabitant of the latest year, in all and by service area: spending = need × (spending / need). Parts: `need` (the index of
/// the area's sectors) and `rest` (kr at the need of the country: standard, staffing, prices, how the service is built up), each half of
/// the way by the other's two levels (Kitagawa 1955). The group is one: its spending over its inhabitants, its index weighted by them.
std::vector<Decomposition> spending_decompositions(const AccountsBook& book, MunicipalityIndex municipality,
                                                   const Group& group);

/// own and base are { need, kr at the country's need }; the difference of their products.
Decomposition decompose_spending(const AccountsFigure& figure, std::array<double, 2> own, std::array<double, 2> base);

}  // namespace handlingsrom::comparison
