#include "surface/routes/rights.hpp"

#include <algorithm>
#include <array>

namespace handlingsrom::routes {
namespace {

using access::Right;
using http::Method;

// clang-format off
constexpr std::array table{
    // For whoever keeps the server running, and for whoever wants in.
    RouteRight{Method::get, "/health", Right::nothing},
    RouteRight{Method::get, "/ready", Right::nothing},
    RouteRight{Method::get, "/metrics", Right::nothing},
    RouteRight{Method::get, "/api/openapi.json", Right::nothing},
    RouteRight{Method::get, "/api/v1/status", Right::nothing},
    RouteRight{Method::get, "/api/v1/session", Right::nothing},
    RouteRight{Method::post, "/api/v1/session", Right::nothing},
    RouteRight{Method::remove, "/api/v1/session", Right::nothing},
    RouteRight{Method::post, "/api/v1/links/use", Right::nothing},
    RouteRight{Method::post, "/api/v1/password-strength", Right::nothing},
    RouteRight{Method::get, "/api/v1/sign-in/{}", Right::nothing},
    RouteRight{Method::get, "/api/v1/sign-in/{}/back", Right::nothing},
    // One's own account.
    RouteRight{Method::get, "/api/v1/session/data", Right::sign_in, Where::anywhere, Proof::just_now},
    RouteRight{Method::put, "/api/v1/session/password", Right::sign_in},
    RouteRight{Method::post, "/api/v1/session/second-factor", Right::sign_in},
    RouteRight{Method::put, "/api/v1/session/second-factor", Right::sign_in},
    RouteRight{Method::get, "/api/v1/session/all", Right::sign_in},
    RouteRight{Method::post, "/api/v1/session/end", Right::sign_in},
    RouteRight{Method::put, "/api/v1/session/shown", Right::sign_in},
    RouteRight{Method::post, "/api/v1/session/notices-seen", Right::sign_in},
    // Accounts; which of them an administrator reaches is said by access::Actor. What gives somebody a way in or takes it away is done by who has just shown who they
    // are; a key or an invitation is taken back without delay.
    RouteRight{Method::get, "/api/v1/accounts", Right::administer},
    RouteRight{Method::put, "/api/v1/accounts/{}/roles", Right::administer, Where::anywhere, Proof::just_now},
    RouteRight{Method::post, "/api/v1/accounts/{}/reset", Right::administer, Where::anywhere, Proof::just_now},
    RouteRight{Method::remove, "/api/v1/accounts/{}", Right::administer, Where::anywhere, Proof::just_now},
    RouteRight{Method::get, "/api/v1/spaces", Right::sign_in},
    RouteRight{Method::put, "/api/v1/spaces/{}", Right::administer, Where::anywhere, Proof::just_now},
    RouteRight{Method::remove, "/api/v1/spaces/{}", Right::administer, Where::anywhere, Proof::just_now},
    RouteRight{Method::get, "/api/v1/links", Right::administer},
    RouteRight{Method::post, "/api/v1/links", Right::administer, Where::anywhere, Proof::just_now},
    RouteRight{Method::remove, "/api/v1/links/{}", Right::administer},
    RouteRight{Method::get, "/api/v1/keys", Right::administer},
    RouteRight{Method::post, "/api/v1/keys", Right::administer, Where::anywhere, Proof::just_now},
    RouteRight{Method::remove, "/api/v1/keys/{}", Right::administer},
    RouteRight{Method::get, "/api/v1/providers", Right::administer},
    RouteRight{Method::put, "/api/v1/providers/{}", Right::administer, Where::anywhere, Proof::just_now},
    RouteRight{Method::remove, "/api/v1/providers/{}", Right::administer, Where::anywhere, Proof::just_now},
    RouteRight{Method::post, "/api/v1/providers/{}/try", Right::administer},
    RouteRight{Method::get, "/api/v1/audit", Right::audit},
    // What is published of all municipalities.
    RouteRight{Method::get, "/api/v1/sources", Right::look},
    RouteRight{Method::get, "/api/v1/map", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}", Right::look},
    RouteRight{Method::get, "/api/v1/search", Right::look},
    RouteRight{Method::get, "/api/v1/suggestions", Right::look},
    RouteRight{Method::get, "/api/v1/assumptions", Right::look},
    RouteRight{Method::get, "/api/v1/levers", Right::look},
    RouteRight{Method::get, "/api/v1/distributions", Right::look},
    RouteRight{Method::get, "/api/v1/rooms-beside", Right::look},
    RouteRight{Method::get, "/api/v1/drawings.css", Right::nothing},
    RouteRight{Method::get, "/api/v1/regions/{}/outlook", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/outlook", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/standing", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/comparison", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/population", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/levers", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/tornado", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/schools", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/measures", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/cooperation/map", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/cooperation/partners", Right::look},
    RouteRight{Method::get, "/api/v1/cooperation/choices", Right::look},
    RouteRight{Method::get, "/api/v1/programme/choices", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/published", Right::look},
    // Published figures, turned by what the request brings along, of which nothing is kept: own figures are those of whoever sends them.
    RouteRight{Method::get, "/api/v1/municipalities/{}/explain", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/explain", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/first-page", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/first-page", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/parts/{}", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/parts/{}", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/told", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/told", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/schools/alternative", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/schools/alternative", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/rooms", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/contributions", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/solve", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/smallest-change", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/measures/choice", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/own-figures", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/in-force", Right::look},
    RouteRight{Method::get, "/api/v1/municipalities/{}/forms/{}", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/import", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/import/kept", Right::analyse, Where::municipality},
    RouteRight{Method::post, "/api/v1/municipalities/{}/alternatives", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/reports", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/minutes", Right::look},
    RouteRight{Method::get, "/api/v1/reports/{}/{}", Right::look},
    RouteRight{Method::post, "/api/v1/drawings", Right::look},
    RouteRight{Method::post, "/api/v1/cooperation/study", Right::look},
    RouteRight{Method::post, "/api/v1/cooperation/rooms", Right::look},
    RouteRight{Method::post, "/api/v1/cooperation/file", Right::look},
    RouteRight{Method::post, "/api/v1/cooperation/papers", Right::look},
    RouteRight{Method::post, "/api/v1/cooperation/opened", Right::look},
    RouteRight{Method::post, "/api/v1/cooperation/ways", Right::look},
    RouteRight{Method::post, "/api/v1/cooperation/inquiry", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/rota/draft", Right::look},
    RouteRight{Method::post, "/api/v1/rota/check", Right::look},
    RouteRight{Method::post, "/api/v1/rota/files", Right::look},
    RouteRight{Method::post, "/api/v1/rota/replan", Right::look},
    RouteRight{Method::post, "/api/v1/rota/solve", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/buildings", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/buildings/report", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/structure/best", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/structure/compared", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/structure/answer", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/structure/file", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/structure/plan", Right::look},
    RouteRight{Method::post, "/api/v1/municipalities/{}/structure/places", Right::look},
    RouteRight{Method::post, "/api/v1/programme/new", Right::look},
    RouteRight{Method::post, "/api/v1/programme/read", Right::look},
    RouteRight{Method::post, "/api/v1/programme/edit", Right::look},
    RouteRight{Method::post, "/api/v1/programme/calendar", Right::look},
    RouteRight{Method::post, "/api/v1/programme/drawing", Right::look},
    RouteRight{Method::post, "/api/v1/programme/report", Right::look},
    // What is kept. A list holds what the reader may see (Gatekeeper::sees).
    RouteRight{Method::get, "/api/v1/scenarios", Right::look},
    RouteRight{Method::post, "/api/v1/scenarios", Right::analyse, Where::body},
    RouteRight{Method::get, "/api/v1/scenarios/{}", Right::look, Where::scenario},
    RouteRight{Method::put, "/api/v1/scenarios/{}", Right::analyse, Where::scenario},
    RouteRight{Method::remove, "/api/v1/scenarios/{}", Right::analyse, Where::scenario},
    RouteRight{Method::get, "/api/v1/scenarios/{}/versions", Right::look, Where::scenario},
    RouteRight{Method::get, "/api/v1/scenarios/{}/sharing", Right::look, Where::scenario},
    RouteRight{Method::post, "/api/v1/scenarios/{}/sharing", Right::look, Where::scenario},
    RouteRight{Method::get, "/api/v1/municipalities/{}/comments", Right::look, Where::municipality},
    RouteRight{Method::post, "/api/v1/municipalities/{}/comments", Right::look, Where::municipality},
    RouteRight{Method::remove, "/api/v1/municipalities/{}/comments/{}", Right::look, Where::municipality},
    RouteRight{Method::post, "/api/v1/municipalities/{}/visits", Right::look, Where::municipality},
    RouteRight{Method::get, "/api/v1/municipalities/{}/programmes", Right::look, Where::municipality},
    RouteRight{Method::post, "/api/v1/municipalities/{}/programmes", Right::plan, Where::municipality},
    RouteRight{Method::get, "/api/v1/programmes/{}", Right::look, Where::programme},
    RouteRight{Method::put, "/api/v1/programmes/{}", Right::plan, Where::programme},
    RouteRight{Method::post, "/api/v1/programmes/{}/edits", Right::plan, Where::programme},
    RouteRight{Method::post, "/api/v1/programmes/{}/tasks", Right::plan, Where::programme},
    RouteRight{Method::post, "/api/v1/programmes/{}/forget", Right::plan, Where::programme},
    RouteRight{Method::get, "/api/v1/programmes/{}/versions", Right::look, Where::programme},
    RouteRight{Method::get, "/api/v1/programmes/{}/difference", Right::look, Where::programme},
    RouteRight{Method::get, "/api/v1/programmes/{}/thing", Right::look, Where::programme},
    RouteRight{Method::get, "/api/v1/programmes/{}/file", Right::look, Where::programme},
    RouteRight{Method::get, "/api/v1/programmes/{}/calendar.ics", Right::look, Where::programme},
    RouteRight{Method::post, "/api/v1/programmes/{}/report", Right::look, Where::programme},
    RouteRight{Method::get, "/api/v1/programmes/{}/sharing", Right::look, Where::programme},
    RouteRight{Method::post, "/api/v1/programmes/{}/sharing", Right::look, Where::programme},
};
// clang-format on

}  // namespace

std::span<const RouteRight> route_rights() noexcept { return table; }

const RouteRight* right_of(http::Method method, std::string_view pattern) noexcept {
  const Method wanted = method == Method::head ? Method::get : method;
  const auto* found = std::find_if(table.begin(), table.end(), [&](const RouteRight& one) {
    return one.method == wanted && one.pattern == pattern;
  });
  return found == table.end() ? nullptr : found;
}

}  // namespace handlingsrom::routes
