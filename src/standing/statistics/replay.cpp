#include "standing/statistics/replay.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <set>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "standing/statistics/replay_registers.hpp"
#include "standing/statistics/selection.hpp"

namespace handlingsrom::statistics {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using Request = http::request<http::string_body>;
using Json = nlohmann::json;

constexpr std::size_t longest_target = 2'100;
constexpr std::string_view prefix = "/api/pxwebapi/v2";

struct FaultName {
  Fault fault;
  std::string_view name;
};
constexpr std::array fault_list{FaultName{Fault::none, "none"},
                                FaultName{Fault::limit, "limit"},
                                FaultName{Fault::maintenance, "maintenance"},
                                FaultName{Fault::empty, "empty"},
                                FaultName{Fault::page, "page"},
                                FaultName{Fault::refused, "refused"},
                                FaultName{Fault::old_error, "old_error"},
                                FaultName{Fault::cut, "cut"},
                                FaultName{Fault::half_json, "half_json"},
                                FaultName{Fault::silent, "silent"},
                                FaultName{Fault::slow, "slow"},
                                FaultName{Fault::redirect, "redirect"},
                                FaultName{Fault::loop, "loop"}};

struct Answer {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

Answer problem(int status, std::string_view title, int status_inside = 0) {
  return {status,
          "application/json",
          Json{{"type", "Parameter error"}, {"title", title}, {"status", status_inside == 0 ? status : status_inside}}
              .dump(),
          {}};
}

Answer page() {
  return {404,
          "text/html",
          "<!DOCTYPE html><html><head><title>404 - File or directory not found.</title></head><body>",
          {}};
}

std::string decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, code, 16).ptr == text.data() + i + 3) {
      result += static_cast<char>(code);
      i += 2;
    } else {
      result += text[i] == '+' ? ' ' : text[i];
    }
  }
  return result;
}

// Commas part values, but not inside brackets: "[range(2020,2024)],2010".
std::vector<std::string> values_of(const std::string& text) {
  std::vector<std::string> result(1);
  int depth = 0;
  for (const char c : text) {
    if (c == '[' || c == '(') ++depth;
    if (c == ']' || c == ')') --depth;
    if (c == ',' && depth == 0) {
      result.emplace_back();
    } else if (c != '[' && c != ']') {
      result.back() += c;
    }
  }
  return result;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  return text;
}

Selection selection_in_query(std::string_view query) {
  Selection selection;
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view part = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string name = decoded(part.substr(0, equals));
    if (!lower(name).starts_with("valuecodes[") || name.back() != ']') continue;
    selection.push_back({name.substr(11, name.size() - 12), values_of(decoded(part.substr(equals + 1)))});
  }
  return selection;
}

std::optional<Selection> selection_in_body(const std::string& body) {
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object() || !json.contains("selection") || !json["selection"].is_array()) return std::nullopt;
  Selection selection;
  for (const Json& each : json["selection"]) {
    if (!each.is_object() || !each.contains("variableCode") || !each["variableCode"].is_string() ||
        !each.contains("valueCodes") || !each["valueCodes"].is_array())
      return std::nullopt;
    VariableSelection one{each["variableCode"].get<std::string>(), {}};
    for (const Json& value : each["valueCodes"]) {
      if (!value.is_string()) return std::nullopt;
      one.values.push_back(value.get<std::string>());
    }
    selection.push_back(std::move(one));
  }
  return selection;
}

}  // namespace

std::optional<Fault> fault_of(std::string_view name) {
  for (const FaultName& each : fault_list) {
    if (each.name == name) return each.fault;
  }
  return std::nullopt;
}

std::string fault_names() {
  std::string names;
  for (const FaultName& each : fault_list) names += (names.empty() ? "" : ", ") + std::string(each.name);
  return names;
}

