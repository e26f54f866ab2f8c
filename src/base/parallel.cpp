#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "base/wanted.hpp"

#if defined(__SANITIZE_THREAD__)
#define HANDLINGSROM_PLAIN_THREADS 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define HANDLINGSROM_PLAIN_THREADS 1
#endif
#endif

namespace handlingsrom {
namespace {

#ifdef HANDLINGSROM_PLAIN_THREADS
// The thread sanitizer does not see into the system's TBB, which is built without it, and takes its hand-overs for races. The bodies
// are what is to be watched, so that under the sanitizer they run on plain threads.
void run(std::size_t count, const std::function<void(std::size_t)>& body, unsigned threads) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex guard;
  std::vector<std::thread> workers;
  for (unsigned k = 0; k < (threads == 0 ? std::max(2U, std::thread::hardware_concurrency()) : threads); ++k) {
    workers.emplace_back([&] {
      try {
        for (std::size_t i = next++; i < count; i = next++) body(i);
      } catch (...) {
        const std::lock_guard lock(guard);
        if (!failure) failure = std::current_exception();
        next = count;
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  if (failure) std::rethrow_exception(failure);
}
#else
void run(std::size_t count, const std::function<void(std::size_t)>& body, unsigned threads) {
  tbb::task_arena arena(threads == 0 ? tbb::task_arena::automatic : static_cast<int>(threads));
  arena.execute([&] {
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, 1), [&](const tbb::blocked_range<std::size_t>& range) {
      for (std::size_t i = range.begin(); i != range.end(); ++i) body(i);
    });
  });
}
#endif

}  // namespace

void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body, unsigned threads) {
  const Unwanted* const unwanted = Wanted::current();
  const auto while_wanted = [&](std::size_t i) {
    const Wanted here(unwanted);
    check_wanted();
    body(i);
  };
  if (threads != 1) return unwanted == nullptr ? run(count, body, threads) : run(count, while_wanted, threads);
  for (std::size_t i = 0; i < count; ++i) {
    check_wanted();
    body(i);
  }
}

}  // namespace handlingsrom
