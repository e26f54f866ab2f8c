#include "surface/routes/saving_quota.hpp"

#include "base/error.hpp"

namespace handlingsrom::routes {

void SavingQuota::take(const std::string& client) {
  const std::lock_guard lock(mutex_);
  int& taken = taken_[client];
  if (taken >= most_) throw Error(ErrorCode::no_solution, "scenarios_full_client", {{"limit", std::to_string(most_)}});
  ++taken;
}

void SavingQuota::give_back(const std::string& client) {
  const std::lock_guard lock(mutex_);
  const auto found = taken_.find(client);
  if (found == taken_.end()) return;
  if (--found->second <= 0) taken_.erase(found);
}

}  // namespace handlingsrom::routes
