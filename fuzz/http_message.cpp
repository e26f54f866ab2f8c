// Any bytes as what comes in on a connection: read as the server reads them, within its limits and by its rules of framing. Where the network cuts them changes nothing, and what is let
// through keeps the promises that gate, guard and routes build on.
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "surface/http/framing.hpp"
#include "surface/http/gate.hpp"
#include "surface/http/guard.hpp"
#include "surface/http/language.hpp"
#include "surface/http/wire.hpp"

namespace {

namespace beast_http = boost::beast::http;
namespace asio = boost::asio;
using handlingsrom::http::Request;

void check(bool holds) {
  if (!holds) std::abort();
}

/// One request that is let through, and how many bytes of the connection it took.
struct Read {
  std::optional<Request> request;
  std::size_t used = 0;
};

/// The bytes come in pieces that end at `cuts`.
Read read(std::string_view bytes, const std::vector<std::size_t>& cuts) {
  beast_http::request_parser<beast_http::string_body> parser;
  parser.header_limit(16 * 1024);
  parser.body_limit(1024 * 1024);
  parser.eager(true);
  Read result;
  boost::beast::flat_buffer buffer;
  std::size_t at = 0;
  for (const std::size_t cut : cuts) {
    asio::buffer_copy(buffer.prepare(cut - at), asio::buffer(bytes.data() + at, cut - at));
    buffer.commit(cut - at);
    at = cut;
    while (buffer.size() > 0 && !parser.is_done()) {
      boost::beast::error_code failure;
      const std::size_t taken = parser.put(buffer.data(), failure);
      buffer.consume(taken);
      result.used += taken;
      if (failure == beast_http::error::need_more) break;
      if (failure) return result;
      if (taken == 0) break;
    }
    if (parser.is_header_done() && handlingsrom::http::framing_fault(parser.get())) return result;
    if (parser.is_done()) break;
  }
  if (!parser.is_done()) return result;
  beast_http::request<beast_http::string_body> message = parser.release();
  if (!handlingsrom::http::framing_fault(message.base()))
    result.request = handlingsrom::http::from_wire(std::move(message));
  return result;
}

void keeps_its_promises(const Request& request) {
  check(std::count_if(request.headers.begin(), request.headers.end(),
                      [](const auto& header) { return header.first == "host"; }) <= 1);
  for (const auto& [name, value] : request.headers) {
    check(!name.empty() && name.find_first_of(" :\r\n") == std::string::npos);
    check(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
  }
  for (const std::string& part : request.target.parts) check(!part.empty() && part != "." && part != "..");
  check(request.body.size() <= 1024 * 1024);
  const std::string_view session = handlingsrom::http::cookie(request, "session");
  check(session.find(';') == std::string_view::npos);
  static const handlingsrom::http::Guard guard({"kommunen.local"});
  if (guard.check(request) == handlingsrom::http::Guard::Verdict::pass)
    check(!handlingsrom::http::host_name(request.header("host")).empty());
  handlingsrom::http::language_of(request);
  handlingsrom::http::negotiate(request.header("accept-encoding"));
}

/// What is let through is the same; what is not may be refused earlier in one piece than in two, or wait for more that never comes.
bool same(const Read& one, const Read& other) {
  if (one.request.has_value() != other.request.has_value()) return false;
  if (!one.request) return true;
  return one.used == other.used && one.request->method == other.request->method &&
         one.request->target.raw == other.request->target.raw && one.request->headers == other.request->headers &&
         one.request->body == other.request->body;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  // As much as the server takes in before it has looked at a header, so that its limit falls at the same byte however the pieces come.
  if (size < 2 || size > 12 * 1024) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const Read whole = read(bytes, {bytes.size()});
  const std::size_t cut = 1 + data[0] % bytes.size();
  check(same(whole, read(bytes, {cut, bytes.size()})));
  if (whole.request) keeps_its_promises(*whole.request);
  return 0;
}
