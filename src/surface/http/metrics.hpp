// What the server counts of itself, as Prometheus reads it: no addresses, no names, no contents.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace handlingsrom::http {

/// One answered request, without anything of who asked or for what.
struct Handled {
  std::string method;
  std::string route;  // "/api/v1/municipalities/{}/outlook", "pages", or empty where there was none
  int status = 0;
  std::size_t bytes = 0;  // of the body
  double seconds = 0;     // from the whole request to the answer at hand
};

/// Safe for many threads.
class Metrics {
 public:
  /// Upper limits of the time histogram's classes, in seconds.
  static constexpr std::array<double, 9> classes{0.001, 0.005, 0.02, 0.05, 0.1, 0.5, 2, 10, 60};

  void count(const Handled& handled);
  /// A value of now, asked for when the text is made.
  void add_gauge(std::string name, std::string help, std::function<double()> value);
  /// No gauge is asked any longer: what they look at is about to go.
  void forget_gauges();

  /// Prometheus' text format 0.0.4.
  std::string text() const;

  std::atomic<bool> stopping{false};  // not ready for more

 private:
  struct Gauge {
    std::string name, help;
    std::function<double()> value;
  };
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> by_route_;
  std::array<std::uint64_t, classes.size() + 1> by_time_{};
  double seconds_ = 0;
  std::vector<Gauge> gauges_;
};

}  // namespace handlingsrom::http
