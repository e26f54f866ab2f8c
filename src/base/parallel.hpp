// Parallel loops whose result does not depend on the number of threads.
#pragma once

#include <cstddef>
#include <functional>

namespace handlingsrom {

/// Calls `body(i)` once for each i in [0, count), on up to `threads` threads (0: all cores). `body` writes only to places
/// that belong to i, so the outcome is the same for any number of threads. The first exception is rethrown after the
/// loop has stopped. Between two pieces an answer that nobody wants any more is broken off (base/wanted.hpp).
void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body, unsigned threads = 0);

}  // namespace handlingsrom
