// Whether the other end of a connection has closed it.
#pragma once

namespace handlingsrom::http {

/// True when the client has closed its side or the connection is broken, also while bytes of it lie unread. May be asked from any thread as long
/// as the socket is open.
bool client_has_left(int socket) noexcept;

}  // namespace handlingsrom::http
