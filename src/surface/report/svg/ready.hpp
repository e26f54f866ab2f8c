// A drawing that a room has made itself because no kind of ours says it: a map, a curve of choices.
#pragma once

#include <string>

namespace handlingsrom::svg {

struct Ready {
  std::string title, element;  // the element as Drawing::finish gives it
};

inline std::string draw(const Ready& ready) { return ready.element; }

}  // namespace handlingsrom::svg
