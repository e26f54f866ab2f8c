#include "standing/comparison/ratio.hpp"

#include "standing/facts/archive.hpp"

namespace handlingsrom::comparison {

Year school_register_year(const facts::Facts& facts) { return facts.archive->school_register_year(); }

}  // namespace handlingsrom::comparison
