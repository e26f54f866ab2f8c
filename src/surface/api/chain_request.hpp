// A question about the outlook as the chain is asked. Not for clients of the façade.
#pragma once

#include "outlook/rooms/chain.hpp"
#include "surface/api/outlook.hpp"

namespace handlingsrom::api {

/// Points into `request`, which must outlive it.
inline rooms::Request chain_request(const OutlookRequest& request) {
  return {.municipality = request.municipality,
          .assumptions = request.assumptions,
          .own = request.own,
          .paths = request.paths,
          .seed = request.seed,
          .alternative = request.alternative};
}

}  // namespace handlingsrom::api
