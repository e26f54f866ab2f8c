#include "choice/cooperation/study/assumed.hpp"

namespace handlingsrom::cooperation {

std::string_view short_name(const ParameterSpec& spec) { return spec.id.substr(spec.id.find('.') + 1); }

Assumed assumed(const Study& study, const ParameterSpec& spec) {
  const auto own = study.assumptions.find(std::string(short_name(spec)));
  if (own != study.assumptions.end())
    return {Assumed::By::file, own->second.value, own->second.low, own->second.high, own->second.reason};
  const auto& joint = study.service->joint_share;
  if (short_name(spec) == "joint_share" && joint[0] > 0)
    return {Assumed::By::service, joint[0], joint[1], joint[2], {}};
  return {Assumed::By::standard, spec.value, spec.low, spec.high, {}};
}

}  // namespace handlingsrom::cooperation
