// A source as JSON, the same wherever it shows: the bundle's own directory, answers over HTTP, the report's data.
#pragma once

#include <nlohmann/json.hpp>

namespace handlingsrom::facts {

/// `source`: a Source, or a row with the same fields in the reader's language.
template <class AnySource>
nlohmann::ordered_json source_json(const AnySource& source) {
  return {{"id", source.id},
          {"publisher", source.publisher},
          {"table", source.table},
          {"title", source.title},
          {"period", source.period},
          {"licence", source.licence},
          {"retrieved", source.retrieved},
          {"note", source.note}};
}

}  // namespace handlingsrom::facts
