#include "surface/http/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace handlingsrom::http {

void Metrics::count(const Handled& handled) {
  const std::lock_guard lock(mutex_);
  ++by_route_[{handled.route, handled.status}];
  const auto place = std::lower_bound(classes.begin(), classes.end(), handled.seconds) - classes.begin();
  ++by_time_.at(static_cast<std::size_t>(place));
  seconds_ += handled.seconds;
}

void Metrics::add_gauge(std::string name, std::string help, std::function<double()> value) {
  const std::lock_guard lock(mutex_);
  gauges_.push_back({std::move(name), std::move(help), std::move(value)});
}

void Metrics::forget_gauges() {
  const std::lock_guard lock(mutex_);
  gauges_.clear();
}

std::string Metrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string out =
      "# HELP handlingsrom_requests_total Answered requests.\n# TYPE handlingsrom_requests_total counter\n";
  for (const auto& [key, count] : by_route_)
    out += fmt::format("handlingsrom_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", key.first, key.second, count);
  out +=
      "# HELP handlingsrom_answer_seconds From the whole request to the answer at hand.\n"
      "# TYPE handlingsrom_answer_seconds histogram\n";
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    sum += by_time_[i];
    out += fmt::format("handlingsrom_answer_seconds_bucket{{le=\"{}\"}} {}\n", classes[i], sum);
  }
  sum += by_time_.back();
  out += fmt::format(
      "handlingsrom_answer_seconds_bucket{{le=\"+Inf\"}} {}\nhandlingsrom_answer_seconds_sum {}\n"
      "handlingsrom_answer_seconds_count {}\n",
      sum, seconds_, sum);
  for (const Gauge& gauge : gauges_)
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", gauge.name, gauge.help, gauge.value());
  return out;
}

}  // namespace handlingsrom::http
