// What each factor of a product does when all of them change from one place to another.
#pragma once

#include <span>

namespace handlingsrom::comparison {

/// More factors than this are refused.
inline constexpr std::size_t most_factors = 8;

/// effects[j]: the mean over all orders in which the factors can be exchanged of what exchanging factor j changes in Π base, which
/// ends as Π own. They sum to Π own − Π base. Two factors: Kitagawa 1955 (doi:10.1080/01621459.1955.10501299); any number: Das Gupta
/// 1993 (U.S. Bureau of the Census, P23-186); as a game: Shapley 1953. All three spans have the same length; base, own: any unit.
/// Throws Error(internal) for other lengths.
void product_effects(std::span<const double> base, std::span<const double> own, std::span<double> effects);

}  // namespace handlingsrom::comparison
