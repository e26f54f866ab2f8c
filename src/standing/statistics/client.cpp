#include "standing/statistics/client.hpp"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "standing/statistics/http_date.hpp"

namespace handlingsrom::statistics {
namespace {

using std::chrono::milliseconds;
using Json = nlohmann::json;

bool begins_like_markup(std::string_view body) {
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && body[first] == '<';
}

std::optional<long long> whole_number(std::string_view text) {
  long long value = 0;
  const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} && stop == text.data() + text.size() && value >= 0 ? std::optional(value) : std::nullopt;
}

// "40;w=60s" → 60 seconds; a minute where the service does not tell.
milliseconds window_of(const HttpResponse& response) {
  const std::string_view policy = response.header("x-ratelimit-policy");
  if (const std::size_t at = policy.find("w="); at != std::string_view::npos) {
    std::string_view rest = policy.substr(at + 2);
    rest = rest.substr(0, rest.find_first_not_of("0123456789"));
    if (const auto seconds = whole_number(rest); seconds && *seconds > 0 && *seconds <= 3600)
      return std::chrono::seconds(*seconds);
  }
  return std::chrono::seconds(60);
}

std::optional<milliseconds> retry_after(const HttpResponse& response, Clock& clock) {
  const std::string_view text = response.header("retry-after");
  if (text.empty()) return std::nullopt;
  if (const auto seconds = whole_number(text)) return std::chrono::seconds(std::min(*seconds, 24LL * 3600));
  if (const auto moment = read_http_date(text))
    return std::chrono::seconds(std::max<std::int64_t>(0, *moment - clock.unix_seconds()));
  return std::nullopt;
}

// Worth another try: the service or the way to it failed, not the question.
bool may_pass(const HttpResponse& response, bool whole) {
  switch (response.failure) {
    case Failure::unreachable:
    case Failure::timed_out:
    case Failure::cut_short: return true;
    case Failure::insecure:
    case Failure::too_large:
    case Failure::bad_redirect: return false;
    case Failure::none: break;
  }
  return response.status == 429 || response.status == 408 || response.status >= 500 ||
         (response.status == 200 && !whole);
}

Fetched fetched_of(HttpResponse response, const Fetched& held) {
  Fetched fetched;
  fetched.unchanged = response.status == 304;
  fetched.etag = fetched.unchanged ? held.etag : std::string(response.header("etag"));
  fetched.last_modified = fetched.unchanged ? held.last_modified : std::string(response.header("last-modified"));
  fetched.body = std::move(response.body);
  return fetched;
}

std::string name_of(Failure failure) {
  switch (failure) {
    case Failure::none: return "";
    case Failure::unreachable: return "unreachable";
    case Failure::timed_out: return "timed_out";
    case Failure::cut_short: return "cut_short";
    case Failure::insecure: return "insecure";
    case Failure::too_large: return "too_large";
    case Failure::bad_redirect: return "bad_redirect";
  }
  return "";
}

}  // namespace

std::string words_of_error(std::string_view body) {
  if (body.empty() || begins_like_markup(body)) return {};
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object()) return {};
  for (const char* key : {"title", "error", "detail"}) {
    if (const auto found = json.find(key); found != json.end() && found->is_string())
      return shortened(found->get<std::string>(), 300);
  }
  return {};
}

int status_in_body(std::string_view body) {
  if (body.empty() || begins_like_markup(body)) return 0;
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object()) return 0;
  const auto found = json.find("status");
  return found != json.end() && found->is_number_integer() ? found->get<int>() : 0;
}

Client::Client(Transport& transport, Clock& clock, ClientOptions options, std::function<void(const ClientEvent&)> watch)
    : transport_(transport), clock_(clock), options_(std::move(options)), watch_(std::move(watch)) {
  while (!options_.base.empty() && options_.base.back() == '/') options_.base.pop_back();
}

void Client::wait(milliseconds time, ClientEvent::Kind kind, int attempt, const std::string& reason) {
  if (time <= milliseconds{0}) return;
  if (watch_) watch_({kind, time, attempt, reason});
  clock_.wait(time);
}

// Full waits would meet in step with others who were refused at the same moment: half of it is drawn (Brooker 2015, "Exponential backoff and jitter").
milliseconds Client::wait_before(int attempt) {
  const int doublings = std::min(attempt - 1, 20);
  const milliseconds whole = std::min<milliseconds>(options_.first_wait * (1LL << doublings), options_.longest_wait);
  const double drawn =
      uniform({options_.seed, static_cast<std::uint32_t>(calls_), static_cast<std::uint32_t>(attempt), 0, 0});
  return milliseconds(whole.count() / 2 + static_cast<long long>(drawn * static_cast<double>(whole.count()) / 2));
}

// The service says how many calls are left in its window; with none left the next one waits for the window to pass.
void Client::respect_limit(const HttpResponse& response) {
  const auto remaining = whole_number(response.header("x-ratelimit-remaining"));
  if (!remaining || *remaining > 0) return;
  not_before_ = std::max(not_before_, clock_.now() + window_of(response));
}

