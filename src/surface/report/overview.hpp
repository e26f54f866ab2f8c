// The dozen lines that a terminal shows when a report is made.
#pragma once

#include <string>
#include <vector>

namespace handlingsrom::report {

struct Material;
class Words;

struct Overview {
  std::string title;                           // "Skaun (5029, Trøndelag): 8 574 innbyggjarar 1. januar 2026"
  std::vector<std::string> heads;              // empty, then years
  std::vector<std::vector<std::string>> rows;  // name, then a text per year: population and the three rooms
  std::string changes_heading;
  std::vector<std::string> changes;  // the three largest, as sentences
};

Overview overview(const Material& material, const Words& words);

}  // namespace handlingsrom::report
