// A server on this machine that answers like PxWebApi 2 from recorded tables, and misbehaves when told to.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standing/reading/cube.hpp"

namespace handlingsrom::statistics {

/// One way to fail an extract.
enum class Fault {
  none,
  limit,        // 429 with the headers of the limit
  maintenance,  // 503 with Retry-After
  empty,        // 500 without a body
  page,         // 404 with an HTML page
  refused,      // 400 outside, 404 in the body
  old_error,    // 403 with the body of version 1
  cut,          // the body ends in the middle
  half_json,    // a whole answer whose JSON is not whole
  silent,       // the connection is closed without a word
  slow,         // a byte now and then, for a while
  redirect,     // 307 to the same question
  loop          // 307 to itself without end
};
/// "limit", "maintenance" …: as --faults writes them. nullopt for anything else.
std::optional<Fault> fault_of(std::string_view name);
std::string fault_names();

struct ReplayOptions {
  std::filesystem::path folder;  // JSON-stat files; others are passed over
  std::uint16_t port = 0;        // 0: a free one
  std::vector<Fault> faults;     // for the extracts in order; then none
  std::size_t cells_per_call = 800'000;
  int calls_per_window = 40;
  int window_seconds = 60;
  int retry_after_seconds = 1;
  std::string updated;  // replaces the tables' own where not empty, to play a new release
};

/// Tables by number: from the beginning of the label ("12134: …"), else from a name such as TAB6471 in the file's. Datasets with the same number are one table
/// where one has values and the other only dimensions.
std::map<std::string, reading::Cube> recorded_tables(const std::filesystem::path& folder);

/// JSON-stat 2 of the part of a cube, one list of positions for each dimension; without values where `with_values` is false.
std::string json_stat_of(const reading::Cube& cube, const std::vector<std::vector<std::size_t>>& positions,
                         bool with_values, const std::string& table);

class ReplayServer {
 public:
  /// Listens on 127.0.0.1. Throws Error(cannot_write, "statistics_port") where the port is taken, Error(bad_input, "statistics_no_tables") where the folder has none.
  explicit ReplayServer(const ReplayOptions& options);
  ~ReplayServer();
  ReplayServer(const ReplayServer&) = delete;
  ReplayServer& operator=(const ReplayServer&) = delete;

  std::uint16_t port() const;
  std::string base() const;  // "http://127.0.0.1:PORT/api/pxwebapi/v2"
  int requests() const;      // answered or failed
  int extracts() const;      // of those, for data
  /// Request lines with a few headers, in order.
  std::vector<std::string> log() const;
  /// Waits until stop() or the end of the process.
  void wait();
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace handlingsrom::statistics
