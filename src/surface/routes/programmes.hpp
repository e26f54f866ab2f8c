// What the addresses of programmes share, whether the programme is sent as text or kept.
#pragma once

#include "surface/api/programme_page.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"

namespace handlingsrom::routes {

inline constexpr std::size_t longest_programme = 4'000'000;  // bytes

/// A programme's text as it is judged by on a day; the newest few are kept, so that a large one is read once.
std::shared_ptr<const api::ProgrammeAnswer> programme_of(const Context& context, const std::string& text,
                                                         const std::string& name, const std::string& on);
/// Its page, with drawings as wide as the request's `width`.
Json programme_json(const Context& context, const http::Request& request, const api::ProgrammeAnswer& answer);
http::Response programme_calendar_file(const Context& context, const http::Request& request,
                                       const api::ProgrammeAnswer& answer);
/// "status" or "yearly".
http::Response programme_report(const SharedContext& context, const http::Request& request,
                                std::shared_ptr<const api::ProgrammeAnswer> answer, const Json& body);
/// A file to be taken along under a name.
http::Response attachment(std::string media_type, const std::string& name, std::string bytes);
std::string file_name_of(const api::ProgrammeAnswer& answer, const char* ending);

}  // namespace handlingsrom::routes
