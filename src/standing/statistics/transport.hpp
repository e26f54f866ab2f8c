// One HTTP exchange, and the passing of time: what the client needs of the world, so that tests can stand in for it.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace handlingsrom::statistics {

struct HttpRequest {
  std::string url;
  std::string body;               // POST with JSON where not empty, else GET
  std::string if_none_match;      // ETag of what we hold
  std::string if_modified_since;  // HTTP date of what we hold
};

/// Why there is no whole answer.
enum class Failure { none, unreachable, timed_out, cut_short, insecure, too_large, bad_redirect };

struct HttpResponse {
  Failure failure = Failure::none;
  std::string reason;  // of a failure, in the transport's words
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  /// "" where there is none.
  std::string_view header(std::string_view name) const;
};

class Transport {
 public:
  virtual ~Transport() = default;
  virtual HttpResponse send(const HttpRequest& request) = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;
  virtual void wait(std::chrono::milliseconds time) = 0;
  virtual std::chrono::milliseconds now() = 0;  // since some fixed moment; never runs backwards
  virtual std::int64_t unix_seconds() = 0;      // of the calendar, for Retry-After given as a date
};

struct CurlOptions {
  std::string user_agent;  // with an address to write to
  std::chrono::seconds connect_timeout{20};
  std::chrono::seconds whole_timeout{300};  // of one exchange
  long slow_bytes_per_second = 200;         // slower than this for slow_seconds counts as standing still
  std::chrono::seconds slow_time{45};
  std::size_t largest_body = 256U << 20U;
  int most_redirects = 5;
};

/// libcurl: HTTPS with the system's certificates, HTTP only to loopback; the proxy of the environment (https_proxy, no_proxy); gzip; redirects to the same
/// scheme or from http to https, and no further than most_redirects. Not for several threads at once.
std::unique_ptr<Transport> curl_transport(const CurlOptions& options);
std::unique_ptr<Clock> system_clock();

}  // namespace handlingsrom::statistics
