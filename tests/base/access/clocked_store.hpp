// A store on each database whose clock the test sets.
#pragma once

#include <memory>
#include <string>

#include "../store/databases.hpp"

namespace handlingsrom::access {

class ClockedStore : public store::OnBoth {
 protected:
  void SetUp() override {
    OnBoth::SetUp();
    if (IsSkipped()) return;
    store::Options options;
    options.clock = [this] { return now_; };
    store_ = std::make_unique<store::Store>(open(options));
  }
  void TearDown() override {
    store_.reset();
    OnBoth::TearDown();
  }

  std::string now_ = "2026-11-29T10:00:00.000Z";
  std::unique_ptr<store::Store> store_;
};

}  // namespace handlingsrom::access
