// A request and an answer as the handlers see them: no sockets, no library types.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "surface/http/content.hpp"
#include "surface/http/target.hpp"

namespace handlingsrom::access {
class Identity;
}

namespace handlingsrom::http {

/// Who asks, where accounts are needed.
struct Visitor {
  std::shared_ptr<const access::Identity> who;  // nullptr: nobody who has signed in
  std::string session;                          // the store's key of the session
  bool strong = false;                          // a second factor was shown in it
};

enum class Method { get, head, post, put, remove, other };

/// One request, read whole and within the limits. Header names in lower case.
struct Request {
  Method method = Method::get;
  Target target;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string client;  // who asks, for sharing fairly: an address; never kept
  Visitor visitor;
  std::vector<std::string> captures;  // the parts of the path that the route's `{}` stand for, in order

  /// First header of that (lower-case) name; empty when there is none.
  std::string_view header(std::string_view name) const;
};

/// Where a long run sends its answer piece by piece. Safe to use from the thread that runs it.
class Stream {
 public:
  virtual ~Stream() = default;
  /// Sends one piece; false once the client has left, and then the run should stop.
  virtual bool write(std::string piece) = 0;
  virtual bool cancelled() const = 0;
};

struct Response {
  int status = 200;
  std::string media_type = "application/json";
  std::shared_ptr<const Content> content;  // nullptr: no body
  std::vector<std::pair<std::string, std::string>> headers;
  std::string etag;                  // with quotes; empty: none
  std::string route;                 // the pattern that answered, or "pages"; for counting, never sent
  bool may_be_stored = false;        // by the answer cache and, after asking again, by browsers
  std::function<void(Stream&)> run;  // set for a streamed answer; then `content` is unused
  // Set for an answer that takes more than some 100 ms: makes it, on the threads of long runs, and then all else here is unused.
  // To be asked now and then: the client has left or the time is up, and Error(interrupted) should be thrown.
  std::function<Response(const std::function<bool()>& unwanted)> slowly;
  bool broken_off = false;          // nobody wanted it any more (base/wanted.hpp)
  std::shared_ptr<void> answering;  // the application's own: with which figures it was begun
};

/// An answer of `status` with a body that is compressed as the client asks.
Response answer(int status, std::string media_type, std::string body);

}  // namespace handlingsrom::http
