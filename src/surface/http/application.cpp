#include "surface/http/application.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "surface/http/problem.hpp"

namespace handlingsrom::http {
namespace {

constexpr std::string_view api_part = "api";

bool is_read(const Request& request) { return request.method == Method::get || request.method == Method::head; }

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  return !etag.empty() && (if_none_match == "*" || if_none_match.find(etag) != std::string_view::npos);
}

std::size_t position(messages::Language language) {
  const auto found = std::find(messages::languages.begin(), messages::languages.end(), language);
  return static_cast<std::size_t>(found - messages::languages.begin());
}

const messages::Catalogue& by_header(const Catalogues& catalogues, const Request& request) {
  std::string_view accepted = request.header("accept-language");
  while (!accepted.empty()) {
    const std::size_t end = accepted.find_first_of(",;- ");
    if (const auto language = messages::language_of(accepted.substr(0, end))) return *catalogues[position(*language)];
    const std::size_t comma = accepted.find(',');
    if (comma == std::string_view::npos) break;
    accepted.remove_prefix(comma + 1);
    while (!accepted.empty() && accepted.front() == ' ') accepted.remove_prefix(1);
  }
  return *catalogues[position(messages::Language::bokmaal)];
}

}  // namespace

const messages::Catalogue& catalogue_for(const Catalogues& catalogues, const Request& request) {
  if (const auto text = request.target.parameter("lang")) {
    const auto language = messages::language_of(*text);
    if (!language)
      throw Error(ErrorCode::unknown_name, "language_unknown",
                  {{"found", std::string(*text)}, {"expected", "nb, nn, en"}});
    return *catalogues[position(*language)];
  }
  return by_header(catalogues, request);
}

Application::Application(Parts parts) : parts_(std::move(parts)), cache_(parts_.cache_bytes) {}

Response Application::problem_for(const Request& request, ErrorCode code, std::string key, int status) const {
  return problem(by_header(parts_.catalogues, request), Error(code, std::move(key)), status);
}

Response Application::refuse(int status, const std::string& key) {
  return problem_for(Request{}, ErrorCode::bad_input, key, status);
}

std::optional<Response> Application::at_once(const Request& request) {
  switch (parts_.guard.check(request)) {
    case Guard::Verdict::pass: break;
    case Guard::Verdict::host_missing: return problem_for(request, ErrorCode::usage, "host_missing", 400);
    case Guard::Verdict::host_foreign: return problem_for(request, ErrorCode::usage, "host_foreign", 421);
    case Guard::Verdict::origin_foreign: return problem_for(request, ErrorCode::usage, "origin_foreign", 403);
    case Guard::Verdict::header_missing: return problem_for(request, ErrorCode::usage, "own_header_missing", 403);
    case Guard::Verdict::not_json: return problem_for(request, ErrorCode::usage, "body_not_json", 415);
  }
  const bool is_api = !request.target.parts.empty() && request.target.parts.front() == api_part;
  if (!is_api) {
    if (!is_read(request)) {
      Response response = problem_for(request, ErrorCode::usage, "method_unknown", 405);
      response.headers.emplace_back("Allow", "GET, HEAD");
      return response;
    }
    if (parts_.assets) {
      if (std::optional<Response> page = parts_.assets->find(request.target))
        return finished(request, std::move(*page));
    }
    return problem_for(request, ErrorCode::unknown_name, "page_unknown", 404);
  }
  if (is_read(request)) {
    if (std::optional<Response> known = cache_.find(request.target.raw)) return finished(request, std::move(*known));
  }
  return std::nullopt;
}

Response Application::handle(Request request) {
  const auto start = std::chrono::steady_clock::now();
  try {
    Router::Match match = parts_.router.match(request.method, request.target.parts);
    if (match.handler == nullptr) {
      if (match.allowed.empty()) return problem_for(request, ErrorCode::unknown_name, "page_unknown", 404);
      Response response = problem_for(request, ErrorCode::usage, "method_unknown", 405);
      std::string allow;
      for (const Method method : match.allowed) {
        if (!allow.empty()) allow += ", ";
        allow += method == Method::get ? "GET, HEAD" : name_of(method);
      }
      response.headers.emplace_back("Allow", std::move(allow));
      return response;
    }
    request.captures = std::move(match.captures);
    Response response = (*match.handler)(request);
    // Without ?lang= the answer depends on a header; such answers are not kept.
    if (is_read(request) && response.may_be_stored && response.status == 200 && request.target.parameter("lang")) {
      response.etag = "\"" + parts_.version + "\"";
      cache_.store(request.target.raw, response);
    }
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    response.headers.emplace_back("Server-Timing", fmt::format("answer;dur={:.2f}", taken.count()));
    return finished(request, std::move(response));
  } catch (...) {
    return problem(by_header(parts_.catalogues, request), std::current_exception());
  }
}

Response Application::finished(const Request& request, Response response) const {
  if (names_etag(request.header("if-none-match"), response.etag)) {
    response.status = 304;
    response.content = nullptr;
  }
  return response;
}

}  // namespace handlingsrom::http
