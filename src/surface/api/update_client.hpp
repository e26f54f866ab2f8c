// The client that a request asks for: who it says that it is, and where it asks.
#pragma once

#include <functional>
#include <memory>

#include "surface/api/update.hpp"

namespace handlingsrom::api {

struct UpdateClient {
  /// Throws Error(usage, "statistics_contact_needed") where the server is not on this machine and the request has no contact.
  UpdateClient(const UpdateRequest& request, const std::function<void(const statistics::ClientEvent&)>& watch);

  std::unique_ptr<statistics::Transport> transport;
  std::unique_ptr<statistics::Clock> clock;
  statistics::Client client;
};

}  // namespace handlingsrom::api
