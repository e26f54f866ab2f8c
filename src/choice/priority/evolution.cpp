#include "choice/priority/evolution.hpp"

#include <algorithm>
#include <numeric>

#include "base/random.hpp"

namespace handlingsrom::priority {
namespace {

constexpr std::size_t population_size = 100;  // Chu and Beasley's
constexpr int flips = 2;

}  // namespace

bool is_packing(const BinaryProgram& program) {
  return std::all_of(program.weight.begin(), program.weight.end(), [](double w) { return w >= 0; }) &&
         std::all_of(program.upper.begin(), program.upper.end(), [](double high) { return high >= 0; }) &&
         std::all_of(program.lower.begin(), program.lower.end(), [](double low) { return low <= 0; });
}

Evolution::Evolution(const BinaryProgram& program, const Relaxation& relaxation)
    : program_(program),
      order_(static_cast<std::size_t>(program.columns)),
      used_(static_cast<std::size_t>(program.rows)) {
  std::vector<double> utility(order_.size());
  weight_.resize(order_.size() * used_.size());
  for (std::size_t j = 0; j < order_.size(); ++j) {
    double cost = 0;
    for (std::size_t i = 0; i < used_.size(); ++i) {
      const double weight = program.at(static_cast<int>(i), static_cast<int>(j));
      weight_[j * used_.size() + i] = weight;
      cost += relaxation.price(static_cast<int>(i)) * weight;
    }
    utility[j] = cost > 0 ? program.value[j] / cost : (program.value[j] > 0 ? no_limit : -no_limit);
  }
  std::iota(order_.begin(), order_.end(), 0);
  std::stable_sort(order_.begin(), order_.end(), [&](int a, int b) {
    return utility[static_cast<std::size_t>(a)] > utility[static_cast<std::size_t>(b)];
  });
  std::vector<char> greedy(order_.size(), 0);
  repair(greedy);
  add(std::move(greedy));
  for (std::size_t k = 1; k < population_size; ++k) {
    ++child_;
    drawn_ = 0;
    std::vector<char> chosen(order_.size());
    for (char& c : chosen) c = static_cast<char>(draw(2));
    repair(chosen);
    add(std::move(chosen));
  }
}

std::size_t Evolution::draw(std::size_t below) {
  const double u = uniform({.seed = 1, .run = child_, .event = drawn_++});
  return std::min(below - 1, static_cast<std::size_t>(u * static_cast<double>(below)));
}

void Evolution::repair(std::vector<char>& chosen) {
  const std::size_t rows = used_.size();
  std::fill(used_.begin(), used_.end(), 0.0);
  for (std::size_t j = 0; j < chosen.size(); ++j) {
    if (chosen[j] == 0) continue;
    for (std::size_t i = 0; i < rows; ++i) used_[i] += weight_[j * rows + i];
  }
  const auto too_much = [&] {
    for (std::size_t i = 0; i < rows; ++i) {
      if (used_[i] > program_.upper[i]) return true;
    }
    return false;
  };
  for (auto worst = order_.rbegin(); worst != order_.rend() && too_much(); ++worst) {
    const auto j = static_cast<std::size_t>(*worst);
    if (chosen[j] == 0) continue;
    chosen[j] = 0;
    for (std::size_t i = 0; i < rows; ++i) used_[i] -= weight_[j * rows + i];
  }
  for (const int column : order_) {
    const auto j = static_cast<std::size_t>(column);
    if (chosen[j] != 0 || program_.value[j] <= 0) continue;
    const double* weight = weight_.data() + j * rows;
    bool fits = true;
    for (std::size_t i = 0; i < rows && fits; ++i) fits = used_[i] + weight[i] <= program_.upper[i];
    if (!fits) continue;
    chosen[j] = 1;
    for (std::size_t i = 0; i < rows; ++i) used_[i] += weight[i];
  }
}

void Evolution::add(std::vector<char> chosen) {
  const double value = program_.value_of(chosen);
  const bool known = std::any_of(members_.begin(), members_.end(), [&](const Member& member) {
    return member.value == value && member.chosen == chosen;
  });
  if (known) return;
  if (members_.size() < population_size) {
    members_.push_back({std::move(chosen), value});
    if (value > members_[best_].value) best_ = members_.size() - 1;
    return;
  }
  const auto worst = std::min_element(members_.begin(), members_.end(),
                                      [](const Member& a, const Member& b) { return a.value < b.value; });
  *worst = {std::move(chosen), value};
  const auto place = static_cast<std::size_t>(worst - members_.begin());
  if (place == best_ || value > members_[best_].value) {
    best_ = place;
    for (std::size_t k = 0; k < members_.size(); ++k) {
      if (members_[k].value > members_[best_].value) best_ = k;
    }
  }
}

const std::vector<char>& Evolution::run(std::int64_t children) {
  std::vector<char> chosen(order_.size());
  for (std::int64_t k = 0; k < children; ++k) {
    ++child_;
    drawn_ = 0;
    const auto tournament = [&] {
      const std::size_t a = draw(members_.size()), b = draw(members_.size());
      return members_[a].value >= members_[b].value ? a : b;
    };
    const auto& mother = members_[tournament()].chosen;
    const auto& father = members_[tournament()].chosen;
    std::array<std::uint32_t, 4> bits{};
    for (std::size_t j = 0; j < chosen.size(); ++j) {
      if (j % 128 == 0) bits = random_bits({.seed = 2, .run = child_, .entity = static_cast<std::uint32_t>(j)});
      chosen[j] = ((bits[j % 128 / 32] >> (j % 32)) & 1U) != 0 ? mother[j] : father[j];
    }
    for (int flip = 0; flip < flips; ++flip) {
      char& c = chosen[draw(chosen.size())];
      c = c == 0 ? 1 : 0;
    }
    repair(chosen);
    add(chosen);
  }
  return members_[best_].chosen;
}

}  // namespace handlingsrom::priority
