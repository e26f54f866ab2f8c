// A study of cooperation as a client asks for it.
#pragma once

#include <initializer_list>
#include <string_view>

#include "surface/api/study_request.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {

/// The request as it came and what it says (StudyRequest of docs/api/openapi.json). What the values mean is the reader's matter.
/// Throws Error(bad_input, "body_invalid").
struct StudyBody {
  Json object;
  api::StudyRequest asked;
};
StudyBody read_study_body(std::string_view body);

}  // namespace handlingsrom::routes
