// Every municipality as a dot, ours named: where we lie among all, without a rank.
#pragma once

#include <string>
#include <vector>

#include "surface/report/svg/scale.hpp"

namespace handlingsrom::svg {

/// A beeswarm along one axis; the middle half of the dots is shaded.
struct Strip {
  std::string id, title, description;
  std::vector<double> values;  // one per municipality; not finite: left out
  std::vector<int> group;      // positions in `values` drawn darker
  int ours = -1;               // position in `values`
  std::string ours_name;
  std::string middle_half_name;
  Format format;
  bool logarithmic = false;  // for sizes; values must be positive
  double width = 460, height = 150;
};

std::string draw(const Strip& strip);

/// Vertical offsets (in radii, 0 = on the axis) such that dots of radius `radius` at `xs` do not overlap more than the
/// height allows. Deterministic: dots are placed from left to right, each as near the axis as it can be.
std::vector<double> swarm(const std::vector<double>& xs, double radius, double half_height);

}  // namespace handlingsrom::svg
