// A progress line with a time estimate, for work of more than two seconds, on a terminal only.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>

#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

/// Counts finished steps, from any thread. Draws to standard error, at most five times a second; silent when standard
/// error is not a terminal or the work is done within two seconds.
class Progress {
 public:
  Progress(const Context& context, std::size_t steps);
  ~Progress();  // clears the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance();

 private:
  void draw(std::size_t done, double seconds);

  const Context& context_;
  std::size_t steps_;
  bool terminal_;
  std::chrono::steady_clock::time_point start_;
  std::atomic<std::size_t> done_{0};
  std::mutex drawing_;
  double last_drawn_ = 0;
};

}  // namespace handlingsrom::cli
