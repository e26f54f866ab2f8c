#include "choice/structure/location/formats.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/number_text.hpp"
#include "choice/structure/location/network.hpp"

namespace handlingsrom::location {
namespace {

constexpr double most_sites = 1e5;
constexpr double most_cells = 5e7;  // of sites × customers

class InstanceReader {
 public:
  InstanceReader(std::istream& input, const std::string& file, const ReadOptions& options)
      : numbers_(input, file, "location_value"), options_(options) {}

  Problem pmed() {
    const int vertices = numbers_.count("the number of vertices, 1 to 7000", 1, std::floor(std::sqrt(most_cells)));
    const int edges = numbers_.count("the number of edges", 0, most_cells);
    Problem problem;
    problem.sites = problem.customers = vertices;
    problem.open_exactly = numbers_.count("the number of medians, at most that of vertices", 1, vertices);
    std::vector<Edge> network(static_cast<std::size_t>(edges));
    for (Edge& edge : network) {
      edge.from = numbers_.count("a vertex", 1, vertices) - 1;
      edge.to = numbers_.count("a vertex", 1, vertices) - 1;
      edge.length = numbers_.not_negative("a length, 0 or more");
    }
    numbers_.end();
    problem.cost = shortest_ways(vertices, network);
    return problem;
  }

  Problem cap() {
    Problem problem = sites_and_customers();
    problem.split = true;
    for (int i = 0; i < problem.sites; ++i) {
      problem.capacity.push_back(capacity());
      problem.opening.push_back(opening());
    }
    problem.cost.resize(cells(problem));
    for (int j = 0; j < problem.customers; ++j) {
      problem.demand.push_back(demand());
      for (int i = 0; i < problem.sites; ++i) problem.cost[at(problem, i, j)] = cost();
    }
    numbers_.end();
    return problem;
  }

  Problem holmberg() {
    Problem problem = sites_and_customers();
    for (int i = 0; i < problem.sites; ++i) {
      problem.capacity.push_back(capacity());
      problem.opening.push_back(opening());
    }
    for (int j = 0; j < problem.customers; ++j) problem.demand.push_back(demand());
    problem.cost.resize(cells(problem));
    for (double& each : problem.cost) each = cost();
    return problem;
  }

  Problem diaz() {
    Problem problem;
    problem.customers = numbers_.count("the number of customers, 1 to 100000", 1, most_sites);
    problem.sites = numbers_.count("the number of sites", 1, std::min(most_sites, most_cells / problem.customers));
    problem.cost.resize(cells(problem));
    for (int j = 0; j < problem.customers; ++j) {
      for (int i = 0; i < problem.sites; ++i) problem.cost[at(problem, i, j)] = cost();
    }
    for (int j = 0; j < problem.customers; ++j) problem.demand.push_back(demand());
    for (int i = 0; i < problem.sites; ++i) problem.opening.push_back(opening());
    for (int i = 0; i < problem.sites; ++i) problem.capacity.push_back(capacity());
    numbers_.end();
    return problem;
  }

  Problem cpmp() {
    Problem problem;
    problem.sites = problem.customers =
        numbers_.count("the number of points, 1 to 7000", 1, std::floor(std::sqrt(most_cells)));
    problem.open_exactly = numbers_.count("the number of medians, at most that of points", 1, problem.sites);
    std::vector<double> x, y;
    bool small = true;
    for (int i = 0; i < problem.sites; ++i) {
      for (std::vector<double>* axis : {&x, &y}) {
        const double place = axis->emplace_back(numbers_.next("a coordinate"));
        small = small && place == std::floor(place) && place >= 0 && place <= 100;
      }
      problem.capacity.push_back(capacity());
      problem.demand.push_back(demand());
      problem.own.push_back(i);
    }
    numbers_.end();
    const bool down = options_.rounding == Rounding::down || (options_.rounding == Rounding::automatic && small);
    problem.cost.reserve(cells(problem));
    for (std::size_t i = 0; i < x.size(); ++i) {
      for (std::size_t j = 0; j < x.size(); ++j) {
        const double way = std::hypot(x[i] - x[j], y[i] - y[j]);
        problem.cost.push_back(down ? std::floor(way) : way);
      }
    }
    return problem;
  }

 private:
  static std::size_t cells(const Problem& problem) {
    return static_cast<std::size_t>(problem.sites) * static_cast<std::size_t>(problem.customers);
  }
  static std::size_t at(const Problem& problem, int site, int customer) {
    return static_cast<std::size_t>(site) * static_cast<std::size_t>(problem.customers) +
           static_cast<std::size_t>(customer);
  }
  Problem sites_and_customers() {
    Problem problem;
    problem.sites = numbers_.count("the number of sites, 1 to 100000", 1, most_sites);
    problem.customers = numbers_.count("the number of customers", 1, std::min(most_sites, most_cells / problem.sites));
    return problem;
  }
  double capacity() {
    const std::string word = numbers_.word();
    if (word == "capacity") {
      if (!options_.capacity) numbers_.refuse(word, "a capacity: the file leaves it open, name it with --capacity");
      return *options_.capacity;
    }
    const double value = numbers_.number_of(word, "a capacity, 0 or more");
    if (value < 0) numbers_.refuse(word, "a capacity, 0 or more");
    return value;
  }
  double opening() { return numbers_.not_negative("a cost of opening, 0 or more"); }
  double demand() { return numbers_.not_negative("a demand, 0 or more"); }
  double cost() { return numbers_.not_negative("a cost of serving, 0 or more"); }

  NumberText numbers_;
  const ReadOptions& options_;
};

}  // namespace

std::optional<Format> format_of(std::string_view name) {
  const auto* found = std::find(std::begin(format_names), std::end(format_names), name);
  if (found == std::end(format_names)) return std::nullopt;
  return static_cast<Format>(found - std::begin(format_names));
}

Problem read_problem(std::istream& input, const std::string& file, Format format, const ReadOptions& options) {
  InstanceReader reader(input, file, options);
  switch (format) {
    case Format::orlib_pmed: return reader.pmed();
    case Format::orlib_cap: return reader.cap();
    case Format::holmberg: return reader.holmberg();
    case Format::diaz: return reader.diaz();
    case Format::cpmp: break;
  }
  return reader.cpmp();
}

}  // namespace handlingsrom::location
