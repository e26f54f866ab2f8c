// A client of PxWebApi 2, Statistics Norway's interface: one call at a time, within its limits, patient with its faults.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/standard_seed.hpp"
#include "standing/reading/cube.hpp"
#include "standing/statistics/selection.hpp"
#include "standing/statistics/transport.hpp"

namespace handlingsrom::statistics {

struct ClientOptions {
  std::string base = "https://data.ssb.no/api/pxwebapi/v2";
  std::string language = "no";
  int attempts = 6;  // of one call, the first included
  std::chrono::milliseconds first_wait{
      1'000};  // doubled for each further attempt, and drawn between half and the whole of it
  std::chrono::milliseconds longest_wait{120'000};  // of one wait that we choose
  std::chrono::minutes longest_closed{
      45};                          // maintenance may last; Statistics Norway renews its tables at 05:00 and 11:30
  std::size_t longest_url = 2'000;  // beyond about 2,100 characters the answer is a page that says 404: POST instead
  std::size_t cells_per_call = 800'000;  // until the service's configuration says another number
  std::uint64_t seed = standard_seed;    // of the waits' jitter
};

/// What the client does while a user looks on.
struct ClientEvent {
  enum class Kind { waits_for_limit, waits_for_retry, waits_for_maintenance };
  Kind kind = Kind::waits_for_retry;
  std::chrono::milliseconds wait{0};
  int attempt = 0;
  std::string reason;  // "429", "503", "cut_short"
};

struct Fetched {
  bool unchanged = false;  // the service says that what we hold is still so
  std::string body;
  std::string etag;
  std::string last_modified;
};

class Client {
 public:
  Client(Transport& transport, Clock& clock, ClientOptions options, std::function<void(const ClientEvent&)> watch = {});

  /// Reads the service's own limits; leaves ours where it tells none.
  void read_configuration();
  std::size_t cells_per_call() const { return options_.cells_per_call; }

  /// The table's dimensions, without values. Throws Error(source_unreachable, "statistics_…"), Error(unknown_name, "statistics_table_unknown").
  reading::Cube metadata(const std::string& table);
  /// One extract as JSON-stat 2; the body has been read through and is whole. `held` are the marks of what we hold already.
  Fetched data(const std::string& table, const Selection& selection, const Fetched& held = {});

  /// Whatever lies at an address that is not a table (registers), with the same patience. `whole`: whether the body has come all the way.
  Fetched page(const std::string& url, const std::function<bool(const std::string&)>& whole, const Fetched& held = {});

  int calls() const { return calls_; }

 private:
  HttpResponse call(HttpRequest request, const std::function<bool(const HttpResponse&)>& whole);
  void respect_limit(const HttpResponse& response);
  std::chrono::milliseconds wait_before(int attempt);
  void wait(std::chrono::milliseconds time, ClientEvent::Kind kind, int attempt, const std::string& reason);
  [[noreturn]] void refuse(const HttpRequest& request, const HttpResponse& response) const;

  Transport& transport_;
  Clock& clock_;
  ClientOptions options_;
  std::function<void(const ClientEvent&)> watch_;
  std::chrono::milliseconds not_before_{0};
  int calls_ = 0;
};

/// The words in an error body, whichever of the two forms: {"title": …} of version 2, {"error": …} of version 1; empty for anything else, HTML for one.
std::string words_of_error(std::string_view body);
/// The status that the body itself tells, 0 where it tells none: a wrong table comes with 400 outside and 404 inside.
int status_in_body(std::string_view body);

}  // namespace handlingsrom::statistics
