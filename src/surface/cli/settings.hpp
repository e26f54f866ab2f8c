// --set NAME=NUMBER: named assumptions changed for one command, the same for every command that takes them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/assumptions.hpp"
#include "outlook/rooms/chain.hpp"
#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

/// "economy.tax_base=1.1" as a name and a number. Throws Error(usage, "care_setting") for what is not that.
std::vector<std::pair<std::string, double>> read_settings(const std::vector<std::string>& given);

/// The defaults with the settings in every year. Throws what Assumptions::set throws, and Error(usage, "setting_without_effect") for one that
/// changes none of the municipality's figures whose name begins with `prefix`.
Assumptions assumptions_with(const Context& context, const std::vector<std::string>& given, rooms::Request request,
                             const std::string& prefix = {});

}  // namespace handlingsrom::cli
