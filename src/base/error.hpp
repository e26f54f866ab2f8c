// Errors that a user can meet. One table: code → message key → exit code → HTTP status.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace handlingsrom {

/// What went wrong, in the terms of the design: each code has one exit code and one HTTP status.
enum class ErrorCode {
  internal,            // a defect of the program; exit 1
  usage,               // wrong option or argument; exit 2
  bad_input,           // a file or value that breaks its format or range; exit 2
  unknown_name,        // a municipality, language, figure or parameter that does not exist; exit 2
  bundle_damaged,      // the figures' file is truncated, altered or of another version; exit 2
  cannot_write,        // disk full, folder read-only; exit 2
  no_solution,         // no choice meets the constraints; exit 3
  source_unreachable,  // a statistics server or file share did not answer; exit 4
  busy,                // someone else holds what is needed; to be tried again; exit 4
  out_of_time,         // nothing found within the time given, and nothing proved; exit 5
  interrupted          // the user stopped the run; exit 130 by shell custom
};

struct ErrorCodeRow {
  ErrorCode code;
  std::string_view message_key;  // key in the message catalogues, section [error]
  int exit_code;
  int http_status;
};

/// The row of `code`; every code has one.
const ErrorCodeRow& row_of(ErrorCode code) noexcept;

/// An error with a message key and named arguments, so that the surface can say it in the user's language.
///
/// `what()` is the English text "key: name=value, …" for logs and tests; the catalogues hold the real sentences under
/// `error.<key>`, with `{name}` where an argument goes.
class Error : public std::runtime_error {
 public:
  using Arguments = std::vector<std::pair<std::string, std::string>>;

  Error(ErrorCode code, std::string key, Arguments arguments = {});

  ErrorCode code() const noexcept { return code_; }
  const std::string& key() const noexcept { return key_; }
  const Arguments& arguments() const noexcept { return arguments_; }

 private:
  ErrorCode code_;
  std::string key_;
  Arguments arguments_;
};

}  // namespace handlingsrom
