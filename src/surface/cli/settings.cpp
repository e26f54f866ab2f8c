#include "surface/cli/settings.hpp"

#include "base/error.hpp"

namespace handlingsrom::cli {
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

Assumptions assumptions_with(const Context& context, const std::vector<std::string>& given,
                             const api::OutlookRequest& request, const std::string& prefix) {
  return api::assumptions_with(context.service(), request, read_settings(given), prefix);
}

}  // namespace handlingsrom::cli
