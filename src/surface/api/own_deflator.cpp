#include "surface/api/own_deflator.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/store/documents.hpp"

namespace handlingsrom::api {
namespace {

// Of the same kind as other choices about figures, so that those who look for a change see it (mark_of_figures).
store::Name deflator_document() { return {"figure_choice", "", std::string(facts::deflator.id)}; }

}  // namespace

facts::DeflatorChosen deflator_of(const store::Store& store, const store::AsOf& at) {
  facts::DeflatorChosen chosen;
  const auto held = store::Documents(store).find_at(deflator_document(), at.time);
  if (!held) return chosen;
  double rate = 0;
  const auto [end, fault] = std::from_chars(held->body.data(), held->body.data() + held->body.size(), rate);
  if (fault != std::errc{} || end != held->body.data() + held->body.size())
    throw Error(ErrorCode::bundle_damaged, "store_damaged",
                {{"file", store.address().shown()}, {"reason", held->body}});
  return {rate, held->note};
}

void choose_deflator(const store::Store& store, double rate, const std::string& reason, const std::string& author) {
  if (reason.empty()) throw Error(ErrorCode::usage, "fact_reason");
  if (!(rate >= facts::deflator.minimum && rate <= facts::deflator.maximum))
    throw Error(ErrorCode::bad_input, "deflator_range",
                {{"found", fmt::format("{}", rate)},
                 {"low", fmt::format("{}", facts::deflator.minimum)},
                 {"high", fmt::format("{}", facts::deflator.maximum)}});
  const store::Documents documents(store);
  const auto now = documents.find(deflator_document());
  documents.put({deflator_document(), now ? now->version : 0, fmt::format("{}", rate), author, reason, 0});
}

}  // namespace handlingsrom::api
