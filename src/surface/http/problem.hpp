// Errors as problem documents (RFC 9457).
#pragma once

#include <exception>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "surface/http/message.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::http {

/// `{"type": "/problems/<code>", "title", "status", "code", "exit_code", "key", "arguments"}` with the sentence of the
/// catalogue as title. `status` overrides the table's when not 0.
Response problem(const messages::Catalogue& catalogue, const Error& error, int status = 0);

/// What problem() and others log goes to standard error from now on, so that whoever reads the results is not in the way of it.
void log_to_standard_error();

/// The answer to whatever a handler threw. A defect of the program is written to standard error and answered with a
/// sentence that reveals nothing.
Response problem(const messages::Catalogue& catalogue, std::exception_ptr thrown);

}  // namespace handlingsrom::http
