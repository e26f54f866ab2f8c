// Any bytes as what a client sends us: the target of a request, the languages it accepts, and the body of a question with its changes. All end, and what is
// let through keeps the promises that later code builds on.
#include <cstdlib>

#include "base/error.hpp"
#include "surface/http/language.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/body.hpp"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void as_target(std::string_view text) {
  const auto target = handlingsrom::http::parse_target(text);
  if (!target) return;
  for (const std::string& part : target->parts) {
    check(!part.empty() && part != "." && part != "..");
    check(part.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos);
  }
  target->parameter("lang");
}

void as_languages(std::string_view text) {
  using namespace handlingsrom;
  const auto language = http::accepted_language(text);
  check(!language || messages::language_of(messages::code_of(*language)) == language);
}

void as_body(std::string_view text) {
  using namespace handlingsrom::routes;
  try {
    const Json body = read_object(text, {"changes", "figure", "year", "name"});
    for (const handlingsrom::api::Change& change : read_changes(body)) {
      check(change.from.has_value() == change.to.has_value());
      check(!change.from || *change.from <= *change.to);
    }
    read_text(body, "figure", 100);
    read_integer(body, "year", 2026, 2050);
    read_number(body, "name");
  } catch (const handlingsrom::Error&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  as_target(text);
  as_languages(text);
  as_body(text);
  return 0;
}
