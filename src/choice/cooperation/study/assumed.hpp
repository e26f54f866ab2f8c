// What a study takes for an assumption: what its file says, else what its service has, else the default.
#pragma once

#include <string>
#include <string_view>

#include "choice/cooperation/study/study.hpp"

namespace handlingsrom::cooperation {

struct Assumed {
  enum class By { standard, service, file } by = By::standard;
  double value = 0, low = 0, high = 0;
  std::string reason;  // the file's
};

/// Of one of parameters().
Assumed assumed(const Study& study, const ParameterSpec& spec);

/// "joint_share" of "cooperation.joint_share": what files and code call it.
std::string_view short_name(const ParameterSpec& spec);

}  // namespace handlingsrom::cooperation