void Client::refuse(const HttpRequest& request, const HttpResponse& response) const {
  const std::string host = request.url.substr(0, request.url.find('/', request.url.find("://") + 3));
  if (response.failure != Failure::none) {
    throw Error(ErrorCode::source_unreachable, "statistics_" + name_of(response.failure),
                {{"server", host}, {"found", response.reason}});
  }
  const std::string words = words_of_error(response.body);
  const int status = status_in_body(response.body) != 0 ? status_in_body(response.body) : response.status;
  if (words == "Non-existent table" ||
      (status == 404 && !begins_like_markup(response.body) && words.find("table") != std::string::npos)) {
    throw Error(ErrorCode::unknown_name, "statistics_table_unknown", {{"server", host}});
  }
  if (words.empty())
    throw Error(ErrorCode::source_unreachable, "statistics_refused_silently",
                {{"server", request.url.substr(0, request.url.find('?'))}, {"status", std::to_string(status)}});
  throw Error(ErrorCode::source_unreachable, "statistics_refused",
              {{"server", host}, {"status", std::to_string(status)}, {"found", words}});
}

HttpResponse Client::call(HttpRequest request, const std::function<bool(const HttpResponse&)>& whole) {
  const milliseconds started = clock_.now();
  for (int attempt = 1;; ++attempt) {
    wait(not_before_ - clock_.now(), ClientEvent::Kind::waits_for_limit, attempt, "limit");
    HttpResponse response = transport_.send(request);
    ++calls_;
    respect_limit(response);
    const bool good =
        response.failure == Failure::none && (response.status == 304 || (response.status == 200 && whole(response)));
    if (good) return response;
    const bool closed = response.failure == Failure::none && response.status == 503;
    const bool patience = closed ? clock_.now() - started < options_.longest_closed : attempt < options_.attempts;
    if (!may_pass(response, false) || !patience) refuse(request, response);
    const std::string reason = response.failure != Failure::none ? name_of(response.failure)
                               : response.status == 200          ? "cut_short"
                                                                 : std::to_string(response.status);
    milliseconds time = wait_before(attempt);
    if (const auto told = retry_after(response, clock_)) {
      time = std::max<milliseconds>(*told, milliseconds{0});
    } else if (response.status == 429) {
      time = std::max(time, window_of(response));
    } else if (closed) {
      time = std::max<milliseconds>(time, std::chrono::seconds(30));
    }
    if (time > options_.longest_closed) refuse(request, response);
    wait(time,
         closed                   ? ClientEvent::Kind::waits_for_maintenance
         : response.status == 429 ? ClientEvent::Kind::waits_for_limit
                                  : ClientEvent::Kind::waits_for_retry,
         attempt, reason);
  }
}

void Client::read_configuration() {
  const auto whole = [](const HttpResponse& response) {
    return Json::parse(response.body, nullptr, false).is_object();
  };
  const HttpResponse response = call({options_.base + "/config", "", "", ""}, whole);
  const Json json = Json::parse(response.body, nullptr, false);
  const auto cells = json.find("maxDataCells");
  // Zero does not mean without limit.
  if (cells != json.end() && cells->is_number_integer() && cells->get<long long>() > 0)
    options_.cells_per_call = cells->get<std::size_t>();
}

reading::Cube Client::metadata(const std::string& table) {
  std::vector<reading::Cube> cubes;
  const auto whole = [&](const HttpResponse& response) {
    try {
      cubes = reading::read_json_stat(response.body, table);
    } catch (const Error&) {
      return false;
    }
    return !cubes.empty();
  };
  call({options_.base + "/tables/" + percent_encoded(table) + "/metadata?lang=" + options_.language, "", "", ""},
       whole);
  return std::move(cubes.front());
}

Fetched Client::data(const std::string& table, const Selection& selection, const Fetched& held) {
  HttpRequest request;
  const std::string address = options_.base + "/tables/" + percent_encoded(table) + "/data?lang=" + options_.language +
                              "&outputFormat=json-stat2";
  request.url = address + "&" + query_of(selection);
  if (request.url.size() > options_.longest_url) {
    request.url = address;
    request.body = body_of(selection);
  }
  request.if_none_match = held.etag;
  request.if_modified_since = held.last_modified;
  const auto whole = [&](const HttpResponse& response) {
    try {
      const auto cubes = reading::read_json_stat(response.body, table);
      return !cubes.empty() && !cubes.front().values.empty();
    } catch (const Error&) {
      return false;
    }
  };
  return fetched_of(call(std::move(request), whole), held);
}

Fetched Client::page(const std::string& url, const std::function<bool(const std::string&)>& whole,
                     const Fetched& held) {
  return fetched_of(call({url, "", held.etag, held.last_modified},
                         [&](const HttpResponse& response) { return whole(response.body); }),
                    held);
}

}  // namespace handlingsrom::statistics
