#include "choice/structure/location/network.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <unordered_map>
#include <utility>

#include "choice/structure/location/location.hpp"

namespace handlingsrom::location {
namespace {

struct Neighbour {
  std::size_t vertex;
  double length;
};

std::vector<std::vector<Neighbour>> neighbours(std::size_t vertices, const std::vector<Edge>& edges) {
  std::unordered_map<std::size_t, double> last;
  for (const Edge& edge : edges) {
    const auto [low, high] = std::minmax(edge.from, edge.to);
    last[static_cast<std::size_t>(low) * vertices + static_cast<std::size_t>(high)] = edge.length;
  }
  std::vector<std::vector<Neighbour>> lists(vertices);
  for (const auto& [pair, length] : last) {
    const std::size_t low = pair / vertices, high = pair % vertices;
    if (low == high) continue;
    lists[low].push_back({high, length});
    lists[high].push_back({low, length});
  }
  return lists;
}

}  // namespace

std::vector<double> shortest_ways(int vertices, const std::vector<Edge>& edges) {
  const auto n = static_cast<std::size_t>(vertices);
  const auto lists = neighbours(n, edges);
  std::vector<double> ways(n * n, no_way);
  using Reached = std::pair<double, std::size_t>;
  for (std::size_t start = 0; start < n; ++start) {
    double* way = ways.data() + start * n;
    way[start] = 0;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> heap;
    heap.emplace(0, start);
    while (!heap.empty()) {
      const auto [length, at] = heap.top();
      heap.pop();
      if (length > way[at]) continue;
      for (const Neighbour& next : lists[at]) {
        if (length + next.length >= way[next.vertex]) continue;
        way[next.vertex] = length + next.length;
        heap.emplace(way[next.vertex], next.vertex);
      }
    }
  }
  return ways;
}

}  // namespace handlingsrom::location
