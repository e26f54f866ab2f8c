// Whether an answer that is being computed is still wanted by somebody: asked between two runs, two paths, two municipalities, where what was begun can be put down.
#pragma once

#include <functional>

namespace handlingsrom {

/// Thrown where work is broken off. No std::exception, so that whoever makes do with what went wrong does not take it for a fault and go on without.
struct NoLongerWanted {};

/// Asked often, from all threads that work for the answer.
using Unwanted = std::function<bool()>;

/// While it lives the thread works for an answer that `unwanted` speaks of; nullptr: to the end, whatever happens. parallel_for carries it to its threads. It changes
/// whether there is an answer, never which.
class Wanted {
 public:
  explicit Wanted(const Unwanted* unwanted) noexcept : before_(current_) { current_ = unwanted; }
  ~Wanted() { current_ = before_; }
  Wanted(const Wanted&) = delete;
  Wanted& operator=(const Wanted&) = delete;

  static const Unwanted* current() noexcept { return current_; }

 private:
  static inline thread_local const Unwanted* current_ = nullptr;
  const Unwanted* before_;
};

/// At a safe point: what is unfinished belongs to this answer alone. Throws NoLongerWanted.
inline void check_wanted() {
  const Unwanted* const unwanted = Wanted::current();
  if (unwanted != nullptr && (*unwanted)()) throw NoLongerWanted{};
}

}  // namespace handlingsrom