struct ReplayServer::State {
  explicit State(const ReplayOptions& chosen)
      : options(chosen), tables(recorded_tables(chosen.folder)), registers(chosen.folder), acceptor(context) {
    if (tables.empty() && registers.empty())
      throw Error(ErrorCode::bad_input, "statistics_no_tables", {{"folder", chosen.folder.string()}});
    boost::system::error_code fault;
    const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), chosen.port);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address(true));
    acceptor.bind(endpoint, fault);
    if (!fault) acceptor.listen(asio::socket_base::max_listen_connections, fault);
    if (fault) throw Error(ErrorCode::cannot_write, "statistics_port", {{"port", std::to_string(chosen.port)}});
    for (auto& [number, cube] : tables) {
      if (!chosen.updated.empty()) cube.updated = chosen.updated;
    }
    thread = std::thread([this] { run(); });
  }

  void run() {
    while (!stopping) {
      tcp::socket socket(context);
      boost::system::error_code fault;
      acceptor.accept(socket, fault);
      if (fault || stopping) continue;
      serve(socket);
    }
  }

  void serve(tcp::socket& socket) {
    boost::system::error_code fault;
    boost::beast::flat_buffer buffer;
    Request request;
    http::read(socket, buffer, request, fault);
    if (fault) return;
    const std::string target(request.target());
    const bool extract = target.find("/data") != std::string::npos || target.starts_with("/api/klass/");
    Fault play = Fault::none;
    {
      const std::lock_guard lock(mutex);
      lines.push_back(fmt::format("{} {} agent={} match={}", std::string(request.method_string()), target,
                                  std::string(request[http::field::user_agent]),
                                  std::string(request[http::field::if_none_match])));
      ++requests;
      if (extract) {
        if (extracts < options.faults.size()) play = options.faults[extracts];
        ++extracts;
      }
    }
    misbehave(socket, request, play);
    socket.shutdown(tcp::socket::shutdown_both, fault);
  }

  void misbehave(tcp::socket& socket, const Request& request, Fault play) {
    switch (play) {
      case Fault::silent: return;
      case Fault::limit: {
        Answer answer = problem(429, "Too many requests");
        answer.headers = {
            {"x-ratelimit-limit", std::to_string(options.calls_per_window)},
            {"x-ratelimit-policy", fmt::format("{};w={}s", options.calls_per_window, options.window_seconds)},
            {"x-ratelimit-remaining", "0"}};
        return send(socket, answer);
      }
      case Fault::maintenance:
        return send(socket, {503,
                             "text/html",
                             "<html>maintenance</html>",
                             {{"retry-after", std::to_string(options.retry_after_seconds)}}});
      case Fault::empty: return send(socket, {500, "text/plain", "", {}});
      case Fault::page: return send(socket, page());
      case Fault::refused: return send(socket, problem(400, "Non-existent table", 404));
      case Fault::old_error:
        return send(socket, {403, "application/json", R"({"error":"Too many values selected"})", {}});
      case Fault::redirect: return send(socket, {307, "text/plain", "", {{"location", std::string(request.target())}}});
      case Fault::loop: {
        const std::lock_guard lock(mutex);
        options.faults.insert(options.faults.begin() + static_cast<std::ptrdiff_t>(extracts), Fault::loop);
        return send(socket, {307, "text/plain", "", {{"location", std::string(request.target())}}});
      }
      case Fault::half_json: {
        Answer answer = answer_to(request);
        answer.body.resize(answer.body.size() / 2);
        return send(socket, answer);
      }
      case Fault::cut: return send(socket, answer_to(request), true);
      case Fault::slow: return send_slowly(socket, answer_to(request));
      case Fault::none: return send(socket, answer_to(request));
    }
  }

  Answer answer_to(const Request& request) {
    const std::string target(request.target());
    if (target.size() > longest_target) return page();
    const std::size_t mark = target.find('?');
    std::string_view path = std::string_view(target).substr(0, mark);
    const std::string_view query =
        mark == std::string::npos ? std::string_view{} : std::string_view(target).substr(mark + 1);
    if (!path.starts_with(prefix)) {
      const std::optional<std::string> body = registers.answer(path, decoded(query));
      return body ? with_mark({200, "application/json", *body, {}}, request) : page();
    }
    path.remove_prefix(prefix.size());
    if (path == "/config") {
      return {200,
              "application/json",
              Json{{"apiVersion", "2.3.2"},
                   {"maxDataCells", options.cells_per_call},
                   {"maxCallsPerTimeWindow", 0},
                   {"timeWindow", 0},
                   {"license", "CC BY 4.0"}}
                  .dump(),
              {}};
    }
    if (!path.starts_with("/tables/")) return page();
    path.remove_prefix(8);
    const std::size_t slash = path.find('/');
    const std::string number(path.substr(0, slash));
    const std::string_view what = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    const auto table = tables.find(number);
    if (table == tables.end()) return problem(400, "Non-existent table", 404);
    const reading::Cube& cube = table->second;
    if (what == "metadata") {
      std::vector<std::vector<std::size_t>> all;
      for (const reading::Dimension& dimension : cube.dimensions) {
        all.emplace_back(dimension.categories.size());
        for (std::size_t i = 0; i < all.back().size(); ++i) all.back()[i] = i;
      }
      return {200, "application/json", json_stat_of(cube, all, false, number), {}};
    }
    if (what != "data") return page();
    const std::optional<Selection> selection = request.method() == http::verb::post
                                                   ? selection_in_body(request.body())
                                                   : std::optional(selection_in_query(query));
    if (!selection) return problem(400, "No query specified");
    return extract_of(number, cube, *selection, request);
  }

  /// With an ETag; 304 where the client holds the same.
  static Answer with_mark(Answer answer, const Request& request) {
    const std::string etag = fmt::format("\"{:016x}\"", std::hash<std::string>{}(answer.body));
    if (request[http::field::if_none_match] == etag) return {304, "application/json", "", {{"etag", etag}}};
    answer.headers.emplace_back("etag", etag);
    return answer;
  }

  Answer extract_of(const std::string& number, const reading::Cube& cube, const Selection& selection,
                    const Request& request) const {
    std::vector<std::vector<std::size_t>> positions;
    std::size_t cells = 1;
    for (const VariableSelection& each : selection) {
      if (std::none_of(cube.dimensions.begin(), cube.dimensions.end(),
                       [&](const reading::Dimension& d) { return lower(d.id) == lower(each.variable); })) {
        return problem(400, "Non-existent variable");
      }
      const std::set<std::string> once(each.values.begin(), each.values.end());
      if (once.size() != each.values.size())
        return {500, "text/plain", "", {}};  // as the service answers the same code twice
    }
    for (const reading::Dimension& dimension : cube.dimensions) {
      const auto chosen = std::find_if(selection.begin(), selection.end(), [&](const VariableSelection& each) {
        return lower(each.variable) == lower(dimension.id);
      });
      if (chosen == selection.end()) return problem(400, "Missing selection for mandantory variable");
      for (const std::string& value : chosen->values) {
        if (expand({value}, dimension).empty()) return problem(400, "Non-existent value");
      }
      positions.emplace_back();
      for (const std::string& code : expand(chosen->values, dimension)) {
        const auto found = std::find_if(dimension.categories.begin(), dimension.categories.end(),
                                        [&](const reading::Category& each) { return each.code == code; });
        positions.back().push_back(static_cast<std::size_t>(found - dimension.categories.begin()));
      }
      cells *= positions.back().size();
    }
    if (cells > options.cells_per_call) return problem(403, "Too many cells selected");
    Answer answer = with_mark({200, "application/json", json_stat_of(cube, positions, true, number), {}}, request);
    if (answer.status != 200) return answer;
    answer.headers.emplace_back("x-ratelimit-limit", std::to_string(options.calls_per_window));
    answer.headers.emplace_back("x-ratelimit-remaining", std::to_string(options.calls_per_window));
    return answer;
  }

  static std::string head_of(const Answer& answer) {
    std::string head = fmt::format(
        "HTTP/1.1 {} {}\r\nConnection: close\r\nContent-Type: {}\r\n", answer.status,
        std::string(http::obsolete_reason(http::int_to_status(static_cast<unsigned>(answer.status)))), answer.type);
    if (answer.status != 304) head += fmt::format("Content-Length: {}\r\n", answer.body.size());
    for (const auto& [name, value] : answer.headers) head += name + ": " + value + "\r\n";
    return head + "\r\n";
  }

  static void send(tcp::socket& socket, const Answer& answer, bool cut = false) {
    boost::system::error_code fault;
    std::string text = head_of(answer) + answer.body;
    if (cut) text.resize(text.size() - answer.body.size() / 2 - 1);
    asio::write(socket, asio::buffer(text), fault);
  }

  void send_slowly(tcp::socket& socket, const Answer& answer) const {
    boost::system::error_code fault;
    asio::write(socket, asio::buffer(head_of(answer)), fault);
    for (std::size_t i = 0; i < answer.body.size() && !stopping && !fault; ++i) {
      asio::write(socket, asio::buffer(&answer.body[i], 1), fault);
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
  }

  ReplayOptions options;
  std::map<std::string, reading::Cube> tables;
  RecordedRegisters registers;
  asio::io_context context;
  tcp::acceptor acceptor;
  std::atomic<bool> stopping{false};
  mutable std::mutex mutex;
  std::vector<std::string> lines;
  int requests = 0;
  std::size_t extracts = 0;
  std::thread thread;
};

ReplayServer::ReplayServer(const ReplayOptions& options) : state_(std::make_unique<State>(options)) {}
ReplayServer::~ReplayServer() { stop(); }

std::uint16_t ReplayServer::port() const { return state_->acceptor.local_endpoint().port(); }
std::string ReplayServer::base() const { return fmt::format("http://127.0.0.1:{}{}", port(), prefix); }

int ReplayServer::requests() const {
  const std::lock_guard lock(state_->mutex);
  return state_->requests;
}
int ReplayServer::extracts() const {
  const std::lock_guard lock(state_->mutex);
  return static_cast<int>(state_->extracts);
}
std::vector<std::string> ReplayServer::log() const {
  const std::lock_guard lock(state_->mutex);
  return state_->lines;
}

void ReplayServer::wait() {
  if (state_->thread.joinable()) state_->thread.join();
}

void ReplayServer::stop() {
  if (state_->stopping.exchange(true)) return;
  boost::system::error_code ignored;
  tcp::socket knock(state_->context);  // wakes the thread that waits for a client
  knock.connect(state_->acceptor.local_endpoint(), ignored);
  if (state_->thread.joinable()) state_->thread.join();
  state_->acceptor.close(ignored);
}

}  // namespace handlingsrom::statistics
