#include "surface/http/application.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/wanted.hpp"
#include "surface/http/language.hpp"
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
  const auto language = accepted_language(request.header("accept-language"));
  return *catalogues[position(language.value_or(messages::Language::bokmaal))];
}

/// Three answers at most for one address, whatever headers clients send.
std::string cache_key(messages::Language language, const Target& target) {
  return std::string(messages::code_of(language)) + ' ' + target.raw;
}

bool is_municipality_number(const std::vector<std::string>& parts) {
  constexpr std::size_t digits = 4;
  return parts.size() == 1 && parts.front().size() == digits &&
         std::all_of(parts.front().begin(), parts.front().end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_api(const Request& request) {
  return !request.target.parts.empty() && request.target.parts.front() == api_part;
}

/// A page of the application, not what it is built of, nor the one where one signs in.
bool shows_figures(const Target& target) {
  if (target.parts.empty()) return true;
  if (!messages::language_of(target.parts.front())) return false;
  return target.parts.size() != 2 || target.parts[1] != "sign-in";
}

Response broken_off(std::string route) {
  Response response;
  response.broken_off = true;
  response.status = 503;
  response.route = std::move(route);
  return response;
}

Response led_to(std::string address) {
  Response response;
  response.status = 302;
  response.route = "pages";
  response.headers.emplace_back("Location", std::move(address));
  return response;
}

// A problem is told in the language asked for, where that is one; an unknown one is itself a problem.
const messages::Catalogue& for_problem(const Catalogues& catalogues, const Request& request) {
  const auto text = request.target.parameter("lang");
  const auto language = text ? messages::language_of(*text) : std::nullopt;
  return language ? *catalogues[position(*language)] : by_header(catalogues, request);
}

}  // namespace

const messages::Catalogue& catalogue_for(const Catalogues& catalogues, const Request& request) {
  const auto language = language_of(request);
  if (!language)
    throw Error(ErrorCode::unknown_name, "language_unknown",
                {{"found", std::string(request.target.parameter("lang").value_or(""))}, {"expected", "nb, nn, en"}});
  return *catalogues[position(*language)];
}

Application::Application(Parts parts) : parts_(std::move(parts)) {
  answering_ = std::make_shared<Answering>(std::move(parts_.router), parts_.version, parts_.cache_bytes);
}

void Application::replace(Router router, std::string version) {
  auto next = std::make_shared<Answering>(std::move(router), std::move(version), parts_.cache_bytes);
  const std::lock_guard lock(mutex_);
  answering_.swap(next);
}

std::shared_ptr<Application::Answering> Application::answering() const {
  const std::lock_guard lock(mutex_);
  return answering_;
}

Response Application::problem_for(const Request& request, ErrorCode code, std::string key, int status) const {
  return problem(for_problem(parts_.catalogues, request), Error(code, std::move(key)), status);
}

Response Application::refuse(int status, const std::string& key, const Request& request) {
  return problem_for(request, status == 503 ? ErrorCode::busy : ErrorCode::bad_input, key, status);
}

std::optional<Response> Application::refused(const Request& request) const {
  switch (parts_.guard.check(request)) {
    case Guard::Verdict::pass: return std::nullopt;
    case Guard::Verdict::host_missing: return problem_for(request, ErrorCode::usage, "host_missing", 400);
    case Guard::Verdict::host_foreign: return problem_for(request, ErrorCode::usage, "host_foreign", 421);
    case Guard::Verdict::origin_foreign: return problem_for(request, ErrorCode::usage, "origin_foreign", 403);
    case Guard::Verdict::header_missing: return problem_for(request, ErrorCode::usage, "own_header_missing", 403);
    case Guard::Verdict::not_json: return problem_for(request, ErrorCode::usage, "body_not_json", 415);
  }
  return std::nullopt;
}

std::optional<Response> Application::at_once(const Request& request) {
  if (std::optional<Response> refusal = refused(request)) return refusal;
  const std::shared_ptr<Answering> now = answering();
  const Router::Match match = now->router.match(request.method, request.target.parts);
  Request own = request;
  if (match.handler != nullptr && match.runs == Router::Runs::at_once) return run(now, own, match);
  if (parts_.gate) {
    std::optional<Visitor> visitor = parts_.gate->known(request);
    if (!visitor) return std::nullopt;
    own.visitor = std::move(*visitor);
  }
  return is_api(request) ? kept(*now, own, match) : page(own);
}

Response Application::page(const Request& request) const {
  if (!is_read(request)) {
    Response response = problem_for(request, ErrorCode::usage, "method_unknown", 405);
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  const std::string_view language = messages::code_of(language_of(request).value_or(messages::Language::bokmaal));
  const bool short_address = is_municipality_number(request.target.parts);
  if (parts_.gate && !request.visitor.who && (short_address || shows_figures(request.target))) {
    // A page alone holds no figures; whoever is not signed in is led to where one does.
    const std::string_view first = request.target.parts.empty() ? "" : std::string_view(request.target.parts.front());
    return led_to(fmt::format("/{}/sign-in?next={}", messages::language_of(first) ? first : language,
                              percent_encode(request.target.raw)));
  }
  if (short_address) {
    // The shortest address of a municipality's page; the reader's language is chosen.
    return finished(request, led_to(fmt::format("/{}/{}", language, request.target.parts.front())));
  }
  if (parts_.assets) {
    if (std::optional<Response> found = parts_.assets->find(request.target)) {
      found->route = "pages";
      return finished(request, std::move(*found));
    }
  }
  return problem_for(request, ErrorCode::unknown_name, "page_unknown", 404);
}

std::optional<Response> Application::kept(Answering& now, const Request& request, const Router::Match& match) {
  const auto language = language_of(request);
  if (!language || !is_read(request)) return std::nullopt;
  std::optional<Response> known = now.cache.find(cache_key(*language, request.target));
  if (!known) return std::nullopt;
  if (parts_.gate) {
    try {
      parts_.gate->check(request, match.pattern);
    } catch (...) {
      return problem(for_problem(parts_.catalogues, request), std::current_exception());
    }
  }
  return finished(request, std::move(*known));
}

std::string Application::client(const Request& request, const std::string& address) {
  const auto visitor = parts_.gate ? parts_.gate->known(request) : std::nullopt;
  return visitor && visitor->who ? "account " + visitor->who->account() : address;
}

void Application::keep(Answering& now, const Request& request, Response& response) {
  const auto language = language_of(request);
  if (!language || !is_read(request) || !response.may_be_stored || response.status != 200) return;
  // The same address has an answer in each language: the tag says which, so that a client that has changed its
  // language is not told that nothing changed.
  response.etag = fmt::format("\"{}-{}\"", now.version, messages::code_of(*language));
  now.cache.store(cache_key(*language, request.target), response);
}

Response Application::handle(Request request) {
  if (parts_.gate) {
    try {
      request.visitor = parts_.gate->look_up(request);
    } catch (...) {
      return problem(for_problem(parts_.catalogues, request), std::current_exception());
    }
    // What one saves counts for the account, wherever it sits.
    if (request.visitor.who) request.client = "account " + request.visitor.who->account();
  }
  if (!is_api(request)) return page(request);
  const std::shared_ptr<Answering> now = answering();
  const Router::Match match = now->router.match(request.method, request.target.parts);
  // Many may have asked for the same at once; the answer was made while this one waited for its turn.
  if (std::optional<Response> known = kept(*now, request, match)) return *known;
  if (match.handler != nullptr) return run(now, request, match);
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

Response Application::run(const std::shared_ptr<Answering>& now, Request& request, const Router::Match& match) {
  const auto start = std::chrono::steady_clock::now();
  Response response;
  try {
    request.captures = match.captures;
    if (parts_.gate) parts_.gate->check(request, match.pattern);
    response = (*match.handler)(request);
    response.route = match.pattern;
    if (response.slowly || response.run) {
      response.answering =
          now;  // its handler must outlive it, and what it finds is kept with the figures that it was begun with
      return response;
    }
    keep(*now, request, response);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    response.headers.emplace_back("Server-Timing", fmt::format("answer;dur={:.2f}", taken.count()));
    return finished(request, std::move(response));
  } catch (const NoLongerWanted&) {
    return broken_off(std::string(match.pattern));
  } catch (...) {
    response = problem(for_problem(parts_.catalogues, request), std::current_exception());
    response.route = match.pattern;
    return response;
  }
}

Response Application::handle_slowly(const Request& asked, const Response& begun,
                                    const std::function<bool()>& unwanted) {
  Request request = asked;
  try {
    if (parts_.gate) request.visitor = parts_.gate->look_up(request);
    // Someone else has asked meanwhile.
    const auto now = std::static_pointer_cast<Answering>(begun.answering);
    const Router::Match match = now->router.match(request.method, request.target.parts);
    if (std::optional<Response> known = kept(*now, request, match)) return *known;
    const Wanted scope(&unwanted);
    Response response = begun.slowly(unwanted);
    response.route = begun.route;
    keep(*now, request, response);
    return finished(request, std::move(response));
  } catch (const NoLongerWanted&) {
    return broken_off(begun.route);
  } catch (...) {
    return problem(for_problem(parts_.catalogues, request), std::current_exception());
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
