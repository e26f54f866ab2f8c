// For each customer the sites by rising cost: what most of the engine walks along.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "choice/structure/location/location.hpp"

namespace handlingsrom::location {

class Nearest {
 public:
  struct Way {
    double cost;
    int site;
  };

  Nearest() = default;
  /// Sites whose `kept` is 0 are left out, and ways that do not exist.
  Nearest(const Problem& problem, std::span<const char> kept);

  std::span<const Way> of(int customer) const {
    const auto j = static_cast<std::size_t>(customer);
    return {ways_.data() + first_[j], first_[j + 1] - first_[j]};
  }
  std::size_t size() const { return ways_.size(); }
  /// Takes out sites whose `kept` is 0; the order stays.
  void keep(std::span<const char> kept);

 private:
  std::vector<Way> ways_;
  std::vector<std::size_t> first_;
};

}  // namespace handlingsrom::location
