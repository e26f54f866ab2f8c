// Between our messages and the library's.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/string_type.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/optional.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "surface/http/message.hpp"

namespace handlingsrom::http {

inline std::string_view from_beast(boost::beast::string_view text) { return {text.data(), text.size()}; }

/// A body that many answers share without copying it.
struct SharedBody {
  using value_type = std::shared_ptr<const std::string>;
  static std::uint64_t size(const value_type& body) { return body ? body->size() : 0; }

  class writer {
   public:
    using const_buffers_type = boost::asio::const_buffer;
    template <bool is_request, class Fields>
    writer(const boost::beast::http::header<is_request, Fields>&, const value_type& body) : body_(body) {}
    void init(boost::beast::error_code& failure) { failure = {}; }
    boost::optional<std::pair<const_buffers_type, bool>> get(boost::beast::error_code& failure) {
      failure = {};
      return {{body_ ? const_buffers_type(body_->data(), body_->size()) : const_buffers_type{}, false}};
    }

   private:
    const value_type& body_;
  };
};

/// nullopt for a target that parse_target refuses.
std::optional<Request> from_wire(boost::beast::http::request<boost::beast::http::string_body>&& message);

/// The answer in the best encoding that the request allows, with all headers. For HEAD and 304 the body is left out.
boost::beast::http::response<SharedBody> to_wire(const Request& request, const Response& response, bool keep_alive);

}  // namespace handlingsrom::http
