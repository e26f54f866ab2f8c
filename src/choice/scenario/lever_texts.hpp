// data/levers/*.toml as they were when the program was built.
#pragma once

#include <span>
#include <string_view>

namespace handlingsrom::scenario {

struct LeverText {
  std::string_view id;    // the file's name
  std::string_view text;  // the whole of it
};

std::span<const LeverText> lever_texts();

}  // namespace handlingsrom::scenario
