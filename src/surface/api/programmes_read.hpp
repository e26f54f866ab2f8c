// Programmes that have been read: the same text is not read twice.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "surface/api/programmes.hpp"

namespace handlingsrom::api {

/// Answers by text, day and bundle. A programme is parsed, planned and held against the figures once; whoever asks again while it is unchanged gets the same answer. Safe to call
/// from many threads; what the server holds one of.
class ProgrammesRead {
 public:
  /// `most`: how many answers are kept; the one that was asked for longest ago goes first.
  explicit ProgrammesRead(std::size_t most = 16) : most_(most) {}

  /// As read_programme_text; throws what that throws, and keeps nothing then.
  std::shared_ptr<const ProgrammeAnswer> read(const Service& service, const std::string& text, const std::string& name,
                                              const std::string& on);

 private:
  struct Kept {
    std::string text, name, on, bundle;
    std::shared_ptr<const ProgrammeAnswer> answer;
  };
  const std::size_t most_;
  std::mutex guard_;
  std::deque<Kept> kept_;  // the latest first
};

}  // namespace handlingsrom::api
