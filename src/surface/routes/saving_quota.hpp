// How many saved scenarios one client may add beyond what it deletes, so that nobody takes all the room.
#pragma once

#include <map>
#include <mutex>
#include <string>

namespace handlingsrom::routes {

/// Counted while the process lives and never written down. Safe for many threads.
class SavingQuota {
 public:
  static constexpr int most_each = 3'000;

  explicit SavingQuota(int most = most_each) : most_(most) {}

  /// Throws Error(no_solution, "scenarios_full_client").
  void take(const std::string& client);
  void give_back(const std::string& client);

 private:
  const int most_;
  std::mutex mutex_;
  std::map<std::string, int> taken_;
};

}  // namespace handlingsrom::routes
