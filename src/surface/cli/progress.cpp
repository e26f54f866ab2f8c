#include "surface/cli/progress.hpp"

#include <unistd.h>

#include <cmath>
#include <cstdio>

#include <fmt/format.h>

namespace handlingsrom::cli {
namespace {

constexpr double quiet_seconds = 2.0;
constexpr double redraw_seconds = 0.2;
constexpr std::size_t bar_width = 24;

}  // namespace

Progress::Progress(const Context& context, std::size_t steps)
    : context_(context),
      steps_(steps),
      terminal_(isatty(STDERR_FILENO) == 1),
      start_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
  if (last_drawn_ > 0) std::fputs("\r\033[K", stderr);
}

void Progress::advance() {
  const std::size_t done = ++done_;
  if (!terminal_) return;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  if (seconds < quiet_seconds) return;
  const std::unique_lock lock(drawing_, std::try_to_lock);
  if (!lock || seconds - last_drawn_ < redraw_seconds) return;
  last_drawn_ = seconds;
  draw(done, seconds);
}

void Progress::draw(std::size_t done, double seconds) {
  const double share = static_cast<double>(done) / static_cast<double>(steps_);
  const auto filled = static_cast<std::size_t>(share * bar_width);
  std::string bar;
  for (std::size_t i = 0; i < bar_width; ++i) bar += i < filled ? "█" : "░";
  const double left = std::ceil(seconds / static_cast<double>(done) * static_cast<double>(steps_ - done));
  const std::string line = context_.text("cli.progress", {{"bar", bar},
                                                          {"done", fmt::format("{}", done)},
                                                          {"steps", fmt::format("{}", steps_)},
                                                          {"seconds", fmt::format("{:.0f}", left)}});
  fmt::print(stderr, "\r\033[K{}", line);
  std::fflush(stderr);
}

}  // namespace handlingsrom::cli
