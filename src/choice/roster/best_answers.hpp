// Persons who answer each other: each in turn takes the line that costs least beside those of the others.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "choice/roster/line_model.hpp"

namespace handlingsrom::roster {

struct FirstRota {
  std::vector<Line> lines;        // by person
  std::vector<int> without_line;  // persons whose own rules leave none
  std::size_t cells = 0;          // of everybody's tables: a measure of what pricing all of them takes
};

/// One person after another, each the best answer to those before.
FirstRota first_rota(const LineModel& model);

/// Each person once, the best answer to all others. False: nobody could do better alone, or `stop` said so.
bool answer_all(const LineModel& model, std::vector<Line>& lines, const std::function<bool()>& stop);

}  // namespace handlingsrom::roster
