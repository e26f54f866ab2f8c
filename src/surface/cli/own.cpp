#include "surface/cli/own.hpp"

namespace handlingsrom::cli {

facts::OwnFigures read_own(const Context& context, const std::string& file, MunicipalityIndex municipality,
                           bool accept) {
  facts::OwnFigures own;
  if (!file.empty()) own = api::own_figures(context.service(), municipality, file, accept);
  for (const facts::OwnNotice& notice : own.notices)
    context.message(messages::told(context.catalogue(), "own.notice." + notice.key, notice.arguments));
  return own;
}

}  // namespace handlingsrom::cli
