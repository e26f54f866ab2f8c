#include "surface/api/programmes_read.hpp"

#include <algorithm>

namespace handlingsrom::api {

std::shared_ptr<const ProgrammeAnswer> ProgrammesRead::read(const Service& service, const std::string& text,
                                                            const std::string& name, const std::string& on) {
  const std::string& bundle = service.bundle_digest();
  {
    const std::lock_guard lock(guard_);
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) {
      return kept.on == on && kept.name == name && kept.bundle == bundle && kept.text == text;
    });
    if (found != kept_.end()) {
      Kept again = std::move(*found);
      kept_.erase(found);
      kept_.push_front(std::move(again));
      return kept_.front().answer;
    }
  }
  auto answer = std::make_shared<const ProgrammeAnswer>(read_programme_text(service, text, name, on));
  const std::lock_guard lock(guard_);
  kept_.push_front({text, name, on, bundle, answer});
  if (kept_.size() > most_) kept_.pop_back();
  return answer;
}

}  // namespace handlingsrom::api
