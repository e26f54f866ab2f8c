#include "surface/http/message.hpp"

namespace handlingsrom::http {

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

Response answer(int status, std::string media_type, std::string body) {
  Response response;
  response.status = status;
  response.media_type = std::move(media_type);
  response.content = std::make_shared<const Content>(std::move(body));
  return response;
}

}  // namespace handlingsrom::http
