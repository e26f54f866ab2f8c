// What came of a delivery to the store: which figures moved, which readings changed, and which decisions rested on figures that are others now.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "surface/api/stored_facts.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// A room whose sentence is another than before.
struct ReadingMoved {
  std::string place, room;  // "Skaun", "rooms.money"
  std::string before, after;
};

/// A decision of a programme that is kept in the store, one of whose figures the program says otherwise now.
struct DecisionMoved {
  std::string programme, place, decision, figure;  // names as people call them
  std::string decided;                             // the day
  int year = 0;
  double then = 0;               // what lay before the body
  double before = 0, after = 0;  // what the program said with the store as it was, and as it is
};

struct StoreChanges {
  std::int64_t since = 0, until = 0;  // deliveries
  std::vector<MovedFigure> moved;
  std::vector<ReadingMoved> readings;
  std::vector<DecisionMoved> decisions;
  std::size_t municipalities = 0;              // whose readings were held against each other
  std::size_t not_read = 0;                    // beyond most_read
  std::vector<std::string> programmes_unread;  // that could not be read
  static constexpr std::size_t most_read = 25;
};

/// Since delivery `since` was the latest. Of municipalities of which something moved, that have own figures or a programme.
StoreChanges changes_since(const std::filesystem::path& bundle, const std::filesystem::path& declarations,
                           const store::Store& store, std::int64_t since, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
