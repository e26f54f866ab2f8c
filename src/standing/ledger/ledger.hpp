// What is known about a figure, from where, how old, and what it replaced: fetched tables, imported files and own figures, as they are kept in the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/store/lines.hpp"

namespace handlingsrom::ledger {

/// What is to be delivered to a store.
struct Gathered {
  std::vector<store::Line> lines;
  std::vector<store::SeriesName> names;
};

/// A figure that said something else before.
struct Moved {
  std::string place;
  std::string series;
  std::string period;
  double before = 0;  // NaN: there was none
  double after = 0;   // NaN: there is none any more
};
/// Period by period what changed; in the order of `changes`. Marks alone do not count.
std::vector<Moved> moved(const std::vector<store::Change>& changes);

/// One thing that a source has said of a figure, from when until when.
struct Said {
  std::string source;
  double value = 0;  // NaN: that it is not there
  std::string mark;
  std::string what;     // table or file
  std::string vintage;  // the source's own date
  std::string since;    // when it came to the store
  std::string until;    // when something else took its place; empty: it holds
  std::int64_t delivery = 0;
};
/// All that has been said of one period, oldest first. The same said again by a later delivery of the line is one.
std::vector<Said> history(const std::vector<store::Line>& lines, const std::vector<store::Delivery>& deliveries,
                          std::string_view period);
/// The periods of which anything has been said, in their order.
std::vector<std::string> periods(const std::vector<store::Line>& lines);

/// How one of several is chosen.
enum class Rule {
  none,     // nothing is known
  only,     // there is one
  newest,   // the one that came last
  by_hand,  // someone has chosen, with a reason
};
std::string_view key_of(Rule rule) noexcept;

struct Choice {
  Rule rule = Rule::none;
  std::optional<std::size_t> said;  // in the list
};
/// Of those that hold: the source that was chosen by hand, where it says anything; else what came last.
Choice choose(const std::vector<Said>& said, const std::optional<std::string>& by_hand);

}  // namespace handlingsrom::ledger
