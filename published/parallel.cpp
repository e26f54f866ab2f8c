// One thread: a published page runs where threads would need headers that a municipality's own site does not send.
#include "base/parallel.hpp"

namespace handlingsrom {

void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body, unsigned) {
  for (std::size_t i = 0; i < count; ++i) body(i);
}

}  // namespace handlingsrom
