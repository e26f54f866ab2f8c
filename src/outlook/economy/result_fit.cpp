#include "outlook/economy/result_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include <Eigen/Dense>

#include "base/error.hpp"

namespace handlingsrom::economy {
namespace {

constexpr std::size_t unknowns = 7;
// Fewer years cannot tell what alternates from what is the year's own.
constexpr std::size_t years_that_alternate = 4;
using Point = std::array<double, unknowns>;

double squeezed(double value) { return 1 / (1 + std::exp(-value)); }

// Any point is a process: shares between 0 and 1, spread above 0, more than two degrees of freedom.
ResultProcess process_at(const Point& point, bool alternates) {
  ResultProcess process;
  const double known = squeezed(point[2]), of_known = squeezed(point[3]);
  process.spread = std::exp(point[0]);
  process.by_size = point[1];
  process.lasting = known * of_known;
  process.passing = known * (1 - of_known);
  process.left = squeezed(point[4]);
  process.tails = 2 + std::exp(point[5]);
  if (alternates) process.alternating = (1 - known) * squeezed(point[6]);
  return process;
}

struct Vertex {
  Point at;
  double height;
};

Point between(const Point& from, const Point& to, double share) {
  Point result;
  for (std::size_t k = 0; k < unknowns; ++k) result[k] = from[k] + share * (to[k] - from[k]);
  return result;
}

// Nelder and Mead (1965) with their coefficients: reflect, expand, contract, shrink, until the vertices are level.
Vertex lowest(const std::function<double(const Point&)>& height, const Point& start) {
  constexpr double level = 1e-6;
  constexpr int most_steps = 3000;
  std::vector<Vertex> simplex{{start, height(start)}};
  for (std::size_t k = 0; k < unknowns; ++k) {
    Point moved = start;
    moved[k] += 0.5;
    simplex.push_back({moved, height(moved)});
  }
  for (int step = 0; step < most_steps; ++step) {
    std::sort(simplex.begin(), simplex.end(), [](const Vertex& a, const Vertex& b) { return a.height < b.height; });
    if (simplex.back().height - simplex.front().height < level) break;
    Point centre{};
    for (std::size_t i = 0; i < unknowns; ++i) {
      for (std::size_t k = 0; k < unknowns; ++k) centre[k] += simplex[i].at[k] / unknowns;
    }
    const auto try_at = [&](double share) {
      const Point at = between(centre, simplex.back().at, share);
      return Vertex{at, height(at)};
    };
    const Vertex reflected = try_at(-1);
    if (reflected.height < simplex.front().height) {
      const Vertex expanded = try_at(-2);
      simplex.back() = expanded.height < reflected.height ? expanded : reflected;
    } else if (reflected.height < simplex[unknowns - 1].height) {
      simplex.back() = reflected;
    } else {
      const Vertex contracted = try_at(reflected.height < simplex.back().height ? -0.5 : 0.5);
      if (contracted.height < std::min(reflected.height, simplex.back().height)) {
        simplex.back() = contracted;
      } else {
        for (std::size_t i = 1; i < simplex.size(); ++i) {
          const Point at = between(simplex.front().at, simplex[i].at, 0.5);
          simplex[i] = {at, height(at)};
        }
      }
    }
  }
  return *std::min_element(simplex.begin(), simplex.end(),
                           [](const Vertex& a, const Vertex& b) { return a.height < b.height; });
}

bool whole(const std::vector<double>& years) {
  return std::none_of(years.begin(), years.end(), [](double value) { return std::isnan(value); });
}

}  // namespace

double log_likelihood(const ResultProcess& process, std::span<const std::vector<double>> deviations,
                      std::span<const double> inhabitants) {
  const auto years = static_cast<Eigen::Index>(deviations.front().size());
  Eigen::MatrixXd common(years, years);
  for (Eigen::Index i = 0; i < years; ++i) {
    for (Eigen::Index j = 0; j < years; ++j) common(i, j) = process.shared(static_cast<int>(std::abs(i - j)));
  }
  const Eigen::LLT<Eigen::MatrixXd> root(common);
  if (root.info() != Eigen::Success) return -INFINITY;
  const double determinant = 2 * root.matrixLLT().diagonal().array().log().sum();
  const double n = static_cast<double>(years), df = process.tails, scale = (df - 2) / df;
  double sum = 0;
  for (std::size_t m = 0; m < deviations.size(); ++m) {
    if (!whole(deviations[m])) continue;
    const double variance = scale * process.variance(inhabitants[m]);
    const Eigen::Map<const Eigen::VectorXd> values(deviations[m].data(), years);
    const double distance = root.matrixL().solve(values).squaredNorm() / variance;
    sum += std::lgamma((df + n) / 2) - std::lgamma(df / 2) - n / 2 * std::log(df * variance) - determinant / 2 -
           (df + n) / 2 * std::log1p(distance / df);
  }
  return sum;
}

ResultProcess fit_result_process(std::span<const std::vector<double>> deviations, std::span<const double> inhabitants) {
  const auto known = std::count_if(deviations.begin(), deviations.end(), whole);
  if (known < 10 || deviations.front().size() < 2)
    throw Error(ErrorCode::internal, "internal",
                {{"reason", "too few accounts to estimate the results' process from"}});
  const bool alternates = deviations.front().size() >= years_that_alternate;
  const auto height = [&](const Point& point) {
    return -log_likelihood(process_at(point, alternates), deviations, inhabitants);
  };
  Vertex best{{}, INFINITY};
  for (const double lasting : {-1.0, 1.0}) {
    for (const double left : {-0.5, 1.5}) {
      const Vertex found = lowest(height, {-3, 0.5, 1, lasting, left, 1, -1});
      if (found.height < best.height) best = found;
    }
  }
  return process_at(best.at, alternates);
}

}  // namespace handlingsrom::economy
