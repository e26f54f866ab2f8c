// Where a request ends: what RFC 9112 section 6 and RFC 9110 section 7.2 leave open is refused, so that nobody in between reads it otherwise.
#pragma once

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>

#include <optional>
#include <string_view>

namespace handlingsrom::http {

struct FramingFault {
  int status;            // 400 or 415
  std::string_view key;  // of the message, [error]
};

/// What is wrong with the header: a transfer coding that is not exactly "chunked", one beside a Content-Length or in HTTP/1.0, lengths that are
/// no number or differ, several Host lines, a body that is coded. nullopt: nothing.
std::optional<FramingFault> framing_fault(const boost::beast::http::request_header<>& header);

}  // namespace handlingsrom::http
