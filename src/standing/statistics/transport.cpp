#include "standing/statistics/transport.hpp"

#include <algorithm>
#include <mutex>
#include <thread>

#include <curl/curl.h>

namespace handlingsrom::statistics {
namespace {

struct Received {
  HttpResponse response;
  std::size_t most = 0;
  bool too_large = false;
};

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* target) {
  auto& received = *static_cast<Received*>(target);
  if (received.response.body.size() + size * count > received.most) {
    received.too_large = true;
    return 0;
  }
  received.response.body.append(data, size * count);
  return size * count;
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* target) {
  auto& headers = static_cast<Received*>(target)->response.headers;
  std::string_view line(data, size * count);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  if (line.starts_with("HTTP/")) headers.clear();  // those of a redirect are gone
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return size * count;
  std::string name(line.substr(0, colon));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  std::string_view value = line.substr(colon + 1);
  while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  constexpr std::size_t most_headers = 200;
  if (headers.size() < most_headers) headers.emplace_back(std::move(name), std::string(value));
  return size * count;
}

Failure failure_of(CURLcode code, bool too_large) {
  if (too_large) return Failure::too_large;
  switch (code) {
    case CURLE_OK: return Failure::none;
    case CURLE_OPERATION_TIMEDOUT: return Failure::timed_out;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WRITE_ERROR: return Failure::cut_short;
    case CURLE_TOO_MANY_REDIRECTS:
    case CURLE_UNSUPPORTED_PROTOCOL: return Failure::bad_redirect;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR: return Failure::insecure;
    default: return Failure::unreachable;
  }
}

bool is_loopback(std::string_view url) {
  for (const std::string_view start : {"http://127.0.0.1:", "http://127.0.0.1/",
                                       "http://localhost:", "http://localhost/", "http://[::1]:", "http://[::1]/"}) {
    if (url.starts_with(start)) return true;
  }
  return false;
}

class CurlTransport : public Transport {
 public:
  explicit CurlTransport(const CurlOptions& options) : options_(options) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    handle_.reset(curl_easy_init());
  }

  HttpResponse send(const HttpRequest& request) override {
    CURL* curl = handle_.get();
    curl_easy_reset(curl);  // connections stay open
    Received received;
    received.most = options_.largest_body;
    const bool loopback = is_loopback(request.url);
    curl_slist* headers = nullptr;
    const auto add = [&](const std::string& line) { headers = curl_slist_append(headers, line.c_str()); };
    add("Accept: application/json");
    if (!request.body.empty()) add("Content-Type: application/json");
    if (!request.if_none_match.empty()) add("If-None-Match: " + request.if_none_match);
    if (!request.if_modified_since.empty()) add("If-Modified-Since: " + request.if_modified_since);
    char reason[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, loopback ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, loopback ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTREDIR, static_cast<long>(CURL_REDIR_POST_ALL));
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, static_cast<long>(options_.most_redirects));
    curl_easy_setopt(curl, CURLOPT_USERAGENT, options_.user_agent.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(options_.connect_timeout.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(options_.whole_timeout.count()));
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, options_.slow_bytes_per_second);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options_.slow_time.count()));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &received);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &received);
    if (loopback) curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    if (!request.body.empty()) {
      curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.c_str());
      curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    }
    const CURLcode code = curl_easy_perform(curl);
    curl_slist_free_all(headers);
    HttpResponse response = std::move(received.response);
    response.failure = failure_of(code, received.too_large);
    if (response.failure != Failure::none) response.reason = reason[0] != '\0' ? reason : curl_easy_strerror(code);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    response.status = static_cast<int>(status);
    return response;
  }

 private:
  struct Cleanup {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
  };
  CurlOptions options_;
  std::unique_ptr<CURL, Cleanup> handle_;
};

class SystemClock : public Clock {
 public:
  void wait(std::chrono::milliseconds time) override { std::this_thread::sleep_for(time); }
  std::chrono::milliseconds now() override {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
  }
  std::int64_t unix_seconds() override {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
  }
};

}  // namespace

std::string_view HttpResponse::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

std::unique_ptr<Transport> curl_transport(const CurlOptions& options) {
  return std::make_unique<CurlTransport>(options);
}
std::unique_ptr<Clock> system_clock() { return std::make_unique<SystemClock>(); }

}  // namespace handlingsrom::statistics
