// By how much a budget's kroner are brought back to the level of published accounts: the program's own rate, or one that was chosen with a reason.
#pragma once

#include <string>

#include "base/store/lines.hpp"
#include "standing/facts/price_level.hpp"

namespace handlingsrom::api {

/// What holds for the store's own figures; `at`: as the store stood.
facts::DeflatorChosen deflator_of(const store::Store& store, const store::AsOf& at = {});
/// From now on this rate, a share. Throws Error(usage, "fact_reason") without a reason and Error(bad_input, "deflator_range") outside what is possible.
void choose_deflator(const store::Store& store, double rate, const std::string& reason, const std::string& author);

}  // namespace handlingsrom::api
