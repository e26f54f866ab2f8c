// What people have said of a figure or a measure in a municipality, and how far in the record of changes each has seen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/access/roles.hpp"
#include "base/store/cards.hpp"

namespace handlingsrom::access {

struct Comment {
  std::string id;
  std::string municipality;
  std::string about;  // "figure:rooms.money", "measure:…"
  std::string title;  // what it was called when it was commented on
  std::string text;
  std::string owner;  // the number of an account or key; empty: there are none
  std::string time;   // utc_now's form
};

/// Cheap to make. Safe from many threads. A comment is text in the store; the record of changes has its digest only.
class Comments {
 public:
  static constexpr std::size_t most_each = 5'000;  // of one municipality

  explicit Comments(const store::Store& store) : cards_(store) {}

  /// Oldest first; of one thing where `about` is not empty.
  std::vector<Comment> list(const std::string& municipality, const std::string& about) const;
  std::optional<Comment> find(const std::string& municipality, const std::string& id) const;
  /// Id and time are given here. Throws Error(bad_input, "comment_about"), Error(no_solution, "comments_full").
  Comment add(Comment comment) const;
  /// One's own, or any of the municipality for its administrators. Throws Refused(unknown, "comment_unknown"), Refused(not_allowed, "not_allowed").
  void remove(const Identity* who, const std::string& municipality, const std::string& id) const;

 private:
  store::Cards cards_;
};

/// When and how far somebody has seen a municipality's work. A visit goes on until nothing has been asked for half an hour.
class Visits {
 public:
  explicit Visits(const store::Store& store) : cards_(store) {}

  struct Before {
    std::string time;         // of the visit before this one; of the first, when it began
    std::int64_t number = 0;  // the record's last entry then
  };
  /// `last`: number of the record's latest entry now.
  Before begin(const std::string& account, const std::string& municipality, std::int64_t last) const;

  struct Latest {
    std::string municipality, time;
  };
  std::vector<Latest> of(const std::string& account) const;

 private:
  store::Cards cards_;
};

}  // namespace handlingsrom::access
