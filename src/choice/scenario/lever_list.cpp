// The levers that the program carries: a new one is its file in data/levers/.
#include <algorithm>
#include <vector>

#include "base/error.hpp"
#include "choice/scenario/lever_read.hpp"
#include "choice/scenario/lever_texts.hpp"

namespace handlingsrom::scenario {
namespace {

struct List {
  std::vector<Lever> levers;
  std::vector<const Lever*> in_order;

  List() {
    for (const LeverText& each : lever_texts()) levers.push_back(read_lever(each.text, std::string(each.id)));
    for (const Lever& lever : levers) in_order.push_back(&lever);
    std::sort(in_order.begin(), in_order.end(), [](const Lever* a, const Lever* b) {
      return a->order != b->order ? a->order < b->order : a->id < b->id;
    });
  }
};

const List& list() {
  static const List read_once;
  return read_once;
}

}  // namespace

std::span<const Lever* const> all_levers() { return list().in_order; }

std::size_t lever_index(std::string_view id) {
  const auto levers = all_levers();
  const auto found = std::find_if(levers.begin(), levers.end(), [&](const Lever* lever) { return lever->id == id; });
  if (found == levers.end()) throw Error(ErrorCode::unknown_name, "lever_unknown", {{"name", std::string(id)}});
  return static_cast<std::size_t>(found - levers.begin());
}

}  // namespace handlingsrom::scenario
