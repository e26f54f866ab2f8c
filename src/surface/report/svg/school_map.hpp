// Schools on the land of their municipality, and where the pupils of a closed school go.
#pragma once

#include <string>
#include <vector>

#include "surface/report/svg/drawing.hpp"

namespace handlingsrom::svg {

struct SchoolDot {
  enum class State { open, closed, partly };
  std::string id;     // data-school
  std::string name;   // beside the dot where there is room
  std::string title;  // what a pointer over it is told
  Point at;
  double pupils = 0;  // not known: 0
  State state = State::open;
  bool is_private = false;
  bool can_close = false;
};

struct SchoolWay {
  std::size_t from = 0, to = 0;  // positions in the dots
  std::string count;             // pupils on the way; may be empty
};

struct SchoolMapRequest {
  std::string id, title, description;
  double width = 0, height = 0;
  std::string land;                 // path data of the municipality
  std::vector<std::string> around;  // of those beside it
  double kilometre = 0;             // px
  std::vector<SchoolDot> schools;
  std::vector<SchoolWay> ways;
};

/// Dots as large as their pupils' root, those on top of each other moved a little apart; names where there is room, those that change first. A
/// group of class "can-close" for each that can be turned, with the id as data-school.
std::string school_map(SchoolMapRequest request);

}  // namespace handlingsrom::svg
