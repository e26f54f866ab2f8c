// From a request to its answer, without a socket: guard, cache, routes, pages.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "surface/http/answer_cache.hpp"
#include "surface/http/assets.hpp"
#include "surface/http/gate.hpp"
#include "surface/http/guard.hpp"
#include "surface/http/message.hpp"
#include "surface/http/router.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::http {

using Catalogues = std::array<std::shared_ptr<const messages::Catalogue>, 3>;  // in order of messages::languages

/// The catalogue of `?lang=` or else of Accept-Language, bokmål when neither names one of ours.
/// Throws Error(unknown_name, "language_unknown") for another `?lang=`.
const messages::Catalogue& catalogue_for(const Catalogues& catalogues, const Request& request);

class Application {
 public:
  struct Parts {
    Router router;
    Guard guard;
    std::shared_ptr<Gate> gate;            // nullptr: whoever is let in by the guard may do everything
    std::shared_ptr<const Assets> assets;  // nullptr: only the API
    Catalogues catalogues;
    std::string version;  // what the figures and the program are: part of every ETag
    std::size_t cache_bytes = std::size_t{96} << 20U;
  };
  explicit Application(Parts parts);

  /// From now on these routes answer, of other figures; what is being answered is finished with the earlier ones. Safe while others ask.
  void replace(Router router, std::string version);

  /// What needs no computing: refusals, pages, answers from the cache, "not modified", routes that run at once. nullopt: ask handle(), also where the
  /// store must be asked who it is that asks.
  std::optional<Response> at_once(const Request& request);

  /// Runs the route's handler; every error becomes a problem document. Where the answer's `slowly` is set, ask
  /// handle_slowly() on a thread that may take its time.
  Response handle(Request request);
  /// Who asks, for sharing fairly: the account where one is known already, else where the request comes from.
  std::string client(const Request& request, const std::string& address);
  Response handle_slowly(const Request& request, const Response& begun, const std::function<bool()>& unwanted);

  /// A problem document for what goes wrong outside a handler: "request_malformed", "server_busy". In the request's language, where there is one.
  Response refuse(int status, const std::string& key, const Request& request = {});

 private:
  /// What answers, and what it has answered.
  struct Answering {
    Answering(Router routes, std::string of, std::size_t cache_bytes)
        : router(std::move(routes)), version(std::move(of)), cache(cache_bytes) {}
    Router router;
    std::string version;
    AnswerCache cache;
  };
  std::shared_ptr<Answering> answering() const;

  Response finished(const Request& request, Response response) const;
  Response run(const std::shared_ptr<Answering>& now, Request& request, const Router::Match& match);
  std::optional<Response> refused(const Request& request) const;
  Response page(const Request& request) const;
  std::optional<Response> kept(Answering& now, const Request& request, const Router::Match& match);
  void keep(Answering& now, const Request& request, Response& response);
  Response problem_for(const Request& request, ErrorCode code, std::string key, int status) const;

  Parts parts_;  // without its router and version, which answering_ has
  mutable std::mutex mutex_;
  std::shared_ptr<Answering> answering_;
};

}  // namespace handlingsrom::http
