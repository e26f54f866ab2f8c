// A server that notices that the store's figures are others: an import on a page, an update from the command line meanwhile.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "surface/api/in_force.hpp"

namespace handlingsrom::cli {

/// Looks every two seconds, and when told to. Where the store cannot be asked, or what it holds cannot be read, what was in force stays so.
class FigureWatch {
 public:
  using Load = std::function<std::shared_ptr<const api::InForce>()>;
  using Use = std::function<void(const std::shared_ptr<const api::InForce>&)>;

  /// `mark`: of what is in force now (api::mark_of_figures).
  FigureWatch(std::shared_ptr<const store::Store> store, std::string mark, Load load, Use use);
  ~FigureWatch();
  FigureWatch(const FigureWatch&) = delete;
  FigureWatch& operator=(const FigureWatch&) = delete;

  /// When it returns, what the store held at the call is in force.
  void look();

 private:
  void watch();

  const std::shared_ptr<const store::Store> store_;
  std::string mark_;
  const Load load_;
  const Use use_;
  std::mutex looking_;
  std::mutex waiting_;
  std::condition_variable ended_;
  bool end_ = false;
  std::thread thread_;
};

}  // namespace handlingsrom::cli
