// What a measure made of a lever is called: the lever and the value that it is turned to.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace handlingsrom::measures {

struct NamedMeasure {
  std::size_t lever = 0;  // in scenario::all_levers()
  double value = 0;
};

/// "sick_leave:0.065".
std::string measure_id(std::size_t lever, double value);
/// nullopt for what is no such name: no lever of that id, no number.
std::optional<NamedMeasure> read_measure_id(std::string_view id);

}  // namespace handlingsrom::measures
