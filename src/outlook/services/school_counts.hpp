// How many public schools a municipality has, and how many stages they teach: what costs and staff do not fall below.
#pragma once

#include <vector>

#include "standing/facts/facts.hpp"

namespace handlingsrom::services {

/// Grades 1–4, 5–7 and 8–10: the teacher norm's stages.
struct SchoolCount {
  int schools = 0;
  int primary = 0;  // of them, those that teach grades 1–4: where families with small children live
  int stages = 0;   // Σ over schools of the stages that they have grades in
};

/// [municipality] The register's public schools with grades; private ones and those without grades (adult education, a few others) are left out.
/// Nothing where the bundle holds no register.
std::vector<SchoolCount> count_schools(const facts::Facts& facts);

}  // namespace handlingsrom::services
