#include "surface/http/framing.hpp"

#include <boost/beast/http/field.hpp>

#include <algorithm>
#include <string>

#include "base/ascii.hpp"
#include "surface/http/wire.hpp"

namespace handlingsrom::http {
namespace {

namespace beast_http = boost::beast::http;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<FramingFault> framing_fault(const beast_http::request_header<>& header) {
  constexpr FramingFault unclear{400, "request_malformed"};
  using beast_http::field;
  if (header.version() != 11 && header.version() != 10) return unclear;
  if (header.count(field::host) > 1) return unclear;
  const auto codings = header.equal_range(field::transfer_encoding);
  const bool has_coding = codings.first != codings.second;
  if (has_coding) {
    const bool only_chunked =
        header.count(field::transfer_encoding) == 1 && ascii_lower(from_beast(codings.first->value())) == "chunked";
    if (!only_chunked || header.version() == 10 || header.count(field::content_length) > 0) return unclear;
  }
  if (header.count(field::content_length) > 1) return unclear;
  if (header.count(field::content_length) == 1 && !all_digits(from_beast(header[field::content_length])))
    return unclear;
  for (const auto& each : header) {
    const boost::beast::string_view value = each.value();
    const bool broken = std::any_of(value.begin(), value.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return (byte < 0x20 && c != '\t') || byte == 0x7F;
    });
    if (broken) return unclear;
  }
  const auto encoding = header.find(field::content_encoding);
  if (encoding != header.end() && ascii_lower(from_beast(encoding->value())) != "identity")
    return FramingFault{415, "body_coded"};
  return std::nullopt;
}

}  // namespace handlingsrom::http
