// Shortest ways in an undirected network.
#pragma once

#include <vector>

namespace handlingsrom::location {

struct Edge {
  int from = 0, to = 0;
  double length = 0;  // not negative
};

/// [from * vertices + to]; no_way where there is none. Dijkstra (1959) from every vertex with a binary heap.
/// Where a pair of vertices is named more than once, the last edge counts.
std::vector<double> shortest_ways(int vertices, const std::vector<Edge>& edges);

}  // namespace handlingsrom::location
