#include "base/error.hpp"

#include <array>

namespace handlingsrom {
namespace {

constexpr std::array<ErrorCodeRow, 11> rows{{
    {ErrorCode::internal, "internal", 1, 500},
    {ErrorCode::usage, "usage", 2, 400},
    {ErrorCode::bad_input, "bad_input", 2, 422},
    {ErrorCode::unknown_name, "unknown_name", 2, 404},
    {ErrorCode::bundle_damaged, "bundle_damaged", 2, 500},
    {ErrorCode::cannot_write, "cannot_write", 2, 507},
    {ErrorCode::no_solution, "no_solution", 3, 409},
    {ErrorCode::source_unreachable, "source_unreachable", 4, 502},
    {ErrorCode::busy, "busy", 4, 503},
    {ErrorCode::out_of_time, "out_of_time", 5, 503},
    {ErrorCode::interrupted, "interrupted", 130, 499},
}};

std::string english(const std::string& key, const Error::Arguments& arguments) {
  std::string text = key;
  const char* separator = ": ";
  for (const auto& [name, value] : arguments) {
    text += separator;
    text += name + "=" + value;
    separator = ", ";
  }
  return text;
}

}  // namespace

const ErrorCodeRow& row_of(ErrorCode code) noexcept {
  for (const ErrorCodeRow& row : rows) {
    if (row.code == code) return row;
  }
  return rows[0];
}

Error::Error(ErrorCode code, std::string key, Arguments arguments)
    : std::runtime_error(english(key, arguments)),
      code_(code),
      key_(std::move(key)),
      arguments_(std::move(arguments)) {}

}  // namespace handlingsrom
