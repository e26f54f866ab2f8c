// One municipality's chain again and again, under other assumptions and adjustments: what neither reaches is kept.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "outlook/rooms/chain.hpp"

namespace handlingsrom::rooms {

struct KeptRun;

/// For sliders, shares of levers and searches. Safe for many threads; the figures are those of Chain::run.
class Runner {
 public:
  /// From today's course of a municipality, which the chain keeps: after the first one, made at once.
  Runner(const Chain& chain, MunicipalityIndex municipality);
  /// `request`: whose municipality, own figures and population alternative; its assumptions (copied) are what the others are held against. Its
  /// paths, settlers and adjustments are not read. What it points at, but for the assumptions, must outlive the runner.
  Runner(const Chain& chain, const Request& request);
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  /// The middle run. O(rows that a change reaches); a changed assumption of the population makes it a whole run.
  Figures run(const Assumptions& assumptions, std::span<const double> settlers,
              std::span<const sheet::Adjustment> adjustments) const;
  /// At the assumptions as given, without adjustments.
  const Figures& base() const;

 private:
  std::shared_ptr<const KeptRun> kept_;
};

}  // namespace handlingsrom::rooms
