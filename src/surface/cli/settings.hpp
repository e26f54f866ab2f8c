// --set NAME=NUMBER: named assumptions changed for one command, the same for every command that takes them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/assumptions.hpp"
#include "surface/api/outlook.hpp"
#include "surface/cli/context.hpp"

namespace handlingsrom::cli {

/// "economy.tax_base=1.1" as a name and a number. Throws Error(usage, "care_setting") for what is not that.
std::vector<std::pair<std::string, double>> read_settings(const std::vector<std::string>& given);

/// The defaults with what was given. Throws what read_settings and api::assumptions_with throw.
Assumptions assumptions_with(const Context& context, const std::vector<std::string>& given,
                             const api::OutlookRequest& request, const std::string& prefix = {});

}  // namespace handlingsrom::cli
