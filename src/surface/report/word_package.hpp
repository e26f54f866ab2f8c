// Parts in a package (ECMA-376 part 2): a ZIP archive whose bytes depend on nothing but the parts.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace handlingsrom::report {

struct PackagePart {
  std::string name;  // "word/document.xml"
  std::string bytes;
};

/// In the given order, each dated 1 January 1980. Throws Error(internal) should the archive not come about.
std::string package(const std::vector<PackagePart>& parts);

}  // namespace handlingsrom::report
