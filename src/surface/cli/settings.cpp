#include "surface/cli/settings.hpp"

#include <cmath>

#include "base/error.hpp"

namespace handlingsrom::cli {
namespace {

bool differs(const rooms::Figures& a, const rooms::Figures& b, const std::string& prefix) {
  for (std::size_t k = 0; k < a.all().size(); ++k) {
    if (!a.all()[k].id.starts_with(prefix)) continue;
    const auto& left = a.all()[k].middle;
    const auto& right = b.all()[k].middle;
    for (std::size_t t = 0; t < left.size(); ++t) {
      if (left[t] != right[t] && !(std::isnan(left[t]) && std::isnan(right[t]))) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::pair<std::string, double>> read_settings(const std::vector<std::string>& given) {
  std::vector<std::pair<std::string, double>> settings;
  for (const std::string& setting : given) {
    const std::size_t sign = setting.find('=');
    double value = 0;
    std::size_t read = 0;
    try {
      value = sign == std::string::npos ? 0 : std::stod(setting.substr(sign + 1), &read);
    } catch (const std::exception&) {
      read = 0;
    }
    if (sign == std::string::npos || read == 0 || read != setting.size() - sign - 1)
      throw Error(ErrorCode::usage, "care_setting", {{"found", setting}});
    settings.emplace_back(setting.substr(0, sign), value);
  }
  return settings;
}

Assumptions assumptions_with(const Context& context, const std::vector<std::string>& given, rooms::Request request,
                             const std::string& prefix) {
  const rooms::Chain& chain = context.service().chain();
  const Assumptions defaults = chain.default_assumptions();
  Assumptions assumptions = defaults;
  request.paths = 0;
  for (const auto& [id, value] : read_settings(given)) {
    assumptions.set(id, value);
    if (value == defaults.first(id)) continue;
    Assumptions alone = defaults;
    alone.set(id, value);
    request.assumptions = &defaults;
    const rooms::Figures before = chain.run(request);
    request.assumptions = &alone;
    if (!differs(before, chain.run(request), prefix))
      throw Error(ErrorCode::usage, "setting_without_effect", {{"name", id}});
  }
  return assumptions;
}

}  // namespace handlingsrom::cli
