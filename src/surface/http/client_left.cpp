#include "surface/http/client_left.hpp"

#include <poll.h>

namespace handlingsrom::http {

bool client_has_left(int socket) noexcept {
  pollfd watched{};
  watched.fd = socket;
  watched.events = POLLRDHUP;
  return poll(&watched, 1, 0) > 0 && (watched.revents & (POLLRDHUP | POLLHUP | POLLERR | POLLNVAL)) != 0;
}

}  // namespace handlingsrom::http
