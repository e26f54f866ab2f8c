#include "surface/http/problem.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

#include "base/access/refused.hpp"
#include "base/text.hpp"

namespace handlingsrom::http {

Response problem(const messages::Catalogue& catalogue, const Error& error, int status) {
  const ErrorCodeRow& row = row_of(error.code());
  const bool defect = error.code() == ErrorCode::internal;
  if (defect) spdlog::error("{}", visible(error.what()));
  if (status == 0) status = row.http_status;
  nlohmann::ordered_json document;
  document["type"] = "/problems/" + std::string(row.message_key);
  document["title"] = defect ? catalogue.text("error.request_failed") : messages::sentence(catalogue, error);
  document["status"] = status;
  document["code"] = row.message_key;
  document["exit_code"] = row.exit_code;
  if (!defect) {
    document["key"] = error.key();
    nlohmann::ordered_json arguments = nlohmann::ordered_json::object();
    for (const auto& [name, value] : error.arguments()) arguments[name] = value;
    document["arguments"] = std::move(arguments);
  }
  // What a client sent may hold broken UTF-8 and stand among the arguments.
  Response response = answer(status, "application/problem+json",
                             document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  if (error.code() == ErrorCode::busy) response.headers.emplace_back("Retry-After", "2");
  return response;
}

void log_to_standard_error() {
  static const auto log = spdlog::stderr_logger_mt("handlingsrom");
  spdlog::set_default_logger(log);
}

Response problem(const messages::Catalogue& catalogue, std::exception_ptr thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const access::Refused& refused) {
    Response response = problem(catalogue, refused, refused.status());
    // RFC 9110, section 11.6.1: how a program may show who it is.
    if (refused.status() == access::Refused::not_signed_in)
      response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"handlingsrom\"");
    if (refused.seconds() > 0) response.headers.emplace_back("Retry-After", std::to_string(refused.seconds()));
    return response;
  } catch (const Error& error) {
    return problem(catalogue, error);
  } catch (const std::exception& defect) {
    return problem(catalogue, Error(ErrorCode::internal, "internal", {{"what", defect.what()}}));
  } catch (...) {
    return problem(catalogue, Error(ErrorCode::internal, "internal"));
  }
}

}  // namespace handlingsrom::http
