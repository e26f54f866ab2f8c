#include "outlook/care/own_users.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace handlingsrom::care {
namespace {

/// "nursing_home/80–89" begins at 80.
int first_age(std::string_view part) {
  const std::size_t slash = part.find('/');
  int age = 0;
  if (slash != std::string_view::npos) std::from_chars(part.data() + slash + 1, part.data() + part.size(), age);
  return age;
}

}  // namespace

OwnUsers own_users(const Ladder& ladder, const facts::OwnFigures* own) {
  OwnUsers result;
  if (own == nullptr) return result;
  for (const facts::OwnFigure& figure : own->figures) {
    if (figure.quantity != facts::OwnQuantity::care_users) continue;
    const std::string id = figure.part.substr(0, figure.part.find('/'));
    const auto step =
        std::find_if(ladder.steps.begin(), ladder.steps.end(), [&](const Step& each) { return each.id == id; });
    if (step == ladder.steps.end()) continue;
    result.steps.resize(ladder.steps.size());
    OwnUsers::OfStep& of = result.steps[static_cast<std::size_t>(step - ladder.steps.begin())];
    if (!of.counted) of.place = fmt::format("{}:{}", own->file, figure.line);
    of.counted = true;
    of.users[static_cast<std::size_t>(age_group_of(first_age(figure.part)))] += figure.value;
  }
  return result;
}

std::vector<std::array<double, age_group_count>> users_by_step(
    const Ladder& ladder, const std::array<std::array<double, age_group_count>, figure_count>& published,
    const OwnUsers& own) {
  const std::vector<Step>& steps = ladder.steps;
  std::vector<std::array<double, age_group_count>> users(steps.size());
  const auto counted = [&](std::size_t s) { return !own.steps.empty() && own.steps[s].counted; };
  for (std::size_t g = 0; g < age_group_count; ++g) {
    std::array<double, figure_count> left{}, shares{};
    std::array<bool, figure_count> any{};
    for (std::size_t f = 0; f < figure_count; ++f) left[f] = published[f][g];
    for (std::size_t s = 0; s < steps.size(); ++s) {
      const std::size_t f = index_of(steps[s].figure);
      if (!counted(s)) {
        shares[f] += steps[s].share[g];
        continue;
      }
      any[f] = true;
      left[f] = std::max(0.0, left[f] - own.steps[s].users[g]);
    }
    for (std::size_t s = 0; s < steps.size(); ++s) {
      const std::size_t f = index_of(steps[s].figure);
      if (counted(s))
        users[s][g] = own.steps[s].users[g];
      else if (!any[f])
        users[s][g] = published[f][g] * steps[s].share[g];
      else
        users[s][g] = shares[f] > 0 ? left[f] * steps[s].share[g] / shares[f] : 0;
    }
  }
  return users;
}

}  // namespace handlingsrom::care
