#include "surface/cli/figure_watch.hpp"

#include <chrono>

#include "base/wanted.hpp"

namespace handlingsrom::cli {
namespace {

constexpr std::chrono::seconds between_looks{2};

}  // namespace

FigureWatch::FigureWatch(std::shared_ptr<const store::Store> store, std::string mark, Load load, Use use)
    : store_(std::move(store)), mark_(std::move(mark)), load_(std::move(load)), use_(std::move(use)), thread_([this] {
        watch();
      }) {}

FigureWatch::~FigureWatch() {
  {
    const std::lock_guard lock(waiting_);
    end_ = true;
  }
  ended_.notify_all();
  thread_.join();
}

void FigureWatch::look() {
  const Wanted to_the_end(nullptr);  // for everybody, whoever asked for it
  const std::lock_guard lock(looking_);
  if (api::mark_of_figures(*store_) == mark_) return;
  const std::shared_ptr<const api::InForce> now = load_();
  use_(now);
  mark_ = now->mark;
}

void FigureWatch::watch() {
  std::unique_lock lock(waiting_);
  while (!ended_.wait_for(lock, between_looks, [this] { return end_; })) {
    lock.unlock();
    try {
      look();
    } catch (const std::exception&) {  // the store is away, or holds what cannot be read: asked again in two seconds
    }
    lock.lock();
  }
}

}  // namespace handlingsrom::cli
