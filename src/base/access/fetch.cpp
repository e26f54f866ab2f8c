#include "base/access/fetch.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

#include "base/error.hpp"

namespace handlingsrom::access {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20U;

std::size_t take(char* bytes, std::size_t, std::size_t count, void* into) {
  auto& body = *static_cast<std::string*>(into);
  if (body.size() + count > most_bytes) return 0;
  body.append(bytes, count);
  return count;
}

std::string escaped(const std::string& text) {
  constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (unreserved.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', hex[byte >> 4U], hex[byte & 15U]};
    }
  }
  return out;
}

}  // namespace

void silent(const std::string& address, const std::string& reason) {
  throw Error(ErrorCode::source_unreachable, "provider_silent", {{"address", address}, {"reason", reason}});
}

std::string form_text(const Fields& fields) {
  std::string text;
  for (const auto& [name, value] : fields) text += (text.empty() ? "" : "&") + escaped(name) + "=" + escaped(value);
  return text;
}

bool is_safe_address(const std::string& address) {
  if (address.starts_with("https://")) return true;
  for (const char* own : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    if (!address.starts_with(own)) continue;
    const std::string rest = address.substr(std::string(own).size());
    if (rest.empty() || rest[0] == ':' || rest[0] == '/') return rest.find('@') == std::string::npos;
  }
  return false;
}

bool is_safe_address_from(const std::string& by, const std::string& address) {
  const bool printable = std::all_of(address.begin(), address.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  const bool stays_out = !by.starts_with("https://") || address.starts_with("https://");
  return printable && stays_out && is_safe_address(address);
}

Answered ask(const std::string& address, const Fields& form, const std::string& user, const std::string& secret) {
  const auto fail = [&](const std::string& reason) { silent(address, reason); };
  if (!is_safe_address(address)) fail("not https");
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (started != CURLE_OK || !curl) fail("curl");
  Answered answered;
  const std::string fields = form_text(form);
  curl_easy_setopt(curl.get(), CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, 5L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 10L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answered.body);
  if (address.starts_with("http://")) curl_easy_setopt(curl.get(), CURLOPT_NOPROXY, "*");
  if (!fields.empty()) curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, fields.c_str());
  if (!secret.empty()) {
    // RFC 6749, section 2.3.1: both are form-encoded first.
    curl_easy_setopt(curl.get(), CURLOPT_USERNAME, escaped(user).c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, escaped(secret).c_str());
  }
  const CURLcode result = curl_easy_perform(curl.get());
  if (result != CURLE_OK) fail(curl_easy_strerror(result));
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answered.status);
  return answered;
}

std::string fetch(const std::string& address, const Fields& form, const std::string& user, const std::string& secret) {
  constexpr long fine = 200;
  Answered answered = ask(address, form, user, secret);
  if (answered.status != fine) silent(address, "HTTP " + std::to_string(answered.status));
  return std::move(answered.body);
}

}  // namespace handlingsrom::access
